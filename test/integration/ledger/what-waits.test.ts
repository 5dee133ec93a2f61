import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCentreOutcomes, summariseOutcomes } from '../../../src/ledger/centre-outcomes.js';
import { readCentreToDo } from '../../../src/ledger/to-do.js';
import { listWaiting } from '../../../src/ledger/waiting.js';
import { confirmed, decideOn, prepared, ready, unpublished } from '../../contract/results.js';
import { openWorld, type World } from '../../contract/world.js';
import { registration } from '../../support/service.js';

// One centre on one day: what it has to do, and what its Diplomas came to as far as it may know.

let world: World;
let offset: number;
const learners = new Map<string, { uln: string; diplomaId?: string; claim?: { id: string } }>();
beforeAll(async () => {
  world = await openWorld();
  const [realm] = await world.query('SELECT clock_offset_ms FROM realm WHERE id = 2');
  offset = Number(realm?.clock_offset_ms);
  const keep = (name: string, one: { uln: string; diplomaId?: string; claim?: { id: string } }) => {
    learners.set(name, one);
    return one;
  };
  keep('without results', await prepared(world));
  keep('ready', await ready(world));
  const back = await ready(world);
  await decideOn(world, back.claim, 'referral', { reason: 'Check the date of birth' });
  keep('sent back', back);
  const untold = await ready(world, unpublished);
  await decideOn(world, untold.claim, 'referral', { reason: 'Not to be known yet' });
  keep('sent back, not told', untold);
  keep('confirmed', await confirmed(world));
  keep('confirmed, not told', await confirmed(world, unpublished));
  const bare = await world.openWithDiploma({}, registration);
  const claim = await world.done('POST', '/v1/claims', { body: { uln: bare.uln, diplomaId: bare.diploma.id } });
  keep('nothing recorded', { uln: bare.uln, diplomaId: bare.diploma.id, claim });
  keep('not claimed', await world.openWithDiploma({}, registration));
  const closed = await world.openWithDiploma({}, registration);
  await world.done('POST', `/v1/learners/${closed.uln}/closure`, { body: { reason: 'Left' } });
  keep('closed', closed);
  // Somebody else's.
  keep('of another centre', await world.open({ diploma: registration }, { centre: '90002' }));
  const { uln } = learners.get('not claimed') as { uln: string };
  await world.done('POST', `/v1/learners/${uln}/transfers`, {
    centre: '90002',
    body: { familyName: 'O’Brien-Smith', dateOfBirth: '1994-05-17', reason: 'Moved house' },
  });
});
afterAll(() => world?.close());

const nameOf = (uln: string) => [...learners].find(([, one]) => one.uln === uln)?.[0];
const now = () => realmNow(0);
/** So many days on, by the clock of the sandbox. */
const realmNow = (days: number) => new Date(world.clock().getTime() + offset + days * 86_400_000).toISOString();
const toDo = (centre = '90001', at = now()) =>
  readCentreToDo(world.service.ledger.store.pool, 2, centre, {
    now: at,
    ending: new Map([['engineering', '2013-08-31']]),
  });
const waiting = async (referred: boolean, at = now(), page: { limit?: number; after?: string } = {}) =>
  listWaiting(
    world.service.ledger,
    2,
    { centre: '90001', referred },
    { limit: page.limit ?? 50, after: page.after, now: at },
  );
const later = () => realmNow(10);

describe('what waits for a centre', () => {
  it('is counted as far as it is told, of open accounts, and of nobody else', async () => {
    expect(await toDo()).toEqual({
      transfers: 1,
      // Without results, ready, nothing recorded, and two whose decision is not told yet.
      waiting: 5,
      referred: 1,
      missing: [
        { what: 'plts', level: 2, learners: 1 },
        { what: 'workExperience', level: 2, learners: 1 },
      ],
      unclaimed: [{ line: 'engineering', level: 'higher', learners: 1, by: '2013-08-31' }],
    });
    expect(await toDo('90002')).toMatchObject({ transfers: 0, waiting: 0, referred: 0, missing: [] });
  });

  it('changes on the day on which decisions are told', async () => {
    expect(await toDo('90001', later())).toMatchObject({ waiting: 3, referred: 2 });
  });

  it('is listed with why not yet and who has to act', async () => {
    const listed = new Map((await waiting(false)).map((one) => [nameOf(one.record.account.uln), one.progress]));
    expect([...listed.keys()].sort()).toEqual([
      'confirmed, not told',
      'nothing recorded',
      'ready',
      'sent back, not told',
      'without results',
    ]);
    expect(listed.get('ready')?.explanation.lines).toEqual([]);
    const lacks = (name: string) => listed.get(name)?.explanation.lines.map(({ condition }) => condition) ?? [];
    expect(lacks('nothing recorded')).toEqual(expect.arrayContaining(['plts', 'workExperience', 'principalLearning']));
    expect(lacks('without results')).toContain('principalLearning');
    for (const own of ['plts', 'workExperience']) expect(lacks('without results')).not.toContain(own);
    const recorded = listed.get('nothing recorded')?.explanation.lines.find(({ condition }) => condition === 'plts');
    expect(recorded?.actor).toBe('centre');
    // A decision that is not told looks like none.
    for (const name of ['confirmed, not told', 'sent back, not told'])
      expect(listed.get(name)?.award?.decision, name).toBeUndefined();
  });

  it('is listed apart where the claim was sent back, with the reason, when it is told', async () => {
    const [one, ...more] = await waiting(true);
    expect(more).toEqual([]);
    expect(nameOf(one?.record.account.uln as string)).toBe('sent back');
    expect(one?.progress.award).toMatchObject({ state: 'referred', decision: { reason: 'Check the date of birth' } });
    expect((await waiting(true, later())).map(({ record }) => nameOf(record.account.uln)).sort()).toEqual([
      'sent back',
      'sent back, not told',
    ]);
  });

  it('is listed page by page, each once', async () => {
    const all = (await waiting(false)).map(({ record }) => record.account.uln);
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const [one] = await waiting(false, now(), { limit: 1, ...(after === undefined ? {} : { after }) });
      if (one === undefined) break;
      found.push(one.record.account.uln);
      after = one.progress.claim?.id;
    }
    expect(found).toEqual(all);
    expect(await waiting(false, now(), { after: '00000000-0000-7000-8000-000000000000' })).toEqual([]);
  });
});

describe('what a centre’s Diplomas came to', () => {
  it('is counted by line and level, as far as it is told', async () => {
    const { pool } = world.service.ledger.store;
    const [today, ...none] = await summariseOutcomes(pool, 2, '90001', now());
    expect(none).toEqual([]);
    expect(today).toEqual({
      ...{ line: 'engineering', level: 'higher', registered: 9, claimed: 7, referred: 1 },
      awarded: { B: 1 },
    });
    const [then] = await summariseOutcomes(pool, 2, '90001', later());
    expect(then).toMatchObject({ referred: 2, awarded: { B: 2 } });
    expect((await summariseOutcomes(pool, 2, '90003', now())).length).toBe(0);
  });

  it('is listed by learner, and nothing of what is not published', async () => {
    const wanted = { centre: '90001', line: 'engineering', level: 'higher' };
    const list = async (at: string) =>
      new Map(
        (await listCentreOutcomes(world.service.ledger, 2, wanted, { limit: 50, now: at })).map(
          ({ record, progress }) => [nameOf(record.account.uln), progress],
        ),
      );
    const today = await list(now());
    expect(today.size).toBe(9);
    expect(today.get('confirmed')?.evaluation.grade).toBe('B');
    expect(today.get('confirmed, not told')?.evaluation.grade ?? null).toBeNull();
    expect(today.get('confirmed, not told')?.award?.state).toBe('awaiting');
    expect((await list(later())).get('confirmed, not told')?.award?.state).toBe('confirmed');
  });
});
