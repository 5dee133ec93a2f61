// The program of the worker's thread (see worker-thread.ts).
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { workBehind } from './platform/priority.js';
import type { ThreadData } from './worker-thread.js';

const port = parentPort as MessagePort;
const { settings, databaseUrl } = workerData as ThreadData;
const destination = pino.destination({ sync: false, minLength: 8192, periodicFlush: 100 });
const logger = pino({ level: settings.logLevel, base: null }, destination);

// Before anything else: whoever calls the API must not notice the loading either.
workBehind();
const { composeWorker } = await import('./compose-worker.js');
// Should the database be away at this moment, the thread ends with the error, and the main thread starts another.
const worker = await composeWorker(settings, { databaseUrl, logger });
port.once('message', async () => {
  await worker.close();
  destination.flushSync();
});
