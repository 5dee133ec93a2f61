import type { Pool } from 'pg';
import type { LearnerRecord } from '../learners/record.js';
import { readRecords } from './load.js';
import { type DiplomaProgress, readProgress } from './progress.js';
import { claimsAndTold } from './told-decisions.js';
import type { Ledger } from './transact.js';

/** How many of a centre's registrations at a line and level stand, and what is told of their awards. */
export interface OutcomeSummary {
  readonly line: string;
  readonly level: string;
  readonly registered: number;
  readonly claimed: number;
  readonly referred: number;
  /** Awards that were made, by grade. */
  readonly awarded: Readonly<Record<string, number>>;
}

/** A centre's registrations that stand, by line and level, as they may be known at the instant `now`. */
export async function summariseOutcomes(
  pool: Pool,
  realm: number,
  centre: string,
  now: string,
): Promise<readonly OutcomeSummary[]> {
  const { rows } = await pool.query<{
    line: string;
    level: string;
    status: string;
    decision: string | null;
    grade: string | null;
    count: number;
  }>({
    name: 'summarise-outcomes',
    text: `${claimsAndTold} SELECT d.line, d.level, d.status, told.decision, told.grade, count(*) AS count
      FROM learner_account a
      JOIN learner_diploma d ON d.realm_id = a.realm_id AND d.uln = a.uln AND d.status <> 'withdrawn'
      LEFT JOIN told ON told.uln = d.uln AND told.diploma_id = d.id
      WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status <> 'merged'
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2`,
    values: [realm, centre, now],
  });
  const found = new Map<
    string,
    { -readonly [K in keyof OutcomeSummary]: OutcomeSummary[K] } & { awarded: Record<string, number> }
  >();
  for (const { line, level, status, decision, grade, count } of rows) {
    const key = `${line} ${level}`;
    const one = found.get(key) ?? { line, level, registered: 0, claimed: 0, referred: 0, awarded: {} };
    found.set(key, one);
    one.registered += count;
    if (status === 'claimed') one.claimed += count;
    if (decision === 'referred') one.referred += count;
    if ((decision === 'confirmed' || decision === 'certificated') && grade !== null)
      one.awarded[grade] = (one.awarded[grade] ?? 0) + count;
  }
  return [...found.values()];
}

/** A learner with how far the Diploma at that line and level is. */
export interface LearnersOutcome {
  readonly record: LearnerRecord;
  readonly progress: DiplomaProgress;
}

/** The outcomes of a centre's learners at a line and level, by name, after the learner with the ULN `after`. */
export async function listCentreOutcomes(
  ledger: Ledger,
  realm: number,
  { centre, line, level }: { centre: string; line: string; level: string },
  { limit, after, now }: { limit: number; after?: string | undefined; now: string },
): Promise<readonly LearnersOutcome[]> {
  const { pool } = ledger.store;
  const { rows } = await pool.query<{ uln: string }>({
    name: 'outcomes-of-line',
    text: `SELECT a.uln FROM learner_account a
      WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status <> 'merged'
        AND EXISTS (SELECT 1 FROM learner_diploma d WHERE d.realm_id = a.realm_id AND d.uln = a.uln
          AND d.line = $3 AND d.level = $4 AND d.status <> 'withdrawn')
        AND ($5::text IS NULL OR (a.search_name, a.uln) > (SELECT b.search_name, b.uln FROM learner_account b
          WHERE b.realm_id = $1 AND b.centre_number = $2 AND b.uln = $5))
      ORDER BY a.search_name, a.uln LIMIT $6`,
    values: [realm, centre, line, level, after ?? null, limit],
  });
  const ulns = rows.map(({ uln }) => uln);
  const records = await readRecords(pool, realm, ulns);
  const found = ulns.flatMap((uln) => records.get(uln) ?? []);
  const progress = await readProgress(ledger, realm, found, now);
  return found.flatMap((record) => {
    const mine = progress(record.account.uln).find(({ diploma }) => diploma.line === line && diploma.level === level);
    return mine === undefined ? [] : [{ record, progress: mine }];
  });
}
