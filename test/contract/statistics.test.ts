import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, registration } from '../support/service.js';
import { tokensOfOtherRealm } from './realms.js';
import { confirmed } from './results.js';
import { openWorld, type World } from './world.js';

const aDay = 86_400_000;
const participation = '/v1/statistics/participation';
const awards = '/v1/statistics/awards';

let world: World;
beforeAll(async () => {
  // With a key that is given chance does the same always.
  world = await openWorld({ sealingKey: Buffer.alloc(32, 'statistics').toString('base64') });
  for (let n = 0; n < 4; n++) await confirmed(world);
  for (let n = 0; n < 4; n++) await world.openWithDiploma();
  await world.openWithDiploma({ centre: world.secondCentre }, { ...registration, level: 'advanced' });
});
afterAll(() => world.close());

const total = async (path: string, query: Record<string, string> = {}) =>
  (await world.done('GET', path, { query })).total;
const few = { count: 0, suppressed: true };

describe('statistics', () => {
  it('are of the beginning of the day, and the same all day', async () => {
    const before = await world.call('GET', participation);
    expect(before.body).toEqual({ realm: 'sandbox', asOf: '2010-10-03T23:00:00.000Z', total: few, rows: [] });
    expect((await world.call('GET', participation)).text).toBe(before.text);

    world.advance(aDay);
    const day = await world.call('GET', participation, { query: { by: 'region', thenBy: 'sex' } });
    expect(day.body).toMatchObject({ asOf: '2010-10-04T23:00:00.000Z', total: { count: 10, suppressed: false } });
    await world.openWithDiploma();
    await confirmed(world);
    world.advance(3_600_000);
    const later = await world.call('GET', participation, { query: { by: 'region', thenBy: 'sex' } });
    expect(later.text).toBe(day.text);
  });

  it('say how many are registered, by what is asked for', async () => {
    const { rows } = await world.done('GET', participation, { query: { by: 'level', thenBy: 'academicYear' } });
    expect(rows.filter(({ count }: Json) => count > 0)).toEqual([
      { level: 'higher', academicYear: '2010/11', count: 10, suppressed: false },
    ]);
    // One alone is not told, and not told from none.
    expect(rows).toContainEqual({ level: 'advanced', academicYear: '2010/11', ...few });
    expect(rows).toContainEqual({ level: 'foundation', academicYear: '2008/09', ...few });
    expect(rows).toHaveLength(4 * 3);
    expect(await total(participation, { line: 'engineering', level: 'higher' })).toMatchObject({ count: 10 });
    expect(await total(participation, { line: 'hospitality' })).toEqual(few);
    expect(await total(participation, { academicYear: '2009/10' })).toEqual(few);
  });

  it('say how many Diplomas are awarded', async () => {
    expect(await total(awards)).toEqual({ count: 5, suppressed: false });
    const { rows } = await world.done('GET', awards, { query: { by: 'grade', level: 'higher' } });
    expect(rows.map(({ grade }: Json) => grade)).toEqual(['A*', 'A', 'B', 'C']);
    // Of the four it is told by chance: none, or five.
    expect(rows.filter(({ count }: Json) => count > 0).map(({ grade }: Json) => grade)).toEqual(
      rows[2].count === 5 ? ['B'] : [],
    );
    expect(rows[2].count % 5).toBe(0);
  });

  it('come as CSV, with the same figures', async () => {
    for (const path of [participation, awards]) {
      const query = { by: 'line', thenBy: 'sex' };
      const { rows } = await world.done('GET', path, { query });
      const { headers, text } = await world.call('GET', path, { query: { ...query, format: 'csv' } });
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toBe(`attachment; filename="${path.split('/').at(-1)}.csv"`);
      expect(text.split('\r\n')).toEqual([
        'line,sex,count,suppressed',
        ...rows.map(({ line, sex, count, suppressed }: Json) => [line, sex, count, suppressed].join(',')),
        '',
      ]);
    }
    const { text } = await world.call('GET', awards, { query: { format: 'csv' } });
    expect(text).toBe('count,suppressed\r\n5,false\r\n');
  });

  it('without a token are those of the live service, whatever is in sandboxes', async () => {
    for (const path of [participation, awards]) {
      const { body } = await world.call('GET', path, { as: null, query: { by: 'level' } });
      expect(body).toMatchObject({ realm: 'live', total: few });
      expect(body.rows.map(({ count }: Json) => count)).toEqual([0, 0, 0, 0]);
    }
  });

  it('with a token are those of its realm, and no other', async () => {
    const { supplier, awardingBody } = await tokensOfOtherRealm(world);
    for (const token of [supplier, awardingBody]) {
      const { body } = await world.call('GET', participation, { as: { token }, query: { by: 'line' } });
      expect(body).toMatchObject({ realm: 'sandbox', total: few });
      expect(body.rows.filter(({ count }: Json) => count > 0)).toEqual([]);
    }
    // And the one has not taken the place of the other.
    expect(await total(participation)).toMatchObject({ count: 10 });
    for (const as of ['supplier', 'diplomaAwardingBody', 'componentAwardingBody'] as const)
      expect((await world.done('GET', awards, { as })).total).toMatchObject({ count: 5 });
  });

  it('tell where a centre is, if that is known', async () => {
    expect(await world.done('GET', '/v1/centres/90002')).toMatchObject({ region: 'south-west' });
    expect(await world.done('GET', '/v1/centres/90006')).not.toHaveProperty('region');
  });
});
