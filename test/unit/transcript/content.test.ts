import { describe, expect, expectTypeOf, it } from 'vitest';
import type { TranscriptContent, TranscriptParts } from '../../../src/transcript/content.js';
import { transcriptContent } from '../../../src/transcript/content.js';
import { component, PROVISIONAL, parts } from './learner.js';

/** The types of all that stands at the ends of a value. */
type Ends<T> = T extends readonly (infer One)[] ? Ends<One> : T extends object ? Ends<T[keyof T]> : T;
type Keys<T> = T extends readonly (infer One)[]
  ? Keys<One>
  : T extends object
    ? keyof T | { [K in keyof T]: Keys<T[K]> }[keyof T]
    : never;

describe('the content of a transcript', () => {
  it('has no place for a score', () => {
    expectTypeOf<Extract<Ends<TranscriptContent>, number | bigint>>().toEqualTypeOf<never>();
    expectTypeOf<Extract<Keys<TranscriptContent>, 'points' | 'score' | 'marks' | 'ums'>>().toEqualTypeOf<never>();
  });

  it('leaves out whatever else its parts carry, at every level', () => {
    const points = { points: 17, score: 17 };
    const made = parts();
    const scored = {
      ...made,
      ...points,
      learner: { ...made.learner, ...points },
      diploma: { ...made.diploma, ...points },
      principalLearning: {
        ...made.principalLearning!,
        ...points,
        units: made.principalLearning!.units.map((unit) => ({ ...unit, ...points })),
      },
      project: { ...made.project!, ...points },
      functionalSkills: made.functionalSkills.map((skill) => ({ ...skill, ...points })),
      additionalAndSpecialist: made.additionalAndSpecialist.map((one) => ({ ...one, ...points })),
      plts: { ...made.plts, ...points },
      workExperience: { ...made.workExperience, ...points },
    } as TranscriptParts;
    expect(transcriptContent(scored)).toEqual(transcriptContent(made));
    expect(JSON.stringify(transcriptContent(scored))).not.toMatch(/points|score|17/i);
  });

  it('is plain JSON', () => {
    const made = transcriptContent(parts(PROVISIONAL));
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    expect(Object.keys(made)).not.toContain('certificateNumber');
  });

  it('says what it is worth, and then what its caller adds', () => {
    expect(transcriptContent(parts({ statements: ['Told by the caller.'] })).statements).toEqual([
      'This transcript is valid only together with the Diploma certificate.',
      'Told by the caller.',
    ]);
    expect(transcriptContent(parts(PROVISIONAL)).statements).toEqual([
      'This transcript is provisional: no certificate has been issued, and results may still change.',
      'This transcript is valid only together with the Diploma certificate.',
      'The grading table is unconfirmed, so the grade may still change.',
    ]);
  });

  it('names no certificate while it says that there is none', () => {
    expect(() => transcriptContent(parts({ ...PROVISIONAL, certificateNumber: 'D1' }))).toThrow(RangeError);
  });

  it.each(['2010-02-30', '24/08/2010', '2010-8-24', ''])('takes %j for no date', (date) => {
    expect(() => transcriptContent(parts({ project: component({ awardDate: date }) }))).toThrow(RangeError);
    expect(() => transcriptContent(parts({ issuedOn: date }))).toThrow(RangeError);
  });
});
