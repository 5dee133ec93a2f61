import {
  ComponentLevel,
  Confirmation,
  Date as DateOf,
  DiplomaChange,
  LearnerChange,
  LevelCode,
  LineCode,
  NewDiploma,
  NewLearner,
  NewResult,
  PltsRecord,
  Qan,
  Reason,
  Uln,
  UnitCode,
  WorkExperienceRecord,
} from '../contract/generated/schemas.js';

/** The transactions that a batch file can ask for. */
export type BatchTransaction =
  | 'openLearnerAccount'
  | 'amendLearnerAccount'
  | 'closeLearnerAccount'
  | 'reopenLearnerAccount'
  | 'registerDiploma'
  | 'amendDiploma'
  | 'withdrawDiploma'
  | 'assignProgramme'
  | 'recordPlts'
  | 'recordWorkExperience'
  | 'createClaim'
  | 'withdrawClaim'
  | 'postResults'
  | 'replaceResult'
  | 'withdrawResult'
  | 'confirmAward'
  | 'referClaim';

/** What a record must say for a transaction, in the form of its input without the centre or awarding body. */
export interface Shape {
  /** Made of the contract's own schemas, so that a call of the API is told the same about the same value. */
  readonly schema: ObjectSchema;
  /** A file has no column for the reason: that it was this file is the reason. */
  readonly needsReason?: boolean;
}

interface ObjectSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

const registration = object({ line: LineCode, level: LevelCode }, ['line', 'level']);
const resultKey = object({ qan: Qan, unit: UnitCode, awardDate: DateOf }, ['qan', 'awardDate']);
const aboutRegistration = object({ uln: Uln, registration }, ['uln', 'registration']);

/** The form of each transaction as a record says it. */
export const shapes: Readonly<Record<BatchTransaction, Shape>> = {
  openLearnerAccount: { schema: NewLearner },
  amendLearnerAccount: { schema: object({ uln: Uln, change: LearnerChange }, ['uln', 'change']) },
  closeLearnerAccount: { schema: object({ uln: Uln }, ['uln']), needsReason: true },
  reopenLearnerAccount: { schema: object({ uln: Uln }, ['uln']), needsReason: true },
  registerDiploma: { schema: object({ uln: Uln, ...NewDiploma.properties }, ['uln', ...NewDiploma.required]) },
  amendDiploma: {
    schema: object({ uln: Uln, registration, change: DiplomaChange }, ['uln', 'registration', 'change']),
  },
  withdrawDiploma: { schema: aboutRegistration, needsReason: true },
  assignProgramme: {
    schema: object(
      {
        uln: Uln,
        registration,
        programmeName: { type: 'string', minLength: 1, maxLength: 100 },
        programmeId: { type: 'null' },
      },
      ['uln', 'registration'],
    ),
  },
  recordPlts: {
    schema: object({ uln: Uln, level: ComponentLevel, ...PltsRecord.properties }, [
      'uln',
      'level',
      ...PltsRecord.required,
    ]),
  },
  recordWorkExperience: {
    schema: object(
      { uln: Uln, level: ComponentLevel, ...WorkExperienceRecord.properties, firstDayUnsaid: { type: 'boolean' } },
      ['uln', 'level', ...WorkExperienceRecord.required],
    ),
  },
  createClaim: { schema: aboutRegistration },
  withdrawClaim: { schema: aboutRegistration, needsReason: true },
  postResults: { schema: NewResult },
  replaceResult: { schema: NewResult },
  withdrawResult: { schema: object({ uln: Uln, key: resultKey }, ['uln', 'key']), needsReason: true },
  confirmAward: {
    schema: object({ uln: Uln, registration, ...Confirmation.properties }, [
      'uln',
      'registration',
      ...Confirmation.required,
    ]),
  },
  referClaim: {
    schema: object({ uln: Uln, registration, ...Reason.properties }, ['uln', 'registration', ...Reason.required]),
  },
};

function object(properties: Readonly<Record<string, object>>, required: readonly string[]): ObjectSchema {
  return { type: 'object', additionalProperties: false, required, properties } as ObjectSchema;
}
