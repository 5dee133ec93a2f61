// npm run soak: the long forms of what npm test and npm run bench do shortly. Takes the better part of an hour.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

run('10,000 random requests', ['node_modules/vitest/vitest.mjs', 'run', 'test/contract/random.test.ts'], {
  DAS_SOAK: '1',
});
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
