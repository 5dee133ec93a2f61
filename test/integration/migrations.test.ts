import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/platform/migrations.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test('a migrated database is left alone, with one query', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const statements: unknown[] = [];
  pool.on('connect', (connection) => {
    const query = connection.query;
    connection.query = function (this: unknown, ...words: unknown[]) {
      statements.push(words[0]);
      return Reflect.apply(query, this, words);
    } as typeof query;
  });
  expect(await migrate(pool, migrations)).toEqual([]);
  expect(statements).toHaveLength(1);
  await pool.end();
});

test('the records are those that the tool of Prisma writes and reads', async () => {
  const { rows } = await client.query('select * from _prisma_migrations order by migration_name');
  expect(rows.length).toBe(
    readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length,
  );
  expect(rows[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    finished_at: expect.any(Date),
    migration_name: '20261123000000_first',
    logs: null,
    rolled_back_at: null,
    started_at: expect.any(Date),
    applied_steps_count: 1,
  });
});

test('new migrations are applied in order, once, whoever comes first', async () => {
  const own = await ownDatabase();
  const folder = copyOfMigrations();
  addMigration(folder, '29990101000001_then', 'insert into found values (2)');
  addMigration(folder, '29990101000000_at_first', 'create table found (number int); insert into found values (1)');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(own, folder)));
  expect(applied.flat().sort()).toEqual(['29990101000000_at_first', '29990101000001_then']);
  expect(await ask(own, 'select array_agg(number) as numbers from found')).toEqual([{ numbers: [1, 2] }]);
});

test('a migration that fails leaves nothing behind, says where, and may be mended', async () => {
  const own = await ownDatabase();
  const folder = copyOfMigrations();
  addMigration(folder, '29990101000000_wrong', 'create table half (number int);\ninsert into nowhere values (1);');
  await expect(migrate(own, folder)).rejects.toThrow(
    'The migration 29990101000000_wrong failed and changed nothing: relation "nowhere" does not exist, line 2.',
  );
  expect(await ask(own, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
  addMigration(folder, '29990101000000_wrong', 'create table half (number int);');
  expect(await migrate(own, folder)).toEqual(['29990101000000_wrong']);
});

test('an edited migration is refused', async () => {
  const folder = copyOfMigrations();
  appendFileSync(join(folder, '20261123000000_first', 'migration.sql'), '-- just a word');
  await expect(migrate(database.url, folder)).rejects.toThrow(
    /^The migration 20261123000000_first was edited after it was applied/,
  );
});

test('a database of a newer version of the service is refused', async () => {
  const own = await ownDatabase();
  const newer = copyOfMigrations();
  addMigration(newer, '29990101000000_newer', 'select 1');
  await migrate(own, newer);
  await expect(migrate(own, migrations)).rejects.toThrow(
    /^The database was set up by a newer version of the service: it has the migration 29990101000000_newer/,
  );
});

test('a migration that another tool left half done is refused', async () => {
  const own = await ownDatabase();
  await ask(own, 'update _prisma_migrations set finished_at = null');
  await expect(migrate(own, migrations)).rejects.toThrow(/^The migration 20261123000000_first failed before/);
});

test('line ends of another system are no edit', async () => {
  const folder = copyOfMigrations();
  addMigration(folder, '29990101000000_lines', 'create table lines (\n number int\n)');
  const own = await ownDatabase();
  await migrate(own, folder);
  addMigration(folder, '29990101000000_lines', 'create table lines (\r\n number int\r\n)');
  expect(await migrate(own, folder)).toEqual([]);
});

const entry = `insert into transaction_log (realm_id, subject, id, transaction, method, request_id, at)
  values (1, '1000000000', gen_random_uuid(), 'openLearnerAccount', 'api', 'r', now())`;

test('the transaction log takes entries, and lets nobody change or remove them', async () => {
  await client.query(entry);
  const refused = [
    [`update transaction_log set subject = ''`, 'transaction_log is append-only: UPDATE is refused'],
    ['delete from transaction_log', 'transaction_log is append-only: DELETE is refused'],
    ['truncate transaction_log', 'transaction_log is append-only: TRUNCATE is refused'],
  ] as const;
  for (const [statement, message] of refused) await expect(client.query(statement)).rejects.toThrow(message);

  await client.query('begin; set local role das_service');
  await client.query(entry);
  await client.query('commit');
  for (const [statement] of refused) {
    await client.query('begin; set local role das_service');
    await expect(client.query(statement)).rejects.toThrow('permission denied for table transaction_log');
    await client.query('rollback');
  }
  expect((await client.query('select count(*)::int as entries from transaction_log')).rows).toEqual([{ entries: 2 }]);
});

test('switching triggers off for a session does not open the log', async () => {
  await client.query('begin');
  await client.query(entry);
  // Only a superuser may; on a server where the tests are not one, there is nothing to switch off.
  await client.query('savepoint before');
  await client.query('set local session_replication_role = replica').catch(() => client.query('rollback to before'));
  await expect(client.query('delete from transaction_log')).rejects.toThrow('append-only');
  await client.query('rollback');
});

test('the service has the rights it needs on every table and sequence, and no others', async () => {
  const { rows } = await client.query(
    `select relname as name, relkind::text as kind,
            array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                   where relkind <> 'S' and has_table_privilege('das_service', oid, p)) as rights,
            relkind = 'S' and has_sequence_privilege('das_service', oid, 'USAGE') as usable
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') order by 1`,
  );
  const appended = [
    ...['batch_list', 'outcome', 'decision', 'catalogue_load', 'scheme_confirmation', 'signed_agreement'],
    'service_notice',
  ];
  for (const { name, kind, rights, usable } of rows) {
    if (kind === 'S') expect(usable, name).toBe(true);
    else if (name === 'transaction_log') expect(rights, name).toEqual(['SELECT', 'INSERT']);
    else if (name === '_prisma_migrations') expect(rights, name).toEqual(['SELECT']);
    // A response stays as it was written, and a file as it was sent, unless it came to nothing.
    else if (appended.includes(name)) expect(rights, name).toEqual(['SELECT', 'INSERT']);
    // Replaced and withdrawn ones are kept; so is whoever did something, under whatever name.
    else if (name === 'constituent_result' || name === 'person')
      expect(rights, name).toEqual(['SELECT', 'INSERT', 'UPDATE']);
    else if (name === 'batch_piece' || name === 'extract_piece')
      expect(rights, name).toEqual(['SELECT', 'INSERT', 'DELETE']);
    else expect(rights, name).toEqual(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  }
});

async function ownDatabase(): Promise<string> {
  const own = await createDatabase();
  onTestFinished(() => own.drop());
  return own.url;
}

function copyOfMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'das-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(migrations, folder, { recursive: true });
  return folder;
}

function addMigration(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const own = new pg.Client(url);
  await own.connect();
  try {
    return (await own.query(statement)).rows;
  } finally {
    await own.end();
  }
}
