import pg from 'pg';

/**
 * The role that may add to the transaction log and never change it, if the database has it and the connecting user may
 * become it (see the first migration). Without it the log is guarded by its trigger alone.
 */
export async function serviceRole(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT 1 FROM pg_roles WHERE rolname = 'das_service' AND pg_has_role(current_user, oid, 'MEMBER')`,
    );
    if (rows.length === 0) return undefined;
    await client.query('SET ROLE das_service');
    return 'das_service';
  } catch {
    return undefined;
  } finally {
    await client.end();
  }
}
