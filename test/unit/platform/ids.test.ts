import { version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/platform/ids.js';

describe('a new id', () => {
  const ids = Array.from({ length: 20_000 }, newId);

  it('is a UUIDv7 of this moment', () => {
    expect(version(ids[0] as string)).toBe(7);
    const made = Number.parseInt((ids[0] as string).replaceAll('-', '').slice(0, 12), 16);
    expect(Math.abs(Date.now() - made)).toBeLessThan(60_000);
  });

  it('is greater than every one before it, and so like no other', () => {
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
