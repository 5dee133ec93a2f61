import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';
import type { Binaries } from './binaries.js';
import { type Identity, identitiesForNew, identityOfOwner } from './identity.js';
import { isAlive } from './process.js';

/** PostgreSQL's own data folder: where it is, as whom it is used, and the password of its one user. */
export interface Cluster {
  readonly folder: string;
  readonly identity: Identity;
  readonly password: string;
}

/** The one user, who owns everything in it. */
export const clusterUser = 'das';

/**
 * Opens `<dataDir>/postgres`, and makes it first when it is not there. Making it is all or nothing: it is made under
 * another name and then renamed, so what a killed start leaves behind is never taken for a database.
 * Throws a StartError when the folder cannot be used.
 */
export async function openCluster(dataDir: string, binaries: Binaries, fast: boolean): Promise<Cluster> {
  const home = await openDataDir(dataDir);
  const folder = join(home, 'postgres');
  const present = await isCluster(folder, binaries.major);
  const password = await readPassword(home, !present);
  if (!present) await makeCluster(home, folder, password, binaries, fast);
  const made = await stat(folder);
  const identity = identityOfOwner(made, folder);
  // Copied or restored from a backup it may have become readable by others, which PostgreSQL refuses.
  if (made.mode & 0o077) await chmod(folder, 0o700);
  return { folder, identity, password };
}

async function openDataDir(dataDir: string): Promise<string> {
  try {
    // Passwords and keys lie in it: it is nobody else's to read.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await realpath(dataDir);
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}

async function isCluster(folder: string, major: number): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return false;
  identityOfOwner(found, folder);
  const content = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`The database folder ${folder} cannot be read (${error.code}).`);
  });
  if (content.length === 0) return false;
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => {
    throw new StartError(`${folder} holds something else than a database of this service: move it away.`);
  });
  if (Number(version) === major) return true;
  throw new StartError(
    `The database in ${folder} was made by PostgreSQL ${version.trim()}, and this service brings PostgreSQL ${major}: ` +
      'start it with the version of the service that made it, take the data out with pg_dump, and load it into a new folder.',
  );
}

/** The password file, made once. Two starts at the same time get the same one: a link is made by one of them only. */
async function readPassword(home: string, mayMake: boolean): Promise<string> {
  const path = join(home, 'postgres-password');
  const read = () => readFile(path, 'utf8').catch(() => '');
  const present = (await read()).trim();
  if (present) return present;
  if (!mayMake) throw new StartError(`The password of the database cannot be read from ${path}: put it back.`);
  const draft = `${path}.${process.pid}`;
  try {
    await writeDurably(draft, `${randomBytes(24).toString('base64url')}\n`);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return (await read()).trim();
  } catch (error) {
    throw unwritable(home, error);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function makeCluster(home: string, folder: string, password: string, binaries: Binaries, fast: boolean) {
  await removeDrafts(home);
  const reasons = new Set<string>();
  for (const identity of identitiesForNew(home)) {
    const draft = await mkdtemp(join(home, `${draftName}${process.pid}-`)).catch((error) => {
      throw unwritable(home, error);
    });
    try {
      await initialise(home, draft, password, identity, binaries, fast);
      await rename(join(draft, 'cluster'), folder);
      if (!fast) await syncFolder(home);
      return;
    } catch (error) {
      // Another start was first: its database is as good.
      if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return;
      reasons.add(initdbReason(error));
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  throw new StartError(
    `No database can be made in ${home}: ${[...reasons].join('; ')}. Set DATABASE_URL to a PostgreSQL server instead.`,
  );
}

async function initialise(
  home: string,
  draft: string,
  password: string,
  identity: Identity,
  { initdb, major }: Binaries,
  fast: boolean,
): Promise<void> {
  const passwordFile = join(draft, 'password');
  await writeDurably(passwordFile, password);
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chmod(home, (await stat(home)).mode | 0o011);
    await chown(draft, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const words = [
    ...identity.prefix,
    initdb,
    ...['--pgdata', join(draft, 'cluster'), '--username', clusterUser, '--pwfile', passwordFile],
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Text sorts by code point, the same on every machine.
    '--locale=C',
    // And upper and lower case still know more letters than English has (PostgreSQL 17 and later).
    ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    ...(fast ? ['--no-sync'] : []),
  ];
  await promisify(execFile)(words[0]!, words.slice(1), { cwd: '/', uid: identity.uid, gid: identity.gid });
}

const draftName = 'postgres.new-';

/** Removes what starts that were killed left behind, but not what another start is at work on. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(draftName)) continue;
    const maker = Number.parseInt(name.slice(draftName.length), 10);
    if (maker !== process.pid && isAlive(maker)) continue;
    await rm(join(home, name), { recursive: true, force: true }).catch((error) => {
      throw unwritable(home, error);
    });
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

function initdbReason(error: unknown): string {
  const { stderr = '', message } = error as Error & { stderr?: string };
  const lines = stderr.split('\n');
  return (lines.find((line) => /error:|FATAL/.test(line)) ?? lines.find(Boolean) ?? message).trim();
}

function unwritable(folder: string, error: unknown): StartError {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return new StartError(
    `The data folder ${folder} cannot be written (${code}): give this user the right, or set DAS_DATA_DIR.`,
  );
}
