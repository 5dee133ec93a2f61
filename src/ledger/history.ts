import type { Pool } from 'pg';
import type { Method } from './actor.js';

/** A transaction as a learner's history shows it. */
export interface HistoryEntry {
  readonly id: string;
  readonly transaction: string;
  readonly at: string;
  readonly method: Method;
  readonly person: string | null;
  readonly supplier: string | null;
  readonly centre: string | null;
  readonly awardingBody: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/**
 * The transactions on one learner's record as the home centre may know them at the instant `now`, oldest first, after the
 * one with the id `after`, and after the instant `since`; of `transactions` only, where they are named. Of results and
 * decisions those that are not published are left out, and those of results that never were. Numbers stay inside: they
 * count what is not published, too.
 */
export async function readHistory(
  pool: Pool,
  realm: number,
  uln: string,
  {
    limit,
    after,
    now,
    since,
    transactions,
  }: {
    limit: number;
    after: string | undefined;
    now: string;
    since?: string;
    transactions?: readonly string[];
  },
): Promise<HistoryEntry[]> {
  const { rows } = await pool.query<HistoryEntry>({
    text: `SELECT id, transaction, at, method, person, supplier, centre, awarding_body AS "awardingBody",
        before, after FROM transaction_log
      WHERE realm_id = $1 AND subject = $2
        AND ($3::uuid IS NULL
          OR seq > (SELECT seq FROM transaction_log WHERE realm_id = $1 AND subject = $2 AND id = $3))
        AND (after->'result' IS NULL OR EXISTS (SELECT 1 FROM constituent_result r
          WHERE r.realm_id = $1 AND r.uln = $2 AND r.id = (after->'result'->>'id')::uuid
            AND r.publish_at <= $5 AND (r.ends_at IS NULL OR r.ends_at > r.publish_at)))
        AND (after->'decision' IS NULL OR EXISTS (SELECT 1 FROM decision d
          WHERE d.realm_id = $1 AND d.uln = $2 AND d.id = (after->'decision'->>'id')::uuid AND d.publish_at <= $5))
        AND ($6::timestamptz IS NULL OR at > $6)
        AND ($7::text[] IS NULL OR transaction = ANY($7))
      ORDER BY seq LIMIT $4`,
    values: [realm, uln, after ?? null, limit, now, since ?? null, transactions ?? null],
  });
  return rows.map(asShown);
}

/** What happened on a learner's record after the instant `since`, as the home centre may know it: oldest first, the last 20. */
export async function changesSince(
  pool: Pool,
  realm: number,
  uln: string,
  { since, now }: { since: string; now: string },
): Promise<HistoryEntry[]> {
  const entries = await readHistory(pool, realm, uln, { limit: mostChanges, after: undefined, now, since });
  return entries.slice(-20);
}

/** As many as are looked through: one page is not open for longer. */
const mostChanges = 200;

/**
 * Points are for awarding bodies; what a result took the place of may never have been published; by the number of an
 * outcome's version a centre could tell how often it was worked out; and when a decision was first to be told may not be
 * when it was.
 */
function asShown(entry: HistoryEntry): HistoryEntry {
  const { result, decision } = entry.after ?? {};
  if (decision !== undefined) {
    const { outcomeVersion: _outcomeVersion, publishAt: _publishAt, ...shown } = decision as Record<string, unknown>;
    return { ...entry, after: { ...entry.after, decision: shown } };
  }
  if (result === undefined) return entry;
  const { points: _points, ...shown } = result as Record<string, unknown>;
  return { ...entry, before: null, after: { ...entry.after, result: shown } };
}
