import { describe, expect, it } from 'vitest';
import type { Diploma } from '../../../../src/learners/record.js';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aRegisteredLearner, uln } from '../../support/learner.js';
import { centre, id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const input = { uln, centre, diplomaId: id(1), reason: 'Changed to A levels' };

describe('withdrawing a registration', () => {
  it('keeps it, with the time, and leaves the others alone', () => {
    const before = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })] });
    const after = recordAfter(decide('withdrawDiploma', before, input));
    const now = '2010-10-04T08:00:00.000Z';
    expect(after.diplomas[0]).toMatchObject({
      ...(before.diplomas[0] as Diploma),
      ...{ status: 'withdrawn', withdrawnAt: now, changedAt: now, version: 8 },
    });
    expect(after.diplomas[1]).toBe(before.diplomas[1]);
  });

  it('again changes nothing', () => {
    const record = aRegisteredLearner({ status: 'withdrawn' });
    expect(decide('withdrawDiploma', record, input)).toMatchObject({ outcome: 'unchanged', about: id(1) });
  });

  it('waits until the claim is withdrawn', () => {
    const verdict = decide('withdrawDiploma', aRegisteredLearner({ status: 'claimed' }), input);
    expect(brokenRules(verdict)).toEqual(['diploma-claimed at the whole']);
  });

  it('finds no registration that is not there', () => {
    const verdict = decide('withdrawDiploma', aRegisteredLearner(), { ...input, diplomaId: id(2) });
    expect(verdict).toEqual({ outcome: 'notFound' });
  });
});

describeAccountStates('withdrawDiploma', aRegisteredLearner(), input);
