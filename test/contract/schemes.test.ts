import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, Json } from '../support/service.js';
import { type LiveClient, liveToken, liveWorld, newLiveClient } from './live.js';
import { aScheme } from './requests.js';
import { gradeOfAll, ready } from './results.js';
import { openWorld, type World } from './world.js';

let world: World;
let clients: [LiveClient, LiveClient, LiveClient];
beforeAll(async () => {
  world = await openWorld({ worker: true });
  clients = [await newLiveClient(world), await newLiveClient(world), await newLiveClient(world)];
});
afterAll(() => world.close());

const addressOf = ({ scheme, version }: Json) => `/v1/schemes/${scheme}/versions/${version}`;

/** A person confirms a version by one of the clients. */
async function confirm(scheme: Json, person: string, client: 0 | 1 | 2, said: CallOptions = {}) {
  return world.call('POST', `${addressOf(scheme)}/confirmation`, {
    as: await liveToken(world, clients[client]),
    headers: { 'das-actor': person },
    body: { digest: scheme.digest },
    ...said,
  });
}

const rulesOf = ({ body }: Json) => body.errors?.map(({ rule }: Json) => rule);

describe('a grading scheme', () => {
  it('is confirmed by two people through two clients, and says who they were', async () => {
    const scheme = await aScheme(world);
    const first = await confirm(scheme, 'Ann Able', 0);
    expect([first.status, first.headers['das-outcome'], first.body.status]).toEqual([200, 'accepted', 'unconfirmed']);
    const second = await confirm(scheme, 'Ben Best', 1);
    expect(second.body).toMatchObject({ status: 'confirmed', confirmationsNeeded: 2 });
    const { items } = await world.done('GET', '/v1/schemes', { as: 'serviceManagement' });
    const found = items.find((one: Json) => one.scheme === scheme.scheme);
    expect(found).toEqual(second.body);
    expect(found.confirmations.map(({ person, clientId }: Json) => [person, clientId])).toEqual([
      ['Ann Able', clients[0].id],
      ['Ben Best', clients[1].id],
    ]);
  });

  it('is not confirmed by one person twice, nor by two people through one client', async () => {
    const scheme = await aScheme(world);
    await confirm(scheme, 'Ann Able', 0);
    const again = await confirm(scheme, '  ann  ABLE ', 0);
    expect([again.status, again.headers['das-outcome'], again.body.confirmations.length]).toEqual([
      200,
      'unchanged',
      1,
    ]);
    for (const [person, client, message] of [
      ['ANN able', 1, /same person/],
      ['Ben Best', 0, /same client/],
    ] as const) {
      const answer = await confirm(scheme, person, client);
      expect([answer.status, rulesOf(answer)]).toEqual([422, ['scheme-two-people']]);
      expect(answer.body.errors[0].message).toMatch(message);
    }
    const { status, confirmations } = await world.done('GET', addressOf(scheme), { as: 'serviceManagement' });
    expect([status, confirmations.length]).toEqual(['unconfirmed', 1]);
  });

  it('is confirmed once when two confirm it at one moment, and each of them counts', async () => {
    const scheme = await aScheme(world);
    const done = await Promise.all([confirm(scheme, 'Ann Able', 0), confirm(scheme, 'Ben Best', 1)]);
    expect(done.map(({ body }) => body.status).sort()).toEqual(['confirmed', 'unconfirmed']);
    const third = await confirm(scheme, 'Cat Cole', 2);
    expect([third.headers['das-outcome'], third.body.confirmations.length]).toEqual(['unchanged', 2]);
  });

  it('is confirmed as it was looked at: other content needs other confirmations', async () => {
    const scheme = await aScheme(world);
    await confirm(scheme, 'Ann Able', 0);
    await world.query(`UPDATE scheme_version SET definition = definition || '{"basis": "another"}' WHERE scheme = $1`, [
      scheme.scheme,
    ]);
    const stale = await confirm(scheme, 'Ben Best', 1);
    expect([stale.status, rulesOf(stale)]).toEqual([422, ['scheme-other-content']]);
    const now = await world.done('GET', addressOf(scheme), { as: 'serviceManagement' });
    expect([now.confirmations, now.definition.basis]).toEqual([[], 'another']);
    expect((await confirm(now, 'Ben Best', 1)).body).toMatchObject({ status: 'unconfirmed' });
    expect((await confirm(now, 'Ann Able', 0)).body).toMatchObject({ status: 'confirmed' });
  });

  it('is not confirmed from a sandbox, which says so', async () => {
    const scheme = await aScheme(world);
    const answer = await confirm(scheme, 'Ann Able', 0, { as: 'serviceManagement' });
    expect([answer.status, rulesOf(answer)]).toEqual([422, ['scheme-live-only']]);
    expect(answer.body.errors[0].message).toMatch(/^This is a sandbox\./);
  });

  it('keeps its confirmations for ever', async () => {
    const scheme = await aScheme(world);
    await confirm(scheme, 'Ann Able', 0);
    for (const change of ['DELETE FROM scheme_confirmation', "UPDATE scheme_confirmation SET person = 'x'"])
      await expect(world.query(change)).rejects.toThrow(/append-only/);
  });
});

describe('an award in the live service', () => {
  it('waits until its grading scheme is confirmed, and is confirmed then', async () => {
    const live = await liveWorld(world);
    const catalogue = (await world.call('GET', '/v1/catalogue')).text;
    const headers = { 'content-type': 'text/csv' };
    await live.done('POST', '/v1/catalogue', { as: 'serviceManagement', raw: catalogue, headers });
    const { uln, diplomaId, claim } = await ready(live);
    const award = () =>
      live.call('POST', `/v1/claims/${claim.id}/confirmation`, {
        as: 'diplomaAwardingBody',
        body: { grade: gradeOfAll },
      });
    const progress = () => live.done('GET', `/v1/learners/${uln}/diplomas/${diplomaId}/progress`);
    const before = await award();
    expect([before.status, rulesOf(before)]).toEqual([422, ['award-scheme-unconfirmed']]);
    expect((await progress()).scheme.status).toBe('unconfirmed');

    const scheme = await live.done('GET', '/v1/schemes/diploma/versions/1', { as: 'serviceManagement' });
    await confirm(scheme, 'Ann Able', 0);
    expect((await award()).status).toBe(422);
    await confirm(scheme, 'Ben Best', 1);
    const since = performance.now();
    expect((await progress()).scheme.status).toBe('confirmed');
    expect(performance.now() - since).toBeLessThan(5000);
    // The outcomes that stand are worked out anew by the worker, which knows the schemes by itself.
    await expect.poll(async () => (await award()).status, { timeout: 20_000, interval: 250 }).toBe(200);
    const { items } = await live.done('GET', `/v1/claims/${claim.id}/outcomes`, { as: 'diplomaAwardingBody' });
    expect(items.slice(0, 2).map(({ schemeStatus }: Json) => schemeStatus)).toEqual(['confirmed', 'unconfirmed']);
  });
});
