import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  grantAuthority,
  suspendClient,
  suspendSupplier,
  withdrawAuthority,
} from '../../../src/identity/authorities.js';
import { mayActFor } from '../../../src/identity/principal.js';
import { createPrincipals, PrincipalTimeoutError } from '../../../src/identity/principals.js';
import { createWorld, LIVE, SANDBOX, type World } from './world.js';

const from = new Date('2011-09-01T00:00:00Z');
const during = new Date('2012-01-01T00:00:00Z');

let world: World;
let time: number;
const now = () => new Date(time);

beforeAll(async () => {
  world = await createWorld();
  for (const realm of [LIVE, SANDBOX]) {
    await world.addCentre(realm.id, '10001');
    await world.addCentre(realm.id, '10002');
  }
});
afterAll(() => world.close());
beforeEach(() => {
  time = Date.now();
});

/** How often principals were read from the database meanwhile. */
async function readingsDuring(step: () => Promise<unknown>): Promise<number> {
  const before = world.statements.length;
  await step();
  return world.statements.slice(before).filter((sql) => sql.includes('json_agg')).length;
}

describe('the principal of a client', () => {
  it('of a supplier holds its realm, scopes and standing authorities', async () => {
    const supplierId = await world.addSupplier(SANDBOX.id);
    await world.prisma.realm.update({ where: { id: SANDBOX.id }, data: { clockOffsetMs: -5_000_000_000_000n } });
    const client = await world.addClient({ realm: SANDBOX, supplierId, scopes: ['learners:read', 'claims:write'] });
    const grant = { realmId: SANDBOX.id, supplierId, from };
    await grantAuthority(world.prisma, { ...grant, centreNumber: '10001', scopes: ['learners:read'], until: during });
    await grantAuthority(world.prisma, { ...grant, centreNumber: '10001', scopes: ['claims:write'] });
    const authorityId = await grantAuthority(world.prisma, {
      ...grant,
      centreNumber: '10002',
      scopes: ['learners:read'],
    });
    await withdrawAuthority(world.prisma, { realmId: SANDBOX.id, authorityId, at: from });

    const principal = await createPrincipals({ prisma: world.prisma, now }).principal(client.id);
    expect(principal).toEqual({
      clientId: client.id,
      clientName: 'MIS',
      realm: { ...SANDBOX, clockOffsetMs: -5_000_000_000_000 },
      kind: 'supplier',
      supplier: { id: supplierId, name: 'Supplier' },
      scopes: new Set(['learners:read', 'claims:write']),
      authorities: new Map([
        [
          '10001',
          expect.toSatisfy((given: unknown[]) => {
            expect(given).toHaveLength(2);
            expect(given).toContainEqual({ scopes: new Set(['learners:read']), from, until: during });
            expect(given).toContainEqual({ scopes: new Set(['claims:write']), from });
            return true;
          }),
        ],
      ]),
    });
  });

  it('of an awarding body holds the body, and acts for no centre that has not let it', async () => {
    const body = { code: 'QQ', name: 'Awarding body', diploma: true, component: false };
    await world.prisma.awardingBody.create({ data: { realmId: LIVE.id, ...body } });
    const client = await world.addClient({ awardingBodyCode: 'QQ', scopes: ['awards:read'] });
    const principal = await createPrincipals({ prisma: world.prisma, now }).principal(client.id);
    expect(principal).toMatchObject({ kind: 'awardingBody', awardingBody: body, authorities: new Map() });
    expect(principal?.supplier).toBeUndefined();
    expect(mayActFor(principal!, '10001', 'awards:read', during)).toBe(false);
  });

  it('of nobody is service management when it holds scopes of service management and no others', async () => {
    const scopes = ['reference:read', 'catalogue:write'];
    const client = await world.addClient({ supplierId: null, scopes });
    const mixed = await world.addClient({ supplierId: null, scopes: [...scopes, 'learners:read'] });
    const without = await world.addClient({ supplierId: null, scopes: [] });
    const principals = createPrincipals({ prisma: world.prisma, now });
    const principal = await principals.principal(client.id);
    expect(principal).toMatchObject({ kind: 'serviceManagement', scopes: new Set(scopes), authorities: new Map() });
    expect(mayActFor(principal!, '10001', 'catalogue:write', during)).toBe(false);
    expect(await principals.principal(mixed.id)).toBeUndefined();
    expect(await principals.principal(without.id)).toBeUndefined();
  });

  it('is nobody for a client that is unknown, suspended, of a suspended supplier, or of nobody', async () => {
    const suspended = await world.addClient();
    await suspendClient(world.prisma, suspended.id);
    const supplierId = await world.addSupplier(LIVE.id);
    const ofSuspended = await world.addClient({ supplierId });
    await suspendSupplier(world.prisma, supplierId);
    const ofNobody = await world.addClient({ supplierId: null });
    const principals = createPrincipals({ prisma: world.prisma, now });
    for (const id of ['unknown', suspended.id, ofSuspended.id, ofNobody.id]) {
      expect(await principals.principal(id)).toBeUndefined();
    }
  });

  it('is nobody for a client of one realm that is tied to a supplier of another', async () => {
    const client = await world.addClient({ realm: SANDBOX, supplierId: await world.addSupplier(LIVE.id) });
    expect(await createPrincipals({ prisma: world.prisma, now }).principal(client.id)).toBeUndefined();
  });
});

describe('what is known of a client', () => {
  it('is one object for two seconds, read once however many ask', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now });
    const readings = await readingsDuring(async () => {
      const first = await Promise.all(Array.from({ length: 100 }, () => principals.principal(client.id)));
      time += 1_999;
      first.push(await principals.principal(client.id));
      expect(new Set(first).size).toBe(1);
    });
    expect(readings).toBe(1);
  });

  it('is read anew after two seconds, once, while callers still get what is there', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now });
    const first = await principals.principal(client.id);
    time += 2_000;
    const readings = await readingsDuring(async () => {
      const meanwhile = await Promise.all(Array.from({ length: 100 }, () => principals.principal(client.id)));
      expect(new Set(meanwhile)).toEqual(new Set([first]));
      await expect.poll(() => principals.principal(client.id)).not.toBe(first);
    });
    expect(readings).toBe(1);
  });

  it('is never more than four seconds old', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now });
    await principals.principal(client.id);
    await suspendClient(world.prisma, client.id);
    time += 4_000;
    expect(await principals.principal(client.id)).toBeUndefined();
  });

  it('is not trusted when the clock was set back', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now });
    await principals.principal(client.id);
    await suspendClient(world.prisma, client.id);
    time -= 60_000;
    expect(await principals.principal(client.id)).toBeUndefined();
  });

  it('is remembered for nobody too, so that asking in vain costs no query each time', async () => {
    const principals = createPrincipals({ prisma: world.prisma, now });
    const readings = await readingsDuring(async () => {
      for (let i = 0; i < 10; i += 1) await principals.principal('nobody');
    });
    expect(readings).toBe(1);
  });

  it('takes bounded room: the one read longest ago makes way', async () => {
    const principals = createPrincipals({ prisma: world.prisma, now, capacity: 3 });
    for (const id of ['a', 'b', 'c', 'd']) await principals.principal(id);
    const readings = (id: string) => readingsDuring(() => principals.principal(id));
    expect([await readings('b'), await readings('c'), await readings('d')]).toEqual([0, 0, 0]);
    expect([await readings('a'), await readings('b'), await readings('d')]).toEqual([1, 1, 0]);
  });
});

describe('a suspension or a withdrawal acts everywhere within five seconds', () => {
  it.concurrent.each(['client', 'supplier', 'authority'] as const)(
    'of a %s, in processes that serve calls all the time',
    async (what) => {
      const realTime = () => new Date();
      const supplierId = await world.addSupplier(LIVE.id);
      const client = await world.addClient({ supplierId });
      const grant = { realmId: LIVE.id, supplierId, centreNumber: '10001', scopes: ['learners:read'], from };
      const authorityId = await grantAuthority(world.prisma, grant);
      const processes = [world.prisma, world.connect()].map((prisma) => createPrincipals({ prisma, now: realTime }));
      const may = async (principals: (typeof processes)[number]) => {
        const principal = await principals.principal(client.id);
        return principal !== undefined && mayActFor(principal, '10001', 'learners:read', realTime());
      };
      expect(await Promise.all(processes.map(may))).toEqual([true, true]);

      if (what === 'client') await suspendClient(world.prisma, client.id);
      if (what === 'supplier') await suspendSupplier(world.prisma, supplierId);
      if (what === 'authority')
        await withdrawAuthority(world.prisma, { realmId: LIVE.id, authorityId, at: realTime() });

      const acted = performance.now();
      let lastLetIn = acted;
      while (performance.now() - acted < 5_500) {
        if ((await Promise.all(processes.map(may))).includes(true)) lastLetIn = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(lastLetIn - acted).toBeLessThan(5_000);
    },
  );
});

describe('while the database does not answer', () => {
  let holder: pg.Client;
  beforeEach(async () => {
    holder = new pg.Client({ connectionString: world.url });
    await holder.connect();
  });
  afterEach(() => holder.end());
  const hold = () => holder.query('BEGIN; LOCK TABLE client IN ACCESS EXCLUSIVE MODE');
  const release = () => holder.query('ROLLBACK');

  it('callers get what is known up to four seconds, then an error within four more, and no stale answer', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now: () => new Date() });
    const known = await principals.principal(client.id);
    await hold();

    const held = performance.now();
    let lastServed = held;
    let failedAt: number | undefined;
    while (failedAt === undefined && performance.now() - held < 10_000) {
      try {
        expect(await principals.principal(client.id)).toBe(known);
        lastServed = performance.now();
      } catch (error) {
        expect(error).toBeInstanceOf(PrincipalTimeoutError);
        failedAt = performance.now();
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(lastServed - held).toBeGreaterThan(3_000);
    expect(lastServed - held).toBeLessThan(4_500);
    expect(failedAt! - held).toBeLessThan(8_500);

    await release();
    expect(await principals.principal(client.id)).toEqual(known);
  });

  it('what arrives late is not told to anybody', async () => {
    const client = await world.addClient();
    const principals = createPrincipals({ prisma: world.prisma, now });
    await hold();
    await expect(principals.principal(client.id)).rejects.toThrow(PrincipalTimeoutError);
    time += 4_000;
    await release();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await suspendClient(world.prisma, client.id);
    expect(await principals.principal(client.id)).toBeUndefined();
  });
});

it('throws what the database throws when it is away', async () => {
  const away = await createWorld();
  const client = await away.addClient();
  const principals = createPrincipals({ prisma: away.prisma, now });
  const known = await principals.principal(client.id);
  await away.cut();
  time += 3_999;
  expect(await principals.principal(client.id)).toBe(known);
  time += 1;
  await expect(principals.principal(client.id)).rejects.toThrow();
  await away.close();
});
