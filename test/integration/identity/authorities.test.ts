import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AuthorityError,
  grantAuthority,
  suspendClient,
  suspendSupplier,
  withdrawAuthority,
} from '../../../src/identity/authorities.js';
import { createWorld, LIVE, SANDBOX, type World } from './world.js';

const from = new Date('2011-09-01T00:00:00Z');
const until = new Date('2012-09-01T00:00:00Z');

let world: World;
let supplierId: string;
beforeAll(async () => {
  world = await createWorld();
  supplierId = await world.addSupplier(LIVE.id);
  await world.addCentre(LIVE.id, '10001');
  await world.prisma.awardingBody.create({
    data: { realmId: LIVE.id, code: 'NDA', name: 'A body', diploma: true, component: true },
  });
  await world.addCentre(SANDBOX.id, '10002');
});
afterAll(() => world.close());

/** An awarding body, and what the centre lets it do. */
const holder = {
  ...{ realmId: LIVE.id, awardingBodyCode: 'NDA', centreNumber: '10001' },
  ...{ scopes: ['learners:read', 'learners:write'], from },
};
const grant = (changes: object = {}) =>
  grantAuthority(world.prisma, {
    realmId: LIVE.id,
    supplierId,
    centreNumber: '10001',
    scopes: ['learners:read', 'learners:write'],
    from,
    ...changes,
  });
const authority = (id: string) => world.prisma.centreAuthority.findUniqueOrThrow({ where: { id } });

describe('an authority', () => {
  it('is kept as it was granted', async () => {
    expect(await authority(await grant({ until, scopes: ['claims:write', 'claims:write'] }))).toMatchObject({
      realmId: LIVE.id,
      supplierId,
      centreNumber: '10001',
      scopes: ['claims:write'],
      validFrom: from,
      validUntil: until,
      withdrawnAt: null,
    });
  });

  it.each([
    ['without a scope', { scopes: [] }, 'no scope'],
    ['for a scope that does not exist', { scopes: ['learners:read', 'everything'] }, 'not a scope for suppliers'],
    ['for a scope of awarding bodies', { scopes: ['awards:write'] }, 'not a scope for suppliers'],
    ['for a name that every object has', { scopes: ['toString'] }, 'not a scope for suppliers'],
    ['that ends when it begins', { until: from }, 'ends before it begins'],
    ['to nobody', { supplierId: randomUUID() }, 'no such supplier'],
    ['to a supplier of another realm', { realmId: SANDBOX.id, centreNumber: '10002' }, 'no such supplier'],
    ['by no centre', { centreNumber: '99999' }, 'no such centre'],
    ['by a centre of another realm', { centreNumber: '10002' }, 'no such centre'],
  ])('is not granted %s', async (_, changes, problem) => {
    const failure = await grant(changes).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuthorityError);
    expect(failure).toMatchObject({ problem });
  });

  it('is kept as it was granted to an awarding body', async () => {
    expect(await authority(await grantAuthority(world.prisma, { ...holder, until }))).toMatchObject({
      ...{ realmId: LIVE.id, supplierId: null, awardingBodyCode: 'NDA', centreNumber: '10001' },
      ...{ scopes: ['learners:read', 'learners:write'], validFrom: from, validUntil: until, withdrawnAt: null },
    });
  });

  it.each([
    ['without a scope', { scopes: [] }, 'no scope'],
    ['to record completions', { scopes: ['learners:read', 'completions:write'] }, 'not a scope for awarding bodies'],
    ['to claim', { scopes: ['claims:write'] }, 'not a scope for awarding bodies'],
    ['for a scope of its own', { scopes: ['results:write'] }, 'not a scope for awarding bodies'],
    ['for a name that every object has', { scopes: ['toString'] }, 'not a scope for awarding bodies'],
    ['that there is not', { awardingBodyCode: 'XXX' }, 'no such awarding body'],
    ['of another realm', { realmId: SANDBOX.id, centreNumber: '10002' }, 'no such awarding body'],
    ['by no centre', { centreNumber: '99999' }, 'no such centre'],
    ['that ends when it begins', { until: from }, 'ends before it begins'],
  ])('is not granted to an awarding body %s', async (_, changes, problem) => {
    const failure = await grantAuthority(world.prisma, { ...holder, ...changes }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuthorityError);
    expect(failure).toMatchObject({ problem });
  });

  it('is of a supplier or of an awarding body, never of both or of neither, and of a body for learner accounts only', async () => {
    const id = await grantAuthority(world.prisma, holder);
    const change = (data: object) => world.prisma.centreAuthority.update({ where: { id }, data });
    await expect(change({ supplierId })).rejects.toThrow('centre_authority_holder_check');
    await expect(change({ awardingBodyCode: null })).rejects.toThrow('centre_authority_holder_check');
    await expect(change({ scopes: ['claims:write'] })).rejects.toThrow('centre_authority_scopes_of_bodies_check');
  });

  it('is withdrawn once, in its own realm, and stays on record', async () => {
    const authorityId = await grant();
    expect(await withdrawAuthority(world.prisma, { realmId: SANDBOX.id, authorityId, at: until })).toBe(false);
    expect((await authority(authorityId)).withdrawnAt).toBeNull();
    expect(await withdrawAuthority(world.prisma, { realmId: LIVE.id, authorityId, at: until })).toBe(true);
    expect(await withdrawAuthority(world.prisma, { realmId: LIVE.id, authorityId, at: new Date() })).toBe(false);
    expect((await authority(authorityId)).withdrawnAt).toEqual(until);
    expect(await withdrawAuthority(world.prisma, { realmId: LIVE.id, authorityId: randomUUID(), at: until })).toBe(
      false,
    );
  });
});

describe('a suspension', () => {
  it('is of a supplier or a client that exists', async () => {
    const client = await world.addClient();
    expect(await suspendClient(world.prisma, client.id)).toBe(true);
    expect(await suspendSupplier(world.prisma, await world.addSupplier(LIVE.id))).toBe(true);
    expect(await suspendClient(world.prisma, 'nobody')).toBe(false);
    expect(await suspendSupplier(world.prisma, randomUUID())).toBe(false);
  });
});
