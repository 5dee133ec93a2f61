import { TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, stepOfCode, totpAddress } from '../../../src/identity/people/second-factor.js';

const at = (seconds: number) => new Date(1_286_179_200_000 + seconds * 1000);
const secret = newTotpSecret();
const codeAt = (seconds: number) => new TOTP({ secret }).generate({ timestamp: at(seconds).getTime() });

describe('a code of an authenticator app', () => {
  it('is good in its own half minute and in those beside it, and names the one to which it belongs', () => {
    const step = stepOfCode(secret, codeAt(0), at(0)) as number;
    expect(stepOfCode(secret, codeAt(0), at(29))).toBe(step);
    expect(stepOfCode(secret, codeAt(0), at(59))).toBe(step);
    expect(stepOfCode(secret, codeAt(0), at(-30))).toBe(step);
    expect(stepOfCode(secret, codeAt(0), at(60))).toBeUndefined();
    expect(stepOfCode(secret, codeAt(0), at(-31))).toBeUndefined();
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 456', '-12345'])('is not %j', (code) => {
    expect(stepOfCode(secret, code, at(0))).toBeUndefined();
  });

  it('is made from 160 bits of chance, which the address for the app says with whose they are', () => {
    expect(newTotpSecret()).not.toBe(secret);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(totpAddress(secret, 'exams.officer'));
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(address.pathname)).toContain('exams.officer');
  });
});
