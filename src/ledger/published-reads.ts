import type { Pool } from 'pg';
import type { ConstituentResult, Decision } from '../learners/record.js';
import { type DecisionRow, decisionOfRow, type ResultRow, resultOfRow } from './award-rows.js';

/** What awarding bodies added to a record, as far as the home centre may know of it. */
export interface Published {
  /** Those that stand, and those that did when they were published. */
  readonly results: readonly ConstituentResult[];
  readonly decisions: readonly Decision[];
}

const nothing: Published = { results: [], decisions: [] };

/**
 * What is published of these learners at an instant. What is not is left out by the statement itself: nothing later can
 * tell that it is there, not by its number, its order or the time it takes.
 */
export async function readPublished(
  pool: Pool,
  realm: number,
  ulns: readonly string[],
  now: string,
): Promise<(uln: string) => Published> {
  if (ulns.length === 0) return () => nothing;
  return read(
    pool,
    [realm, ulns, now],
    'publish_at <= $3 AND (ends_at IS NULL OR ends_at > publish_at)',
    'publish_at <= $3',
  );
}

/** The same for Diploma awarding bodies: everything that stands or was withdrawn, published or not. */
export async function readAllAdded(
  pool: Pool,
  realm: number,
  ulns: readonly string[],
): Promise<(uln: string) => Published> {
  return read(pool, [realm, ulns], "status <> 'replaced'", 'true');
}

async function read(
  pool: Pool,
  values: readonly unknown[],
  ofResults: string,
  ofDecisions: string,
): Promise<(uln: string) => Published> {
  const [results, decisions] = await Promise.all([
    pool.query<ResultRow & { uln: string }>(
      `SELECT * FROM constituent_result WHERE realm_id = $1 AND uln = ANY($2::text[]) AND ${ofResults} ORDER BY id`,
      [...values],
    ),
    pool.query<DecisionRow & { uln: string }>(
      `SELECT * FROM decision WHERE realm_id = $1 AND uln = ANY($2::text[]) AND ${ofDecisions} ORDER BY id`,
      [...values],
    ),
  ]);
  const found = new Map<string, { results: ConstituentResult[]; decisions: Decision[] }>();
  const of = (uln: string) => {
    let known = found.get(uln);
    if (known === undefined) {
      known = { results: [], decisions: [] };
      found.set(uln, known);
    }
    return known;
  };
  for (const row of results.rows) of(row.uln).results.push(resultOfRow(row));
  for (const row of decisions.rows) of(row.uln).decisions.push(decisionOfRow(row));
  return (uln) => found.get(uln) ?? nothing;
}
