import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aRegisteredLearner, uln } from '../../support/learner.js';
import { aProgramme, centre, id, otherCentre, reference } from '../../support/reference.js';
import { brokenRules, decide, recordAfter, transactionOf } from '../../support/verdict.js';

const input = { uln, centre, diplomaId: id(1), programmeId: id(800) };
const now = '2010-10-04T08:00:00.000Z';

describe('assigning a programme', () => {
  it('changes the one registration', () => {
    const before = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })] });
    const after = recordAfter(decide('assignProgramme', before, input));
    expect(after.diplomas[0]).toEqual(aDiploma({ programmeId: id(800), changedAt: now, version: 8 }));
    expect(after.diplomas[1]).toBe(before.diplomas[1]);
  });

  it('takes the programme away with null', () => {
    const record = aRegisteredLearner({ programmeId: id(800) });
    const after = recordAfter(decide('assignProgramme', record, { ...input, programmeId: null }));
    expect(after.diplomas[0]?.programmeId).toBeUndefined();
  });

  it.each([
    ['the programme that stands there', id(800), id(800)],
    ['none where there is none', undefined, null],
  ])('of %s changes nothing', (_what, programmeId, said) => {
    for (const status of ['registered', 'claimed', 'withdrawn'] as const) {
      const record = aRegisteredLearner({ status, ...(programmeId === undefined ? {} : { programmeId }) });
      const verdict = decide('assignProgramme', record, { ...input, programmeId: said });
      expect(verdict).toMatchObject({ outcome: 'unchanged', about: id(1) });
    }
  });

  it('is possible while the Diploma is claimed: the plan says nothing of the award', () => {
    const verdict = decide('assignProgramme', aRegisteredLearner({ status: 'claimed' }), input);
    expect(recordAfter(verdict).diplomas[0]?.status).toBe('claimed');
  });

  it('is refused once the registration was withdrawn', () => {
    const verdict = decide('assignProgramme', aRegisteredLearner({ status: 'withdrawn' }), input);
    expect(brokenRules(verdict)).toEqual(['diploma-withdrawn at the whole']);
  });

  it('finds no registration that is not there', () => {
    expect(decide('assignProgramme', aRegisteredLearner(), { ...input, diplomaId: id(2) })).toEqual({
      outcome: 'notFound',
    });
  });

  it.each([
    ['that is not there', []],
    ['of another centre', [aProgramme({ centre: otherCentre })]],
  ])('%s is refused', (_what, programmes) => {
    const verdict = decide('assignProgramme', aRegisteredLearner(), input, { reference: reference({ programmes }) });
    expect(brokenRules(verdict)).toEqual(['programme-unknown at /programmeId']);
  });

  it.each([{ line: 'public-services' }, { level: 'advanced' }] as const)(
    'for another line or level is refused: %j',
    (over) => {
      const around = { reference: reference({ programmes: [aProgramme(over)] }) };
      const verdict = decide('assignProgramme', aRegisteredLearner(), input, around);
      expect(brokenRules(verdict)).toEqual(['programme-line-level at /programmeId']);
    },
  );

  it.each([
    [
      'in words',
      { line: 'public-services', level: 'advanced' },
      { line: 'Public Services', level: 'Advanced Diploma' },
    ],
    ['by its code when its line has left the list', { line: 'gone' }, { line: 'gone', level: 'Higher Diploma' }],
  ] as const)('says for what the programme is, %s', (_how, over, parameters) => {
    const around = { reference: reference({ programmes: [aProgramme(over)] }) };
    const verdict = decide('assignProgramme', aRegisteredLearner(), input, around);
    expect(verdict).toMatchObject({ faults: [{ parameters }] });
  });

  it('finds the programme by its name, among those of the centre', () => {
    const named = (programmeName: string) => ({ uln, centre, diplomaId: input.diplomaId, programmeName });
    const around = {
      reference: reference({
        programmes: [aProgramme(), aProgramme({ id: id(99), centre: otherCentre, name: 'Theirs' })],
      }),
    };
    const verdict = decide('assignProgramme', aRegisteredLearner(), named(aProgramme().name), around);
    expect(recordAfter(verdict).diplomas[0]?.programmeId).toBe(aProgramme().id);
    for (const name of ['Theirs', 'Nobody’s']) {
      const refused = decide('assignProgramme', aRegisteredLearner(), named(name), around);
      expect(brokenRules(refused)).toEqual(['programme-unknown at /programmeId']);
    }
  });

  it('replaces the one registration, so If-Match is about that one', () => {
    const record = aRegisteredLearner();
    expect(transactionOf('assignProgramme').replaces?.(record, input)).toBe(record.diplomas[0]);
  });
});

describeAccountStates('assignProgramme', aRegisteredLearner(), input);
