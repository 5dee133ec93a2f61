import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  emptyFolder,
  killed,
  preparedFolder,
  query,
  queryWhenBack,
  serverOf,
  start,
  startElsewhere,
} from '../support/embedded-postgres-start.js';

test('a first start makes an empty database that only this machine and only the password open', async () => {
  const folder = emptyFolder();
  const database = await start(folder);
  expect(database.fresh).toBe(true);
  const [settings] = await query(
    database.url,
    `select current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets,
            current_setting('timezone') as zone, current_setting('server_encoding') as encoding,
            current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            'B' < 'a' as by_code_point, lower('É') as lower`,
  );
  expect(settings).toEqual({
    address: '127.0.0.1',
    sockets: '',
    zone: 'UTC',
    encoding: 'UTF8',
    fsync: 'on',
    commit: 'on',
    by_code_point: true,
    lower: 'é',
  });
  const stranger = new URL(database.url);
  stranger.password = 'guess';
  await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600);
});

test('a second start finds the data, on the same port', async () => {
  const folder = await preparedFolder();
  const first = await start(folder);
  await query(first.url, `create table kept as select 'Zoë' as name`);
  await first.stop();
  const second = await start(folder);
  expect(second.fresh).toBe(false);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Zoë' }]);
});

test('stopping ends the server, and stopping twice does no harm', async () => {
  const folder = await preparedFolder();
  const database = await start(folder);
  const server = serverOf(folder);
  await Promise.all([database.stop(), database.stop()]);
  await database.stop();
  expect(() => process.kill(server, 0)).toThrow('ESRCH');
  await expect(query(database.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a killed server is back on the same port, and no acknowledged write is lost', async () => {
  const folder = await preparedFolder();
  const { url } = await start(folder);
  await query(url, 'create table written (number int primary key)');
  let acknowledged = 0;
  for (const round of [1, 2, 3]) {
    const writing = write(url, acknowledged + 1, (number) => {
      acknowledged = number;
    });
    await sleep(300);
    process.kill(serverOf(folder), 'SIGKILL');
    await writing;
    const [found] = await queryWhenBack(url, 'select count(*)::int as rows, max(number) as last from written');
    // What was in flight may have arrived, unacknowledged.
    expect(found?.rows, `round ${round}`).toBe(found?.last);
    expect(found?.last).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThan(0);
    acknowledged = Number(found?.last);
  }
});

test('a killed server is back although one of its workers is still busy', async () => {
  const folder = await preparedFolder();
  const { url } = await start(folder);
  const busy = query(url, endless).catch(() => 'cut off');
  await sleep(300);
  process.kill(serverOf(folder), 'SIGKILL');
  const since = Date.now();
  expect(await queryWhenBack(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(Date.now() - since).toBeLessThan(5000);
  expect(await busy).toBe('cut off');
});

test('a killed worker ends the sessions, and the folder stays in the same hands', async () => {
  const folder = await preparedFolder();
  const { url } = await start(folder);
  const server = serverOf(folder);
  const [worker] = await query(url, `select pid from pg_stat_activity where application_name = 'das owner'`);
  process.kill(Number(worker?.pid), 'SIGKILL');
  await sleep(50);
  await queryWhenBack(url, 'select 1');
  expect(serverOf(folder)).toBe(server);
  expect((await startElsewhere(folder)).said).toMatch(/^refused: .* is in use by another running service/);
});

test('what a killed service left running is put in order by the next start', async () => {
  const folder = await preparedFolder();
  const killedOne = await startElsewhere(folder);
  await query(killedOne.said, 'create table kept as select 1 as one');
  const leftBehind = serverOf(folder);
  await killed(killedOne.process);
  process.kill(leftBehind, 0);

  const next = await start(folder);
  expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
  expect(serverOf(folder)).not.toBe(leftBehind);
});

test('service and server killed together: the next start recovers', async () => {
  const folder = await preparedFolder();
  const killedOne = await startElsewhere(folder);
  await query(killedOne.said, 'create table kept as select 1 as one');
  const busy = query(killedOne.said, endless).catch(() => 'cut off');
  await sleep(200);
  const server = serverOf(folder);
  await killed(killedOne.process);
  process.kill(server, 'SIGKILL');

  const next = await start(folder);
  expect(await query(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
  expect(await busy).toBe('cut off');
});

test('a folder in use is refused in one line, and its user does not notice', async () => {
  const folder = await preparedFolder();
  const { url } = await start(folder);
  const server = serverOf(folder);
  const { said } = await startElsewhere(folder);
  expect(said).toMatch(/^refused: The data folder .* is in use by another running service/);
  expect(serverOf(folder)).toBe(server);
  await query(url, 'select 1');
});

test('of several first starts at the same moment, one gets the folder', async () => {
  const folder = emptyFolder();
  const all = await Promise.all([1, 2, 3].map(() => startElsewhere(folder)));
  const [got, ...others] = all.sort((one) => (one.said.startsWith('refused') ? 1 : -1));
  expect(await query(got!.said, 'select 1 as one')).toEqual([{ one: 1 }]);
  for (const { said } of others) expect(said).toMatch(/^refused: .* is in use by another running service/);
  got!.process.kill('SIGTERM');
  await new Promise((resolve) => got!.process.once('exit', resolve));
});

test('a first start that was killed half-way is done again', async () => {
  const folder = emptyFolder();
  const noProcess = 4_194_305;
  mkdirSync(join(folder, `postgres.new-${noProcess}-x1y2z3`, 'cluster'), { recursive: true });
  writeFileSync(join(folder, `postgres.new-${noProcess}-x1y2z3`, 'cluster', 'PG_VERSION'), '18\n');
  const database = await start(folder);
  expect(database.fresh).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['postgres', 'postgres-password']);
});

test('a process number that now belongs to another program is no running server', async () => {
  const folder = await preparedFolder();
  // As after a restart of the machine: the file is there, and its number is somebody else's.
  writeFileSync(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
  );
  const database = await start(folder);
  await query(database.url, 'select 1');
});

test('a database of another PostgreSQL version is refused, and left as it is', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '13\n');
  await expect(start(folder)).rejects.toThrow(
    /^The database in .* was made by PostgreSQL 13, and this service brings PostgreSQL \d+: [^\n]*$/,
  );
  expect(readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe('13\n');
});

test('a folder of other things is refused, and left as it is', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'letter.txt'), 'Dear');
  await expect(start(folder)).rejects.toThrow(/holds something else than a database of this service/);
  expect(existsSync(join(folder, 'postgres', 'letter.txt'))).toBe(true);
});

test('a data folder that cannot be made is refused in one line', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), '');
  await expect(start(join(folder, 'file', 'data'))).rejects.toThrow(
    /^The data folder .* cannot be written \(ENOTDIR\)[^\n]*$/,
  );
});

test('a lost password file is told from a first start', async () => {
  const folder = await preparedFolder();
  rmSync(join(folder, 'postgres-password'));
  await expect(start(folder)).rejects.toThrow(/^The password of the database cannot be read from .*postgres-password/);
});

/** A statement that keeps a worker busy without a pause. */
const endless = 'select count(*) from pg_attribute a, pg_attribute b, pg_attribute c';

/** Writes numbers upwards, a transaction each, and tells of every acknowledgement, until the server goes away. */
async function write(url: string, from: number, acknowledge: (number: number) => void): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let number = from; ; number++) {
      await client.query('insert into written values ($1)', [number]);
      acknowledge(number);
    }
  } catch {
    await client.end().catch(() => undefined);
  }
}
