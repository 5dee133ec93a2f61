import { expect, it } from 'vitest';
import { contract } from './document.js';
import { send, unprepared } from './requests.js';
import { type Observed, openWorld } from './world.js';

const limited = contract.filter(({ responses }) => responses[429] !== undefined).map(({ id }) => id);

/** Beyond its limits every operation answers 429, and says how long to wait. */
export function limitsAreKept(observed: Observed): void {
  it('every operation: too many requests are 429', async () => {
    const world = await openWorld({ observed, requestsPerCentre: 2, requestsBurst: 2 });
    try {
      await world.token('supplier');
      for (const id of limited) {
        let answer = await send(world, unprepared(world, id));
        // The first few use up what there is.
        for (let more = 0; answer.status !== 429 && more < 10; more++)
          answer = await send(world, unprepared(world, id));
        expect([id, answer.status, answer.body?.code]).toEqual([id, 429, 'too-many-requests']);
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      }
    } finally {
      await world.close();
    }
  });
}
