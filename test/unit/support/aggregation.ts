import type { Award } from '../../../src/awards/scheme.js';
import type { LearnerRecord } from '../../../src/learners/record.js';
import { type Aggregation, aggregated, bearsOnAward } from '../../../src/ledger/aggregate.js';
import { diploma, diplomaAward } from '../awards/learner.js';
import { reference } from './reference.js';

/** What outcomes are worked out with: the scheme and the catalogue as they ship. */
export function aggregation(over: Partial<Aggregation> = {}): Aggregation {
  return {
    ...{ reference: reference(), catalogueVersion: 1, now: '2010-10-04T08:00:00.000Z' },
    award: (level) => ({ scheme: diploma, award: diplomaAward(level) }),
    ...over,
  };
}

const higher = diplomaAward('higher');
const project = higher.conditions.find(({ id }) => id === 'project');
if (project?.kind !== 'component' || project.scale === null) throw new Error('the project has no scale');

/** An award for a project alone, at any level: so few results that a random life comes to one. */
const projectAlone: Award = {
  ...{ ...higher, conditions: [{ ...project, level: null }] },
  grading: { kind: 'points', sum: [0], scale: project.scale },
};

/** The record as the ledger leaves it after a list of commands, when a project is all that is asked for. */
export function settled(before: LearnerRecord | undefined, after: LearnerRecord, now: string): LearnerRecord {
  const award = () => ({ scheme: diploma, award: projectAlone });
  return bearsOnAward(before, after) ? aggregated(after, aggregation({ now, award })) : after;
}
