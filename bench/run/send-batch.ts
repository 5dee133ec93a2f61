import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Sends batch files to a running service, as somebody who waits for what becomes of them. */
export interface BatchSender {
  /** Sends a file, with this after its address. Answers the batch's id. */
  send(text: Iterable<string>, query?: string): Promise<string>;
  /**
   * Waits until all `count` rows of the batch are taken, and looks every so many ms. Answers the seconds until the first
   * rows were seen counted or taken. Throws when a row is refused.
   */
  over(id: string, count: number, every: number): Promise<number>;
  /** The whole response. */
  response(id: string): Promise<string>;
}

/** Somebody who sends with these headers. They are asked for anew for each call: a token ends. */
export function batchSender(url: string, headers: () => Promise<Record<string, string>>): BatchSender {
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: await headers() });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  return {
    async send(text, query = '') {
      const answer = await fetch(`${url}/v1/batches${query}`, {
        method: 'POST',
        headers: { ...(await headers()), 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
        body: Readable.toWeb(Readable.from(text, { objectMode: true })) as ReadableStream,
        duplex: 'half',
      });
      if (answer.status !== 202) throw new Error(`a batch was answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },

    async over(id, count, every) {
      const since = performance.now();
      let first = 0;
      for (;;) {
        const { status, rows: seen } = (await (await get(`/v1/batches/${id}`)).json()) as {
          status: string;
          rows: { total?: number; read: number; refused: number };
        };
        if (first === 0 && (seen.total ?? seen.read) > 0) first = (performance.now() - since) / 1000;
        if (status === 'completed') {
          if (seen.read !== count || seen.refused > 0) throw new Error(`${seen.refused} rows of a batch were refused`);
          return first;
        }
        if (!['waiting', 'checking', 'running'].includes(status)) throw new Error(`a batch is ${status}`);
        await sleep(first === 0 ? 20 : every);
      }
    },

    response: async (id) => (await get(`/v1/batches/${id}/response`)).text(),
  };
}
