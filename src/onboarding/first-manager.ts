import type { People } from '../identity/people/people.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { newId } from '../platform/ids.js';
import { liveRealm } from './sandbox.js';

/**
 * Invites the first service manager of a live service, in which nobody is yet: by a letter to this address. Every later
 * one is invited by another. With anybody there it does nothing.
 */
export async function inviteFirstManager(
  prisma: PrismaClient,
  people: People,
  email: string,
  now: Date,
): Promise<void> {
  const there = await prisma.person.count({ where: { realmId: liveRealm.id, roles: { has: 'serviceManager' } } });
  if (there > 0) return;
  const id = newId();
  await prisma.person.create({
    data: {
      ...{ id, realmId: liveRealm.id, username: 'first.manager', name: 'First service manager', email },
      ...{ roles: ['serviceManager'], status: 'invited', createdAt: now },
    },
  });
  await people.sendInvitation(id);
}
