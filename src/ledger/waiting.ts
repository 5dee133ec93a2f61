import type { LearnerRecord } from '../learners/record.js';
import { readRecords } from './load.js';
import { type DiplomaProgress, readProgress } from './progress.js';
import { claimsAndTold } from './told-decisions.js';
import type { Ledger } from './transact.js';

/** A Diploma that is claimed and not awarded, as far as is told. */
export interface WaitingDiploma {
  readonly record: LearnerRecord;
  readonly progress: DiplomaProgress;
}

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
  const { rows } = await pool.query<{ uln: string; diploma_id: string }>({
    name: 'list-waiting',
    text: `${claimsAndTold}, waiting AS (
        SELECT mine.uln, mine.id, mine.diploma_id, (o.last_award, mine.search_name, mine.uln, mine.id) AS place,
          mine.status = 'open' AND told.decision IS NOT DISTINCT FROM CASE WHEN $4 THEN 'referred' END AS waits
        FROM mine LEFT JOIN told ON told.uln = mine.uln AND told.claim_id = mine.id
        JOIN learner_diploma d ON d.realm_id = $1 AND d.uln = mine.uln AND d.id = mine.diploma_id
        JOIN line_of_learning o ON o.code = d.line)
      SELECT uln, diploma_id FROM waiting
      WHERE waits AND ($5::uuid IS NULL OR place > (SELECT place FROM waiting WHERE id = $5))
      ORDER BY place LIMIT $6`,
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
