import type { Json } from '../support/service.js';

type Query = (text: string) => Promise<Record<string, Json>[]>;

/**
 * What is not about learners or centres: used assertions, signing keys and the record of migrations come and go. Statistics
 * and outcomes are worked out behind everything else, whatever is called meanwhile.
 */
const passing = new Set(['_prisma_migrations', 'used_assertion', 'signing_key', 'daily_statistics', 'rework']);

/** Every table with the number of its rows and a digest of what is in them: the same when nothing was stored. */
export async function snapshot(query: Query): Promise<Record<string, string>> {
  const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const names = tables.map((row) => row.tablename as string).filter((name) => !passing.has(name));
  const selects = names.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS state FROM ${name} t`,
  );
  const rows = await query(selects.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.state]));
}

/** How many transactions the log holds. */
export async function logged(query: Query): Promise<number> {
  const [row] = await query('SELECT count(*)::int AS count FROM transaction_log');
  return row?.count;
}
