import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceActor } from '../../../src/ledger/actor.js';
import { mergeUlns } from '../../../src/ledger/merge-ulns.js';
import { transact } from '../../../src/ledger/transact.js';
import { allResults, longPublished, post, prepared, ready } from '../../contract/results.js';
import { openWorld, type World } from '../../contract/world.js';

let world: World;
let offset: number;
beforeAll(async () => {
  world = await openWorld();
  const [realm] = await world.query('SELECT clock_offset_ms FROM realm WHERE id = 2');
  offset = Number(realm?.clock_offset_ms);
});
afterAll(() => world?.close());

const actor = () => serviceActor({ id: 2, clockOffsetMs: offset, live: false }, 'merging');
const merge = (uln: string, into: string, rehearsal = false) =>
  mergeUlns(world.service.ledger, actor(), { uln, into }, { rehearsal });

/** What stands at a number: results with their grades, and what became of the account. */
async function standing(uln: string) {
  const results = await world.query(
    `SELECT qan, unit, grade FROM constituent_result WHERE uln = $1 AND status = 'posted' ORDER BY qan, unit`,
    [uln],
  );
  const [account] = await world.query('SELECT status, merged_into FROM learner_account WHERE uln = $1', [uln]);
  return { results, account };
}

describe('merging a ULN into another', () => {
  it('takes its results along, and whoever asks for it is sent to the other', async () => {
    const [gone, kept] = [await ready(world), await prepared(world)];
    const before = await standing(gone.uln);
    expect(before.results.length).toBeGreaterThan(10);
    const merged = await merge(gone.uln, kept.uln);
    expect(merged).toMatchObject({ results: before.results.length, registrations: 1, claims: 1, faults: [] });
    expect((await standing(kept.uln)).results).toEqual(before.results);
    expect((await standing(gone.uln)).account).toEqual({ status: 'merged', merged_into: kept.uln });
    // The award of the one that is kept rests on them.
    const progress = await world.done('GET', `/v1/learners/${kept.uln}/diplomas/${kept.diplomaId}/progress`);
    expect(progress.outcome).toBe('achieved');
  });

  it('is shown before anything is stored', async () => {
    const [gone, kept] = [await ready(world), await prepared(world)];
    const before = [await standing(gone.uln), await standing(kept.uln)];
    expect(await merge(gone.uln, kept.uln, true)).toMatchObject({ results: before[0]?.results.length, faults: [] });
    expect([await standing(gone.uln), await standing(kept.uln)]).toEqual(before);
  });

  it('goes on where it stopped, and said again changes nothing', async () => {
    const [gone, kept] = [await ready(world), await prepared(world)];
    const before = await standing(gone.uln);
    // Half of it: the results went, and then the service was stopped.
    const { ledger } = world.service;
    const rows = await world.query('SELECT 1 FROM constituent_result WHERE uln = $1', [kept.uln]);
    expect(rows).toEqual([]);
    const { readAllAdded } = await import('../../../src/ledger/published-reads.js');
    const results = (await readAllAdded(ledger.store.pool, 2, [gone.uln]))(gone.uln).results;
    await transact(ledger, actor(), [
      { transaction: 'takeOverResults', input: { uln: kept.uln, centre: '90001', from: gone.uln, results } },
    ]);
    expect((await standing(gone.uln)).account?.status).toBe('open');
    expect(await merge(gone.uln, kept.uln)).toMatchObject({ faults: [] });
    expect((await standing(kept.uln)).results).toEqual(before.results);
    const log = () => world.query('SELECT count(*)::int AS count FROM transaction_log');
    const logged = await log();
    expect(await merge(gone.uln, kept.uln)).toMatchObject({ faults: [] });
    expect(await log()).toEqual(logged);
    expect((await standing(kept.uln)).results).toEqual(before.results);
  });

  it('keeps a result that the other number has already', async () => {
    const [gone, kept] = [await prepared(world), await prepared(world)];
    const [first] = allResults(gone.uln, longPublished).componentAwardingBody;
    await post(world, 'componentAwardingBody', [first]);
    await post(world, 'componentAwardingBody', [{ ...first, uln: kept.uln }]);
    const before = await standing(kept.uln);
    await merge(gone.uln, kept.uln);
    expect((await standing(kept.uln)).results).toEqual(before.results);
  });

  it('is refused with itself and into one that was merged, and nothing moves', async () => {
    const [one, gone, kept] = [await ready(world), await prepared(world), await prepared(world)];
    await merge(gone.uln, kept.uln);
    for (const into of [one.uln, gone.uln]) {
      const before = [await standing(one.uln), await standing(into)];
      const logged = await world.query('SELECT count(*)::int AS count FROM transaction_log');
      const refused = await merge(one.uln, into);
      expect(refused?.faults.length, into).toBeGreaterThan(0);
      expect([await standing(one.uln), await standing(into)]).toEqual(before);
      expect(await world.query('SELECT count(*)::int AS count FROM transaction_log')).toEqual(logged);
    }
    expect(await merge(one.uln, world.nextUln())).toBeUndefined();
  });
});
