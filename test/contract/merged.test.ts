import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, person, registration } from '../support/service.js';
import { claimed, prepare, send } from './requests.js';
import { snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A learner whose ULN was merged into another’s. */
async function merged(): Promise<{ uln: string; kept: string }> {
  const [{ uln }, { uln: kept }] = [await world.open(), await world.open()];
  await world.merge(uln, kept);
  return { uln, kept };
}

describe('a merged ULN in the address', () => {
  it('leads to the one that was kept, query and all', async () => {
    const { uln, kept } = await merged();
    const { headers } = await world.call('GET', `/v1/learners/${uln}/history`, { query: { limit: '1' } });
    expect(headers.location).toBe(`/v1/learners/${kept}/history?limit=1`);
    expect((await world.call('GET', headers.location as string)).status).toBe(200);
  });

  it('leads there however it is written', async () => {
    const { uln, kept } = await merged();
    const { status, headers } = await world.call('GET', `/v1/learners/%3${uln[0]}${uln.slice(1)}`);
    expect([status, headers.location]).toEqual([308, `/v1/learners/${kept}`]);
  });

  it('leads a write there, which then does what was asked', async () => {
    const { uln, kept } = await merged();
    const { headers } = await world.call('POST', `/v1/learners/${uln}/diplomas`, { body: registration });
    expect((await world.call('POST', headers.location as string, { body: registration })).status).toBe(201);
    const { diplomas } = await world.done('GET', `/v1/learners/${kept}`);
    expect(diplomas).toEqual([expect.objectContaining(registration)]);
  });

  it('of another centre is as none', async () => {
    const { uln } = await merged();
    expect((await world.call('GET', `/v1/learners/${uln}`, { centre: world.secondCentre })).status).toBe(404);
  });

  it('merged again leads on, step by step', async () => {
    const { uln, kept } = await merged();
    const { uln: last } = await world.open();
    await world.merge(kept, last);
    const step = await world.call('GET', `/v1/learners/${uln}`);
    expect((await world.call('GET', step.headers.location as string)).headers.location).toBe(`/v1/learners/${last}`);
  });

  it('that every sandbox has is merged as its starter kit says', async () => {
    const { uln, into } = world.kit.merged;
    expect((await world.call('GET', `/v1/learners/${uln}`)).headers.location).toBe(`/v1/learners/${into}`);
  });
});

describe('a merged ULN in the body', () => {
  const refusedAs = (pointer: string) => ({
    status: 422,
    body: { code: 'refused', errors: [expect.objectContaining({ rule: 'uln-merged', pointer })] },
  });

  it('opens nothing', async () => {
    const { uln } = await merged();
    const before = await snapshot(world.query);
    expect(await world.call('POST', '/v1/learners', { body: { uln, ...person } })).toMatchObject(refusedAs('/uln'));
    const { idempotent_answer: _kept, ...records } = await snapshot(world.query);
    expect(before).toMatchObject(records);
  });

  it('claims nothing', async () => {
    const { uln, diploma } = await world.openWithDiploma();
    await world.merge(uln, (await world.open()).uln);
    const body = { uln, diplomaId: diploma.id };
    expect(await world.call('POST', '/v1/claims', { body })).toMatchObject(refusedAs('/uln'));
  });

  it('does not turn the withdrawal of its claim into a failure', async () => {
    const { uln, claim } = await claimed(world);
    await world.merge(uln, (await world.open()).uln);
    const answer = await world.call('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    expect(answer).toMatchObject(refusedAs(''));
  });
});

describe('the claim of a merged ULN', () => {
  it.each(['confirmAward', 'referClaim', 'issueCertificate', 'revokeAward'] as const)(
    'takes no decision: %s',
    async (id) => {
      const prepared = await prepare(world, id);
      const { uln } = await world.done('GET', `/v1/claims/${prepared.path.id}`);
      await world.merge(uln, (await world.open()).uln);
      const { idempotent_answer: _before, ...before } = await snapshot(world.query);
      const { status, body } = await send(world, prepared);
      expect([status, body.code, body.errors[0].rule]).toEqual([422, 'refused', 'uln-merged']);
      const { idempotent_answer: _after, ...after } = await snapshot(world.query);
      expect(after).toEqual(before);
    },
  );
});

describe('a merged ULN', () => {
  it('is in no list of learners, and in no total', async () => {
    const { uln, kept } = await merged();
    const { items, total } = await world.done('GET', '/v1/learners', { query: { limit: '500', count: 'true' } });
    const ulns = items.map((item: Json) => item.uln);
    expect([ulns.includes(uln), ulns.includes(kept), total]).toEqual([false, true, ulns.length]);
  });

  it('gives the first answer again to a request that was made before it was merged', async () => {
    const prepared = await prepare(world, 'closeLearnerAccount');
    const said = { key: 'before-the-merge' };
    const first = await send(world, prepared, { said });
    await world.merge(prepared.path.uln as string, (await world.open()).uln);
    expect((await send(world, prepared, { said })).text).toBe(first.text);
    expect((await send(world, prepared)).status).toBe(308);
  });
});
