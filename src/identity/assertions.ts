import {
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import { ASSERTION_ALGORITHMS, type AssertionAlgorithm, type ClientPublicKey, isPrintableId } from './clients.js';
import { invalidClient } from './token-refusals.js';

/** The longest time an assertion may be good for, in seconds. */
export const ASSERTION_LIFETIME_S = 300;

/**
 * How far a client's clock may be ahead, in seconds. FAPI 2.0 Security Profile, 5.3.2.1: times up to 10 seconds in
 * the future must be accepted, since clocks differ.
 */
export const CLOCK_SKEW_S = 10;

// A real assertion has less than 2,000 characters. This bounds the work for one that is not real.
const LONGEST_ASSERTION = 8_000;

/** What an assertion says, checked in everything but its signature. */
export interface AssertionClaims {
  readonly clientId: string;
  readonly algorithm: AssertionAlgorithm;
  readonly kid: string | undefined;
  readonly jti: string;
  readonly expiresAt: Date;
}

/**
 * Reads a client assertion (RFC 7523, 3, and its revision rfc7523bis) and checks all that can be checked without the
 * client: a hopeless one costs neither a query nor a signature. Nothing it says is proven until `verifySignature`.
 * Throws `TokenRefusal`.
 */
export function readAssertion(assertion: string, issuer: string, now: Date): AssertionClaims {
  const { header, payload } = decode(assertion);
  const clientId = subjectOf(payload);
  const refuse = (reason: Parameters<typeof invalidClient>[0]) => invalidClient(reason, clientId);
  const seconds = now.getTime() / 1000;

  // An access token is a JWT of the client's too; a type of its own keeps one from being passed off as the other.
  const type = header.typ?.toLowerCase().replace(/^application\//, '');
  if (type !== undefined && type !== 'jwt' && type !== 'client-authentication+jwt') {
    throw refuse('assertion of another type');
  }
  const algorithm = ASSERTION_ALGORITHMS.find((accepted) => accepted === header.alg);
  if (algorithm === undefined) throw refuse('algorithm not accepted');

  if (payload.iss !== payload.sub) throw refuse('issuer is not subject');
  if (!isAudience(payload.aud, issuer)) throw refuse('wrong audience');

  const { exp, iat, nbf, jti } = payload;
  if (typeof exp !== 'number') throw refuse('no expiry');
  if (exp <= seconds) throw refuse('expired');
  if (exp > seconds + ASSERTION_LIFETIME_S + CLOCK_SKEW_S) throw refuse('lives too long');
  if (typeof iat !== 'number') throw refuse('no time of issue');
  if (iat > seconds + CLOCK_SKEW_S) throw refuse('issued in the future');
  if (exp - iat > ASSERTION_LIFETIME_S) throw refuse('lives too long');
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= seconds + CLOCK_SKEW_S)) throw refuse('not valid yet');
  if (!isPrintableId(jti)) throw refuse('no jti');

  return { clientId, algorithm, kid: header.kid, jti, expiresAt: new Date(exp * 1000) };
}

/**
 * Checks the signature of an assertion that `readAssertion` has read, with the client's keys: the one it names, or
 * where it names none, those of its algorithm. Throws `TokenRefusal`.
 */
export async function verifySignature(
  assertion: string,
  { clientId, algorithm, kid }: AssertionClaims,
  keys: readonly ClientPublicKey[],
  now: Date,
): Promise<void> {
  const candidates = keys.filter((key) => key.algorithm === algorithm && (kid === undefined || key.kid === kid));
  if (candidates.length === 0) throw invalidClient('no such key', clientId);
  for (const { jwk } of candidates) {
    if (await isSignedWith(assertion, jwk, algorithm, now)) return;
  }
  throw invalidClient('wrong signature', clientId);
}

async function isSignedWith(assertion: string, jwk: ClientPublicKey['jwk'], algorithm: string, now: Date) {
  try {
    const key = await importJWK(jwk, algorithm);
    await jwtVerify(assertion, key, { algorithms: [algorithm], currentDate: now, clockTolerance: CLOCK_SKEW_S });
    return true;
  } catch {
    // Not only a signature that is wrong: also a key that is too short, or one that was stored damaged.
    return false;
  }
}

function decode(assertion: string): { header: ProtectedHeaderParameters; payload: JWTPayload } {
  if (assertion.length > LONGEST_ASSERTION) throw invalidClient('assertion unreadable');
  try {
    const header = decodeProtectedHeader(assertion);
    const strings = [header.typ, header.kid].every((value) => value === undefined || typeof value === 'string');
    if (strings) return { header, payload: decodeJwt(assertion) };
  } catch {
    // The reader says why in many ways; all of them mean that this is no assertion.
  }
  throw invalidClient('assertion unreadable');
}

function subjectOf({ sub }: JWTPayload): string {
  if (!isPrintableId(sub)) throw invalidClient('unknown client');
  return sub;
}

// The issuer only, and only the issuer: an assertion that is also, or only, meant for a token endpoint's URL can be
// one that another server tricked the client into making. That is the attack rfc7523bis was written against.
function isAudience(audience: unknown, issuer: string): boolean {
  const only = Array.isArray(audience) && audience.length === 1 ? audience[0] : audience;
  return only === issuer;
}
