import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LearnerRecord } from '../../../src/learners/record.js';
import type { SaidResult } from '../../../src/learners/results.js';
import { aggregated, bearsOnAward } from '../../../src/ledger/aggregate.js';
import { aggregation } from '../support/aggregation.js';
import {
  confirmedLearner,
  everyResult,
  minute,
  ofUnit,
  ofWhole,
  whenPosted,
  whenWithdrawn,
} from '../support/complete-learner.js';
import { frozen } from '../support/frozen.js';
import { aClaim, aDecision, aDiploma, aLearner, aResult, aWithdrawnDiploma, saidResult } from '../support/learner.js';
import { catalogue, id } from '../support/reference.js';

/** As it is when it is loaded again: of the outcomes what a decision needs. */
const stored = (record: LearnerRecord): LearnerRecord =>
  record.outcomes.every(({ detail }) => detail === undefined)
    ? record
    : { ...record, outcomes: record.outcomes.map(({ detail: _detail, behind: _behind, ...outcome }) => outcome) };
const workOut = (record: LearnerRecord) => aggregated(frozen(stored(record)), aggregation());
const complete = () => workOut(whenPosted(confirmedLearner(), everyResult));
/** What the one Diploma comes to. */
const conclusion = ({ outcomes: [outcome] }: LearnerRecord) => {
  const { outcome: word, awarded, grade } = outcome ?? {};
  return { outcome: word, awarded, grade };
};
const achieved = { outcome: 'achieved', awarded: true, grade: 'B' };
const notYet = { outcome: 'notYet', awarded: false, grade: undefined };
const resultOf = ({ results }: LearnerRecord, qan: string, unit?: string) =>
  results.find((one) => one.status === 'posted' && one.qan === qan && one.unit === unit);

describe('the outcome of a Diploma', () => {
  it('is there from the first result on, for each Diploma that stands', () => {
    const diplomas = [
      aDiploma(),
      aDiploma({ id: id(2), level: 'advanced' }),
      aWithdrawnDiploma({ id: id(3), line: 'hospitality' }),
    ];
    const before = aLearner({ diplomas });
    expect(workOut(before)).toBe(before);
    const after = workOut(whenPosted(before, [saidResult()]));
    expect(after.outcomes).toMatchObject([
      { diplomaId: id(1), version: 1, ...notYet },
      { diplomaId: id(2), version: 1, ...notYet },
    ]);
  });

  it('keeps one that a decision of the same list rests on, and forgets one that nothing does', () => {
    const [first, ...others] = everyResult;
    const passing = workOut(whenPosted(confirmedLearner(), others));
    const whole = aggregated(whenPosted(passing, [first as SaidResult]), aggregation());
    // Nothing rests on the first: the second takes its number.
    expect(whole.outcomes).toMatchObject([{ version: 1, ...achieved }]);
    expect(whole.outcomes[0]?.behind).toBeUndefined();
    const [claim] = whole.claims;
    const decided = { ...whole, decisions: [aDecision({ claimId: claim?.id as string, outcomeVersion: 1 })] };
    const after = aggregated({ ...decided, plts: [] }, aggregation());
    expect(after.outcomes).toMatchObject([{ version: 2, ...notYet, behind: { version: 1, ...achieved } }]);
  });

  it('is the award, when everything is there, with what it was worked out from', () => {
    const { outcomes, claims, results } = complete();
    expect(outcomes).toMatchObject([
      {
        ...{ diplomaId: id(1), version: 1, ...achieved, schemeStatus: 'unconfirmed' },
        ...{ workedOutAt: '2010-10-04T08:00:00.000Z', publishAt: '2010-09-19T23:00:00.000Z' },
      },
    ]);
    expect(claims).toMatchObject([{ awardState: 'ready' }]);
    expect(outcomes[0]?.detail?.inputs).toMatchObject({
      scheme: { code: 'diploma', version: 1, status: 'unconfirmed' },
      ...{ line: 'engineering', level: 'higher', dateOfBirth: '1994-05-17', catalogueVersion: 1 },
      results: results.map(({ id: one }) => ({ id: one, version: 1, status: 'posted' })),
    });
    expect(outcomes[0]?.detail?.explanation).toMatchObject({ says: expect.stringContaining('grade B') });
  });

  it('misses each result that is not there', () => {
    for (const left of everyResult) {
      const without = whenPosted(
        confirmedLearner(),
        everyResult.filter((one) => one !== left),
      );
      const after = workOut(without);
      expect(conclusion(after), `${left.qan} ${left.unit}`).toEqual(notYet);
      expect(after.claims).toMatchObject([{ awardState: 'awaiting' }]);
    }
  });

  it('misses what the centre has not confirmed', () => {
    const posted = whenPosted(confirmedLearner(), everyResult);
    expect(conclusion(workOut({ ...posted, plts: [] }))).toEqual(notYet);
    expect(conclusion(workOut({ ...posted, workExperience: [] }))).toEqual(notYet);
  });

  it('worked out again is the same object, and so is the whole record', () => {
    const once = complete();
    expect(aggregated(once, aggregation())).toBe(once);
    // Another time, or another version of a catalogue that says the same, changes nothing.
    expect(aggregated(once, aggregation({ now: '2011-01-01T00:00:00.000Z', catalogueVersion: 2 }))).toBe(once);
    // The details are in the table: what was loaded has none.
    const loaded = { ...once, outcomes: once.outcomes.map(({ detail: _detail, ...outcome }) => outcome) };
    expect(aggregated(loaded, aggregation())).toBe(loaded);
  });

  it('goes a version up with each change of what it rests on, and with nothing else', () => {
    const once = complete();
    const versionOf = (record: LearnerRecord) => workOut(record).outcomes[0]?.version;
    expect(versionOf({ ...once, version: 8, changedAt: minute(59) })).toBe(1);
    expect(versionOf({ ...once, account: { ...once.account, givenName: 'Chloe' } })).toBe(1);
    expect(versionOf({ ...once, decisions: [aDecision()] })).toBe(1);
    expect(versionOf({ ...once, account: { ...once.account, dateOfBirth: '1994-05-18' } })).toBe(2);
    expect(versionOf({ ...once, plts: [] })).toBe(2);
    const replaced = workOut(whenPosted(once, [saidResult({ grade: 'A', points: '7' })], 30, true));
    expect(replaced.outcomes).toMatchObject([{ version: 2, grade: 'B' }]);
    const withdrawn = workOut(whenWithdrawn(replaced, resultOf(replaced, '90000171'), 31));
    expect(withdrawn.outcomes).toMatchObject([{ version: 3, ...notYet }]);
    expect(workOut(whenPosted(withdrawn, [saidResult()], 32)).outcomes).toMatchObject([{ version: 4, ...achieved }]);
  });

  it('goes a version up when the catalogue says something else', () => {
    const once = complete();
    const qualification = (qan: string) => {
      const entry = catalogue.get(qan);
      return entry && { ...entry, glh: qan === '90000535' ? 30 : entry.glh };
    };
    const { reference } = aggregation();
    const after = aggregated(
      stored(once),
      aggregation({ reference: { ...reference, qualification }, catalogueVersion: 2 }),
    );
    expect(after.outcomes).toMatchObject([{ version: 2, ...notYet }]);
  });

  it('is published when the last of the results that stand is', () => {
    const late = everyResult.map((one) => (one.qan === '90000171' ? { ...one, publishDate: '2010-12-24' } : one));
    const { outcomes } = workOut(whenPosted(confirmedLearner(), late));
    expect(outcomes).toMatchObject([{ publishAt: '2010-12-24T00:00:00.000Z' }]);
  });
});

describe('the state of a claim', () => {
  it('is changed when a confirmed award comes to another grade, and back with the same', () => {
    const confirmed = workOut({ ...complete(), decisions: [aDecision({ outcomeVersion: 1 })] });
    expect(confirmed.claims).toMatchObject([{ awardState: 'confirmed' }]);
    const better = [ofWhole({ grade: 'A', points: '49' }), saidResult({ grade: 'A*', points: '9' })];
    const changed = workOut(whenPosted(confirmed, better, 30, true));
    expect(changed.outcomes).toMatchObject([{ version: 2, grade: 'A' }]);
    expect(changed.claims).toMatchObject([{ awardState: 'changed' }]);
    const back = workOut(whenPosted(changed, [ofWhole(), saidResult()], 40, true));
    expect(back.outcomes).toMatchObject([{ version: 3, grade: 'B' }]);
    expect(back.claims).toMatchObject([{ awardState: 'confirmed' }]);
  });

  it('changes without the stamp of the claim, and stays with a claim that was withdrawn', () => {
    const [claim] = complete().claims;
    expect(claim).toEqual(aClaim({ awardState: 'ready' }));
    const withdrawn = { ...confirmedLearner(), claims: [aClaim({ status: 'withdrawn', awardState: 'confirmed' })] };
    const after = workOut(whenPosted(withdrawn, everyResult));
    expect(after.claims).toBe(withdrawn.claims);
  });
});

describe('the order in which results arrive', () => {
  const said = (one: SaidResult): fc.Arbitrary<SaidResult> =>
    one.qan === '90000171'
      ? fc.constantFrom(one, { ...one, grade: 'A*', points: '9' }, { ...one, grade: 'Q', points: undefined })
      : one.unit === 'EN203'
        ? fc.constantFrom(one, { ...one, grade: 'u', points: '1' }, { ...one, grade: 'absent', points: undefined })
        : fc.constantFrom(one, one, one, { ...one, awardDate: '2010-09-21' });
  const results = fc
    .tuple(fc.tuple(...everyResult.map(said)), fc.constantFrom(0, 0, 1, 3))
    .map(([all, left]) => all.slice(left))
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );

  it('does not matter for what they come to', () => {
    fc.assert(
      fc.property(results, ([all, shuffled]) => {
        const inOrder = workOut(whenPosted(confirmedLearner(), all));
        const other = workOut(whenPosted(confirmedLearner(), shuffled));
        expect(conclusion(other)).toEqual(conclusion(inOrder));
        expect(other.claims).toEqual(inOrder.claims);
        expect(other.outcomes[0]?.publishAt).toBe(inOrder.outcomes[0]?.publishAt);
      }),
      { seed: 20101004, numRuns: 200 },
    );
  });

  it('does not matter, worked out after each of them or once', () => {
    fc.assert(
      fc.property(results, ([, shuffled]) => {
        const once = workOut(whenPosted(confirmedLearner(), shuffled));
        const each = shuffled.reduce(
          (before, one, index) => workOut(whenPosted(before, [one], index)),
          confirmedLearner() as LearnerRecord,
        );
        expect(each.outcomes[0]?.digest).toBe(once.outcomes[0]?.digest);
        expect(each.outcomes[0]?.version).toBeLessThanOrEqual(shuffled.length);
      }),
      { seed: 20101004, numRuns: 50 },
    );
  });
});

describe('a unit that is withdrawn', () => {
  const withdrawn = () => {
    const before = complete();
    return whenWithdrawn(before, resultOf(before, '9000002X', 'EN203'), 30);
  };

  it('puts its qualification in doubt, and the award with it', () => {
    const after = workOut(withdrawn());
    expect(conclusion(after)).toEqual(notYet);
    expect(after.claims).toMatchObject([{ awardState: 'awaiting' }]);
  });

  it('leaves it in doubt when the unit is posted again: what the whole comes to is for its body to say', () => {
    expect(conclusion(workOut(whenPosted(withdrawn(), [ofUnit('EN203')], 31)))).toEqual(notYet);
  });

  it.each([
    ['posted again by the same', ofWhole(), false],
    ['replaced by the same', ofWhole(), true],
    ['replaced by another', ofWhole({ points: '36' }), true],
  ] as const)('no longer, once the whole is %s', (_how, said, replace) => {
    const unitAgain = whenPosted(withdrawn(), [ofUnit('EN203')], 31);
    expect(conclusion(workOut(whenPosted(unitAgain, [said], 32, replace)))).toEqual(achieved);
    // With the unit still missing it is not attempted, which is another matter.
    expect(conclusion(workOut(whenPosted(withdrawn(), [said], 32, replace)))).toEqual(notYet);
  });

  it('does nothing to it when it is replaced instead', () => {
    const after = whenPosted(complete(), [ofUnit('EN203', { grade: 'a', points: '7' })], 30, true);
    expect(conclusion(workOut(after))).toEqual(achieved);
  });
});

describe('what bears on an award', () => {
  it('is a record that is new, and any part that an outcome rests on', () => {
    const before = complete();
    expect(bearsOnAward(undefined, before)).toBe(true);
    expect(bearsOnAward(before, before)).toBe(false);
    expect(bearsOnAward(before, { ...before, version: 8, account: { ...before.account, givenName: 'C' } })).toBe(false);
    expect(bearsOnAward(before, { ...before, transfers: [] })).toBe(false);
    const born = { ...before, account: { ...before.account, dateOfBirth: '1994-05-18' } };
    expect(bearsOnAward(before, born)).toBe(true);
    for (const name of ['results', 'decisions', 'diplomas', 'plts', 'workExperience', 'claims'] as const)
      expect(bearsOnAward(before, { ...before, [name]: [...before[name]] }), name).toBe(true);
  });

  it('is a result of another qualification too: it stands among the inputs', () => {
    const before = complete();
    const after = workOut({ ...before, results: [...before.results, aResult({ id: id(99), qan: '50023719' })] });
    expect(after.outcomes).toMatchObject([{ version: 2, ...achieved }]);
  });
});
