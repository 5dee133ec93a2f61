import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoints, writePoints } from '../../../src/awards/points.js';

describe('points', () => {
  it('are read exactly: 131.9 is less than 132, and ten tenths are one', () => {
    expect(readPoints('131.9')).toBe(131_900_000);
    expect(readPoints('132')).toBe(132_000_000);
    const tenth = readPoints('0.1') ?? Number.NaN;
    expect(Array.from({ length: 10 }, () => tenth).reduce((sum, one) => sum + one, 0)).toBe(readPoints('1'));
  });

  it.each([...['', ' ', '.', '.5', '5.', '1.2.3', '-1', '+1', '1e3', '1,5', 'NaN', '12345678', '1.2345678', '١']])(
    'are not made out of %j',
    (text) => expect(readPoints(text)).toBeNull(),
  );

  it('are missing where there is no text', () => {
    expect(readPoints(null)).toBeNull();
    expect(readPoints(undefined)).toBeNull();
  });

  it('are written as they were read, without needless zeros', () => {
    expect(['0', '132', '131.9', '0.000001'].map((text) => writePoints(readPoints(text) ?? -1))).toEqual([
      ...['0', '132', '131.9', '0.000001'],
    ]);
    expect(writePoints(readPoints('007.500') ?? -1)).toBe('7.5');
    fc.assert(fc.property(fc.nat(9_999_999_999), (points) => readPoints(writePoints(points)) === points));
  });
});
