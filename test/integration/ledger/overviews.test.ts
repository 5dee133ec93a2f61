import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overviewsOf } from '../../../src/ledger/overviews.js';
import { type LedgerWorld, open, openLedger, registration } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
});
afterAll(() => world.close());

describe('learners who are asked for at the same moment', () => {
  it('are each answered to whoever asked, in whatever order, more than one statement takes', async () => {
    const ulns = world.nextUlns(250);
    await world.run(ulns.map((uln, n) => open(uln, n % 2 === 0 ? { diploma: registration } : {})));
    const read = overviewsOf(world.ledger.store.pool);
    const asked = [...ulns.toReversed(), '1000000999', ulns[7] as string];
    const found = await Promise.all(asked.map((uln) => read(world.actor.realm, uln)));
    expect(found.map((one) => one?.account.uln)).toEqual(asked.map((uln) => (uln === '1000000999' ? undefined : uln)));
    for (const one of found) {
      if (one === undefined) continue;
      expect(one.diplomas).toHaveLength(ulns.indexOf(one.account.uln) % 2 === 0 ? 1 : 0);
    }
  });

  it('are found in their own realm only', async () => {
    const [uln] = world.nextUlns(1) as [string];
    await world.run([open(uln)]);
    const read = overviewsOf(world.ledger.store.pool);
    const [live, sandbox] = await Promise.all([read(1, uln), read(world.actor.realm, uln)]);
    expect(live).toBeUndefined();
    expect(sandbox?.account.uln).toBe(uln);
  });
});
