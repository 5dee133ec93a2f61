/** The error codes of RFC 6749, 5.2 that the token endpoint answers with. */
export type OAuthErrorCode = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/** Why a token was refused. For the log only: a caller is not told which part of its authentication failed. */
export type RefusalReason =
  | 'not a form'
  | 'repeated parameter'
  | 'no grant type'
  | 'unsupported grant type'
  | 'several credentials'
  | 'no credentials'
  | 'authorization header unreadable'
  | 'assertion type'
  | 'assertion unreadable'
  | 'assertion of another type'
  | 'algorithm not accepted'
  | 'issuer is not subject'
  | 'client id is not subject'
  | 'wrong audience'
  | 'no expiry'
  | 'expired'
  | 'lives too long'
  | 'no time of issue'
  | 'issued in the future'
  | 'not valid yet'
  | 'no jti'
  | 'unknown client'
  | 'client suspended'
  | 'no such key'
  | 'wrong signature'
  | 'replayed'
  | 'secrets not allowed'
  | 'wrong secret'
  | 'unknown scope'
  | 'scope not granted';

/** A token request that is refused. Thrown by the steps of the token endpoint and answered by it; it never leaves it. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';

  constructor(
    readonly code: OAuthErrorCode,
    readonly reason: RefusalReason,
    /** What the caller is told. Without `"` and `\`, which RFC 6749 does not allow there. */
    readonly description: string,
    /** The client it says it is: not proven. */
    readonly clientId?: string,
  ) {
    super(reason);
  }
}

/** The client did not prove who it is. Whatever the reason, the caller is told the same. */
export function invalidClient(reason: RefusalReason, clientId?: string): TokenRefusal {
  return new TokenRefusal('invalid_client', reason, 'The client could not be authenticated.', clientId);
}

/** The request is not one that the token endpoint can read. The caller is told what is wrong with it. */
export function invalidRequest(reason: RefusalReason, description: string): TokenRefusal {
  return new TokenRefusal('invalid_request', reason, description);
}
