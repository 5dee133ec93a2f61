import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, send } from './requests.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.open();
});
afterAll(() => world.close());

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const linesOf = (word: string) => world.logs.filter((line) => line.includes(word)).map((line) => JSON.parse(line));

describe('the request id', () => {
  it('is made for who sends none, another for each request', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => world.call('GET', '/v1/levels')));
    const ids = answers.map(({ headers }) => String(headers['x-request-id']));
    for (const id of ids) expect(id).toMatch(uuid7);
    expect(new Set(ids).size).toBe(3);
  });

  it('is the sender’s where it has a plain one, in the header, the problem and the log', async () => {
    const id = `mis-${randomUUID()}`;
    const { headers, body } = await world.call('GET', '/v1/learners/x', { headers: { 'x-request-id': id } });
    expect([headers['x-request-id'], body.requestId]).toEqual([id, id]);
    expect(linesOf(id)).toEqual([expect.objectContaining({ operationId: 'getLearner', status: 400, reqId: id })]);
  });

  it.each([
    'short',
    'x'.repeat(101),
    'with spaces in it',
    '{"a":"b","c":"d"}',
    '<script>alert(1)</script>',
    '%0d%0aSet-Cookie',
  ])('is not the sender’s where it is not plain: %s', async (id) => {
    const { headers } = await world.call('GET', '/v1/levels', { headers: { 'x-request-id': id } });
    expect(headers['x-request-id']).toMatch(uuid7);
  });

  it.each(['1000000302', 'uln-1000000302'])('does not carry a learner into the log: %s', async (id) => {
    await world.call('GET', '/v1/levels', { headers: { 'x-request-id': id } });
    expect(linesOf(id)).toEqual([]);
  });

  it('is on every answer, of whatever kind', async () => {
    const answers = [
      await world.call('GET', '/'),
      await world.call('GET', '/no/such/page'),
      await world.call('GET', '/openapi.json'),
      await world.call('GET', '/v1/learners', { as: null }),
      await world.call('DELETE', '/v1/learners/1000000302'),
      await world.call('GET', '/v1/learners/%zz'),
    ];
    for (const { headers, status } of answers)
      expect([status, headers['x-request-id']]).toEqual([status, expect.stringMatching(uuid7)]);
  });
});

describe('the trace', () => {
  it('that a request belongs to stands in its log line', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await world.call('GET', '/v1/levels', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(linesOf(trace)).toEqual([
      expect.objectContaining({ operationId: 'listLevels', traceId: trace, status: 200 }),
    ]);
  });

  it.each([
    '00-xyz-00f067aa0ba902b7-01',
    '1000000302',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ])('is none where the header is none: %s', async (traceparent) => {
    const before = world.logs.length;
    expect((await world.call('GET', '/v1/levels', { headers: { traceparent } })).status).toBe(200);
    for (const line of world.logs.slice(before)) expect(JSON.parse(line).traceId).toBeUndefined();
  });
});

describe('the log', () => {
  it('has one line for a request: operation, client, status and time, and no address', async () => {
    const prepared = await prepare(world, 'getLearner');
    const before = world.logs.length;
    const { headers } = await send(world, prepared);
    const lines = world.logs.slice(before).map((line) => JSON.parse(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toEqual({
      level: 30,
      time: expect.any(Number),
      reqId: headers['x-request-id'],
      operationId: 'getLearner',
      clientId: world.kit.supplier.clientId,
      status: 200,
      ms: expect.any(Number),
      msg: 'answered',
    });
  });
});
