import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/contract/json.js';
import { Problem } from '../../../src/contract/problem.js';

const read = (text: string) => readJson(Buffer.from(text));

/** Why a body is refused: what the problem says. */
function refusal(body: string | Buffer): string {
  try {
    readJson(Buffer.from(body as string));
  } catch (error) {
    if (error instanceof Problem && error.code === 'malformed-request') return error.message;
    throw error;
  }
  throw new Error('the body was read');
}

describe('a body', () => {
  it('that is empty is none', () => expect(readJson(Buffer.alloc(0))).toBeUndefined());

  it.each(['{}', '[]', 'null', '0', '"x"', ' {"a": [1, {"b": null}]}\n'])('is read as it is: %s', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it('may begin with a byte order mark, which is no part of it', () => {
    expect(read('\ufeff{"a":1}')).toEqual({ a: 1 });
  });

  it('is the value that JSON has for it, whatever the value', () => {
    const names = fc.string().filter((name) => name !== '__proto__');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.jsonValue({ maxDepth: 0 }), fc.array(tie('value')), tie('members')),
      members: fc.dictionary(names, tie('value'), { noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(value, (any) => {
        const text = JSON.stringify(any);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('a body is refused', () => {
  it.each([
    '   ',
    '{',
    '{"a":}',
    '[1,]',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '// x\n{}',
    '/**/{}',
    'NaN',
    '01',
    '{}{}',
    '"\t"',
    '\ufeff',
  ])('when it is not JSON: %j', (text) => expect(refusal(text)).toBe('The body is not well-formed JSON.'));

  it.each([
    ['a byte that never stands in UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['half a character', Buffer.from([0x22, 0xc3, 0x22])],
    ['a character written longer than needed', Buffer.from([0x22, 0xc0, 0x80, 0x22])],
    ['a surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['Latin-1', Buffer.from('"Zoë"', 'latin1')],
  ])('when it is not UTF-8: %s', (_what, bytes) => expect(refusal(bytes)).toBe('The body is not UTF-8.'));

  it('when it is UTF-16', () => {
    expect(refusal(Buffer.from('{"a":1}', 'utf16le'))).toMatch(/not/);
    expect(refusal(Buffer.from('\ufeff{"a":1}', 'utf16le'))).toBe('The body is not UTF-8.');
  });

  it.each([
    ['side by side', '{"a":1,"a":2}'],
    ['with the same value', '{"a":1,"a":1}'],
    ['spelt in another way', '{"a":1,"\\u0061":2}'],
    ['far apart', '{"a":1,"b":{"a":2},"c":[],"a":3}'],
    ['in a member', '{"b":{"a":1,"a":1}}'],
    ['in a list', '[[{"a":1,"a":{}}]]'],
    ['in a member that is itself named twice', '{"b":{"a":1,"a":2},"b":1}'],
  ])('when it names a member twice, %s', (_where, text) =>
    expect(refusal(text)).toMatch(/names the member "[ab]" twice/),
  );

  it('not when two of its objects have members of the same name', () => {
    expect(read('[{"a":1},{"a":1},{"b":{"a":1},"a":1}]')).toBeDefined();
  });

  it.each(['toString', 'hasOwnProperty', 'valueOf', ''])('when it names %j twice, and not when once', (name) => {
    expect(read(`{"${name}":1}`)).toEqual({ [name]: 1 });
    expect(refusal(`{"${name}":1,"${name}":1}`)).toContain('twice');
  });

  it('with a name in the answer that is short and plain', () => {
    const name = `<b>Ann ${'x'.repeat(100)}`;
    expect(refusal(JSON.stringify({ [name]: 1 }).replace('}', `,"${name}":2}`))).toBe(
      `The body names the member "?b?Ann?${'x'.repeat(33)}" twice.`,
    );
  });

  it.each([
    '{"__proto__":1}',
    '{"a":[{"__proto__":{}}]}',
    '{"\\u005f_proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
  ])('when it would change what all objects are: %s', (text) => {
    expect(() => read(text)).toThrow(Problem);
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('not when a text only looks so', () => {
    expect(read('{"a":"__proto__","constructor":1}')).toEqual({ a: '__proto__', constructor: 1 });
  });

  it.each([
    ['lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
    ['both', (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`],
    ['what nobody closes', (depth: number) => '['.repeat(depth)],
    [
      'a value that a later one of the name would hide',
      (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)},"a":1}`,
    ],
  ])('when it is nested deeper than 16: %s', (_what, nested) => {
    for (const depth of [18, 1000, 30_000]) expect(refusal(nested(depth))).toContain('nested more than 16 deep');
  });

  it('not when it is 16 deep, nor when brackets stand in a text', () => {
    expect(read('['.repeat(16) + ']'.repeat(16))).toBeDefined();
    expect(refusal('['.repeat(17) + ']'.repeat(17))).toContain('nested');
    expect(read(JSON.stringify('['.repeat(100)))).toBe('['.repeat(100));
    expect(read(`[${'[],'.repeat(100)}[]]`)).toHaveLength(101);
  });

  it('whatever is sent, with a problem and no other error', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '1', 'null', ' ', '/', '*', '\u0000'),
    );
    fc.assert(
      fc.property(soup, (pieces) => {
        const text = pieces.join('');
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          if (text !== '') expect(() => read(text)).toThrow(Problem);
          return;
        }
        try {
          expect(read(text)).toEqual(expected);
        } catch (error) {
          expect((error as Error).message).toMatch(/twice|nested/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('and the body itself is never in the words', () => {
    for (const text of ['{"givenName":"Ann",}', 'Ann', '{"a":1,"Ann":}']) expect(refusal(text)).not.toContain('Ann');
  });
});
