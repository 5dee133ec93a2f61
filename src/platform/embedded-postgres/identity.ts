import { readFileSync, type Stats, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StartError } from '../start-error.js';

/**
 * As whom PostgreSQL runs. It refuses to be root, and refuses a user without a name, so those two need a detour.
 * `prefix` is the command put before the program's own; `uid` and `gid` are those of another user.
 */
export interface Identity {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const itself: Identity = { prefix: [] };

/** The identities worth trying for a new data folder, best first. */
export function identitiesForNew(dataDir: string): Identity[] {
  if (process.getuid === undefined) return [itself];
  if (process.getuid() !== 0) return hasName() ? [itself] : [renamed()];
  // A name of its own in a user namespace keeps root's files usable, whatever the folders on the way allow.
  // Where namespaces are forbidden (most containers), an ordinary user of the system takes over.
  const found = accounts();
  const users = [ownerOnTheWay(dataDir), found.get('postgres'), found.get('nobody')];
  return [renamed(), ...users.filter((user) => user !== undefined)];
}

/** The identity that can use a data folder made earlier: its owner's. */
export function identityOfOwner(folder: Stats, path: string): Identity {
  if (process.getuid === undefined) return itself;
  const uid = process.getuid();
  if (uid === folder.uid) return uid === 0 || !hasName() ? renamed() : itself;
  if (uid === 0) return { prefix: [], uid: folder.uid, gid: folder.gid };
  throw new StartError(`The database in ${path} belongs to another user (uid ${folder.uid}): start as that user.`);
}

/** The same user under an ordinary user's number, inside a user namespace (Linux). */
function renamed(): Identity {
  const stand = accounts().get('nobody') ?? { uid: 1000, gid: 1000 };
  return { prefix: ['unshare', '--user', `--map-user=${stand.uid}`, `--map-group=${stand.gid}`] };
}

/** The owner of the nearest folder that is not root's: in root's hands, but in somebody's home. */
function ownerOnTheWay(folder: string): Identity | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid } = statSync(at);
    if (uid !== 0) return { prefix: [], uid, gid };
    if (at === dirname(at)) return undefined;
  }
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function accounts(): Map<string, { prefix: []; uid: number; gid: number }> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return new Map(
    lines
      .map((line) => line.split(':'))
      .filter(([name, , uid, gid]) => name && Number(uid) > 0 && Number(gid) >= 0)
      .map(([name, , uid, gid]) => [name!, { prefix: [], uid: Number(uid), gid: Number(gid) }]),
  );
}
