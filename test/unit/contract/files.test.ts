import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { id } from '../support/reference.js';
import { answerTo, begin, exchange, type Wire, type WireOptions, wire } from './wire.js';

const path = `/v1/batches/${id(1)}/file`;
const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="a.csv"' };
let wired: Wire;
afterEach(async () => {
  wired.app.server.closeAllConnections();
  await wired.app.close();
});

/** The contract with this for the file that is answered. */
async function giving(body: () => Readable, options?: WireOptions): Promise<Wire> {
  wired = await wire({ getBatchFile: async () => ({ raw: { status: 200, headers, body: body() } }) }, options);
  return wired;
}

async function* pieces(count: number, failure?: Error): AsyncGenerator<Buffer> {
  for (let more = 0; more < count; more++) {
    yield Buffer.alloc(50_000, 'x');
    await sleep(1);
  }
  if (failure !== undefined) throw failure;
}

describe('an answer that is a file', () => {
  it('goes out as it is read, with its headers', async () => {
    await giving(() => Readable.from(pieces(40)));
    const { status, reply, text } = await exchange(wired, 'GET', path, {});
    expect([status, text.length]).toEqual([200, 2_000_000]);
    expect(reply.headers).toMatchObject(headers);
    expect(wired.told).toEqual(['getBatchFile 200']);
  });

  it('may be empty', async () => {
    await giving(() => Readable.from([]));
    expect(await exchange(wired, 'GET', path, {})).toMatchObject({ status: 200, text: '' });
  });

  it('is a problem when it fails before its first byte', async () => {
    const away = new Error('away');
    await giving(() => Readable.from(pieces(0, away)), { isUnavailable: (error) => error === away });
    const { status, reply, text } = await exchange(wired, 'GET', path, {});
    expect([status, JSON.parse(text).code]).toEqual([503, 'unavailable']);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(reply.headers).not.toHaveProperty('content-disposition');
    expect(wired.told).toEqual(['getBatchFile 503']);
  });

  it('is a problem when it failed before it was given', async () => {
    await giving(() => new Readable({ read: () => undefined }).destroy(new Error('broken')));
    expect((await exchange(wired, 'GET', path, {})).status).toBe(500);
    await wired.app.close();
    await giving(() => new Readable({ read: () => undefined }).destroy());
    expect((await exchange(wired, 'GET', path, {})).status).toBe(500);
  });

  it('is cut off when it fails midway: nobody takes a part for the whole', async () => {
    await giving(() => Readable.from(pieces(3, new Error('broken'))));
    const sent = begin(wired, 'GET', path);
    sent.end();
    await expect(answerTo(sent)).rejects.toThrow(/aborted|ECONNRESET|hang up/);
  });

  it('is read no further when its reader goes away', async () => {
    const file = Readable.from(pieces(1_000_000));
    await giving(() => file);
    const sent = begin(wired, 'GET', path);
    sent.end();
    await once(sent, 'response');
    sent.destroy();
    await once(file, 'close');
    expect(file.readableEnded).toBe(false);
  });
});
