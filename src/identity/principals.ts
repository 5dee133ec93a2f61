import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { ageOf } from './age.js';
import type { Principal } from './principal.js';
import { loadPrincipal } from './principal-loading.js';

/** Finds out who is calling. */
export interface Principals {
  /**
   * The principal of a client id; undefined when there is no such client, or it or its supplier is suspended.
   * What is told was true at most 4 seconds ago. Throws what the database throws, and `PrincipalTimeoutError`; the
   * caller answers both with 503.
   */
  principal(clientId: string): Promise<Principal | undefined>;
}

/** The database did not say in time who is calling. */
export class PrincipalTimeoutError extends Error {
  override readonly name = 'PrincipalTimeoutError';
}

// A suspension or a withdrawn authority must act within 5 seconds everywhere. From FRESH_FOR_MS on the next version is
// fetched, while callers still get this one; from SERVED_FOR_MS on nobody does, whatever the database is doing. The
// second between that and the promise is for the call itself.
const FRESH_FOR_MS = 2_000;
const SERVED_FOR_MS = 4_000;

interface Remembered {
  /** When the reading began: what it found may be as old as that. */
  readonly asOf: number;
  readonly principal: Principal | undefined;
}

/**
 * Principals read from the database, each kept in memory for some seconds, and no more of them than `capacity`.
 * `now` is the wall's clock.
 */
export function createPrincipals({
  prisma,
  now,
  capacity = 10_000,
}: {
  prisma: PrismaClient;
  now: () => Date;
  capacity?: number;
}): Principals {
  const remembered = new Map<string, Remembered>();
  const loading = new Map<string, Promise<Principal | undefined>>();

  function remember(clientId: string, asOf: number, principal: Principal | undefined): void {
    // Taken out first, so that the map stays in the order of reading and its first entry is the oldest.
    remembered.delete(clientId);
    remembered.set(clientId, { asOf, principal });
    const [oldest] = remembered.keys();
    if (remembered.size > capacity && oldest !== undefined) remembered.delete(oldest);
  }

  /** One reading at a time for a client, which all who wait share; given up when what it finds would be too old. */
  function load(clientId: string): Promise<Principal | undefined> {
    const already = loading.get(clientId);
    if (already !== undefined) return already;
    const reading = read(clientId).finally(() => loading.delete(clientId));
    loading.set(clientId, reading);
    return reading;
  }

  async function read(clientId: string): Promise<Principal | undefined> {
    const asOf = now().getTime();
    const principal = await within(SERVED_FOR_MS, loadPrincipal(prisma, clientId));
    remember(clientId, asOf, principal);
    return principal;
  }

  return {
    principal: async (clientId) => {
      const known = remembered.get(clientId);
      const knownFor = known === undefined ? Number.POSITIVE_INFINITY : ageOf(known.asOf, now());
      if (known === undefined || knownFor >= SERVED_FOR_MS) return load(clientId);
      // When this fails, the next call tries again, and past SERVED_FOR_MS callers are told.
      if (knownFor >= FRESH_FOR_MS) load(clientId).catch(() => undefined);
      return known.principal;
    },
  };
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrincipalTimeoutError('the database did not say in time who is calling')), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
