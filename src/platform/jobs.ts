import pg, { type QueryConfig } from 'pg';
import { StartError } from './start-error.js';

/** Where graphile-worker keeps its tables. */
export const jobSchema = 'graphile_worker';

/** What a job is told: plain JSON. */
export type JobPayload = Readonly<Record<string, string | number>>;

/**
 * Sees to it that the tables of the job queue are there. Throws a StartError when the user may not make the schema that
 * they are in. A worker brings them up to date whenever it starts.
 */
export async function makeJobTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT to_regclass($1) AS found', [`${jobSchema}._private_jobs`]);
    if (rows[0]?.found !== null) return;
  } finally {
    await client.end();
  }
  // Only now: the package takes a fifth of a second to load, and every start would wait for it.
  const { Logger, runMigrations } = await import('graphile-worker');
  const logger = new Logger(() => () => undefined);
  try {
    await runMigrations({ connectionString: url, maxPoolSize: 1, schema: jobSchema, logger });
  } catch (error) {
    if ((error as { code?: unknown }).code !== insufficientPrivilege) throw error;
    throw new StartError(
      `The user of the database may not make the schema ${jobSchema} in it: make the user its owner, or grant it CREATE on the database.`,
    );
  }
}

const insufficientPrivilege = '42501';

/**
 * The statement that adds a job. It goes in the database transaction after which the job is due. Jobs of one queue run
 * one after another; a job with a key that is still waiting is not added again.
 */
export function enqueue(
  task: string,
  payload: JobPayload,
  { queue, key }: { queue: string; key: string },
): QueryConfig {
  return {
    text: 'SELECT enqueue_job($1, $2::json, $3, $4)',
    values: [task, JSON.stringify(payload), queue, key],
  };
}
