import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OperationId } from '../../src/contract/operation.js';
import { contract } from './document.js';
import { type Prepared, prepare, send } from './requests.js';
import { type WayToDatabase, wayToDatabase } from './way-to-database.js';
import { type Observed, openWorld, type World } from './world.js';

/** These touch nothing but the process. */
const alwaysThere: readonly OperationId[] = ['getHealthLive', 'getAuthorizationServerMetadata'];
/** Reference data is in memory, so for those who are known already it stays there. */
const inMemory: readonly OperationId[] = [
  'listLinesOfLearning',
  'listLevels',
  'listAwardingBodies',
  'listRules',
  'getRule',
  'getJwks',
];

/** Without its database the service says so, at once and in every operation, and goes on when it is back. */
export function absenceIsSaid(observed: Observed): void {
  let world: World;
  let way: WayToDatabase;
  const prepared = new Map<OperationId, Prepared>();

  beforeAll(async () => {
    world = await openWorld({
      observed,
      reachDatabase: async (url) => {
        way = await wayToDatabase(url);
        return way.url;
      },
    });
    for (const { id } of contract) prepared.set(id, await prepare(world, id));
    way.cut();
  });
  afterAll(async () => {
    way.mend();
    await world.close();
    way.close();
  });

  const answers = async (id: OperationId) => {
    const since = performance.now();
    const { status, headers, body } = await send(world, prepared.get(id) as Prepared);
    expect(performance.now() - since, `${id} took too long`).toBeLessThan(5000);
    if (status === 503) {
      expect(body.code).toBe('unavailable');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    return status;
  };

  it('who is known already is told 503 by every operation that asks the database', async () => {
    const wrong: string[] = [];
    for (const { id } of contract) {
      const status = await answers(id);
      if (status !== (alwaysThere.includes(id) || inMemory.includes(id) ? 200 : 503)) wrong.push(`${id} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('who has to be looked up is told 503 by every operation that takes a token', async () => {
    // Longer than anything is remembered without asking again.
    world.advance(120_000);
    const wrong: string[] = [];
    for (const { id, responses } of contract) {
      const status = await answers(id);
      if (status !== (responses[503] === undefined ? 200 : 503)) wrong.push(`${id} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('everything goes on when the database is back, and what was refused was not stored', async () => {
    way.mend();
    const wrong: string[] = [];
    for (const { id } of contract) {
      const status = await answers(id);
      if (status >= 300) wrong.push(`${id} ${status}`);
    }
    expect(wrong).toEqual([]);
  });
}
