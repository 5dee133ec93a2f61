import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Contender } from './contenders.js';
import { copyRows, prepareRows, tables } from './copy.js';
import type { Database } from './database.js';
import { newLearner, ulnOf } from './learners.mjs';
import type { Subjects } from './load.js';
import { residentMemory } from './processor-time.js';
import { batchSender } from './send-batch.js';
import { type SteadyTimes, startSteady } from './steady.js';

/** What was measured of batch files. Times in seconds. */
export interface BatchFigures {
  readonly rounds: readonly {
    /** From the first byte sent to the last byte of the response. */
    readonly file: number;
    /** The same file again. */
    readonly again: number;
    /** COPY of the rows that came of it. */
    readonly copy: number;
    /** How many rows those are. */
    readonly copied: number;
  }[];
  readonly rows: number;
  /** A file of 10,000 rows, as often as there are rounds. */
  readonly tenThousand: readonly number[];
  /** From the answer to the upload to the first rows that a caller sees counted or taken, the giant file's too. */
  readonly firstProgress: readonly number[];
  readonly giant: {
    readonly rows: number;
    readonly seconds: number;
    /** MB above what the service had before. */
    readonly memoryAbove: number;
    readonly idle: SteadyTimes;
    readonly during: SteadyTimes;
  };
}

const centre = '90001';
const rowsALearner = 5;
const callsASecond = 100;
/** At least so long are single calls watched while nothing else happens. */
const idleSeconds = 20;

/** Batch files, sent to a running service as a centre's system sends them. */
export async function measureBatches(
  { url, pid }: Contender,
  database: Database,
  realm: number,
  subjects: Subjects,
  { rounds, rows, giantRows }: { rounds: number; rows: number; giantRows: number },
): Promise<BatchFigures> {
  const headers = async () => ({
    authorization: `Bearer ${await subjects.token()}`,
    'das-centre': centre,
    'das-actor': 'exams.officer',
  });
  const { send, over, response } = batchSender(url, headers);

  const firstProgress: number[] = [];
  async function timed(first: number, count: number, query = ''): Promise<number> {
    const text = [...file(first, count)].join('');
    const since = performance.now();
    const id = await send([text], query);
    firstProgress.push(await over(id, count, 20));
    await response(id);
    return (performance.now() - since) / 1000;
  }

  const client = new pg.Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
  const learners = rows / rowsALearner;
  const next = (count: number) => {
    const first = subjects.nextNew;
    subjects.nextNew += count;
    return first;
  };
  // Not counted: it warms everything up.
  await timed(next(2000), 10_000);
  const measured: BatchFigures['rounds'][number][] = [];
  const tenThousand: number[] = [];
  for (let round = 0; round < rounds; round++) {
    tenThousand.push(await timed(next(2000), 10_000));
    const first = next(2 * learners);
    const fileSeconds = await timed(first, rows);
    const again = await timed(first, rows, '?again=true');
    const prepared = await prepareRows(client, realm, { first, count: learners, of: tables.all });
    const since = performance.now();
    await copyRows(client, prepared);
    const copy = (performance.now() - since) / 1000;
    measured.push({ file: fileSeconds, again, copy, copied: prepared.reduce((sum, one) => sum + one.rows, 0) });
  }
  await client.query('VACUUM ANALYZE');
  await client.end();

  const steady = async (seconds: number) =>
    startSteady({
      ...{ url, token: await subjects.token(), seeded: subjects.seeded, firstNew: next(callsASecond * seconds) },
      ...{ perSecond: callsASecond, seconds },
    });
  await sleep(3000);
  const idle = await (await steady(idleSeconds)).done;
  const before = residentMemory(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMemory(pid));
  }, 100);
  const since = performance.now();
  const id = await send(file(next(giantRows / rowsALearner), giantRows));
  const calls = await steady(200);
  firstProgress.push(await over(id, giantRows, 500));
  const seconds = (performance.now() - since) / 1000;
  calls.stop();
  const during = await calls.done;
  clearInterval(watch);
  const giant = { rows: giantRows, seconds, memoryAbove: most - before, idle, during };
  return { rounds: measured, rows, tenThousand, firstProgress, giant };
}

/** A Release 3 file about learners from `first` on, five rows each: account, registration, PLTS, work experience, claim. */
function* file(first: number, count: number): Generator<string> {
  yield `H,DAS,3,CENTRE,${centre},,benchmark-${first},2010-10-04T09:30:00\r\n`;
  for (let n = 0; n < count / rowsALearner; n++) {
    const { givenName, familyName, dateOfBirth, gender, diploma } = newLearner(first + n);
    const uln = ulnOf(first + n);
    const { line, awardingBody } = diploma;
    const sex = gender === 'female' ? 'F' : 'M';
    yield `A,a${n},OPEN,${uln},${givenName},${familyName},${dateOfBirth},${sex},,\r\n` +
      `D,d${n},ADD,${uln},${line},higher,${awardingBody},,,\r\n` +
      `L,l${n},${uln},2,Y,Y,Y,Y,Y,Y,2010-09-24\r\n` +
      `W,w${n},${uln},2,Y,10,2010-09-06,2010-09-17\r\n` +
      `C,c${n},CLAIM,${uln},${line},higher\r\n`;
  }
  yield `Z,${count}\r\n`;
}
