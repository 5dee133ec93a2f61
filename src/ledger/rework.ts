import type { Pool, QueryConfig } from 'pg';
import { changesBetween } from '../learners/changes.js';
import { realmTime } from '../platform/clock.js';
import { inTransaction } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { enqueue } from '../platform/jobs.js';
import { aggregated } from './aggregate.js';
import { loadLocked, lockAccounts } from './load.js';
import type { AccountRow } from './rows.js';
import { type ChangedRecord, saveStatements } from './save.js';
import { awardsOn } from './standing-reference.js';
import type { Ledger } from './transact.js';

// After a change of the catalogue, of a scheme of award or of its status every outcome of a realm is worked out anew. How
// far that is stands in a row of its own: whoever takes it up after a crash goes on from there.

/** The name of the task that works out the outcomes of a realm anew. */
export const reworkOutcomes = 'reworkOutcomes';

/** The statements by which all outcomes of a realm are worked out anew, from the beginning if that is going on already. */
export function requestRework(realm: number): QueryConfig[] {
  const queue = `rework ${realm}`;
  return [
    {
      text: `INSERT INTO rework (realm_id, generation, after_uln, done) VALUES ($1, $2::uuid, '', 0)
        ON CONFLICT (realm_id) DO UPDATE SET generation = excluded.generation, after_uln = '', done = 0`,
      values: [realm, newId()],
    },
    enqueue(reworkOutcomes, { realm }, { queue, key: queue }),
  ];
}

/** Learners in one database transaction. */
const listLength = 250;
/** Lists on their way at once: while one is worked out the database reads and stores others. */
const lists = 4;

/** Works out the outcomes of a realm anew, from where it was left off. Ends when all are done, or when `signal` says so. */
export async function rework(ledger: Ledger, realm: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await reworkNext(ledger, realm))) {
    // The next ones.
  }
}

/** The next learners. False when there is nothing left to do. */
async function reworkNext(ledger: Ledger, realm: number): Promise<boolean> {
  const { pool } = ledger.store;
  const begun = await begunRework(pool, realm);
  if (begun === undefined) return false;
  const { generation } = begun;
  const ulns = await ulnsWithResults(pool, realm, begun.after_uln);
  const time = realmTime(ledger.clock, begun.clock_offset_ms);
  const parts = Array.from({ length: lists }, (_list, at) => ulns.slice(at * listLength, (at + 1) * listLength));
  await Promise.all(parts.filter(({ length }) => length > 0).map((part) => reworkList(ledger, realm, part, time)));
  // Whoever goes on after a crash does some of them again, which changes nothing.
  await pool.query(ulns.length === 0 ? ended(realm, generation) : reached(realm, generation, ulns));
  return true;
}

async function reworkList(
  { store, standing }: Ledger,
  realm: number,
  ulns: readonly string[],
  { now, today }: ReturnType<typeof realmTime>,
): Promise<void> {
  await inTransaction(store, async (client, settle) => {
    const [accounts, catalogue] = await Promise.all([
      client.query<AccountRow>(lockAccounts(realm, ulns)),
      standing.catalogue(client, realm),
    ]);
    const records = await loadLocked(client, realm, accounts.rows);
    const { award } = awardsOn(standing, today);
    const reference = { levels: standing.levels, qualification: (qan: string) => catalogue.entries.get(qan) };
    const aggregation = { reference, catalogueVersion: catalogue.version, award, now };
    const changed: ChangedRecord[] = [];
    for (const before of records.values()) {
      const after = aggregated(before, aggregation);
      if (after !== before) changed.push({ before, after, changes: changesBetween(before, after) });
    }
    await settle('commit', saveStatements(realm, changed));
  });
}

interface ReworkRow {
  generation: string;
  after_uln: string;
  clock_offset_ms: number;
}

async function begunRework(pool: Pool, realm: number): Promise<ReworkRow | undefined> {
  const { rows } = await pool.query<ReworkRow>({
    text: `SELECT w.generation, w.after_uln, r.clock_offset_ms FROM rework w JOIN realm r ON r.id = w.realm_id
      WHERE w.realm_id = $1`,
    values: [realm],
  });
  return rows[0];
}

/** The next learners of whom there is a result. */
async function ulnsWithResults(pool: Pool, realm: number, after: string): Promise<string[]> {
  const { rows } = await pool.query<{ uln: string }>({
    text: `SELECT uln FROM learner_account a WHERE realm_id = $1 AND uln > $2
        AND EXISTS (SELECT 1 FROM constituent_result r WHERE r.realm_id = a.realm_id AND r.uln = a.uln)
      ORDER BY uln LIMIT $3`,
    values: [realm, after, lists * listLength],
  });
  return rows.map(({ uln }) => uln);
}

function reached(realm: number, generation: string, ulns: readonly string[]): QueryConfig {
  return {
    text: 'UPDATE rework SET after_uln = $3, done = done + $4 WHERE realm_id = $1 AND generation = $2',
    values: [realm, generation, ulns.at(-1), ulns.length],
  };
}

function ended(realm: number, generation: string): QueryConfig {
  return { text: 'DELETE FROM rework WHERE realm_id = $1 AND generation = $2', values: [realm, generation] };
}

/** Which realms have their outcomes worked out anew now, and how many learners are done. */
export async function readReworks(pool: Pool): Promise<readonly { readonly realm: string; readonly done: number }[]> {
  const { rows } = await pool.query<{ realm: string; done: number }>(
    'SELECT r.name AS realm, w.done FROM rework w JOIN realm r ON r.id = w.realm_id ORDER BY r.id',
  );
  return rows;
}
