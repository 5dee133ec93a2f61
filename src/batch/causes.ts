import type { Pool } from 'pg';
import type { Batch } from './batches.js';
import { type Cause, fold } from './response/causes.js';

/** Why records of a batch were refused so far, the most frequent cause first. */
export async function batchCauses(pool: Pool, { realmId, id }: Batch): Promise<Cause[]> {
  const { rows } = await pool.query<{ causes: Cause[] }>(
    `SELECT causes FROM batch_list WHERE realm_id = $1 AND batch_id = $2 AND causes <> '[]' ORDER BY first`,
    [realmId, id],
  );
  // List after list: of a thousand lists with many causes each, all at once would be a great many.
  return rows.reduce<Cause[]>((folded, { causes }) => fold(folded.concat(causes)), []);
}
