import type { Prisma, PrismaClient } from '../platform/generated/prisma/client.js';
import { newId } from '../platform/ids.js';
import { nameFaults, type OrganisationFault } from './organisations.js';
import type { ReadKey } from './public-key-reading.js';
import { SUPPLIER_SCOPES } from './scopes.js';

/** A supplier with its programs and their keys. Times are by the wall's clock. */
export interface SupplierInFull {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'suspended';
  readonly clients: readonly {
    readonly id: string;
    readonly name: string;
    readonly keys: readonly {
      readonly kid: string;
      readonly algorithm: string;
      readonly createdAt: Date;
      readonly expiresAt: Date | null;
      readonly revokedAt: Date | null;
    }[];
  }[];
}

/** As many keys of a program are good at the same time: the one in use, and the one that follows it. */
const mostKeys = 2;
/** So many days before a program's last key runs out it is time for the next one. */
export const keyWarningDays = 30;

/** The suppliers of a realm, by name. */
export function listSuppliers(prisma: PrismaClient, realmId: number) {
  return prisma.supplier.findMany({ where: { realmId }, orderBy: { name: 'asc' } });
}

/** A supplier of a realm; undefined when there is none of that id. */
export async function findSupplier(
  prisma: PrismaClient,
  realmId: number,
  id: string,
): Promise<SupplierInFull | undefined> {
  const row = await prisma.supplier.findFirst({
    where: { id, realmId },
    include: { clients: { include: { keys: { orderBy: { createdAt: 'desc' } } }, orderBy: { createdAt: 'asc' } } },
  });
  if (row === null) return undefined;
  return {
    ...{ id: row.id, name: row.name, status: row.status as 'active' },
    clients: row.clients.map(({ id: clientId, name, keys }) => ({
      ...{ id: clientId, name },
      keys: keys.map(({ kid, publicJwk, createdAt, expiresAt, revokedAt }) => ({
        ...{ kid, createdAt, expiresAt, revokedAt },
        algorithm: String((publicJwk as { alg?: unknown }).alg ?? ''),
      })),
    })),
  };
}

/** A program whose last good key runs out soon. */
export interface KeyRunningOut {
  readonly supplierId: string;
  readonly program: string;
  readonly expiresAt: Date;
}

/** The programs of suppliers in good standing that have a key now and none after `until`, the first to run out first. */
export async function keysRunningOut(
  prisma: PrismaClient,
  realmId: number,
  { now, until }: { now: Date; until: Date },
): Promise<readonly KeyRunningOut[]> {
  const good = { revokedAt: null, expiresAt: { gt: now, lte: until } };
  const rows = await prisma.client.findMany({
    where: {
      ...{ realmId, status: 'active', supplier: { status: 'active' } },
      keys: { some: good, none: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: until } }] } },
    },
    include: { keys: { where: good, orderBy: { expiresAt: 'desc' }, take: 1 } },
  });
  return rows
    .map(({ supplierId, name, keys }) => ({
      ...{ supplierId: supplierId as string, program: name, expiresAt: keys[0]?.expiresAt as Date },
    }))
    .sort((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime());
}

/** Enters a supplier, which can do nothing until it has a program with a key, and a centre's authority. */
export async function addSupplier(
  prisma: Prisma.TransactionClient,
  realmId: number,
  name: string,
): Promise<{ readonly id: string } | { readonly faults: readonly OrganisationFault[] }> {
  const faults = nameFaults(name);
  if (faults.length > 0) return { faults };
  const there = await prisma.supplier.findFirst({ where: { realmId, name: { equals: name, mode: 'insensitive' } } });
  if (there !== null) return { faults: [{ field: 'name', message: 'There is a supplier with this name already.' }] };
  const id = newId();
  await prisma.supplier.create({ data: { id, realmId, name } });
  return { id };
}

/** Suspends a supplier with all its programs, within 5 seconds everywhere, or lets it in again. False: it was so before. */
export async function setSupplierStatus(
  prisma: Prisma.TransactionClient,
  realmId: number,
  id: string,
  status: 'active' | 'suspended',
): Promise<boolean> {
  const { count } = await prisma.supplier.updateMany({
    where: { realmId, id, status: { not: status } },
    data: { status },
  });
  return count > 0;
}

/** Enters a program of a supplier. It signs in with a key; what it may do for a centre the centre says. */
export async function addClient(
  prisma: Prisma.TransactionClient,
  realmId: number,
  supplierId: string,
  name: string,
): Promise<{ readonly id: string } | { readonly faults: readonly OrganisationFault[] }> {
  const faults = nameFaults(name);
  if (faults.length > 0) return { faults };
  const id = newId();
  await prisma.client.create({ data: { id, realmId, supplierId, name, scopes: [...SUPPLIER_SCOPES] } });
  return { id };
}

/** Enters a public key of a program. Answers all that is wrong. `expiresAt` and `now` are by the wall's clock. */
export async function addClientKey(
  prisma: Prisma.TransactionClient,
  clientId: string,
  { kid, jwk }: ReadKey,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<readonly OrganisationFault[]> {
  // One at a time for a program, so that of two at one moment the second sees the first.
  await prisma.$queryRaw`SELECT 1 FROM client WHERE id = ${clientId} FOR UPDATE`;
  const same = await prisma.clientKey.findMany({ where: { kid }, select: { clientId: true } });
  if (same.some((one) => one.clientId === clientId))
    return [{ field: 'key', message: 'This program has or had this key. Make a new pair.' }];
  if (same.length > 0)
    return [
      { field: 'key', message: 'Another program has this key. Each program has a key of its own: make a new pair.' },
    ];
  const standing = await prisma.clientKey.count({
    where: { clientId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  });
  if (standing >= mostKeys)
    return [
      { field: 'key', message: 'Two keys are good already. Revoke the one that is not used, then add this one.' },
    ];
  await prisma.clientKey.create({ data: { clientId, kid, publicJwk: jwk as object, createdAt: now, expiresAt } });
  return [];
}

/**
 * Revokes a key: no token is issued for it from now on, and within 5 seconds none that the program has is good any longer.
 * With another key it gets a new one. False: it was revoked before, or there is none.
 */
export async function revokeClientKey(
  prisma: Prisma.TransactionClient,
  clientId: string,
  kid: string,
  now: Date,
): Promise<boolean> {
  const { count } = await prisma.clientKey.updateMany({
    where: { clientId, kid, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) return false;
  // A token says its time to the second: those of this second are meant too.
  const tokensFrom = new Date(Math.ceil((now.getTime() + 1) / 1000) * 1000);
  await prisma.client.update({ where: { id: clientId }, data: { tokensFrom } });
  return true;
}
