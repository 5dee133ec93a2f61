import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './embedded-postgres/binaries.js';
import { type Cluster, clusterUser, openCluster } from './embedded-postgres/cluster.js';
import { earlierPort, endEarlierServer } from './embedded-postgres/earlier-server.js';
import type { Log } from './embedded-postgres/log.js';
import { databaseName, makeDatabase, type Ownership, openSession, takeLock } from './embedded-postgres/ownership.js';
import { findPort } from './embedded-postgres/port.js';
import { endServer, endWorkersLeftIn } from './embedded-postgres/process.js';
import { type ServerProcess, startServer } from './embedded-postgres/server.js';
import { StartError } from './start-error.js';

export interface EmbeddedPostgresOptions {
  /** The service's data folder. The database goes to `postgres` in it, its password to `postgres-password`. */
  dataDir: string;
  log: Log;
  /** For tests: nothing waits for the disk, and a power cut loses everything. */
  fast?: boolean;
  /** The folder of initdb and postgres, where the ones that npm installs do not run. */
  binDir?: string;
}

export interface EmbeddedPostgres {
  /** The service's database, on 127.0.0.1. It stays the same for as long as this process runs. */
  readonly url: string;
  /** The database was made by this start, and is empty. */
  readonly fresh: boolean;
  /** Ends the server in order. What was committed is on the disk. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on the data folder, and keeps it running: when its process is killed, it is started
 * again on the same port, and connections fail until then. What a killed service left behind is put in order first.
 * Throws a StartError when it cannot start, or when another service process is using the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, fast = false, binDir } = options;
  const binaries = await findBinaries(binDir);
  const cluster = await openCluster(dataDir, binaries, fast);

  let server: ServerProcess | undefined;
  let ownership: Ownership | undefined;
  let stopping = false;

  /** Runs the server on this port, or else where it ran last, and waits until it is ready. */
  async function launch(samePort?: number): Promise<void> {
    let wanted = samePort ?? (await earlierPort(cluster.folder));
    const patience = 30_000;
    for (const since = Date.now(); ; await sleep(100)) {
      await endEarlierServer(cluster, log);
      const port = samePort ?? (await findPort(wanted));
      server = startServer(binaries, cluster, port, fast, log);
      if (stopping) return;
      try {
        return await server.ready;
      } catch (error) {
        const reason = (error as Error).message;
        if (Date.now() - since > patience) throw error;
        if (/shared memory block/.test(reason)) await endWorkersLeftIn(cluster.folder);
        else if (/could not bind/.test(reason)) wanted = undefined;
        else if (!/lock file/.test(reason)) throw error;
      }
    }
  }

  async function own(port: number): Promise<boolean> {
    const session = await openSession(cluster, port);
    try {
      if (!(await takeLock(session))) throw inUse(cluster);
      const fresh = await makeDatabase(session);
      ownership = session;
      return fresh;
    } catch (error) {
      await session.release();
      throw error;
    }
  }

  /** Waits for the server or the owner's session to end, and sets right what has ended, until it is to stop. */
  async function keep(port: number): Promise<void> {
    for (;;) {
      await Promise.race([server?.ended, ownership?.lost]);
      if (stopping) return;
      log.error(
        server?.hasEnded()
          ? `The database server has ended unexpectedly (${await server.ended}). It is started again.`
          : 'The database server has ended all sessions unexpectedly. It is waited for.',
      );
      const since = Date.now();
      for (let pause = 10; ; pause = Math.min(2 * pause, 500)) {
        try {
          // A worker that crashed ends all sessions, and leaves the server itself running.
          if (server?.hasEnded()) await launch(port);
          if (stopping) return;
          await own(port);
          break;
        } catch (error) {
          if (stopping) return;
          if (pause > 100) log.warn(`The database server is not back yet: ${(error as Error).message}`);
          await sleep(pause);
        }
      }
      log.info(`The database server is back after ${Date.now() - since} ms.`);
    }
  }

  async function start(): Promise<{ port: number; fresh: boolean }> {
    for (let attempt = 0; ; attempt++) {
      await launch();
      try {
        const { port } = server!;
        return { port, fresh: await own(port) };
      } catch (error) {
        // Another start at the same moment may have taken this server for one that was left behind, and be ending it.
        await Promise.race([server!.ended, sleep(2000)]);
        if (!server!.hasEnded() || attempt === 5) throw error;
      }
    }
  }

  const { port, fresh } = await start().catch(async (error: Error) => {
    if (server && !server.hasEnded()) await endServer(server.pid);
    if (error instanceof StartError) throw error;
    throw new StartError(`The database in ${cluster.folder} did not start: ${error.message}`, { cause: error });
  });
  const kept = keep(port);

  async function stop(): Promise<void> {
    stopping = true;
    server?.quiet();
    await ownership?.release();
    // A restart may be under way: what it started is ended too.
    for (const step of [undefined, kept]) {
      await step;
      if (server && !server.hasEnded()) await endServer(server.pid);
      await server?.ended;
    }
  }

  let stopped: Promise<void> | undefined;
  return {
    url: `postgresql://${clusterUser}:${cluster.password}@127.0.0.1:${port}/${databaseName}`,
    fresh,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function inUse(cluster: Cluster): StartError {
  return new StartError(`The data folder ${cluster.folder} is in use by another running service.`);
}
