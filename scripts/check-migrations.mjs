// npm run db:check: do the migrations, run on a real PostgreSQL, make what prisma/schema.prisma says?
// Both are brought into a database, and what Prisma can express is compared: columns, keys, indexes, enums. What only
// SQL can say (checks, triggers, partial indexes, rights) stands in the migrations alone and is not looked at.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { tsImport } from 'tsx/esm/api';
import { schemaDiff } from './schema-engine.mjs';

const { startEmbeddedPostgres } = await tsImport('../src/platform/embedded-postgres.ts', import.meta.url);
const { migrate } = await tsImport('../src/platform/migrations.ts', import.meta.url);
const prisma = new URL('../prisma/', import.meta.url);
const read = (path) => readFileSync(new URL(path, prisma), 'utf8');

const facts = `
  select format('column %I.%I %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           case when a.attnotnull then ' not null' end, ' default ' || pg_get_expr(d.adbin, d.adrelid)) as fact
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     and c.relname <> '_prisma_migrations'
  union all
  select format('key %s on %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
   where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid <> coalesce(to_regclass('_prisma_migrations'), 0)
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
   where c.relnamespace = 'public'::regnamespace and i.indpred is null
     and not exists (select from pg_constraint where conindid = i.indexrelid)
  union all
  select format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' order by e.enumsortorder))
    from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace group by t.typname`;

async function factsOf(server, name, fill) {
  const admin = new pg.Client(server.url);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    await fill(client, url.href);
    const { rows } = await client.query(facts);
    return new Set(rows.map(({ fact }) => fact));
  } finally {
    await client.end();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'das-check-'));
const silent = () => {};
const server = await startEmbeddedPostgres({
  dataDir: folder,
  fast: true,
  log: { debug: silent, info: silent, warn: console.error, error: console.error },
});
try {
  const wanted = await schemaDiff(undefined, read('schema.prisma'));
  const said = await factsOf(server, 'said', (client) => client.query(wanted));
  const made = await factsOf(server, 'made', (_, url) => migrate(url, fileURLToPath(new URL('migrations', prisma))));
  const missing = [...said].filter((fact) => !made.has(fact)).map((fact) => `the migrations lack: ${fact}`);
  const extra = [...made].filter((fact) => !said.has(fact)).map((fact) => `only the migrations have: ${fact}`);
  const unsaid = (await schemaDiff(read('migrations/reached.prisma'), read('schema.prisma')))
    ? ['prisma/schema.prisma has changed since the last migration.']
    : [];
  const problems = [...unsaid, ...missing, ...extra];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0)
    console.error('Make a migration (npm run db:migration -- <name>), or mend the one that you are writing.');
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
