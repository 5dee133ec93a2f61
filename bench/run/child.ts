import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs one of the benchmark's own programs in a process of its own; what it prints, as JSON. */
export function measureApart<T>(program: 'ledger.ts' | 'rules.ts', words: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(`../${program}`, import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as T);
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}
