import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { takeCohort } from '../acceptance/cohort.js';
import { startService, type TestService } from '../support/service.js';

vi.setConfig({ testTimeout: 1_200_000 });

let world: TestService;
beforeAll(async () => {
  world = await startService();
});
afterAll(() => world.close());

describe('a cohort of 2,000 learners, from account to certificate', () => {
  it('has the outcomes, grades and certificates that the rules say', async () => {
    const said = (what: string, milliseconds: number) => console.log(`${what}: ${(milliseconds / 1000).toFixed(1)} s`);
    await takeCohort(world, 1419, 2000, said);
  });
});
