import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of the times in /proc; 100 on every Linux that Node runs on. */
const ticks = 100;

/** Processor time of a process so far, user and system, in seconds; 0 where there is no /proc. */
export function processorTime(pid: number): number {
  const fields = stat(pid);
  return fields === undefined ? 0 : (Number(fields[11]) + Number(fields[12])) / ticks;
}

/**
 * Processor time of a PostgreSQL server's sessions so far, those that have ended included, in seconds. What it does in
 * the background (writing the log out, vacuum) is left out.
 */
export function sessionsTime(postmaster: number): number {
  const ended = stat(postmaster);
  if (ended === undefined) return 0;
  let sum = (Number(ended[13]) + Number(ended[14])) / ticks;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || Number(stat(pid)?.[1]) !== postmaster) continue;
    if (commandLine(pid).includes('127.0.0.1(')) sum += processorTime(pid);
  }
  return sum;
}

/** Memory of a process that is in use, in MB. */
export function residentMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

/** The fields of /proc/<pid>/stat after the name, which may hold anything: the first is the state. */
function stat(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? undefined : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
