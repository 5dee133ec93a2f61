import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FastifyBaseLogger } from 'fastify';
import { describeError } from './platform/failures.js';
import type { Settings } from './platform/settings.js';

/** What the thread is told. */
export interface ThreadData {
  readonly settings: Settings;
  readonly databaseUrl: string;
}

/**
 * Far more than lists of eight files at once need. Without it a thread may have as much as the machine allows, and then
 * lets four times what it needs pile up before it clears away.
 */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 192 };

/**
 * Starts the worker in a thread of this process: a list of a file keeps a thread busy for tens of milliseconds at a
 * time, and whoever calls the API meanwhile must not notice. A thread that dies is started again.
 */
export function startWorkerThread(
  settings: Settings,
  { databaseUrl, logger }: { databaseUrl: string; logger: FastifyBaseLogger },
): { close(): Promise<void> } {
  let closing = false;
  let ended: Promise<unknown>;
  let thread = start();

  function start(): Worker {
    const data: ThreadData = { settings, databaseUrl };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: data, resourceLimits });
    worker.on('error', (error) => logger.error({ error: describeError(error) }, 'the worker thread failed'));
    ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.once('exit', async () => {
      if (closing) return;
      await sleep(1000);
      if (!closing) thread = start();
    });
    return worker;
  }

  return {
    async close() {
      closing = true;
      // One that has died and was not started again yet has ended already.
      thread.postMessage('stop');
      await ended;
    },
  };
}
