import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import fastifyJwt from '@fastify/jwt';
import Fastify, { type FastifyInstance } from 'fastify';
import { type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessToken, accessTokenVerification, isRefusedToken } from '../../../src/identity/access-tokens.js';
import { createSigningKeys, type SigningKeys } from '../../../src/identity/signing-keys.js';
import { assertionForm, signAssertion } from './client-assertions.js';
import { createWorld, tokenEndpointOf, type World } from './world.js';

const issuer = 'https://das.example';
const sealingKey = randomBytes(32);

let world: World;
let signingKeys: SigningKeys;
let app: FastifyInstance;
let seen: AccessToken[];
let failure: unknown;

/** A server with one door, as the API has it: what is refused is 401, what cannot be told is 503. */
async function serve(keys: SigningKeys): Promise<FastifyInstance> {
  const server = Fastify();
  await server.register(fastifyJwt, accessTokenVerification({ signingKeys: keys, issuer }));
  server.get('/', async (request, reply) => {
    try {
      seen.push(await request.jwtVerify<AccessToken>());
      return { ok: true };
    } catch (error) {
      failure = error;
      return reply.code(isRefusedToken(error) ? 401 : 503).send();
    }
  });
  return server;
}

beforeAll(async () => {
  world = await createWorld();
  signingKeys = createSigningKeys({ prisma: world.prisma, sealingKey, now: () => new Date() });
  seen = [];
  app = await serve(signingKeys);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const knock = async (token: string, server = app) => {
  const { statusCode } = await server.inject({ url: '/', headers: { authorization: `Bearer ${token}` } });
  return statusCode;
};

const seconds = () => Math.floor(Date.now() / 1000);
const good = () => ({
  iss: issuer,
  sub: 'c',
  client_id: 'c',
  aud: issuer,
  scope: 'learners:read',
  jti: randomBytes(8).toString('hex'),
  iat: seconds(),
  exp: seconds() + 600,
});

async function sign(claims: object = {}, header: object = {}): Promise<string> {
  const { kid, privateKey } = await signingKeys.active();
  return new SignJWT({ ...good(), ...claims } as JWTPayload)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header })
    .sign(privateKey);
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  it('of the token endpoint opens the door, and says who holds it and what for', async () => {
    const authority = tokenEndpointOf(world, { issuer, sealingKey });
    const client = await world.addClient({ scopes: ['learners:read', 'claims:write'] });
    const answer = await authority.endpoint.issueToken({
      contentType: 'application/x-www-form-urlencoded',
      authorization: undefined,
      form: assertionForm(await signAssertion(client, issuer)),
    });
    if (answer.status !== 200) throw new Error('refused');
    expect(await knock(answer.body.access_token)).toBe(200);
    expect(seen.at(-1)).toEqual({
      id: expect.any(String),
      clientId: client.id,
      scopes: new Set(['learners:read', 'claims:write']),
      issuedAt: expect.any(Date),
      expiresAt: expect.any(Date),
    });
    expect(Math.abs(seen.at(-1)!.issuedAt.getTime() - Date.now())).toBeLessThan(5_000);
    expect(Math.abs(seen.at(-1)!.expiresAt.getTime() - Date.now() - 600_000)).toBeLessThan(5_000);
  });

  it('is one object for all requests that bring it, which none of them can change', async () => {
    const token = await sign();
    await knock(token);
    await knock(token);
    expect(seen.at(-1)).toBe(seen.at(-2));
    expect(Object.isFrozen(seen.at(-1))).toBe(true);
  });

  it('is refused again when it was refused once, and does not stand in the way of a good one', async () => {
    const token = await sign();
    const tampered = `${token.slice(0, -4)}AAAA`;
    expect([await knock(tampered), await knock(token), await knock(tampered), await knock(token)]).toEqual([
      401, 200, 401, 200,
    ]);
  });

  it('is refused from the second it expires, though it was good before', async () => {
    const token = await sign({ exp: seconds() + 2 });
    expect(await knock(token)).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await knock(token)).toBe(401);
  });

  it.each([
    ['another issuer', { iss: 'https://other.example' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'https://other.example' }],
    ['no audience', { aud: undefined }],
    ['its time over', { iat: seconds() - 1200, exp: seconds() - 600 }],
    ['no end', { exp: undefined }],
    ['an end in words', { exp: 'never' }],
    ['a start to come', { nbf: seconds() + 600 }],
    ['no client', { client_id: undefined }],
    ['no subject', { sub: undefined }],
    ['no scope', { scope: undefined }],
    ['no jti', { jti: undefined }],
    ['no time of issue', { iat: undefined }],
  ])('is refused with %s', async (_, claims) => {
    const { kid, privateKey } = await signingKeys.active();
    const { CompactSign } = await import('jose');
    const token = await new CompactSign(Buffer.from(JSON.stringify({ ...good(), ...claims })))
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .sign(privateKey);
    expect(await knock(token)).toBe(401);
  });

  it.each([
    ['typ JWT', { typ: 'JWT' }],
    ['no typ', { typ: undefined }],
    ['the typ of an assertion', { typ: 'client-authentication+jwt' }],
    ['an unknown kid', { kid: 'unknown' }],
    ['no kid', { kid: undefined }],
    ['a kid that is no text', { kid: 7 }],
    ['the kid of a property that every object has', { kid: '__proto__' }],
  ])('is refused with %s', async (_, header) => {
    expect(await knock(await sign({}, header))).toBe(401);
  });

  it('may have its typ in full', async () => {
    expect(await knock(await sign({}, { typ: 'application/at+jwt' }))).toBe(200);
  });

  it('is refused when another key has signed it', async () => {
    const { kid } = await signingKeys.active();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const token = await new SignJWT(good()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid }).sign(privateKey);
    expect(await knock(token)).toBe(401);
  });

  it('is refused when its claims were changed', async () => {
    const [header, , signature] = (await sign()).split('.');
    expect(await knock(`${header}.${encoded({ ...good(), scope: 'awards:write' })}.${signature}`)).toBe(401);
  });

  it('is refused when it is not signed', async () => {
    const { kid } = await signingKeys.active();
    const [header, claims] = (await sign()).split('.');
    const none = encoded({ alg: 'none', typ: 'at+jwt', kid });
    for (const token of [`${none}.${claims}.`, `${header}.${claims}.`, `${none}.${claims}.${encoded('signature')}`]) {
      expect(await knock(token)).toBe(401);
    }
  });

  it('is refused when it is signed with HS256 and the public key as secret', async () => {
    const { kid } = await signingKeys.active();
    const key = (await signingKeys.publicKey(kid))!;
    const input = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid })}.${encoded(good())}`;
    for (const secret of [key.pem, JSON.stringify(key.jwk), Buffer.from(key.jwk.x ?? '', 'base64url')]) {
      const signature = createHmac('sha256', secret).update(input).digest('base64url');
      expect(await knock(`${input}.${signature}`)).toBe(401);
    }
  });

  it.each(['', 'x', '..', 'a.b.c', 'null.null.null'])('is refused when it is none: "%s"', async (token) => {
    expect(await knock(token)).toBe(401);
  });

  it('is refused with 401 when there is none', async () => {
    expect((await app.inject('/')).statusCode).toBe(401);
    const basic = { authorization: 'Basic YTpi' };
    expect((await app.inject({ url: '/', headers: basic })).statusCode).toBe(401);
  });

  it('is refused when its key is no longer published, though it was good before', async () => {
    const clock = { offsetMs: 0 };
    const keys = createSigningKeys({
      prisma: world.prisma,
      sealingKey,
      now: () => new Date(Date.now() + clock.offsetMs),
    });
    const server = await serve(keys);
    const token = await sign();
    expect(await knock(token, server)).toBe(200);
    const { kid } = await signingKeys.active();
    const { state } = await world.prisma.signingKey.findUniqueOrThrow({ where: { kid } });
    await world.prisma.signingKey.update({ where: { kid }, data: { state: 'retiring', retireAfter: new Date() } });
    clock.offsetMs = 61_000;
    await keys.rotateIfDue();
    expect(await knock(token, server)).toBe(401);
    expect(state).toBe('active');
    await server.close();
  });
});

it('cannot be told good from bad when the keys cannot be read', async () => {
  const away = await createWorld();
  const keys = createSigningKeys({ prisma: away.prisma, sealingKey, now: () => new Date() });
  const server = await serve(keys);
  const token = await sign();
  await away.close();
  expect(await knock(token, server)).toBe(503);
  expect(isRefusedToken(failure)).toBe(false);
  await server.close();
});
