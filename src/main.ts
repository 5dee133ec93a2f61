import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import type { Service } from './compose.js';
import { isDatabaseAway } from './platform/database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { readSettings, type Settings } from './platform/settings.js';
import { StartError } from './platform/start-error.js';
import { startWorkerThread } from './worker-thread.js';

/** Starts the service as a process: database, application, port, signals. */
async function main(): Promise<void> {
  const settings = readSettings();
  // Written a block at a time, or after a tenth of a second: a line at a time costs a system call each.
  const destination = pino.destination({ sync: false, minLength: 8192, periodicFlush: 100 });
  const logger = pino({ level: settings.logLevel, base: null }, destination);
  const { roles } = settings;
  const serves = roles.has('api') || roles.has('web');
  // Loaded while the database starts: each takes its time, and neither needs the other.
  const loading = serves ? import('./compose.js') : undefined;
  loading?.catch(() => undefined);
  let database: EmbeddedPostgres | undefined;
  let service: Service | undefined;
  let worker: { close(): Promise<void> } | undefined;
  try {
    database =
      settings.databaseUrl === undefined
        ? await startEmbeddedPostgres({ dataDir: settings.dataDir, log: logger })
        : undefined;
    const surroundings = { databaseUrl: settings.databaseUrl ?? (database as EmbeddedPostgres).url, logger };
    const composing = await loading;
    service = await patiently(database !== undefined, async () => composing?.compose(settings, surroundings));
    closeWithGrace({ delay: 15_000 }, async ({ err }) => {
      if (err !== undefined) logger.error({ name: err.name, stack: err.stack }, 'the service stops on an error');
      await Promise.all([service?.close(), worker?.close()]);
      await database?.stop();
      destination.flushSync();
    });
    if (service !== undefined) await listen(service.app, settings);
    if (roles.has('worker')) worker = await startWorker(settings, surroundings, serves);
    if (service === undefined) process.stdout.write('The worker is ready.\n');
    else announce(settings, service.starterKit);
  } catch (error) {
    await database?.stop();
    throw error;
  }
}

/**
 * On a machine that is busy with something else, a server that has just begun may take longer to answer than is waited for
 * in use. One of our own is there: it is asked again, twice.
 */
async function patiently<T>(isOurs: boolean, begin: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin();
    } catch (error) {
      if (!isOurs || !isDatabaseAway(error) || attempt === 3) throw error;
      await sleep(1000);
    }
  }
}

/** The worker: in a thread beside a service that answers, else in this one. */
async function startWorker(
  settings: Settings,
  surroundings: { databaseUrl: string; logger: Logger },
  beside: boolean,
): Promise<{ close(): Promise<void> }> {
  if (beside) return startWorkerThread(settings, surroundings);
  // Loaded only where it is needed: a service should be ready soon.
  const { composeWorker } = await import('./compose-worker.js');
  return composeWorker(settings, surroundings);
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is in use. Stop the other program, or set PORT to another number.`);
    if (code === 'EACCES')
      throw new StartError(`Port ${port} may not be used by this user. Set PORT to a number above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(`The address ${host} is not one of this machine. Set HOST to one that is.`);
    throw error;
  }
}

function announce({ baseUrl, environment }: Settings, starterKit: string | undefined): void {
  const lines = [
    `The Diploma aggregation service is ready (${environment}).`,
    `  Documentation:  ${baseUrl}/docs`,
    `  Try it:         curl -s ${baseUrl}/v1/service-status`,
    ...(starterKit === undefined ? [] : [`  Starter kit:    ${join(starterKit)}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  await main();
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else if (isDatabaseAway(error))
    process.stderr.write('The database cannot be reached. Check DATABASE_URL and that the server is running.\n');
  else process.stderr.write(`The service could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
