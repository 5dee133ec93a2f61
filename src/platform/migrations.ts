import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from './start-error.js';

/** One folder of prisma/migrations. */
interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A row of `_prisma_migrations`. */
interface Recorded {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Brings the database to the newest migration in `folder`, in the order of their names, each in a transaction of its
 * own together with its record; so what fails leaves nothing behind, and the next start tries it again. Returns the
 * names of those applied. Costs one query when there is nothing to do. Several processes may do it at once.
 *
 * The records are in Prisma's own table and form: `prisma migrate deploy` and this take turns without noticing. Prisma's
 * tool is not used because it downloads a program first.
 *
 * Throws a StartError when the database and the folder have gone different ways, or a migration fails.
 *
 * @param database a connection string, or a pool of the user who owns the tables
 * @param notice gets what the migrations say on the way
 */
export async function migrate(
  database: string | pg.Pool,
  folder: string,
  notice: (message: string) => void = () => undefined,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  return await withClient(database, async (client) => {
    const hear = ({ message = '' }) => notice(message);
    client.on('notice', hear);
    try {
      if (findMissing(migrations, await readRecords(client)).length === 0) return [];
      const applied: string[] = [];
      while (await applyNext(client, migrations, applied)) {
        // Each turn reads the records anew: another process may have applied some meanwhile.
      }
      return applied;
    } finally {
      client.removeListener('notice', hear);
    }
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => {
      // A checkout on Windows must not look like an edit.
      const sql = (await readFile(join(folder, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The migrations that the database lacks. Throws when its records cannot be continued with these migrations. */
function findMissing(migrations: Migration[], records: Recorded[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of records) {
    const migration = known.get(name);
    if (!migration) {
      throw new StartError(
        `The database was set up by a newer version of the service: it has the migration ${name}, which this version does not know.`,
      );
    }
    if (!finished) {
      throw new StartError(
        `The migration ${name} failed before and was left half done: repair the database, and mark it with prisma migrate resolve.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new StartError(
        `The migration ${name} was edited after it was applied to this database: put the file back as it was, and make a new migration.`,
      );
    }
  }
  const done = new Set(records.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function readRecords(client: pg.ClientBase): Promise<Recorded[]> {
  try {
    const { rows } = await client.query<Recorded>(
      `select migration_name as name, checksum, finished_at is not null as finished
         from _prisma_migrations where rolled_back_at is null order by migration_name`,
    );
    return rows;
  } catch (error) {
    const undefinedTable = '42P01';
    if ((error as pg.DatabaseError).code === undefinedTable) return [];
    throw error;
  }
}

/** Applies the first migration that the database lacks. False when it lacks none. */
async function applyNext(client: pg.ClientBase, migrations: Migration[], applied: string[]): Promise<boolean> {
  await client.query('begin');
  try {
    // The lock that Prisma's tool takes, here for the transaction: it also holds behind a pooler of connections.
    await client.query('select pg_advisory_xact_lock(72707369)');
    await client.query('set local statement_timeout = 0');
    await client.query(recordTable);
    const next = findMissing(migrations, await readRecords(client))[0];
    if (next) await apply(client, next);
    await client.query('commit');
    if (next) applied.push(next.name);
    return next !== undefined;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  const { rows } = await client.query('select clock_timestamp() as now');
  try {
    await client.query(sql);
  } catch (error) {
    const { message, position } = error as pg.DatabaseError;
    const line = position ? `, line ${sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new StartError(`The migration ${name} failed and changed nothing: ${message}${line}.`);
  }
  await client.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     values ($1, $2, clock_timestamp(), $3, $4, 1)`,
    [randomUUID(), checksum, name, rows[0].now],
  );
}

/** As Prisma makes it. */
const recordTable = `
  do $$ begin
    if to_regclass('_prisma_migrations') is null then
      create table _prisma_migrations (
        id                  varchar(36) primary key not null,
        checksum            varchar(64) not null,
        finished_at         timestamptz,
        migration_name      varchar(255) not null,
        logs                text,
        rolled_back_at      timestamptz,
        started_at          timestamptz not null default now(),
        applied_steps_count integer not null default 0
      );
    end if;
  end $$`;

async function withClient<T>(database: string | pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  if (typeof database !== 'string') {
    const client = await database.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
