import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contenders.js';
import type { Database } from './database.js';
import { processorTime, sessionsTime } from './processor-time.js';

/** The work of a request: one of the two operations that are compared, or a mix of a day. */
export type Work = 'getLearner' | 'openLearnerAccount' | 'mixed';

/** How much is sent: for some seconds or so many requests, on so many connections at once. */
export type Amount = { readonly connections: number } & ({ readonly seconds: number } | { readonly amount: number });

/** What came of sending requests to one contender. Times in milliseconds. */
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  /** Processor time of the server for one request, and of its sessions in the database. */
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly p50: number;
  readonly p99: number;
}

/** What the requests are about, and with what they are allowed. */
export interface Subjects {
  token(): Promise<string>;
  /** Learners 0 to this one (exclusive) have accounts. */
  readonly seeded: number;
  /** The next learner that has none. It moves on as accounts are opened. */
  nextNew: number;
}

/** Sends requests, from a process of its own. */
export interface Load {
  send(contender: Contender, work: Work, amount: Amount): Promise<Measured>;
  stop(): void;
}

interface Outcome {
  readonly statuses: Record<string, number>;
  readonly errors: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly nextNew: number;
}

const wanted: Record<Work, readonly string[]> = {
  getLearner: ['200'],
  openLearnerAccount: ['201'],
  mixed: ['200', '201'],
};

/** Starts the process that sends. Any other answer than the one that is wanted ends the benchmark. */
export function startLoad(database: Database, subjects: Subjects): Load {
  const child = fork(fileURLToPath(new URL('../load.mjs', import.meta.url)), { stdio: 'inherit' });
  return {
    async send(contender, work, amount) {
      const token = await subjects.token();
      const before = { server: processorTime(contender.pid), database: sessionsTime(database.pid) };
      const outcome = await ask(child, {
        ...{ url: contender.url, work, ...amount, token },
        ...{ seeded: subjects.seeded, firstNew: subjects.nextNew },
      });
      const server = processorTime(contender.pid) - before.server;
      const sessions = sessionsTime(database.pid) - before.database;
      subjects.nextNew = outcome.nextNew;

      const unwanted = Object.entries(outcome.statuses).filter(([status]) => !wanted[work].includes(status));
      if (unwanted.length > 0 || outcome.errors > 0)
        throw new Error(`${contender.name}, ${work}: ${outcome.errors} errors, ${JSON.stringify(outcome.statuses)}`);
      const requests = Object.values(outcome.statuses).reduce((sum, count) => sum + count, 0);
      return {
        requests,
        perSecond: requests / outcome.seconds,
        serverMs: (server * 1000) / requests,
        databaseMs: (sessions * 1000) / requests,
        p50: outcome.p50,
        p99: outcome.p99,
      };
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
  };
}

function ask(child: ChildProcess, job: object): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the process that sends requests has ended'));
    child.once('exit', gone);
    child.once('message', (outcome) => {
      child.removeListener('exit', gone);
      resolve(outcome as Outcome);
    });
    child.send(job);
  });
}
