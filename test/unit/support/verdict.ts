import { expect } from 'vitest';
import { changesBetween } from '../../../src/learners/changes.js';
import type {
  AwardingBodyCommand,
  Circumstances,
  Command,
  Fault,
  Transaction,
  Verdict,
} from '../../../src/learners/decision.js';
import type { LearnerRecord, Stamp } from '../../../src/learners/record.js';
import { messageOf, rules } from '../../../src/learners/rules.js';
import { type InputOf, type TransactionName, transactions } from '../../../src/learners/transactions.js';
import { frozen } from './frozen.js';
import { circumstances } from './reference.js';

type AnyCommand = Command | AwardingBodyCommand;

/** The transaction of that name, as the ledger sees it. */
export function transactionOf(name: TransactionName): Transaction<AnyCommand> {
  return transactions[name] as unknown as Transaction<AnyCommand>;
}

/**
 * The verdict on a command. On the way it holds what every verdict must: nothing that went in is changed, the same input
 * gives the same verdict, only what the transaction announced is looked up, what is accepted of a centre moves the version
 * and exactly the stamps of what changed, and of an awarding body neither, what is unchanged is the very same record, and
 * what is refused names rules of the catalogue in words without gaps.
 */
export function decide<N extends TransactionName>(
  name: N,
  record: LearnerRecord | undefined,
  input: InputOf<N>,
  over: Partial<Circumstances> = {},
): Verdict {
  const around = frozen(onlyLookingUp(transactionOf(name), input, circumstances(over)));
  frozen(record);
  frozen(input);
  const verdict = transactionOf(name).decide(record, input, around);
  expect(transactionOf(name).decide(record, input, around)).toEqual(verdict);
  if (verdict.outcome === 'accepted') {
    // What follows from a merged number was added by awarding bodies.
    if ('centre' in input && name !== 'takeOverResults') expectOneStepOn(record, verdict.record, around);
    else expectAside(record, verdict.record, around);
  }
  if (verdict.outcome === 'unchanged') expect(verdict.record).toBe(record);
  if (verdict.outcome === 'refused') expectPlainWords(verdict.faults, { ...record?.account, ...input });
  return verdict;
}

/** The ledger fetches from the database what a transaction says it looks up, so it may look up nothing else. */
function onlyLookingUp(transaction: Transaction<AnyCommand>, input: AnyCommand, around: Circumstances): Circumstances {
  const { associations = false, programmeId, programmeName, qan } = transaction.looksUp?.(input) ?? {};
  const { associated, programme, programmeNamed, qualification } = around.reference;
  const unannounced = () => expect.unreachable(`${transaction.name} looks up what it did not announce`);
  const reference = {
    ...around.reference,
    associated: associations ? associated : unannounced,
    programme: (centre: string, id: string) => (id === programmeId ? programme(centre, id) : unannounced()),
    programmeNamed: (centre: string, name: string) =>
      name === programmeName ? programmeNamed(centre, name) : unannounced(),
    qualification: (said: string) => (said === qan ? qualification(said) : unannounced()),
  };
  return { ...around, reference };
}

function expectOneStepOn(before: LearnerRecord | undefined, after: LearnerRecord, { now }: Circumstances): void {
  const stamp = { version: (before?.version ?? 0) + 1, changedAt: now };
  expect(after).toMatchObject(stamp);
  expect([after.results, after.outcomes, after.decisions]).toEqual([
    before?.results ?? [],
    before?.outcomes ?? [],
    before?.decisions ?? [],
  ]);
  const { account: _account, ...parts } = changesBetween(before, after);
  for (const changed of Object.values(parts).flat()) expect(changed.after).toMatchObject(stamp);
  for (const name of ['diplomas', 'plts', 'workExperience', 'claims', 'transfers'] as const) {
    const stamps: readonly Stamp[] = after[name];
    const stood = new Set<Stamp>(before?.[name]);
    // Nothing goes away, and what is not the same object as before bears the new version.
    expect(stamps.length).toBeGreaterThanOrEqual(stood.size);
    for (const part of stamps) if (!stood.has(part)) expect(part.version).toBe(stamp.version);
  }
}

/** What an awarding body does shows in nothing that the centre sees: only results and decisions are added or ended. */
function expectAside(before: LearnerRecord | undefined, after: LearnerRecord, { now }: Circumstances): void {
  const { results, decisions, ...rest } = before as LearnerRecord;
  for (const [name, part] of Object.entries(rest)) expect(after[name as keyof typeof rest], name).toBe(part);
  expect(after.results.length).toBeGreaterThanOrEqual(results.length);
  results.forEach(({ id, postedAt }, at) => {
    expect(after.results[at]).toMatchObject({ id, postedAt });
  });
  for (const result of after.results) if (!results.includes(result)) expect(result.changedAt).toBe(now);
  expect(after.decisions.slice(0, decisions.length)).toEqual(decisions);
  for (const { decidedAt, publishAt } of after.decisions.slice(decisions.length)) {
    expect(decidedAt).toBe(now);
    expect(publishAt !== undefined && publishAt >= now).toBe(true);
  }
}

const personalFields = ['givenName', 'familyName', 'dateOfBirth', 'uci', 'upn'];

function expectPlainWords(faults: readonly Fault[], said: Readonly<Record<string, unknown>>): void {
  expect(faults).not.toHaveLength(0);
  const personal = personalFields.map((field) => said[field]);
  for (const { rule, parameters } of faults) {
    expect(rules).toHaveProperty([rule]);
    const message = messageOf(rule, parameters);
    for (const [, name] of rules[rule].message.matchAll(/\{(\w+)\}/g)) {
      expect(parameters, rule).toHaveProperty([name as string]);
    }
    expect(message).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(message.length, message).toBeLessThanOrEqual(160);
    for (const text of personal) if (typeof text === 'string' && text.length > 2) expect(message).not.toContain(text);
  }
}

/** The record that an accepted command made. */
export function recordAfter(verdict: Verdict): LearnerRecord {
  if (verdict.outcome !== 'accepted') throw new Error(`expected to be accepted: ${JSON.stringify(verdict)}`);
  return verdict.record;
}

/** The broken rules and where, in the order in which they are told: `line-unknown at /line`. */
export function brokenRules(verdict: Verdict): string[] {
  if (verdict.outcome !== 'refused') throw new Error(`expected to be refused: ${verdict.outcome}`);
  return verdict.faults.map(({ rule, pointer }) => `${rule} at ${pointer === '' ? 'the whole' : pointer}`);
}
