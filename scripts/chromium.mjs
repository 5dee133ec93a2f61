// What the tests of pages need: a Chromium. One that is there, or Debian's, where this machine may install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a Chromium is, or undefined. `CHROMIUM_PATH` names one that is somewhere else. Throws when it does not. */
export function findChromium() {
  const set = process.env.CHROMIUM_PATH;
  if (set) {
    if (existsSync(set)) return set;
    throw new Error(`CHROMIUM_PATH names ${set}, and nothing is there.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...found, ...elsewhere].find((path) => existsSync(path));
}

/**
 * Where a Chromium is: Debian's is installed when there is none, and this user may install it. Rejects with one line that
 * says how to get one.
 */
export async function ensureChromium() {
  const there = findChromium();
  if (there !== undefined) return there;
  if (mayInstall()) {
    console.log('Installing Chromium for the tests of pages. This happens once, and takes a minute.');
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const packages = ['chromium', 'fonts-liberation'];
    for (const words of [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const [command, ...more] = [...asRoot, ...words];
      spawnSync(command, more, { env, stdio: 'ignore' });
    }
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'The tests of pages need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to where it is.',
  );
}

function mayInstall() {
  if (process.platform !== 'linux' || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return false;
  return process.getuid?.() === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}
