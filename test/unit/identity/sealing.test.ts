import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, UnsealError, unseal } from '../../../src/identity/sealing.js';

const key = randomBytes(32);

describe('a sealed text', () => {
  it('opens with the key and context it was sealed with', () => {
    expect(unseal(key, seal(key, 'the crown jewels: ÄÖÜ', 'kid-1'), 'kid-1')).toBe('the crown jewels: ÄÖÜ');
    expect(unseal(key, seal(key, '', 'kid-1'), 'kid-1')).toBe('');
  });

  it('does not show its text, and is another one each time', () => {
    const [one, other] = [seal(key, 'secret text', 'kid'), seal(key, 'secret text', 'kid')];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('secret text');
  });

  const sealed = seal(key, 'secret text', 'kid-1');
  const body = sealed.slice('v1.'.length);
  const flipped = Buffer.from(body, 'base64url');
  flipped[14] = (flipped[14] ?? 0) ^ 1;

  it.each([
    ['another key', randomBytes(32), sealed, 'kid-1'],
    ['another context', key, sealed, 'kid-2'],
    ['a changed bit', key, `v1.${flipped.toString('base64url')}`, 'kid-1'],
    ['a missing end', key, sealed.slice(0, -4), 'kid-1'],
    ['no room for nonce and tag', key, `v1.${body.slice(0, 20)}`, 'kid-1'],
    ['another version', key, `v2.${body}`, 'kid-1'],
    ['no version', key, body, 'kid-1'],
    ['nothing', key, '', 'kid-1'],
  ])('does not open with %s', (_, otherKey, text, context) => {
    expect(() => unseal(otherKey, text, context)).toThrow(UnsealError);
  });

  it.each([0, 16, 31, 33, 64])('is not made with a key of %i bytes', (bytes) => {
    expect(() => seal(randomBytes(bytes), 'text', 'kid')).toThrow(RangeError);
    expect(() => unseal(randomBytes(bytes), sealed, 'kid-1')).toThrow(RangeError);
  });
});
