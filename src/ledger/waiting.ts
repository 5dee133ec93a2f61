import type { LearnerRecord } from '../learners/record.js';
import { readRecords } from './load.js';
import { type DiplomaProgress, readProgress } from './progress.js';
import { toldDecisions } from './told-decisions.js';
import type { Ledger } from './transact.js';

/** A Diploma that is claimed and not awarded, as far as is told. */
export interface WaitingDiploma {
  readonly record: LearnerRecord;
  readonly progress: DiplomaProgress;
}

/** Claims that stand of a centre's open accounts, joined with what is told of them. Values as of `toldDecisions`. */
export const claimsWithTold = `learner_account a
  JOIN claim c ON c.realm_id = a.realm_id AND c.uln = a.uln AND c.status = 'claimed'
  LEFT JOIN ${toldDecisions} told ON told.uln = c.uln AND told.claim_id = c.id`;

/**
 * The Diplomas of a centre that are claimed and of which no decision is told at the instant `now`, or, with `referred`, those
 * whose claim was sent back: by the last day on which they can be awarded, then by name, after the one with the claim of
 * the id `after`.
 */
export async function listWaiting(
  ledger: Ledger,
  realm: number,
  { centre, referred }: { centre: string; referred: boolean },
  { limit, after, now }: { limit: number; after: string | undefined; now: string },
): Promise<readonly WaitingDiploma[]> {
  const { pool } = ledger.store;
  const order = 'o.last_award, a.search_name, a.uln, c.id';
  const { rows } = await pool.query<{ uln: string; diploma_id: string }>({
    name: 'list-waiting',
    text: `SELECT a.uln, c.diploma_id FROM ${claimsWithTold}
      JOIN learner_diploma d ON d.realm_id = c.realm_id AND d.uln = c.uln AND d.id = c.diploma_id
      JOIN line_of_learning o ON o.code = d.line
      WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status = 'open'
        AND told.decision IS NOT DISTINCT FROM CASE WHEN $4 THEN 'referred' END
        AND ($5::uuid IS NULL OR (${order}) > (SELECT ${order} FROM learner_account a
          JOIN claim c ON c.realm_id = a.realm_id AND c.uln = a.uln
          JOIN learner_diploma d ON d.realm_id = c.realm_id AND d.uln = c.uln AND d.id = c.diploma_id
          JOIN line_of_learning o ON o.code = d.line
          WHERE a.realm_id = $1 AND a.centre_number = $2 AND c.id = $5))
      ORDER BY ${order} LIMIT $6`,
    values: [realm, centre, now, referred, after ?? null, limit],
  });
  const records = await readRecords(pool, realm, [...new Set(rows.map(({ uln }) => uln))]);
  const progress = await readProgress(ledger, realm, [...records.values()], now);
  return rows.flatMap(({ uln, diploma_id: id }) => {
    const record = records.get(uln);
    const mine = progress(uln).find(({ diploma }) => diploma.id === id);
    return record === undefined || mine === undefined ? [] : [{ record, progress: mine }];
  });
}
