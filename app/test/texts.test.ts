import {describe, expect, it} from 'vitest';
import {de} from '../src/texts/de';
import {en} from '../src/texts/en';
import {es} from '../src/texts/es';
import {fr} from '../src/texts/fr';
import {hi} from '../src/texts/hi';

function names(text: string): string[] {
  return [...text.matchAll(/\{\w+}/g)].map((match) => match[0]).sort();
}

describe.each(Object.entries({de, es, fr, hi}))('%s', (_, texts) => {
  it('has the same values in its texts as English', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(names(texts[key]), key).toEqual(names(en[key]));
      expect(texts[key].trim(), key).not.toBe('');
    }
  });

  it('is a language of its own', () => {
    const same = (Object.keys(en) as (keyof typeof en)[]).filter((key) => texts[key] === en[key]);
    expect(same.length, same.join()).toBeLessThan(12);
  });
});
