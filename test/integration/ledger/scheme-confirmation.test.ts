import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/ledger/load-reference-data.js';
import { readSchemes } from '../../../src/ledger/scheme-confirmation.js';
import { schemeDigest } from '../../../src/ledger/scheme-digest.js';
import { readStandingReference } from '../../../src/ledger/standing-reference.js';
import { type LedgerWorld, openLedger } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const diploma = { scheme: 'diploma', version: 1 };
const pool = () => world.ledger.store.pool;

/** As when other files come with a new version of the service. */
async function loadOtherFiles(): Promise<void> {
  await world.query(`UPDATE loaded_reference SET digest = 'of other files'`);
  await loadReferenceData(world.ledger.store.prisma);
}

async function confirmedBy(digest: string, ...people: string[]): Promise<void> {
  for (const person of people)
    await world.query(
      `INSERT INTO scheme_confirmation (scheme, version, digest, client_id, person, confirmed_at)
        VALUES ('diploma', 1, $1, $2, $3, now())`,
      [digest, `client of ${person}`, person],
    );
}

const statusOf = async () => (await readSchemes(pool(), diploma)).map(({ status }) => status);

it('a digest is of what a scheme says: not of its order, and not of its status', () => {
  const one = schemeDigest({ scheme: 'a', status: 'confirmed', awards: [{ code: 'x', level: 1 }] });
  expect(schemeDigest({ awards: [{ level: 1, code: 'x' }], scheme: 'a', status: 'unconfirmed' })).toBe(one);
  expect(schemeDigest({ awards: [{ level: 2, code: 'x' }], scheme: 'a', status: 'confirmed' })).not.toBe(one);
});

it('other files leave a version unconfirmed that nobody, one person, or people who saw other content confirmed', async () => {
  const [stands] = await readSchemes(pool(), diploma);
  await confirmedBy('0'.repeat(64), 'Ann Able', 'Ben Best');
  await confirmedBy(stands?.digest as string, 'Ann Able');
  await loadOtherFiles();
  expect(await statusOf()).toEqual(['unconfirmed']);
});

it('other files leave a version confirmed that two people confirmed', async () => {
  const [stands] = await readSchemes(pool(), diploma);
  await confirmedBy(stands?.digest as string, 'Ben Best');
  await loadOtherFiles();
  expect(await statusOf()).toEqual(['confirmed']);
});

it('a running process takes over the status with the next catalogue that it reads, if the content is the one it has', async () => {
  const { standing } = world.ledger;
  const known = () => standing.schemes.find(({ scheme }) => scheme === 'diploma')?.status;
  expect(known()).toBe('unconfirmed');
  await world.query('UPDATE loaded_reference SET scheme_statuses = scheme_statuses + 1');
  await standing.catalogue(pool(), world.actor.realm);
  expect(known()).toBe('confirmed');

  // A newer version of the service has brought other content, which this process does not have.
  const other = await readStandingReference(world.ledger.store.prisma);
  await world.query(
    `UPDATE scheme_version SET status = 'unconfirmed', definition = definition || '{"basis": "another"}' WHERE scheme = 'diploma'`,
  );
  await world.query('UPDATE loaded_reference SET scheme_statuses = scheme_statuses + 1');
  await other.catalogue(pool(), world.actor.realm);
  expect(other.schemes.find(({ scheme }) => scheme === 'diploma')?.status).toBe('confirmed');
});
