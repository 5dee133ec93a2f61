import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import type { Cluster } from './cluster.js';
import type { Log } from './log.js';
import { openSession, takeLock } from './ownership.js';
import { endServer, isAlive, mayBePostgres, parentOf } from './process.js';
import { starterNamed } from './server.js';

/**
 * Ends the server that an earlier service process left running on this folder, if there is one.
 * Throws a StartError when it was not left behind: another service process is using it.
 */
export async function endEarlierServer(cluster: Cluster, log: Log): Promise<void> {
  const patience = 10_000;
  for (const start = Date.now(); ; await sleep(50)) {
    const found = await readServerFile(cluster.folder);
    if (found === undefined || !isAlive(found.pid)) return;
    if (!mayBePostgres(found.pid)) return disown(cluster.folder);

    const answer = await ask(cluster, found);
    // The owner may be just about to end it.
    if (answer === 'in use' && Date.now() - start > 1000) {
      throw new StartError(
        `The data folder ${cluster.folder} is in use by another running service: stop that one, or set DAS_DATA_DIR to another folder.`,
      );
    }
    if (answer === 'elsewhere') return disown(cluster.folder);
    if (answer === 'left behind') {
      log.info('The database server of an earlier run is still there: it is stopped and started again.');
      return endServer(found.pid);
    }
    if (answer === 'silent' && Date.now() - start > patience) {
      throw new StartError(
        `Process ${found.pid} seems to serve ${cluster.folder}, but does not answer: stop it, or remove ${join(cluster.folder, 'postmaster.pid')} if it is no PostgreSQL.`,
      );
    }
  }
}

/** The port on which the folder was served last, if it ever was. */
export async function earlierPort(folder: string): Promise<number | undefined> {
  const words = await readFile(join(folder, 'postmaster.opts'), 'utf8').catch(() => '');
  const port = Number(/"-p" "(\d+)"/.exec(words)?.[1]);
  return port > 0 ? port : undefined;
}

/** postmaster.pid, which a running server keeps: process id, folder, start, port, one a line. */
async function readServerFile(folder: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

type Answer = 'left behind' | 'in use' | 'elsewhere' | 'busy' | 'silent';

async function ask(cluster: Cluster, { pid, port }: { pid: number; port: number }): Promise<Answer> {
  try {
    const session = await openSession(cluster, port);
    try {
      const { rows } = await session.client.query(
        `select current_setting('data_directory') as folder, current_setting('cluster_name') as name`,
      );
      // The folder is a copy, made while the original was in use.
      if (rows[0].folder !== cluster.folder) return 'elsewhere';
      // Its owner is without the lock for moments: before it took it, and after a crash of its session.
      if (parentOf(pid) === starterNamed(rows[0].name)) return 'in use';
      return (await takeLock(session)) ? 'left behind' : 'in use';
    } finally {
      await session.release();
    }
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Class 57: it is starting, recovering or stopping.
    return code.startsWith('57') ? 'busy' : 'silent';
  }
}

/**
 * Declares the process in postmaster.pid dead. The system gave its number to another program, which PostgreSQL would
 * take for a server at work. The rest of the file stays: by it PostgreSQL finds workers that outlived their server.
 */
async function disown(folder: string): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8')).split('\n');
  const noProcess = 2_147_483_647;
  await writeFile(path, [noProcess, ...lines.slice(1)].join('\n'));
}
