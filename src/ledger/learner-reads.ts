import type { Pool } from 'pg';
import { foldSearch } from '../learners/names.js';
import type { LearnerRecord } from '../learners/record.js';
import { partsOfAccount, recordOf } from './load.js';
import { type AccountRow, accountColumns, type PartsRow } from './rows.js';

export interface LearnerFilter {
  readonly centre: string;
  readonly line?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  /** The beginning of the family name, or of family name and given name. */
  readonly name?: string | undefined;
  /** RFC 3339. */
  readonly changedSince?: string | undefined;
}

const centreLearners = `realm_id = $1 AND centre_number = $2 AND status <> 'merged'
  AND ($3::text IS NULL OR status = $3)
  AND ($4::text IS NULL OR search_name LIKE $4)
  AND ($5::timestamptz IS NULL OR changed_at >= $5)
  AND (($6::text IS NULL AND $7::text IS NULL) OR EXISTS (
    SELECT 1 FROM learner_diploma d WHERE d.realm_id = a.realm_id AND d.uln = a.uln AND d.status <> 'withdrawn'
      AND ($6::text IS NULL OR d.line = $6) AND ($7::text IS NULL OR d.level = $7)))`;

function filterValues(realm: number, filter: LearnerFilter): unknown[] {
  const prefix = filter.name === undefined ? null : `${foldSearch(filter.name).replace(/[\\%_]/g, '\\$&')}%`;
  return [
    realm,
    filter.centre,
    filter.status ?? null,
    prefix,
    filter.changedSince ?? null,
    filter.line ?? null,
    filter.level ?? null,
  ];
}

/** The learners of a centre by ULN, after the one with the ULN `after`. */
export async function listLearners(
  pool: Pool,
  realm: number,
  filter: LearnerFilter,
  page: { limit: number; after: string | undefined },
): Promise<LearnerRecord[]> {
  const { rows } = await pool.query<AccountRow & PartsRow>({
    text: `SELECT ${accountColumns}, ${partsOfAccount} FROM learner_account a WHERE ${centreLearners} AND ($9::text IS NULL OR uln > $9) ORDER BY uln LIMIT $8`,
    values: [...filterValues(realm, filter), page.limit, page.after ?? null],
  });
  return rows.map((row) => recordOf(row, row));
}

/** How many learners the filter finds. */
export async function countLearners(pool: Pool, realm: number, filter: LearnerFilter): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    text: `SELECT count(*) AS count FROM learner_account a WHERE ${centreLearners}`,
    values: filterValues(realm, filter),
  });
  return rows[0]?.count ?? 0;
}
