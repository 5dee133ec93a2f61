import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, Json } from '../support/service.js';
import { tokensOfOtherRealm } from './realms.js';
import { aCatalogue } from './requests.js';
import { logged, snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({ worker: true });
});
afterAll(() => world.close());

const as = 'serviceManagement';
const type = { 'content-type': 'text/csv' };
const load = (file: string | Buffer, said: CallOptions = {}) =>
  world.call('POST', '/v1/catalogue', { as, raw: file, headers: type, ...said });
const exported = async (said: CallOptions = {}) => (await world.call('GET', '/v1/catalogue', said)).text;
const numberIn = (file: string) => (/\n(\d{3}\/\d{4}\/[\dX]),/.exec(file)?.[1] ?? '').replaceAll('/', '');

describe('the catalogue as a file', () => {
  it('is a file for everybody, and loaded as it is it changes nothing', async () => {
    const { status, headers, text } = await world.call('GET', '/v1/catalogue', { as: 'supplier' });
    expect([status, headers['content-disposition']]).toEqual([200, 'attachment; filename="catalogue.csv"']);
    const count = await logged(world.query);
    const { body, headers: said } = await load(text);
    expect(body).toMatchObject({ added: 0, changed: 0, changes: [], repaired: 0, repairs: [] });
    expect(body.unchanged).toBe(text.trim().split('\n').length - 1);
    expect(said['das-outcome']).toBe('unchanged');
    expect(await logged(world.query)).toBe(count);
    expect(await exported()).toBe(text);
  });

  it('adds a qualification, which everybody finds at once, and is a version that says who loaded it', async () => {
    const file = aCatalogue();
    const loaded = await load(file, { headers: { ...type, 'das-actor': 'Mary Editor' } });
    expect(loaded.body).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
    const qan = numberIn(file);
    expect(loaded.body.changes).toEqual([{ qan, change: 'added', columns: [] }]);
    expect(await world.done('GET', `/v1/qualifications/${qan}`)).toMatchObject({
      title: 'Pennine Level 2 Award in Beekeeping',
      barringCode: 'BK1',
    });
    const { items } = await world.done('GET', '/v1/catalogue/loads', { as, query: { limit: '1' } });
    expect(items).toEqual([
      expect.objectContaining({
        ...{ version: loaded.body.version, person: 'Mary Editor', clientId: world.kit.serviceManagement.clientId },
        ...{ added: 1, changed: 0, unchanged: 0, digest: loaded.body.digest },
      }),
    ]);
  });

  it('says which columns of a qualification change', async () => {
    const file = aCatalogue();
    await load(file);
    const { body } = await load(file.replace('BK1', 'BK2').replace('2009-09-01,', '2009-09-01,2011-08-31'));
    expect(body.changes).toEqual([{ qan: numberIn(file), change: 'changed', columns: ['BarringCode', 'ValidTo'] }]);
  });

  it('is taken whole or not at all: every line that is wrong is named, with its column and the rule', async () => {
    const [headings, row] = aCatalogue().trim().split('\n') as [string, string];
    const wrong = [row.replace('PEN', 'NOBODY'), row.replace(',60,', ',many,').replace(/^.{10}/, '900/9999/1')];
    const { idempotent_answer: _before, ...before } = await snapshot(world.query);
    const { status, body } = await load([headings, row.replace(/^.{10}/, '900/9998/1'), ...wrong, ''].join('\n'));
    expect([status, body.code, body.detail]).toEqual([
      422,
      'refused',
      '2 things in the file must be put right. Nothing was stored.',
    ]);
    expect(body.errors.map(({ line, column, rule, value }: Json) => [line, column, rule, value])).toEqual([
      [3, 'AwardingBody', 'awarding-body-unknown', 'NOBODY'],
      [4, 'GuidedLearningHours', 'field-form', 'many'],
    ]);
    for (const { actor, message } of body.errors)
      expect([actor, message]).toEqual(['service', expect.stringMatching(/\.$/)]);
    const { idempotent_answer: _after, ...after } = await snapshot(world.query);
    expect(after).toEqual(before);
  });

  it('lists a thousand faults, and counts them all', async () => {
    const [headings] = aCatalogue().split('\n');
    const { body } = await load(`${headings}\n${'x,,,,,,,,,,,,,\n'.repeat(500)}`);
    expect(body.errors).toHaveLength(1000);
    expect(body.detail).toMatch(/^3,500 things .* The first 1,000 are listed\.$/);
  });

  it('that is no file of the catalogue is told what it is', async () => {
    for (const [file, rule] of [
      ['', 'file-empty'],
      ['PK\x03\x04', 'file-compressed'],
      ['a,b\n1,2\n', 'file-heading-unknown'],
    ] as const) {
      const { status, body } = await load(file);
      expect([status, body.errors[0].rule]).toEqual([422, rule]);
    }
  });

  it('of others stays theirs: another realm’s catalogue is as it was', async () => {
    const { supplier } = await tokensOfOtherRealm(world);
    const before = await exported({ as: { token: supplier } });
    await load(aCatalogue());
    expect(await exported({ as: { token: supplier } })).toBe(before);
  });

  it('has every outcome worked out anew', async () => {
    await load(aCatalogue());
    await expect.poll(() => world.query('SELECT 1 FROM rework'), { timeout: 20_000 }).toEqual([]);
  });
});

describe('who belongs to nobody', () => {
  it('is service management only with scopes of service management and no others', async () => {
    const { realmId, scopes } = await world.service.store.prisma.client.findUniqueOrThrow({
      where: { id: world.kit.serviceManagement.clientId },
    });
    const secret = world.kit.serviceManagement;
    await world.query(
      `INSERT INTO client (id, realm_id, name, scopes, secret_hash)
        SELECT 'stray', $1, 'Stray', $2, secret_hash FROM client WHERE id = $3`,
      [realmId, [...scopes, 'learners:read'], secret.clientId],
    );
    const token = await world.token({ clientId: 'stray', clientSecret: secret.clientSecret });
    const { status, body } = await load(aCatalogue(), { as: { token } });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
  });

  it('and a supplier with such a scope by mistake is told that it may not', async () => {
    const { clientId, clientSecret } = world.kit.componentAwardingBody;
    await world.query(`UPDATE client SET scopes = scopes || '{catalogue:write}' WHERE id = $1`, [clientId]);
    world.advance(5000);
    const token = await world.token({ clientId, clientSecret }, 'catalogue:write');
    const { status, body } = await load(aCatalogue(), { as: { token } });
    expect([status, body.code]).toEqual([403, 'scope-missing']);
  });
});
