import { fileURLToPath } from 'node:url';
import { makeJobTables } from '../../src/platform/jobs.js';
import { migrate } from '../../src/platform/migrations.js';

/** Fills the database that every test's own is a copy of. Runs once in a test run. */
export async function prepareTemplate(url: string): Promise<void> {
  await migrate(url, fileURLToPath(new URL('../../prisma/migrations', import.meta.url)));
  await makeJobTables(url);
}
