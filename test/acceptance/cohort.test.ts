import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cohort, sandboxCatalogue, stories } from '../reference/cohort.js';
import { startService, type TestService } from '../support/service.js';
import { takeCohort } from './cohort.js';

vi.setConfig({ testTimeout: 120_000 });

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

// So many that every story is told. 2,000 learners in the long form (npm run soak).
const [seed, count] = [2010, 52];

describe(`a cohort of ${count} learners, from account to certificate`, () => {
  it('has a learner of every story', () => {
    const told = new Set(cohort(seed, count, sandboxCatalogue()).map(({ story }) => story));
    expect([...told].sort()).toEqual(Object.keys(stories).sort());
  });

  it('has the outcomes, grades and certificates that the rules say', async () => {
    const times: Record<string, number> = {};
    await takeCohort(world, seed, count, (what, milliseconds) => {
      times[what] = milliseconds;
    });
    expect(Object.keys(times)).toHaveLength(4);
  });
});
