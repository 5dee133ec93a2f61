import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/service.js';
import { openWorld, type World } from './world.js';

let world: World;
let key: KeyObject;
beforeAll(async () => {
  world = await openWorld();
  key = createPrivateKey({ key: world.kit.supplier.privateJwk as never, format: 'jwk' });
  await world.open();
});
afterAll(() => world.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const es256 = (content: string, by = key) =>
  sign('sha256', Buffer.from(content), { key: by, dsaEncoding: 'ieee-p1363' }).toString('base64url');

/** A good assertion of the supplier, but for what is said. */
function assertion(claims: object = {}, header: object = {}, by?: KeyObject): string {
  const { clientId, privateJwk } = world.kit.supplier;
  const now = Math.floor(world.clock().getTime() / 1000);
  const good = { iss: clientId, sub: clientId, aud: world.kit.issuer, jti: randomUUID(), iat: now, exp: now + 60 };
  const content = `${part({ alg: 'ES256', kid: (privateJwk as { kid: string }).kid, typ: 'JWT', ...header })}.${part({ ...good, ...claims })}`;
  return `${content}.${es256(content, by)}`;
}

function ask(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const raw = new URLSearchParams({ grant_type: 'client_credentials', ...fields }).toString();
  return world.call('POST', '/oauth/token', { as: null, raw, headers: { ...form, ...headers } });
}

const byAssertion = (text: string) =>
  ask({ client_assertion: text, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' });

/** Is the token let in? */
async function letIn(token: string): Promise<boolean> {
  const { status, body } = await world.call('GET', '/v1/learners', { as: { token }, centre: world.kit.centre.number });
  if (status !== 200) expect([status, body.code]).toEqual([401, 'token-invalid']);
  return status === 200;
}

describe('a client', () => {
  it('that signs with its key gets a token that is let in', async () => {
    const { status, body, headers } = await byAssertion(assertion());
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 600]);
    expect(headers['cache-control']).toBe('no-store');
    expect(body.scope.split(' ').sort()).toEqual([...world.kit.supplier.scopes].sort());
    expect(await letIn(body.access_token)).toBe(true);
  });

  it('that signs once cannot use it twice, not even at one moment', async () => {
    const once = assertion();
    const answers = await Promise.all(Array.from({ length: 10 }, () => byAssertion(once)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
    expect(answers.find(({ status }) => status === 401)?.body.error).toBe('invalid_client');
  });

  it('gets only the scopes that it asks for, and none that it does not hold', async () => {
    const some = await ask({ ...secret(), scope: 'learners:read' });
    expect([some.status, some.body.scope]).toEqual([200, 'learners:read']);
    const others = ['awards:write', 'learners:read awards:write', 'no:such'];
    for (const scope of others) expect((await ask({ ...secret(), scope })).body.error).toBe('invalid_scope');
  });

  it('can show its secret in the header instead', async () => {
    const { client_id, client_secret } = secret();
    const authorization = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;
    expect((await ask({}, { authorization })).status).toBe(200);
    const wrong = await ask({}, { authorization: `Basic ${Buffer.from(`${client_id}:wrong`).toString('base64')}` });
    expect([wrong.status, wrong.headers['www-authenticate']]).toEqual([401, expect.stringMatching(/^Basic /)]);
  });
});

describe('an assertion is refused, in the same words,', () => {
  const now = () => Math.floor(world.clock().getTime() / 1000);
  const wrong: [string, () => string][] = [
    ['for another audience', () => assertion({ aud: 'https://elsewhere.example.org' })],
    ['for the token endpoint', () => assertion({ aud: `${world.kit.issuer}/oauth/token` })],
    ['for several audiences', () => assertion({ aud: [world.kit.issuer, 'https://elsewhere.example.org'] })],
    ['when it has run out', () => assertion({ iat: now() - 120, exp: now() - 60 })],
    ['when it lasts too long', () => assertion({ exp: now() + 3600 })],
    ['of somebody else', () => assertion({ iss: world.kit.diplomaAwardingBody.clientId })],
    ['of nobody', () => assertion({ iss: randomUUID(), sub: randomUUID() })],
    ['without an id', () => assertion({ jti: undefined })],
    ['signed with another key', () => assertion({}, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['that names another key', () => assertion({}, { kid: 'another' })],
    ['signed with nothing', () => `${assertion({}, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`],
    ['signed with a shared secret', () => hmac(assertion({}, { alg: 'HS256' }), world.kit.supplier.clientSecret)],
    [
      'that was changed',
      () => assertion().replace(/\.[^.]{10}/, (text) => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`),
    ],
    ['that is none', () => 'a.b.c'],
  ];
  it.each(wrong)('%s', async (_how, made) => {
    const { status, body } = await byAssertion(made());
    expect([status, body]).toEqual([
      401,
      { error: 'invalid_client', error_description: 'The client could not be authenticated.' },
    ]);
  });
});

describe('an access token is not let in', () => {
  const parts = async () => (await world.token('supplier')).split('.') as [string, string, string];
  const claimsOf = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());

  it('when a letter of it was changed', async () => {
    const token = await world.token('supplier');
    expect(await letIn(token)).toBe(true);
    for (const at of [5, 60, Math.floor(token.length / 2), token.length - 10]) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      expect(await letIn(token.slice(0, at) + letter + token.slice(at + 1))).toBe(false);
    }
  });

  it('when it is signed with nothing, a shared secret, or another key', async () => {
    const [header, claims] = await parts();
    const said = claimsOf(header);
    expect(await letIn(`${part({ ...said, alg: 'none' })}.${claims}.`)).toBe(false);
    const [published] = (await world.call('GET', '/.well-known/jwks.json', { as: null })).body.keys;
    expect(await letIn(hmac(`${part({ ...said, alg: 'HS256' })}.${claims}.`, JSON.stringify(published)))).toBe(false);
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    for (const kid of [said.kid, 'another', undefined]) {
      const content = `${part({ ...said, kid })}.${claims}`;
      expect(await letIn(`${content}.${es256(content, stranger)}`)).toBe(false);
    }
  });

  it('when it brings its own key along', async () => {
    const [header, claims] = await parts();
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const content = `${part({ ...claimsOf(header), jwk: publicKey.export({ format: 'jwk' }) })}.${claims}`;
    expect(await letIn(`${content}.${es256(content, privateKey)}`)).toBe(false);
  });

  it('when it is the client’s own assertion', async () => {
    expect(await letIn(assertion())).toBe(false);
    expect(
      await letIn(assertion({ client_id: world.kit.supplier.clientId, scope: 'learners:read' }, { typ: 'at+jwt' })),
    ).toBe(false);
  });

  it('when it has run out', async () => {
    // Issued by a service whose clock is an hour behind, it has run out by everybody’s clock.
    world.advance(-3_600_000);
    const { body } = await ask(secret());
    world.advance(3_600_000);
    expect(await letIn(body.access_token)).toBe(false);
  });
});

function secret() {
  const { clientId, clientSecret } = world.kit.supplier;
  return { client_id: clientId, client_secret: clientSecret };
}

/** The same content under a signature by a shared secret. */
function hmac(token: string, by: string): string {
  const content = token.split('.').slice(0, 2).join('.');
  return `${content}.${createHmac('sha256', by).update(content).digest('base64url')}`;
}
