import type { FastifyBaseLogger } from 'fastify';
import { centresWithBatches } from './batch/batches.js';
import { makeExtract } from './batch/extracts/extracts.js';
import { makeExtractTask } from './batch/extracts/make-extract.js';
import { takeBatchesTask } from './batch/processing/take-batches.js';
import { enqueueBatches, takeBatches } from './batch/receive.js';
import { openDatabase } from './compose-database.js';
import { createPrincipals } from './identity/principals.js';
import { readStandingReference } from './ledger/standing-reference.js';
import type { Ledger } from './ledger/transact.js';
import { type Clock, wallClock } from './platform/clock.js';
import { closeStore } from './platform/database.js';
import { startJobs } from './platform/job-runner.js';
import { sessionsBehind } from './platform/priority.js';
import type { Settings } from './platform/settings.js';

/** The worker: takes batch files and makes extracts, beside the service or in a process of its own. */
export async function composeWorker(
  settings: Settings,
  { databaseUrl, logger, clock = wallClock }: { databaseUrl: string; logger: FastifyBaseLogger; clock?: Clock },
): Promise<{ close(): Promise<void> }> {
  const store = await openDatabase(settings, databaseUrl, logger);
  // The embedded database runs on this machine for certain. Of another, a session's number says nothing here.
  if (settings.databaseUrl === undefined) sessionsBehind(store.pool);
  try {
    const { prisma, pool } = store;
    const ledger: Ledger = { store, clock, standing: await readStandingReference(prisma) };
    const principals = createPrincipals({ prisma, now: clock });
    // What was begun and has no job any more, for whatever reason, has one again.
    for (const { realm, centre } of await centresWithBatches(pool)) await pool.query(enqueueBatches(realm, centre));
    const jobs = startJobs({
      url: databaseUrl,
      concurrency: 8,
      log: logger,
      tasks: {
        [takeBatches]: takeBatchesTask({ ledger, principals, log: logger }),
        [makeExtract]: makeExtractTask(ledger),
      },
    });
    return {
      async close() {
        await jobs.stop();
        await closeStore(store);
      },
    };
  } catch (error) {
    await closeStore(store);
    throw error;
  }
}
