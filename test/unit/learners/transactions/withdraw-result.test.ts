import { describe, expect, it } from 'vitest';
import { isInDoubt } from '../../../../src/learners/results.js';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { aLearner, aResult, keptUln, uln } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const now = '2010-10-04T08:00:00.000Z';
const input = { uln, awardingBody: 'NDA', reason: 'Posted for another learner' };
const byId = { resultId: id(31) };
const byKey = { key: { qan: '90000171', awardDate: '2010-09-20' } };

function withdraw(over: Partial<InputOf<'withdrawResult'>>, results = [aResult()]) {
  return decide('withdrawResult', aLearner({ results }), { ...input, ...over });
}

describe('withdrawing a result', () => {
  it.each([
    ['its id', byId],
    ['its qualification and date', byKey],
  ])('named by %s, keeps it as withdrawn, and ends its being seen', (_how, said) => {
    const before = aLearner({ results: [aResult(), aResult({ id: id(32), awardDate: '2010-09-13' })] });
    const verdict = decide('withdrawResult', before, { ...input, ...said });
    expect(verdict).toMatchObject({ about: id(31) });
    const withdrawn = aResult({ status: 'withdrawn', endsAt: now, changedAt: now, version: 2 });
    expect(recordAfter(verdict)).toEqual({ ...before, results: [withdrawn, before.results[1]] });
  });

  it('before it is published ends it before it begins', () => {
    const unseen = aResult({ publishDate: '2010-12-24', publishAt: '2010-12-24T00:00:00.000Z' });
    const [ended] = recordAfter(withdraw(byId, [unseen])).results;
    expect(ended).toMatchObject({ endsAt: now, publishAt: '2010-12-24T00:00:00.000Z' });
  });

  it.each([
    ['its id', byId],
    ['its qualification and date', byKey],
  ])('again changes nothing, named by %s', (_how, said) => {
    const withdrawn = [aResult({ status: 'withdrawn', endsAt: now })];
    expect(withdraw(said, withdrawn)).toMatchObject({ outcome: 'unchanged', about: id(31) });
  });

  it('takes the one that was posted again, and leaves the one that was withdrawn before', () => {
    const before = aResult({ status: 'withdrawn', endsAt: now });
    const results = [before, aResult({ id: id(32) })];
    const after = recordAfter(withdraw(byKey, results)).results;
    expect(after[0]).toBe(before);
    expect(after[1]).toMatchObject({ id: id(32), status: 'withdrawn' });
  });

  it('of a unit names the unit', () => {
    const results = [
      aResult({ qan: '9000002X' }),
      aResult({ id: id(32), qan: '9000002X', unit: 'EN201', grade: 'b' }),
      aResult({ id: id(33), qan: '9000002X', unit: 'EN202', grade: 'b' }),
    ];
    const key = { qan: '9000002X', unit: 'EN201', awardDate: '2010-09-20' };
    const after = recordAfter(withdraw({ key }, results)).results;
    expect(after.map(({ status }) => status)).toEqual(['posted', 'withdrawn', 'posted']);
  });

  it('that was replaced is refused', () => {
    const replaced = [aResult({ status: 'replaced', endsAt: now })];
    expect(brokenRules(withdraw(byId, replaced))).toEqual(['result-not-standing at the whole']);
    expect(brokenRules(withdraw(byKey, replaced))).toEqual(['result-unknown at /qan']);
  });

  it('finds none that another body posted, or that was never posted', () => {
    const others = [aResult({ awardingBody: 'SVE' })];
    expect(withdraw(byId, others)).toEqual({ outcome: 'notFound' });
    expect(withdraw({ resultId: id(99) })).toEqual({ outcome: 'notFound' });
    expect(brokenRules(withdraw(byKey, others))).toEqual(['result-unknown at /qan']);
    expect(brokenRules(withdraw({ key: { ...byKey.key, awardDate: '2010-09-21' } }))).toEqual([
      'result-unknown at /qan',
    ]);
  });

  it('needs an account that is open and not merged', () => {
    const said = { ...input, ...byId };
    const as = (account: object) => aLearner({ account, results: [aResult()] });
    expect(brokenRules(decide('withdrawResult', undefined, said))).toEqual(['result-no-account at /uln']);
    expect(brokenRules(decide('withdrawResult', as({ status: 'closed' }), said))).toEqual([
      'result-account-closed at /uln',
    ]);
    expect(decide('withdrawResult', as({ status: 'merged', mergedInto: keptUln }), said)).toEqual({
      ...{ outcome: 'merged', into: keptUln },
    });
  });
});

describe('the result of a qualification', () => {
  const whole = aResult({ qan: '9000002X', postedAt: '2010-09-20T10:15:00.000Z' });
  const unit = (over: Parameters<typeof aResult>[0] = {}) =>
    aResult({
      ...{ id: id(32), qan: '9000002X', unit: 'EN201', grade: 'b', status: 'withdrawn' },
      ...{ postedAt: '2010-09-19T10:15:00.000Z', changedAt: '2010-10-04T08:00:00.000Z', ...over },
    });

  it.each([
    ['was withdrawn since', {}, true],
    // Of one instant nobody can say which came first.
    ['was withdrawn at the same instant', { changedAt: whole.postedAt }, true],
    ['was withdrawn before', { changedAt: '2010-09-20T10:14:59.999Z' }, false],
    ['stands', { status: 'posted' }, false],
    ['was replaced', { status: 'replaced' }, false],
    ['came after it, and was withdrawn since', { postedAt: '2010-09-20T10:15:00.001Z' }, true],
    ['was awarded after it', { awardDate: '2010-09-21' }, false],
    ['is of another qualification', { qan: '90000031' }, false],
  ] as const)('whose unit %s %j is in doubt: %s', (_how, over, expected) => {
    expect(isInDoubt(whole, [whole, unit(over)])).toBe(expected);
  });

  it('is not in doubt for another result of the whole, and a unit never is', () => {
    const other = aResult({ id: id(33), qan: '9000002X', status: 'withdrawn', changedAt: now });
    expect(isInDoubt(whole, [whole, other])).toBe(false);
    expect(isInDoubt(unit(), [whole, unit({ id: id(33) })])).toBe(false);
  });
});
