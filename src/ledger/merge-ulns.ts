import type { Fault } from '../learners/decision.js';
import type { ConstituentResult } from '../learners/record.js';
import type { Actor } from './actor.js';
import type { NamedCommand, Receipt } from './command.js';
import { readRecord } from './load.js';
import { readAllAdded } from './published-reads.js';
import { type Ledger, transact } from './transact.js';

/** What a merge would do, or did. */
export interface Merge {
  readonly uln: string;
  readonly into: string;
  /** Results that follow to the number that is kept. */
  readonly results: number;
  /** What stays behind: registrations and claims, which the home centre makes anew. */
  readonly registrations: number;
  readonly claims: number;
  readonly faults: readonly Fault[];
}

/**
 * Merges a ULN into another, which is kept: its results follow, and whoever asks for it is sent to the other. With
 * `rehearsal` nothing is stored. Undefined: one of the two has no account. The results go first: when anything stops it
 * between the two, merging once more finds them there and goes on.
 */
export async function mergeUlns(
  ledger: Ledger,
  actor: Actor,
  { uln, into }: { uln: string; into: string },
  { rehearsal }: { rehearsal: boolean },
): Promise<Merge | undefined> {
  const { pool } = ledger.store;
  const [gone, kept] = await Promise.all([readRecord(pool, actor.realm, uln), readRecord(pool, actor.realm, into)]);
  if (gone === undefined || kept === undefined) return undefined;
  const standing = (await readAllAdded(pool, actor.realm, [uln]))(uln).results.filter(isPosted);
  const takeOver: NamedCommand = {
    transaction: 'takeOverResults',
    input: { uln: into, centre: kept.account.centre, from: uln, results: standing },
  };
  const merge: NamedCommand = {
    transaction: 'mergeLearnerAccount',
    input: { uln, centre: gone.account.centre, into, seen: standing.map(({ id }) => id) },
  };
  const first = await receiptsOf(ledger, actor, rehearsal ? [takeOver, merge] : [takeOver], rehearsal);
  const faults = first.flatMap(faultsOf);
  const second = rehearsal || faults.length > 0 ? [] : await receiptsOf(ledger, actor, [merge], false);
  return {
    ...{ uln, into, results: standing.length },
    registrations: gone.diplomas.filter(({ status }) => status !== 'withdrawn').length,
    claims: gone.claims.filter(({ status }) => status === 'claimed').length,
    faults: [...faults, ...second.flatMap(faultsOf)],
  };
}

async function receiptsOf(
  ledger: Ledger,
  actor: Actor,
  commands: readonly NamedCommand[],
  rehearsal: boolean,
): Promise<readonly Receipt[]> {
  const transacted = await transact(ledger, actor, commands, { rehearsal });
  return 'receipts' in transacted ? transacted.receipts : [];
}

function isPosted({ status }: ConstituentResult): boolean {
  return status === 'posted';
}

function faultsOf({ verdict }: Receipt): readonly Fault[] {
  if (verdict.outcome === 'refused') return verdict.faults;
  return verdict.outcome === 'merged' ? [{ rule: 'uln-merged', pointer: '/into' }] : [];
}
