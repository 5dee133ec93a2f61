// The ledger against COPY: new accounts, each with a registration. In a process of its own, without HTTP.
// Arguments: the URL of the database, the process id of its server, the number of the first new learner, rounds.
import pg from 'pg';
import { built } from './run/build.js';
import { copyRows, prepareRows, tables } from './run/copy.js';
import { processorTime, sessionsTime } from './run/processor-time.js';
import { openCommand, openWorld } from './run/world.js';

/** Accounts a second, and processor time for a thousand of them: of this process and of its database session. */
export interface Stored {
  readonly perSecond: number;
  readonly processorMs: number;
  readonly databaseMs: number;
}
export type LedgerRounds = readonly { readonly ledger: Stored; readonly copy: Stored }[];

const [databaseUrl, server, firstNew, rounds] = process.argv.slice(2) as [string, string, string, string];
const perList = 1000;
const lists = 10;
const accounts = perList * lists;

const { transact } = await built<typeof import('../src/ledger/transact.js')>('ledger/transact.js');
const world = await openWorld(databaseUrl);
const client = new pg.Client({ connectionString: databaseUrl, options: '-c timezone=UTC' });
await client.connect();

async function timed(work: () => Promise<void>): Promise<Stored> {
  const before = { own: processorTime(process.pid), database: sessionsTime(Number(server)) };
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  return {
    perSecond: accounts / seconds,
    processorMs: ((processorTime(process.pid) - before.own) * 1000) / lists,
    databaseMs: ((sessionsTime(Number(server)) - before.database) * 1000) / lists,
  };
}

async function openAll(first: number): Promise<void> {
  for (let list = first; list < first + accounts; list += perList) {
    const commands = Array.from({ length: perList }, (_one, index) => openCommand(list + index));
    const transacted = await transact(world.ledger, world.actor, commands);
    if (!('receipts' in transacted) || transacted.receipts.some(({ verdict }) => verdict.outcome !== 'accepted'))
      throw new Error('a list of the benchmark was refused');
  }
}

const measured: { ledger: Stored; copy: Stored }[] = [];
// The first round warms both up and is not counted.
for (let round = 0, first = Number(firstNew); round <= Number(rounds); round++, first += 2 * accounts) {
  const ledger = await timed(() => openAll(first));
  const prepared = await prepareRows(client, world.realm, { first, count: accounts, of: tables.account });
  const copy = await timed(() => copyRows(client, prepared));
  if (round > 0) measured.push({ ledger, copy });
}
await client.end();
await world.close();
process.stdout.write(JSON.stringify(measured satisfies LedgerRounds));
