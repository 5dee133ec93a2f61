// A service process in miniature, for tests that kill it: starts the database in the folder given, says its URL, waits.
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
try {
  const database = await startEmbeddedPostgres({ dataDir: process.argv[2]!, log });
  process.stdout.write(`${database.url}\n`);
  process.once('SIGTERM', async () => {
    await database.stop();
    process.exit(0);
  });
} catch (error) {
  process.stdout.write(`refused: ${(error as Error).message}\n`);
}
