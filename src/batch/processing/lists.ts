import type { PoolClient, QueryConfig } from 'pg';
import type { LearnerRecord } from '../../learners/record.js';
import type { Actor, Party } from '../../ledger/actor.js';
import type { NamedCommand, Receipt } from '../../ledger/command.js';
import { type Ledger, type TransactOptions, transact } from '../../ledger/transact.js';
import { type Batch, senderOf } from '../batches.js';
import { shapes } from '../commands.js';
import { causesOf } from '../response/causes.js';
import { jsonLines, type ResponseLine } from '../response/lines.js';
import { beginningOf } from '../rows/cells.js';
import type { ReadRow } from '../rows/read-row.js';
import { responseTo } from './outcomes.js';

/** Some records of a file, in its order. */
export interface List {
  /** How many records were taken before. */
  readonly first: number;
  readonly rows: readonly ReadRow[];
  /** Lines of the response before and after those of the records: header or headings, and trailer. */
  readonly before: readonly ResponseLine[];
  readonly after: readonly ResponseLine[];
  /** By the realm's clock: when the batch is over, if this is its last list. */
  readonly finishedAt: string | undefined;
}

/**
 * Takes a list: one database transaction that makes the changes and notes their outcomes and how far the file is. A list
 * that was taken before fails on its key, so that no record is taken twice, whoever else works on the same file.
 */
export async function takeList(ledger: Ledger, actor: Actor, batch: Batch, list: List): Promise<void> {
  try {
    await takeAtOnce(ledger, actor, batch, list);
  } catch (error) {
    // Two registrations of one learner that take each other's place cannot be stored in one statement.
    const half = Math.floor(list.rows.length / 2);
    if (isTakenElsewhere(error) || (error as { code?: unknown }).code !== uniqueViolation || half === 0) throw error;
    const { rows, first } = list;
    const one = { ...list, rows: rows.slice(0, half), after: [], finishedAt: undefined };
    const other = { ...list, first: first + half, rows: rows.slice(half), before: [] };
    await takeList(ledger, actor, batch, one);
    await takeList(ledger, actor, batch, other);
  }
}

const uniqueViolation = '23505';

/** Another worker, thought dead too early, has taken this list. It goes on, or this one does from where that one stops. */
export function isTakenElsewhere(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'batch_list_pkey';
}

function takeAtOnce(ledger: Ledger, actor: Actor, batch: Batch, list: List): Promise<unknown> {
  const reason = beginningOf(`Batch file ${batch.fileReference ?? batch.fileName ?? batch.id}`, 200);
  const sender = senderOf(batch);
  const commands = list.rows.flatMap((row, unit) => commandsOf(row, unit, sender, reason));
  const options: TransactOptions = {
    alongside: (receipts, changed) => [
      ...(list.finishedAt === undefined ? [doNotWait] : []),
      ...(changed.length > 0 ? [planAnew] : []),
      ...noteStatements(batch, list, receipts),
      ...(batch.validateOnly && changed.length > 0 ? [keepRehearsed(batch, changed)] : []),
    ],
    ...(batch.validateOnly ? { rehearsal: true, rehearsed: (client, ulns) => readRehearsed(client, batch, ulns) } : {}),
  };
  return transact(ledger, actor, commands, options);
}

function commandsOf(row: ReadRow, unit: number, sender: Party, reason: string): NamedCommand[] {
  return row.commands.map(
    ({ transaction, said }) =>
      ({
        transaction,
        unit,
        input: { ...said, ...sender, ...(shapes[transaction].needsReason ? { reason } : {}) },
      }) as unknown as NamedCommand,
  );
}

/**
 * PostgreSQL keeps its plans for a session, those of its own checks of foreign keys too. Plans that were made when the
 * tables were empty get slower with every list: a first file of 100,000 rows took 70 seconds, and 14 without them.
 */
const planAnew: QueryConfig = { text: 'DISCARD PLANS' };

/**
 * Only the last list of a file waits for the disk, and with it all that came before. A power cut may undo the lists of
 * the last moment, each of them whole: they are taken again, and nobody was told yet what became of them.
 */
const doNotWait: QueryConfig = { text: 'SET LOCAL synchronous_commit TO off' };

function noteStatements(batch: Batch, list: List, receipts: readonly Receipt[]): QueryConfig[] {
  let next = 0;
  const taken = list.rows.map((row) => {
    const own = receipts.slice(next, next + row.commands.length);
    next += row.commands.length;
    return responseTo(row, own, batch);
  });
  const count = (outcome: ResponseLine['outcome']) => taken.filter((line) => line.outcome === outcome).length;
  const content = jsonLines([...list.before, ...taken, ...list.after]);
  return [
    {
      name: 'keep-batch-list',
      text: 'INSERT INTO batch_list (realm_id, batch_id, first, content, causes) VALUES ($1, $2, $3, $4, $5)',
      values: [batch.realmId, batch.id, list.first, content, JSON.stringify(causesOf(taken))],
    },
    {
      name: 'count-batch',
      text: `UPDATE batch SET taken = taken + $3, accepted = accepted + $4, unchanged = unchanged + $5,
          repaired = repaired + $6, refused = refused + $7,
          status = CASE WHEN $8::timestamptz IS NULL THEN status ELSE 'completed' END,
          finished_at = coalesce($8, finished_at)
        WHERE realm_id = $1 AND id = $2`,
      values: [
        batch.realmId,
        batch.id,
        taken.length,
        count('ACCEPTED'),
        count('UNCHANGED'),
        count('REPAIRED'),
        count('REFUSED'),
        list.finishedAt ?? null,
      ],
    },
  ];
}

// A rehearsal changes no learner. What it would have changed so far is kept beside, so that later records of the same
// file see it; the next list reads it in the place of what is stored.

function keepRehearsed({ realmId, id }: Batch, changed: readonly LearnerRecord[]): QueryConfig {
  return {
    name: 'keep-rehearsed',
    text: `INSERT INTO rehearsed_record (realm_id, batch_id, uln, record)
      SELECT $1, $2, * FROM unnest($3::text[], $4::jsonb[])
      ON CONFLICT (realm_id, batch_id, uln) DO UPDATE SET record = excluded.record`,
    values: [realmId, id, changed.map(({ account }) => account.uln), changed.map((record) => JSON.stringify(record))],
  };
}

async function readRehearsed(
  client: PoolClient,
  { realmId, id }: Batch,
  ulns: readonly string[],
): Promise<LearnerRecord[]> {
  const { rows } = await client.query<{ record: LearnerRecord }>({
    name: 'read-rehearsed',
    text: 'SELECT record FROM rehearsed_record WHERE realm_id = $1 AND batch_id = $2 AND uln = ANY($3::text[])',
    values: [realmId, id, ulns],
  });
  return rows.map(({ record }) => record);
}
