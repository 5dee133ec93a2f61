import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NamedCommand } from '../../../src/ledger/command.js';
import { countAll, type Statistics, statisticsOf } from '../../../src/ledger/statistics.js';
import type { Count, Measure } from '../../../src/statistics/dimensions.js';
import { at, certify, claimed, confirm, posts, refer, replace, revoke } from './award-world.js';
import { close, type LedgerWorld, open, openLedger, registration } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const counts = (instant: string, realm = world.actor.realm) => countAll(world.ledger.store.pool, realm, instant);
/** Counts as lines of words, so that they can be written down by hand. */
const inWords = (all: readonly Count[]): string[] =>
  all
    .map(({ place: { academicYear, line, level, grade, sex, region }, count }) =>
      [academicYear, line, level, grade, sex, region, count].filter((one) => one !== undefined).join(' '),
    )
    .sort();
const counted = async (measure: Measure, instant: string) => inWords((await counts(instant))[measure]);

/** What is done at an instant takes a moment. */
const soonAfter = (instant: string) => new Date(Date.parse(instant) + 300_000).toISOString();

const run = (commands: readonly NamedCommand[], instant: string) => world.run(commands, {}, at(world, instant));
const opened = (count: number, more: object): NamedCommand[] =>
  world.nextUlns(count).map((uln) => open(uln, { diploma: registration, ...more }));

describe('participation', () => {
  it('is what a count by hand comes to', async () => {
    const society = { ...registration, line: 'society-health-and-development' };
    const [left, merged, kept] = world.nextUlns(3) as [string, string, string];
    // Harrowdene School is in Yorkshire, Kestrel Bay in the South West, and of the consortium nobody knows.
    await run(opened(3, {}), '2009-09-14T08:00:00Z');
    await run(opened(2, { gender: 'male', centre: '90002' }), '2009-10-05T08:00:00Z');
    await run(opened(1, { gender: 'notSpecified', centre: '90006' }), '2009-10-05T08:00:00Z');
    await run(opened(1, { gender: 'notKnown', centre: '90006' }), '2009-10-05T08:00:00Z');
    await run(opened(1, { diploma: society }), '2010-08-31T22:55:00Z');
    // Midnight in British Summer Time: the next academic year.
    await run(opened(2, { diploma: society }), '2010-08-31T23:00:00Z');
    // Who left took part. Who is the same as another is counted once, and who never registered is not.
    await run([open(left, { diploma: registration }), close(left)], '2009-09-21T08:00:00Z');
    await run([open(merged, { diploma: registration }), open(kept)], '2009-09-21T08:00:00Z');
    await run(
      [{ transaction: 'mergeLearnerAccount', input: { uln: merged, centre: '90001', into: kept } }],
      '2009-09-22T08:00:00Z',
    );
    expect(await counted('participation', '2010-09-01T00:00:00Z')).toEqual([
      '2009/10 engineering higher female yorkshire-and-the-humber 4',
      '2009/10 engineering higher male south-west 2',
      '2009/10 engineering higher notKnown notKnown 2',
      '2009/10 society-health-and-development higher female yorkshire-and-the-humber 1',
      '2010/11 society-health-and-development higher female yorkshire-and-the-humber 2',
    ]);
  });

  it('is as it stood at that instant, whenever it is counted', async () => {
    expect(await counted('participation', '2009-09-14T07:59:59Z')).toEqual([]);
    expect(await counted('participation', soonAfter('2009-09-14T08:00:00Z'))).toEqual([
      '2009/10 engineering higher female yorkshire-and-the-humber 3',
    ]);
    const [uln] = world.nextUlns(1) as [string];
    const second = { ...registration, line: 'business-administration-and-finance' };
    await run([open(uln, { diploma: second })], '2010-09-06T08:00:00Z');
    const which = { registration: { line: second.line, level: second.level } } as const;
    await run(
      [{ transaction: 'withdrawDiploma', input: { uln, centre: '90001', ...which, reason: 'Gave up' } }],
      '2010-09-20T08:00:00Z',
    );
    const business = async (instant: string) =>
      (await counted('participation', instant)).filter((one) => one.includes('business'));
    expect(await business('2010-09-20T07:59:59Z')).toHaveLength(1);
    expect(await business(soonAfter('2010-09-20T08:00:00Z'))).toEqual([]);
  });

  it('of another realm is its own', async () => {
    expect(await counts('2010-09-01T00:00:00Z', 1)).toEqual({ participation: [], awards: [] });
  });
});

describe('awards', () => {
  const term = '2010-09-06T08:00:00Z';
  const autumn = '2010-10-04T08:00:00Z';
  /** Learners who can be awarded grade B from this date on. */
  async function ready(count: number, publishDate = '2010-09-20'): Promise<string[]> {
    const ulns = world.nextUlns(count);
    await run(ulns.flatMap(claimed), term);
    await run(
      ulns.flatMap((uln) => posts(uln, { publishDate })),
      autumn,
    );
    return ulns;
  }

  it('are what a count by hand comes to', async () => {
    const [, back, sent, certified, changed] = (await ready(5)) as [string, string, string, string, string];
    const all = await ready(0).then(() => [back, sent, certified, changed]);
    await run(
      all.map((uln) => confirm(uln)),
      autumn,
    );
    expect(await counted('awards', '2010-10-04T07:59:59Z')).toEqual([]);
    const b = (count: number) => [`2010/11 engineering higher B female yorkshire-and-the-humber ${count}`];
    expect(await counted('awards', soonAfter(autumn))).toEqual(b(4));
    const later = '2010-11-15T08:00:00Z';
    await run([revoke(back), refer(sent), certify(certified)], later);
    await run([replace(changed, { grade: 'A', points: '7' })], later);
    expect(await counted('awards', '2010-11-15T07:59:59Z')).toEqual(b(4));
    // What was taken back or sent back does not count. A confirmed one does, until its body decides again.
    expect(await counted('awards', soonAfter(later))).toEqual(b(2));
  });

  it('count from the instant at which the decision is published, and not before', async () => {
    const before = await counted('awards', '2010-12-01T23:59:59.999Z');
    const [uln] = (await ready(1, '2010-12-02')) as [string];
    await run([confirm(uln)], autumn);
    expect(await counted('awards', '2010-12-01T23:59:59.999Z')).toEqual(before);
    const [line] = await counted('awards', '2010-12-02T00:00:00Z');
    expect([line, before[0]]).toEqual([expect.stringMatching(/ 3$/), expect.stringMatching(/ 2$/)]);
  });
});

describe('the figures of a day', () => {
  let now = Date.parse('2010-09-15T10:00:00Z');
  const key = Buffer.from('a key');
  const statistics = (): Statistics =>
    statisticsOf({
      pool: world.ledger.store.pool,
      clock: () => new Date(now),
      reference: world.ledger.standing,
      key,
    });
  const realm = () => ({ id: world.actor.realm, kind: 'sandbox', clockOffsetMs: 0 }) as const;
  const engineering = async (all: Statistics) => {
    const { figures, asOf } = await all.today(realm());
    const found = figures.participation.groups.find(
      ({ place: { line, academicYear } }) => line === registration.line && academicYear === '2009/10',
    );
    return [asOf, found?.count];
  };

  it('are worked out once, kept, and the same for all processes, whatever happens meanwhile', async () => {
    const [one, other] = [statistics(), statistics()];
    const first = await Promise.all([one, one, other].map(engineering));
    expect(first).toEqual(Array(3).fill(['2010-09-14T23:00:00.000Z', 10]));
    await world.query("UPDATE learner_diploma SET line = 'society-health-and-development' WHERE line = 'engineering'");
    expect(await engineering(one)).toEqual(first[0]);
    expect(await engineering(statistics())).toEqual(first[0]);
    expect(await world.query('SELECT realm_id FROM daily_statistics')).toHaveLength(1);
    now += 14 * 3_600_000;
    expect(await engineering(one)).toEqual(['2010-09-15T23:00:00.000Z', undefined]);
    expect(await engineering(other)).toEqual(['2010-09-15T23:00:00.000Z', undefined]);
    expect(await world.query('SELECT realm_id FROM daily_statistics')).toHaveLength(1);
  });

  it('keep nothing but multiples of 5', async () => {
    const [row] = await world.query('SELECT figures FROM daily_statistics');
    const kept = [row?.figures.participation, row?.figures.awards].flatMap(({ groups, parts }) => [
      ...groups,
      ...parts,
    ]);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((one: (string | number)[]) => (one.at(-1) as number) % 5 !== 0)).toEqual([]);
  });

  it('are worked out of every realm', async () => {
    await statistics().keepAll();
    const rows = await world.query('SELECT realm_id, day::text FROM daily_statistics ORDER BY realm_id');
    expect(rows.map(({ realm_id: id }) => id)).toEqual([1, 2]);
  });
});
