import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode, verificationCode } from '../../../src/transcript/verification.js';
import { content, parts, SECRET } from './learner.js';

const GROUPS = /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/;

describe('a verification code', () => {
  it('is 20 letters in groups of five, none easily taken for another', () => {
    expect(verificationCode(SECRET, content())).toMatch(GROUPS);
  });

  it('is the same for the same facts, in whatever order, and with or without a code in them', () => {
    const made = content();
    const turned = Object.fromEntries(Object.entries(made).reverse()) as unknown as typeof made;
    expect(verificationCode(SECRET, turned)).toBe(made.verificationCode);
    expect(verificationCode(Buffer.from(SECRET), { ...made, verificationCode: 'another' })).toBe(made.verificationCode);
  });

  it('is another for any other fact, and for another secret', () => {
    const codes = [
      verificationCode(SECRET, content()),
      verificationCode('another secret', content()),
      verificationCode(SECRET, content({ diploma: { ...parts().diploma, grade: 'A' } })),
      verificationCode(SECRET, content({ diploma: { ...parts().diploma, grade: null } })),
      verificationCode(SECRET, content({ statements: ['.'] })),
    ];
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.boolean(),
        fc.constantFrom(' ', '', '-', ' – ', '\u00a0'),
        (secret, small, between) => {
          const code = verificationCode(secret, content());
          const typed = code
            .replaceAll('-', between)
            .replaceAll('0', small ? 'o' : 'O')
            .replaceAll('1', small ? 'l' : 'I');
          expect(readCode(small ? typed.toLowerCase() : typed)).toBe(code);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(['', 'ABCDE', 'UUUUU-UUUUU-UUUUU-UUUUU', 'ABCDE-FGHJK-MNPQR-STVWXY', '!BCDE-FGHJK-MNPQR-STVWX'])(
    'is not read out of %j',
    (text) => {
      expect(readCode(text)).toBeNull();
    },
  );
});
