import { readFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends the server with this process id: in order, with a checkpoint, if it can in half a minute; then at once. Either
 * way nothing that was committed is lost. The process need not be a child.
 */
export async function endServer(pid: number): Promise<void> {
  // Zero and below mean groups of processes, this one's among them.
  if (pid <= 0) return;
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const end = Date.now() + patience; Date.now() < end; ) {
      if (!isAlive(pid)) return;
      await sleep(5);
    }
  }
}

/** Whether a process with this id runs. One that has ended and that nobody has reaped (Linux) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const { state } = describe(pid);
  return state !== 'Z';
}

/** Whether the process is a PostgreSQL, as far as this system tells. */
export function mayBePostgres(pid: number): boolean {
  const { name } = describe(pid);
  return name === undefined || name === 'postgres';
}

/** The process that started this one, as long as it lives (Linux); undefined where this system does not tell. */
export function parentOf(pid: number): number | undefined {
  return describe(pid).parent;
}

/** What Linux says of a process; nothing elsewhere. */
function describe(pid: number): { name?: string; state?: string; parent?: number } {
  try {
    // "12 (postgres) S 1 ..."
    const [, name, state, parent] = /\((.*)\) (\w) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, state, parent: Number(parent) };
  } catch {
    return {};
  }
}

/**
 * When the server's main process is killed, a worker in the middle of a statement does not notice until the statement
 * is done, and until then no new server can start on the folder. Nobody counts on what it has not answered yet, so
 * it is ended (Linux only: elsewhere the new start waits for it).
 */
export async function endWorkersLeftIn(folder: string): Promise<void> {
  const processes = (await readdir('/proc').catch(() => [])).filter((entry) => /^\d+$/.test(entry)).map(Number);
  for (const pid of processes) {
    // Every process of a server works in its data folder.
    const where = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    if (where !== folder || describe(pid).name !== 'postgres') continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}
