import type { Prisma, PrismaClient } from './generated/prisma/client.js';
import { newId } from './ids.js';

/** How the service is, as service management tells everybody. */
export const noticeStates = ['operatingNormally', 'degraded', 'maintenance'] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface Notice {
  readonly state: NoticeState;
  readonly message: string;
  readonly since: string;
}

/** What was told last; undefined when nothing ever was. */
export async function readNotice(prisma: PrismaClient): Promise<Notice | undefined> {
  const row = await prisma.serviceNotice.findFirst({ orderBy: { id: 'desc' } });
  return row === null
    ? undefined
    : { state: row.status as NoticeState, message: row.message, since: row.saidAt.toISOString() };
}

/** Tells everybody. */
export async function sayNotice(
  prisma: Prisma.TransactionClient,
  { state, message, person, at }: { state: NoticeState; message: string; person: string; at: Date },
): Promise<void> {
  await prisma.serviceNotice.create({ data: { id: newId(), status: state, message, person, saidAt: at } });
}
