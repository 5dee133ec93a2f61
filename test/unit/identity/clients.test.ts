import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  algorithmOf,
  hashSecret,
  isPrintableId,
  newClientSecret,
  secretMatches,
} from '../../../src/identity/clients.js';

const jwk = (pair: { publicKey: import('node:crypto').KeyObject }) => pair.publicKey.export({ format: 'jwk' });
const rsa = jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const p256 = jwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const p384 = jwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }));
const ed25519 = jwk(generateKeyPairSync('ed25519'));
const ed448 = jwk(generateKeyPairSync('ed448'));

describe('a public key is good for one algorithm', () => {
  it.each([
    ['RSA', rsa, 'PS256'],
    ['RSA named PS256', { ...rsa, alg: 'PS256' }, 'PS256'],
    ['RSA named RS256', { ...rsa, alg: 'RS256' }, undefined],
    ['P-256', p256, 'ES256'],
    ['P-256 for signatures', { ...p256, use: 'sig' }, 'ES256'],
    ['P-256 for encryption', { ...p256, use: 'enc' }, undefined],
    ['P-384', p384, undefined],
    ['Ed25519', ed25519, 'EdDSA'],
    ['Ed25519 by its newer name', { ...ed25519, alg: 'Ed25519' }, 'EdDSA'],
    ['Ed448', ed448, undefined],
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, key, algorithm) => {
    expect(algorithmOf(key)).toBe(algorithm);
  });
});

describe('a client secret', () => {
  it('matches its hash and no other', () => {
    const [secret, other] = [newClientSecret(), newClientSecret()];
    expect(secretMatches(secret, hashSecret(secret))).toBe(true);
    expect(secretMatches(other, hashSecret(secret))).toBe(false);
    expect(secretMatches('', hashSecret(secret))).toBe(false);
  });

  it('is stored as SHA-256, base64url', () => {
    expect(hashSecret('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('matches no hash that is damaged', () => {
    expect(secretMatches('abc', '')).toBe(false);
    expect(secretMatches('abc', 'ungWv48Bz')).toBe(false);
  });

  it('has 256 random bits behind its prefix', () => {
    expect(newClientSecret()).toMatch(/^das_sandbox_[A-Za-z0-9_-]{43}$/);
  });
});

describe('an id taken from a request', () => {
  it.each(['a', 'client-1', 'x'.repeat(255), 'urn:uuid:0198'])('may be %s', (id) => {
    expect(isPrintableId(id)).toBe(true);
  });
  it.each(['', 'x'.repeat(256), 'a\u0000b', 'a\nb', 'ä', '\ud800', 1, null, undefined, {}, ['a']])(
    'may not be %j',
    (id) => {
      expect(isPrintableId(id)).toBe(false);
    },
  );
});
