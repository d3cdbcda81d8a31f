import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';

const SOURCES = readdirSync('src', {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));

it('nothing makes a page or code of text, and nothing is asked of strangers', () => {
  expect(SOURCES.length).toBeGreaterThan(20);
  for (const name of SOURCES) {
    const text = readFileSync(join('src', name), 'utf8');
    expect(text, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(|new Function/);
    expect(text.replaceAll('http://www.w3.org/2000/svg', ''), name).not.toMatch(/https?:\/\//);
  }
});
