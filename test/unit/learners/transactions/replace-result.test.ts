import { describe, expect, it } from 'vitest';
import type { ConstituentResult } from '../../../../src/learners/record.js';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { aLearner, aResult, keptUln, saidResult } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const now = '2010-10-04T08:00:00.000Z';
const better = { grade: 'A', points: '7' } as const;

function replace(over: Partial<InputOf<'replaceResult'>> = {}, results = [aResult()], around = {}) {
  return decide('replaceResult', aLearner({ results }), { ...saidResult(better), ...over }, around);
}
const resultsAfter = (...said: Parameters<typeof replace>) => recordAfter(replace(...said)).results;
/** The first result, and what it is replaced by. */
const pair = (...said: Parameters<typeof replace>) =>
  resultsAfter(...said) as unknown as readonly [ConstituentResult, ConstituentResult];

describe('replacing a result', () => {
  it.each([
    ['its id', { resultId: id(31) }],
    ['its qualification and date', {}],
  ])('named by %s, keeps it beside the new one, a version on', (_how, said) => {
    const before = aLearner({ results: [aResult()] });
    const verdict = replace(said);
    expect(verdict).toMatchObject({ about: id(900) });
    expect(recordAfter(verdict)).toEqual({
      ...before,
      results: [
        aResult({ status: 'replaced', endsAt: now, changedAt: now }),
        aResult({ id: id(900), ...better, postedAt: now, changedAt: now, version: 2 }),
      ],
    });
  });

  it('again changes nothing, named either way', () => {
    const results = resultsAfter();
    for (const said of [{}, { resultId: id(31) }, { resultId: id(900) }]) {
      const again = replace(said, [...results], { id: id(901), now: '2010-10-05T08:00:00.000Z' });
      expect(again).toMatchObject({ outcome: 'unchanged', about: id(900) });
    }
  });

  it('by the same changes nothing', () => {
    expect(replace({ grade: 'B', points: '5' })).toMatchObject({ outcome: 'unchanged', about: id(31) });
  });

  it('may change the qualification and the date, when it is named by its id', () => {
    const moved = { qan: '90000298', grade: 'Pass', points: undefined, awardDate: '2010-09-13' };
    expect(pair({ ...moved, resultId: id(31) })[1]).toMatchObject({ qan: '90000298', awardDate: '2010-09-13' });
    expect(brokenRules(replace(moved))).toEqual(['result-unknown at /qan']);
  });

  it('by one that stands already is refused', () => {
    const other = aResult({ id: id(32), awardDate: '2010-09-13' });
    const said = { resultId: id(31), awardDate: '2010-09-13' };
    expect(brokenRules(replace(said, [aResult(), other]))).toEqual(['result-exists at /qan']);
  });

  it('opens and closes an enquiry', () => {
    const same = { grade: 'B', points: '5' } as const;
    const [, open] = pair({ ...same, enquiry: true });
    expect(open).toMatchObject({ enquiry: true, version: 2 });
    const [, , closed] = resultsAfter(same, [aResult({ status: 'replaced', endsAt: now }), open], { id: id(901) });
    expect(closed).toMatchObject({ enquiry: false, version: 3 });
  });

  it('finds none that another body posted, that was never posted, or that is another learner’s', () => {
    expect(replace({ resultId: id(31) }, [aResult({ awardingBody: 'SVE' })])).toEqual({ outcome: 'notFound' });
    expect(replace({ resultId: id(99) })).toEqual({ outcome: 'notFound' });
    expect(brokenRules(replace({}, []))).toEqual(['result-unknown at /qan']);
    expect(brokenRules(replace({}, [aResult({ awardingBody: 'SVE' })]))).toEqual(['result-unknown at /qan']);
  });

  it.each(['replaced', 'withdrawn'] as const)('that was %s is refused', (status) => {
    const stands = [aResult({ status, endsAt: now })];
    expect(brokenRules(replace({ resultId: id(31) }, stands))).toEqual(['result-not-standing at the whole']);
    expect(brokenRules(replace({}, stands))).toEqual(['result-unknown at /qan']);
  });

  it('is refused for whatever a posting is refused for', () => {
    const wrong = { resultId: id(31), givenName: 'Chloe', grade: 'A', points: '5', publishDate: '2011-09-22' };
    expect(brokenRules(replace(wrong))).toEqual([
      'result-person-differs at /givenName',
      'result-publish-range at /publishDate',
      'result-points-misfit at /points',
    ]);
    const record = aLearner({ account: { status: 'closed' }, results: [aResult()] });
    expect(brokenRules(decide('replaceResult', record, saidResult(better)))).toEqual(['result-account-closed at /uln']);
    expect(brokenRules(decide('replaceResult', undefined, saidResult(better)))).toEqual(['result-no-account at /uln']);
    const merged = aLearner({ account: { status: 'merged', mergedInto: keptUln }, results: [aResult()] });
    expect(decide('replaceResult', merged, saidResult(better))).toEqual({ outcome: 'merged', into: keptUln });
  });
});

describe('a result that was replaced is shown to the centre', () => {
  it('until the new one is published, when it was published', () => {
    const [ended, posted] = pair({ publishDate: '2010-12-24' });
    expect(ended).toMatchObject({ status: 'replaced', endsAt: '2010-12-24T00:00:00.000Z' });
    expect(posted.publishAt).toBe('2010-12-24T00:00:00.000Z');
  });

  it('no longer, when the new one is published at once', () => {
    expect(pair({ publishDate: '2010-09-21' })[0].endsAt).toBe(now);
  });

  it('never, when it was not published', () => {
    const unseen = aResult({ publishDate: '2010-12-24', publishAt: '2010-12-24T00:00:00.000Z' });
    const [ended] = pair({ publishDate: '2010-11-24' }, [unseen]);
    expect(ended.endsAt).toBe(now);
    expect((ended.endsAt as string) < ended.publishAt).toBe(true);
  });

  it.each([
    ['later', '2011-01-20', '2011-01-20T00:00:00.000Z'],
    ['earlier', '2010-11-11', '2010-11-11T00:00:00.000Z'],
    ['at once', '2010-09-21', '2010-10-05T08:00:00.000Z'],
  ])(
    'until a third one is published, which took the second one’s place before that was seen (%s)',
    (_when, publishDate, endsAt) => {
      const [first, second] = pair({ publishDate: '2010-12-24' });
      // Another result of the same day is not concerned.
      const other = { ...first, id: id(33), qan: '9000002X' };
      const around = { id: id(901), now: '2010-10-05T08:00:00.000Z' };
      const after = resultsAfter({ grade: 'B', points: '5', publishDate }, [first, other, second], around);
      expect(after[0]).toMatchObject({ id: id(31), status: 'replaced', endsAt });
      expect(after[1]).toBe(other);
      expect(after[2]).toMatchObject({ status: 'replaced', endsAt: around.now });
      expect(after[3]).toMatchObject({ status: 'posted', version: 3 });
    },
  );
});

describe('the result of a qualification whose unit was withdrawn', () => {
  const whole = aResult({ qan: '9000002X', points: '30' });
  const said = { qan: '9000002X', grade: 'B', points: '30' } as const;
  const unit = aResult({
    ...{ id: id(32), qan: '9000002X', unit: 'EN201', grade: 'b', status: 'withdrawn' },
    ...{ endsAt: '2010-10-01T08:00:00.000Z', changedAt: '2010-10-01T08:00:00.000Z' },
  });

  it.each(['replaceResult', 'postResults'] as const)('is posted again by the same (%s), and once only', (name) => {
    const before = aLearner({ results: [whole, unit] });
    const verdict = decide(name, before, saidResult(said));
    const after = recordAfter(verdict);
    expect(after.results).toEqual([
      { ...whole, status: 'replaced', endsAt: now, changedAt: now },
      unit,
      { ...whole, id: id(900), postedAt: now, changedAt: now, version: 2 },
    ]);
    const later = { id: id(901), now: '2010-10-05T08:00:00.000Z' };
    expect(decide(name, after, saidResult(said), later)).toMatchObject({ outcome: 'unchanged', about: id(900) });
  });
});
