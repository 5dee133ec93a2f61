import type { ClientBase, Pool } from 'pg';
import type { FileRuleId } from '../learners/rules/files.js';
import { nameOf, type Party } from '../ledger/actor.js';

/** Where a batch is on its way. */
export type BatchStatus =
  | 'receiving'
  | 'waiting'
  | 'checking'
  | 'running'
  | 'completed'
  | 'refused'
  | 'cancelled'
  | 'failed';

/** Why a file was refused whole. */
export interface Refusal {
  readonly rule: FileRuleId;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly line?: number;
}

/** A batch as it stands: a row of its table. Instants are RFC 3339, by the realm's clock. */
export interface Batch {
  readonly realmId: number;
  readonly id: string;
  readonly clientId: string;
  /** The centre whose learners it is about. Null: it is a file of the awarding body's own. */
  readonly centreNumber: string | null;
  /** The awarding body that sent it: for itself, or for the centre as its third-party learner administrator. */
  readonly awardingBodyCode: string | null;
  readonly person: string;
  readonly supplier: string | null;
  readonly scopes: readonly string[];
  readonly fileName: string | null;
  readonly digest: string | null;
  readonly bytes: number;
  readonly validateOnly: boolean;
  readonly status: BatchStatus;
  readonly cancelRequested: boolean;
  readonly definition: string | null;
  readonly fileReference: string | null;
  readonly repairs: readonly string[] | null;
  readonly refusal: Refusal | null;
  readonly total: number | null;
  readonly taken: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly repaired: number;
  readonly refused: number;
  readonly receivedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/*
 * The table is Prisma's. Its rows are read and moved on with SQL, because that happens in the ledger's own transactions:
 * together with what a file changes, and under the lock of its sender.
 */

/** The centre or the awarding body that a file acts for. One that a body sent for a centre acts for the centre. */
export function senderOf({ centreNumber, awardingBodyCode }: Pick<Batch, 'centreNumber' | 'awardingBodyCode'>): Party {
  return centreNumber === null ? { awardingBody: awardingBodyCode as string } : { centre: centreNumber };
}

/** The awarding body that sent a file for a centre, if one did. */
export function administratorOf({ centreNumber, awardingBodyCode }: Batch): string | undefined {
  return centreNumber === null ? undefined : (awardingBodyCode ?? undefined);
}

/** A sender as a batch has it; `administrator` is the code of the awarding body that sends for the centre, if one does. */
export function sentBy(
  sender: Party,
  administrator: string | undefined,
): Pick<Batch, 'centreNumber' | 'awardingBodyCode'> {
  return 'centre' in sender
    ? { centreNumber: sender.centre, awardingBodyCode: administrator ?? null }
    : { centreNumber: null, awardingBodyCode: sender.awardingBody };
}

/** Which batches act for the party whose name is the second value of a statement. */
function ofSender(sender: Party): string {
  return 'centre' in sender ? 'centre_number = $2' : 'awarding_body_code = $2 AND centre_number IS NULL';
}

/**
 * Whose files are looked for: all that are about a centre, whoever sent them; or those that an awarding body sent, its own
 * and those for centres, as far as it may see the ones and the others.
 */
export type BatchesOf =
  | { readonly centre: string }
  | { readonly awardingBody: string; readonly own: boolean; readonly forCentres: boolean };

/** Which batches are those of the party whose name is the second value of a statement. */
export function ofWhom(of: BatchesOf): string {
  if ('centre' in of) return ofSender(of);
  const kinds = [...(of.own ? ['centre_number IS NULL'] : []), ...(of.forCentres ? ['centre_number IS NOT NULL'] : [])];
  return `awarding_body_code = $2 AND (${kinds.join(' OR ') || 'false'})`;
}

/** Nothing more becomes of it. */
export function isOver({ status }: Pick<Batch, 'status'>): boolean {
  return status === 'completed' || status === 'refused' || status === 'cancelled' || status === 'failed';
}

/** A row as the database gives it, under the names of this program. */
export function batchOf(row: object): Batch {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as unknown as Batch;
}

/** One batch. One that is still being received is none yet. */
export async function readBatch(pool: Pool, realm: number, of: BatchesOf, id: string): Promise<Batch | undefined> {
  const { rows } = await pool.query(
    `SELECT * FROM batch WHERE realm_id = $1 AND ${ofWhom(of)} AND id = $3 AND status <> 'receiving'`,
    [realm, nameOf(of), id],
  );
  return rows[0] && batchOf(rows[0]);
}

/** Batches, the newest first, before the one with the id `after`. */
export async function listBatches(
  pool: Pool,
  realm: number,
  of: BatchesOf,
  { limit, after, status }: { limit: number; after: string | undefined; status: string | undefined },
): Promise<Batch[]> {
  const { rows } = await pool.query(
    `SELECT * FROM batch WHERE realm_id = $1 AND ${ofWhom(of)} AND status <> 'receiving'
       AND ($4::uuid IS NULL OR id < $4) AND ($5::text IS NULL OR status = $5) ORDER BY id DESC LIMIT $3`,
    [realm, nameOf(of), limit, after ?? null, status ?? null],
  );
  return rows.map(batchOf);
}

/** How many files since an instant were refused, whole or in some of their rows. Rehearsals do not count. */
export async function countRefusedBatches(pool: Pool, realm: number, of: BatchesOf, since: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM batch WHERE realm_id = $1 AND ${ofWhom(of)} AND received_at >= $3
       AND NOT validate_only AND (refused > 0 OR status = 'refused')`,
    [realm, nameOf(of), since],
  );
  return rows[0]?.count ?? 0;
}

/** How many files of a realm are where on their way. */
export async function countBatchesByStatus(
  pool: Pool,
  realm: number,
): Promise<readonly { readonly status: BatchStatus; readonly count: number }[]> {
  const { rows } = await pool.query<{ status: BatchStatus; count: number }>(
    'SELECT status, count(*) AS count FROM batch WHERE realm_id = $1 GROUP BY status ORDER BY status',
    [realm],
  );
  return rows;
}

/** The first batch that is the same file, sent by the same client for the same sender, and is not given up, or about to be. */
export async function sameFileBefore(
  client: ClientBase,
  sent: Pick<Batch, 'realmId' | 'centreNumber' | 'awardingBodyCode' | 'clientId' | 'validateOnly'> & { digest: string },
): Promise<Batch | undefined> {
  const { realmId, clientId, validateOnly, digest } = sent;
  const sender = senderOf(sent);
  const { rows } = await client.query(
    `SELECT * FROM batch WHERE realm_id = $1 AND ${ofSender(sender)} AND client_id = $3 AND digest = $4
       AND validate_only = $5 AND (status IN ('completed', 'refused')
         OR status IN ('waiting', 'checking', 'running') AND NOT cancel_requested) ORDER BY received_at, id LIMIT 1`,
    [realmId, nameOf(sender), clientId, digest, validateOnly],
  );
  return rows[0] && batchOf(rows[0]);
}

/** The next batch of a sender that is to be taken: the one that was received first. */
export async function nextBatch(pool: Pool, realm: number, sender: Party): Promise<Batch | undefined> {
  const { rows } = await pool.query(
    `SELECT * FROM batch WHERE realm_id = $1 AND ${ofSender(sender)} AND status IN ('waiting', 'checking', 'running')
      ORDER BY received_at, id LIMIT 1`,
    [realm, nameOf(sender)],
  );
  return rows[0] && batchOf(rows[0]);
}

/** Centres and awarding bodies that have batches to be taken. */
export async function sendersWithBatches(pool: Pool): Promise<{ realm: number; sender: Party }[]> {
  const { rows } = await pool.query<{ realm: number; centre: string | null; body: string | null }>(
    `SELECT DISTINCT realm_id AS realm, centre_number AS centre,
            CASE WHEN centre_number IS NULL THEN awarding_body_code END AS body FROM batch
      WHERE status IN ('waiting', 'checking', 'running')`,
  );
  return rows.map(({ realm, centre, body }) => ({
    realm,
    sender: senderOf({ centreNumber: centre, awardingBodyCode: body }),
  }));
}

/** Whether a batch that runs may go on. */
export async function isCancelRequested(pool: Pool, { realmId, id }: Batch): Promise<boolean> {
  const { rows } = await pool.query<{ cancel_requested: boolean }>({
    name: 'cancel-requested',
    text: 'SELECT cancel_requested FROM batch WHERE realm_id = $1 AND id = $2',
    values: [realmId, id],
  });
  return rows[0]?.cancel_requested ?? true;
}

/** Moves a batch on. Only what is named changes. False, and nothing changes, when the batch is over meanwhile. */
export async function moveOn(
  pool: Pool,
  { realmId, id }: Batch,
  change: Partial<
    Pick<
      Batch,
      'status' | 'definition' | 'fileReference' | 'repairs' | 'refusal' | 'total' | 'startedAt' | 'finishedAt'
    >
  >,
): Promise<boolean> {
  const names = Object.keys(change) as (keyof typeof change)[];
  const sets = names.map(
    (name, index) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = $${index + 3}`,
  );
  const values = names.map((name) => (name === 'refusal' ? JSON.stringify(change.refusal) : change[name]));
  const { rowCount } = await pool.query(
    `UPDATE batch SET ${sets.join(', ')}
      WHERE realm_id = $1 AND id = $2 AND status IN ('waiting', 'checking', 'running')`,
    [realmId, id, ...values],
  );
  return rowCount === 1;
}

/** The statement that takes away what is left of rehearsals that are over, when nobody was there to do it at their end. */
export const forgetRehearsed = {
  text: `DELETE FROM rehearsed_record r USING batch b WHERE b.realm_id = r.realm_id AND b.id = r.batch_id
    AND b.status NOT IN ('waiting', 'checking', 'running')`,
};
