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
  pool.on('connect', (client) => {
    const { processID } = client as unknown as { processID: number | null };
    if (processID === null) return;
    try {
      setPriority(processID, behind);
    } catch {}
  });
}
