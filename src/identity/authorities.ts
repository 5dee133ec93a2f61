import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { isScope, SUPPLIER_SCOPES } from './scopes.js';

/** Why an authority cannot be granted. */
export type AuthorityProblem =
  | 'no scope'
  | 'not a scope for suppliers'
  | 'ends before it begins'
  | 'no such supplier'
  | 'no such centre';

/** An authority that cannot be granted as asked. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError';

  constructor(
    readonly problem: AuthorityProblem,
    message: string,
  ) {
    super(message);
  }
}

/** The authority a centre gives a supplier. Times are by the realm's clock; it is good from `from`, and no longer at `until`. */
export interface AuthorityGrant {
  readonly realmId: number;
  readonly supplierId: string;
  readonly centreNumber: string;
  readonly scopes: readonly string[];
  readonly from: Date;
  readonly until?: Date;
}

/**
 * Lets a supplier act for a centre, and returns the id of the authority. It acts within 5 seconds everywhere. A second
 * authority for the same centre adds to the first. Throws `AuthorityError`.
 */
export async function grantAuthority(prisma: PrismaClient, grant: AuthorityGrant): Promise<string> {
  const { realmId, supplierId, centreNumber, from, until } = grant;
  const scopes = [...new Set(grant.scopes)];
  mustBeSupplierScopes(scopes);
  if (until !== undefined && until <= from) {
    throw new AuthorityError('ends before it begins', 'The authority must end after it begins.');
  }
  // The table's own keys do not say that supplier and centre are of one realm.
  const [supplier, centre] = await Promise.all([
    prisma.supplier.findFirst({ where: { id: supplierId, realmId }, select: { id: true } }),
    prisma.centre.findUnique({
      where: { realmId_number: { realmId, number: centreNumber } },
      select: { number: true },
    }),
  ]);
  if (supplier === null) throw new AuthorityError('no such supplier', 'The realm has no supplier of that id.');
  if (centre === null) throw new AuthorityError('no such centre', 'The realm has no centre of that number.');

  const { id } = await prisma.centreAuthority.create({
    data: { realmId, supplierId, centreNumber, scopes, validFrom: from, validUntil: until ?? null },
    select: { id: true },
  });
  return id;
}

/**
 * Takes an authority back at `at`, by the realm's clock. It no longer acts within 5 seconds everywhere, and is kept on
 * record. False when the realm has no such authority, or it was withdrawn before.
 */
export async function withdrawAuthority(
  prisma: PrismaClient,
  { realmId, authorityId, at }: { realmId: number; authorityId: string; at: Date },
): Promise<boolean> {
  const { count } = await prisma.centreAuthority.updateMany({
    where: { id: authorityId, realmId, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  return count === 1;
}

/** Suspends a supplier, and with it all its clients, within 5 seconds everywhere. False when there is none of that id. */
export async function suspendSupplier(prisma: PrismaClient, supplierId: string): Promise<boolean> {
  const { count } = await prisma.supplier.updateMany({ where: { id: supplierId }, data: { status: 'suspended' } });
  return count === 1;
}

/** Suspends one client, within 5 seconds everywhere. False when there is none of that id. */
export async function suspendClient(prisma: PrismaClient, clientId: string): Promise<boolean> {
  const { count } = await prisma.client.updateMany({ where: { id: clientId }, data: { status: 'suspended' } });
  return count === 1;
}

function mustBeSupplierScopes(scopes: readonly string[]): void {
  if (scopes.length === 0) throw new AuthorityError('no scope', 'The authority must be for one scope at least.');
  const foreign = scopes.find((scope) => !isScope(scope) || !SUPPLIER_SCOPES.some((known) => known === scope));
  if (foreign !== undefined) {
    throw new AuthorityError('not a scope for suppliers', `A supplier cannot be given the scope ${foreign}.`);
  }
}
