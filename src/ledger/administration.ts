import type { Pool } from 'pg';
import { realmTime } from '../platform/clock.js';
import type { Prisma } from '../platform/generated/prisma/client.js';
import { newId } from '../platform/ids.js';
import type { Actor } from './actor.js';
import { logStatement } from './log.js';
import type { Ledger } from './transact.js';

/** Changes of people, organisations, authority and the service, as the log names them, in words for people. */
export const administrationTitles = {
  invitePerson: 'Person invited',
  changeDetails: 'Details changed',
  changeRoles: 'Roles changed',
  suspendPerson: 'Person suspended',
  restorePerson: 'Person let in again',
  resetSecondFactor: 'Second factor reset',
  requireSecondFactor: 'Second factor for everybody',
  signAgreement: 'Agreement signed',
  grantAuthority: 'Authority granted',
  withdrawAuthority: 'Authority withdrawn',
  addCentre: 'Centre added',
  changeCentreStatus: 'Centre closed or opened',
  addAwardingBody: 'Awarding body added',
  addSupplier: 'Supplier added',
  addProgram: 'Program of a supplier added',
  addKey: 'Public key added',
  revokeKey: 'Public key revoked',
  changeSupplierStatus: 'Supplier suspended or let in',
  sayNotice: 'Told everybody how the service is',
} as const;
export type AdministrationName = keyof typeof administrationTitles;

/** Whose trail it is that belongs to no centre and no awarding body. */
export const serviceManagement = 'service management';

/** What a change came to. Without `after` nothing was changed, and nothing is logged. */
interface Administered<T> {
  readonly result: T;
  readonly before?: Record<string, unknown> | undefined;
  readonly after?: Record<string, unknown> | undefined;
}

/** Changes something by the database transaction that it is given. */
export type Change<T> = (tx: Prisma.TransactionClient) => Promise<Administered<T>>;

/**
 * Carries out a change of people, organisations or authority and logs it, both or neither. `subject` is the number of the
 * centre or the code of the awarding body that it is about, or `serviceManagement`.
 */
export function administer<T>(
  { store, clock }: Ledger,
  actor: Actor,
  { name, subject }: { name: AdministrationName; subject: string },
  change: Change<T>,
): Promise<T> {
  return store.prisma.$transaction(async (tx) => {
    const { result, before, after } = await change(tx);
    if (after !== undefined) {
      const { now } = realmTime(clock, actor.clockOffsetMs);
      const { text, values = [] } = logStatement(actor, now, [
        { subject, id: newId(), transaction: name, before, after },
      ]);
      await tx.$executeRawUnsafe(text, ...values);
    }
    return result;
  });
}

/** A change as those see it who look after people and organisations. */
export interface AdministrationEntry {
  readonly id: string;
  readonly name: AdministrationName;
  readonly at: string;
  readonly person: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown>;
}

/** The changes about one organisation, the newest first, before the one with the id `before`. */
export async function readAdministration(
  pool: Pool,
  realm: number,
  subject: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<AdministrationEntry[]> {
  const { rows } = await pool.query<AdministrationEntry>({
    text: `SELECT id, transaction AS name, at, person, before, after FROM transaction_log
      WHERE realm_id = $1 AND subject = $2 AND transaction = ANY($3)
        AND ($4::uuid IS NULL
          OR seq < (SELECT seq FROM transaction_log WHERE realm_id = $1 AND subject = $2 AND id = $4))
      ORDER BY seq DESC LIMIT $5`,
    values: [realm, subject, Object.keys(administrationTitles), before ?? null, limit],
  });
  return rows;
}
