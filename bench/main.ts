// The benchmark: everything that is measured, one after another, and the report. `npm run bench` prepares and runs it.
//   --quick   shorter rounds and fewer of them
//   --batches only batch files
//   --results only results, outcomes and their working out anew
//   --pages   only pages
//   --soak    only the memory of the service, for an hour's worth of requests
import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerRounds } from './ledger.js';
import type { RuleSpeeds } from './rules.js';
import { measureBatches } from './run/batches.js';
import { measureApart } from './run/child.js';
import {
  type Contender,
  databaseConnections,
  startBare,
  startNest,
  startPage,
  startService,
} from './run/contenders.js';
import { type Database, startDatabase } from './run/database.js';
import type { Measurements } from './run/figures.js';
import { startLoad } from './run/load.js';
import { watchMemory } from './run/memory.js';
import { measurePages } from './run/pages.js';
import { preparePeers } from './run/peers.js';
import { batchReport, pageReport, resultReport, surroundings, writeReport } from './run/report.js';
import { measureResults } from './run/results.js';
import { checkStored } from './run/stored.js';
import { interleave, sameAnswers } from './run/versus.js';
import { openSubjects, openWorld, seed } from './run/world.js';

const quick = process.argv.includes('--quick');
const soak = process.argv.includes('--soak');
const batchesOnly = process.argv.includes('--batches');
const resultsOnly = process.argv.includes('--results');
const pagesOnly = process.argv.includes('--pages');
const seeded = 20_000;
const connections = 50;
const manyConnections = 200;
const [rounds, seconds] = quick ? [3, 3] : [7, 5];

const stops: (() => Promise<void> | void)[] = [];
/** Ended in reverse, however the run ends. */
async function started<T extends { stop(): Promise<void> | void }>(thing: T | Promise<T>): Promise<T> {
  const ready = await thing;
  stops.push(() => ready.stop());
  return ready;
}

function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${what}\n`);
}

async function memoryOf(database: Database, minutes: number) {
  const service = await started(startService(database));
  const subjects = await openSubjects(database, service, seeded);
  const load = await started(startLoad(database, subjects));
  say(`memory: ${minutes} minutes' worth of requests`);
  return watchMemory(load, service, minutes);
}

async function batches(database: Database, service: Contender, realm: number) {
  say('batch files');
  const subjects = await openSubjects(database, service, seeded);
  // Beyond the learners of everything that was measured before.
  subjects.nextNew = 10_000_000;
  const amounts = quick
    ? { rounds: 1, rows: 50_000, giantRows: 200_000 }
    : { rounds: 3, rows: 100_000, giantRows: 1_000_000 };
  return measureBatches(service, database, realm, subjects, amounts);
}

async function compare(
  database: Database,
  service: Contender,
  realm: number,
): Promise<Omit<Measurements, 'memory' | 'batches'>> {
  const bare = await started(startBare(database, realm));
  const nest = await started(startNest(database, realm, service));
  const contenders = [service, bare, nest];
  const subjects = await openSubjects(database, service, seeded);
  await sameAnswers(contenders, subjects);
  const load = await started(startLoad(database, subjects));

  const both = async (many: number) => {
    const how = { rounds, warmUp: quick ? 5 : 12, amount: { connections: many, seconds } };
    say(`getLearner, ${many} connections`);
    const getLearner = await interleave(load, contenders, 'getLearner', how);
    say(`openLearnerAccount, ${many} connections`);
    return { getLearner, openLearnerAccount: await interleave(load, contenders, 'openLearnerAccount', how) };
  };
  const few = await both(connections);
  const many = await both(manyConnections);
  await checkStored(database.url, realm, seeded);

  say('the ledger and COPY');
  const words = [database.url, String(database.pid), String(subjects.nextNew), String(rounds)];
  const ledger = await measureApart<LedgerRounds>('ledger.ts', words);
  say('decisions and evaluations');
  const rules = await measureApart<RuleSpeeds>('rules.ts', [String(rounds), quick ? '0.5' : '1']);
  return { ...few, manyConnections: many, ledger, rules };
}

/** Results, on a database of their own: what they need is far more than the others. */
async function results(): Promise<void> {
  const database = await started(startDatabase());
  const service = await started(startService(database));
  const world = await openWorld(database.url);
  await seed(world, database.url, 2000);
  say('results');
  const amounts = quick
    ? {
        ...{ rounds: 2, learners: 1000, centres: 340, perCentre: 5, seconds: 10, diplomas: 4000 },
        files: { rounds: 2, learners: 3000 },
      }
    : {
        ...{ rounds: 3, learners: 2000, centres: 3400, perCentre: 5, seconds: 60, diplomas: 100_000 },
        files: { rounds: 1, learners: 60_000 },
      };
  const measured = await measureResults(service, database, world, 3_000_000, amounts);
  await world.close();
  console.log(resultReport(measured));
}

/** Pages, on a database of their own with many learners. */
async function pages(): Promise<void> {
  const database = await started(startDatabase());
  const service = await started(startService(database));
  const peer = await started(startPage(database));
  const world = await openWorld(database.url);
  say('pages');
  const amounts = quick
    ? { learners: 20_000, own: 1000, times: 50, rounds: 2, seconds: 3 }
    : { learners: 100_000, own: 3000, times: 300, rounds: 3, seconds: 10 };
  const measured = await measurePages(service, peer, database, world, amounts);
  await world.close();
  console.log(pageReport(measured));
}

const where = surroundings();
try {
  if (resultsOnly) await results();
  else if (pagesOnly) await pages();
  else await everything();
} finally {
  for (const stop of stops.reverse()) await stop();
}

async function everything(): Promise<void> {
  say('preparing');
  if (!soak && !batchesOnly) preparePeers();
  const database = await started(startDatabase());
  const service = await startService(database);
  const world = await openWorld(database.url);
  await seed(world, database.url, seeded);
  await world.close();

  const measured = soak || batchesOnly ? undefined : await compare(database, service, world.realm);
  const files = soak ? undefined : await batches(database, service, world.realm);
  await service.stop();
  await sleep(1000);
  const memory = batchesOnly ? [] : await memoryOf(database, soak ? 60 : quick ? 2 : 6);
  if (measured === undefined || files === undefined) {
    if (files !== undefined) console.log(batchReport(files));
    for (const { minutes, megabytes } of memory) console.log(`${megabytes} MB after ${minutes} minutes' worth`);
  } else {
    const setting = { seeded, connections, manyConnections, databaseConnections, rounds, seconds };
    console.log(writeReport({ ...measured, batches: files, memory }, setting, where));
  }
}
