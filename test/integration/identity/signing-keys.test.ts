import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, importSPKI, jwtVerify, SignJWT } from 'jose';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seal, UnsealError } from '../../../src/identity/sealing.js';
import { createSigningKeys, type SigningKeys } from '../../../src/identity/signing-keys.js';
import { createWorld, type World } from './world.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const sealingKey = randomBytes(32);

let world: World;
let time: number;
const now = () => new Date(time);

beforeEach(async () => {
  world = await createWorld();
  time = Date.parse('2011-09-01T00:00:00Z');
});
afterEach(() => world.close());

const inOneProcess = () => createSigningKeys({ prisma: world.prisma, sealingKey, now });
const inAnotherProcess = () => createSigningKeys({ prisma: world.connect(), sealingKey, now });
const states = async () => {
  const rows = await world.prisma.signingKey.findMany({ orderBy: { createdAt: 'asc' } });
  return rows.map(({ state }) => state);
};
const publishedKids = async (keys: SigningKeys) => (await keys.jwks()).keys.map(({ kid }) => kid);

/** Lets days pass, with a rotation every hour as a job would run it. */
async function live(keys: SigningKeys, days: number) {
  for (let hour = 0; hour < days * 24; hour += 1) {
    time += 60 * MINUTE;
    await keys.rotateIfDue();
  }
}

/** How often the keys were read from the database meanwhile. */
async function readingsDuring(step: () => Promise<unknown>): Promise<number> {
  const before = world.statements.length;
  await step();
  return world.statements.slice(before).filter((sql) => sql.includes('signing_key')).length;
}

describe('the signing keys', () => {
  it('are one key at first use, made once however many ask at once in however many processes', async () => {
    const processes = [inOneProcess(), inAnotherProcess(), inAnotherProcess()];
    const active = await Promise.all([...processes, ...processes].map((keys) => keys.active()));
    expect(new Set(active.map(({ kid }) => kid)).size).toBe(1);
    expect(await states()).toEqual(['active']);
  });

  it('are made under a lock, for which all but one process wait', async () => {
    const holder = new pg.Client({ connectionString: world.url });
    await holder.connect();
    const lock = "hashtextextended('das:signing-keys', 0)";
    await holder.query(`SELECT pg_advisory_lock(${lock})`);
    const active = Promise.all([inOneProcess(), inAnotherProcess(), inAnotherProcess()].map((keys) => keys.active()));
    const waiting = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    await expect.poll(async () => (await holder.query(waiting)).rowCount).toBe(3);
    expect(await states()).toEqual([]);
    await holder.query(`SELECT pg_advisory_unlock(${lock})`);
    expect(new Set((await active).map(({ kid }) => kid)).size).toBe(1);
    expect(await states()).toEqual(['active']);
    await holder.end();
  });

  it('sign what their published half verifies, as JWK and as PEM', async () => {
    const keys = inOneProcess();
    const { kid, privateKey } = await keys.active();
    const token = await new SignJWT({ a: 1 }).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
    const { keys: published } = await keys.jwks();
    expect(published).toEqual([
      { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String), kid, alg: 'ES256', use: 'sig' },
    ]);
    await expect(jwtVerify(token, createLocalJWKSet({ keys: published }))).resolves.toBeDefined();
    const { pem } = (await keys.publicKey(kid))!;
    await expect(jwtVerify(token, await importSPKI(pem, 'ES256'))).resolves.toBeDefined();
  });

  it('are named by the thumbprint of their public half, and lie sealed in the database', async () => {
    const { kid } = await inOneProcess().active();
    const row = await world.prisma.signingKey.findUniqueOrThrow({ where: { kid } });
    expect(await calculateJwkThumbprint(row.publicJwk as object)).toBe(kid);
    expect(row.sealedPrivateJwk).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
    expect(JSON.stringify(row.publicJwk)).not.toContain('"d"');
  });

  it('are the same after a restart', async () => {
    const { kid } = await inOneProcess().active();
    expect((await inAnotherProcess().active()).kid).toBe(kid);
  });
});

describe('the rotation', () => {
  it('publishes the next key, swaps after 30 days, keeps the old one until its tokens ran out, then drops it', async () => {
    const keys = inOneProcess();
    const first = (await keys.active()).kid;

    await live(keys, 27);
    expect(await states()).toEqual(['active']);

    await live(keys, 2);
    expect(await states()).toEqual(['active', 'next']);
    const [, second] = await publishedKids(keys);
    expect((await keys.active()).kid).toBe(first);
    expect(await keys.publicKey(second!)).toBeDefined();

    await live(keys, 1);
    expect(await states()).toEqual(['retiring', 'active']);
    expect((await keys.active()).kid).toBe(second);
    expect(await keys.publicKey(first)).toBeDefined();
    expect((await publishedKids(keys)).sort()).toEqual([first, second].sort());

    time += 10 * MINUTE;
    expect(await keys.publicKey(first)).toBeDefined();
    time += 5 * MINUTE;
    expect(await keys.publicKey(first)).toBeUndefined();
    expect(await publishedKids(keys)).toEqual([second]);

    await live(keys, 1);
    expect(await states()).toEqual(['active']);
  });

  it('swaps once when many processes try at the same moment', async () => {
    const processes = [inOneProcess(), inAnotherProcess(), inAnotherProcess()];
    await processes[0]?.active();
    time += 29 * DAY;
    await Promise.all(processes.map((keys) => keys.rotateIfDue()));
    expect(await states()).toEqual(['active', 'next']);
    time += 2 * DAY;
    await Promise.all(processes.map((keys) => keys.rotateIfDue()));
    expect(await states()).toEqual(['retiring', 'active']);
    const active = await Promise.all(processes.map((keys) => keys.active()));
    expect(new Set(active.map(({ kid }) => kid)).size).toBe(1);
  });

  it('needs no job: it happens when keys are used', async () => {
    const keys = inOneProcess();
    const first = (await keys.active()).kid;
    time += 29 * DAY;
    await keys.active();
    time += 2 * DAY;
    expect((await keys.active()).kid).not.toBe(first);
  });

  it('is followed within a minute by a process that did nothing for it, and whose tokens are good meanwhile', async () => {
    const [here, there] = [inOneProcess(), inAnotherProcess()];
    const first = (await here.active()).kid;
    const due = time + 30 * DAY;
    await live(here, 29);
    time = due - SECOND;
    expect((await there.active()).kid).toBe(first);

    time = due;
    await here.rotateIfDue();
    const second = (await here.active()).kid;
    expect(second).not.toBe(first);
    expect((await there.active()).kid).toBe(first);
    expect(await here.publicKey(first)).toBeDefined();

    time = due - SECOND + MINUTE;
    expect((await there.active()).kid).toBe(second);
  });
});

describe('a key that is asked for by its kid', () => {
  it('is found at once when another process has just made it', async () => {
    const [here, there] = [inOneProcess(), inAnotherProcess()];
    await here.active();
    await live(there, 28);
    const next = (await publishedKids(there))[1]!;
    expect(await here.publicKey(next)).toBeDefined();
  });

  it('costs a query every few seconds at most, however many forged ones there are', async () => {
    const keys = inOneProcess();
    await keys.active();
    time += 10 * SECOND;
    const flood = () => Promise.all(Array.from({ length: 500 }, (_, i) => keys.publicKey(`forged-${i}`)));
    expect(await readingsDuring(flood)).toBe(1);
    expect(await readingsDuring(flood)).toBe(0);
    time += 3 * SECOND;
    expect(await readingsDuring(flood)).toBe(1);
  });

  it('costs no query when it is known', async () => {
    const keys = inOneProcess();
    const { kid } = await keys.active();
    expect(await readingsDuring(() => Promise.all(Array.from({ length: 100 }, () => keys.publicKey(kid))))).toBe(0);
  });

  it('is still known when the database is away, and others cannot be told then', async () => {
    const keys = createSigningKeys({ prisma: world.connect(), sealingKey, now });
    const { kid } = await keys.active();
    await world.cut();
    time += 5 * MINUTE;
    expect(await keys.publicKey(kid)).toBeDefined();
    time += 5 * MINUTE;
    expect(await keys.publicKey(kid)).toBeDefined();
    time += MINUTE;
    await expect(keys.publicKey('another')).rejects.toThrow();
    await expect(keys.active()).rejects.toThrow();
  });
});

describe('what was put into the table by somebody without the sealing key', () => {
  it('is not taken for a key', async () => {
    await inOneProcess().active();
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicJwk = pair.publicKey.export({ format: 'jwk' }) as Record<string, string>;
    const kid = await calculateJwkThumbprint(publicJwk);
    const sealedPrivateJwk = seal(randomBytes(32), JSON.stringify(pair.privateKey.export({ format: 'jwk' })), kid);
    const row = { alg: 'ES256', publicJwk, createdAt: now(), state: 'next' };
    await world.prisma.signingKey.create({ data: { ...row, kid, sealedPrivateJwk } });
    await expect(inAnotherProcess().publicKey(kid)).rejects.toThrow(UnsealError);
  });

  it('is not taken for a key when it is another one of ours under its name', async () => {
    const { kid } = await inOneProcess().active();
    await world.prisma.signingKey.update({ where: { kid }, data: { kid: 'renamed' } });
    await expect(inAnotherProcess().active()).rejects.toThrow(UnsealError);
  });

  it('is said in words an operator can act on', async () => {
    await inOneProcess().active();
    const elsewhere = createSigningKeys({ prisma: world.prisma, sealingKey: randomBytes(32), now });
    await expect(elsewhere.active()).rejects.toThrow(/sealed under another sealing key/);
  });
});
