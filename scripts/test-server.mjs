// npm run test:server: the tests with a database, on a PostgreSQL that is not the embedded one. It is the server at
// TEST_DATABASE_URL (its user may make databases and roles), or else the oldest that Debian's packages installed here,
// started for the occasion.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './installed.mjs';

const oldestSupported = 15;

try {
  await ensureInstalled({ forTests: true });
  const { passed, failed } = process.env.TEST_DATABASE_URL
    ? await runTests(process.env.TEST_DATABASE_URL)
    : await withServer(runTests);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

async function runTests(url) {
  const { runVitest } = await import('./vitest-run.mjs');
  return await runVitest(['--project', 'integration'], { ...process.env, TEST_DATABASE_URL: url });
}

async function withServer(work) {
  const { tsImport } = await import('tsx/esm/api');
  const { startEmbeddedPostgres } = await tsImport('../src/platform/embedded-postgres.ts', import.meta.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'das-server-'));
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: console.warn, error: console.error };
  try {
    const server = await startEmbeddedPostgres({ dataDir, log, fast: true, binDir: findPostgres() });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function findPostgres() {
  const packages = '/usr/lib/postgresql';
  const versions = existsSync(packages) ? readdirSync(packages).map(Number) : [];
  const [version] = versions
    .filter((number) => number >= oldestSupported && existsSync(join(packages, String(number), 'bin', 'initdb')))
    .sort((one, other) => one - other);
  if (version) return join(packages, String(version), 'bin');
  throw new Error(
    `No PostgreSQL server is installed under ${packages}: install postgresql-15, or set TEST_DATABASE_URL.`,
  );
}
