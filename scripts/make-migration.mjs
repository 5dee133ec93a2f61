// npm run db:migration -- <name>: writes prisma/migrations/<time>_<name>/migration.sql, from what changed in
// prisma/schema.prisma since the last one. What Prisma cannot say (triggers, checks, partial indexes, rights) is then
// written into the file by hand. `npm run db:check` tells whether the two agree.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { schemaDiff } from './schema-engine.mjs';

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  console.error('Give the migration a name: npm run db:migration -- add_reviews (small letters, digits and _).');
  process.exit(1);
}

const prisma = new URL('../prisma/', import.meta.url);
// The schema that the migrations lead to. Comparing with it, and not with a migrated database, leaves alone what Prisma
// does not see in a database.
const reached = new URL('migrations/reached.prisma', prisma);
const schema = readFileSync(new URL('schema.prisma', prisma), 'utf8');
const sql = await schemaDiff(existsSync(reached) ? readFileSync(reached, 'utf8') : undefined, schema);
if (!sql) {
  console.log('The migrations lead to prisma/schema.prisma already.');
  process.exit(0);
}

const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = new URL(`migrations/${time}_${name}/`, prisma);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('migration.sql', folder), sql);
writeFileSync(reached, schema);
console.log(
  `Written: prisma/migrations/${time}_${name}/migration.sql. A new table needs the rights of das_service too.`,
);
