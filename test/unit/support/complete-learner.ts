import type { ConstituentResult, LearnerRecord } from '../../../src/learners/record.js';
import type { SaidResult } from '../../../src/learners/results.js';
import type { InputOf } from '../../../src/learners/transactions.js';
import { aClaimedLearner, allSkills, saidResult, somePlts, someWorkExperience } from './learner.js';
import { circumstances, id } from './reference.js';
import { recordAfter, transactionOf } from './verdict.js';

/** NDA's units of principal learning in engineering at level 2. */
const units = ['EN201', 'EN202', 'EN203', 'EN204', 'EN205', 'EN206', 'EN207'] as const;

export const ofUnit = (unit: string, over: Partial<SaidResult> = {}): SaidResult =>
  saidResult({ qan: '9000002X', unit, grade: 'b', points: '5', ...over });
export const ofWhole = (over: Partial<SaidResult> = {}): SaidResult =>
  saidResult({ qan: '9000002X', points: '35', ...over });
const pass = (qan: string, grade = 'Pass') => saidResult({ qan, grade, points: undefined });

/** All that the Higher Diploma in engineering asks of results, all of NDA: principal learning and project come to a B. */
export const everyResult: readonly SaidResult[] = [
  ofWhole(),
  ...units.map((unit) => ofUnit(unit)),
  saidResult(),
  ...['90000298', '90000316', '9000033X'].map((qan) => pass(qan)),
  // 120 and 60 guided learning hours.
  pass('90000468', 'C'),
  pass('90000535'),
];

/** A learner who has claimed that Diploma, and of whom the centre has confirmed all that it confirms. */
export function confirmedLearner(): LearnerRecord {
  const plts = [somePlts({ ...allSkills, completedOn: '2010-06-18' })];
  return aClaimedLearner({}, { plts, workExperience: [someWorkExperience()] });
}

/** The instant so many minutes into Monday, 4 October 2010. */
export const minute = (count: number): string => new Date(Date.UTC(2010, 9, 4, 8, count)).toISOString();

/** The record when these are posted a minute apart, or replace what stands, the first at this minute. */
export function whenPosted(
  record: LearnerRecord,
  said: readonly SaidResult[],
  from = 0,
  replace = false,
): LearnerRecord {
  return said.reduce((before, one, index) => {
    const around = circumstances({ now: minute(from + index), id: id(1000 + from + index) });
    return recordAfter(transactionOf(replace ? 'replaceResult' : 'postResults').decide(before, one, around));
  }, record);
}

/** The record when the result is withdrawn at this minute. */
export function whenWithdrawn(record: LearnerRecord, result: ConstituentResult | undefined, at: number): LearnerRecord {
  const { awardingBody, id: resultId } = result as ConstituentResult;
  const input: InputOf<'withdrawResult'> = { uln: record.account.uln, awardingBody, resultId, reason: 'Wrong' };
  const around = circumstances({ now: minute(at), id: id(1000 + at) });
  return recordAfter(transactionOf('withdrawResult').decide(record, input, around));
}
