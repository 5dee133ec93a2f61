import { describe, expect, it } from 'vitest';
import { aLearner, aResult, keptUln, uln } from '../../support/learner.js';
import { centre, id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const theirs = aResult({ id: id(41), qan: '90000182' });

const taken = { ...theirs, changedAt: '2010-10-04T08:00:00.000Z' };

function takeOver(results = [theirs], own = [aResult()]) {
  return decide('takeOverResults', aLearner({ results: own }), { uln, centre, from: keptUln, results });
}

describe('taking over the results of a merged number', () => {
  it('adds them as they were posted, and leaves the version of the record alone', () => {
    const before = aLearner({ results: [aResult()] });
    expect(recordAfter(takeOver())).toEqual({ ...before, results: [aResult(), taken] });
  });

  it('leaves out what stands already, and changes nothing where that is all', () => {
    const same = aResult({ id: id(42) });
    expect(recordAfter(takeOver([same, theirs])).results).toEqual([aResult(), taken]);
    expect(takeOver([same])).toMatchObject({ outcome: 'unchanged', about: uln });
  });

  it('is refused where both say something else of the same qualification and day', () => {
    expect(brokenRules(takeOver([aResult({ id: id(41), grade: 'E' })]))).toEqual(['merge-results-differ at /into']);
  });

  it('does not follow to a number that was merged itself', () => {
    const merged = aLearner({ account: { status: 'merged', mergedInto: keptUln } });
    expect(decide('takeOverResults', merged, { uln, centre, from: keptUln, results: [theirs] })).toEqual({
      outcome: 'merged',
      into: keptUln,
    });
  });
});
