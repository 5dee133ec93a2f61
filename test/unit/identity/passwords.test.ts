import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, isPassword, passwordFault } from '../../../src/identity/people/passwords.js';

const person = { username: 'exams.officer', name: 'Siobhán Walker' };

describe('a password', () => {
  it.each([
    ['of eleven characters', 'harbour moo'],
    ['of one character again and again', 'aaaaaaaaaaaaaaaa'],
    ['that runs along the alphabet', 'abcdefghijklmnop'],
    ['that runs back along the digits', '9876543210'.repeat(2)],
    ['that many people choose, with more around it', 'my Password1234!'],
    ['with the user name', 'xx EXAMS.OFFICER xx'],
    ['with a part of the name', 'always walker first'],
    ['with the name of the service', 'harbour diploma moon'],
    ['longer than anybody types', 'harbour pencil '.repeat(9)],
  ])('%s is refused', (_what, password) => {
    expect(passwordFault(password, person)).toEqual(expect.any(String));
  });

  it.each(['harbour pencil sunrise', 'ein schöner Morgen', '🌊🌅✏️ harbour wx', `${'x'.repeat(11)}yzüöä`])(
    '%s is taken',
    (password) => {
      expect(passwordFault(password, person)).toBeUndefined();
    },
  );

  it('is the same however its letters are written in Unicode, spaces count, and nothing is cut off', async () => {
    const kept = await hashPassword('Zoë’s harbour 1234 ');
    expect(await isPassword('Zoë’s harbour 1234 '.normalize('NFD'), kept)).toBe(true);
    expect(await isPassword('Zoë’s harbour 1234', kept)).toBe(false);
    const long = await hashPassword(`${'ﷺ'.repeat(127)}a`);
    expect(await isPassword(`${'ﷺ'.repeat(127)}a`, long)).toBe(true);
    expect(await isPassword(`${'ﷺ'.repeat(127)}b`, long)).toBe(false);
  });

  it('is kept by argon2id as OWASP has it, each time with other salt; nobody has none', async () => {
    const kept = await hashPassword('harbour pencil sunrise');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('harbour pencil sunrise')).not.toBe(kept);
    expect(isOutdated(kept)).toBe(false);
    expect(isOutdated(kept.replace('m=19456', 'm=4096'))).toBe(true);
    for (const none of [null, undefined]) expect(await isPassword('the password of nobody', none)).toBe(false);
  });
});
