import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { SignJWT } from 'jose';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { readAssertion, verifySignature } from './assertions.js';
import { findClient, type RegisteredClient, secretMatches } from './clients.js';
import { type Credentials, presentedCredentials } from './credentials.js';
import { isScope } from './scopes.js';
import { ACCESS_TOKEN_LIFETIME_MS } from './signing-key-rotation.js';
import type { SigningKeys } from './signing-keys.js';
import { readTokenForm, type TokenForm } from './token-form.js';
import { invalidClient, type OAuthErrorCode, type RefusalReason, TokenRefusal } from './token-refusals.js';
import { purgeUsedAssertions, spendAssertion } from './used-assertions.js';

const LIFETIME_S = ACCESS_TOKEN_LIFETIME_MS / 1000;

// Longer than the slowest way to fail takes when the service is not overloaded.
const FAILURE_TAKES_MS = 50;

// RFC 6749, 5.1: a token must not be kept by anything on its way.
const NOT_KEPT = { 'cache-control': 'no-store', pragma: 'no-cache' } as const;

/** A request to the token endpoint, as it came. */
export interface TokenRequest {
  /** The header Content-Type. */
  readonly contentType: string | undefined;
  /** The header Authorization. */
  readonly authorization: string | undefined;
  /** The parameters of the body; a name that was given several times has a list. Undefined when there was no body. */
  readonly form: Readonly<Record<string, unknown>> | undefined;
}

/** The answer to a token request, in the shapes of RFC 6749, 5.1 and 5.2. */
export type TokenAnswer =
  | {
      readonly status: 200;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: {
        readonly access_token: string;
        readonly token_type: 'Bearer';
        readonly expires_in: number;
        readonly scope: string;
      };
    }
  | {
      readonly status: 400 | 401;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: { readonly error: OAuthErrorCode; readonly error_description: string };
    };

/** What the log is told of a refused request. The client id is what the request said, and not proven. */
export interface RefusedTokenRequest {
  readonly reason: RefusalReason;
  readonly code: OAuthErrorCode;
  readonly clientId: string | undefined;
}

/** The token endpoint. */
export interface TokenEndpoint {
  /**
   * Answers a token request. Only the client credentials grant (RFC 6749, 4.4) is known; the token is a JWT of
   * RFC 9068. Throws only what the database throws; the caller answers that with 503.
   */
  issueToken(request: TokenRequest): Promise<TokenAnswer>;
  /** Forgets used assertions that have run out; to be called now and then. Returns how many. */
  purgeUsedAssertions(): Promise<number>;
}

/**
 * The token endpoint of the authorization server `issuer` (its URL, without a slash at the end).
 * `now` is the wall's clock, whatever realm a client belongs to. In the environment `live` no client secret is taken,
 * not even a sandbox client's.
 */
export function createTokenEndpoint(parts: {
  prisma: PrismaClient;
  signingKeys: SigningKeys;
  issuer: string;
  environment: string;
  now: () => Date;
  log: (refused: RefusedTokenRequest) => void;
  /** Asked before a token goes to a client that has proven itself. What it throws is thrown. */
  admit?: (clientId: string) => Promise<void>;
}): TokenEndpoint {
  const { prisma, signingKeys, issuer, environment, now, log, admit } = parts;

  async function issue(request: TokenRequest): Promise<TokenAnswer> {
    const form = readTokenForm(request.contentType, request.form);
    mustBeClientCredentials(form);
    const client = await authenticate(presentedCredentials(request.authorization, form));
    await admit?.(client.id);
    return granted(client, grantedScopes(client, form.scope));
  }

  function authenticate(credentials: Credentials): Promise<RegisteredClient> {
    return credentials.method === 'private_key_jwt'
      ? authenticateByAssertion(credentials)
      : authenticateBySecret(credentials);
  }

  async function authenticateByAssertion(
    credentials: Extract<Credentials, { method: 'private_key_jwt' }>,
  ): Promise<RegisteredClient> {
    const claims = readAssertion(credentials.assertion, issuer, now());
    if (credentials.clientId !== undefined && credentials.clientId !== claims.clientId) {
      throw invalidClient('client id is not subject', claims.clientId);
    }
    const client = await registeredClient(claims.clientId);
    await verifySignature(credentials.assertion, claims, client.keys, now());
    mustBeActive(client);
    // Last, so that nobody but the client itself can use its assertions up.
    if (!(await spendAssertion(prisma, claims))) throw invalidClient('replayed', client.id);
    return client;
  }

  async function authenticateBySecret(
    credentials: Extract<Credentials, { method: 'client_secret' }>,
  ): Promise<RegisteredClient> {
    const client = await registeredClient(credentials.clientId);
    if (environment === 'live' || client.realmKind !== 'sandbox' || client.secretHash === undefined) {
      throw invalidClient('secrets not allowed', client.id);
    }
    if (!secretMatches(credentials.secret, client.secretHash)) throw invalidClient('wrong secret', client.id);
    mustBeActive(client);
    return client;
  }

  async function registeredClient(clientId: string): Promise<RegisteredClient> {
    const client = await findClient(prisma, clientId, now());
    if (client === undefined) throw invalidClient('unknown client', clientId);
    return client;
  }

  async function granted(client: RegisteredClient, scopes: readonly string[]): Promise<TokenAnswer> {
    const { kid, privateKey } = await signingKeys.active();
    const issuedAt = Math.floor(now().getTime() / 1000);
    const scope = scopes.join(' ');
    const token = await new SignJWT({ client_id: client.id, scope })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(issuer)
      .setSubject(client.id)
      .setAudience(issuer)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_S)
      .sign(privateKey);
    const body = { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_S, scope } as const;
    return { status: 200, headers: NOT_KEPT, body };
  }

  async function refused(refusal: TokenRefusal, request: TokenRequest, started: number): Promise<TokenAnswer> {
    const { code, reason, clientId, description } = refusal;
    log({ reason, code, clientId });
    const body = { error: code, error_description: description };
    if (code !== 'invalid_client') return { status: 400, headers: NOT_KEPT, body };
    await untilFailuresAnswer(started);
    const headers = request.authorization === undefined ? NOT_KEPT : { ...NOT_KEPT, ...BASIC_CHALLENGE };
    return { status: 401, headers, body };
  }

  return {
    issueToken: async (request) => {
      const started = performance.now();
      try {
        return await issue(request);
      } catch (error) {
        if (error instanceof TokenRefusal) return refused(error, request, started);
        throw error;
      }
    },
    purgeUsedAssertions: () => purgeUsedAssertions(prisma, now()),
  };
}

// RFC 6749, 5.2: owed to a client that tried to authenticate with the header Authorization.
const BASIC_CHALLENGE = { 'www-authenticate': 'Basic realm="token", charset="UTF-8"' } as const;

/**
 * An unknown client costs one query, a wrong signature several and an RSA operation. All answer at the same time after
 * the request, so that the time does not tell which it was.
 */
async function untilFailuresAnswer(started: number): Promise<void> {
  const left = FAILURE_TAKES_MS - (performance.now() - started);
  if (left > 0) await wait(left);
}

function mustBeClientCredentials(form: TokenForm): void {
  if (form.grant_type === undefined) {
    throw new TokenRefusal('invalid_request', 'no grant type', 'The parameter grant_type is missing.');
  }
  if (form.grant_type !== 'client_credentials') {
    throw new TokenRefusal('unsupported_grant_type', 'unsupported grant type', 'Only client_credentials is supported.');
  }
}

// After the credentials were proven, so that only the client itself could tell, if the answer told.
function mustBeActive(client: RegisteredClient): void {
  if (!client.active) throw invalidClient('client suspended', client.id);
}

/** The scopes the token carries: all the client holds, or those of them it asks for. Throws `TokenRefusal`. */
function grantedScopes(client: RegisteredClient, asked: string | undefined): readonly string[] {
  const held = client.scopes.filter(isScope);
  const named = asked?.split(' ').filter((name) => name !== '') ?? [];
  const wanted = new Set(named.length > 0 ? named : held);
  const refuse = (reason: RefusalReason, description: string) =>
    new TokenRefusal('invalid_scope', reason, description, client.id);

  for (const scope of wanted) {
    if (!isScope(scope)) throw refuse('unknown scope', 'A scope that was asked for does not exist.');
    if (!held.includes(scope)) throw refuse('scope not granted', `The client does not hold the scope ${scope}.`);
  }
  if (wanted.size === 0) throw refuse('scope not granted', 'The client holds no scope.');
  return [...wanted];
}
