import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantAuthority } from '../../src/identity/authorities.js';
import type { Answer, CallOptions } from '../support/service.js';
import { newClient, newSupplier } from './realms.js';
import { openWorld, type World } from './world.js';

const perCentre = 5;
const burst = 10;
let world: World;
/** Each test is another supplier, with nothing counted yet. */
let supplier: { token: string; supplierId: string; realmId: number };
beforeAll(async () => {
  world = await openWorld({ requestsPerCentre: perCentre, requestsBurst: burst });
});
beforeEach(async () => {
  supplier = await newSupplier(world, ['90001', '90002', '90003']);
});
afterAll(() => world.close());

const as = () => ({ token: supplier.token });
const ask = (centre: string, said: CallOptions = {}) => world.call('GET', '/v1/levels', { centre, as: as(), ...said });

/** How many of so many calls are let in. */
async function letIn(calls: number, centre: string, said: CallOptions = {}): Promise<number> {
  let count = 0;
  for (let call = 0; call < calls; call++) if ((await ask(centre, said)).status === 200) count++;
  return count;
}

/** The policies and what is left, as the RateLimit headers say. */
function saidIn({ headers }: Answer) {
  const [, name, left, seconds] = /^"(\w+)";r=(\d+);t=(\d+)$/.exec(String(headers.ratelimit)) ?? [];
  return { policy: headers['ratelimit-policy'], name, left: Number(left), seconds: Number(seconds) };
}

describe('requests are counted', () => {
  it('for each centre by itself, with a burst that all centres share', async () => {
    // One centre uses up its own allowance, and with it the burst.
    expect(await letIn(30, '90001')).toBe(perCentre + burst);
    // Another still has its own, and no more.
    expect(await letIn(30, '90002')).toBe(perCentre);
    expect(await letIn(30, '90003')).toBe(perCentre);
    expect((await ask('90001')).status).toBe(429);
  });

  it('in a burst that a second centre finds used up only by what is beyond each one’s own', async () => {
    expect(await letIn(perCentre + 4, '90001')).toBe(perCentre + 4);
    expect(await letIn(30, '90002')).toBe(perCentre + burst - 4);
  });

  it('for a supplier, whatever the number of its clients', async () => {
    const token = await world.token(await newClient(world.service.store, supplier));
    expect(await letIn(30, '90001')).toBe(perCentre + burst);
    expect(await letIn(5, '90001', { as: { token } })).toBe(0);
  });

  it('for an awarding body and each centre that lets it, beside what it does in its own name', async () => {
    const { realmId } = supplier;
    const as = { token: await world.token(await newClient(world.service.store, { realmId, awardingBodyCode: 'SVE' })) };
    const holder = { realmId, awardingBodyCode: 'SVE', scopes: ['learners:read'], from: new Date('2010-01-01') };
    for (const centreNumber of ['90001', '90002'])
      await grantAuthority(world.service.store.prisma, { ...holder, centreNumber });
    expect(await letIn(30, '90001', { as })).toBe(perCentre + burst);
    expect(await letIn(30, '90002', { as })).toBe(perCentre);
    expect(await letIn(30, '90001', { as, centre: null })).toBe(perCentre);
    // A centre that lets it do nothing has none.
    expect(await letIn(30, '90003', { as })).toBe(0);
    // And it takes nothing of the allowance of the centre's own supplier.
    expect(await letIn(1, '90001')).toBe(1);
  });

  it('so that centres nobody acts for give no allowance of their own', async () => {
    let admitted = 0;
    for (let number = 0; number < 60; number++) admitted += await letIn(1, String(20_000 + number));
    expect(admitted).toBeLessThanOrEqual(perCentre + burst);
  });

  it('and one client’s do not stop another supplier’s', async () => {
    expect(await letIn(30, '90001')).toBe(perCentre + burst);
    const { token } = await newSupplier(world, ['90001']);
    expect(await letIn(1, '90001', { as: { token } })).toBe(1);
  });

  it('so that refused ones count too', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < perCentre + burst + 1; call++)
      statuses.push((await world.call('GET', '/v1/learners/1', { as: as(), centre: '90001' })).status);
    expect(statuses).toEqual([...Array(perCentre + burst).fill(400), 429]);
  });
});

describe('every answer says', () => {
  it('what is allowed, and how much of it is left', async () => {
    const first = saidIn(await ask('90001'));
    expect(first.policy).toBe(`"centre";q=${perCentre};w=60, "burst";q=${burst};w=60`);
    expect([first.name, first.left]).toEqual(['centre', perCentre - 1]);
    expect(first.seconds).toBeGreaterThan(0);
    expect(first.seconds).toBeLessThanOrEqual(60);
    const left: string[] = [];
    for (let call = 0; call < perCentre + burst; call++) {
      const { name, left: remaining } = saidIn(await ask('90001'));
      left.push(`${name} ${remaining}`);
    }
    expect(left).toEqual([
      ...[3, 2, 1, 0].map((one) => `centre ${one}`),
      ...[9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((one) => `burst ${one}`),
      'burst 0',
    ]);
  });

  it('so when it is a refusal, too', async () => {
    const said = { as: as(), centre: '90001' };
    const refused = [
      await world.call('GET', '/v1/learners/1000000051', said),
      await world.call('GET', '/v1/learners/x', said),
      await world.call('GET', '/v1/claims', { as: 'componentAwardingBody' }),
      await world.call('POST', '/v1/learners', { ...said, raw: '{', headers: { 'content-type': 'application/json' } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 400, 403, 400]);
    for (const answer of refused) expect(saidIn(answer)).toMatchObject({ name: 'centre', left: expect.any(Number) });
  });

  it('when it is too much, how long to wait', async () => {
    expect(await letIn(perCentre + burst, '90001')).toBe(perCentre + burst);
    const { status, headers, body } = await ask('90001');
    const wait = Number(headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
  });
});

describe('tokens', () => {
  it('are limited too, and never by the address that asks', async () => {
    const own = await newClient(world.service.store, supplier);
    const ofOther = await newClient(world.service.store, await newSupplier(world, []));
    const ofOne = ({ clientId, clientSecret }: typeof own) => {
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      const raw = new URLSearchParams(form).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return world.call('POST', '/oauth/token', { as: null, raw, headers });
    };
    const statuses: number[] = [];
    for (let call = 0; call < 40; call++) statuses.push((await ofOne(own)).status);
    expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(429);
    // From the same address, another organisation’s program.
    expect((await ofOne(ofOther)).status).toBe(200);
  });
});
