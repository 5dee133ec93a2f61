import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How long single calls took, in ms. */
export interface SteadyTimes {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends single calls at a steady rate from a process of its own, until it is stopped or the time is over. */
export function startSteady(job: {
  url: string;
  token: string;
  seeded: number;
  firstNew: number;
  perSecond: number;
  seconds: number;
}): { readonly done: Promise<SteadyTimes & { nextNew: number }>; stop(): void } {
  const child = fork(fileURLToPath(new URL('../steady.mjs', import.meta.url)), { stdio: 'inherit' });
  const done = new Promise<SteadyTimes & { nextNew: number }>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the process that sends single calls has ended')));
    child.once('message', (outcome) => {
      const times = outcome as SteadyTimes & { failed: number; nextNew: number };
      child.disconnect();
      if (times.failed > 0) reject(new Error(`${times.failed} of ${times.calls} single calls failed`));
      else resolve(times);
    });
  });
  child.send(job);
  return { done, stop: () => child.connected && child.send('stop') };
}
