import type { Evidence, Result, UnitResult } from '../awards/evidence.js';
import { type ConstituentResult, type Diploma, type LearnerRecord, pltsSkills } from '../learners/record.js';
import type { CatalogueQualification, Reference } from '../learners/reference.js';
import { isInDoubt, isPublished } from '../learners/results.js';

type Known = Pick<Reference, 'levels' | 'qualification'>;

/** The results that stand, whether published or not: what the awarding bodies go by. */
export function standingResults({ results }: Pick<LearnerRecord, 'results'>): readonly ConstituentResult[] {
  return results.filter(({ status }) => status !== 'replaced');
}

/** The results as the home centre may know them at an instant. */
export function publishedResults(
  { results }: Pick<LearnerRecord, 'results'>,
  now: string,
): readonly ConstituentResult[] {
  return results.flatMap((result) => {
    // That another one takes its place later, and since when that is known, is not published.
    if (isPublished(result, now))
      return [{ ...result, status: 'posted' as const, endsAt: undefined, changedAt: result.postedAt }];
    // One that was seen and is withdrawn: the centre knows that its qualification is in doubt.
    const { status, publishAt, endsAt } = result;
    return status === 'withdrawn' && endsAt !== undefined && publishAt < endsAt && endsAt <= now ? [result] : [];
  });
}

/** What a learner's record and these results hold that bears on one of the learner's Diplomas. */
export function evidenceOf(
  record: LearnerRecord,
  diploma: Diploma,
  results: readonly ConstituentResult[],
  { levels, qualification }: Known,
): Evidence {
  const level = levels.get(diploma.level)?.level;
  const plts = record.plts.find((one) => one.level === level);
  const work = record.workExperience.find((one) => one.level === level);
  return {
    line: diploma.line,
    dateOfBirth: record.account.dateOfBirth,
    results: qualificationResults(results, qualification),
    confirmations: {
      ...(plts === undefined
        ? {}
        : { plts: { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, plts[skill]])) } }),
      ...(work === undefined
        ? {}
        : { workExperience: { flags: { completed: work.completed }, numbers: { days: work.days } } }),
    },
  };
}

/**
 * Results as the award takes them: one for each result of a whole qualification, with the units of that day or before.
 * Units without one wait for it.
 */
function qualificationResults(
  results: readonly ConstituentResult[],
  qualification: Reference['qualification'],
): Result[] {
  const byQan = new Map<string, ConstituentResult[]>();
  for (const result of results) {
    const known = byQan.get(result.qan);
    if (known === undefined) byQan.set(result.qan, [result]);
    else known.push(result);
  }
  const found: Result[] = [];
  for (const [qan, all] of byQan) {
    const entry = qualification(qan) ?? unlisted(all);
    if (entry === undefined) continue;
    const standing = all.filter(({ status }) => status === 'posted');
    const wholes = standing.filter(({ unit }) => unit === undefined);
    for (const whole of wholes) {
      const units = standing.filter(({ unit, awardDate }) => unit !== undefined && awardDate <= whole.awardDate);
      found.push({
        ...wholeResult(whole, entry, isInDoubt(whole, all)),
        units: units.map((unit) => unitResult(unit, entry)),
      });
    }
    const units = standing.filter(({ unit }) => unit !== undefined);
    if (wholes.length > 0 || units.length === 0) continue;
    const awardDate = units
      .map((unit) => unit.awardDate)
      .sort()
      .at(-1) as string;
    found.push({
      ...catalogued(entry),
      state: 'awaited',
      awardDate,
      units: units.map((unit) => unitResult(unit, entry)),
    });
  }
  return found;
}

function wholeResult(whole: ConstituentResult, entry: CatalogueQualification, inDoubt: boolean): Result {
  const { state, grade, points, partialAbsence, awardDate } = whole;
  const said = { grade: grade ?? null, points: points ?? null, partialAbsence, awardDate };
  return { ...catalogued(entry), ...said, state: inDoubt ? 'awaited' : state };
}

function catalogued(entry: CatalogueQualification) {
  const { qan, title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge, units } = entry;
  return {
    ...{ qan, title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge },
    expectedUnits: units.length === 0 ? null : units.map(({ code }) => code),
  };
}

function unitResult({ unit, grade, state, points }: ConstituentResult, { units }: CatalogueQualification): UnitResult {
  const code = unit as string;
  const title = units.find((one) => one.code === code)?.title ?? code;
  return { code, title, state, grade: grade ?? null, points: points ?? null };
}

/** Principal learning and projects that the catalogue does not list come with their own details. */
function unlisted(results: readonly ConstituentResult[]): CatalogueQualification | undefined {
  const said = results.find(({ qualification }) => qualification !== undefined);
  if (said?.qualification === undefined) return undefined;
  const { component, title, level, glh, line } = said.qualification;
  return {
    ...{ qan: said.qan, title, awardingBody: said.awardingBody, component, level, glh },
    ...{ lines: line === undefined ? [] : [line], barringCode: 'ZZZZ', units: [], validFrom: said.awardDate },
  };
}
