import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Party } from '../../../src/ledger/actor.js';
import {
  amend,
  close,
  type LedgerWorld,
  open,
  openLedger,
  person,
  register,
  registration,
  reopen,
  work,
} from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

const logOf = (ulns: readonly string[]) =>
  world.query(
    'SELECT subject, id, transaction, before, after FROM transaction_log WHERE subject = ANY($1) ORDER BY seq',
    [ulns],
  );
const accountsOf = (ulns: readonly string[]) =>
  world.query('SELECT uln, status, version, given_name FROM learner_account WHERE uln = ANY($1) ORDER BY uln', [ulns]);

describe('commands of one list', () => {
  it('on the same learner see what those before them did', async () => {
    const [uln] = world.nextUlns(1) as [string];
    const commands = [
      open(uln),
      register(uln),
      work(uln, 5),
      amend(uln, { givenName: 'Chloe' }),
      close(uln),
      work(uln, 6),
      reopen(uln),
      work(uln, 6),
    ];
    expect(await world.outcomes(commands)).toEqual([
      ...['accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
      // The account is closed at that point of the list.
      'refused',
      ...['accepted', 'accepted'],
    ]);
    expect(await accountsOf([uln])).toEqual([{ uln, status: 'open', version: 7, given_name: 'Chloe' }]);
    const [recorded] = await world.query('SELECT days, version FROM work_experience_completion WHERE uln = $1', [uln]);
    expect(recorded).toEqual({ days: 6, version: 7 });
  });

  it('that say the same twice change something once', async () => {
    const [uln] = world.nextUlns(1) as [string];
    expect(await world.outcomes([open(uln), open(uln), register(uln), register(uln)])).toEqual([
      'accepted',
      'unchanged',
      'accepted',
      'unchanged',
    ]);
    expect(await logOf([uln])).toHaveLength(2);
  });

  it('that are refused leave the others alone', async () => {
    const [good, wrong, other] = world.nextUlns(3) as [string, string, string];
    const commands = [
      open(good),
      open(wrong, { dateOfBirth: '2020-01-01', givenName: '1' }),
      close(wrong),
      open(other),
    ];
    const receipts = await world.run(commands);
    expect(receipts.map(({ verdict }) => verdict.outcome)).toEqual(['accepted', 'refused', 'notFound', 'accepted']);
    const [, refused] = receipts;
    const rules =
      refused?.verdict.outcome === 'refused' ? refused.verdict.faults.map(({ rule }) => rule).toSorted() : [];
    expect(rules).toEqual(['birth-date-past', 'name-characters']);
    expect((await accountsOf([good, wrong, other])).map(({ uln }) => uln)).toEqual([good, other].toSorted());
    expect(await logOf([wrong])).toEqual([]);
  });

  it('are refused by what an earlier one made, too', async () => {
    const [uln] = world.nextUlns(1) as [string];
    const outcomes = await world.outcomes([
      open(uln),
      open(uln, { givenName: 'Other' }),
      amend(uln, { gender: 'male' }, 99),
      amend(uln, { gender: 'male' }, 1),
    ]);
    expect(outcomes).toEqual(['accepted', 'refused', 'stale', 'accepted']);
  });

  it('are each authorised by themselves', async () => {
    const [own, elsewhere] = world.nextUlns(2) as [string, string];
    const may = (party: Party, scope: string) =>
      'centre' in party && party.centre === '90001' && scope === 'learners:write';
    const commands = [open(own), open(elsewhere, { centre: '90002' }), register(own)];
    const receipts = await world.run(commands, {}, { ...world.actor, may });
    expect(receipts.map(({ verdict }) => verdict.outcome)).toEqual(['accepted', 'notAllowed', 'accepted']);
    expect(await accountsOf([elsewhere])).toEqual([]);
  });

  it('have each its own entry in the log, in the order of the list', async () => {
    const ulns = world.nextUlns(3);
    const [a, b, c] = ulns as [string, string, string];
    const commands = [open(c), open(a), register(c), open(b), close(a), register(b), close(c)];
    const receipts = await world.run(commands);
    const entries = await logOf(ulns);
    expect(entries.map(({ id }) => id)).toEqual(receipts.map(({ id }) => id));
    expect(entries.map(({ subject }) => subject)).toEqual(commands.map(({ input }) => input.uln));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(commands.length);
    // Each entry shows the record as the one before it left it.
    const [opened, , registered] = entries;
    expect(opened).toMatchObject({ before: null, after: { account: { uln: c, ...person } } });
    expect(registered?.after).toEqual({ diploma: expect.objectContaining(registration) });
  });
});

describe('a list', () => {
  it('of nothing does nothing', async () => {
    expect(await world.outcomes([])).toEqual([]);
  });

  it('of a thousand commands is one transaction, in a second or so', async () => {
    const ulns = world.nextUlns(400);
    const commands = [
      ...ulns.map((uln) => open(uln)),
      ...ulns.slice(0, 300).map((uln) => register(uln)),
      ...ulns.slice(0, 300).map((uln) => work(uln, 3)),
    ];
    expect(commands).toHaveLength(1000);
    const since = performance.now();
    const outcomes = await world.outcomes(commands);
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    const [rows] = await world.query(
      `SELECT count(*)::int AS entries, count(DISTINCT id)::int AS ids, count(DISTINCT xmin::text)::int AS transactions
        FROM transaction_log WHERE subject = ANY($1)`,
      [ulns],
    );
    expect(rows).toEqual({ entries: 1000, ids: 1000, transactions: 1 });
    const versions = await accountsOf(ulns);
    expect(versions.filter(({ version }) => version === 3)).toHaveLength(300);
    // Sent again, it finds everything as it is.
    expect(new Set(await world.outcomes(commands))).toEqual(new Set(['unchanged']));
  });

  it('that is rehearsed answers as it would, and stores nothing', async () => {
    const [uln, other] = world.nextUlns(2) as [string, string];
    const commands = [open(uln), register(uln), open(other, { gender: 'male' }), close(uln)];
    expect(await world.outcomes(commands, { rehearsal: true })).toEqual(Array(4).fill('accepted'));
    expect(await accountsOf([uln, other])).toEqual([]);
    expect(await logOf([uln, other])).toEqual([]);
    expect(await world.outcomes(commands)).toEqual(Array(4).fill('accepted'));
  });
});
