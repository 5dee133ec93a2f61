import type { Prisma, PrismaClient } from '../platform/generated/prisma/client.js';
import { LEARNER_ADMINISTRATOR_SCOPES, SUPPLIER_SCOPES } from './scopes.js';

/** Why an authority cannot be granted. */
export type AuthorityProblem =
  | 'no scope'
  | 'not a scope for suppliers'
  | 'not a scope for awarding bodies'
  | 'ends before it begins'
  | 'no such supplier'
  | 'no such awarding body'
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

/** Whom a centre gives authority: a supplier, or an awarding body as its third-party learner administrator. */
export type AuthorityHolder =
  | { readonly supplierId: string; readonly awardingBodyCode?: undefined }
  | { readonly awardingBodyCode: string; readonly supplierId?: undefined };

/** The authority a centre gives. Times are by the realm's clock; it is good from `from`, and no longer at `until`. */
export type AuthorityGrant = AuthorityHolder & {
  readonly realmId: number;
  readonly centreNumber: string;
  readonly scopes: readonly string[];
  readonly from: Date;
  readonly until?: Date;
};

/**
 * Lets a supplier or an awarding body act for a centre, and returns the id of the authority. It acts within 5 seconds
 * everywhere. A second authority for the same centre adds to the first. Throws `AuthorityError`.
 */
export async function grantAuthority(prisma: Prisma.TransactionClient, grant: AuthorityGrant): Promise<string> {
  const { realmId, supplierId, awardingBodyCode, centreNumber, from, until } = grant;
  const scopes = [...new Set(grant.scopes)];
  mustBeScopesOf(grant, scopes);
  if (until !== undefined && until <= from) {
    throw new AuthorityError('ends before it begins', 'The authority must end after it begins.');
  }
  const [, centre] = await Promise.all([
    mustBeOfRealm(prisma, realmId, grant),
    prisma.centre.findUnique({
      where: { realmId_number: { realmId, number: centreNumber } },
      select: { number: true },
    }),
  ]);
  if (centre === null) throw new AuthorityError('no such centre', 'The realm has no centre of that number.');

  const { id } = await prisma.centreAuthority.create({
    data: {
      ...{ realmId, centreNumber, scopes, validFrom: from, validUntil: until ?? null },
      ...{ supplierId: supplierId ?? null, awardingBodyCode: awardingBodyCode ?? null },
    },
    select: { id: true },
  });
  return id;
}

/**
 * Takes an authority back at `at`, by the realm's clock. It no longer acts within 5 seconds everywhere, and is kept on
 * record. False when the realm has no such authority, or it was withdrawn before.
 */
export async function withdrawAuthority(
  prisma: Prisma.TransactionClient,
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

function mustBeScopesOf({ supplierId }: AuthorityHolder, scopes: readonly string[]): void {
  if (scopes.length === 0) throw new AuthorityError('no scope', 'The authority must be for one scope at least.');
  const known: readonly string[] = supplierId === undefined ? LEARNER_ADMINISTRATOR_SCOPES : SUPPLIER_SCOPES;
  const foreign = scopes.find((scope) => !known.includes(scope));
  if (foreign === undefined) return;
  if (supplierId === undefined)
    throw new AuthorityError('not a scope for awarding bodies', `A centre cannot give an awarding body ${foreign}.`);
  throw new AuthorityError('not a scope for suppliers', `A supplier cannot be given the scope ${foreign}.`);
}

/** The table's own keys do not say that supplier and centre are of one realm, and of a body they say it less plainly. */
async function mustBeOfRealm(
  prisma: Prisma.TransactionClient,
  realmId: number,
  holder: AuthorityHolder,
): Promise<void> {
  if (holder.supplierId !== undefined) {
    const supplier = await prisma.supplier.findFirst({
      where: { id: holder.supplierId, realmId },
      select: { id: true },
    });
    if (supplier === null) throw new AuthorityError('no such supplier', 'The realm has no supplier of that id.');
    return;
  }
  const body = await prisma.awardingBody.findUnique({
    where: { realmId_code: { realmId, code: holder.awardingBodyCode } },
    select: { code: true },
  });
  if (body === null) throw new AuthorityError('no such awarding body', 'The realm has no awarding body of that code.');
}

/** An authority as the centre that gave it sees it. Times are by the realm's clock. */
export interface GivenAuthority {
  readonly id: string;
  /** The name of the supplier or awarding body. */
  readonly holder: string;
  readonly scopes: readonly string[];
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly withdrawnAt: Date | null;
}

/** Every authority that a centre gave, the newest first. */
export async function listAuthorities(
  prisma: PrismaClient,
  realmId: number,
  centreNumber: string,
): Promise<readonly GivenAuthority[]> {
  const rows = await prisma.centreAuthority.findMany({
    where: { realmId, centreNumber },
    include: { supplier: { select: { name: true } }, awardingBody: { select: { name: true } } },
    orderBy: { id: 'desc' },
  });
  return rows.map(({ id, supplier, awardingBody, scopes, validFrom, validUntil, withdrawnAt }) => ({
    ...{ id, scopes, validFrom, validUntil, withdrawnAt },
    holder: supplier?.name ?? awardingBody?.name ?? '',
  }));
}

/** Who can be given authority in a realm: suppliers in good standing, and awarding bodies. */
export async function listHolders(
  prisma: PrismaClient,
  realmId: number,
): Promise<{
  readonly suppliers: readonly { readonly id: string; readonly name: string }[];
  readonly bodies: readonly { readonly code: string; readonly name: string }[];
}> {
  const [suppliers, bodies] = await Promise.all([
    prisma.supplier.findMany({ where: { realmId, status: 'active' }, orderBy: { name: 'asc' } }),
    prisma.awardingBody.findMany({ where: { realmId }, orderBy: { name: 'asc' } }),
  ]);
  return { suppliers, bodies };
}
