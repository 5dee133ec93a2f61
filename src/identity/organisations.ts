import type { Prisma, PrismaClient } from '../platform/generated/prisma/client.js';
import { type Region, regions } from '../statistics/dimensions.js';

/** A centre as service management sees it. */
export interface CentreListed {
  readonly number: string;
  readonly name: string;
  readonly status: 'active' | 'closed';
  readonly region: string | null;
}

/** What is wrong with an organisation that is to be entered. */
export interface OrganisationFault {
  readonly field: string;
  readonly message: string;
}

/** The centres of a realm whose number or name begins with a text, by number, after the one with the number `after`. */
export async function listCentres(
  prisma: PrismaClient,
  realmId: number,
  text: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<readonly CentreListed[]> {
  const matches =
    text === ''
      ? {}
      : { OR: [{ number: { startsWith: text } }, { name: { contains: text, mode: 'insensitive' as const } }] };
  const rows = await prisma.centre.findMany({
    where: { realmId, AND: [matches, after === undefined ? {} : { number: { gt: after } }] },
    orderBy: { number: 'asc' },
    take: limit,
  });
  return rows.map(({ number, name, status, region }) => ({ number, name, region, status: status as 'active' }));
}

/** The awarding bodies of a realm, by name. */
export function listBodies(prisma: PrismaClient, realmId: number) {
  return prisma.awardingBody.findMany({ where: { realmId }, orderBy: { name: 'asc' } });
}

/** What is wrong with the name of an organisation, or of a program of one. */
export function nameFaults(name: string): readonly OrganisationFault[] {
  return name.length > 200 ? [{ field: 'name', message: 'A name has at most 200 characters.' }] : [];
}

/** Enters a centre. Answers all that is wrong. */
export async function addCentre(
  prisma: Prisma.TransactionClient,
  realmId: number,
  { number, name, region }: { number: string; name: string; region?: string | undefined },
): Promise<readonly OrganisationFault[]> {
  const faults: OrganisationFault[] = [];
  if (!/^\d{5}$/.test(number)) faults.push({ field: 'number', message: 'A centre number has 5 digits.' });
  faults.push(...nameFaults(name));
  if (region !== undefined && !regions.includes(region as Region))
    faults.push({ field: 'region', message: 'Choose a region from the list.' });
  if (faults.length > 0) return faults;
  const { count } = await prisma.centre.createMany({
    data: [{ realmId, number, name, region: region ?? null }],
    skipDuplicates: true,
  });
  return count === 1 ? [] : [{ field: 'number', message: 'There is a centre with this number already.' }];
}

/** Closes a centre, whose people and software may do nothing from then on, or opens it again. False: it was so before. */
export async function setCentreStatus(
  prisma: Prisma.TransactionClient,
  realmId: number,
  number: string,
  status: 'active' | 'closed',
): Promise<boolean> {
  const { count } = await prisma.centre.updateMany({
    where: { realmId, number, status: { not: status } },
    data: { status },
  });
  return count > 0;
}

/** Enters an awarding body. Answers all that is wrong. */
export async function addAwardingBody(
  prisma: Prisma.TransactionClient,
  realmId: number,
  { code, name, diploma, component }: { code: string; name: string; diploma: boolean; component: boolean },
): Promise<readonly OrganisationFault[]> {
  const faults: OrganisationFault[] = [];
  if (!/^[A-Z0-9-]{2,12}$/.test(code))
    faults.push({ field: 'code', message: 'A code has 2 to 12 capital letters, digits and hyphens, such as NDA.' });
  if (!diploma && !component) faults.push({ field: 'awards', message: 'Choose what it awards.' });
  faults.push(...nameFaults(name));
  if (faults.length > 0) return faults;
  const { count } = await prisma.awardingBody.createMany({
    data: [{ realmId, code, name, diploma, component }],
    skipDuplicates: true,
  });
  return count === 1 ? [] : [{ field: 'code', message: 'There is an awarding body with this code already.' }];
}
