import type { Pool } from 'pg';
import type { Fault } from '../../learners/decision.js';
import type { Actor } from '../../ledger/actor.js';
import type { KeptAnswer, Repeatable } from '../../ledger/idempotency.js';
import { type PartyReceipt, type PartyTransacted, transactFor } from '../../ledger/party-transact.js';
import type { Ledger } from '../../ledger/transact.js';
import { newId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs.js';

/** `all` is all that a batch file can say. Results and outcomes are tables for reading (see tables.ts). */
export type ExtractKind =
  | 'learnerAccounts'
  | 'registrations'
  | 'completions'
  | 'claims'
  | 'all'
  | 'results'
  | 'outcomes';

/** Which learners of the centre, and which of their Diplomas. */
export interface ExtractFilter {
  readonly line?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  /** RFC 3339. */
  readonly changedSince?: string | undefined;
}

/** An extract as it stands. Instants are RFC 3339, by the realm's clock. */
export interface Extract {
  readonly realm: number;
  readonly id: string;
  readonly centre: string;
  readonly kind: ExtractKind;
  readonly release: 2 | 3;
  readonly filter: ExtractFilter;
  readonly status: 'waiting' | 'running' | 'completed' | 'failed';
  readonly rows: number | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
}

/** The name of the task that makes extracts. */
export const makeExtract = 'makeExtract';

/** How many days an extract can be read. It holds personal data, and can be made again. */
export const keptDays = 7;

/** Whether a release has a file of this kind. Release 2 has registrations with the accounts, and no file for all. */
function hasKind(release: 2 | 3, kind: ExtractKind): boolean {
  return release === 3 || (kind !== 'registrations' && kind !== 'all');
}

/** The extract as it stands, or all that is wrong with what was asked for. */
export type ExtractResult =
  | { readonly extract: Extract; readonly faults?: undefined }
  | { readonly extract?: undefined; readonly faults: readonly Fault[] };

/** Keeps what was asked for, and queues it. */
export function createExtract(
  ledger: Ledger,
  actor: Actor & { readonly centre: string; readonly person: string; readonly clientId: string },
  { kind, release, filter }: Pick<Extract, 'kind' | 'release' | 'filter'>,
  repeatable: Repeatable & { answer(receipt: PartyReceipt<ExtractResult>): KeptAnswer },
): Promise<PartyTransacted<ExtractResult>> {
  const { realm, centre, clientId, person, requestId } = actor;
  return transactFor<ExtractResult>(
    ledger,
    actor,
    'createExtract',
    { centre },
    async (_client, { now }) => {
      const faults = faultsOf(kind, release, filter, ledger);
      if (faults.length > 0) return { outcome: 'refused', result: { faults } };
      const id = newId();
      const asked = { kind, release, filter };
      return {
        outcome: 'accepted',
        result: {
          extract: { realm, id, centre, ...asked, status: 'waiting', rows: null, requestedAt: now, finishedAt: null },
        },
        after: { extract: { id, ...asked } },
        statements: [
          {
            text: `INSERT INTO extract
                (realm_id, id, client_id, centre_number, person, request_id, kind, release, filter, status, requested_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10)`,
            values: [realm, id, clientId, centre, person, requestId, kind, release, JSON.stringify(filter), now],
          },
          enqueue(makeExtract, { realm, id }, { queue: `extracts ${realm} ${centre}`, key: `extract ${realm} ${id}` }),
        ],
      };
    },
    { repeatable },
  );
}

function faultsOf(
  kind: ExtractKind,
  release: 2 | 3,
  { line, changedSince }: ExtractFilter,
  { standing }: Ledger,
): Fault[] {
  const faults: Fault[] = [];
  if (!hasKind(release, kind)) faults.push({ rule: 'extract-kind', pointer: '/kind' });
  // An outcome comes from many things, and of some of them a centre may not know when they changed.
  if (kind === 'outcomes' && changedSince !== undefined)
    faults.push({ rule: 'extract-changed-since', pointer: '/changedSince' });
  if (line !== undefined && !standing.lines.has(line))
    faults.push({ rule: 'line-unknown', pointer: '/line', parameters: { line } });
  return faults;
}

const columns = `realm_id AS realm, id, centre_number AS centre, kind, release, filter, status, rows,
  requested_at AS "requestedAt", finished_at AS "finishedAt"`;

/** One extract; undefined when the realm has none of that id, or it is another centre's. */
export async function readExtract(
  pool: Pool,
  realm: number,
  id: string,
  centre?: string,
): Promise<Extract | undefined> {
  const { rows } = await pool.query<Extract>(
    `SELECT ${columns} FROM extract WHERE realm_id = $1 AND id = $2 AND ($3::text IS NULL OR centre_number = $3)`,
    [realm, id, centre ?? null],
  );
  return rows[0];
}

/** The file, a piece at a time. */
export async function* extractFile(pool: Pool, { realm, id }: Extract): AsyncGenerator<string> {
  for (let number = 0; ; number++) {
    const { rows } = await pool.query<{ content: string }>(
      'SELECT content FROM extract_piece WHERE realm_id = $1 AND extract_id = $2 AND number = $3',
      [realm, id, number],
    );
    if (rows[0] === undefined) return;
    yield rows[0].content;
  }
}

/** The statement that takes the files of extracts away whose time is over. */
export const forgetExtracts = {
  text: `DELETE FROM extract_piece p USING extract e, realm r
    WHERE e.realm_id = p.realm_id AND e.id = p.extract_id AND r.id = e.realm_id
      AND e.finished_at < now() + r.clock_offset_ms * interval '1 millisecond' - interval '${keptDays} days'`,
};

/** How many extracts of a realm are where on their way. */
export async function countExtractsByStatus(
  pool: Pool,
  realm: number,
): Promise<readonly { readonly status: string; readonly count: number }[]> {
  const { rows } = await pool.query<{ status: string; count: number }>(
    'SELECT status, count(*) AS count FROM extract WHERE realm_id = $1 GROUP BY status ORDER BY status',
    [realm],
  );
  return rows;
}
