import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { LearnerRecord } from '../learners/record.js';
import { diplomasOfAccount } from './load.js';
import { type AccountRow, accountColumns, accountOf, diplomaOfRow, type PartsRow } from './rows.js';

/** The part of a record that is shown of a learner: the account and its Diplomas. */
export type LearnerOverview = Pick<LearnerRecord, 'version' | 'changedAt' | 'account' | 'diplomas'>;

/** Reads the account and its Diplomas as they stand, without a lock. */
export type ReadOverview = (realm: number, uln: string) => Promise<LearnerOverview | undefined>;

interface Wanted {
  readonly realm: number;
  readonly uln: string;
}

/** As many as one statement reads. */
const most = 100;

/**
 * The most frequent read of all. What is asked for in the same turn of the event loop is read with one statement, so
 * that many callers at once cost hardly more round trips than one; nothing is remembered from turn to turn.
 */
export function overviewsOf(pool: Pool): ReadOverview {
  const loader = new DataLoader<Wanted, LearnerOverview | undefined>((wanted) => readAll(pool, wanted), {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (read) => void setImmediate(read),
  });
  return (realm, uln) => loader.load({ realm, uln });
}

async function readAll(pool: Pool, wanted: readonly Wanted[]): Promise<(LearnerOverview | undefined)[]> {
  const { rows } = await pool.query<AccountRow & Pick<PartsRow, 'diplomas'> & { realm_id: number }>({
    name: 'read-overviews',
    text: `SELECT realm_id, ${accountColumns}, ${diplomasOfAccount}
      FROM unnest($1::int[], $2::text[]) AS wanted (in_realm, number)
      JOIN learner_account a ON realm_id = in_realm AND uln = number`,
    values: [wanted.map(({ realm }) => realm), wanted.map(({ uln }) => uln)],
  });
  const found = new Map(rows.map((row) => [`${row.realm_id} ${row.uln}`, row]));
  return wanted.map(({ realm, uln }) => {
    const row = found.get(`${realm} ${uln}`);
    return row && overviewOf(row);
  });
}

function overviewOf(row: AccountRow & Pick<PartsRow, 'diplomas'>): LearnerOverview {
  const { version, changed_at: changedAt, diplomas } = row;
  return { version, changedAt, account: accountOf(row), diplomas: (diplomas ?? []).map(diplomaOfRow) };
}
