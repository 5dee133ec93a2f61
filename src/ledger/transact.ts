import type { PoolClient, QueryConfig } from 'pg';
import { changesBetween, logged } from '../learners/changes.js';
import type { Circumstances, Command, Transaction } from '../learners/decision.js';
import type { LearnerRecord } from '../learners/record.js';
import type { Reference } from '../learners/reference.js';
import { type Clock, realmTime } from '../platform/clock.js';
import { inTransaction, type Settle, type Store } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import type { Actor } from './actor.js';
import { type Aggregation, aggregated, bearsOnAward } from './aggregate.js';
import { definitionOf, inputOf, type NamedCommand, partyOf, type Receipt } from './command.js';
import { findAnswer, type KeptAnswer, keepAnswer, keptAnswer, type Repeatable } from './idempotency.js';
import { loadLocked, lockAccounts } from './load.js';
import { type LogEntry, logStatement } from './log.js';
import { type CentresOwn, type KnownReference, lookUp, type StandingReference } from './reference.js';
import type { AccountRow } from './rows.js';
import { type ChangedRecord, saveStatements } from './save.js';
import { awardsOn } from './standing-reference.js';

export interface TransactOptions {
  /** Say what would happen, and store nothing. */
  readonly rehearsal?: boolean;
  /** Give the first answer again to a repeated request. `answer` makes what is kept. */
  readonly repeatable?: Repeatable & { answer(receipts: readonly Receipt[]): KeptAnswer };
  /** What else is stored in the same database transaction, whatever became of the commands; of a rehearsal too. */
  readonly alongside?: (receipts: readonly Receipt[], changed: readonly LearnerRecord[]) => readonly QueryConfig[];
  /** The records as a rehearsal has left them so far, in the place of those that are stored. */
  readonly rehearsed?: (client: PoolClient, ulns: readonly string[]) => Promise<readonly LearnerRecord[]>;
}

export type Transacted =
  | { readonly receipts: readonly Receipt[]; readonly kept?: KeptAnswer }
  /** This request was answered before: here is that answer. */
  | { readonly repeated: KeptAnswer }
  /** The key was used for another request. */
  | { readonly reused: true };

/** What the ledger works with. */
export interface Ledger {
  readonly store: Store;
  readonly clock: Clock;
  readonly standing: StandingReference;
}

/**
 * Carries out a list of commands as one database transaction: authorise, load and lock, decide in list order, save
 * set-wise together with the log, answer. A refused command leaves the others alone. The only writer of learner records.
 */
export async function transact(
  ledger: Ledger,
  actor: Actor,
  commands: readonly NamedCommand[],
  options: TransactOptions = {},
): Promise<Transacted> {
  const { store, standing } = ledger;
  const { lines, levels } = standing;
  const known = { lines, levels, awardingBodies: await standing.awardingBodies(actor.realm) };
  const work = { ledger, actor, commands, options, known };
  return inTransaction(store, (client, settle) => attempt(work, client, settle));
}

/** What one list of commands is carried out with, at each attempt. */
interface Work {
  readonly ledger: Ledger;
  readonly actor: Actor;
  readonly commands: readonly NamedCommand[];
  readonly options: TransactOptions;
  readonly known: KnownReference;
}

async function attempt(
  { ledger, actor, commands, options, known }: Work,
  client: PoolClient,
  settle: Settle,
): Promise<Transacted> {
  const { rehearsal = false } = options;
  const { realm, live } = actor;
  const allowed = commands.filter((command) => mayDo(actor, command));
  // An answer that was kept is not for one whose authority has been withdrawn since.
  const repeatable = commands.length > 0 && allowed.length === 0 ? undefined : options.repeatable;
  const ulns = [...new Set(allowed.map((command) => command.input.uln))].sort();
  const [found, locked, centres] = await Promise.all([
    repeatable === undefined ? undefined : client.query(findAnswer(realm, repeatable)),
    client.query<AccountRow>(lockAccounts(realm, ulns)),
    lookUp(client, realm, allowed),
  ]);
  const before = repeatable === undefined || found === undefined ? undefined : keptAnswer(found.rows, repeatable);
  if (before !== undefined && before !== 'expired') {
    await settle('rollback', []);
    return before === 'reused' ? { reused: true } : { repeated: before };
  }

  const records = await loadLocked(client, realm, locked.rows);
  for (const record of (await options.rehearsed?.(client, ulns)) ?? []) records.set(record.account.uln, record);
  const { now, today } = realmTime(ledger.clock, actor.clockOffsetMs);
  const originals = new Map(records);
  const { reference, aggregation } = await awardingParts(
    ledger,
    client,
    { known, centres, realm, now, today },
    allowed,
    records,
  );
  const entries: LogEntry[] = [];
  const receipts = unitsOf(commands).flatMap((unit) =>
    decideUnit(unit, records, entries, (command) =>
      decideOne(actor, command, records, entries, aggregation, { now, today, reference, live, id: newId() }),
    ),
  );

  for (const [uln, record] of records) {
    if (bearsOnAward(originals.get(uln), record)) records.set(uln, aggregated(record, aggregation));
  }
  const kept = repeatable?.answer(receipts);
  const changed = changedRecords(originals, records);
  const beside = options.alongside?.(
    receipts,
    changed.map(({ after }) => after),
  );
  if (rehearsal || (entries.length === 0 && kept === undefined)) {
    await settle(beside === undefined ? 'rollback' : 'commit', beside ?? []);
    return { receipts };
  }
  await settle('commit', [
    ...saveStatements(realm, changed),
    ...(beside ?? []),
    ...(entries.length === 0 ? [] : [logStatement(actor, now, entries)]),
    ...(repeatable === undefined || kept === undefined
      ? []
      : keepAnswer(realm, repeatable, kept, before === 'expired')),
  ]);
  return { receipts, ...(kept === undefined ? {} : { kept }) };
}

/** The catalogue and the schemes, as far as these commands and records have to do with results. */
async function awardingParts(
  { standing }: Ledger,
  client: PoolClient,
  {
    known,
    centres,
    realm,
    now,
    today,
  }: { known: KnownReference; centres: CentresOwn; realm: number; now: string; today: string },
  commands: readonly NamedCommand[],
  records: ReadonlyMap<string, LearnerRecord>,
): Promise<{ reference: Reference; aggregation: Aggregation }> {
  const isWanted =
    commands.some((command) => definitionOf(command).looksUp?.(inputOf(command)).qan !== undefined) ||
    [...records.values()].some(({ results }) => results.length > 0);
  const catalogue = isWanted ? await standing.catalogue(client, realm) : undefined;
  const awards = awardsOn(standing, today);
  const qualification = (qan: string) => catalogue?.entries.get(qan);
  const reference: Reference = { ...known, ...centres, qualification, pointsMisfit: awards.pointsMisfit };
  const aggregation = { reference, catalogueVersion: catalogue?.version ?? 0, award: awards.award, now };
  return { reference, aggregation };
}

function mayDo(actor: Actor, command: NamedCommand): boolean {
  return actor.may(partyOf(command), definitionOf(command).scope);
}

/** The commands, those of one unit together. */
function unitsOf(commands: readonly NamedCommand[]): readonly (readonly NamedCommand[])[] {
  const units: NamedCommand[][] = [];
  let last: number | undefined;
  for (const command of commands) {
    if (command.unit !== undefined && command.unit === last) units.at(-1)?.push(command);
    else units.push([command]);
    last = command.unit;
  }
  return units;
}

/** Decides the commands of a unit. When one of them comes to nothing, the record and the log are as before all of them. */
function decideUnit(
  unit: readonly NamedCommand[],
  records: Map<string, LearnerRecord>,
  entries: LogEntry[],
  decide: (command: NamedCommand) => Receipt,
): readonly Receipt[] {
  const [first] = unit;
  const before = records.get(first?.input.uln as string);
  const logged = entries.length;
  const receipts = unit.map(decide);
  if (unit.length === 1 || receipts.every(isDone)) return receipts;
  entries.length = logged;
  if (before === undefined) records.delete(first?.input.uln as string);
  else records.set(before.account.uln, before);
  return receipts;
}

function isDone({ verdict }: Receipt): boolean {
  return verdict.outcome === 'accepted' || verdict.outcome === 'unchanged';
}

/** Decides one command on the record as the commands before it left it, and notes what changed. */
function decideOne(
  actor: Actor,
  command: NamedCommand,
  records: Map<string, LearnerRecord>,
  entries: LogEntry[],
  aggregation: Aggregation,
  circumstances: Circumstances,
): Receipt {
  const { id } = circumstances;
  if (!mayDo(actor, command)) return { verdict: { outcome: 'notAllowed' }, id };
  const definition = definitionOf(command);
  const stands = records.get(command.input.uln);
  // Commands before this one may have changed what the outcome rests on.
  const before = definition.readsOutcomes && stands !== undefined ? aggregated(stands, aggregation) : stands;
  const verdict = definition.decide(before, inputOf(command), circumstances);
  // What changes nothing needs no precondition (RFC 9110, section 13.1.1).
  if (verdict.outcome !== 'accepted') return { verdict, id };
  const unmet = preconditionOf(command, definition, before);
  if (unmet !== undefined) return { verdict: { outcome: unmet }, id };

  const changes = changesBetween(before, verdict.record);
  entries.push({
    subject: command.input.uln,
    id,
    transaction: definition.name,
    before: logged(changes, 'before'),
    after: { ...logged(changes, 'after'), reason: command.input.reason },
  });
  records.set(command.input.uln, verdict.record);
  return { verdict, id };
}

function preconditionOf(
  command: NamedCommand,
  definition: Transaction<Command>,
  before: LearnerRecord | undefined,
): 'stale' | 'unconditional' | undefined {
  const { precondition } = command;
  if (precondition === undefined || before === undefined) return undefined;
  const replaced = definition.replaces?.(before, inputOf(command));
  const { version } = precondition;
  if (replaced === undefined) return version === undefined ? undefined : 'stale';
  if (version === undefined) return 'unconditional';
  return version === '*' || version === replaced.version ? undefined : 'stale';
}

function changedRecords(
  originals: ReadonlyMap<string, LearnerRecord>,
  records: ReadonlyMap<string, LearnerRecord>,
): ChangedRecord[] {
  const changed: ChangedRecord[] = [];
  for (const [uln, after] of records) {
    const before = originals.get(uln);
    if (before !== after) changed.push({ before, after, changes: changesBetween(before, after) });
  }
  return changed;
}
