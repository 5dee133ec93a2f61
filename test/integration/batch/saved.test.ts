import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../../support/service.js';
import { sendFile } from './send-file.js';

let world: TestService;
beforeAll(async () => {
  world = await startService({ worker: true });
});
afterAll(() => world.close());

// Saved by LibreOffice Calc 7.4, which had opened the examples. The long form of the tests has it do so anew.
describe('an example that LibreOffice Calc opened and saved', () => {
  it.each([
    // Both are about the same learner: the first is only rehearsed.
    ['release-2-learner-accounts', 'true', { accepted: 4, unchanged: 0, refused: 0 }],
    // The programme of the example is not there.
    ['release-3', 'false', { accepted: 11, unchanged: 1, refused: 1 }],
  ])('is taken as it was meant: %s', async (name, validateOnly, rows) => {
    const file = readFileSync(new URL(`../../batch/saved/${name}.csv`, import.meta.url));
    const { batch } = await sendFile(world, file, { query: { validateOnly } });
    expect(batch).toMatchObject({ status: 'completed', repairs: [], rows: { ...rows, repaired: 0 } });
  });

  it.each(['release-2-component-completions', 'release-2-claims'])('is taken as it was meant: %s', async (name) => {
    const rows = ['A,a,REOPEN,1000000302,,,,,,', 'D,d,ADD,1000000302,engineering,higher,NDA,,,'];
    await sendFile(world, [`H,DAS,3,CENTRE,90001,,${name},2010-10-04T09:30:00`, ...rows, 'Z,2', ''].join('\r\n'));
    const file = readFileSync(new URL(`../../batch/saved/${name}.csv`, import.meta.url));
    const { batch } = await sendFile(world, file);
    expect(batch).toMatchObject({ status: 'completed', repairs: [], rows: { refused: 0, repaired: 0 } });
  });
});
