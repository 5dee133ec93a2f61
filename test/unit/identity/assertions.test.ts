import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAssertion, verifySignature } from '../../../src/identity/assertions.js';
import type { ClientPublicKey } from '../../../src/identity/clients.js';
import { TokenRefusal } from '../../../src/identity/token-refusals.js';

const issuer = 'https://das.example';
const now = new Date('2011-09-01T12:00:00Z');
const seconds = now.getTime() / 1000;

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherP256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ed25519 = generateKeyPairSync('ed25519');

const GOOD: JWTPayload = { iss: 'c', sub: 'c', aud: issuer, jti: 'j-1', iat: seconds, exp: seconds + 60 };

/** Claims and header change or, where undefined, leave out parts of a good assertion. */
function sign(
  claims: object = {},
  header: object = {},
  key: KeyObject | Uint8Array = p256.privateKey,
): Promise<string> {
  return new SignJWT({ ...GOOD, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'k', ...header }).sign(key);
}

/** An assertion with a signature that is no good, for what `SignJWT` does not let pass. */
function unsigned(header: unknown, claims: unknown): string {
  const part = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${part('signature')}`;
}

async function reasonOf(step: () => unknown): Promise<string> {
  try {
    await step();
  } catch (error) {
    if (error instanceof TokenRefusal) {
      expect(error.code).toBe('invalid_client');
      return error.reason;
    }
    throw error;
  }
  return 'accepted';
}

describe('an assertion is read', () => {
  it('with what it says', async () => {
    expect(readAssertion(await sign(), issuer, now)).toEqual({
      clientId: 'c',
      algorithm: 'ES256',
      kid: 'k',
      jti: 'j-1',
      expiresAt: new Date('2011-09-01T12:01:00Z'),
    });
  });

  it.each([
    ['the issuer as the one audience of a list', { aud: [issuer] }, {}],
    ['a client clock 10 seconds ahead', { iat: seconds + 10, nbf: seconds + 10, exp: seconds + 70 }, {}],
    ['the longest life', { exp: seconds + 300 }, {}],
    ['the longest life and a clock ahead', { iat: seconds + 10, exp: seconds + 310 }, {}],
    ['its last second', { iat: seconds - 299, exp: seconds + 1 }, {}],
    ['fractions of seconds', { iat: seconds - 0.5, exp: seconds + 59.5 }, {}],
    ['no kid', {}, { kid: undefined }],
    ['the type JWT', {}, { typ: 'JWT' }],
    ['the type of its own', {}, { typ: 'client-authentication+jwt' }],
    ['the type of its own, in full', {}, { typ: 'application/client-authentication+jwt' }],
    ['claims nobody knows', { client_id: 'other', scope: 'everything' }, {}],
  ])('with %s', async (_, claims, header) => {
    expect(await reasonOf(async () => readAssertion(await sign(claims, header), issuer, now))).toBe('accepted');
  });

  it.each([
    ['another issuer', { iss: 'd' }, 'issuer is not subject'],
    ['no issuer', { iss: undefined }, 'issuer is not subject'],
    ['no subject', { sub: undefined }, 'unknown client'],
    ['a subject that is no text', { iss: 1, sub: 1 }, 'unknown client'],
    ['a subject that no query takes', { iss: 'c\u0000', sub: 'c\u0000' }, 'unknown client'],
    ['a subject without end', { iss: 'c'.repeat(300), sub: 'c'.repeat(300) }, 'unknown client'],
    ['no audience', { aud: undefined }, 'wrong audience'],
    ['another audience', { aud: 'https://other.example' }, 'wrong audience'],
    ['the token endpoint as audience', { aud: `${issuer}/oauth/token` }, 'wrong audience'],
    ['the issuer with a slash', { aud: `${issuer}/` }, 'wrong audience'],
    ['the issuer in capitals', { aud: issuer.toUpperCase() }, 'wrong audience'],
    ['the issuer among others', { aud: [issuer, 'https://other.example'] }, 'wrong audience'],
    ['no audience in a list', { aud: [] }, 'wrong audience'],
    ['a list in a list', { aud: [[issuer]] }, 'wrong audience'],
    ['no expiry', { exp: undefined }, 'no expiry'],
    ['an expiry in words', { exp: '2011-09-01T12:01:00Z' }, 'no expiry'],
    ['no life left', { exp: seconds }, 'expired'],
    ['a life long over', { iat: seconds - 3660, exp: seconds - 3600 }, 'expired'],
    ['an expiry too far', { iat: seconds + 10, exp: seconds + 311 }, 'lives too long'],
    ['an expiry in milliseconds', { exp: (seconds + 60) * 1000 }, 'lives too long'],
    ['a life of an hour', { exp: seconds + 3600 }, 'lives too long'],
    ['a life of an hour, nearly over', { iat: seconds - 3540, exp: seconds + 60 }, 'lives too long'],
    ['no time of issue', { iat: undefined }, 'no time of issue'],
    ['a time of issue in words', { iat: 'now' }, 'no time of issue'],
    ['a time of issue to come', { iat: seconds + 11, exp: seconds + 60 }, 'issued in the future'],
    ['a time to come before which it is not valid', { nbf: seconds + 11 }, 'not valid yet'],
    ['a time in words before which it is not valid', { nbf: 'now' }, 'not valid yet'],
    ['no jti', { jti: undefined }, 'no jti'],
    ['an empty jti', { jti: '' }, 'no jti'],
    ['a jti that is no text', { jti: 7 }, 'no jti'],
    ['a jti without end', { jti: 'j'.repeat(256) }, 'no jti'],
    ['a jti that no table takes', { jti: 'j\u0000' }, 'no jti'],
  ])('and refused for %s', async (_, claims, reason) => {
    const assertion = unsigned({ alg: 'ES256', kid: 'k' }, { ...GOOD, ...claims });
    expect(await reasonOf(() => readAssertion(assertion, issuer, now))).toBe(reason);
  });

  it.each([
    ['alg none', { alg: 'none' }, 'algorithm not accepted'],
    ['RS256', { alg: 'RS256' }, 'algorithm not accepted'],
    ['HS256', { alg: 'HS256' }, 'algorithm not accepted'],
    ['ES384', { alg: 'ES384' }, 'algorithm not accepted'],
    ['an algorithm in small letters', { alg: 'es256' }, 'algorithm not accepted'],
    ['no algorithm', {}, 'algorithm not accepted'],
    ['the type of an access token', { alg: 'ES256', typ: 'at+jwt' }, 'assertion of another type'],
    ['a type that is no text', { alg: 'ES256', typ: 7 }, 'assertion unreadable'],
    ['a kid that is no text', { alg: 'ES256', kid: {} }, 'assertion unreadable'],
  ])('and refused for %s', async (_, header, reason) => {
    expect(await reasonOf(() => readAssertion(unsigned(header, GOOD), issuer, now))).toBe(reason);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'assertion'],
    ['dots', '..'],
    ['five parts', 'a.b.c.d.e'],
    ['claims that are no object', unsigned({ alg: 'ES256' }, [GOOD])],
    ['claims that are no JSON', unsigned({ alg: 'ES256' }, '{')],
    ['a header that is no object', unsigned('"ES256"', GOOD)],
    ['more than anybody needs', unsigned({ alg: 'ES256' }, { ...GOOD, padding: 'x'.repeat(8_000) })],
  ])('and refused for being %s', async (_, assertion) => {
    expect(await reasonOf(() => readAssertion(assertion, issuer, now))).toBe('assertion unreadable');
  });
});

describe('the signature of an assertion', () => {
  let keys: ClientPublicKey[];
  beforeAll(() => {
    const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
    keys = [
      { kid: 'other', algorithm: 'ES256', jwk: jwk(otherP256.publicKey) },
      { kid: 'k', algorithm: 'ES256', jwk: jwk(p256.publicKey) },
      { kid: 'rsa', algorithm: 'PS256', jwk: jwk(rsa.publicKey) },
      { kid: 'short', algorithm: 'PS256', jwk: jwk(shortRsa.publicKey) },
      { kid: 'ed', algorithm: 'EdDSA', jwk: jwk(ed25519.publicKey) },
      { kid: 'damaged', algorithm: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } },
    ];
  });

  const verdict = (assertion: string, own = keys) =>
    reasonOf(() => verifySignature(assertion, readAssertion(assertion, issuer, now), own, now));

  it.each([
    ['ES256', 'k', p256],
    ['PS256', 'rsa', rsa],
    ['EdDSA', 'ed', ed25519],
  ])('is good with %s, with and without a kid', async (alg, kid, { privateKey }) => {
    expect(await verdict(await sign({}, { alg, kid }, privateKey))).toBe('accepted');
    expect(await verdict(await sign({}, { alg, kid: undefined }, privateKey))).toBe('accepted');
  });

  it.each([
    ['a key of somebody else', {}, otherP256.privateKey, 'wrong signature'],
    ['the name of a key that is not there', { kid: 'gone' }, p256.privateKey, 'no such key'],
    ['the name of a key of another algorithm', { kid: 'rsa' }, p256.privateKey, 'no such key'],
    ['the name of a damaged key', { kid: 'damaged' }, p256.privateKey, 'wrong signature'],
  ])('is refused with %s', async (_, header, key, reason) => {
    expect(await verdict(await sign({}, header, key))).toBe(reason);
  });

  it('is refused when the key is too short for its algorithm', async () => {
    const input = unsigned({ alg: 'PS256', kid: 'short' }, GOOD).split('.').slice(0, 2).join('.');
    const { constants, sign: rawSign } = await import('node:crypto');
    const signature = rawSign('sha256', Buffer.from(input), {
      key: shortRsa.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    expect(await verdict(`${input}.${signature.toString('base64url')}`)).toBe('wrong signature');
  });

  it('is refused when the claims were changed', async () => {
    const [header, , signature] = (await sign()).split('.');
    const claims = Buffer.from(JSON.stringify({ ...GOOD, jti: 'j-2' })).toString('base64url');
    expect(await verdict(`${header}.${claims}.${signature}`)).toBe('wrong signature');
  });

  it('is refused when it is missing', async () => {
    const [header, claims] = (await sign()).split('.');
    expect(await verdict(`${header}.${claims}.`)).toBe('wrong signature');
  });

  it('is refused when the header holds an extension that nobody knows', async () => {
    const input = unsigned({ alg: 'ES256', kid: 'k', crit: ['x'], x: 1 }, GOOD);
    expect(await verdict(input)).toBe('wrong signature');
  });

  it('is refused for a client without keys', async () => {
    expect(await verdict(await sign(), [])).toBe('no such key');
  });
});
