import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startJobs } from '../../../src/platform/job-runner.js';
import { makeJobTables } from '../../../src/platform/jobs.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  database = await createDatabase();
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', () => undefined);
  await makeJobTables(database.url);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const add = (task: string) => owner.query(`SELECT graphile_worker.add_job($1, '{}', queue_name => $1)`, [task]);
/** A job that is marked as taken a while ago, which nobody works on. */
const mark = (task: string, worker: string) =>
  owner.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - interval '1 minute'
      WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
    [task, worker],
  );

it('a job is begun again when its worker is dead, and never while it lives, whatever became of its other jobs', async () => {
  const begun = { long: 0, dead: 0 };
  const jobs = startJobs({
    url: database.url,
    concurrency: 8,
    log: { info: () => undefined, warn: () => undefined },
    tasks: {
      async long(_payload, signal) {
        begun.long += 1;
        await sleep(60_000, undefined, { signal });
      },
      async dead() {
        begun.dead += 1;
      },
    },
  });
  try {
    await add('long');
    while (begun.long === 0) await sleep(10);
    const { rows } = await owner.query(`SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`);
    // No task of this name is here to be run: it stays as it is marked. So may one whose end is on its way to the queue.
    await add('unknown');
    await mark('unknown', rows[0].locked_by);
    await add('dead');
    while (begun.dead === 0) await sleep(10);

    await owner.query(`INSERT INTO graphile_worker._private_jobs (task_id, locked_by, locked_at)
      SELECT id, 'worker_of_the_dead', now() - interval '1 minute' FROM graphile_worker._private_tasks WHERE identifier = 'dead'`);
    while (begun.dead === 1) await sleep(50);
    // The look around that freed the one has left the others alone.
    expect(begun).toEqual({ long: 1, dead: 2 });
    const marked = await owner.query('SELECT locked_by FROM graphile_worker.jobs WHERE locked_by = $1', [
      rows[0].locked_by,
    ]);
    expect(marked.rows).toHaveLength(2);
  } finally {
    await jobs.stop();
  }
});

it('a session that is lost while a job runs ends no process: the job is begun again', async () => {
  let begun = 0;
  const jobs = startJobs({
    url: database.url,
    concurrency: 2,
    log: { info: () => undefined, warn: () => undefined },
    tasks: {
      async slow(_payload, signal) {
        begun += 1;
        if (begun > 1) return;
        // It takes a moment to stop.
        while (!signal.aborted) await sleep(20);
        await sleep(300);
        signal.throwIfAborted();
      },
    },
  });
  try {
    await add('slow');
    while (begun === 0) await sleep(10);
    // On a busy machine the first job may begin before the session has shown that its worker lives.
    const cut = () =>
      owner.query(`SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    while ((await cut()).rowCount === 0) await sleep(10);
    while (begun === 1) await sleep(50);
    expect(begun).toBe(2);
  } finally {
    await jobs.stop();
  }
});
