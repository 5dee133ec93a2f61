import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AwardMove,
  awardStateOf,
  awardStates,
  decisionsOn,
  toldWhen,
} from '../../../src/learners/award-states.js';
import type { AwardState, Decision, Outcome } from '../../../src/learners/record.js';
import type { InputOf } from '../../../src/learners/transactions.js';
import { aClaimedLearner, aDecision, anOutcome, aResult, uln } from '../support/learner.js';
import { id } from '../support/reference.js';
import { brokenRules, decide, recordAfter } from '../support/verdict.js';

const states = Object.keys(awardStates) as AwardState[];
const moves: readonly AwardMove[] = ['confirmAward', 'referClaim', 'issueCertificate', 'revokeAward'];

/** What a body can do where, written out a second time. */
const table: Readonly<Record<AwardState, readonly AwardMove[]>> = {
  awaiting: ['referClaim'],
  ready: ['confirmAward', 'referClaim'],
  referred: ['confirmAward'],
  confirmed: ['referClaim', 'issueCertificate', 'revokeAward'],
  changed: ['confirmAward', 'referClaim', 'revokeAward'],
  certificated: ['revokeAward'],
  revoked: ['confirmAward'],
};

/** A record whose one claim stands in this state, on an outcome that is awarded wherever it can be. */
function standingAt(awardState: AwardState) {
  const outcome =
    awardState === 'awaiting' ? anOutcome({ awarded: false, grade: undefined }) : anOutcome({ version: 4 });
  const decided: Partial<Record<AwardState, Partial<Decision>>> = {
    referred: { decision: 'referred', grade: undefined, reason: 'Other reason', outcomeVersion: 4 },
    confirmed: {},
    changed: { grade: 'A' },
    certificated: { decision: 'certificated', certificateNumber: 'NDA-1' },
    revoked: { decision: 'revoked', grade: undefined, reason: 'Other reason', outcomeVersion: 4 },
  };
  const decision = decided[awardState];
  const decisions = decision === undefined ? [] : [aDecision(decision)];
  const record = aClaimedLearner({ awardState }, { results: [aResult()], outcomes: [outcome], decisions });
  return { record, decisions, outcome };
}

const who = { uln, awardingBody: 'NDA', claimId: id(11) };
const inputs: { [M in AwardMove]: InputOf<M> } = {
  confirmAward: { ...who, grade: 'B' },
  referClaim: { ...who, reason: 'Not complete' },
  issueCertificate: who,
  revokeAward: { ...who, reason: 'Results were wrong' },
};
const later = { now: '2010-12-01T08:00:00.000Z', today: '2010-12-01' };

describe('an award', () => {
  it.each(states.flatMap((state) => moves.map((move) => [state, move] as const)))(
    'that is %s: %s, as the table of states says',
    (state, move) => {
      const { record, decisions, outcome } = standingAt(state);
      expect(awardStateOf(decisions, outcome)).toBe(state);
      const verdict = decide(move, record, inputs[move], later);
      const isRepeated = (
        [
          ['confirmed', 'confirmAward'],
          ['certificated', 'issueCertificate'],
        ] as const
      ).some(([at, same]) => at === state && same === move);
      if (isRepeated) expect(verdict.outcome).toBe('unchanged');
      else if (table[state].includes(move)) expect(verdict.outcome).toBe('accepted');
      else expect(brokenRules(verdict)).toEqual(['award-state at the whole']);
    },
  );

  it.each(states)('that is %s has its moves and its words in the table', (state) => {
    expect([...awardStates[state].moves].sort()).toEqual([...table[state]].sort());
    expect(awardStates[state].says).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['confirmAward', 'ready', 'confirmed'],
    ['confirmAward', 'referred', 'confirmed'],
    ['confirmAward', 'changed', 'confirmed'],
    ['confirmAward', 'revoked', 'confirmed'],
    ['referClaim', 'awaiting', 'referred'],
    ['referClaim', 'ready', 'referred'],
    ['referClaim', 'confirmed', 'referred'],
    ['referClaim', 'changed', 'referred'],
    ['issueCertificate', 'confirmed', 'certificated'],
    ['revokeAward', 'confirmed', 'revoked'],
    ['revokeAward', 'changed', 'revoked'],
    ['revokeAward', 'certificated', 'revoked'],
  ] as const)('goes by %s from %s to %s', (move, from, to) => {
    const { record } = standingAt(from);
    const after = recordAfter(decide(move, record, inputs[move], later));
    expect(awardStateOf(after.decisions, after.outcomes[0])).toBe(to);
  });
});

describe('where an award stands', () => {
  const awarded = (over: Partial<Outcome> = {}) => anOutcome(over);
  const notAwarded = (over: Partial<Outcome> = {}) => anOutcome({ awarded: false, grade: undefined, ...over });

  it('is ready with everything there, and awaiting with anything missing or no result at all', () => {
    expect(awardStateOf([], awarded())).toBe('ready');
    expect(awardStateOf([], notAwarded())).toBe('awaiting');
    expect(awardStateOf([], undefined)).toBe('awaiting');
  });

  it.each(['confirmed', 'certificated'] as const)(
    '%s, is changed with another grade or none, and back with the same',
    (decision) => {
      const decided = [aDecision({ decision })];
      expect(awardStateOf(decided, awarded())).toBe(decision);
      expect(awardStateOf(decided, awarded({ version: 4, grade: 'A' }))).toBe('changed');
      expect(awardStateOf(decided, notAwarded({ version: 5 }))).toBe('changed');
      expect(awardStateOf(decided, undefined)).toBe('changed');
      expect(awardStateOf(decided, awarded({ version: 6 }))).toBe(decision);
    },
  );

  it.each(['referred', 'revoked'] as const)('%s, comes back with any change of what it rests on', (decision) => {
    const decided = [aDecision({ decision, grade: undefined, outcomeVersion: 3 })];
    expect(awardStateOf(decided, awarded())).toBe(decision);
    expect(awardStateOf(decided, awarded({ version: 4 }))).toBe('ready');
    expect(awardStateOf(decided, notAwarded())).toBe(decision);
    expect(awardStateOf(decided, notAwarded({ version: 4 }))).toBe('awaiting');
  });

  it('is referred before the first result too, until that comes', () => {
    const before = aClaimedLearner();
    const after = recordAfter(decide('referClaim', before, inputs.referClaim));
    expect(after.decisions).toMatchObject([{ decision: 'referred', outcomeVersion: 0 }]);
    expect(awardStateOf(after.decisions, undefined)).toBe('referred');
    expect(awardStateOf(after.decisions, notAwarded({ version: 1 }))).toBe('awaiting');
  });

  it('follows from the last decision and the outcome, whatever was decided before', () => {
    const anyDecision = fc
      .record({
        decision: fc.constantFrom('confirmed', 'referred', 'certificated', 'revoked'),
        outcomeVersion: fc.nat(3),
        grade: fc.constantFrom('A', 'B'),
      })
      .map((said) => aDecision(said as Partial<Decision>));
    const anyOutcome = fc.option(
      fc
        .record({ version: fc.integer({ min: 1, max: 3 }), grade: fc.constantFrom('A', 'B', undefined) })
        .map(({ version, grade }) => anOutcome({ version, grade, awarded: grade !== undefined })),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(anyDecision, { maxLength: 5 }), anyOutcome, (decided, outcome) => {
        expect(awardStateOf(decided, outcome)).toBe(expectedState(decided.at(-1), outcome));
        expect(awardStateOf(decided, outcome)).toBe(awardStateOf(decided.slice(-1), outcome));
      }),
      { seed: 20101004 },
    );
  });

  it('is about the decisions on its own claim, in order', () => {
    const own = [aDecision(), aDecision({ id: id(43), decision: 'revoked' })] as const;
    const other = aDecision({ id: id(42), claimId: id(12), decision: 'certificated' });
    expect(decisionsOn([own[0], other, own[1]], { id: id(11) })).toEqual(own);
  });
});

/** The state in other words: every case of a last decision and an outcome by itself. */
function expectedState(last: Decision | undefined, outcome: Outcome | undefined): AwardState {
  const isAwarded = outcome?.awarded === true;
  switch (last?.decision) {
    case undefined:
      return isAwarded ? 'ready' : 'awaiting';
    case 'confirmed':
      return isAwarded && outcome.grade === last?.grade ? 'confirmed' : 'changed';
    case 'certificated':
      return isAwarded && outcome.grade === last?.grade ? 'certificated' : 'changed';
    default: {
      const isSame = last?.outcomeVersion === (outcome === undefined ? 0 : outcome.version);
      return isSame
        ? (last as Decision & { decision: 'referred' | 'revoked' }).decision
        : isAwarded
          ? 'ready'
          : 'awaiting';
    }
  }
}

describe('a decision that the home centre does not know of yet', () => {
  const now = '2010-10-05T08:00:00.000Z';
  const soon = '2010-10-06T23:00:00.000Z';
  const late = '2010-10-20T23:00:00.000Z';
  const unseen = (over: Partial<Decision> = {}) => aDecision({ publishAt: soon, ...over });
  const when = (decisions: readonly Decision[], state: AwardState, publishAt?: string) =>
    toldWhen(decisions, { state, outcome: { publishAt }, now }).map((decision) => decision.publishAt);

  it('waits for what it rests on now, and never less than it was to', () => {
    expect(when([unseen()], 'confirmed', late)).toEqual([late]);
    expect(when([unseen()], 'confirmed', '2010-08-24T23:00:00.000Z')).toEqual([soon]);
    expect(when([unseen()], 'confirmed')).toEqual([soon]);
  });

  it('is not told at all when it was overtaken, nor is what it stood on', () => {
    expect(when([unseen()], 'changed', late)).toEqual([undefined]);
    expect(when([unseen(), unseen({ id: id(42), decision: 'revoked' })], 'ready')).toEqual([undefined, undefined]);
  });

  it('is told after all when it stands again, and one before it that was overtaken is not', () => {
    const overtaken = unseen({ publishAt: undefined });
    expect(when([overtaken], 'confirmed', late)).toEqual([late]);
    expect(when([overtaken], 'confirmed', '2010-08-24T23:00:00.000Z')).toEqual([now]);
    expect(when([overtaken, unseen({ id: id(42) })], 'confirmed', late)).toEqual([undefined, late]);
  });

  it('leaves those alone that are told already', () => {
    const told = aDecision({ publishAt: '2010-10-01T08:00:00.000Z' });
    const decisions = [told, unseen({ id: id(42), decision: 'revoked' })];
    const after = toldWhen(decisions, { state: 'changed', outcome: undefined, now });
    expect(after[0]).toBe(told);
    expect(after[1]?.publishAt).toBeUndefined();
    expect(toldWhen([told], { state: 'changed', outcome: { publishAt: late }, now })[0]).toBe(told);
  });
});
