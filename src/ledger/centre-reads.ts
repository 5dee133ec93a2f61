import type { PrismaClient } from '../platform/generated/prisma/client.js';
import type { Region } from '../statistics/dimensions.js';

/** A centre with the Diploma awarding bodies that it is associated with. */
export interface CentreInFull {
  readonly number: string;
  readonly name: string;
  readonly status: 'active' | 'closed';
  /** The Government Office Region that it lies in, if that is known. */
  readonly region?: Region;
  readonly awardingBodies: readonly string[];
}

export async function readCentre(
  prisma: PrismaClient,
  realm: number,
  number: string,
): Promise<CentreInFull | undefined> {
  const row = await prisma.centre.findUnique({
    where: { realmId_number: { realmId: realm, number } },
    include: { associations: { orderBy: { awardingBodyCode: 'asc' } } },
  });
  if (row === null) return undefined;
  return {
    number: row.number,
    name: row.name,
    status: row.status as CentreInFull['status'],
    ...(row.region === null ? {} : { region: row.region as Region }),
    awardingBodies: row.associations.map((association) => association.awardingBodyCode),
  };
}
