import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { describeError } from './failures.js';
import { type JobPayload, jobSchema } from './jobs.js';

/** A kind of work. `signal` fires when the process is to end: the job throws soon after, and begins again elsewhere. */
export type Task = (payload: JobPayload, signal: AbortSignal) => Promise<void>;

interface JobLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface JobSettings {
  /** Of the user who owns the tables. */
  readonly url: string;
  readonly tasks: Readonly<Record<string, Task>>;
  /** How many jobs run side by side. */
  readonly concurrency: number;
  readonly log: JobLog;
}

/** A worker that is running. */
export interface Jobs {
  /** Ends when the jobs that are running have stopped. */
  stop(): Promise<void>;
}

/** A job may be marked as taken a moment before its worker has shown that it lives. */
const benefitOfDoubtMs = 1000;
const sweepEveryMs = 5000;

/**
 * Takes jobs and runs them until it is stopped, whatever happens to the database meanwhile. A job whose process died
 * begins again within seconds, here or in another process.
 */
export function startJobs(settings: JobSettings): Jobs {
  const stopping = new AbortController();
  const running = supervise(settings, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function supervise(settings: JobSettings, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await work(settings, stopping);
    } catch (error) {
      settings.log.warn({ error: describeError(error) }, 'the worker lost its database; it tries again');
    }
    await sleep(1000, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** One life of the worker: until it is stopped, or a connection is lost. */
async function work({ url, tasks, concurrency, log }: JobSettings, stopping: AbortSignal): Promise<void> {
  const living = new pg.Client({
    connectionString: url,
    keepAlive: true,
    // A network that has gone silent must not hold up the end of the process.
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
  });
  // It may tell of its end twice, and an error that nobody listens to would end the process.
  const lost = new Promise<never>((_resolve, reject) => living.on('error', reject));
  lost.catch(() => undefined);
  await living.connect();
  const ask = oneAtATime(living);
  const pool = new pg.Pool({ connectionString: url, max: concurrency + 2 });
  // A connection that dies must not end the process: whatever was asked of it fails, and is tried again.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  // While this worker lives a lock of the living session says so: when the process dies the lock goes with it. One lock
  // for all its jobs, since that is what the queue knows of who took a job, and all of them are freed together.
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    ask(`SELECT pg_advisory_lock(${lockOf('$1')})`, [workerPool.id]).catch(() => undefined);
  });
  let runner: Runner | undefined;
  const free = () =>
    freeJobsOfTheDead(ask).catch((error) => log.warn({ error: describeError(error) }, 'jobs could not be freed'));
  const sweep = setInterval(free, sweepEveryMs);
  // Of those who died a moment ago this is known only a moment later.
  const soon = setTimeout(free, benefitOfDoubtMs + 200);
  try {
    const taskList = Object.entries(tasks).map(([name, task]) => [name, toldOf(name, task, log)]);
    runner = await run({
      pgPool: pool,
      schema: jobSchema,
      concurrency,
      taskList: Object.fromEntries(taskList),
      events,
      parsedCronItems: [],
      pollInterval: 1000,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: 0,
      logger: loggerOn(log),
    });
    await free();
    await Promise.race([runner.promise, lost, aborted(stopping)]);
  } finally {
    clearInterval(sweep);
    clearTimeout(soon);
    await runner?.stop().catch(() => undefined);
    await Promise.allSettled([pool.end(), living.end()]);
  }
}

type Ask = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<R>>;

/** Statements on one session, each after the one before. */
function oneAtATime(client: pg.Client): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (text, values) => {
    const asked = last.then(() => client.query(text, values));
    last = asked.catch(() => undefined);
    return asked as never;
  };
}

/**
 * What a job throws may quote what it worked on, and the queue keeps and tells it: it is logged here, and a plain word
 * goes on.
 */
function toldOf(name: string, task: Task, log: JobLog) {
  return async (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) => {
    try {
      await task(payload as JobPayload, abortSignal);
    } catch (error) {
      if (!abortSignal.aborted)
        log.warn({ task: name, error: describeError(error) }, 'a job failed; it is tried again');
      throw new Error('the job failed');
    }
  };
}

function lockOf(worker: string): string {
  return `hashtextextended('worker ' || ${worker}::text, 0)`;
}

/** Jobs that are marked as taken, and whose taker lives no more. */
async function freeJobsOfTheDead(ask: Ask): Promise<void> {
  const { rows } = await ask<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM (
       SELECT locked_by FROM ${jobSchema}.jobs WHERE locked_at < now() - interval '${benefitOfDoubtMs} milliseconds'
     ) AS taken
     WHERE NOT EXISTS (
       SELECT FROM pg_locks l
        WHERE l.locktype = 'advisory' AND l.granted
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (l.classid::bigint << 32 | l.objid::bigint) = ${lockOf('taken.locked_by')})`,
  );
  if (rows.length === 0) return;
  await ask(`SELECT ${jobSchema}.force_unlock_workers($1::text[])`, [rows.map((row) => row.locked_by)]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What graphile-worker says may quote a job: only warnings and errors go on, and of those the words alone. */
function loggerOn(log: JobLog): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ message: message.slice(0, 200) }, 'job queue');
  });
}
