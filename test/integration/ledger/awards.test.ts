import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '../../../src/ledger/history.js';
import { readPublished } from '../../../src/ledger/published-reads.js';
import { at, awardingBody, certify, claimed, confirm, posts, refer, replace, revoke, withdraw } from './award-world.js';
import { amend, type LedgerWorld, openLedger } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const term = '2010-09-06T08:00:00Z';
const autumn = '2010-10-04T08:00:00Z';
const winter = '2010-12-01T08:00:00Z';
const project = { qan: '90000171', awardDate: '2010-09-20' };

const outcomesOf = (uln: string) =>
  world.query('SELECT version, outcome, awarded, grade, inputs FROM outcome WHERE uln = $1 ORDER BY version', [uln]);
const decisionsOf = (uln: string) =>
  world.query(
    'SELECT decision, outcome_version, grade, reason, certificate_number FROM decision WHERE uln = $1 ORDER BY id',
    [uln],
  );
const resultsOf = (uln: string, qan: string) =>
  world.query(
    'SELECT status, grade, points, version, publish_at, ends_at FROM constituent_result WHERE uln = $1 AND qan = $2 ORDER BY id',
    [uln, qan],
  );
async function stateOf(uln: string): Promise<string> {
  const [claim] = await world.query('SELECT award_state FROM claim WHERE uln = $1', [uln]);
  return claim?.award_state;
}
const accountOf = (uln: string) =>
  world.query('SELECT version, changed_at::text, xmin::text FROM learner_account WHERE uln = $1', [uln]);
async function outcomes(commands: Parameters<LedgerWorld['run']>[0], instant: string, options = {}) {
  const receipts = await world.run(commands, options, at(world, instant));
  return receipts.map(({ verdict }) => verdict.outcome);
}
/** A learner with everything, whose award is ready. */
async function readyLearner(): Promise<string> {
  const [uln] = world.nextUlns(1) as [string];
  await world.run(claimed(uln), {}, at(world, term));
  await world.run(posts(uln), {}, at(world, autumn));
  return uln;
}

describe('the way of an award', () => {
  it('goes from results to the certificate and back, and every version of the outcome and every decision is kept', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run(claimed(uln), {}, at(world, term));
    const account = await accountOf(uln);
    expect(await outcomesOf(uln)).toEqual([]);
    expect(await stateOf(uln)).toBe('awaiting');

    const all = posts(uln);
    expect(await outcomes(all.slice(1), autumn)).toEqual(Array(13).fill('accepted'));
    expect(await stateOf(uln)).toBe('awaiting');
    expect(await outcomes([confirm(uln)], autumn)).toEqual(['refused']);
    expect(await outcomes(all.slice(0, 1), autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('ready');
    expect(await outcomes([confirm(uln, 'A')], autumn)).toEqual(['refused']);
    expect(await outcomes([confirm(uln)], autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('confirmed');
    // Thirty days have not passed yet.
    expect(await outcomes([certify(uln)], autumn)).toEqual(['refused']);

    expect(await outcomes([replace(uln, { grade: 'A', points: '7' })], autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('confirmed');
    expect(await outcomes([withdraw(uln, project)], autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('changed');
    expect(await outcomes([refer(uln)], autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('referred');
    expect(await outcomes([all[8] as (typeof all)[number]], autumn)).toEqual(['accepted']);
    expect(await stateOf(uln)).toBe('ready');
    expect(await outcomes([confirm(uln)], autumn)).toEqual(['accepted']);
    expect(await outcomes([certify(uln), certify(uln)], winter)).toEqual(['accepted', 'unchanged']);
    expect(await stateOf(uln)).toBe('certificated');
    expect(await outcomes([revoke(uln), revoke(uln)], winter)).toEqual(['accepted', 'unchanged']);
    expect(await stateOf(uln)).toBe('revoked');

    const kept = await outcomesOf(uln);
    expect(kept.map(({ version, awarded, grade }) => [version, awarded, grade])).toEqual([
      [1, false, null],
      [2, true, 'B'],
      [3, true, 'B'],
      [4, false, null],
      [5, true, 'B'],
    ]);
    expect(kept.map(({ inputs }) => inputs.results.length)).toEqual([13, 14, 14, 14, 15]);
    expect(await decisionsOf(uln)).toEqual([
      { decision: 'confirmed', outcome_version: 2, grade: 'B', reason: null, certificate_number: null },
      { decision: 'referred', outcome_version: 4, grade: null, reason: 'Not complete', certificate_number: null },
      { decision: 'confirmed', outcome_version: 5, grade: 'B', reason: null, certificate_number: null },
      {
        ...{ decision: 'certificated', outcome_version: 5, grade: 'B', reason: null },
        certificate_number: expect.stringMatching(/^NDA(-[0-9A-F]{4}){3}$/),
      },
      { decision: 'revoked', outcome_version: 5, grade: null, reason: 'Results were wrong', certificate_number: null },
    ]);
    expect(await resultsOf(uln, project.qan)).toMatchObject([
      { status: 'replaced', grade: 'B', version: 1 },
      { status: 'withdrawn', grade: 'A', version: 3 },
      { status: 'posted', grade: 'B', version: 1 },
    ]);
    // Of all that, nothing shows in the row that the centre reads.
    expect(await accountOf(uln)).toEqual(account);
  });

  it('reads outcomes as the commands before it in the list left them', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run(claimed(uln), {}, at(world, term));
    const list = [...posts(uln), confirm(uln), confirm(uln)];
    expect(await outcomes(list, autumn)).toEqual([...Array(15).fill('accepted'), 'unchanged']);
    expect(await stateOf(uln)).toBe('confirmed');
    expect(await outcomesOf(uln)).toMatchObject([{ version: 1, awarded: true }]);
    expect(await decisionsOf(uln)).toMatchObject([{ decision: 'confirmed', outcome_version: 1 }]);
  });

  it('is worked out anew with what a centre changes, which moves the record as ever', async () => {
    const uln = await readyLearner();
    const [before] = await accountOf(uln);
    expect(await outcomes([amend(uln, { dateOfBirth: '1994-05-18' })], autumn)).toEqual(['accepted']);
    const [after] = await accountOf(uln);
    expect(after?.version).toBe(before?.version + 1);
    expect((await outcomesOf(uln)).map(({ inputs }) => inputs.dateOfBirth)).toEqual(['1994-05-17', '1994-05-18']);
    expect(await stateOf(uln)).toBe('ready');
    expect(await outcomes([amend(uln, { givenName: 'Zoe' })], autumn)).toEqual(['accepted']);
    expect(await outcomesOf(uln)).toHaveLength(2);
  });

  it('is the same when everything is said again, and nothing is written', async () => {
    const uln = await readyLearner();
    expect(new Set(await outcomes(posts(uln), autumn))).toEqual(new Set(['unchanged']));
    expect(await outcomesOf(uln)).toHaveLength(1);
    const entries = await world.query(
      `SELECT id FROM transaction_log WHERE subject = $1 AND transaction = 'postResults'`,
      [uln],
    );
    expect(entries).toHaveLength(14);
  });

  it('rehearsed answers as it would, and stores nothing', async () => {
    const uln = await readyLearner();
    expect(await outcomes([confirm(uln), revoke(uln)], autumn, { rehearsal: true })).toEqual(['accepted', 'accepted']);
    expect(await decisionsOf(uln)).toEqual([]);
    expect(await stateOf(uln)).toBe('ready');
  });

  it('for real learners is not confirmed on an unconfirmed scheme', async () => {
    const uln = await readyLearner();
    const [receipt] = await world.run([confirm(uln)], {}, { ...at(world, autumn), live: true });
    expect(receipt?.verdict).toMatchObject({ outcome: 'refused', faults: [{ rule: 'award-scheme-unconfirmed' }] });
  });
});

describe('a result in the table', () => {
  it('has every value that was said, read again as the same', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run(claimed(uln), {}, at(world, term));
    const qualification = {
      component: 'project',
      title: 'A Local Project',
      level: 2,
      glh: 60,
      line: 'engineering',
    } as const;
    const said = posts(uln, {
      ...{ qan: '50023719', unit: undefined, grade: 'U', points: '1.5', awardDate: '2010-12-16', qualification },
      ...{ publishDate: '2010-12-24', enquiry: true, partialAbsence: true },
    }).slice(0, 1);
    expect(await outcomes(said, autumn)).toEqual(['accepted']);
    const [row] = await world.query('SELECT * FROM constituent_result WHERE uln = $1', [uln]);
    expect(row).toMatchObject({
      ...{ awarding_body: awardingBody, qan: '50023719', unit: null, state: 'U', grade: null, points: '1.5' },
      ...{ partial_absence: true, enquiry: true, status: 'posted', ends_at: null, version: 1, qualification },
      publish_at: new Date('2010-12-24T00:00:00.000Z'),
    });
    expect(await outcomes(said, autumn)).toEqual(['unchanged']);
  });
});

describe('what a centre reads of awards', () => {
  const day = '2010-11-20';
  const published = async (uln: string, instant: string) => {
    const { results, decisions } = (await readPublished(world.ledger.store.pool, world.actor.realm, [uln], instant))(
      uln,
    );
    return [results.length, decisions.map(({ decision }) => decision)];
  };

  it('is nothing before the instant of publication, and everything from it on', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run(claimed(uln), {}, at(world, term));
    const account = await accountOf(uln);
    await world.run([...posts(uln, { publishDate: day }), confirm(uln)], {}, at(world, autumn));
    expect(await published(uln, '2010-10-05T08:00:00.000Z')).toEqual([0, []]);
    expect(await published(uln, '2010-11-19T23:59:59.999Z')).toEqual([0, []]);
    expect(await published(uln, '2010-11-20T00:00:00.000Z')).toEqual([14, ['confirmed']]);
    expect(await accountOf(uln)).toEqual(account);
  });

  it('never has one that was withdrawn or replaced before its instant', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run(claimed(uln), {}, at(world, term));
    await world.run(posts(uln, { publishDate: day }), {}, at(world, autumn));
    const key = { qan: '90000298', awardDate: '2010-09-20' };
    const list = [replace(uln, { grade: 'A', points: '7', publishDate: day }), withdraw(uln, key)];
    expect(await outcomes(list, autumn)).toEqual(['accepted', 'accepted']);
    const read = await readPublished(world.ledger.store.pool, world.actor.realm, [uln], '2010-11-20T00:00:00.000Z');
    const seen = read(uln).results;
    expect(seen).toHaveLength(13);
    expect(seen.filter(({ qan }) => qan === '90000298')).toEqual([]);
    expect(seen.filter(({ qan }) => qan === project.qan)).toMatchObject([{ grade: 'A' }]);
  });

  describe('of an award that was confirmed on results of which one is not published after all', () => {
    const first = '2010-11-20';
    const firstInstant = '2010-11-20T00:00:00.000Z';
    const fortnight = '2010-12-04';
    /** The same qualification, taken a second time. */
    const again = { qan: '90000298', awardDate: '2010-10-01' };
    /** Who is confirmed on results that are published on the first day, one of which has then changed. */
    async function confirmedAndThen(change: (uln: string) => Parameters<LedgerWorld['run']>[0]): Promise<string> {
      const [uln] = world.nextUlns(1) as [string];
      await world.run(claimed(uln), {}, at(world, term));
      await world.run([...posts(uln, { publishDate: first }), confirm(uln)], {}, at(world, autumn));
      expect(new Set(await outcomes(change(uln), autumn))).toEqual(new Set(['accepted']));
      return uln;
    }
    const historyOf = async (uln: string, now: string) => {
      const { store } = world.ledger;
      const entries = await readHistory(store.pool, world.actor.realm, uln, { limit: 100, after: undefined, now });
      return entries.map(({ transaction }) => transaction).filter((name) => name.endsWith('Award'));
    };

    it('is nothing while it was overtaken by one that is published later, and then what was decided on that', async () => {
      const better = { grade: 'A', points: '55', publishDate: fortnight };
      const uln = await confirmedAndThen((of) => [replace(of, { qan: '9000002X', ...better })]);
      expect(await stateOf(uln)).toBe('changed');
      expect(await published(uln, firstInstant)).toEqual([13, []]);
      expect(await historyOf(uln, firstInstant)).toEqual([]);
      expect(await outcomes([confirm(uln, 'A')], autumn)).toEqual(['accepted']);
      expect(await published(uln, '2010-12-03T23:59:59.999Z')).toEqual([13, []]);
      expect(await published(uln, '2010-12-04T00:00:00.000Z')).toEqual([14, ['confirmed']]);
      expect(await historyOf(uln, '2010-12-04T00:00:00.000Z')).toEqual(['confirmAward']);
    });

    it('comes as late as the one that is published later, if it stands as it did', async () => {
      const uln = await confirmedAndThen((of) => [replace(of, { grade: 'A', points: '7', publishDate: fortnight })]);
      expect(await stateOf(uln)).toBe('confirmed');
      expect(await published(uln, firstInstant)).toEqual([13, []]);
      expect(await published(uln, '2010-12-04T00:00:00.000Z')).toEqual([14, ['confirmed']]);
    });

    it('is nothing for ever when that result was withdrawn', async () => {
      const uln = await confirmedAndThen((of) => [withdraw(of, project)]);
      expect(await stateOf(uln)).toBe('changed');
      expect(await published(uln, '2011-12-04T00:00:00.000Z')).toEqual([13, []]);
      expect(await historyOf(uln, '2011-12-04T00:00:00.000Z')).toEqual([]);
    });

    it('comes no earlier than it was to, when what it waited for is withdrawn', async () => {
      const [skill] = posts('').filter(({ input }) => 'qan' in input && input.qan === '90000298');
      const uln = await confirmedAndThen((of) => [
        { transaction: 'postResults', input: { ...skill?.input, ...again, uln: of, publishDate: fortnight } } as never,
      ]);
      expect(await outcomes([withdraw(uln, again)], autumn)).toEqual(['accepted']);
      expect(await stateOf(uln)).toBe('confirmed');
      expect(await published(uln, firstInstant)).toEqual([14, []]);
      expect(await published(uln, '2010-12-04T00:00:00.000Z')).toEqual([14, ['confirmed']]);
    });
  });

  it('lets it withdraw a claim whose confirmation is not published, and not one whose is', async () => {
    const withdrawal = (uln: string) =>
      ({
        transaction: 'withdrawClaim',
        input: { uln, centre: '90001', registration: { line: 'engineering', level: 'higher' }, reason: 'Too early' },
      }) as const;
    const [unseen] = world.nextUlns(1) as [string];
    await world.run(claimed(unseen), {}, at(world, term));
    await world.run([...posts(unseen, { publishDate: day }), confirm(unseen)], {}, at(world, autumn));
    expect(await outcomes([withdrawal(unseen)], autumn)).toEqual(['accepted']);
    const seen = await readyLearner();
    expect(await outcomes([confirm(seen), withdrawal(seen)], autumn)).toEqual(['accepted', 'refused']);
  });
});
