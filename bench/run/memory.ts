import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender } from './contenders.js';
import type { Load } from './load.js';
import { residentMemory } from './processor-time.js';

/** A service that is used a lot: so many requests a second, a mix of reading and writing. */
const requestsASecond = 100;
const minute = 60 * requestsASecond;

/** Resident memory in MB after so many minutes' worth of requests. */
export interface MemoryReading {
  readonly minutes: number;
  readonly megabytes: number;
}

/**
 * The memory of a service that was just started, after one minute's worth of requests and at five more moments up to
 * `minutes`. The requests are sent as fast as they are answered. Each reading is taken when the service has had nothing
 * to do for two seconds.
 */
export async function watchMemory(load: Load, service: Contender, minutes: number): Promise<MemoryReading[]> {
  const readings: MemoryReading[] = [];
  let worked = 0;
  const moments = [1, ...[1, 2, 3, 4, 5].map((part) => Math.ceil((minutes * part) / 5))];
  for (const until of new Set(moments)) {
    await load.send(service, 'mixed', { connections: 50, amount: (until - worked) * minute });
    worked = until;
    await sleep(2000);
    readings.push({ minutes: until, megabytes: residentMemory(service.pid) });
  }
  return readings;
}
