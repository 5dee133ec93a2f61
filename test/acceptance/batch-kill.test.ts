import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freeUlns } from '../../src/onboarding/sandbox.js';
import { untilOver } from '../integration/batch/send-file.js';
import { type Json, startService, type TestService } from '../support/service.js';
import { startWorker } from './process.js';

// 50 kills in the long form (npm run soak).
const kills = process.env.DAS_SOAK === '1' ? 50 : 5;
const rowCount = 20_000;
// A file is over after one kill at the soonest.
const ulns = freeUlns((kills * rowCount) / 5);
vi.setConfig({ testTimeout: kills * 20_000 });

let world: TestService;
let dataDir: string;
beforeAll(async () => {
  world = await startService();
  dataDir = mkdtempSync(join(tmpdir(), 'das-kill-'));
});
afterAll(async () => {
  await world.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe(`a worker that is killed ${kills} times while it takes files of ${rowCount} rows`, () => {
  it('loses no row and takes none twice', async () => {
    let killed = 0;
    for (let n = 0; killed < kills; n++) {
      const id = await send(n);
      killed += await killUntilOver(id, kills - killed);
      await expectEachRowOnce(id);
    }
    expect(killed).toBe(kills);
  });
});

/** Five rows a learner, all of them right. */
async function send(n: number): Promise<string> {
  const rows = ulns
    .splice(0, rowCount / 5)
    .flatMap((uln) => [
      `A,a,OPEN,${uln},Sam,Survivor,1994-05-17,U,,`,
      `D,d,ADD,${uln},engineering,higher,NDA,,,`,
      `L,l,${uln},2,Y,Y,Y,Y,Y,Y,2010-09-24`,
      `W,w,${uln},2,Y,10,2010-09-06,2010-09-17`,
      `C,c,CLAIM,${uln},engineering,higher`,
    ]);
  const file = [`H,DAS,3,CENTRE,90001,,kill-${n},2010-10-04T09:30:00`, ...rows, `Z,${rowCount}`].join('\r\n');
  const said = { headers: { 'content-type': 'text/csv' }, raw: file };
  return (await world.done('POST', '/v1/batches', said)).id;
}

/** Starts workers and kills them at moments of chance; the last one may finish. Answers how many were killed. */
async function killUntilOver(id: string, most: number): Promise<number> {
  const environment = { DATABASE_URL: world.databaseUrl, DAS_DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  for (let killed = 0; ; killed++) {
    const worker = await startWorker(environment);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    if (killed === most) {
      await untilOver(world, id);
      worker.kill('SIGTERM');
      await ended;
      return killed;
    }
    // A dead worker's file is taken up by the next after a second; then a list takes a tenth of one.
    await sleep(Math.random() * 2500);
    worker.kill('SIGKILL');
    await ended;
    const { status } = await world.done('GET', `/v1/batches/${id}`);
    if (status === 'completed') return killed + 1;
  }
}

async function expectEachRowOnce(id: string): Promise<void> {
  const batch = await world.done('GET', `/v1/batches/${id}`);
  expect(batch).toMatchObject({ status: 'completed', rows: { total: rowCount, read: rowCount, accepted: rowCount } });
  const { text } = await world.call('GET', `/v1/batches/${id}/response`, { query: { format: 'jsonLines' } });
  const lines: Json[] = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  // Header, rows and trailer, each line of the file once and in its order.
  expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: rowCount + 2 }, (_, index) => index + 1));
  const ids = lines.flatMap(({ transactions = [] }) => transactions);
  const logged = await world.query('SELECT id FROM transaction_log WHERE request_id = $1', [id]);
  expect(logged).toHaveLength(rowCount);
  expect(new Set(logged.map((entry) => entry.id))).toEqual(new Set(ids));
}
