import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { RawAnswer } from '../../../src/contract/operation.js';
import { Problem } from '../../../src/contract/problem.js';
import { uln } from '../support/learner.js';
import { answerTo, begin, exchange, said, untilClosed, type Wire, type WireOptions, wire } from './wire.js';

const csv = { 'content-type': 'text/csv' };
const taken = (text: string): { raw: RawAnswer } => ({ raw: { status: 202, headers: {}, body: text } });
const notRead = async () => taken('not read');
let wired: Wire;
afterEach(async () => {
  wired.app.server.closeAllConnections();
  await wired.app.close();
});

/** The contract with this for a handler of batch files. */
async function taking(createBatch: (body: Readable) => Promise<{ raw: RawAnswer }>, options?: WireOptions) {
  wired = await wire({ createBatch: ({ body }) => createBatch(body) }, options);
  return wired;
}

/** The same, where the reading is to fail: with what it does. */
async function failing(reading: (body: Readable) => Promise<string>, options?: WireOptions) {
  let tell: (error: unknown) => void = () => undefined;
  const failed = new Promise<unknown>((resolve) => {
    tell = resolve;
  });
  await taking(async (body) => {
    try {
      return taken(await reading(body));
    } catch (error) {
      tell(error);
      throw error;
    }
  }, options);
  return { failed };
}

async function textOf(body: Readable): Promise<string> {
  let text = '';
  for await (const chunk of body) text += chunk;
  return text;
}

/** The head of a request as it goes on the wire. */
function head(path: string, type: string, length: number): string {
  const headers = { host: 'x', ...said, 'content-type': type, 'content-length': String(length) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

describe('a file', () => {
  it('is handed on as it arrives, before it is all there', async () => {
    const begun: string[] = [];
    const seen = new EventEmitter();
    await taking(async (body) => {
      for await (const chunk of body) {
        begun.push(String(chunk));
        seen.emit('piece');
      }
      return taken('all of it');
    });
    const first = once(seen, 'piece');
    const sent = begin(wired, 'POST', '/v1/batches', csv);
    sent.write('H,DAS,3\n');
    await first;
    expect(begun).toEqual(['H,DAS,3\n']);
    sent.end('Z,0\n');
    expect(await answerTo(sent)).toMatchObject({ status: 202, text: 'all of it' });
    expect(begun.join('')).toBe('H,DAS,3\nZ,0\n');
  });

  it('is neither limited nor changed', async () => {
    const bytes = randomBytes(3_000_000);
    await taking(async (body) => {
      const hash = createHash('sha256');
      for await (const chunk of body) hash.update(chunk);
      return taken(hash.digest('hex'));
    });
    const type = { 'content-type': 'Text/CSV; charset=utf-8; header=absent' };
    const { text } = await exchange(wired, 'POST', '/v1/batches', type, bytes);
    expect(text).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('comes with the rest of the request checked', async () => {
    let given: unknown;
    wired = await wire({
      createBatch: async ({ query, headers, body }) => {
        given = { query, headers, text: await textOf(body) };
        return taken('');
      },
    });
    await exchange(wired, 'POST', '/v1/batches?again=true&fileName=%20a.csv', csv, 'Z,0');
    const query = { validateOnly: false, again: true, fileName: 'a.csv' };
    expect(given).toEqual({ query, headers: said, text: 'Z,0' });
    const { status, text } = await exchange(wired, 'POST', '/v1/batches?again=perhaps', csv, 'x'.repeat(3_000_000));
    expect([status, JSON.parse(text).errors]).toMatchObject([400, [{ in: 'query', pointer: '/again' }]]);
  });

  it('must be there', async () => {
    await taking(notRead);
    for (const headers of [{}, { 'content-length': '0' }] as Record<string, string>[]) {
      const { status, text } = await exchange(wired, 'POST', '/v1/batches', headers);
      expect([status, JSON.parse(text).errors]).toMatchObject([400, [{ in: 'body', pointer: '', rule: 'field-type' }]]);
    }
  });

  it('without a byte is a file all the same, where its sender says that it is one', async () => {
    await taking(async (file) => taken(String((await textOf(file)).length)));
    for (const headers of [csv, { ...csv, 'content-length': '0' }] as Record<string, string>[])
      expect((await exchange(wired, 'POST', '/v1/batches', headers)).text).toBe('0');
  });

  it.each([
    ['no type', undefined],
    ['JSON', 'application/json'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['plain text', 'text/plain'],
    ['nothing that is a type', 'csv'],
  ])('is of its own type: %s is 415', async (_what, type) => {
    await taking(notRead);
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const { status, text } = await exchange(wired, 'POST', '/v1/batches', headers, 'x'.repeat(100_000));
    expect([status, JSON.parse(text).code]).toEqual([415, 'unsupported-media-type']);
  });

  it('is taken by no other operation', async () => {
    await taking(notRead);
    for (const path of ['/v1/learners', `/v1/learners/${uln}/transfers/x/release`]) {
      const { status, text } = await exchange(wired, 'POST', path, csv, 'x'.repeat(3_000_000));
      expect([status, JSON.parse(text).code]).toEqual([415, 'unsupported-media-type']);
    }
    expect((await exchange(wired, 'POST', '/v1/nowhere', csv, 'x'.repeat(3_000_000))).status).toBe(404);
  });

  it('can be refused before it is all there, and the connection lives on', async () => {
    await taking(async (body) => {
      for await (const _chunk of body) throw new Problem('payload-too-large');
      return taken('all of it');
    });
    const rest = 'x'.repeat(3_000_000);
    const sent = untilClosed(
      wired,
      `${head('/v1/batches', 'text/csv', rest.length)}${rest}GET /v1/nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    const { text } = await sent;
    expect(text).toMatch(/^HTTP\/1.1 413 /);
    expect(text).toContain('"code":"payload-too-large"');
    expect(text).toContain('HTTP/1.1 404 ');
  });

  it.each([
    ['is told to whoever reads it', 0],
    ['before anybody reads it is told too', 200],
  ])('that breaks off %s', async (_whom, wait) => {
    const { failed } = await failing(async (body) => {
      await sleep(wait);
      return textOf(body);
    });
    const sent = begin(wired, 'POST', '/v1/batches', { ...csv, 'content-length': '1000' });
    sent.on('error', () => undefined);
    sent.write('H,DAS,3\n', () => setTimeout(() => sent.destroy(), 50));
    expect(await failed).toMatchObject({ code: 'malformed-request', message: 'The body broke off.' });
  });
});

describe('patience', () => {
  it('ends with a file that stands still, and whoever reads it is told', async () => {
    const { failed } = await failing(textOf, { patience: 300 });
    const { text, after } = await untilClosed(wired, `${head('/v1/batches', 'text/csv', 1000)}H,DAS,3\n`);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(after).toBeGreaterThanOrEqual(290);
    expect(await failed).toMatchObject({ code: 'malformed-request' });
  });

  it('lasts as long as a file goes on', async () => {
    await taking(async (body) => taken(await textOf(body)), { patience: 1_000 });
    const sent = begin(wired, 'POST', '/v1/batches', csv);
    for (let more = 0; more < 8; more++) {
      sent.write('x');
      await sleep(200);
    }
    sent.end();
    expect(await answerTo(sent)).toMatchObject({ status: 202, text: 'xxxxxxxx' });
  });

  it('is not for a sender who waits for the service', async () => {
    const bytes = Buffer.alloc(20_000_000, 'x');
    await taking(
      async (body) => {
        await sleep(1_000);
        return taken(String((await textOf(body)).length));
      },
      { patience: 200 },
    );
    expect((await exchange(wired, 'POST', '/v1/batches', csv, bytes)).text).toBe('20000000');
  });

  it('ends with any other body that is not there in time, however it comes', async () => {
    wired = await wire({}, { patience: 300 });
    const sent = untilClosed(wired, `${head('/v1/learners', 'application/json', 1000)}{"uln":`);
    const { text, after } = await sent;
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(after).toBeGreaterThanOrEqual(290);
    const drip = begin(wired, 'POST', '/v1/learners', { 'content-type': 'application/json' });
    const dripping = setInterval(() => drip.write(' '), 50);
    const [cut] = await Promise.race([once(drip, 'error'), once(drip, 'response')]);
    clearInterval(dripping);
    drip.on('error', () => undefined);
    expect(cut.statusCode ?? 408).toBe(408);
  });

  it.each([
    ['an answer', '/v1/batches', 'text/csv', 401],
    ['a page that is not there', '/v1/nowhere', 'text/csv', 404],
  ])('ends with what follows %s, with no second answer', async (_what, path, type, status) => {
    const admit = async () => {
      throw new Problem('token-missing');
    };
    wired = await wire({}, { patience: 300, admit });
    const { text } = await untilClosed(wired, `${head(path, type, 1000)}H`);
    expect(text.match(/HTTP\/1.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
  });

  it('is not for the service: a body that is there may take its time', async () => {
    wired = await wire(
      {
        closeLearnerAccount: async ({ body }) => {
          await sleep(300);
          return taken(body.reason);
        },
      },
      {
        patience: 100,
        admit: async () => {
          await sleep(300);
          return null;
        },
      },
    );
    const type = { 'content-type': 'application/json' };
    const sent = await exchange(wired, 'POST', `/v1/learners/${uln}/closure`, type, '{"reason":"Left"}');
    expect(sent).toMatchObject({ status: 202, text: 'Left' });
  });
});
