import { randomBytes } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suspendClient, suspendSupplier } from '../../../src/identity/authorities.js';
import type { TokenAnswer, TokenRequest } from '../../../src/identity/token-endpoint.js';
import { assertionForm, newClientKey, signAssertion } from './client-assertions.js';
import { createWorld, SANDBOX, type TestClient, tokenEndpointOf, type World } from './world.js';

const issuer = 'https://das.example';
const sealingKey = randomBytes(32);
const CONTENT_TYPE = 'application/x-www-form-urlencoded';

let world: World;
let authority: ReturnType<typeof tokenEndpointOf>;
let client: TestClient;

beforeAll(async () => {
  world = await createWorld();
  authority = tokenEndpointOf(world, { issuer, sealingKey });
  client = await world.addClient();
});
afterAll(() => world.close());
beforeEach(() => {
  authority.log.length = 0;
  authority.clock.offsetMs = 0;
});

const request = (form: TokenRequest['form'], authorization?: string): TokenRequest => ({
  contentType: CONTENT_TYPE,
  authorization,
  form,
});
const send = (form: TokenRequest['form'], authorization?: string) =>
  authority.endpoint.issueToken(request(form, authorization));
const sendAssertion = (assertion: string, more: object = {}) => send({ ...assertionForm(assertion), ...more });
const errorOf = (answer: TokenAnswer) => ('error' in answer.body ? answer.body.error : undefined);

describe('a client with a key', () => {
  it('gets an access token as in RFC 9068, for ten minutes', async () => {
    const answer = await sendAssertion(await signAssertion(client, issuer));
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: { token_type: 'Bearer', expires_in: 600, scope: 'learners:read learners:write' },
    });
    if (answer.status !== 200) throw new Error('refused');

    const token = answer.body.access_token;
    const { payload } = await jwtVerify(token, createLocalJWKSet(await authority.signingKeys.jwks()));
    expect(payload).toEqual({
      iss: issuer,
      sub: client.id,
      client_id: client.id,
      aud: issuer,
      scope: 'learners:read learners:write',
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      iat: expect.any(Number),
      exp: payload.iat! + 600,
    });
    expect(Math.abs(payload.iat! - Date.now() / 1000)).toBeLessThan(5);
    const { kid } = await authority.signingKeys.active();
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid });
  });

  it.each(['PS256', 'EdDSA'] as const)('may sign with %s', async (alg) => {
    const other = await world.addClient({ key: newClientKey(alg) });
    expect((await sendAssertion(await signAssertion(other, issuer))).status).toBe(200);
  });

  it('may name itself in the body, and nobody else', async () => {
    expect((await sendAssertion(await signAssertion(client, issuer), { client_id: client.id })).status).toBe(200);
    const other = await world.addClient();
    const answer = await sendAssertion(await signAssertion(client, issuer), { client_id: other.id });
    expect(answer.status).toBe(401);
    expect(authority.log[0]?.reason).toBe('client id is not subject');
  });

  it('may have a second key while it changes from one to the other', async () => {
    const [first, second] = [newClientKey('ES256'), newClientKey('ES256')];
    const rotating = await world.addClient({ key: first });
    await world.prisma.clientKey.create({
      data: { clientId: rotating.id, kid: second.kid, publicJwk: { ...second.publicJwk } },
    });
    for (const key of [first, second]) {
      for (const header of [{}, { kid: undefined }]) {
        const assertion = await signAssertion({ id: rotating.id, key }, issuer, {}, header);
        expect((await sendAssertion(assertion)).status).toBe(200);
      }
    }
  });

  it('uses an assertion once, of many tries at once in two processes', async () => {
    const elsewhere = tokenEndpointOf({ prisma: world.connect() }, { issuer, sealingKey });
    const form = assertionForm(await signAssertion(client, issuer));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? authority : elsewhere).endpoint.issueToken(request(form))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(401)]);
    expect([...authority.log, ...elsewhere.log].every(({ reason }) => reason === 'replayed')).toBe(true);
  });

  it('may use a jti that another client has used', async () => {
    const other = await world.addClient();
    for (const each of [client, other]) {
      expect((await sendAssertion(await signAssertion(each, issuer, { jti: 'the-same' }))).status).toBe(200);
    }
  });
});

describe('used assertions', () => {
  it('are forgotten when they have run out, and are refused then all the same', async () => {
    const assertion = await signAssertion(client, issuer, { jti: 'to-be-forgotten' });
    await sendAssertion(assertion);
    const count = () => world.prisma.usedAssertion.count({ where: { jti: 'to-be-forgotten' } });

    await authority.endpoint.purgeUsedAssertions();
    expect(await count()).toBe(1);

    authority.clock.offsetMs = 3 * 60_000;
    expect(await authority.endpoint.purgeUsedAssertions()).toBeGreaterThanOrEqual(1);
    expect(await count()).toBe(0);
    expect((await sendAssertion(assertion)).status).toBe(401);
    expect(authority.log[0]?.reason).toBe('expired');
  });
});

describe('a client that is not authenticated', () => {
  const hour = 3_600_000;

  async function attempts(): Promise<[string, Promise<TokenAnswer>][]> {
    const suspended = await world.addClient();
    await suspendClient(world.prisma, suspended.id);
    const supplierId = await world.addSupplier(7001);
    const ofSuspended = await world.addClient({ supplierId });
    await suspendSupplier(world.prisma, supplierId);
    const revoked = await world.addClient({ revokedAt: new Date(Date.now() - hour) });
    const expired = await world.addClient({ expiresAt: new Date(Date.now() - hour) });
    const replayed = await signAssertion(client, issuer);
    await sendAssertion(replayed);
    const stranger = { id: 'nobody', key: client.key };
    const thief = { id: client.id, key: { ...newClientKey('ES256'), kid: client.key.kid } };

    return [
      ['unknown client', sendAssertion(await signAssertion(stranger, issuer))],
      ['wrong signature', sendAssertion(await signAssertion(thief, issuer))],
      ['replayed', sendAssertion(replayed)],
      ['client suspended', sendAssertion(await signAssertion(suspended, issuer))],
      ['client suspended', sendAssertion(await signAssertion(ofSuspended, issuer))],
      ['no such key', sendAssertion(await signAssertion(revoked, issuer))],
      ['no such key', sendAssertion(await signAssertion(expired, issuer))],
      ['wrong audience', sendAssertion(await signAssertion(client, issuer, { aud: `${issuer}/oauth/token` }))],
      ['assertion unreadable', sendAssertion('nothing')],
      ['no credentials', send({ grant_type: 'client_credentials' })],
    ];
  }

  it('is told the same in the same time, whatever the reason; the log knows it', async () => {
    const reasons: string[] = [];
    for (const [reason, answer] of await attempts()) {
      reasons.push(reason);
      expect(await answer).toEqual({
        status: 401,
        headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
        body: { error: 'invalid_client', error_description: 'The client could not be authenticated.' },
      });
    }
    expect(authority.log.map(({ reason }) => reason).sort()).toEqual(reasons.sort());
    expect(authority.log.every(({ code }) => code === 'invalid_client')).toBe(true);
  });

  it('waits as long for an answer when nothing had to be looked up', async () => {
    const started = performance.now();
    await sendAssertion('nothing');
    expect(performance.now() - started).toBeGreaterThan(45);
  });

  it('does not use up an assertion of the client by sending a changed one first', async () => {
    const assertion = await signAssertion(client, issuer, { jti: 'kept' });
    const thief = { id: client.id, key: { ...newClientKey('ES256'), kid: client.key.kid } };
    expect((await sendAssertion(await signAssertion(thief, issuer, { jti: 'kept' }))).status).toBe(401);
    expect((await sendAssertion(assertion)).status).toBe(200);
  });
});

describe('a client secret', () => {
  const secret = 'das_sandbox_not-a-real-one';
  const basic = (id: string, given: string) => `Basic ${Buffer.from(`${id}:${given}`).toString('base64')}`;
  const grant = { grant_type: 'client_credentials' };
  let sandboxClient: TestClient;
  let liveClient: TestClient;
  beforeAll(async () => {
    sandboxClient = await world.addClient({ realm: SANDBOX, secret });
    liveClient = await world.addClient({ secret });
  });

  it('opens a sandbox, in the header or in the body', async () => {
    expect((await send(grant, basic(sandboxClient.id, secret))).status).toBe(200);
    const body = { ...grant, client_id: sandboxClient.id, client_secret: secret };
    expect((await send(body)).status).toBe(200);
  });

  it('does not open the live realm', async () => {
    const answer = await send(grant, basic(liveClient.id, secret));
    expect(answer.status).toBe(401);
    expect(authority.log[0]?.reason).toBe('secrets not allowed');
  });

  it('opens nothing in the environment live', async () => {
    const live = tokenEndpointOf(world, { issuer, environment: 'live' });
    const body = { ...grant, client_id: sandboxClient.id, client_secret: secret };
    expect((await live.endpoint.issueToken(request(body))).status).toBe(401);
    expect(live.log[0]?.reason).toBe('secrets not allowed');
  });

  it.each([
    ['a wrong one', () => basic(sandboxClient.id, 'wrong'), 'wrong secret'],
    ['an empty one', () => basic(sandboxClient.id, ''), 'wrong secret'],
    ['the hash of it', () => basic(sandboxClient.id, 'hash'), 'wrong secret'],
    ['that of nobody', () => basic('nobody', secret), 'unknown client'],
    ['a header that cannot be read', () => 'Basic ???', 'authorization header unreadable'],
  ])('is refused, with a challenge: %s', async (_, authorization, reason) => {
    const answer = await send(grant, authorization());
    expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': expect.stringMatching(/^Basic /) } });
    expect(errorOf(answer)).toBe('invalid_client');
    expect(authority.log[0]?.reason).toBe(reason);
  });

  it('is refused when its client is suspended', async () => {
    const suspended = await world.addClient({ realm: SANDBOX, secret });
    await suspendClient(world.prisma, suspended.id);
    expect((await send(grant, basic(suspended.id, secret))).status).toBe(401);
  });
});

describe('the scope of a token', () => {
  const scopeOf = (answer: TokenAnswer) => (answer.status === 200 ? answer.body.scope : errorOf(answer));

  it.each([
    ['learners:read', 'learners:read'],
    ['learners:write learners:read', 'learners:write learners:read'],
    ['learners:read learners:read', 'learners:read'],
    ['  learners:read ', 'learners:read'],
    [' ', 'learners:read learners:write'],
    ['', 'learners:read learners:write'],
    ['claims:write', 'invalid_scope'],
    ['learners:read claims:write', 'invalid_scope'],
    ['constructor', 'invalid_scope'],
    ['learners:read everything', 'invalid_scope'],
  ])('asked for as "%s" is %s', async (scope, expected) => {
    expect(scopeOf(await sendAssertion(await signAssertion(client, issuer), { scope }))).toBe(expected);
  });

  it('is refused to a client that holds none, or none that is known', async () => {
    for (const scopes of [[], ['of:yesterday']]) {
      const other = await world.addClient({ scopes });
      expect(scopeOf(await sendAssertion(await signAssertion(other, issuer)))).toBe('invalid_scope');
    }
  });
});

describe('a request that is none', () => {
  const refusals: [string, Partial<TokenRequest>, string][] = [
    ['no form', { contentType: 'application/json', form: {} }, 'invalid_request'],
    ['no body', { form: undefined }, 'invalid_request'],
    ['no grant type', { form: {} }, 'invalid_request'],
    ['a grant type twice', { form: { grant_type: ['client_credentials', 'client_credentials'] } }, 'invalid_request'],
    ['another grant type', { form: { grant_type: 'password' } }, 'unsupported_grant_type'],
  ];
  it.each(refusals)('is answered with 400: %s', async (_, parts, error) => {
    const answer = await authority.endpoint.issueToken({ ...request({}), ...parts });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toBe(error);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

it('throws what the database throws, so that it can be answered with 503', async () => {
  const away = await createWorld();
  const { endpoint } = tokenEndpointOf(away, { issuer });
  await away.close();
  const form = assertionForm(await signAssertion(client, issuer));
  await expect(endpoint.issueToken(request(form))).rejects.toThrow();
});
