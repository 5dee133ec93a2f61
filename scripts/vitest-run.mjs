// Runs vitest where one can watch, and counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What was not run does not count as passed: a test that is skipped or left to do counts as failed, and is named.
 *
 * @param {string[]} words  more words for vitest
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(words, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'das-vitest-'));
  try {
    const report = join(folder, 'report.json');
    const code = await run([...words, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
    return count(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(words, env) {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, 'run', ...words], {
      cwd,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return [];
  }
}

function count(files, code) {
  let passed = 0;
  let failed = 0;
  for (const { name, status, assertionResults } of files) {
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++;
      else failed++;
      if (test.status !== 'passed' && test.status !== 'failed')
        console.log(`NOT RUN  ${name}: ${test.fullName} (${test.status})`);
    }
    // A file that does not load has no tests to fail.
    if (status === 'failed' && assertionResults.every((test) => test.status === 'passed')) failed++;
  }
  // An error outside every test, or no test at all.
  if (failed === 0 && (code !== 0 || passed === 0)) failed++;
  return { passed, failed };
}
