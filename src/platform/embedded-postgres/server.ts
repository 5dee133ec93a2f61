import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import type { Log } from './log.js';

/** A server process that this process started. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Settles when connections are accepted; rejects with a ServerFailure when the process ends before that. */
  readonly ready: Promise<void>;
  /** Settles when the process has ended, with how. Never rejects. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** Says that the end is wanted: what the server says from now on is no news. */
  quiet(): void;
}

/** The server ended before it was ready. The message is its own reason. */
export class ServerFailure extends Error {
  override name = 'ServerFailure';
}

/**
 * Starts the server on 127.0.0.1:`port`. It gets a session of its own, so that Ctrl-C in the terminal reaches only this
 * process, which then stops it in order.
 */
export function startServer(
  binaries: Binaries,
  cluster: Cluster,
  port: number,
  fast: boolean,
  log: Log,
): ServerProcess {
  const settings = { ...always, ...(fast ? throwaway : durable) };
  const words = [
    ...cluster.identity.prefix,
    binaries.postgres,
    ...['-D', cluster.folder, '-p', String(port)],
    ...['-c', `cluster_name=das-${process.pid}`],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { uid, gid } = cluster.identity;
  const child = spawn(words[0]!, words.slice(1), {
    detached: true,
    // Inherited, this folder may be one that the server's user cannot enter.
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid }),
  });

  let isReady = false;
  let isQuiet = false;
  let failure = '';
  let over: string | undefined;
  // A process that leaves without stopping its server (an uncaught error) still asks it to stop.
  const leave = () => child.kill('SIGINT');
  process.once('exit', leave);

  const ended = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      process.removeListener('exit', leave);
      over ??= how;
      resolve(over);
    };
    child.once('error', (error) => finish(error.message));
    child.once('exit', (code, signal) => finish(signal ? `signal ${signal}` : `exit code ${code}`));
  });

  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const serves = line.includes('database system is ready to accept connections');
      // What a client is told that comes too early or too late; it says nothing about the server.
      const isTurnedAway = line.startsWith('FATAL:  the database system is ');
      const isFault = /^(FATAL|PANIC):/.test(line);
      // A line without a level is of a program that did not get as far as a log.
      const isReason = isFault || !/^[A-Z]+: /.test(line) || line.includes('could not bind');
      if (!isReady && !isTurnedAway && isReason) failure ||= line;
      if (!isReady || isQuiet || serves || isTurnedAway) log.debug(line);
      else if (isFault) log.warn(`PostgreSQL: ${line}`);
      else log.info(`PostgreSQL: ${line}`);
      if (serves) {
        isReady = true;
        resolve();
      }
    });
    void ended.then(async (how) => {
      // The last words may still be in the pipe.
      if (!isReady && child.stderr.readable) await Promise.race([closed(child.stderr), sleep(200)]);
      reject(new ServerFailure(failure || `it ended with ${how}`));
    });
  });
  // Whoever starts a server waits for `ready`; a stop in between may leave it unheard.
  ready.catch(() => undefined);

  return {
    pid: child.pid ?? 0,
    port,
    ready,
    ended,
    hasEnded: () => over !== undefined,
    quiet: () => {
      isQuiet = true;
    },
  };
}

/** The process that started the server with this cluster_name. */
export function starterNamed(clusterName: string): number {
  return Number(/^das-(\d+)$/.exec(clusterName)?.[1]);
}

function closed(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => stream.once('close', resolve));
}

const always = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path would have to fit in 107 characters, wherever the data folder is.
  unix_socket_directories: '',
  max_connections: 60,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '',
  lc_messages: 'C',
  // Statements and key values are learners' data: errors go to the session that made them, and not to a log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_buffers: '16MB',
  random_page_cost: 1.1,
  // Compiling a plan costs more than the short statements of this service take.
  jit: 'off',
};

/** What was acknowledged survives a power cut. */
const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  // Filling a new segment of the log with zeros (16 MB) holds up every commit meanwhile: beside a long batch file the
  // slowest one in a hundred took 50 ms, and 25 without.
  wal_init_zero: 'off',
};

/** For tests: nothing needs to survive, so nothing waits for the disk. */
const throwaway = {
  // Many services at once, each with its pool.
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '4GB',
  checkpoint_timeout: '1d',
  autovacuum: 'off',
};
