import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../support/service.js';
import { prepare, send, sendFile } from './requests.js';
import { logged, snapshot } from './snapshot.js';
import { type WayToDatabase, wayToDatabase } from './way-to-database.js';
import { openWorld, type World } from './world.js';

let world: World;
let way: WayToDatabase;
afterEach(async () => {
  way?.mend();
  await world.close();
  way?.close();
});

async function openBehindWay(): Promise<void> {
  world = await openWorld({
    reachDatabase: async (url) => {
      way = await wayToDatabase(url);
      return way.url;
    },
  });
}

describe('a database that', () => {
  it('goes away under many requests loses none that was acknowledged, and the same keys finish the rest', async () => {
    await openBehindWay();
    const prepared = await Promise.all(Array.from({ length: 40 }, () => prepare(world, 'openLearnerAccount')));
    await world.token('supplier');
    const keys = prepared.map((_one, index) => `key-of-${index}-and-more`);
    const sendAll = () =>
      Promise.all(prepared.map((one, index) => send(world, one, { said: { key: keys[index] as string } })));
    const cutting = new Promise<void>((resolve) =>
      setTimeout(() => {
        way.cut();
        resolve();
      }, 15),
    );
    const first = await sendAll();
    await cutting;
    for (const { status, text } of first) expect([201, 503], text).toContain(status);
    way.mend();
    const before = await logged(world.query);
    const second = await sendAll();
    expect(second.map(({ status }) => status)).toEqual(Array(40).fill(201));
    for (const [index, { status, text }] of first.entries()) if (status === 201) expect(second[index]?.text).toBe(text);
    // Each is there once, whether its answer got through or not.
    const ulns = prepared.map(({ body }) => body.uln);
    const rows = await world.query(
      'SELECT subject, count(*)::int AS count FROM transaction_log WHERE subject = ANY($1) GROUP BY 1',
      [ulns],
    );
    expect(rows.map(({ count }) => count)).toEqual(Array(40).fill(1));
    expect(await logged(world.query)).toBeLessThanOrEqual(before + 40);
  });

  it('goes away half way through a file leaves no batch of it, and the same key sends it again', async () => {
    await openBehindWay();
    await world.open();
    const file = randomBytes(1_500_000);
    const headers = {
      authorization: `Bearer ${await world.token('supplier')}`,
      ...{ 'das-centre': world.kit.centre.number, 'das-actor': 'exams.officer', 'idempotency-key': 'half-way-through' },
      ...{ 'content-type': 'text/csv', 'content-length': String(file.length) },
    };
    const sent = request({ host: '127.0.0.1', port: world.port, method: 'POST', path: '/v1/batches', headers });
    const answered = once(sent, 'response');
    sent.write(file.subarray(0, 700_000));
    const pieces = async () => (await world.query('SELECT 1 FROM batch_piece')).length;
    await expect.poll(pieces).toBeGreaterThan(1);
    way.cut();
    sent.end(file.subarray(700_000));
    const [reply] = await answered;
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([503, 'application/problem+json; charset=utf-8']);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    reply.resume();
    way.mend();
    expect(await world.done('GET', '/v1/batches')).toEqual({ items: [] });
    const again = await sendFile(world, file, { key: 'half-way-through' });
    expect([again.status, again.body.bytes]).toEqual([202, file.length]);
    const back = await world.call('GET', `/v1/batches/${again.body.id}/file`);
    expect(back.bytes.equals(file)).toBe(true);
  });

  it('goes away half way through a file that is read cuts it off: nobody takes a part for the whole', async () => {
    await openBehindWay();
    await world.open();
    const { body } = await sendFile(world, randomBytes(20_000_000));
    const path = `/v1/batches/${body.id}/file`;
    const headers = { authorization: `Bearer ${await world.token('supplier')}`, 'das-centre': world.kit.centre.number };
    const asked = request({ host: '127.0.0.1', port: world.port, path, headers });
    asked.end();
    const [reply] = await once(asked, 'response');
    // Not read yet, so that most of it is still in the database.
    way.cut();
    reply.resume();
    const [error] = await once(reply, 'error');
    expect([reply.statusCode, reply.complete, error.code]).toEqual([200, false, 'ECONNRESET']);
    way.mend();
    expect((await world.call('GET', path)).bytes).toHaveLength(20_000_000);
  });

  it('swallows what it is sent is 503 before half a minute is over, and forgotten when it is back', async () => {
    await openBehindWay();
    const prepared = await prepare(world, 'amendLearnerAccount');
    const before = await snapshot(world.query);
    way.stall();
    const since = performance.now();
    const answers = await Promise.all([
      send(world, prepared),
      world.call('GET', '/v1/learners'),
      world.call('GET', '/health/ready', { as: null }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([503, 'unavailable']));
    expect(performance.now() - since).toBeLessThan(25_000);
    expect((await world.call('GET', '/health/live', { as: null })).status).toBe(200);
    way.mend();
    expect(await snapshot(world.query)).toEqual(before);
    expect((await send(world, prepared)).status).toBe(200);
  }, 60_000);
});

describe('a process that', () => {
  it('cannot keep up says so to everybody but who asks whether it lives', async () => {
    world = await openWorld({ eventLoopDelay: 1000 });
    await world.open();
    const asked: Promise<Answer>[] = [];
    const living: Promise<Answer>[] = [];
    const pages: Promise<Answer>[] = [];
    for (let turn = 0; turn < 4; turn++) {
      asked.push(world.call('GET', '/v1/levels'));
      pages.push(world.send('GET', '/rules', { accept: 'text/html' }));
      living.push(world.call('GET', '/health/live', { as: null }));
      // The loop stands still for longer than the service lets it, again and again.
      for (const end = performance.now() + 1_300; performance.now() < end; );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const refused = (await Promise.all(asked)).filter(({ status }) => status !== 200);
    expect(refused).not.toEqual([]);
    for (const { status, headers, body } of refused) {
      expect([status, body.code]).toEqual([503, 'unavailable']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    const busy = (await Promise.all(pages)).filter(({ status }) => status !== 200);
    expect(busy).not.toEqual([]);
    for (const { status, headers, text } of busy) {
      expect([status, headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(text).toContain('The service is busy');
    }
    expect((await Promise.all(living)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await expect.poll(async () => (await world.call('GET', '/v1/levels')).status, { timeout: 5000 }).toBe(200);
  });
});
