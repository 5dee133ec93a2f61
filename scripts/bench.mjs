// npm run bench: measures the service beside what it is compared with (bench/README.md), and writes bench/results.
//   --quick   a look, in a third of the time
//   --soak    only the memory of the service, for an hour's worth of requests
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';

try {
  await ensureInstalled({ forTests: true });
  ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const program = fileURLToPath(new URL('../bench/main.ts', import.meta.url));
const words = ['--import', 'tsx', program, ...process.argv.slice(2)];
const bench = spawn(process.execPath, words, {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
});
// The benchmark ends its servers itself; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
