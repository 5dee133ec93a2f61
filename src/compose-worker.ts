import type { FastifyBaseLogger } from 'fastify';
import { sendersWithBatches } from './batch/batches.js';
import { makeExtract } from './batch/extracts/extracts.js';
import { makeExtractTask } from './batch/extracts/make-extract.js';
import { takeBatchesTask } from './batch/processing/take-batches.js';
import { enqueueBatches, takeBatches } from './batch/receive.js';
import { openDatabase } from './compose-database.js';
import { createPrincipals } from './identity/principals.js';
import { rework, reworkOutcomes } from './ledger/rework.js';
import { readStandingReference } from './ledger/standing-reference.js';
import type { Ledger } from './ledger/transact.js';
import { type Clock, wallClock } from './platform/clock.js';
import { closeStore } from './platform/database.js';
import { describeError } from './platform/failures.js';
import { startJobs } from './platform/job-runner.js';
import { sessionsBehind } from './platform/priority.js';
import type { Settings } from './platform/settings.js';

/** Milliseconds after which batches without a job are looked for again. */
const lookEveryMs = 60_000;

/** The worker: takes batch files and makes extracts, beside the service or in a process of its own. */
export async function composeWorker(
  settings: Settings,
  { databaseUrl, logger, clock = wallClock }: { databaseUrl: string; logger: FastifyBaseLogger; clock?: Clock },
): Promise<{ close(): Promise<void> }> {
  const store = await openDatabase(settings, databaseUrl, logger);
  sessionsBehind(store.pool);
  try {
    const { prisma, pool } = store;
    const ledger: Ledger = { store, clock, standing: await readStandingReference(prisma) };
    const principals = createPrincipals({ prisma, now: clock });
    // What is not over and has no job any more, for whatever reason, has one again; one that failed many times waits no
    // longer. A job that is added at the very moment at which the one before begins is not kept by the queue.
    const enqueueAll = async () => {
      for (const { realm, sender } of await sendersWithBatches(pool)) await pool.query(enqueueBatches(realm, sender));
    };
    await enqueueAll();
    const look = setInterval(() => {
      enqueueAll().catch((error) => logger.warn({ error: describeError(error) }, 'batches could not be looked for'));
    }, lookEveryMs);
    const jobs = startJobs({
      url: databaseUrl,
      concurrency: 8,
      log: logger,
      tasks: {
        [takeBatches]: takeBatchesTask({ ledger, principals, log: logger }),
        [makeExtract]: makeExtractTask(ledger),
        [reworkOutcomes]: ({ realm }, signal) => rework(ledger, Number(realm), signal),
      },
    });
    return {
      async close() {
        clearInterval(look);
        await jobs.stop();
        await closeStore(store);
      },
    };
  } catch (error) {
    await closeStore(store);
    throw error;
  }
}
