import type { PrismaClient } from '../../platform/generated/prisma/client.js';
import { isId } from '../../platform/ids.js';
import { organisationOf, type Standing } from './person.js';
import { isRole, scopesOf } from './roles.js';

/** What a person may do now for their organisation, without a session. Undefined when they, or it, may do nothing. */
export async function findStanding(
  prisma: PrismaClient,
  realmId: number,
  personId: string,
): Promise<Standing | undefined> {
  if (!isId(personId)) return undefined;
  const row = await prisma.person.findFirst({
    where: { id: personId, realmId, status: 'active' },
    include: { centre: true, awardingBody: true },
  });
  if (row === null || (row.centre !== null && row.centre.status !== 'active')) return undefined;
  const organisation = organisationOf(row);
  return { organisation, scopes: scopesOf(organisation, row.roles.filter(isRole)) };
}
