import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTemporaryUpn,
  isUci,
  isUpn,
  plainQan,
  qanCheckCharacter,
  qanLooksWrong,
  ulnFrom,
  ulnProblem,
} from '../../../src/learners/identifiers.js';
import vectors from '../../vectors/identifiers.json' with { type: 'json' };

describe('ULN', () => {
  it.each(vectors.uln.valid)('%s is accepted', (uln) => expect(ulnProblem(uln)).toBeUndefined());
  it.each(vectors.uln.format)('"%s" has not the form of a ULN', (uln) => expect(ulnProblem(uln)).toBe('format'));
  it.each(vectors.uln.checkDigit)('%s has a wrong check digit', (uln) => expect(ulnProblem(uln)).toBe('check-digit'));
  it.each(vectors.uln.placeholder)('%s stands for no number yet', (uln) => expect(ulnProblem(uln)).toBe('placeholder'));

  it('has no valid check digit at all when nothing is left over', () => {
    for (let digit = 0; digit <= 9; digit += 1) expect(ulnProblem(`987654321${digit}`)).toBe('check-digit');
    expect(ulnFrom('987654321')).toBeUndefined();
  });

  it('is made from nine digits so that it is accepted, and one changed digit is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), fc.nat(9), fc.nat(9), (nine, at, digit) => {
        const uln = ulnFrom(nine);
        fc.pre(uln !== undefined);
        expect(ulnProblem(uln)).toBeUndefined();
        const slip = uln.slice(0, at) + digit + uln.slice(at + 1);
        if (slip !== uln) expect(ulnProblem(slip)).toBeDefined();
      }),
    );
  });

  it('is not made from what is not nine digits, nor from digits that would make the placeholder', () => {
    for (const digits of ['', '12345678', '1234567890', '12345678a', '012345678', -5, 1.5]) {
      expect(ulnFrom(digits)).toBeUndefined();
    }
    expect(ulnFrom(999_999_999)).not.toBe('9999999999');
  });
});

describe('UPN', () => {
  it.each(vectors.upn.valid)('%s is accepted', (upn) => expect(isUpn(upn)).toBe(true));
  it.each(vectors.upn.invalid)('"%s" is refused', (upn) => expect(isUpn(upn)).toBe(false));

  it('is temporary when its last character is a letter', () => {
    for (const upn of vectors.upn.valid) expect(isTemporaryUpn(upn)).toBe(vectors.upn.temporary.includes(upn));
  });
});

describe('UCI', () => {
  it.each(vectors.uci.valid)('%s is accepted', (uci) => expect(isUci(uci)).toBe(true));
  it.each(vectors.uci.invalid)('"%s" is refused', (uci) => expect(isUci(uci)).toBe(false));

  it('has one check letter for every board from A to P, and none for a later one', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const board of letters) {
      const fitting = letters.filter((letter) => isUci(`68199${board}012058${letter}`));
      expect(fitting.length).toBe(board <= 'P' ? 1 : 0);
    }
  });
});

describe('QAN', () => {
  it.each(vectors.qan.fits)('%s raises no warning', (qan) => expect(qanLooksWrong(qan)).toBe(false));
  it.each(vectors.qan.doesNotFit)('%s raises a warning', (qan) => expect(qanLooksWrong(qan)).toBe(true));

  it('is kept without slashes, however it was written', () => {
    expect(plainQan('500/2371/8')).toBe('50023718');
    expect(plainQan('50023718')).toBe('50023718');
    expect(plainQan('500/2371')).toBeUndefined();
  });

  it('gets the check character that raises no warning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (number) => {
        const seven = String(number).padStart(7, '0');
        expect(qanLooksWrong(seven + qanCheckCharacter(seven))).toBe(false);
      }),
    );
  });
});
