import type { Pool } from 'pg';
import type { Method } from './actor.js';

/** A transaction as a learner's history shows it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly id: string;
  readonly transaction: string;
  readonly at: string;
  readonly method: Method;
  readonly person: string | null;
  readonly supplier: string | null;
  readonly centre: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** The transactions on one learner's record, oldest first, after the one with the number `after`. */
export async function readHistory(
  pool: Pool,
  realm: number,
  uln: string,
  { limit, after }: { limit: number; after: number | undefined },
): Promise<HistoryEntry[]> {
  const { rows } = await pool.query<HistoryEntry>({
    text: `SELECT seq, id, transaction, at, method, person, supplier, centre, before, after FROM transaction_log
      WHERE realm_id = $1 AND subject = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
    values: [realm, uln, after ?? 0, limit],
  });
  return rows;
}
