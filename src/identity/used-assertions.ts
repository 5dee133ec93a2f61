import type { PrismaClient } from '../platform/generated/prisma/client.js';

// Clocks of processes on one database differ a little; one that is behind must still find what was used.
const KEPT_LONGER_MS = 60_000;

/**
 * Marks an assertion as used; false when it was used before. Of several callers at once, in whatever process, one
 * gets true: the unique key of the table decides.
 */
export async function spendAssertion(
  prisma: PrismaClient,
  assertion: { readonly clientId: string; readonly jti: string; readonly expiresAt: Date },
): Promise<boolean> {
  const { clientId, jti, expiresAt } = assertion;
  const { count } = await prisma.usedAssertion.createMany({
    data: [{ clientId, jti, expiresAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets used assertions that have run out, and so are refused without being remembered. Returns how many. */
export async function purgeUsedAssertions(prisma: PrismaClient, now: Date): Promise<number> {
  const { count } = await prisma.usedAssertion.deleteMany({
    where: { expiresAt: { lt: new Date(now.getTime() - KEPT_LONGER_MS) } },
  });
  return count;
}
