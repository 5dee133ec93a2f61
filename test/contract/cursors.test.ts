import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, Json } from '../support/service.js';
import { contract, parametersIn } from './document.js';
import { claimed, keepProgramme, posted, prepare, send, sendFile } from './requests.js';
import { allResults, longPublished, post } from './results.js';
import { openWorld, type World } from './world.js';

let world: World;
const lists: Record<string, { path: string; keyOf: (item: Json) => string; said?: CallOptions }> = {
  listLearners: { path: '/v1/learners', keyOf: ({ uln }) => uln },
  listQualifications: { path: '/v1/qualifications', keyOf: ({ qan }) => qan },
  listClaims: { path: '/v1/claims', keyOf: ({ id }) => id },
  listTransfers: { path: '/v1/transfers', keyOf: ({ id }) => id },
  listProgrammes: { path: '/v1/programmes', keyOf: ({ id }) => id },
  listBatches: { path: '/v1/batches', keyOf: ({ id }) => id },
  listCatalogueLoads: {
    path: '/v1/catalogue/loads',
    keyOf: ({ version }) => version,
    said: { as: 'serviceManagement' },
  },
  listResults: { path: '/v1/results', keyOf: ({ id }) => id },
  listOutcomes: { path: '/v1/outcomes', keyOf: ({ uln, diplomaId }) => `${uln} ${diplomaId}` },
  listOutcomeVersions: { path: '', keyOf: ({ version }) => version, said: { as: 'diplomaAwardingBody' } },
  getLearnerHistory: { path: '', keyOf: ({ id }) => id },
};

beforeAll(async () => {
  world = await openWorld();
  for (let index = 0; index < 7; index++) {
    await claimed(world);
    await keepProgramme(world);
    await sendFile(world);
    await send(world, await prepare(world, 'loadCatalogue'));
    await send(world, await prepare(world, 'releaseTransfer'));
  }
  // Six results, and what they came to each time.
  const awarded = await claimed(world);
  for (const result of allResults(awarded.uln, longPublished).diplomaAwardingBody.slice(0, 6))
    await post(world, 'diplomaAwardingBody', [result]);
  (lists.listOutcomeVersions as { path: string }).path = `/v1/claims/${awarded.claim.id}/outcomes`;
  const { uln } = await world.open();
  for (let index = 0; index < 4; index++) {
    await world.done('POST', `/v1/learners/${uln}/closure`, { body: { reason: 'Left' } });
    await world.done('POST', `/v1/learners/${uln}/reopening`, { body: { reason: 'Came back' } });
  }
  (lists.getLearnerHistory as { path: string }).path = `/v1/learners/${uln}/history`;
});
afterAll(() => world.close());

/** All items of a list, a page at a time, by the cursor in the body. */
async function walk(
  path: string,
  limit: number,
  meanwhile: () => Promise<unknown> = async () => undefined,
  said: CallOptions = {},
) {
  const items: Json[] = [];
  for (let after: string | undefined, pages = 0; pages < 1000; pages++) {
    const query = { ...said.query, limit: String(limit), ...(after === undefined ? {} : { after }) };
    const { body, headers } = await world.call('GET', path, { ...said, query });
    items.push(...body.items);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    if (body.next === undefined) {
      expect(headers.link).toBeUndefined();
      return items;
    }
    expect(body.items).toHaveLength(limit);
    const [, address] = /^<([^>]+)>; rel="next"$/.exec(String(headers.link)) ?? [];
    const link = new URL(address as string, world.baseUrl);
    expect(link.pathname).toBe(path);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({ ...query, after: body.next });
    after = body.next;
    await meanwhile();
  }
  throw new Error('the list has no end');
}

describe('every list', () => {
  it('is one of those tested here', () => {
    const paged = contract.filter((operation) => parametersIn(operation, 'query').some(({ name }) => name === 'after'));
    expect(paged.map(({ id }) => id).sort()).toEqual(Object.keys(lists).sort());
  });

  it.each(Object.keys(lists))('%s: pages of any size hold the same, in the same order, each once', async (id) => {
    const { path, keyOf, said } = lists[id] as (typeof lists)[string];
    const [whole, ...others] = await Promise.all([500, 1, 2, 3, 5].map((limit) => walk(path, limit, undefined, said)));
    expect(whole?.length).toBeGreaterThan(5);
    expect(new Set(whole?.map(keyOf)).size).toBe(whole?.length);
    for (const other of others) expect(other).toEqual(whole);
  });

  it.each(Object.keys(lists))('%s: the limit is 50 if it is left out, and 1 to 500', async (id) => {
    const { path, said } = lists[id] as (typeof lists)[string];
    const fifty = await world.done('GET', path, { ...said, query: { limit: '50' } });
    expect(await world.done('GET', path, said)).toEqual(fifty);
    for (const limit of ['0', '501', '-1', '1.5', '']) {
      const { status, body } = await world.call('GET', path, { ...said, query: { limit } });
      expect([limit, status, body.errors?.[0]?.pointer]).toEqual([limit, 400, '/limit']);
    }
  });

  it.each(Object.keys(lists))('%s: a cursor that this list did not give is refused', async (id) => {
    const { path, said } = lists[id] as (typeof lists)[string];
    const query = { limit: '2' };
    const { next } = await world.done('GET', path, { ...said, query });
    const elsewhere = await Promise.all(
      Object.entries(lists)
        .filter(([other]) => other !== id)
        .map(async ([, other]) => (await world.done('GET', other.path, { ...other.said, query })).next),
    );
    const tampered = [...next].map(
      (letter: string, at) => next.slice(0, at) + (letter === 'A' ? 'B' : 'A') + next.slice(at + 1),
    );
    const made = [
      'MTAwMDAwMDMwMg',
      'x',
      '0',
      'null',
      "' OR 1=1",
      '../..',
      `${next}A`,
      `${next}!`,
      `${next}=`,
      next.slice(1),
      next.slice(0, -1),
    ];
    for (const after of [...elsewhere, ...tampered, ...made]) {
      const { status, body } = await world.call('GET', path, { ...said, query: { ...query, after } });
      expect([after, status, body.errors?.[0]?.pointer]).toEqual([after, 400, '/after']);
    }
  });
});

describe('paging while accounts are being opened', () => {
  it('meets nobody twice, and misses nobody who was there at the start', async () => {
    for (let index = 0; index < 20; index++) await world.open();
    const there = (await walk('/v1/learners', 500)).map(({ uln }) => uln);
    // ULNs of every part of the list: before, between and after those who are there.
    let opening = Promise.resolve<unknown>(undefined);
    const openMore = () => {
      opening = Promise.all([opening, world.open(), world.open()]);
      return Promise.resolve();
    };
    const met = (await walk('/v1/learners', 3, openMore)).map(({ uln }) => uln);
    await opening;
    expect(new Set(met).size).toBe(met.length);
    expect(there.filter((uln) => !met.includes(uln))).toEqual([]);
    expect([...met].sort()).toEqual(met);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['/v1/claims', () => claimed(world)],
    ['/v1/batches', () => sendFile(world)],
    ['/v1/results', () => posted(world)],
  ])(
    '%s: newest first meets nothing twice, and misses nothing that was there at the start',
    async (path, meanwhile) => {
      const there = (await walk(path, 500)).map(({ id }) => id);
      const met = (await walk(path, 2, meanwhile)).map(({ id }) => id);
      expect(met).toEqual(there);
      expect(met).toEqual([...met].sort().reverse());
    },
  );
});

describe('the total', () => {
  it('is answered when it is asked for, whatever the page', async () => {
    const there = await walk('/v1/learners', 500);
    for (const limit of ['1', '500']) {
      const { total } = await world.done('GET', '/v1/learners', { query: { limit, count: 'true' } });
      expect(total).toBe(there.length);
    }
    expect(await world.done('GET', '/v1/learners')).not.toHaveProperty('total');
    expect(await world.done('GET', '/v1/learners', { query: { count: 'false' } })).not.toHaveProperty('total');
  });

  it('is of those that the filter finds', async () => {
    const query = { level: 'higher', line: 'engineering', status: 'open', name: 'obrien smith zoe', count: 'true' };
    const found = await walk('/v1/learners', 2, undefined, {
      query: { level: 'higher', line: 'engineering', status: 'open', name: 'O’BRIEN Sm' },
    });
    expect(found.length).toBeGreaterThan(2);
    for (const { diplomas } of found) expect(diplomas[0]).toMatchObject({ line: 'engineering', level: 'higher' });
    expect((await world.done('GET', '/v1/learners', { query })).total).toBe(found.length);
  });
});

describe('filters', () => {
  it('changedSince finds what changed then or later', async () => {
    const { changedAt, uln } = await world.open();
    const found = await world.done('GET', '/v1/learners', { query: { changedSince: changedAt } });
    expect(found.items.map((item: Json) => item.uln)).toContain(uln);
    const after = new Date(Date.parse(changedAt) + 60_000).toISOString();
    expect((await world.done('GET', '/v1/learners', { query: { changedSince: after } })).items).toEqual([]);
  });

  it('the extremes of an instant are answered, not failed on', async () => {
    for (const changedSince of [
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2010-09-06T09:00:00+23:59',
      '2010-09-06T09:00:00-18:00',
      '2016-12-31T23:59:60Z',
      '2010-09-06t09:00:00z',
    ])
      expect((await world.call('GET', '/v1/learners', { query: { changedSince } })).status, changedSince).toBeLessThan(
        500,
      );
  });

  it('a name that holds signs of a pattern finds nobody else', async () => {
    for (const name of ['%', '_', '\\', '%zoe', '*'])
      expect((await world.done('GET', '/v1/learners', { query: { name } })).items, name).toEqual([]);
  });
});
