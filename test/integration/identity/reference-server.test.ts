import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// @ts-expect-error The package comes without types.
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertionForm, type ClientKeyPair, newClientKey, signAssertion } from './client-assertions.js';
import { createWorld, type TestClient, tokenEndpointOf, type World } from './world.js';

/*
 * oidc-provider is a certified authorization server. It and our token endpoint have the same issuer here and the same
 * clients with the same keys, and are sent the very same requests.
 */

let world: World;
let ours: ReturnType<typeof tokenEndpointOf>;
let reference: Server;
let issuer: string;
let client: TestClient;
let other: TestClient;
let rsaClient: TestClient;
let edClient: TestClient;

beforeAll(async () => {
  world = await createWorld();
  client = await world.addClient();
  other = await world.addClient();
  rsaClient = await world.addClient({ key: newClientKey('PS256') });
  edClient = await world.addClient({ key: newClientKey('EdDSA') });

  reference = createServer();
  await new Promise<void>((resolve) => reference.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(reference.address() as AddressInfo).port}`;
  const ownKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(issuer, {
    clients: [client, other, rsaClient, edClient].map(({ id, key }) => ({
      client_id: id,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [key.publicJwk] },
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: 'learners:read learners:write',
    })),
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic', 'client_secret_post'],
    enabledJWA: { clientAuthSigningAlgValues: ['PS256', 'ES256', 'EdDSA'] },
    scopes: ['learners:read', 'learners:write', 'claims:write'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    jwks: { keys: [ownKey] },
  });
  reference.on('request', provider.callback());

  ours = tokenEndpointOf(world, { issuer });
});
afterAll(async () => {
  await new Promise((resolve) => reference.close(resolve));
  await world.close();
});

type Form = Record<string, string | string[]>;
interface Verdict {
  status: number;
  error: string | undefined;
}

async function theirVerdict(form: Form): Promise<Verdict> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(form)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  const response = await fetch(`${issuer}/token`, { method: 'POST', body });
  const { error } = (await response.json()) as { error?: string };
  return { status: response.status, error };
}

async function ourVerdict(form: Form): Promise<Verdict> {
  const request = { contentType: 'application/x-www-form-urlencoded', authorization: undefined, form };
  const { status, body } = await ours.endpoint.issueToken(request);
  return { status, error: 'error' in body ? body.error : undefined };
}

async function verdicts(form: Form): Promise<{ ours: Verdict; theirs: Verdict }> {
  return { ours: await ourVerdict(form), theirs: await theirVerdict(form) };
}

const ACCEPTED: Verdict = { status: 200, error: undefined };
const INVALID_CLIENT: Verdict = { status: 401, error: 'invalid_client' };
const INVALID_REQUEST: Verdict = { status: 400, error: 'invalid_request' };
const seconds = () => Math.floor(Date.now() / 1000);

const assert = async (claims: object = {}, header: object = {}, by = client): Promise<Form> =>
  assertionForm(await signAssertion(by, issuer, claims, header));
const withKey = (key: Partial<ClientKeyPair>) => ({ id: client.id, key: { ...client.key, ...key } });

/** An assertion whose signature is made by hand, for algorithms that no decent library signs with. */
async function handSigned(header: object, sign: (input: string) => Buffer): Promise<Form> {
  const claims = (await signAssertion(client, issuer)).split('.')[1];
  const input = `${Buffer.from(JSON.stringify({ kid: client.key.kid, ...header })).toString('base64url')}.${claims}`;
  return assertionForm(`${input}.${sign(input).toString('base64url')}`);
}

async function tampered(): Promise<Form> {
  const [header, , signature] = (await signAssertion(client, issuer)).split('.');
  const claims = (await signAssertion(client, issuer)).split('.')[1];
  return assertionForm(`${header}.${claims}.${signature}`);
}

describe('both servers agree', () => {
  it.each<[string, () => Promise<Form>, Verdict]>([
    ['a good assertion', () => assert(), ACCEPTED],
    ['a good assertion with PS256', () => assert({}, {}, rsaClient), ACCEPTED],
    ['a good assertion with EdDSA', () => assert({}, {}, edClient), ACCEPTED],
    ['no kid', () => assert({}, { kid: undefined }), ACCEPTED],
    ['the issuer as the one audience of a list', () => assert({ aud: [issuer] }), ACCEPTED],
    ['the client named in the body too', async () => ({ ...(await assert()), client_id: client.id }), ACCEPTED],
    ['a scope the client holds', async () => ({ ...(await assert()), scope: 'learners:read' }), ACCEPTED],
    ['a parameter without a value', async () => ({ ...(await assert()), scope: '' }), ACCEPTED],
    ['a parameter nobody knows', async () => ({ ...(await assert()), colour: 'green' }), ACCEPTED],

    ['another audience', () => assert({ aud: 'https://other.example' }), INVALID_CLIENT],
    ['no audience', () => assert({ aud: undefined }), INVALID_CLIENT],
    ['an expired one', () => assert({ iat: seconds() - 120, exp: seconds() - 60 }), INVALID_CLIENT],
    ['no expiry', () => assert({ exp: undefined }), INVALID_CLIENT],
    ['a start to come', () => assert({ nbf: seconds() + 60 }), INVALID_CLIENT],
    ['no jti', () => assert({ jti: undefined }), INVALID_CLIENT],
    ['no issuer', () => assert({ iss: undefined }), INVALID_CLIENT],
    ['an issuer that is not the subject', () => assert({ iss: other.id }), INVALID_CLIENT],
    ['no subject', () => assert({ sub: undefined }), INVALID_CLIENT],
    ['a client nobody knows', () => assert({ iss: 'nobody', sub: 'nobody' }), INVALID_CLIENT],
    ['the key of another client', () => assert({}, {}, withKey({ privateKey: other.key.privateKey })), INVALID_CLIENT],
    ['a kid nobody knows', () => assert({}, { kid: 'unknown' }), INVALID_CLIENT],
    ['another algorithm of the same key', () => assert({}, { alg: 'RS256' }, rsaClient), INVALID_CLIENT],
    ['claims of another assertion', tampered, INVALID_CLIENT],
    ['no algorithm', () => handSigned({ alg: 'none' }, () => Buffer.alloc(0)), INVALID_CLIENT],
    [
      'HS256 with the public key as secret',
      () => {
        const pem = JSON.stringify(client.key.publicJwk);
        return handSigned({ alg: 'HS256' }, (input) => createHmac('sha256', pem).update(input).digest());
      },
      INVALID_CLIENT,
    ],

    [
      'two ways to authenticate',
      async () => ({ ...(await assert()), client_id: client.id, client_secret: 'secret' }),
      INVALID_REQUEST,
    ],
    ['a parameter given twice', async () => ({ ...(await assert()), scope: ['learners:read', 'a'] }), INVALID_REQUEST],
    ['no grant type', async () => ({ ...(await assert()), grant_type: '' }), INVALID_REQUEST],
    [
      'an assertion without its type',
      async () => ({ ...(await assert()), client_assertion_type: '' }),
      INVALID_REQUEST,
    ],
    [
      'an assertion of another type',
      async () => ({ ...(await assert()), client_assertion_type: 'a' }),
      INVALID_REQUEST,
    ],
    [
      'another grant type',
      async () => ({ ...(await assert()), grant_type: 'urn:example:other' }),
      { status: 400, error: 'unsupported_grant_type' },
    ],
    [
      'a scope the client does not hold',
      async () => ({ ...(await assert()), scope: 'claims:write' }),
      { status: 400, error: 'invalid_scope' },
    ],
  ])('on %s', async (_, form, verdict) => {
    const request = await form();
    expect(await verdicts(request)).toEqual({ ours: verdict, theirs: verdict });
  });

  it('on an assertion that was used before', async () => {
    const form = await assert();
    expect(await verdicts(form)).toEqual({ ours: ACCEPTED, theirs: ACCEPTED });
    expect(await verdicts(form)).toEqual({ ours: INVALID_CLIENT, theirs: INVALID_CLIENT });
  });

  it('on a jti that another client has used', async () => {
    const jti = randomUUID();
    expect(await verdicts(await assert({ jti }))).toEqual({ ours: ACCEPTED, theirs: ACCEPTED });
    expect(await verdicts(await assert({ jti }, {}, other))).toEqual({ ours: ACCEPTED, theirs: ACCEPTED });
  });
});

describe('ours is stricter on purpose', () => {
  it.each<[string, () => Promise<Form>]>([
    // rfc7523bis and FAPI 2.0: the issuer, and nothing that another server could have talked the client into.
    ['the token endpoint as audience', () => assert({ aud: `${issuer}/token` })],
    ['the issuer among other audiences', () => assert({ aud: [issuer, 'https://other.example'] })],
    // An assertion that lives long has to be remembered long, and is worth stealing.
    ['a life of an hour', () => assert({ exp: seconds() + 3600 })],
    ['no time of issue', () => assert({ iat: undefined })],
    ['a time of issue to come', () => assert({ iat: seconds() + 30 })],
    // So that no JWT made for another purpose is taken for an assertion.
    ['the type of an access token', () => assert({}, { typ: 'at+jwt' })],
  ])('on %s', async (_, form) => {
    const request = await form();
    expect(await verdicts(request)).toEqual({ ours: INVALID_CLIENT, theirs: ACCEPTED });
  });

  it('on a scope nobody knows, which the other leaves out', async () => {
    const form = { ...(await assert()), scope: 'learners:read everything' };
    expect(await verdicts(form)).toEqual({ ours: { status: 400, error: 'invalid_scope' }, theirs: ACCEPTED });
  });
});

describe('both refuse, and ours does not say that anything was wrong but the client', () => {
  it.each<[string, () => Promise<Form>]>([
    ['an assertion that cannot be read', async () => assertionForm('nothing')],
    ['another client named in the body', async () => ({ ...(await assert()), client_id: other.id })],
    ['no authentication', async () => ({ grant_type: 'client_credentials' })],
  ])('on %s', async (_, form) => {
    const request = await form();
    expect(await verdicts(request)).toEqual({ ours: INVALID_CLIENT, theirs: INVALID_REQUEST });
  });
});
