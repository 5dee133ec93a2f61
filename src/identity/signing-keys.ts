import { createPublicKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import type { SigningKeyModel } from '../platform/generated/prisma/models.js';
import { ageOf } from './age.js';
import { seal, UnsealError, unseal } from './sealing.js';
import { type RotationStep, rotationSteps } from './signing-key-rotation.js';

const ALG = 'ES256';

// Far below SWAP_MARGIN_MS: a process that missed the swap goes on signing with the old key for this long.
const KEPT_FOR_MS = 60_000;

// A token with an unknown kid may be signed with a key that another process has just made, so it is worth a look,
// but a flood of forged kids must not become a flood of queries.
const LOOK_AGAIN_AFTER_MS = 3_000;

/** The key that signs access tokens now. */
export interface ActiveSigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** The public half of a published signing key, as JWK and as SPKI in PEM. */
export interface PublicSigningKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly pem: string;
}

/** The keys that sign access tokens. */
export interface SigningKeys {
  /** The key to sign with. Made at first use. Throws `UnsealError` when the stored keys were sealed under another key. */
  active(): Promise<ActiveSigningKey>;
  /** The key set to publish: the active key, the next one, and those whose tokens have not all run out. */
  jwks(): Promise<{ keys: JWK[] }>;
  /** The published key of that id; undefined when there is none. */
  publicKey(kid: string): Promise<PublicSigningKey | undefined>;
  /** Makes, swaps and removes keys when that is due. Safe in several processes at once, and cheap when nothing is due. */
  rotateIfDue(): Promise<void>;
}

interface PublishedKey extends PublicSigningKey {
  readonly retireAfter: Date | null;
}

interface KeySet {
  readonly readAt: number;
  readonly active: ActiveSigningKey;
  readonly published: ReadonlyMap<string, PublishedKey>;
}

/**
 * Keeps the signing keys in the database, sealed, and a copy of them in memory for a minute at most.
 * `now` is the wall's clock. `sealingKey` has 32 bytes and is the same in every process on one database.
 */
export function createSigningKeys(parts: {
  prisma: PrismaClient;
  sealingKey: Uint8Array;
  now: () => Date;
}): SigningKeys {
  const { prisma, sealingKey, now } = parts;
  let keySet: KeySet | undefined;
  let reading: Promise<KeySet> | undefined;
  let lastLook = Number.NEGATIVE_INFINITY;

  async function read(): Promise<KeySet> {
    const readAt = now();
    let rows = await prisma.signingKey.findMany();
    if (rotationSteps(rows, readAt).length > 0) rows = await rotate(prisma, sealingKey, readAt);
    keySet = await openKeySet(rows, sealingKey, readAt);
    return keySet;
  }

  function refresh(): Promise<KeySet> {
    if (reading === undefined) {
      lastLook = now().getTime();
      reading = read().finally(() => {
        reading = undefined;
      });
    }
    return reading;
  }

  async function fresh(): Promise<KeySet> {
    return keySet !== undefined && ageOf(keySet.readAt, now()) < KEPT_FOR_MS ? keySet : refresh();
  }

  return {
    active: async () => (await fresh()).active,

    jwks: async () => {
      const { published } = await fresh();
      return { keys: [...published.values()].filter((key) => isPublished(key, now())).map((key) => key.jwk) };
    },

    publicKey: async (kid) => {
      const known = keySet?.published.get(kid);
      const lookAgain = ageOf(lastLook, now()) >= LOOK_AGAIN_AFTER_MS;
      if (keySet === undefined || (known === undefined && (lookAgain || reading !== undefined))) {
        return (await refresh()).published.get(kid);
      }
      if (lookAgain && ageOf(keySet.readAt, now()) >= KEPT_FOR_MS) {
        // Behind the caller's back: a known key stays good while the database is away. The next look tries again.
        refresh().catch(() => undefined);
      }
      return known !== undefined && isPublished(known, now()) ? known : undefined;
    },

    rotateIfDue: async () => {
      await refresh();
    },
  };
}

function isPublished(key: PublishedKey, now: Date): boolean {
  return key.retireAfter === null || now < key.retireAfter;
}

/** Does what is due in one database transaction, under a lock that lets one process at a time in, and returns the keys. */
async function rotate(prisma: PrismaClient, sealingKey: Uint8Array, now: Date): Promise<SigningKeyModel[]> {
  return prisma.$transaction(async (transaction) => {
    // By hand because Prisma has no word for it. It ends with the transaction, whichever way that ends.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('das:signing-keys', 0))`;
    for (const step of rotationSteps(await transaction.signingKey.findMany(), now)) {
      await take(transaction, step, sealingKey, now);
    }
    return transaction.signingKey.findMany();
  });
}

async function take(
  transaction: Pick<PrismaClient, 'signingKey'>,
  step: RotationStep,
  sealingKey: Uint8Array,
  now: Date,
): Promise<void> {
  const table = transaction.signingKey;
  switch (step.step) {
    case 'make':
      await table.create({ data: await newKey(step.state, sealingKey, now) });
      return;
    case 'activate':
      await table.update({ where: { kid: step.kid }, data: { state: 'active', activatedAt: now } });
      return;
    case 'retire':
      await table.update({ where: { kid: step.kid }, data: { state: 'retiring', retireAfter: step.retireAfter } });
      return;
    case 'remove':
      await table.delete({ where: { kid: step.kid } });
      return;
  }
}

async function newKey(state: 'active' | 'next', sealingKey: Uint8Array, now: Date) {
  const privateJwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const publicJwk = await publishable(privateJwk);
  return {
    kid: publicJwk.kid,
    alg: ALG,
    publicJwk: { ...publicJwk },
    sealedPrivateJwk: seal(sealingKey, JSON.stringify(privateJwk), publicJwk.kid),
    state,
    createdAt: now,
    activatedAt: state === 'active' ? now : null,
  };
}

async function publishable({ kty, crv, x, y }: JsonWebKey) {
  const publicHalf = { kty: kty as 'EC', crv: crv as string, x: x as string, y: y as string };
  return { ...publicHalf, kid: await calculateJwkThumbprint(publicHalf), alg: ALG, use: 'sig' };
}

/**
 * Opens the stored keys. What is published is worked out from the private half, which is sealed together with the kid,
 * not read from beside it: someone who can write rows, but has no sealing key, cannot add a key of their own.
 */
async function openKeySet(rows: readonly SigningKeyModel[], sealingKey: Uint8Array, readAt: Date): Promise<KeySet> {
  const published = new Map<string, PublishedKey>();
  let active: ActiveSigningKey | undefined;
  for (const row of rows) {
    const privateJwk: JWK = JSON.parse(unsealKey(row, sealingKey));
    const jwk = await publishable(privateJwk);
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
    published.set(row.kid, { kid: row.kid, jwk, pem, retireAfter: row.retireAfter });
    if (row.state === 'active') {
      active = { kid: row.kid, privateKey: (await importJWK(privateJwk, ALG)) as CryptoKey };
    }
  }
  if (active === undefined) throw new Error('there is no active signing key');
  return { readAt: readAt.getTime(), active, published };
}

function unsealKey(row: SigningKeyModel, sealingKey: Uint8Array): string {
  try {
    return unseal(sealingKey, row.sealedPrivateJwk, row.kid);
  } catch (cause) {
    if (!(cause instanceof UnsealError)) throw cause;
    throw new UnsealError(
      `signing key ${row.kid} was sealed under another sealing key: give the service that one, or empty the table signing_key`,
      { cause },
    );
  }
}
