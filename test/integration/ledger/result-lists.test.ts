import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, claimed, posts } from './award-world.js';
import { type LedgerWorld, openLedger } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const autumn = '2010-10-04T08:00:00Z';

async function learners(count: number): Promise<string[]> {
  const ulns = world.nextUlns(count);
  await world.run(ulns.flatMap(claimed), {}, at(world, '2010-09-06T08:00:00Z'));
  return ulns;
}
async function outcomes(commands: Parameters<LedgerWorld['run']>[0]): Promise<string[]> {
  return (await world.run(commands, {}, at(world, autumn))).map(({ verdict }) => verdict.outcome);
}
const tally = async (ulns: readonly string[]) => {
  const [row] = await world.query(
    `SELECT (SELECT count(*)::int FROM constituent_result WHERE uln = ANY($1)) AS results,
      (SELECT count(*)::int FROM transaction_log WHERE subject = ANY($1) AND transaction = 'postResults') AS entries,
      (SELECT count(*)::int FROM claim WHERE uln = ANY($1) AND award_state = 'ready') AS ready`,
    [ulns],
  );
  return row;
};
const accountsOf = (ulns: readonly string[]) =>
  world.query(
    'SELECT uln, version, changed_at::text, xmin::text FROM learner_account WHERE uln = ANY($1) ORDER BY uln',
    [ulns],
  );

describe('lists of results', () => {
  it('of a thousand for a hundred learners are one transaction, with one outcome for each learner', async () => {
    const ulns = await learners(100);
    const accounts = await accountsOf(ulns);
    const each = ulns.map((uln) => posts(uln));
    const first = each.flatMap((commands) => commands.slice(0, 10));
    expect(first).toHaveLength(1000);
    expect(new Set(await outcomes(first))).toEqual(new Set(['accepted']));
    expect(await tally(ulns)).toEqual({ results: 1000, entries: 1000, ready: 0 });
    const [written] = await world.query(
      `SELECT count(DISTINCT xmin::text)::int AS transactions, count(DISTINCT posted_at)::int AS instants
        FROM constituent_result WHERE uln = ANY($1)`,
      [ulns],
    );
    expect(written).toEqual({ transactions: 1, instants: 1 });
    const versions = 'SELECT version FROM outcome WHERE uln = ANY($1)';
    expect(await world.query(versions, [ulns])).toEqual(Array(100).fill({ version: 1 }));

    expect(new Set(await outcomes(each.flatMap((commands) => commands.slice(10))))).toEqual(new Set(['accepted']));
    expect(await tally(ulns)).toEqual({ results: 1400, entries: 1400, ready: 100 });
    // Sent again, they find everything as it is.
    expect(new Set(await outcomes(first))).toEqual(new Set(['unchanged']));
    expect(await world.query(versions, [ulns])).toHaveLength(200);
    expect(await accountsOf(ulns)).toEqual(accounts);
  });

  it('that meet on the same learners lose nothing, and the last of them works out the award', async () => {
    const ulns = await learners(20);
    const lists = Array.from({ length: 7 }, (_, list) => {
      const order = list % 2 === 0 ? ulns : ulns.toReversed();
      return order.flatMap((uln) => posts(uln).slice(list * 2, list * 2 + 2));
    });
    const receipts = await Promise.all(lists.map(outcomes));
    expect(new Set(receipts.flat())).toEqual(new Set(['accepted']));
    expect(await tally(ulns)).toEqual({ results: 280, entries: 280, ready: 20 });
    const [kept] = await world.query(
      'SELECT count(*)::int AS outcomes, max(version)::int AS last FROM outcome WHERE uln = ANY($1)',
      [ulns],
    );
    expect(kept).toEqual({ outcomes: 140, last: 7 });
  });

  it('that say the same at the same moment post it once', async () => {
    const ulns = await learners(10);
    const all = ulns.flatMap((uln) => posts(uln));
    const receipts = await Promise.all([all, all.toReversed(), all].map(outcomes));
    expect(receipts.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(140);
    expect(new Set(receipts.flat())).toEqual(new Set(['accepted', 'unchanged']));
    expect(await tally(ulns)).toEqual({ results: 140, entries: 140, ready: 10 });
  });

  it('with wrong ones among them post the others', async () => {
    const [good, wrong] = (await learners(2)) as [string, string];
    const [stranger] = world.nextUlns(1) as [string];
    const list = [...posts(good), ...posts(wrong, { givenName: 'Chloe' }), ...posts(stranger)];
    const told = await outcomes(list);
    expect(told.slice(0, 14)).toEqual(Array(14).fill('accepted'));
    expect(told.slice(14)).toEqual(Array(28).fill('refused'));
    expect(await tally([good, wrong, stranger])).toEqual({ results: 14, entries: 14, ready: 1 });
  });

  it('are each authorised by the awarding body and the scope', async () => {
    const [uln] = (await learners(1)) as [string];
    const asked = new Set<string>();
    const actor = at(world, autumn);
    const may = (party: object, scope: string) => {
      asked.add(`${JSON.stringify(party)} ${scope}`);
      return false;
    };
    const receipts = await world.run(posts(uln), {}, { ...actor, may });
    expect(new Set(receipts.map(({ verdict }) => verdict.outcome))).toEqual(new Set(['notAllowed']));
    expect([...asked]).toEqual(['{"awardingBody":"NDA"} results:write']);
    expect(await tally([uln])).toEqual({ results: 0, entries: 0, ready: 0 });
  });
});
