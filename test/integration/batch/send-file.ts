import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientName, Json, TestService } from '../../support/service.js';

export interface Sent {
  /** The batch, when it is over. */
  readonly batch: Json;
  /** The lines of its response. */
  readonly response: Json[];
}

/** Whose file it is. */
interface At {
  readonly centre?: string;
  readonly as?: ClientName;
}

/** Sends a file for the starter kit's centre, another or an awarding body, and waits until it is over. */
export async function sendFile(
  world: TestService,
  file: string | Buffer,
  { query, ...at }: At & { query?: Record<string, string> } = {},
): Promise<Sent> {
  const said = { headers: { 'content-type': 'text/csv' }, ...at };
  const { id } = await world.done('POST', '/v1/batches', { ...said, raw: file, ...(query ? { query } : {}) });
  const batch = await untilOver(world, id, at);
  const { text } = await world.call('GET', `/v1/batches/${id}/response`, { ...at, query: { format: 'jsonLines' } });
  const response = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { batch, response };
}

/** The batch, when it is over. */
export async function untilOver(world: TestService, id: string, at: At = {}): Promise<Json> {
  for (let attempt = 0; attempt < 2400; attempt++) {
    const batch = await world.done('GET', `/v1/batches/${id}`, at);
    if (!['waiting', 'checking', 'running'].includes(batch.status)) return batch;
    await sleep(25);
  }
  throw new Error('the batch did not end');
}
