// npm run screenshots: pictures of the main pages for the README, in docs/screenshots, desktop and phone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './installed.mjs';

try {
  await ensureInstalled({ forTests: true });
  await ensureChromium();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'browser', 'test/screenshots'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, DAS_SCREENSHOTS: '1' },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
