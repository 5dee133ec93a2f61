import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueFile } from '../../../src/batch/catalogue/write-catalogue.js';
import type { CatalogueQualification } from '../../../src/learners/reference.js';
import { type LoadResult, listCatalogueLoads, loadCatalogue } from '../../../src/ledger/load-catalogue.js';
import { type LedgerWorld, openLedger } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

function entry(number: number, more: Partial<CatalogueQualification> = {}): CatalogueQualification {
  return {
    ...{ qan: `${String(number).padStart(7, '0')}0`, title: `Qualification ${number}`, awardingBody: 'PEN' },
    ...{ component: 'additionalAndSpecialist', lines: [], level: 2, glh: 60, barringCode: 'ZZZZ', units: [] },
    ...{ validFrom: '2008-09-01', ...more },
  };
}

async function load(entries: readonly CatalogueQualification[]): Promise<{ outcome: string; result: LoadResult }> {
  const content = Buffer.from(catalogueFile(entries));
  const digest = createHash('sha256').update(content).digest('hex');
  const actor = { ...world.actor, person: 'catalogue.editor', clientId: 'client' };
  const loaded = await loadCatalogue(world.ledger, actor, { entries, content, digest });
  if (!('receipt' in loaded)) throw new Error('it has no key');
  return loaded.receipt;
}

const standing = async () => world.ledger.standing.catalogue(world.ledger.store.pool, world.actor.realm);
const loads = () => listCatalogueLoads(world.ledger.store.pool, world.actor.realm, { limit: 10, before: undefined });

describe('a load of the catalogue', () => {
  it('adds and changes, leaves the rest as it is, and makes a further version', async () => {
    const before = await standing();
    const [known] = [...before.entries.values()];
    const changed = { ...(known as CatalogueQualification), title: 'By Another Name', validTo: '2013-08-31' };
    const { outcome, result } = await load([entry(1, { gradeLevels: { C: 2, D: 1 }, minimumAge: 16 }), changed]);
    expect([outcome, result?.version, result?.unchanged]).toEqual(['accepted', before.version + 1, 0]);
    expect(result?.changes).toEqual([
      { qan: '00000010', change: 'added', properties: [] },
      { qan: changed.qan, change: 'changed', properties: ['title', 'validTo'] },
    ]);
    const after = await standing();
    expect(after.version).toBe(before.version + 1);
    expect(after.entries.size).toBe(before.entries.size + 1);
    expect(after.entries.get('00000010')).toMatchObject({ gradeLevels: { C: 2, D: 1 }, minimumAge: 16, lines: [] });
    expect(after.entries.get(changed.qan)).toEqual(changed);
  });

  it('is kept with its file, and asks for every outcome to be worked out anew', async () => {
    const entries = [entry(2)];
    const { result } = await load(entries);
    const [row] = await world.query('SELECT * FROM catalogue_load ORDER BY version DESC LIMIT 1');
    expect(row).toMatchObject({ version: result?.version, person: 'catalogue.editor', added: 1, changed: 0 });
    expect(row.content.toString()).toBe(catalogueFile(entries));
    expect(await world.query('SELECT realm_id FROM rework')).toEqual([{ realm_id: world.actor.realm }]);
    const [logged] = await world.query('SELECT * FROM transaction_log ORDER BY seq DESC LIMIT 1');
    expect(logged).toMatchObject({ subject: 'catalogue', transaction: 'loadCatalogue', person: 'catalogue.editor' });
    expect((await loads())[0]).toMatchObject({ version: result?.version, added: 1, changed: 0, unchanged: 0 });
    await expect(world.query('UPDATE catalogue_load SET added = 9')).rejects.toThrow(/append-only/);
  });

  it('of what is there already leaves no trace', async () => {
    const all = [...(await standing()).entries.values()];
    const before = await world.query('SELECT count(*)::int AS count FROM transaction_log');
    const { outcome, result } = await load(all);
    expect([outcome, result?.unchanged, result?.changes]).toEqual(['unchanged', all.length, []]);
    expect(await world.query('SELECT count(*)::int AS count FROM transaction_log')).toEqual(before);
    expect((await standing()).version).toBe(result?.version);
  });

  it('waits for another one: both land, each as a version of its own', async () => {
    const { version } = await standing();
    const done = await Promise.all([10, 20, 30, 40].map((number) => load([entry(number), entry(number + 1)])));
    expect(done.map(({ result }) => result?.version).sort()).toEqual([1, 2, 3, 4].map((n) => version + n));
    expect((await standing()).version).toBe(version + 4);
    expect((await loads()).slice(0, 4).map(({ added }) => added)).toEqual([2, 2, 2, 2]);
  });

  it('of the same file twice at once is one version', async () => {
    const { version } = await standing();
    const done = await Promise.all([load([entry(50)]), load([entry(50)])]);
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'unchanged']);
    expect((await standing()).version).toBe(version + 1);
  });

  it('takes ten thousand qualifications within seconds', async () => {
    const unit = (code: number) => ({ code: `U${code}`, title: `A unit of some length ${code}`, glh: 60 });
    const many = Array.from({ length: 10_000 }, (_, at) => entry(1_000_000 + at, { units: [1, 2, 3].map(unit) }));
    const since = performance.now();
    expect((await load(many)).result?.changes).toHaveLength(10_000);
    expect((await load(many)).outcome).toBe('unchanged');
    expect(performance.now() - since).toBeLessThan(15_000);
  }, 60_000);
});
