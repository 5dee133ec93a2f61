import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import type { PrismaClient } from '../platform/generated/prisma/client.js';

/** The algorithms a client may sign its assertions with: the set of FAPI 2.0. Never RS256, HS256 or none. */
export const ASSERTION_ALGORITHMS = ['PS256', 'ES256', 'EdDSA'] as const;

/** One of `ASSERTION_ALGORITHMS`. */
export type AssertionAlgorithm = (typeof ASSERTION_ALGORITHMS)[number];

/** A public key of a client that is good at the moment it was looked up. */
export interface ClientPublicKey {
  readonly kid: string;
  readonly algorithm: AssertionAlgorithm;
  readonly jwk: JWK;
}

/** A registered client, as the token endpoint needs it. */
export interface RegisteredClient {
  readonly id: string;
  readonly realmKind: string;
  /** False when the client or its supplier is suspended. */
  readonly active: boolean;
  readonly scopes: readonly string[];
  readonly secretHash: string | undefined;
  /** Keys neither revoked nor expired, and of an algorithm that is accepted. */
  readonly keys: readonly ClientPublicKey[];
}

// RFC 6749, appendix A: client ids are printable ASCII. It also keeps NUL, which PostgreSQL refuses, out of queries.
const PRINTABLE = /^[\x20-\x7e]{1,255}$/;

/** Whether a text can be a client id, or another identifier taken from a token request: 1 to 255 printable ASCII characters. */
export function isPrintableId(text: unknown): text is string {
  return typeof text === 'string' && PRINTABLE.test(text);
}

/** Looks a client up with its keys and realm; undefined when there is none of that id. `now` is the wall's clock. */
export async function findClient(
  prisma: PrismaClient,
  clientId: string,
  now: Date,
): Promise<RegisteredClient | undefined> {
  // Not findUnique: Prisma gathers those of one moment into a transaction, and runs them there one after another.
  const row = await prisma.client.findFirst({
    where: { id: clientId },
    select: {
      id: true,
      status: true,
      scopes: true,
      secretHash: true,
      realm: { select: { kind: true } },
      supplier: { select: { status: true } },
      keys: { where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
    },
  });
  if (row === null) return undefined;
  return {
    id: row.id,
    realmKind: row.realm.kind,
    active: row.status === 'active' && (row.supplier === null || row.supplier.status === 'active'),
    scopes: row.scopes,
    secretHash: row.secretHash ?? undefined,
    keys: row.keys.flatMap(({ kid, publicJwk }) => {
      const jwk = publicJwk as JWK;
      const algorithm = algorithmOf(jwk);
      return algorithm ? [{ kid, algorithm, jwk }] : [];
    }),
  };
}

/** The one algorithm a public key is good for here; undefined when it is for none, or meant for something else. */
export function algorithmOf(jwk: JWK): AssertionAlgorithm | undefined {
  const algorithm = algorithmOfKind(jwk);
  const named = jwk.alg === undefined || jwk.alg === algorithm || (jwk.alg === 'Ed25519' && algorithm === 'EdDSA');
  const forSigning = jwk.use === undefined || jwk.use === 'sig';
  return named && forSigning ? algorithm : undefined;
}

function algorithmOfKind(jwk: JWK): AssertionAlgorithm | undefined {
  if (jwk.kty === 'RSA') return 'PS256';
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') return 'ES256';
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return 'EdDSA';
  return undefined;
}

/** A new client secret: 256 random bits, with a prefix by which people and scanners know it for what it is. */
export function newClientSecret(): string {
  return `das_sandbox_${randomBytes(32).toString('base64url')}`;
}

/**
 * The form in which a client secret is stored: SHA-256, base64url.
 * Plain SHA-256 is enough because secrets are made by `newClientSecret`, not chosen: there is nothing to guess.
 */
export function hashSecret(secret: string): string {
  return sha256(secret).toString('base64url');
}

/** Whether a secret is the one whose hash is stored. Takes the same time wherever the two differ. */
export function secretMatches(secret: string, secretHash: string): boolean {
  const stored = Buffer.from(secretHash, 'base64url');
  const given = sha256(secret);
  return stored.length === given.length && timingSafeEqual(stored, given);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
