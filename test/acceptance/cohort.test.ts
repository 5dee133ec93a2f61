import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startService, type TestService } from '../support/service.js';
import { takeCohort } from './cohort.js';

vi.setConfig({ testTimeout: 120_000 });

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

// 2,000 learners in the long form (npm run soak).
describe('a cohort of 52 learners, from account to certificate', () => {
  it('has the outcomes, grades and certificates that the rules say', async () => {
    const times: Record<string, number> = {};
    await takeCohort(world, 2010, 52, (what, milliseconds) => {
      times[what] = milliseconds;
    });
    expect(Object.keys(times)).toHaveLength(4);
  });
});
