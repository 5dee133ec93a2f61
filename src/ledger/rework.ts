import type { Pool, QueryConfig } from 'pg';
import { changesBetween } from '../learners/changes.js';
import { realmTime } from '../platform/clock.js';
import { inTransaction } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { enqueue } from '../platform/jobs.js';
import { aggregated } from './aggregate.js';
import { loadLocked } from './load.js';
import type { AccountRow } from './rows.js';
import { accountColumns } from './rows.js';
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
const listLength = 1000;

/** Works out the outcomes of a realm anew, from where it was left off. Ends when all are done, or when `signal` says so. */
export async function rework(ledger: Ledger, realm: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await reworkList(ledger, realm))) {
    // The next list.
  }
}

interface ReworkRow {
  generation: string;
  after_uln: string;
}

/** One list. False when there is nothing left to do. */
async function reworkList({ store, standing, clock }: Ledger, realm: number): Promise<boolean> {
  const begun = await begunRework(store.pool, realm);
  if (begun === undefined) return false;
  const { generation, after_uln: after } = begun;
  return inTransaction(store, async (client, settle) => {
    const [accounts, catalogue] = await Promise.all([
      client.query<AccountRow>({
        name: 'lock-with-results',
        text: `SELECT ${accountColumns} FROM learner_account a WHERE realm_id = $1 AND uln > $2
          AND EXISTS (SELECT 1 FROM constituent_result r WHERE r.realm_id = a.realm_id AND r.uln = a.uln)
          ORDER BY uln LIMIT $3 FOR UPDATE`,
        values: [realm, after, listLength],
      }),
      standing.catalogue(client, realm),
    ]);
    const last = accounts.rows.at(-1)?.uln;
    if (last === undefined) {
      const text = 'DELETE FROM rework WHERE realm_id = $1 AND generation = $2';
      await settle('commit', [{ text, values: [realm, generation] }]);
      return true;
    }
    const records = await loadLocked(client, realm, accounts.rows);
    const { now, today } = realmTime(clock, begun.clock_offset_ms);
    const { award } = awardsOn(standing, today);
    const reference = { levels: standing.levels, qualification: (qan: string) => catalogue.entries.get(qan) };
    const aggregation = { reference, catalogueVersion: catalogue.version, award, now };
    const changed: ChangedRecord[] = [];
    for (const before of records.values()) {
      const record = aggregated(before, aggregation);
      if (record !== before) changed.push({ before, after: record, changes: changesBetween(before, record) });
    }
    await settle('commit', [
      ...saveStatements(realm, changed),
      {
        text: 'UPDATE rework SET after_uln = $3, done = done + $4 WHERE realm_id = $1 AND generation = $2',
        values: [realm, generation, last, accounts.rows.length],
      },
    ]);
    return true;
  });
}

async function begunRework(pool: Pool, realm: number): Promise<(ReworkRow & { clock_offset_ms: number }) | undefined> {
  const { rows } = await pool.query<ReworkRow & { clock_offset_ms: number }>({
    text: `SELECT w.generation, w.after_uln, r.clock_offset_ms FROM rework w JOIN realm r ON r.id = w.realm_id
      WHERE w.realm_id = $1`,
    values: [realm],
  });
  return rows[0];
}
