import type { AwardState, Claim, Decision, Outcome } from './record.js';

/** What a Diploma awarding body can do about a claim. */
export type AwardMove = 'confirmAward' | 'referClaim' | 'issueCertificate' | 'revokeAward';

/** The states of an award in words, and what can be done in each. ADR 22 has the same table. */
export const awardStates: Readonly<
  Record<AwardState, { readonly says: string; readonly moves: readonly AwardMove[] }>
> = {
  awaiting: { says: 'Something is missing, so the Diploma cannot be awarded yet.', moves: ['referClaim'] },
  ready: {
    says: 'Everything is there. The Diploma awarding body has to decide.',
    moves: ['confirmAward', 'referClaim'],
  },
  referred: {
    says: 'The Diploma awarding body sent the claim back. Any change of what it rests on brings it back.',
    moves: ['confirmAward'],
  },
  confirmed: {
    says: 'The award is made. The certificate follows.',
    moves: ['issueCertificate', 'referClaim', 'revokeAward'],
  },
  changed: {
    says: 'What the confirmed award rests on has changed. The Diploma awarding body has to decide again.',
    moves: ['confirmAward', 'referClaim', 'revokeAward'],
  },
  certificated: { says: 'The certificate is issued.', moves: ['revokeAward'] },
  revoked: {
    says: 'The award was taken back. Any change of what it rests on brings the claim back.',
    moves: ['confirmAward'],
  },
};

/**
 * Where the award of a claim stands: what was decided last, unless what it rests on has changed since. `decisions` are
 * those on this claim, in order.
 */
export function awardStateOf(
  decisions: readonly Decision[],
  outcome: (Pick<Outcome, 'awarded' | 'grade'> & Partial<Pick<Outcome, 'version'>>) | undefined,
): AwardState {
  const undecided = outcome?.awarded ? 'ready' : 'awaiting';
  const last = decisions.at(-1);
  if (last === undefined) return undecided;
  if (last.decision === 'confirmed' || last.decision === 'certificated') {
    const stands = outcome?.awarded === true && outcome.grade === last.grade;
    return stands ? last.decision : 'changed';
  }
  // Version 0 is no outcome: a claim can be referred before the first result.
  return (outcome?.version ?? 0) === last.outcomeVersion ? last.decision : undecided;
}

/**
 * The decisions on a claim with the instants from which the home centre may know of them, when the award stands at `state`
 * on this outcome. What is told already stays so. Of the others the last waits for all that it rests on now, and is never
 * told earlier than it was to be: the difference would tell of what has gone. When it stands no longer, neither it nor what
 * it stood on is told: that may have been results that were never published.
 */
export function toldWhen(
  decisions: readonly Decision[],
  { state, outcome, now }: { state: AwardState; outcome: Pick<Outcome, 'publishAt'> | undefined; now: string },
): readonly Decision[] {
  const last = decisions.at(-1);
  const stands = last?.decision === state;
  const later = (one: string | undefined) => [one ?? now, outcome?.publishAt ?? now].sort().at(-1);
  const whenOf = (decision: Decision): string | undefined => {
    if (!stands) return undefined;
    return decision === last || decision.publishAt !== undefined ? later(decision.publishAt) : undefined;
  };
  return decisions.map((decision) => {
    if (isTold(decision, now)) return decision;
    const publishAt = whenOf(decision);
    return publishAt === decision.publishAt ? decision : { ...decision, publishAt };
  });
}

/** May the home centre know of the decision at this instant? */
export function isTold({ publishAt }: Pick<Decision, 'publishAt'>, now: string): boolean {
  return publishAt !== undefined && publishAt <= now;
}

/** The decisions on a claim, in order. */
export function decisionsOn(decisions: readonly Decision[], { id }: Pick<Claim, 'id'>): readonly Decision[] {
  return decisions.filter((decision) => decision.claimId === id);
}
