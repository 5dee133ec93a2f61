import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantAuthority, suspendClient, suspendSupplier, withdrawAuthority } from '../../src/identity/authorities.js';
import { SUPPLIER_SCOPES } from '../../src/identity/scopes.js';
import { type CallOptions, person } from '../support/service.js';
import { newClient, newSupplier } from './realms.js';
import { prepare, send } from './requests.js';
import { snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

const centre = '90003';
const promised = 5_000;
let world: World;
let supplier: { token: string; supplierId: string; realmId: number };
let said: CallOptions;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  supplier = await newSupplier(world, [centre]);
  said = { as: { token: supplier.token }, centre };
});
afterAll(() => world.close());

const prisma = () => world.service.store.prisma;
const realmNow = async () => {
  const { clockOffsetMs } = await prisma().realm.findUniqueOrThrow({ where: { id: supplier.realmId } });
  return new Date(world.clock().getTime() + Number(clockOffsetMs));
};

async function withdrawAll(): Promise<void> {
  const at = await realmNow();
  const granted = await prisma().centreAuthority.findMany({ where: { supplierId: supplier.supplierId } });
  for (const { id } of granted) await withdrawAuthority(prisma(), { realmId: supplier.realmId, authorityId: id, at });
}

describe('within 5 seconds, whatever the token says,', () => {
  it('a withdrawn authority finds and changes nothing any more', async () => {
    const { uln } = await world.open({}, said);
    const key = randomUUID();
    const closure = { ...said, key, body: { reason: 'Left' } };
    await world.done('POST', `/v1/learners/${uln}/closure`, closure);
    await withdrawAll();
    world.advance(promised);
    const before = await snapshot(world.query);
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).status).toBe(404);
    expect(
      (await world.call('POST', `/v1/learners/${uln}/reopening`, { ...said, body: { reason: 'Back' } })).status,
    ).toBe(404);
    const opening = { ...said, body: { uln: world.nextUln(), ...person } };
    expect((await world.call('POST', '/v1/learners', opening)).body.code).toBe('authority-missing');
    for (const list of ['learners', 'claims', 'programmes', 'transfers', 'batches', 'results', 'outcomes'])
      expect((await world.call('GET', `/v1/${list}`, said)).body.code).toBe('authority-missing');
    // What was answered before holds the learner's data: it is not given again either.
    expect((await world.call('POST', `/v1/learners/${uln}/closure`, closure)).status).toBe(404);
    const { idempotent_answer: _kept, ...after } = await snapshot(world.query);
    expect(before).toMatchObject(after);
    expect((await world.done('GET', `/v1/centres/${centre}`, said)).authority).toBeUndefined();
  });

  it('a suspended client is refused, and the supplier’s other clients are not', async () => {
    const { prisma: _prisma, ...ids } = { prisma, ...supplier };
    const other = { token: await world.token(await newClient(world.service.store, ids)) };
    expect((await world.call('GET', '/v1/levels', said)).status).toBe(200);
    await suspendClient(prisma(), clientOf(supplier.token));
    world.advance(promised);
    expect((await world.call('GET', '/v1/levels', said)).body.code).toBe('token-invalid');
    expect((await world.call('GET', '/v1/levels', { as: other })).status).toBe(200);
  });

  it('a suspended supplier is refused with all its clients', async () => {
    expect((await world.call('GET', '/v1/learners', said)).status).toBe(200);
    await suspendSupplier(prisma(), supplier.supplierId);
    world.advance(promised);
    expect((await world.call('GET', '/v1/learners', said)).body.code).toBe('token-invalid');
  });

  it('a granted authority is good', async () => {
    expect((await world.call('GET', '/v1/learners', { ...said, centre: '90004' })).status).toBe(403);
    const grant = { realmId: supplier.realmId, supplierId: supplier.supplierId, centreNumber: '90004' };
    await grantAuthority(prisma(), { ...grant, scopes: ['learners:read'], from: new Date('2010-01-01') });
    world.advance(promised);
    expect((await world.call('GET', '/v1/learners', { ...said, centre: '90004' })).status).toBe(200);
  });

  it('a scope that was taken from the client is gone, though the token names it', async () => {
    await prisma().client.update({ where: { id: clientOf(supplier.token) }, data: { scopes: ['learners:read'] } });
    world.advance(promised);
    expect((await world.call('GET', '/v1/learners', said)).status).toBe(200);
    const opening = { ...said, body: { uln: world.nextUln(), ...person } };
    expect((await world.call('POST', '/v1/learners', opening)).body.code).toBe('scope-missing');
  });
});

describe('within 5 seconds, whatever the token of an awarding body says,', () => {
  const as = 'diplomaAwardingBody';
  let scopes: string[];
  beforeEach(() => {
    scopes = world.kit[as].scopes;
  });
  afterEach(async () => {
    const id = world.kit[as].clientId;
    await prisma().client.update({ where: { id }, data: { scopes, status: 'active' } });
    world.advance(promised);
  });

  it('a scope that was taken from it is gone, and so is the answer that was given before', async () => {
    const prepared = await prepare(world, 'postResults');
    const key = randomUUID();
    expect((await send(world, prepared, { said: { key } })).status).toBe(200);
    const kept = scopes.filter((scope) => scope !== 'results:write');
    await prisma().client.update({ where: { id: world.kit[as].clientId }, data: { scopes: kept } });
    world.advance(promised);
    expect((await world.call('GET', '/v1/results', { as })).status).toBe(200);
    const again = await send(world, prepared, { said: { key } });
    expect([again.status, again.body.code]).toEqual([403, 'scope-missing']);
  });

  it('a suspended one decides nothing any more', async () => {
    const prepared = await prepare(world, 'confirmAward');
    const before = await snapshot(world.query);
    await suspendClient(prisma(), world.kit[as].clientId);
    world.advance(promised);
    const { status, body } = await send(world, prepared);
    expect([status, body.code]).toEqual([401, 'token-invalid']);
    const { client: _client, ...after } = await snapshot(world.query);
    expect(before).toMatchObject(after);
  });
});

describe('an authority', () => {
  it('is good for its scopes only', async () => {
    await withdrawAll();
    const grant = { realmId: supplier.realmId, supplierId: supplier.supplierId, centreNumber: centre };
    await grantAuthority(prisma(), {
      ...grant,
      scopes: ['learners:read', 'learners:write'],
      from: new Date('2010-01-01'),
    });
    world.advance(promised);
    const { uln, diploma } = await world.openWithDiploma(said);
    const claim = { ...said, body: { uln, diplomaId: diploma.id } };
    expect((await world.call('POST', '/v1/claims', claim)).status).toBe(404);
    const work = { ...said, body: { completed: false } };
    expect((await world.call('PUT', `/v1/learners/${uln}/component-completions/2/work-experience`, work)).status).toBe(
      404,
    );
    expect((await world.done('GET', `/v1/centres/${centre}`, said)).authority.scopes).toEqual([
      'learners:read',
      'learners:write',
    ]);
  });

  it('is good between its dates only, by the realm’s clock', async () => {
    await withdrawAll();
    const now = (await realmNow()).getTime();
    const grant = { realmId: supplier.realmId, supplierId: supplier.supplierId, centreNumber: centre };
    const dates = { from: new Date(now + 60_000), until: new Date(now + 120_000) };
    await grantAuthority(prisma(), { ...grant, scopes: [...SUPPLIER_SCOPES], ...dates });
    const seen: number[] = [];
    for (const seconds of [10, 60, 60]) {
      world.advance(seconds * 1000);
      seen.push((await world.call('GET', '/v1/learners', said)).status);
    }
    expect(seen).toEqual([403, 200, 403]);
  });

  it('moves with nobody: who releases a learner sees it no more, and who asked for it does', async () => {
    const { uln } = await world.open({}, said);
    const asked = { ...said, as: 'supplier' as const, centre: world.kit.centre.number };
    const known = { familyName: person.familyName, dateOfBirth: person.dateOfBirth };
    const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, { ...asked, body: known });
    await world.done('POST', `/v1/learners/${uln}/transfers/${id}/release`, said);
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).status).toBe(404);
    expect((await world.call('GET', `/v1/learners/${uln}`, asked)).status).toBe(200);
  });
});

/** The client that a token was issued to. */
function clientOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()).client_id;
}
