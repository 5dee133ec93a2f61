import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, parametersIn } from './document.js';
import { newClient } from './realms.js';
import { isRefusable, refusalOf } from './refusals.js';
import { claimed, prepare, send } from './requests.js';
import { logged, snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const posts = contract
  .filter((operation) => parametersIn(operation, 'header').some(({ name }) => name === 'Idempotency-Key'))
  .map(({ id }) => id);
const refusable = posts.filter(isRefusable);

describe('the same key and request', () => {
  it.each(posts)('%s: give the first answer again, byte for byte, and have one effect', async (id) => {
    const prepared = await prepare(world, id);
    const said = { key: randomUUID() };
    const first = await send(world, prepared, { said });
    expect(first.status).toBeLessThan(300);
    const after = await snapshot(world.query);
    for (const _ of [1, 2]) {
      const again = await send(world, prepared, { said });
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      for (const name of ['location', 'etag', 'das-transaction', 'das-outcome', 'content-type'])
        expect([name, again.headers[name]]).toEqual([name, first.headers[name]]);
    }
    expect(await snapshot(world.query)).toEqual(after);
  });

  it.each(refusable)('%s: give the first refusal again, byte for byte', async (id) => {
    const prepared = await prepare(world, id);
    const refusal = await refusalOf(world, prepared);
    const change = { ...refusal.change, said: { ...refusal.change.said, key: randomUUID() } };
    const first = await send(world, prepared, change);
    expect(first.status).toBe(422);
    const again = await send(world, prepared, change);
    expect([again.status, again.text]).toEqual([422, first.text]);
    // The refusal stands for its key: another request with that key is another request.
    const other = await send(world, await prepare(world, id), { said: { key: change.said.key } });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it.each(posts)('%s: twenty at one moment have one effect, and all get its answer', async (id) => {
    const prepared = await prepare(world, id);
    const before = await logged(world.query);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(world, prepared, { said: { key } })));
    const [first] = answers;
    expect(first?.status).toBeLessThan(300);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers['das-transaction'])).size).toBe(1);
    expect(await logged(world.query)).toBe(before + 1);
  });

  it('give the first answer again though the record has gone on since', async () => {
    const { uln } = await world.open();
    const path = `/v1/learners/${uln}/closure`;
    const said = { key: randomUUID(), body: { reason: 'Left' } };
    const first = await world.call('POST', path, said);
    await world.done('POST', `/v1/learners/${uln}/reopening`, { body: { reason: 'Came back' } });
    expect((await world.call('POST', path, said)).text).toBe(first.text);
    expect((await world.done('GET', `/v1/learners/${uln}`)).status).toBe('open');
  });

  it('give the first answer again though the learner is another centre’s since', async () => {
    const { uln, claim } = await claimed(world);
    const path = `/v1/claims/${claim.id}/withdrawal`;
    const said = { key: randomUUID(), body: { reason: 'Mistake' } };
    const first = await world.call('POST', path, said);
    const known = (await prepare(world, 'requestTransfer')).body;
    const asked = { centre: world.secondCentre, body: known };
    const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, asked);
    await world.done('POST', `/v1/learners/${uln}/transfers/${id}/release`);
    const again = await world.call('POST', path, said);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
  });

  it('count as the same however the body is written', async () => {
    const { uln } = await world.open();
    const key = randomUUID();
    const headers = { 'content-type': 'application/json' };
    const path = `/v1/learners/${uln}/closure`;
    const first = await world.call('POST', path, { key, headers, raw: '{"reason":"Left"}' });
    const again = await world.call('POST', path, { key, headers, raw: ' { "reason" : "\\u004ceft " } ' });
    expect(again.text).toBe(first.text);
  });
});

describe('the same key', () => {
  it('of another client is another key', async () => {
    const { prisma } = world.service.store;
    const { supplierId, realmId } = await prisma.client.findFirstOrThrow({
      where: { id: world.kit.supplier.clientId },
    });
    const client = await newClient(world.service.store, { realmId, supplierId: supplierId as string });
    const key = randomUUID();
    const [own, other] = [await prepare(world, 'closeLearnerAccount'), await prepare(world, 'closeLearnerAccount')];
    expect((await send(world, own, { said: { key } })).status).toBe(200);
    const as = { token: await world.token(client) };
    const theirs = await send(world, other, { said: { key, as, centre: world.kit.centre.number } });
    expect([theirs.status, theirs.body.uln]).toEqual([200, other.path.uln]);
  });

  it('for another centre is another request', async () => {
    const body = { name: `Programme ${randomUUID()}`, line: 'engineering', level: 'higher' };
    const said = { key: randomUUID(), body: { ...body, qualifications: world.qualifications } };
    expect((await world.call('POST', '/v1/programmes', said)).status).toBe(201);
    const elsewhere = await world.call('POST', '/v1/programmes', { ...said, centre: world.secondCentre });
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('is free again after 24 hours, and not before', async () => {
    const [first, other] = [await prepare(world, 'closeLearnerAccount'), await prepare(world, 'closeLearnerAccount')];
    const key = randomUUID();
    await send(world, first, { said: { key } });
    const age = (interval: string) =>
      world.query(`UPDATE idempotent_answer SET created_at = now() - $2::interval WHERE key = $1`, [key, interval]);
    await age('23 hours 59 minutes');
    expect((await send(world, other, { said: { key } })).body.code).toBe('idempotency-key-reused');
    await age('24 hours 1 second');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(world, other, { said: { key } })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200, body: { uln: other.path.uln, status: 'closed' } });
  });

  it('is not used up by a request that did not fit the contract', async () => {
    const prepared = await prepare(world, 'closeLearnerAccount');
    const key = randomUUID();
    expect((await send(world, prepared, { body: {}, said: { key } })).status).toBe(400);
    expect((await send(world, prepared, { said: { key, as: null } })).status).toBe(401);
    expect((await send(world, prepared, { said: { key } })).status).toBe(200);
  });

  it('is not used up by a rehearsal', async () => {
    const prepared = await prepare(world, 'closeLearnerAccount');
    const key = randomUUID();
    const query = { validateOnly: 'true' };
    expect((await send(world, prepared, { body: { reason: 'Other' }, said: { key, query } })).status).toBe(200);
    expect((await send(world, prepared, { said: { key } })).status).toBe(200);
  });
});
