import { mergedProblem } from '../../../src/api/verdicts.js';
import type { OperationId } from '../../../src/contract/operation.js';
import type { RequestParts } from '../../../src/contract/validation.js';
import type { Fault } from '../../../src/learners/decision.js';
import type { AwardState, ConstituentResult, Diploma, LearnerRecord, Outcome } from '../../../src/learners/record.js';
import type { batchRules } from '../../../src/learners/rules/batches.js';
import type { catalogueRules } from '../../../src/learners/rules/catalogue.js';
import type { FileRuleId } from '../../../src/learners/rules/files.js';
import { messageOf, type RuleId } from '../../../src/learners/rules.js';
import type { InputOf, TransactionName } from '../../../src/learners/transactions.js';
import { unknownQualification } from '../../../src/ledger/catalogue.js';
import { formFaults, openingRequest, request } from './form.js';
import {
  aClaimedLearner,
  aDecision,
  aDiploma,
  aLearner,
  allSkills,
  anOutcome,
  aRegisteredLearner,
  aResult,
  aTransfer,
  keptUln,
  noSkills,
  person,
  saidResult,
  uln,
} from './learner.js';
import { aProgramme, centre, circumstances, id, otherCentre, reference } from './reference.js';
import { decide } from './verdict.js';

/** A rule as it is told when it is broken: its words, and where. */
export interface Told {
  readonly rule: string;
  readonly pointer: string;
  readonly message: string;
}

interface Breach {
  readonly at: string;
  told(): readonly Told[];
}

/** Rules that need a database to be broken: the tests of the handlers break them. */
export type RuleOfHandlers =
  | 'programme-name-taken'
  | 'programme-invalid'
  | 'unit-unknown'
  | 'grade-unknown'
  | 'result-contradiction'
  | 'scheme-live-only'
  | 'scheme-other-content'
  | 'scheme-two-people';

const who = { uln, centre };
const engineering = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
const onClaim = { uln, awardingBody: 'NDA', registration: { line: 'engineering', level: 'higher' } } as const;
const tenDays = { level: 2, completed: true, days: 10, from: '2010-06-07', to: '2010-06-18' };
const closed = { status: 'closed' } as const;

/** Rules of batch files and of the catalogue: files break them, in `test/unit/batch` and in the tests of the handlers. */
type RuleOfFiles = FileRuleId | keyof typeof batchRules | keyof typeof catalogueRules;

/** A breach of every other rule: a command or a request that breaks it, and where the fault is said to be. */
export const breaches: Readonly<Record<Exclude<RuleId, RuleOfHandlers | RuleOfFiles>, Breach>> = {
  'field-missing': form('/gender', { ...openingRequest, body: { uln, ...person, gender: undefined } }),
  'field-unknown': form('/shoeSize', { ...openingRequest, body: { uln, ...person, shoeSize: 5 } }),
  'field-type': form('/givenName', { ...openingRequest, body: { uln, ...person, givenName: 5 } }),
  'field-value': form('/gender', { ...openingRequest, body: { uln, ...person, gender: 'f' } }),
  'field-form': form('/dateOfBirth', { ...openingRequest, body: { uln, ...person, dateOfBirth: '17/05/1994' } }),
  'field-length': form('/givenName', { ...openingRequest, body: { uln, ...person, givenName: '' } }),
  'field-range': form('/limit', request({ query: { limit: '501' } }), 'listLearners'),
  'field-count': form('/qualifications', programme([]), 'createProgramme'),
  'field-repeated': form('/qualifications', programme(['9000002X', '9000002X']), 'createProgramme'),
  'text-characters': form('/givenName', { ...openingRequest, body: { uln, ...person, givenName: 'Zo\u0000' } }),

  'uln-form': opening('/uln', { uln: '123' }),
  'uln-check-digit': opening('/uln', { uln: '1000000052' }),
  'uln-placeholder': opening('/uln', { uln: '9999999999' }),
  'uci-check': opening('/uci', { uci: '681990012058H' }),
  'upn-check': opening('/upn', { upn: 'A801200005001' }),

  'name-length': opening('/familyName', { familyName: 'a'.repeat(36) }),
  'name-characters': opening('/familyName', { familyName: 'Smith 2' }),
  'name-letter': opening('/familyName', { familyName: '-' }),
  'birth-date-past': opening('/dateOfBirth', { dateOfBirth: '2010-10-05' }),
  'age-range': opening('/dateOfBirth', { dateOfBirth: '1980-01-01' }),
  'account-already-open': opening('/uln', { givenName: 'Zoe' }, aLearner()),
  'account-elsewhere': opening('/uln', {}, aLearner({ account: { centre: otherCentre } })),
  'merge-itself': command('/into', 'mergeLearnerAccount', aLearner(), { ...who, into: uln }),
  'merge-results-differ': command('/into', 'takeOverResults', aLearner({ results: [aResult()] }), {
    ...{ uln, centre, from: keptUln, results: [aResult({ id: id(41), grade: 'E' })] },
  }),
  'merge-changed': command('/uln', 'mergeLearnerAccount', aLearner({ results: [aResult()] }), {
    ...{ ...who, into: keptUln, seen: [] },
  }),
  'uln-merged': { at: '/uln', told: mergedInBody },
  'account-closed': command('', 'registerDiploma', aLearner({ account: closed }), { ...who, ...engineering }),
  'account-claim-stands': command('', 'closeLearnerAccount', aClaimedLearner(), { ...who, reason: 'Left' }),
  'transfer-own': command('', 'requestTransfer', aLearner(), { ...who, ...person }),
  'transfer-pending': command('', 'requestTransfer', aLearner({ transfers: [aTransfer()] }), {
    ...{ ...who, ...person },
    centre: '90003',
  }),
  'transfer-decided': command('', 'releaseTransfer', aLearner({ transfers: [aTransfer({ status: 'refused' })] }), {
    ...who,
    transferId: id(21),
  }),

  'line-unknown': registering('/line', { line: 'alchemy' }),
  'line-cancelled': registering('/line', { line: 'science' }),
  'line-not-started': registering('/line', {}, '2008-08-31'),
  'line-closed': registering('/line', {}, '2013-09-01'),
  'awarding-body-unknown': registering('/awardingBody', { awardingBody: 'XX' }),
  'awarding-body-not-diploma': registering('/awardingBody', { awardingBody: 'PEN' }),
  'centre-not-associated': registering('/awardingBody', { awardingBody: 'SVE' }),
  'registration-exists': changing('/line', { level: 'advanced' }, aDiploma({ id: id(2), level: 'advanced' })),
  'diploma-claimed': withdrawing('claimed'),
  'diploma-withdrawn': changing('', { line: 'hospitality' }, undefined, 'withdrawn'),
  'programme-unknown': assigning(id(801)),
  'programme-line-level': assigning(id(800), { level: 'advanced' }),
  'qualification-unknown': {
    at: '/qualifications/0',
    told: () => worded([unknownQualification('50023719', '/qualifications/0')]),
  },
  'claim-registration-stands': claiming({ status: 'withdrawn' }),
  'claim-registration-unknown': claiming({ id: id(2) }),
  'award-period-over': claiming({}, '2014-09-01'),

  'completion-level': recordingPlts('/level', { level: 3 }),
  'completion-level-unknown': recordingPlts('/level', { level: 4 }),
  'plts-date-missing': recordingPlts('/completedOn', allSkills),
  'plts-date-early': recordingPlts('/completedOn', { completedOn: '2010-10-01' }),
  'completion-date-future': recordingPlts('/completedOn', { ...allSkills, completedOn: '2010-10-05' }),
  'completion-date-before-diploma': recordingPlts('/completedOn', { ...allSkills, completedOn: '2008-08-31' }),
  'work-experience-days': working('/days', { days: 9 }),
  'work-experience-dates': working('/to', { to: undefined }),
  'work-experience-order': working('/to', { to: '2010-06-06' }),
  'work-experience-fit': working('/days', { days: 13 }),

  'result-no-account': { at: '/uln', told: () => toldOf('postResults', undefined, saidResult()) },
  'result-account-closed': posting('/uln', {}, aLearner({ account: closed })),
  'result-person-differs': posting('/givenName', { givenName: 'Chloe' }),
  'result-qualification-unknown': posting('/qan', { qan: '50023719' }),
  'result-other-body': posting('/qan', { qan: '90000201' }),
  'result-unit-unknown': posting('/unit', { qan: '9000002X', unit: 'EN208', grade: 'b', points: '5' }),
  'result-grade': posting('/grade', { grade: 'D' }),
  'result-partial-absence': posting('/partialAbsence', { grade: 'X', points: undefined, partialAbsence: true }),
  'result-points-missing': posting('/points', { points: undefined }),
  'result-points-without-grade': posting('/points', { grade: 'Q' }),
  'result-points-unwanted': posting('/points', { qan: '90000298', grade: 'Pass' }),
  'result-points-misfit': posting('/points', { points: '6' }),
  'result-award-early': posting('/awardDate', { awardDate: '2004-12-31', priorAchievementVerified: true }),
  'result-award-late': posting('/awardDate', { awardDate: '2011-04-03' }),
  'result-prior-unverified': posting('/priorAchievementVerified', { awardDate: '2010-09-05' }),
  'result-publish-range': posting('/publishDate', { publishDate: '2011-09-22' }),
  'result-exists': posting('/qan', { grade: 'A', points: '7' }, aLearner({ results: [aResult()] })),
  'result-unknown': command('/qan', 'replaceResult', aLearner(), saidResult()),
  'result-not-standing': command('', 'replaceResult', aLearner({ results: [aResult({ status: 'replaced' })] }), {
    ...{ ...saidResult({ grade: 'A', points: '7' }), resultId: id(31) },
  }),

  'claim-awarded': command('', 'withdrawClaim', awarded('confirmed'), {
    ...{ ...who, claimId: id(11), reason: 'Too early' },
  }),
  'award-claim-unknown': command('/uln', 'referClaim', aRegisteredLearner(), { ...onClaim, reason: 'Not complete' }),
  'award-claim-withdrawn': confirming('', aClaimedLearner({ status: 'withdrawn' })),
  'award-state': confirming('', aClaimedLearner()),
  'award-not-ready': confirming('', awarded('referred', { awarded: false, grade: undefined })),
  'award-grade': confirming('/grade', awarded('ready'), { grade: 'A' }),
  'award-scheme-unconfirmed': confirming('', awarded('ready'), {}, { live: true }),
  'certificate-enquiry-open': certifying(awarded('confirmed', {}, [aResult({ enquiry: true })]), '2010-10-20'),
  'certificate-early': certifying(awarded('confirmed'), '2010-10-19'),
};

function command<N extends TransactionName>(
  at: string,
  name: N,
  record: LearnerRecord | undefined,
  input: InputOf<N>,
  over: Parameters<typeof circumstances>[0] = {},
): Breach {
  return { at, told: () => toldOf(name, record, input, circumstances(over)) };
}

function toldOf<N extends TransactionName>(
  name: N,
  record: LearnerRecord | undefined,
  input: InputOf<N>,
  around = circumstances(),
): Told[] {
  const verdict = decide(name, record, input, around);
  return verdict.outcome === 'refused' ? worded(verdict.faults) : [];
}

function worded(faults: readonly Fault[]): Told[] {
  return faults.map(({ rule, pointer, parameters }) => ({ rule, pointer, message: messageOf(rule, parameters) }));
}

function form(at: string, parts: RequestParts, operationId: OperationId = 'openLearnerAccount'): Breach {
  return { at, told: () => formFaults(operationId, withoutGaps(parts)) };
}

/** What is undefined is not sent. */
function withoutGaps(parts: RequestParts): RequestParts {
  return { ...parts, body: JSON.parse(JSON.stringify(parts.body ?? null)) };
}

function programme(qualifications: readonly string[]): RequestParts {
  const { name, line, level } = aProgramme();
  return request({ body: { name, line, level, qualifications } });
}

function mergedInBody(): Told[] {
  const call = { operationId: 'createClaim', params: {}, body: { uln, diplomaId: id(1) } };
  return [...(mergedProblem(call as never, '1234567899').errors ?? [])];
}

function opening(at: string, over: Partial<InputOf<'openLearnerAccount'>>, record?: LearnerRecord): Breach {
  return command(at, 'openLearnerAccount', record, { ...who, ...person, ...over });
}

function registering(at: string, over: Partial<InputOf<'registerDiploma'>>, today = '2010-10-04'): Breach {
  return command(at, 'registerDiploma', aLearner(), { ...who, ...engineering, ...over }, { today });
}

function withdrawing(status: 'claimed'): Breach {
  const input = { ...who, diplomaId: id(1), reason: 'Changed plans' };
  return command('', 'withdrawDiploma', aRegisteredLearner({ status }), input);
}

function changing(
  at: string,
  change: InputOf<'amendDiploma'>['change'],
  beside?: Diploma,
  status: Diploma['status'] = 'registered',
): Breach {
  const diplomas = [aDiploma({ status }), ...(beside === undefined ? [] : [beside])];
  return command(at, 'amendDiploma', aLearner({ diplomas }), { ...who, diplomaId: id(1), change });
}

function assigning(programmeId: string, over: Parameters<typeof aProgramme>[0] = {}): Breach {
  const around = circumstances({ reference: reference({ programmes: [aProgramme(over)] }) });
  const input = { ...who, diplomaId: id(1), programmeId };
  return { at: '/programmeId', told: () => toldOf('assignProgramme', aRegisteredLearner(), input, around) };
}

function claiming(diploma: Parameters<typeof aDiploma>[0], today = '2010-10-04'): Breach {
  const record = aLearner({ diplomas: [aDiploma(diploma)] });
  return command('/diplomaId', 'createClaim', record, { ...who, diplomaId: id(1) }, { today });
}

function recordingPlts(at: string, over: Partial<InputOf<'recordPlts'>>): Breach {
  return command(at, 'recordPlts', aRegisteredLearner(), { ...who, level: 2, ...noSkills, ...over });
}

function working(at: string, over: Partial<InputOf<'recordWorkExperience'>>): Breach {
  return command(at, 'recordWorkExperience', aRegisteredLearner(), { ...who, ...tenDays, ...over });
}

function posting(at: string, over: Partial<InputOf<'postResults'>>, record = aLearner()): Breach {
  return command(at, 'postResults', record, saidResult(over));
}

/** A claimed learner whose award stands there, on this outcome. */
function awarded(
  awardState: AwardState,
  outcome: Partial<Outcome> = {},
  results: readonly ConstituentResult[] = [aResult()],
): LearnerRecord {
  const decided = awardState === 'confirmed' || awardState === 'referred' ? [aDecision({ decision: awardState })] : [];
  return aClaimedLearner({ awardState }, { results, outcomes: [anOutcome(outcome)], decisions: decided });
}

function confirming(
  at: string,
  record: LearnerRecord,
  over: Partial<InputOf<'confirmAward'>> = {},
  around: Parameters<typeof circumstances>[0] = {},
): Breach {
  return command(at, 'confirmAward', record, { ...onClaim, grade: 'B', ...over }, around);
}

/** Results were published on 20 September 2010. */
function certifying(record: LearnerRecord, today: string): Breach {
  return command('', 'issueCertificate', record, onClaim, { today });
}
