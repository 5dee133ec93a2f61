import type { Pool } from 'pg';
import type { ConstituentResult } from '../learners/record.js';
import { type ResultRow, resultOfRow } from './award-rows.js';

/** A result with the learner whose it is. */
export interface ResultOfLearner extends ConstituentResult {
  readonly uln: string;
}

/**
 * Who looks: a home centre sees what is published; an awarding body all that is its own, and what stands of the learners
 * who are registered with it, as far as it acts as the one or the other.
 */
export type ResultsFor =
  | { readonly centre: string; readonly now: string }
  | { readonly awardingBody: string; readonly component: boolean; readonly diploma: boolean };

const ofCentre = `r.publish_at <= $6 AND (r.ends_at IS NULL OR r.ends_at > $6) AND EXISTS (SELECT 1 FROM learner_account a
    WHERE a.realm_id = r.realm_id AND a.uln = r.uln AND a.centre_number = $2 AND a.status <> 'merged')`;

// What a ULN that was kept has taken over is told there, and not at the number that went.
const notTakenOver = `NOT EXISTS (SELECT 1 FROM learner_account m
    JOIN constituent_result t ON t.realm_id = m.realm_id AND t.uln = m.merged_into AND t.id = r.id
    WHERE m.realm_id = r.realm_id AND m.uln = r.uln AND m.status = 'merged')`;

const ofBody = `${notTakenOver} AND (($6 AND r.awarding_body = $2) OR ($8 AND r.status = 'posted' AND EXISTS (SELECT 1 FROM learner_diploma d
    WHERE d.realm_id = r.realm_id AND d.uln = r.uln AND d.awarding_body = $2 AND d.status <> 'withdrawn')))`;

/** Results, newest first, older than the one with the id `after`. */
export async function listResults(
  pool: Pool,
  realm: number,
  of: ResultsFor,
  { uln, qan }: { uln?: string | undefined; qan?: string | undefined },
  { limit, after }: { limit: number; after: string | undefined },
): Promise<ResultOfLearner[]> {
  const [which, who, ...more] =
    'centre' in of ? [ofCentre, of.centre, of.now] : [ofBody, of.awardingBody, of.component, of.diploma];
  const [first, second] = more;
  const { rows } = await pool.query<ResultRow & { uln: string }>({
    text: `SELECT r.* FROM constituent_result r WHERE r.realm_id = $1 AND ${which}
      AND ($3::text IS NULL OR r.uln = $3) AND ($4::text IS NULL OR r.qan = $4)
      AND ($5::uuid IS NULL OR r.id < $5) ORDER BY r.id DESC LIMIT $7`,
    values: [
      realm,
      who,
      uln ?? null,
      qan ?? null,
      after ?? null,
      first,
      limit,
      ...(second === undefined ? [] : [second]),
    ],
  });
  // What a home centre sees stands for it: that another one takes its place later is not published.
  const seen = 'centre' in of ? ({ status: 'posted' } as const) : {};
  return rows.map((row) => ({ ...resultOfRow(row), ...seen, uln: row.uln }));
}

/** Whose result it is, if it is one of this awarding body. */
export async function ulnOfResult(
  pool: Pool,
  realm: number,
  awardingBody: string,
  id: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ uln: string }>({
    text: `SELECT r.uln FROM constituent_result r WHERE r.realm_id = $1 AND r.awarding_body = $2 AND r.id = $3 AND ${notTakenOver}`,
    values: [realm, awardingBody, id],
  });
  return rows[0]?.uln;
}
