import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amend, type LedgerWorld, open, openLedger, register, work } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const count = async (ulns: readonly string[]) => {
  const [row] = await world.query(
    `SELECT (SELECT count(*)::int FROM learner_account WHERE uln = ANY($1)) AS accounts,
      (SELECT count(*)::int FROM transaction_log WHERE subject = ANY($1)) AS entries,
      (SELECT coalesce(sum(version), 0)::int FROM learner_account WHERE uln = ANY($1)) AS versions`,
    [ulns],
  );
  return row;
};

describe('lists that meet', () => {
  it('on the same learners in other orders never wait for one another in a ring, and lose nothing', async () => {
    const ulns = world.nextUlns(30);
    await world.run(ulns.flatMap((uln) => [open(uln), register(uln)]));
    const orders = [
      ulns,
      ulns.toReversed(),
      [...ulns.slice(15), ...ulns.slice(0, 15)],
      ulns.filter((_uln, at) => at % 2 === 0),
      ulns.toSorted(() => 0.5),
    ];
    const lists = Array.from({ length: 20 }, (_, list) =>
      (orders[list % orders.length] as string[]).map((uln) => work(uln, list + 1)),
    );
    const outcomes = await Promise.all(lists.map((list) => world.outcomes(list)));
    expect(new Set(outcomes.flat())).toEqual(new Set(['accepted']));
    const sent = lists.flat().length;
    expect(await count(ulns)).toEqual({ accounts: 30, entries: 60 + sent, versions: 60 + sent });
    // Every state that was accepted followed the one before it.
    const entries = await world.query(
      `SELECT subject, before->'workExperience'->'days' AS before, after->'workExperience'->'days' AS after
        FROM transaction_log WHERE subject = ANY($1) AND transaction = 'recordWorkExperience' ORDER BY subject, seq`,
      [ulns],
    );
    for (const [at, entry] of entries.entries()) {
      const earlier = entries[at - 1];
      expect(entry.before).toBe(earlier?.subject === entry.subject ? earlier?.after : null);
    }
  });

  it('to open the same learners in other orders open each once', async () => {
    const ulns = world.nextUlns(40);
    const lists = [
      ulns,
      ulns.toReversed(),
      ulns.slice(10, 30),
      ulns.slice(20).toReversed(),
      ulns.filter((_uln, at) => at % 3 === 0),
    ];
    const outcomes = await Promise.all(lists.map((list) => world.outcomes(list.map((uln) => open(uln)))));
    const all = outcomes.flat();
    expect(all.filter((outcome) => outcome === 'accepted')).toHaveLength(40);
    expect(new Set(all)).toEqual(new Set(['accepted', 'unchanged']));
    expect(await count(ulns)).toEqual({ accounts: 40, entries: 40, versions: 40 });
  });

  it('to open and change the same learners leave each as one of them would', async () => {
    const ulns = world.nextUlns(10);
    const list = (of: readonly string[]) => of.flatMap((uln) => [open(uln), register(uln), work(uln, 4)]);
    const outcomes = await Promise.all(
      [ulns, ulns.toReversed(), ulns, ulns.toReversed()].map((of) => world.outcomes(list(of))),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(30);
    expect(await count(ulns)).toEqual({ accounts: 10, entries: 30, versions: 30 });
    const diplomas = await world.query('SELECT uln FROM learner_diploma WHERE uln = ANY($1)', [ulns]);
    expect(diplomas).toHaveLength(10);
  });
});

describe('two at one moment', () => {
  it('who open one ULN get one account, for one centre', async () => {
    for (const uln of world.nextUlns(5)) {
      const outcomes = await Promise.all([
        world.outcomes([open(uln)]),
        world.outcomes([open(uln, { centre: '90002' })]),
      ]);
      expect(outcomes.flat().toSorted()).toEqual(['accepted', 'refused']);
      expect(await count([uln])).toEqual({ accounts: 1, entries: 1, versions: 1 });
    }
  });

  it('who read the same version do not both replace it', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run([open(uln)]);
    const names = 'abcdefghijklmnopqrst';
    const outcomes = await Promise.all(
      [...names].map((name) => world.outcomes([amend(uln, { givenName: `Zoë${name}` }, 1)])),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.flat().filter((outcome) => outcome === 'stale')).toHaveLength(19);
  });

  it('more lists than connections are done one after another, and none is turned away', async () => {
    const ulns = world.nextUlns(60);
    const outcomes = await Promise.all(ulns.map((uln) => world.outcomes([open(uln), register(uln)])));
    expect(new Set(outcomes.flat())).toEqual(new Set(['accepted']));
  });
});
