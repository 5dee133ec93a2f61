import type { ClientBase, Pool, QueryConfig } from 'pg';
import type { LearnerRecord } from '../learners/record.js';
import { decisionOfRow, outcomeColumns, outcomeOfRow, resultColumns, resultOfRow } from './award-rows.js';
import {
  type AccountRow,
  accountColumns,
  accountOf,
  claimOfRow,
  diplomaOfRow,
  type PartsRow,
  pltsOfRow,
  transferOfRow,
  workExperienceOfRow,
} from './rows.js';

/** The Diplomas of the account `a`, as one JSON value. */
export const diplomasOfAccount =
  '(SELECT json_agg(d ORDER BY d.id) FROM learner_diploma d WHERE d.realm_id = a.realm_id AND d.uln = a.uln) AS diplomas';

/** Everything that hangs on the account `a`, a JSON value a part, in the order in which it was made. */
export const partsOfAccount = `
  ${diplomasOfAccount},
  (SELECT json_agg(p ORDER BY p.level) FROM plts_completion p WHERE p.realm_id = a.realm_id AND p.uln = a.uln) AS plts,
  (SELECT json_agg(w ORDER BY w.level) FROM work_experience_completion w WHERE w.realm_id = a.realm_id AND w.uln = a.uln) AS work_experience,
  (SELECT json_agg(c ORDER BY c.id) FROM claim c WHERE c.realm_id = a.realm_id AND c.uln = a.uln) AS claims,
  (SELECT json_agg(t ORDER BY t.id) FROM transfer t WHERE t.realm_id = a.realm_id AND t.uln = a.uln) AS transfers`;

/** What awarding bodies added to the account `a`: results, and of each Diploma the outcome that stands. */
export const awardPartsOfAccount = `
  (SELECT json_agg(r) FROM (SELECT ${resultColumns} FROM constituent_result WHERE realm_id = a.realm_id AND uln = a.uln ORDER BY id) r) AS results,
  (SELECT json_agg(o) FROM (SELECT DISTINCT ON (diploma_id) ${outcomeColumns} FROM outcome
    WHERE realm_id = a.realm_id AND uln = a.uln ORDER BY diploma_id, version DESC) o) AS outcomes,
  (SELECT json_agg(e ORDER BY e.id) FROM decision e WHERE e.realm_id = a.realm_id AND e.uln = a.uln) AS decisions`;

export function recordOf(account: AccountRow, parts: PartsRow): LearnerRecord {
  return {
    version: account.version,
    changedAt: account.changed_at,
    account: accountOf(account),
    diplomas: (parts.diplomas ?? []).map(diplomaOfRow),
    plts: (parts.plts ?? []).map(pltsOfRow),
    workExperience: (parts.work_experience ?? []).map(workExperienceOfRow),
    claims: (parts.claims ?? []).map(claimOfRow),
    transfers: (parts.transfers ?? []).map(transferOfRow),
    results: (parts.results ?? []).map(resultOfRow),
    outcomes: (parts.outcomes ?? []).map(outcomeOfRow),
    decisions: (parts.decisions ?? []).map(decisionOfRow),
  };
}

/** The statement that locks these accounts in ULN order, so that two lists can never wait for one another in a ring. */
export function lockAccounts(realm: number, ulns: readonly string[]): QueryConfig {
  return {
    name: 'lock-accounts',
    text: `SELECT ${accountColumns} FROM learner_account WHERE realm_id = $1 AND uln = ANY($2::text[]) ORDER BY uln FOR UPDATE`,
    values: [realm, ulns],
  };
}

/**
 * The records of accounts that are locked. A statement of its own: one that waited for the lock would still see the
 * parts as they were before the wait.
 */
export async function loadLocked(
  client: ClientBase,
  realm: number,
  accounts: readonly AccountRow[],
): Promise<Map<string, LearnerRecord>> {
  const records = new Map<string, LearnerRecord>();
  if (accounts.length === 0) return records;
  const { rows } = await client.query<PartsRow & { uln: string }>({
    name: 'load-parts',
    text: `SELECT a.uln, ${partsOfAccount}, ${awardPartsOfAccount} FROM learner_account a WHERE a.realm_id = $1 AND a.uln = ANY($2::text[])`,
    values: [realm, accounts.map((account) => account.uln)],
  });
  const parts = new Map(rows.map((row) => [row.uln, row]));
  for (const account of accounts) records.set(account.uln, recordOf(account, parts.get(account.uln) as PartsRow));
  return records;
}

/** These records as `readRecord` reads one, by ULN. */
export async function readRecords(
  pool: Pool,
  realm: number,
  ulns: readonly string[],
): Promise<ReadonlyMap<string, LearnerRecord>> {
  if (ulns.length === 0) return new Map();
  const { rows } = await pool.query<AccountRow & PartsRow>({
    name: 'read-records',
    text: `SELECT ${accountColumns}, ${partsOfAccount} FROM learner_account a WHERE realm_id = $1 AND uln = ANY($2::text[])`,
    values: [realm, ulns],
  });
  return new Map(rows.map((row) => [row.uln, recordOf(row, row)]));
}

/** One record as it stands, without a lock, and without what awarding bodies added: not all of that is published. */
export async function readRecord(pool: Pool, realm: number, uln: string): Promise<LearnerRecord | undefined> {
  const { rows } = await pool.query<AccountRow & PartsRow>({
    name: 'read-record',
    text: `SELECT ${accountColumns}, ${partsOfAccount} FROM learner_account a WHERE realm_id = $1 AND uln = $2`,
    values: [realm, uln],
  });
  const [row] = rows;
  return row === undefined ? undefined : recordOf(row, row);
}
