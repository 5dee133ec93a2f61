// What `npm start` and `npm test` do first: install the packages, if they are not there as package-lock.json says.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.installed', root);

/**
 * Installs what is missing, and says so; quick and silent when nothing is. Rejects with an Error that says why not.
 *
 * @param {{ forTests: boolean }} need  without `forTests`, the packages that only development needs may be missing
 */
export async function ensureInstalled({ forTests }) {
  const lock = readFileSync(new URL('package-lock.json', root));
  // The platform counts too: some packages hold programs.
  const mark = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
  if (read(stamp) === mark) return;

  if (!matches(JSON.parse(lock.toString()), forTests)) {
    console.log('Installing packages. This happens once, and takes a minute.');
    await npmCi();
  }
  if (matches(JSON.parse(lock.toString()), true)) writeFileSync(stamp, mark);
}

/**
 * Whether node_modules holds what the lock says. npm writes a lock of its own there when it has finished, so that
 * packages installed by hand (`npm ci --omit=dev`, say) are not installed again.
 */
function matches(lock, forTests) {
  const present = JSON.parse(read(new URL('node_modules/.package-lock.json', root)) ?? '{}').packages;
  if (!present) return false;
  return Object.entries(lock.packages).every(([path, { version, optional, dev, devOptional, link }]) => {
    if (path === '' || link) return true;
    // An optional package is left out where it is for another platform.
    if (!present[path]) return optional || (!forTests && (dev || devOptional));
    return present[path].version === version;
  });
}

function npmCi() {
  return new Promise((resolve, reject) => {
    // The npm that runs this script, if one does: it may not be on the path.
    const npm = process.env.npm_execpath;
    const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const child = npm?.endsWith('.js')
      ? spawn(process.execPath, [npm, ...words], { cwd: fileURLToPath(root), stdio: ['ignore', 'ignore', 'pipe'] })
      : spawn('npm', words, {
          cwd: fileURLToPath(root),
          stdio: ['ignore', 'ignore', 'pipe'],
          shell: process.platform === 'win32',
        });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', (error) =>
      reject(new Error(`npm cannot be run (${error.message}): run npm ci, then start again.`)),
    );
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve();
      const [reason = `it ended with ${signal ?? code}`] = said
        .split('\n')
        .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
        .filter((line) => line && !/^(code|errno|syscall) /.test(line));
      reject(new Error(`The packages cannot be installed (npm ci): ${reason}`));
    });
  });
}

function read(url) {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
