import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Pool } from 'pg';

const behind = constants.priority.PRIORITY_LOW;

/**
 * Lets the thread that calls this work only with what processors others leave: on Linux a priority is a thread's own, so
 * the rest of the process keeps its. Where it is the process's, or may not be changed, nothing happens.
 */
export function workBehind(): void {
  if (process.platform !== 'linux') return;
  try {
    // No process is named: then it is the calling thread's.
    setPriority(behind);
  } catch {}
}

/** The same for the sessions of a pool, where the database runs on this machine and its processes may be told. */
export function sessionsBehind(pool: Pool): void {
  if (process.platform !== 'linux') return;
  pool.on('connect', (client) => {
    const { processID, connection } = client as unknown as Session;
    if (processID === null || !isSession(processID, connection.stream.localPort)) return;
    try {
      setPriority(processID, behind);
    } catch {}
  });
}

interface Session {
  readonly processID: number | null;
  readonly connection: { readonly stream: { readonly localPort?: number } };
}

/**
 * True where the process of this number on this machine is the session of a connection from this port. PostgreSQL says
 * so in the title of its processes; the number alone may be that of another machine, or of another container.
 */
function isSession(processId: number, port: number | undefined): boolean {
  try {
    const title = readFileSync(`/proc/${processId}/cmdline`, 'latin1');
    return title.startsWith('postgres: ') && title.includes(`(${port})`);
  } catch {
    return false;
  }
}
