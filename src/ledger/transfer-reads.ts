import type { Pool } from 'pg';
import type { Transfer } from '../learners/record.js';
import { type TransferRow, transferOfRow } from './rows.js';

export interface TransferFilter {
  readonly centre: string;
  /** incoming: asked of the centre. outgoing: asked by it. */
  readonly direction?: 'incoming' | 'outgoing' | undefined;
  readonly status?: string | undefined;
}

/** The transfers that a centre asked for or was asked for, newest first, older than the one with the id `after`. */
export async function listTransfers(
  pool: Pool,
  realm: number,
  { centre, direction, status }: TransferFilter,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<(Transfer & { uln: string })[]> {
  const { rows } = await pool.query<TransferRow & { uln: string }>({
    text: `SELECT id, uln, from_centre, to_centre, status, reason, requested_at, decided_at, changed_at, version FROM transfer
      WHERE realm_id = $1 AND ((from_centre = $2 AND $3 <> 'outgoing') OR (to_centre = $2 AND $3 <> 'incoming'))
        AND ($4::text IS NULL OR status = $4) AND ($5::uuid IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
    values: [realm, centre, direction ?? 'both', status ?? null, after ?? null, limit],
  });
  return rows.map((row) => ({ ...transferOfRow(row), uln: row.uln }));
}
