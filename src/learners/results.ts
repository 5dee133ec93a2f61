import type { AwardingBodyCommand, Circumstances, Fault, Verdict } from './decision.js';
import { refused } from './decision.js';
import { foldSearch } from './names.js';
import {
  type Account,
  type ConstituentResult,
  type LearnerRecord,
  type ResultState,
  type UnlistedQualification,
  withPart,
} from './record.js';
import type { CatalogueQualification } from './reference.js';
import { daysBetween, ukDate, ukMidnight } from './uk-time.js';

/** Which result: those of one qualification (or unit) with different dates of award are different results. */
export interface ResultKey {
  readonly qan: string;
  readonly unit?: string | undefined;
  readonly awardDate: string;
}

/** A result as an awarding body says it, with the learner as the body knows them. */
export interface SaidResult extends AwardingBodyCommand, ResultKey {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  /** A grade, or `U`, `X`, `Q`, `absent`. */
  readonly grade: string;
  readonly partialAbsence?: boolean | undefined;
  readonly points?: string | undefined;
  /** Absent: the date of award. */
  readonly publishDate?: string | undefined;
  readonly enquiry?: boolean | undefined;
  /** The body has verified an achievement from before the account was opened. */
  readonly priorAchievementVerified?: boolean | undefined;
  readonly qualification?: UnlistedQualification | undefined;
}

/** No result from before counts, ever. Source: Ofqual, Diploma operating rules, part 2, section 5. */
export const earliestAward = '2005-01-01';

// Own choices: the range in which the original allowed a date of publishing is not known.
const daysAhead = 180;
const publishBefore = 14;
const publishAfter = 366;

/** The account that a result may be posted to, or what is answered instead. */
export function accountFor(
  record: LearnerRecord | undefined,
): { record: LearnerRecord; verdict?: undefined } | { record?: undefined; verdict: Verdict } {
  if (record === undefined) return { verdict: refused({ rule: 'result-no-account', pointer: '/uln' }) };
  const { account } = record;
  if (account.status === 'merged') return { verdict: { outcome: 'merged', into: account.mergedInto as string } };
  if (account.status === 'closed') return { verdict: refused({ rule: 'result-account-closed', pointer: '/uln' }) };
  return { record };
}

/** Everything wrong with a result, except that there may be another one like it. */
export function resultFaults(account: Account, said: SaidResult, circumstances: Circumstances): Fault[] {
  const { reference } = circumstances;
  const entry = reference.qualification(said.qan);
  const faults = [...personMisfits(account, said), ...dateFaults(account, said, circumstances)];
  const qualification = entry ?? unlisted(said);
  if (qualification === undefined) {
    faults.push({ rule: 'result-qualification-unknown', pointer: '/qan', parameters: { qan: said.qan } });
    return faults;
  }
  if (entry !== undefined && entry.awardingBody !== said.awardingBody) {
    const awardingBody = reference.awardingBodies.get(entry.awardingBody)?.name ?? entry.awardingBody;
    faults.push({ rule: 'result-other-body', pointer: '/qan', parameters: { qan: said.qan, awardingBody } });
    return faults;
  }
  if (entry !== undefined && said.unit !== undefined && !entry.units.some(({ code }) => code === said.unit)) {
    const parameters = { qan: said.qan, unit: said.unit };
    faults.push({ rule: 'result-unit-unknown', pointer: '/unit', parameters });
    return faults;
  }
  faults.push(...gradeFaults(said, qualification, circumstances));
  return faults;
}

/** The result as it goes into the record. */
export function resultOf(said: SaidResult, circumstances: Circumstances, version: number): ConstituentResult {
  const { id, now, reference } = circumstances;
  const { awardingBody, qan, unit, awardDate, points, enquiry = false, partialAbsence = false } = said;
  const publishDate = said.publishDate ?? awardDate;
  const state = stateOf(said.grade);
  return {
    id,
    awardingBody,
    qan,
    unit,
    state,
    grade: state === 'graded' ? said.grade : undefined,
    partialAbsence,
    points: points === undefined ? undefined : shortest(points),
    awardDate,
    publishDate,
    publishAt: ukMidnight(publishDate),
    enquiry,
    qualification: reference.qualification(qan) === undefined ? said.qualification : undefined,
    status: 'posted',
    postedAt: now,
    changedAt: now,
    version,
  };
}

/** The number in its shortest form: `4.50` and `04.5` are `4.5`, so that a result sent again is the same. */
function shortest(points: string): string {
  const [whole = '', decimals = ''] = points.split('.');
  const kept = decimals.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${kept === '' ? '' : `.${kept}`}`;
}

/** The key of a result, and the body whose it is. */
type KeyOfBody = ResultKey & Pick<AwardingBodyCommand, 'awardingBody'>;

/** The body's result of this key that stands. */
export function standingResult(record: LearnerRecord, key: KeyOfBody): ConstituentResult | undefined {
  return record.results.find((result) => result.status === 'posted' && hasKey(result, key));
}

/** The body's result of this key that was withdrawn last. */
export function withdrawnResult(record: LearnerRecord, key: KeyOfBody): ConstituentResult | undefined {
  return record.results.findLast((result) => result.status === 'withdrawn' && hasKey(result, key));
}

function hasKey(result: ConstituentResult, { awardingBody, qan, unit, awardDate }: KeyOfBody): boolean {
  const isBodys = result.awardingBody === awardingBody;
  return isBodys && result.qan === qan && result.unit === unit && result.awardDate === awardDate;
}

/** True when what is said is what stands. */
export function sameResult(standing: ConstituentResult, said: ConstituentResult): boolean {
  const content = ({
    id: _id,
    status: _status,
    postedAt: _postedAt,
    version: _version,
    changedAt: _at,
    ...rest
  }: ConstituentResult) => JSON.stringify(inOrder(rest));
  return content(standing) === content(said);
}

/**
 * The record's results with `posted` in the place of `replaced`. The home centre goes on seeing what it saw until the new
 * one is published.
 */
export function withReplaced(
  { results }: Pick<LearnerRecord, 'results'>,
  replaced: ConstituentResult,
  posted: ConstituentResult,
  now: string,
): readonly ConstituentResult[] {
  const end = posted.publishAt < now ? now : posted.publishAt;
  // One that was never published is not published any more, and what it would have ended goes on to this one.
  const isUnseen = replaced.publishAt > now;
  const waiting = isUnseen ? results.filter((one) => endsWith(one, replaced)) : [];
  const ended: ConstituentResult = { ...replaced, status: 'replaced', endsAt: isUnseen ? now : end, changedAt: now };
  let kept = withPart(results, ended, ({ id }) => id === replaced.id);
  for (const one of waiting) kept = kept.with(kept.indexOf(one), { ...one, endsAt: end, changedAt: now });
  return [...kept, posted];
}

/**
 * The record's results without this one, from now on. What the home centre went on seeing until it would be published
 * falls with it, openly: nothing stands of it any more.
 */
export function withWithdrawn(
  { results }: Pick<LearnerRecord, 'results'>,
  result: ConstituentResult,
  now: string,
): readonly ConstituentResult[] {
  const ended = (one: ConstituentResult): ConstituentResult => ({
    ...one,
    status: 'withdrawn',
    endsAt: now,
    changedAt: now,
    version: one.version + 1,
  });
  const isUnseen = result.publishAt > now;
  return results.map((one) => (one.id === result.id || (isUnseen && endsWith(one, result)) ? ended(one) : one));
}

/** True when the result is shown until this other one is published, which took its place. */
function endsWith(one: ConstituentResult, { awardingBody, qan, unit, publishAt }: ConstituentResult): boolean {
  const isSame = one.awardingBody === awardingBody && one.qan === qan && one.unit === unit;
  return isSame && one.status === 'replaced' && one.endsAt === publishAt && one.publishAt < publishAt;
}

/** The grade as bodies say it: `U`, `X`, `Q` and `absent` stand for one, and that of a unit is in small letters. */
export function gradeSaid({ grade, unit, state }: Pick<ConstituentResult, 'grade' | 'unit' | 'state'>): string {
  return grade ?? (unit !== undefined && state === 'U' ? 'u' : state);
}

/** May the home centre see the result at this instant? */
export function isPublished({ publishAt, endsAt }: ConstituentResult, now: string): boolean {
  return publishAt <= now && (endsAt === undefined || endsAt > now);
}

/**
 * True when a unit of the qualification was withdrawn after its result was posted: until that is posted again nobody can
 * say what it comes to. Which of the two had arrived first says nothing: bodies send units and wholes in any order.
 * Source: Ofqual, Diploma operating rules, part 2, section 5.
 */
export function isInDoubt(result: ConstituentResult, others: readonly ConstituentResult[]): boolean {
  if (result.unit !== undefined) return false;
  return others.some(
    (other) =>
      other.status === 'withdrawn' &&
      other.qan === result.qan &&
      other.unit !== undefined &&
      other.awardDate <= result.awardDate &&
      other.changedAt >= result.postedAt,
  );
}

/** What is said, by name: the database gives names back in an order of its own. */
function inOrder(said: object): unknown {
  return Object.entries(said)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'object' ? inOrder(value) : value])
    .sort();
}

function stateOf(grade: string): ResultState {
  return grade === 'U' || grade === 'u' ? 'U' : grade === 'X' || grade === 'Q' || grade === 'absent' ? grade : 'graded';
}

function personMisfits(account: Account, said: SaidResult): Fault[] {
  const differs = (['givenName', 'familyName'] as const).filter(
    (field) => account[field] !== said[field] && foldSearch(account[field]) !== foldSearch(said[field]),
  );
  const fields = [...differs, ...(account.dateOfBirth === said.dateOfBirth ? [] : ['dateOfBirth'])];
  return fields.map((field) => ({ rule: 'result-person-differs', pointer: `/${field}` }));
}

function dateFaults(account: Account, said: SaidResult, { today }: Circumstances): Fault[] {
  const { awardDate, publishDate = awardDate } = said;
  if (awardDate < earliestAward) return [{ rule: 'result-award-early', pointer: '/awardDate' }];
  if (daysBetween(today, awardDate) > daysAhead) return [{ rule: 'result-award-late', pointer: '/awardDate' }];
  const faults: Fault[] = [];
  const publishedAfter = daysBetween(awardDate, publishDate);
  if (publishedAfter < -publishBefore || publishedAfter > publishAfter) {
    const parameters = { before: publishBefore, after: publishAfter };
    faults.push({ rule: 'result-publish-range', pointer: '/publishDate', parameters });
  }
  const isPrior = awardDate < ukDate(account.openedAt);
  if (isPrior && said.priorAchievementVerified !== true)
    faults.push({ rule: 'result-prior-unverified', pointer: '/priorAchievementVerified' });
  return faults;
}

/** What the body says of principal learning and projects that the catalogue does not list. */
function unlisted({
  qualification,
}: SaidResult): Pick<CatalogueQualification, 'component' | 'level' | 'units' | 'gradeLevels'> | undefined {
  return qualification === undefined ? undefined : { ...qualification, units: [], gradeLevels: undefined };
}

function gradeFaults(
  said: SaidResult,
  {
    component,
    level,
    units,
    gradeLevels,
  }: Pick<CatalogueQualification, 'component' | 'level' | 'units' | 'gradeLevels'>,
  { reference }: Circumstances,
): Fault[] {
  const { grade, unit, points, partialAbsence = false } = said;
  const state = stateOf(grade);
  const faults: Fault[] = [];
  const noGrade = state === 'X' || state === 'Q' || state === 'absent';
  if (noGrade && partialAbsence) faults.push({ rule: 'result-partial-absence', pointer: '/partialAbsence' });
  if (noGrade && points !== undefined) faults.push({ rule: 'result-points-without-grade', pointer: '/points' });
  if (noGrade) return faults;

  const onScale = component === 'principalLearning' || component === 'project';
  if (onScale) {
    // Small letters are grades of units, capital ones of qualifications.
    const isRightCase = unit === undefined ? grade === grade.toUpperCase() : grade === grade.toLowerCase();
    const grades = [...reference.levels.values()].find((one) => one.level === level)?.grades ?? [];
    const capital = grade.toUpperCase();
    if (!isRightCase || (capital !== 'U' && !grades.includes(capital)))
      return [...faults, { rule: 'result-grade', pointer: '/grade', parameters: { grade, level } }];
    if (points === undefined) {
      // A U may come without: then it has none.
      if (state === 'graded') faults.push({ rule: 'result-points-missing', pointer: '/points' });
      return faults;
    }
    const unitGlh = unit === undefined ? undefined : units.find(({ code }) => code === unit)?.glh;
    // Of a unit that the catalogue does not list nothing is known.
    if (unit !== undefined && unitGlh === undefined) return faults;
    const misfit = reference.pointsMisfit({ component, level, grade: capital, unitGlh, points });
    if (misfit !== undefined)
      faults.push({ rule: 'result-points-misfit', pointer: '/points', parameters: { points, grade, ...misfit } });
    return faults;
  }
  if (points !== undefined) faults.push({ rule: 'result-points-unwanted', pointer: '/points' });
  if (gradeLevels !== undefined && state === 'graded' && !Object.hasOwn(gradeLevels, grade))
    faults.push({ rule: 'result-grade', pointer: '/grade', parameters: { grade, level } });
  return faults;
}
