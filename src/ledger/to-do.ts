import type { Pool } from 'pg';
import { claimsAndTold } from './told-decisions.js';

/** What waits for a centre, in numbers. */
export interface CentreToDo {
  /** Other centres ask for learners of this one. */
  readonly transfers: number;
  /** Claims of which no decision is told yet, and those that their Diploma awarding body sent back. */
  readonly waiting: number;
  readonly referred: number;
  /** Diplomas that are claimed, with something of the centre's own not recorded, by national level. */
  readonly missing: readonly {
    readonly what: 'plts' | 'workExperience';
    readonly level: number;
    readonly learners: number;
  }[];
  /** Registrations without a claim at lines that are awarded for the last time soon. */
  readonly unclaimed: readonly {
    readonly line: string;
    readonly level: string;
    readonly by: string;
    readonly learners: number;
  }[];
}

/** What waits for a centre at the instant `now`. `ending` are the lines whose last award is near, with its date. */
export async function readCentreToDo(
  pool: Pool,
  realm: number,
  centre: string,
  { now, ending }: { now: string; ending: ReadonlyMap<string, string> },
): Promise<CentreToDo> {
  const [transfers, claims, missing, unclaimed] = await Promise.all([
    pool.query<{ count: number }>({
      name: 'to-do-transfers',
      text: `SELECT count(*) AS count FROM transfer WHERE realm_id = $1 AND from_centre = $2 AND status = 'requested'`,
      values: [realm, centre],
    }),
    // By what is told: a decision that is not is no reason to ask.
    pool.query<{ waiting: number; referred: number }>({
      name: 'to-do-claims',
      text: `${claimsAndTold} SELECT count(*) FILTER (WHERE told.decision IS NULL) AS waiting,
          count(*) FILTER (WHERE told.decision = 'referred') AS referred
        FROM mine LEFT JOIN told ON told.uln = mine.uln AND told.claim_id = mine.id WHERE mine.status = 'open'`,
      values: [realm, centre, now],
    }),
    // A statement of its own: together with the other it is planned for one claim, and looks everything up one by one.
    pool.query<{ level: number; without_plts: number; without_work: number }>({
      name: 'to-do-missing',
      text: `SELECT l.level,
          count(DISTINCT a.uln) FILTER (WHERE p.uln IS NULL OR NOT (p.independent_enquiry AND p.creative_thinking
            AND p.reflective_learning AND p.team_working AND p.self_management AND p.effective_participation)) AS without_plts,
          count(DISTINCT a.uln) FILTER (WHERE w.completed IS NOT TRUE) AS without_work
        FROM learner_account a
        JOIN learner_diploma d ON d.realm_id = a.realm_id AND d.uln = a.uln AND d.status = 'claimed'
        JOIN level l ON l.code = d.level
        LEFT JOIN plts_completion p ON p.realm_id = a.realm_id AND p.uln = a.uln AND p.level = l.level
        LEFT JOIN work_experience_completion w ON w.realm_id = a.realm_id AND w.uln = a.uln AND w.level = l.level
        WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status = 'open' GROUP BY l.level ORDER BY l.level`,
      values: [realm, centre],
    }),
    ending.size === 0
      ? { rows: [] }
      : pool.query<{ line: string; level: string; learners: number }>({
          name: 'to-do-unclaimed',
          text: `SELECT d.line, d.level, count(*) AS learners
            FROM learner_account a
            JOIN learner_diploma d ON d.realm_id = a.realm_id AND d.uln = a.uln AND d.status = 'registered' AND d.line = ANY($3)
            WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status = 'open'
            GROUP BY d.line, d.level ORDER BY d.line, d.level`,
          values: [realm, centre, [...ending.keys()]],
        }),
  ]);
  return {
    transfers: transfers.rows[0]?.count ?? 0,
    waiting: claims.rows[0]?.waiting ?? 0,
    referred: claims.rows[0]?.referred ?? 0,
    missing: missing.rows
      .flatMap(({ level, without_plts, without_work }) => [
        { what: 'plts' as const, level, learners: without_plts },
        { what: 'workExperience' as const, level, learners: without_work },
      ])
      .filter(({ learners }) => learners > 0),
    unclaimed: unclaimed.rows.map((row) => ({ ...row, by: ending.get(row.line) as string })),
  };
}

/** How many claims with a Diploma awarding body stand in each state of their award. */
export async function countClaimsByState(
  pool: Pool,
  realm: number,
  awardingBody: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ award_state: string; count: number }>({
    name: 'claims-by-state',
    text: `SELECT c.award_state, count(*) AS count FROM learner_diploma d
      JOIN claim c ON c.realm_id = d.realm_id AND c.uln = d.uln AND c.diploma_id = d.id AND c.status = 'claimed'
      WHERE d.realm_id = $1 AND d.awarding_body = $2 AND d.status = 'claimed' GROUP BY c.award_state`,
    values: [realm, awardingBody],
  });
  return new Map(rows.map(({ award_state: state, count }) => [state, count]));
}
