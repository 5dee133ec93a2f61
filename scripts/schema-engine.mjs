import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The SQL that takes a PostgreSQL database from one Prisma schema to another; empty when they say the same.
 *
 * Prisma's own tool for this (`prisma migrate diff`) downloads a program first, so its WebAssembly twin is used. That
 * one is not meant for hands outside Prisma: hence the loading by hand, and the exact version in package.json.
 *
 * @param {string | undefined} from a schema, or nothing for an empty database
 * @param {string} to
 */
export async function schemaDiff(from, to) {
  engineClass ??= loadEngine();
  const engine = await (await engineClass).new({ datamodels: [['schema.prisma', to]] }, () => {}, noDatabase);
  const side = (content) => ({ tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] });
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : side(from),
    to: side(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? '')
    .replace('-- This is an empty migration.', '')
    // Only a user who may make schemas can run it, even where the schema is there, as it always is.
    .replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n', '')
    .trim();
  return sql && `${sql}\n`;
}

/** The program can be loaded once in a process. */
let engineClass;

async function loadEngine() {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const program = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, '.wasm')));
  const { exports } = new WebAssembly.Instance(program, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  // What it calls when it panics.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  return bindings.SchemaEngine;
}

/** The engine wants to see a database before it compares two schemas, and then does not use it. */
const answer = (value) => ({ ok: true, value });
const nothing = async () => answer({ columnNames: [], columnTypes: [], rows: [] });
const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  connect: async () =>
    answer({
      provider: 'postgres',
      adapterName: 'none',
      getConnectionInfo: () => answer({ schemaName: 'public', supportsRelationJoins: true }),
      queryRaw: nothing,
      executeRaw: async () => answer(0),
      executeScript: nothing,
      dispose: nothing,
    }),
};
