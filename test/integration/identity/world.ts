import { randomBytes, randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { hashSecret } from '../../../src/identity/clients.js';
import { createSigningKeys } from '../../../src/identity/signing-keys.js';
import { createTokenEndpoint, type RefusedTokenRequest } from '../../../src/identity/token-endpoint.js';
import { PrismaClient } from '../../../src/platform/generated/prisma/client.js';
import { createDatabase } from '../../support/database.js';
import { type ClientKeyPair, newClientKey } from './client-assertions.js';

/** The realms of the tests, away from those that the migrations may have made. */
export const LIVE = { id: 7001, name: 'identity-live', kind: 'live' };
export const SANDBOX = { id: 7002, name: 'identity-sandbox', kind: 'sandbox' };

export interface TestClient {
  readonly id: string;
  readonly key: ClientKeyPair;
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A database of its own with two realms, and functions to put clients into it. */
export async function createWorld() {
  const database = await createDatabase();
  const pools: pg.Pool[] = [];
  const statements: string[] = [];

  /** A client of the database as another process would have. */
  function connect(): PrismaClient {
    const pool = new pg.Pool({ connectionString: database.url, max: 10, options: '-c timezone=UTC' });
    pool.on('error', () => undefined);
    pools.push(pool);
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool), log: [{ emit: 'event', level: 'query' }] });
    prisma.$on('query', ({ query }) => statements.push(query));
    return prisma;
  }

  /** Makes the database go away, for all that `connect` gave. */
  async function cut(): Promise<void> {
    await Promise.all(pools.splice(0).map((pool) => pool.end()));
  }

  const prisma = connect();
  await prisma.realm.createMany({ data: [LIVE, SANDBOX] });

  async function addSupplier(realmId: number): Promise<string> {
    const { id } = await prisma.supplier.create({ data: { realmId, name: 'Supplier' } });
    return id;
  }

  /** A client with an ES256 key unless told otherwise, of a supplier of its own unless told whose. */
  async function addClient(
    options: {
      realm?: { id: number };
      supplierId?: string | null;
      awardingBodyCode?: string;
      scopes?: string[];
      secret?: string;
      key?: ClientKeyPair;
      expiresAt?: Date;
      revokedAt?: Date;
    } = {},
  ): Promise<TestClient> {
    const realmId = (options.realm ?? LIVE).id;
    const key = options.key ?? newClientKey('ES256');
    const id = randomUUID();
    const owner = options.awardingBodyCode
      ? { awardingBodyCode: options.awardingBodyCode }
      : { supplierId: options.supplierId === undefined ? await addSupplier(realmId) : options.supplierId };
    const scopes = options.scopes ?? ['learners:read', 'learners:write'];
    const secretHash = options.secret === undefined ? null : hashSecret(options.secret);
    await prisma.client.create({ data: { id, realmId, name: 'MIS', scopes, secretHash, ...owner } });
    await prisma.clientKey.create({
      data: {
        clientId: id,
        kid: key.kid,
        publicJwk: { ...key.publicJwk },
        expiresAt: options.expiresAt ?? null,
        revokedAt: options.revokedAt ?? null,
      },
    });
    return { id, key };
  }

  async function addCentre(realmId: number, number: string): Promise<string> {
    await prisma.centre.create({ data: { realmId, number, name: `Centre ${number}` } });
    return number;
  }

  return {
    url: database.url,
    prisma,
    connect,
    cut,
    /** Every statement that was sent so far. */
    statements,
    addSupplier,
    addClient,
    addCentre,
    close: async () => {
      await cut();
      await database.drop();
    },
  };
}

/** A token endpoint on a world, with what it told the log, and a clock that can be moved. */
export function tokenEndpointOf(
  { prisma }: Pick<World, 'prisma'>,
  {
    issuer,
    environment = 'test',
    sealingKey = randomBytes(32),
  }: { issuer: string; environment?: string; sealingKey?: Buffer },
) {
  const clock = { offsetMs: 0 };
  const now = () => new Date(Date.now() + clock.offsetMs);
  const log: RefusedTokenRequest[] = [];
  const signingKeys = createSigningKeys({ prisma, sealingKey, now });
  const endpoint = createTokenEndpoint({
    prisma,
    signingKeys,
    issuer,
    environment,
    now,
    log: (refused) => log.push(refused),
  });
  return { endpoint, signingKeys, log, clock, now };
}
