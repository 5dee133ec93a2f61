// npm run soak: the long forms of what npm test and npm run bench do shortly. Takes the better part of an hour.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await ensureInstalled({ forTests: true });
  ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const vitest = (...files) => ['node_modules/vitest/vitest.mjs', 'run', ...files];
run('10,000 random requests', vitest('test/contract/random.test.ts'), { DAS_SOAK: '1' });
run('50 kills of a worker', vitest('test/acceptance/batch-kill.test.ts'), { DAS_SOAK: '1' });
run('2,000 learners from account to certificate', vitest('test/soak/cohort.test.ts'), { DAS_SOAK: '1' });
run('every page in Chromium', vitest('--project', 'browser', 'test/browser/all-pages.test.ts'), { DAS_SOAK: '1' });
// Needs LibreOffice (Debian: libreoffice-calc-nogui).
run('files saved by LibreOffice Calc', vitest('test/soak/libreoffice.test.ts'), { DAS_SOAK: '1' });
run('the benchmark, with an hour’s worth of requests', ['scripts/bench.mjs', '--soak']);

function run(what, words, environment = {}) {
  console.log(`\n${what}`);
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
