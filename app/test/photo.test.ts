import {expect, it} from 'vitest';
import {around, holds} from '../src/photo-view';
import {isHeic} from '../src/photo';

it('HEIC is known by its first bytes', () => {
  const head = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  expect(isHeic(head('\0\0\0\x24ftypheic\0\0\0\0'))).toBe(true);
  expect(isHeic(head('\0\0\0\x24ftypmif1\0\0\0\0'))).toBe(true);
  expect(isHeic(head('\0\0\0\x20ftypisom\0\0\0\0'))).toBe(false);
  expect(isHeic(head('\xff\xd8\xff\xe0'))).toBe(false);
});

it('a place around a tap lies within the photo and is as high as the numbers nearby', () => {
  for (const [x, y] of [[0, 0], [1, 1], [0.5, 0.5]] as const) {
    const box = around(x, y, []);
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1 && box.y + box.height <= 1).toBe(true);
    expect(holds(box, x, y)).toBe(true);
  }
  const found = [0.01, 0.02, 0.03].map((height) => ({x: 0, y: 0, width: 0.1, height}));
  expect(around(0.5, 0.5, found).height).toBeCloseTo(0.036);
});
