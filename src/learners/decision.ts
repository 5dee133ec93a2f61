import type { LearnerRecord, Stamp } from './record.js';
import type { Reference } from './reference.js';
import type { RuleId } from './rules.js';

/** What a transaction is decided with, besides the record and the command. The same input gives the same verdict, always. */
export interface Circumstances {
  readonly reference: Reference;
  /** This instant by the realm's clock. */
  readonly now: string;
  /** Today by the realm's clock, in the United Kingdom. */
  readonly today: string;
  /** The id of this transaction. What the transaction makes takes it as its own id. */
  readonly id: string;
  /** True where learners are real. */
  readonly live: boolean;
}

/** One broken rule, and where in the command. */
export interface Fault {
  readonly rule: RuleId;
  /** JSON Pointer into the command's input, such as `/dateOfBirth`. */
  readonly pointer: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** What becomes of a command. */
export type Verdict =
  | { readonly outcome: 'accepted'; readonly record: LearnerRecord; readonly about: string }
  | { readonly outcome: 'unchanged'; readonly record: LearnerRecord; readonly about: string }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }
  /** No such record for this centre: said in the same way whether it exists elsewhere or not at all. */
  | { readonly outcome: 'notFound' }
  /** The ULN was merged into another: the command belongs there. */
  | { readonly outcome: 'merged'; readonly into: string };

/** What every command says: whose record it is about. */
interface AnyCommand {
  readonly uln: string;
  /** Why, in the actor's own words. It stands in the history. */
  readonly reason?: string | undefined;
}

/** What every command of a centre says: whose record, and which centre acts. */
export interface Command extends AnyCommand {
  readonly centre: string;
}

/** What every command of an awarding body says: whose record, and which body acts. */
export interface AwardingBodyCommand extends AnyCommand {
  readonly awardingBody: string;
}

/** What a command needs of its centre: its associations with Diploma awarding bodies, one of its programmes by id or name. */
export interface LookUps {
  readonly associations?: boolean;
  readonly programmeId?: string | undefined;
  readonly programmeName?: string | undefined;
  /** A qualification of the catalogue. */
  readonly qan?: string | undefined;
}

/** A kind of change to a learner's record. Written once, whatever the method of access. */
export interface Transaction<C extends Command | AwardingBodyCommand> {
  /** The operationId of the contract. */
  readonly name: string;
  /** What the actor must be allowed to do for the centre. */
  readonly scope: string;
  /** The decision reads outcomes, which have to be worked out on what the commands before it left. */
  readonly readsOutcomes?: boolean;
  /** The part that the command replaces, for `If-Match`: undefined when there is none yet, or none is replaced. */
  replaces?(record: LearnerRecord, command: C): { readonly version: number } | undefined;
  /** What of the centre's own the decision looks up, besides the reference data that is always at hand. */
  looksUp?(command: C): LookUps;
  decide(record: LearnerRecord | undefined, command: C, circumstances: Circumstances): Verdict;
}

export function refused(...faults: Fault[]): Verdict {
  return { outcome: 'refused', faults };
}

export function unchanged(record: LearnerRecord, about: string): Verdict {
  return { outcome: 'unchanged', record, about };
}

/** The record with the changed parts in it, one version on. `about` is the id of what the command was about. */
export function accepted(
  before: LearnerRecord,
  change: Partial<Omit<LearnerRecord, 'version' | 'changedAt'>>,
  about: string,
  { now }: Circumstances,
): Verdict {
  return { outcome: 'accepted', record: { ...before, ...change, version: before.version + 1, changedAt: now }, about };
}

/** The record with what an awarding body changed in it. Its version and its time of change stay: see LearnerRecord. */
export function acceptedAside(
  before: LearnerRecord,
  change: Partial<Pick<LearnerRecord, 'results' | 'decisions'>>,
  about: string,
): Verdict {
  return { outcome: 'accepted', record: { ...before, ...change }, about };
}

/** The stamp of a part that this transaction changes. */
export function stamp(before: LearnerRecord | undefined, { now }: Circumstances): Stamp {
  return { changedAt: now, version: (before?.version ?? 0) + 1 };
}

/**
 * The record if the centre may act on it, else the verdict. Closed accounts take no change but reopening.
 * Another centre's account is answered as none.
 */
export function heldBy(
  record: LearnerRecord | undefined,
  { centre }: Command,
  status: 'open' | 'openOrClosed' = 'open',
): { record: LearnerRecord; verdict?: undefined } | { record?: undefined; verdict: Verdict } {
  if (record === undefined || record.account.centre !== centre) return { verdict: { outcome: 'notFound' } };
  const { account } = record;
  if (account.status === 'merged') return { verdict: { outcome: 'merged', into: account.mergedInto as string } };
  if (status === 'open' && account.status === 'closed')
    return { verdict: refused({ rule: 'account-closed', pointer: '' }) };
  return { record };
}
