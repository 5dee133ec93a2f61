import type { LearnerRecord, Stamp } from './record.js';

/** The parts of a record that a transaction changed, each as it stood before (if it did) and as it stands now. */
export type Changes = {
  readonly [P in keyof Parts]: readonly { readonly before: Parts[P] | undefined; readonly after: Parts[P] }[];
};

interface Parts {
  account: LearnerRecord['account'];
  diplomas: LearnerRecord['diplomas'][number];
  plts: LearnerRecord['plts'][number];
  workExperience: LearnerRecord['workExperience'][number];
  claims: LearnerRecord['claims'][number];
  transfers: LearnerRecord['transfers'][number];
  results: LearnerRecord['results'][number];
  outcomes: LearnerRecord['outcomes'][number];
  decisions: LearnerRecord['decisions'][number];
}

/**
 * What differs between two states of one record. A transaction never changes a part in place and never takes one away,
 * so a part has changed exactly when it is another object.
 */
export function changesBetween(before: LearnerRecord | undefined, after: LearnerRecord): Changes {
  return {
    account: before?.account === after.account ? [] : [{ before: before?.account, after: after.account }],
    diplomas: changedParts(before?.diplomas, after.diplomas, (part) => part.id),
    plts: changedParts(before?.plts, after.plts, (part) => part.level),
    workExperience: changedParts(before?.workExperience, after.workExperience, (part) => part.level),
    claims: changedParts(before?.claims, after.claims, (part) => part.id),
    transfers: changedParts(before?.transfers, after.transfers, (part) => part.id),
    results: changedParts(before?.results, after.results, (part) => part.id),
    outcomes: changedParts(before?.outcomes, after.outcomes, (part) => part.diplomaId),
    decisions: changedParts(before?.decisions, after.decisions, (part) => part.id),
  };
}

function changedParts<T>(before: readonly T[] | undefined, after: readonly T[], keyOf: (part: T) => unknown) {
  if (before === after) return [];
  const changed: { before: T | undefined; after: T }[] = [];
  for (const part of after) {
    if (before?.includes(part)) continue;
    changed.push({ before: before?.find((other) => keyOf(other) === keyOf(part)), after: part });
  }
  return changed;
}

/** The changes as the transaction log keeps them: one side of them, a part under its own name, without stamps. */
export function logged(changes: Changes, side: 'before' | 'after'): Record<string, unknown> | undefined {
  const entries: [string, unknown][] = [];
  for (const [name, singular] of names) {
    for (const change of changes[name]) {
      const part = change[side];
      if (part === undefined) continue;
      const {
        version: _version,
        changedAt: _changedAt,
        awardState: _awardState,
        ...content
      } = part as typeof part & Unlogged;
      entries.push([singular, content]);
    }
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Stamps, and what follows from the rest. */
type Unlogged = Partial<Stamp> & { readonly awardState?: unknown };

const names = [
  ['account', 'account'],
  ['diplomas', 'diploma'],
  ['plts', 'plts'],
  ['workExperience', 'workExperience'],
  ['claims', 'claim'],
  ['transfers', 'transfer'],
  // The last one stands: of a result that takes the place of another that is the new one.
  ['results', 'result'],
  ['decisions', 'decision'],
] as const;
