import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPublicKey } from '../../../src/identity/public-key-reading.js';

const pair = (kind: 'ec' | 'ed25519' | 'rsa', options: object = {}) =>
  generateKeyPairSync(kind as 'ec', options as never) as unknown as { publicKey: KeyObject; privateKey: KeyObject };
const jwkOf = (key: KeyObject) => key.export({ format: 'jwk' });
const pemOf = (key: KeyObject, type: 'spki' | 'pkcs8' = 'spki') => key.export({ format: 'pem', type }) as string;

const p256 = pair('ec', { namedCurve: 'P-256' });
const ed25519 = pair('ed25519');
const rsa = pair('rsa', { modulusLength: 2048 });

describe('a public key', () => {
  it.each([
    ['ES256', p256],
    ['EdDSA', ed25519],
    ['PS256', rsa],
  ] as const)(
    'of %s is the same as a JWK, in a set, and as a PEM, with its thumbprint as id',
    async (algorithm, { publicKey }) => {
      const jwk = { ...jwkOf(publicKey), kid: 'my own name', x5c: ['something else'] };
      const read = await Promise.all(
        [JSON.stringify(jwk), JSON.stringify({ keys: [jwk] }), ` ${pemOf(publicKey)}\n`].map(readPublicKey),
      );
      const [first] = read;
      expect(first).toMatchObject({ algorithm, kid: expect.stringMatching(/^[\w-]{43}$/) });
      for (const one of read) expect(one).toEqual(first);
      // Nothing of what was pasted beside it is kept.
      expect(JSON.stringify(first)).not.toMatch(/my own name|x5c/);
    },
  );

  it.each([
    ['a private JWK', () => JSON.stringify(jwkOf(p256.privateKey))],
    ['a private JWK in a set', () => JSON.stringify({ keys: [jwkOf(rsa.privateKey)] })],
    ['a private PEM', () => pemOf(ed25519.privateKey, 'pkcs8')],
    ['an old private PEM', () => rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }) as string],
    ['both in one text', () => `${pemOf(p256.publicKey)}${pemOf(p256.privateKey, 'pkcs8')}`],
    ['a secret', () => JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' })],
  ])('is not %s, and says that it must be made anew', async (_what, text) => {
    expect(await readPublicKey(text())).toEqual({ fault: expect.stringContaining('private key') });
  });

  it.each([
    ['RSA of 1,024 bits', () => JSON.stringify(jwkOf(pair('rsa', { modulusLength: 1024 }).publicKey)), 'weak'],
    [
      'RSA with exponent 3',
      () => JSON.stringify(jwkOf(pair('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey)),
      'weak',
    ],
    ['P-384', () => JSON.stringify(jwkOf(pair('ec', { namedCurve: 'P-384' }).publicKey)), 'kind'],
    ['secp256k1', () => pemOf(pair('ec', { namedCurve: 'secp256k1' }).publicKey), 'kind'],
    ['one to encrypt with', () => JSON.stringify({ ...jwkOf(p256.publicKey), use: 'enc' }), 'kind'],
    ['one for another algorithm', () => JSON.stringify({ ...jwkOf(rsa.publicKey), alg: 'RS256' }), 'kind'],
  ])('is not %s', async (_what, text, why) => {
    expect(await readPublicKey(text())).toEqual({ fault: expect.stringContaining(why) });
  });

  it.each([
    '',
    'nonsense',
    '{}',
    '[]',
    'null',
    '{"keys":[]}',
    JSON.stringify({ keys: [jwkOf(p256.publicKey), jwkOf(ed25519.publicKey)] }),
    JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }),
    JSON.stringify({ kty: 'RSA', n: 7, e: {} }),
    '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    'x'.repeat(10_000),
  ])('is none that can be read: %j', async (text) => {
    expect(await readPublicKey(text)).toEqual({ fault: expect.stringContaining('can be read') });
  });
});
