import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerToken, tidyText, type UnfitText } from '../../../src/contract/text.js';
import { frozen } from '../support/frozen.js';

function tidied(value: unknown): { value: unknown; unfit: string[] } {
  const unfit: UnfitText[] = [];
  return { value: tidyText(value, unfit), unfit: unfit.map(({ pointer }) => pointer) };
}

describe('a text that came in', () => {
  it.each([
    ['  Zoë ', 'Zoë'],
    ['Zoe\u0308', 'Zoë'],
    ['\u00a0Ann\u3000', 'Ann'],
    ['\ufeffAnn\r\n', 'Ann'],
    ['\t', ''],
    ['Van  der Berg', 'Van  der Berg'],
    ['한글'.normalize('NFD'), '한글'],
  ])('%j is trimmed and composed: %j', (text, expected) => {
    expect(tidied(text)).toEqual({ value: expected, unfit: [] });
  });

  it.each(['a\u0000b', 'a\tb', 'a\nb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\ud800', '\udc00a', 'a\udc00\ud800b'])(
    '%j is no text that can be stored',
    (text) => expect(tidied(text).unfit).toEqual(['']),
  );

  it.each(['a\u200db', '𠮷', 'a\u00adb', '👩‍💻', '\ufffd'])('%j is one', (text) =>
    expect(tidied(text).unfit).toEqual([]),
  );
});

describe('a value that came in', () => {
  it('is tidied wherever a text stands in it, and everything else stays', () => {
    const value = { a: [' x ', { b: 'e\u0301' }], c: 1.5, d: null, e: true, f: [], g: {} };
    expect(tidied(frozen(value))).toEqual({
      value: { a: ['x', { b: 'é' }], c: 1.5, d: null, e: true, f: [], g: {} },
      unfit: [],
    });
  });

  it('has every text that cannot be stored pointed at', () => {
    const value = { a: ['ok', 'x\u0000'], 'b/c': { 'd~e': '\ud800' }, '': '\u0001y' };
    expect(tidied(value).unfit).toEqual(['/a/1', '/b~1c/d~0e', '/']);
  });

  it('keeps every name as it is, also one that is special to JavaScript', () => {
    const value = JSON.parse('{"__proto__": " x ", " padded ": 1, "constructor": 2}');
    const tidy = tidied(value).value as object;
    expect(Object.keys(tidy)).toEqual(['__proto__', ' padded ', 'constructor']);
    expect(Object.getOwnPropertyDescriptor(tidy, '__proto__')?.value).toBe('x');
    expect(Object.getPrototypeOf(tidy)).toBe(Object.prototype);
  });

  it('may have no prototype, as queries have none', () => {
    expect(tidied(Object.assign(Object.create(null), { name: ' Ann ' })).value).toEqual({ name: 'Ann' });
  });

  it('is tidy once it was tidied, whatever it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const once = tidied(value);
        expect(tidied(once.value)).toEqual(once);
      }),
    );
  });

  it('holds only texts that can be stored when nothing is pointed at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value, unfit } = tidied(text);
        const stored = Buffer.from(value as string, 'utf8').toString('utf8');
        if (unfit.length === 0) expect([stored, stored.includes('\u0000')]).toEqual([value, false]);
      }),
    );
  });
});

describe('a token of a pointer', () => {
  it.each([
    ['plain', 'plain'],
    ['a/b', 'a~1b'],
    ['a~b', 'a~0b'],
    ['~1', '~01'],
    ['', ''],
  ])('%j is written %j (RFC 6901)', (name, token) => expect(pointerToken(name)).toBe(token));
});
