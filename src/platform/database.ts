import type { Writable } from 'node:stream';
import { PrismaPg } from '@prisma/adapter-pg';
import pg, { type Pool, type PoolClient, type QueryConfig } from 'pg';
import { PrismaClient } from './generated/prisma/client.js';

/** The database as the service uses it: one pool, and Prisma on the same pool. */
export interface Store {
  readonly pool: Pool;
  readonly prisma: PrismaClient;
}

export interface StoreSettings {
  url: string;
  /** The most connections. */
  connections: number;
  /** Become the role that may add to the transaction log and never change it, where the database has it. */
  role?: string | undefined;
}

/** Words of which so much is the same are written alike: one letter more, less, other or elsewhere in a short name. */
const alikeFrom = 0.3;

const date = 1082;
const timestamptz = 1184;
const bigint = 20;

/** How the ledger's own statements read values: dates as `YYYY-MM-DD`, instants as RFC 3339 in UTC with milliseconds. */
const types = {
  getTypeParser(oid: number, format?: string) {
    if (format !== 'binary') {
      if (oid === date) return (text: string) => text;
      if (oid === timestamptz) return instantOf;
      if (oid === bigint) return Number;
    }
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

/**
 * An instant as RFC 3339 with milliseconds, from what PostgreSQL writes: `2010-10-04 09:00:00.12+00` in a column,
 * `2010-10-04T09:00:00.12+00:00` in JSON. The session is in UTC, so the offset is always +00; zeros at the end are left out.
 */
export function instantOf(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds(text)}Z`;
}

function milliseconds(text: string): string {
  return text[19] === '.' ? text.slice(20, text.indexOf('+', 20)).padEnd(3, '0').slice(0, 3) : '000';
}

/** Prisma reads a date as midnight in UTC. */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * Opens the pool. Sessions are in UTC always: the Prisma adapter writes wrong instants in any other time zone
 * (prisma/prisma issue 28629). Nothing waits for ever: a connection is had within 3 seconds or not, a statement is done
 * within 15.
 */
export function openStore({ url, connections, role }: StoreSettings): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 3000,
    // The server's own limit below comes first; this one is for a server that has gone without a word.
    query_timeout: 17_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Statements that need no answer of one another go out together.
    pipeline: true,
    types: types as pg.CustomTypesConfig,
    options: `-c timezone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000 -c pg_trgm.word_similarity_threshold=${alikeFrom}${role === undefined ? '' : ` -c role=${role}`}`,
  } as pg.PoolConfig);
  // A connection that dies while idle is replaced by the next query; it must not end the process.
  pool.on('error', () => undefined);
  // Likewise one that dies while a transaction holds it between two statements: its next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

export async function closeStore({ pool, prisma }: Store): Promise<void> {
  await prisma.$disconnect();
  if (!pool.ended) await pool.end();
}

/** Ends a transaction: sends the statements and the COMMIT together, or a ROLLBACK. */
export type Settle = (how: 'commit' | 'rollback', statements: readonly QueryConfig[]) => Promise<void>;

/** Two transactions met: one of them starts again. Unique violation, serialisation failure, deadlock. */
const again = new Set(['23505', '40001', '40P01']);
const mostAttempts = 5;

/**
 * Runs `work` in a database transaction and starts it again when it met another one. `work` must end it with `settle`
 * and have no effect of its own beyond the database.
 */
export async function inTransaction<T>(
  { pool }: Store,
  work: (client: PoolClient, settle: Settle) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const stream = streamOf(client);
      stream.cork();
      const begun = client.query('BEGIN');
      // Awaited below; until then a failure has its place in the work's own first statement.
      begun.catch(() => undefined);
      let settled = false;
      const working = work(client, async (how, statements) => {
        settled = true;
        await begun;
        if (how === 'rollback') {
          await client.query('ROLLBACK');
          return;
        }
        stream.cork();
        const sent = [...statements.map((statement) => client.query(statement)), client.query('COMMIT')];
        stream.uncork();
        const outcomes = await Promise.allSettled(sent);
        for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
      });
      stream.uncork();
      const result = await working;
      if (!settled) throw new Error('the database transaction was not settled');
      return result;
    } catch (error) {
      // After a failed statement the ROLLBACK is harmless; after a lost connection the client is thrown away.
      await client.query('ROLLBACK').catch((cause: Error) => {
        broken = cause;
      });
      if (attempt >= mostAttempts || !again.has((error as { code?: string }).code ?? '')) throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** The socket of a connection: held back while statements are issued together, so that they leave in one packet. */
function streamOf(client: PoolClient): Pick<Writable, 'cork' | 'uncork'> {
  return (client as unknown as { connection: { stream: Writable } }).connection.stream;
}

/** True when the error means that the database cannot answer now, not that the statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  for (const { code, originalCode, kind, message } of withCauses(error)) {
    for (const word of [code, originalCode]) {
      if (typeof word !== 'string') continue;
      // Connection exceptions, insufficient resources, operator intervention (shutdown, statement timeout), read-only standby.
      if (/^(08|53|57)...$/.test(word) || word === '25006' || word === '25P03') return true;
      if (/^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/.test(word)) return true;
      // Prisma: cannot reach, timed out, connection closed, pool timeout.
      if (/^P10(01|02|08|17)$|^P2024$|^P2037$/.test(word)) return true;
    }
    if (
      typeof kind === 'string' &&
      /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/.test(kind)
    )
      return true;
    if (typeof message === 'string' && awayMessage.test(message)) return true;
  }
  return false;
}

/** What `pg` says without a code. */
const awayMessage =
  /timeout exceeded when trying to connect|Connection terminated|Client was closed|connection error and is not queryable|Query read timeout/i;

interface Described {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** The error and what lies behind it. Prisma keeps what its adapter threw in `meta`. */
function withCauses(error: unknown): Described[] {
  const found: Described[] = [];
  for (let next = error as Described | undefined | null; next !== undefined && next !== null && found.length < 6; ) {
    found.push(next);
    next = (next.cause ?? next.meta?.driverAdapterError) as Described | undefined;
  }
  return found;
}
