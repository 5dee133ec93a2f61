import { describe, expect, it } from 'vitest';
import { diplomaMeant } from '../../../src/learners/diplomas.js';
import { aDiploma, aLearner, aWithdrawnDiploma } from '../support/learner.js';
import { id } from '../support/reference.js';

describe('the registration that is meant', () => {
  const registration = { line: 'engineering', level: 'higher' } as const;
  const old = aWithdrawnDiploma({ id: id(1) });
  const older = aWithdrawnDiploma({ id: id(2) });
  const standing = aDiploma({ id: id(3) });
  const other = aDiploma({ id: id(4), level: 'advanced' });

  it('is the one of the id, whatever became of it', () => {
    expect(diplomaMeant(aLearner({ diplomas: [old, standing] }), { diplomaId: id(1) })).toBe(old);
    expect(diplomaMeant(aLearner({ diplomas: [old] }), { diplomaId: id(9) })).toBeUndefined();
  });

  it('of a line and level is the one that stands', () => {
    expect(diplomaMeant(aLearner({ diplomas: [old, standing, older, other] }), { registration })).toBe(standing);
  });

  it('of a line and level is the last that was withdrawn, when none stands', () => {
    expect(diplomaMeant(aLearner({ diplomas: [old, older, other] }), { registration })).toBe(older);
  });

  it('is none where the learner was never registered, or nothing is said', () => {
    expect(diplomaMeant(aLearner({ diplomas: [other] }), { registration })).toBeUndefined();
    expect(diplomaMeant(aLearner({ diplomas: [other] }), {})).toBeUndefined();
  });
});
