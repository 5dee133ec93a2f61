import type { FastifyJWTOptions, TokenOrHeader } from '@fastify/jwt';
import type { FastifyRequest } from 'fastify';
import type { SigningKeys } from './signing-keys.js';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessTokenClaims;
    user: AccessToken;
  }
}

/** The claims of an access token, by RFC 9068. Times are in seconds since 1970. */
export interface AccessTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly client_id: string;
  readonly aud: string;
  readonly scope: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
}

/** A verified access token, as `request.user` holds it. It is shared by all requests with that token, and frozen. */
export interface AccessToken {
  readonly id: string;
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** To the second. */
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

// How many tokens are remembered as verified. A client uses one token for ten minutes, so this is thousands of
// clients; tokens with a wrong signature take places too, and then good ones are verified again, which is all they can do.
const REMEMBERED_TOKENS = 10_000;
const REMEMBERED_FOR_MS = 600_000;

/** A token that names no signing key, or one that is not published. Looks to callers like any other invalid token. */
export class UnknownSigningKeyError extends Error {
  override readonly name = 'UnknownSigningKeyError';
  readonly statusCode = 401;
  readonly code = 'FST_JWT_AUTHORIZATION_TOKEN_INVALID';
}

/**
 * The options with which `@fastify/jwt` verifies the access tokens of `issuer`: ES256 with a published signing key,
 * typ at+jwt, this issuer as issuer and as audience, not expired. With them `request.jwtVerify()` gives an
 * `AccessToken`. It fails with an error for which `isRefusedToken` is true when the token is no good; with any other
 * error the keys could not be read, and the answer is 503.
 *
 * What was verified is remembered until it expires, so the signature of a token is checked once in a process. The key
 * is looked up each time: a token whose key is no longer published is refused, remembered or not.
 */
export function accessTokenVerification(parts: { signingKeys: SigningKeys; issuer: string }): FastifyJWTOptions {
  const { signingKeys, issuer } = parts;
  return {
    secret: async (_request: FastifyRequest, token: TokenOrHeader) => {
      const kid: unknown = token.header.kid;
      const key = typeof kid === 'string' ? await signingKeys.publicKey(kid) : undefined;
      // Never undefined: @fastify/jwt would then fall back to this very function as the key.
      if (key === undefined)
        throw new UnknownSigningKeyError('The access token is not signed with a key of this service.');
      return key.pem;
    },
    decode: { complete: true },
    verify: {
      algorithms: ['ES256'],
      allowedIss: issuer,
      allowedAud: issuer,
      checkTyp: 'at+jwt',
      // A claim that is absent is not checked, so each that is checked is required too.
      requiredClaims: ['iss', 'sub', 'client_id', 'aud', 'scope', 'jti', 'iat', 'exp'],
      cache: REMEMBERED_TOKENS,
      cacheTTL: REMEMBERED_FOR_MS,
      errorCacheTTL: REMEMBERED_FOR_MS,
    },
    formatUser: accessTokenReader(),
  };
}

/** Whether an error of `request.jwtVerify()` says that there was no token, or no good one (401), rather than no way to tell. */
export function isRefusedToken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (code.startsWith('FST_JWT_') || code.startsWith('FAST_JWT_'));
}

/** Turns claims into an access token once: the cache of verified tokens gives the same claims object again and again. */
function accessTokenReader(): (payload: AccessTokenClaims) => AccessToken {
  const read = new WeakMap<AccessTokenClaims, AccessToken>();
  return (claims) => {
    const known = read.get(claims);
    if (known !== undefined) return known;
    const token = Object.freeze({
      id: claims.jti,
      clientId: claims.client_id,
      scopes: new Set(claims.scope.split(' ')),
      issuedAt: new Date(claims.iat * 1000),
      expiresAt: new Date(claims.exp * 1000),
    });
    read.set(claims, token);
    return token;
  };
}
