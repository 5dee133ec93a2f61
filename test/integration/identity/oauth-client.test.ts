import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { text } from 'node:stream/consumers';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorizationServerMetadata } from '../../../src/identity/authorization-server.js';
import { type ClientKeyPair, newClientKey } from './client-assertions.js';
import { createWorld, SANDBOX, type TestClient, tokenEndpointOf, type World } from './world.js';

const secret = 'das_sandbox_not-a-real-one';
// The one thing a client library rightly refuses and a test needs: no TLS on the way to this very machine.
const plainHttp = { [oauth.allowInsecureRequests]: true };

let world: World;
let authority: ReturnType<typeof tokenEndpointOf>;
let server: Server;
let issuer: string;
let authorizationServer: oauth.AuthorizationServer;

beforeAll(async () => {
  world = await createWorld();
  server = createServer(async (request, response) => {
    const { status, headers, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  authority = tokenEndpointOf(world, { issuer });

  const url = new URL(issuer);
  const response = await oauth.discoveryRequest(url, { algorithm: 'oauth2', ...plainHttp });
  authorizationServer = await oauth.processDiscoveryResponse(url, response);
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

async function answer(request: IncomingMessage) {
  switch (request.url) {
    case '/.well-known/oauth-authorization-server':
      return { status: 200, headers: {}, body: authorizationServerMetadata({ issuer, environment: 'test' }) };
    case '/.well-known/jwks.json':
      return { status: 200, headers: {}, body: await authority.signingKeys.jwks() };
    default:
      return authority.endpoint.issueToken({
        contentType: request.headers['content-type'],
        authorization: request.headers.authorization,
        form: { ...parse(await text(request)) },
      });
  }
}

async function privateKeyJwt({ kid, alg, privateKey }: ClientKeyPair): Promise<oauth.ClientAuth> {
  const algorithm = {
    ES256: { name: 'ECDSA', namedCurve: 'P-256' },
    PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
    EdDSA: { name: 'Ed25519' },
  }[alg];
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm ?? '', false, ['sign']);
  // The library calls EdDSA by its newer name, Ed25519; this service knows it, as FAPI 2.0 does, as EdDSA.
  return oauth.PrivateKeyJwt({ key, kid }, { [oauth.modifyAssertion]: (header) => Object.assign(header, { alg }) });
}

async function getToken(client: TestClient, auth: oauth.ClientAuth, parameters: Record<string, string> = {}) {
  const own: oauth.Client = { client_id: client.id };
  const response = await oauth.clientCredentialsGrantRequest(authorizationServer, own, auth, parameters, plainHttp);
  return oauth.processClientCredentialsResponse(authorizationServer, own, response);
}

describe('a client that was written by others', () => {
  it.each(['ES256', 'PS256', 'EdDSA'] as const)('gets a token with an assertion signed with %s', async (alg) => {
    const client = await world.addClient({ key: newClientKey(alg) });
    const token = await getToken(client, await privateKeyJwt(client.key), { scope: 'learners:read' });
    expect(token).toMatchObject({ token_type: 'bearer', expires_in: 600, scope: 'learners:read' });
  });

  it('gets a token with the secret of its sandbox', async () => {
    const client = await world.addClient({ realm: SANDBOX, secret });
    for (const auth of [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)]) {
      expect((await getToken(client, auth)).access_token).toMatch(/^ey/);
    }
  });

  it('finds the token to be one of RFC 9068 from the issuer it discovered', async () => {
    const client = await world.addClient();
    const { access_token } = await getToken(client, await privateKeyJwt(client.key));
    const request = new Request('https://api.example/', { headers: { authorization: `Bearer ${access_token}` } });
    const claims = await oauth.validateJwtAccessToken(authorizationServer, request, issuer, plainHttp);
    expect(claims).toMatchObject({ client_id: client.id, sub: client.id, scope: 'learners:read learners:write' });
  });

  it('understands a refusal of the client', async () => {
    const client = await world.addClient();
    const failure = getToken(client, await privateKeyJwt(newClientKey('ES256')));
    await expect(failure).rejects.toMatchObject({ name: 'ResponseBodyError', status: 401, error: 'invalid_client' });
  });

  it('understands a refusal of a secret as a challenge', async () => {
    const client = await world.addClient({ realm: SANDBOX, secret });
    const failure = getToken(client, oauth.ClientSecretBasic('wrong'));
    await expect(failure).rejects.toMatchObject({
      name: 'WWWAuthenticateChallengeError',
      status: 401,
      cause: [expect.objectContaining({ scheme: 'basic' })],
    });
  });

  it('understands a refusal of a scope', async () => {
    const client = await world.addClient();
    const failure = getToken(client, await privateKeyJwt(client.key), { scope: 'awards:write' });
    await expect(failure).rejects.toMatchObject({ status: 400, error: 'invalid_scope' });
  });
});
