import pg from 'pg';
import { type Cluster, clusterUser } from './cluster.js';

/** The database in which the service's tables are. */
export const databaseName = 'das';

/**
 * One service process owns a running server: the one whose session holds this advisory lock. The lock ends with the
 * session, however the process ends, so a server without an owner is one that was left behind.
 */
const ownerLock = 4_473_171;

/** The session that holds the lock. */
export interface Ownership {
  readonly client: pg.Client;
  /** Settles when the session has ended, whoever ended it. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Opens a session on the server at `port`, in the database that is always there. */
export async function openSession(cluster: Cluster, port: number): Promise<Ownership> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: clusterUser,
    password: cluster.password,
    database: 'postgres',
    application_name: 'das owner',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => resolve());
    // An error of an idle session ends it; unheard, it would end this process.
    client.on('error', () => resolve());
  });
  await client.connect();
  return {
    client,
    lost,
    release: () => client.end().catch(() => undefined),
  };
}

/** Takes the lock for this session. False when another one has it. */
export async function takeLock({ client }: Ownership): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [ownerLock]);
  return rows[0].mine;
}

/** Makes the service's database if it is not there. True when it was made. */
export async function makeDatabase({ client }: Ownership): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
  if (rowCount) return false;
  await client.query(`create database ${databaseName}`);
  return true;
}
