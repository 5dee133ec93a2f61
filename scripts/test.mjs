// npm test: everything that must hold before a change is good, with one line to read at the end.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `node_modules/.bin/${name}`;
const node = process.execPath;

/** What is checked without running the service: a name, and a command that says nothing worth reading when it succeeds. */
const checks = [
  ['compiles', node, '-e', `import('./scripts/built.mjs').then(({ ensureBuilt }) => ensureBuilt())`],
  ['types, tests and scripts too', bin('tsc'), '-p', 'tsconfig.json', '--pretty', 'false'],
  ['format and lint', bin('biome'), 'check', '--colors=off'],
  ['no promise is left alone', bin('oxlint'), '--type-aware', '--deny-warnings'],
  ['walls between the rooms', bin('depcruise'), 'src', 'dist', '--config'],
  ['the contract is good OpenAPI', bin('redocly'), 'lint', 'openapi/das.yaml'],
  ['code made from the contract is current', node, 'scripts/generate-contract.mjs', '--check'],
  ['the contract breaks no promise of the last release', node, 'scripts/check-contract.mjs'],
  ['database client is current', node, 'scripts/generate-client.mjs', '--check'],
  ['migrations make what the schema says', node, 'scripts/check-migrations.mjs'],
];

let passed = 0;
let failed = 0;

try {
  await ensureInstalled({ forTests: true });
  await ensureChromium();
  const [first, ...others] = checks;
  // The walls are checked in what is compiled, too.
  await check(first);
  await Promise.all(Array.from({ length: availableParallelism() }, () => work(others)));
  const { runVitest } = await import('./vitest-run.mjs');
  const since = performance.now();
  const tests = await runVitest([]);
  passed += tests.passed;
  failed += tests.failed;
  say(tests.failed === 0, `tests: ${tests.passed} of ${tests.passed + tests.failed} hold`, since);
} catch (error) {
  console.error(error.message);
  failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Takes from the list until it is empty. Several do so at once. */
async function work(list) {
  for (let next = list.shift(); next; next = list.shift()) await check(next);
}

async function check([name, command, ...words]) {
  const since = performance.now();
  const { code, said } = await run(command, words);
  say(code === 0, name, since);
  if (code === 0) passed++;
  else {
    failed++;
    console.log(said.trim().replaceAll(/^/gm, '      '));
  }
}

function run(command, words) {
  const env = { ...process.env, FORCE_COLOR: '0', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', REDOCLY_TELEMETRY: 'off' };
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code, said }));
  });
}

function say(good, what, since) {
  console.log(`${good ? 'ok   ' : 'FAIL '} ${what} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
}
