// Learners made up from a seed, each with a story that decides what the Diploma comes to. The same seed gives the same
// learners, and the first ten of a thousand are the same as the first ten of ten.

import { readFileSync } from 'node:fs';
import {
  type Answer,
  type Component,
  type DiplomaLevel,
  inThousandths,
  type Learner,
  type PostedResult,
  type Qualification,
  skills,
} from './diploma.js';

/** What the Diploma comes to in each story, whatever the level, the line and the points. Null: in some of them either way. */
export const stories = {
  complete: 'achieved',
  componentShort: 'notYet',
  unclassified: 'notYet',
  unitMadeUpFor: 'achieved',
  absence: 'notYet',
  unitNeverTaken: 'notYet',
  barredPair: 'notYet',
  laterBetter: 'achieved',
  laterWorse: 'achieved',
  unitWithdrawn: 'notYet',
  unitPostedAgain: 'achieved',
  resultWithdrawn: 'notYet',
  wholeAwaited: 'notYet',
  pointsOfUnitsOnly: 'achieved',
  pending: 'pending',
  pendingAfterGrade: 'pending',
  pendingAndShort: 'notYet',
  otherLevel: 'notYet',
  gradeTooLow: 'notYet',
  otherLine: 'notYet',
  tooYoung: 'notYet',
  oldEnoughThatDay: 'achieved',
  before2005: 'notYet',
  firstDayOf2005: 'achieved',
  nineDays: 'notYet',
  fiveSkills: 'notYet',
} as const satisfies Record<string, Answer['outcome']>;

export type Story = keyof typeof stories;

/** A learner of a cohort. `number` counts from 0. */
export interface CohortLearner {
  number: number;
  story: Story;
  learner: Learner;
}

/** The catalogue of the sandbox, read from disk. */
export function sandboxCatalogue(): Qualification[] {
  const sandbox = JSON.parse(readFileSync(new URL('../../prisma/reference/sandbox.json', import.meta.url), 'utf8')) as {
    gradeLevels: Record<string, Record<string, number>>;
    qualifications: Qualification[];
  };
  return sandbox.qualifications.map((one) => {
    const gradeLevels = sandbox.gradeLevels[one.qan];
    return gradeLevels ? { ...one, gradeLevels } : one;
  });
}

/**
 * So many learners: every other one complete, the stories of the rest in turn. Results are in the order in which they came,
 * and no two that stand have the same qualification, unit and award date.
 */
export function cohort(seed: number, count: number, catalogue: readonly Qualification[]): CohortLearner[] {
  const troubled = (Object.keys(stories) as Story[]).filter((story) => story !== 'complete');
  return Array.from({ length: count }, (_, number) => {
    const story = number % 2 === 0 ? 'complete' : (troubled[((number - 1) / 2) % troubled.length] as Story);
    return { number, story, learner: tell(story, new Dice(seed, number), catalogue) };
  });
}

/** The same learner after a few accidents to the results, of any kind and without any story. */
export function disturbed(learner: Learner, seed: number): Learner {
  const dice = new Dice(seed, 0);
  let results = [...learner.results];
  for (let accidents = dice.from(1, 5); accidents > 0 && results.length > 0; accidents -= 1) {
    const at = dice.below(results.length);
    const row = results[at] as PostedResult;
    const { points: _, ...pointless } = row;
    const grade = row.unit === undefined ? dice.pick(['A', 'B', 'U']) : dice.pick(['a', 'b', 'u']);
    results = dice.pick<() => PostedResult[]>([
      () => results.toSpliced(at, 1),
      () => results.with(at, { ...row, withdrawn: true }),
      () => results.with(at, row.unit === undefined ? { ...row, inDoubt: true } : row),
      () => results.with(at, { ...row, grade: dice.pick(['X', 'Q', 'absent']) }),
      () => results.with(at, { ...row, awardDate: dice.pick(['2004-12-31', '2009-08-20', '2010-08-19']) }),
      () => results.with(at, pointless),
      () => [
        ...results,
        { ...row, grade, awardDate: '2011-11-17', ...(row.points && { points: `${dice.below(60)}` }) },
      ],
      () => [...results, { ...row, grade: dice.pick(['X', 'Q', 'absent']), awardDate: '2011-11-17' }],
    ])();
  }
  return { ...learner, results };
}

// Results come out on Thursdays in August, and once in winter. What counts comes from the series in the middle, so that there
// is room for earlier and later tries.
const firstSeries = '2009-08-20';
const series = ['2010-03-11', '2010-08-19', '2011-03-10', '2011-08-18'];
const lastSeries = '2012-03-08';

interface Size {
  level: number;
  /** Lowest first. */
  grades: string[];
  projectGlh: number;
  skillsLevel: number;
  aslGlh: number;
}

const level3 = { level: 3, grades: ['E', 'D', 'C', 'B', 'A', 'A*'], projectGlh: 120, skillsLevel: 2 };
const sizes: Record<DiplomaLevel, Size> = {
  foundation: { level: 1, grades: ['B', 'A', 'A*'], projectGlh: 60, skillsLevel: 1, aslGlh: 120 },
  higher: { level: 2, grades: ['C', 'B', 'A', 'A*'], projectGlh: 60, skillsLevel: 2, aslGlh: 180 },
  progression: { ...level3, aslGlh: 0 },
  advanced: { ...level3, aslGlh: 360 },
};

/** A source of chance that only depends on its seed (mulberry32). */
class Dice {
  #state: number;

  constructor(seed: number, number: number) {
    this.#state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
    this.below(2);
  }

  /** A whole number from 0 to `end - 1`. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  /** A whole number, both ends included. */
  from(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[this.below(list.length)] as T;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }
}

/** What is made up step by step before it becomes a learner. */
interface Draft {
  dice: Dice;
  level: DiplomaLevel;
  line: string;
  dateOfBirth: string;
  catalogue: readonly Qualification[];
  /** The units, and the result of the whole. */
  principalLearning: PostedResult[];
  project: PostedResult[];
  functionalSkills: PostedResult[];
  asl: PostedResult[];
  plts: Learner['plts'];
  workExperience: Learner['workExperience'];
}

function tell(story: Story, dice: Dice, catalogue: readonly Qualification[]): Learner {
  const draft = completeDraft(dice, levelFor(story, dice), catalogue);
  if (story === 'complete') addAsides(draft);
  else twists[story](draft);
  const { level, line, dateOfBirth, plts, workExperience } = draft;
  const results = [...draft.principalLearning, ...draft.project, ...draft.functionalSkills, ...draft.asl];
  return {
    ...{ level, line, dateOfBirth, catalogue },
    // What came on one day keeps its order: units before the whole, what was withdrawn before what replaced it.
    results: results.sort((a, b) => (a.awardDate < b.awardDate ? -1 : a.awardDate > b.awardDate ? 1 : 0)),
    ...(plts && { plts }),
    ...(workExperience && { workExperience }),
  };
}

function levelFor(story: Story, dice: Dice): DiplomaLevel {
  // At level 1 the lowest grades of the graded courses will do, and at level 3 the highest do not.
  if (story === 'gradeTooLow') return 'higher';
  // At level 3 one of each barred pair of the sandbox has all the hours by itself.
  if (story === 'barredPair') return dice.pick(['foundation', 'higher']);
  // Nor do the few for those of sixteen and over decide anything there in every line.
  if (story === 'tooYoung' || story === 'oldEnoughThatDay') return dice.pick(['foundation', 'higher']);
  if (story === 'otherLine') return dice.pick(['foundation', 'higher', 'advanced']);
  return dice.pick(['foundation', 'higher', 'higher', 'progression', 'advanced']);
}

function completeDraft(dice: Dice, level: DiplomaLevel, catalogue: readonly Qualification[]): Draft {
  const { lines } = dice.pick(catalogue.filter((one) => one.component === 'principalLearning'));
  const draft: Draft = {
    ...{ dice, level, line: dice.pick(lines), catalogue },
    dateOfBirth: `199${dice.from(2, 4)}-0${dice.from(1, 9)}-${dice.from(10, 28)}`,
    ...{ principalLearning: [], project: [], functionalSkills: [], asl: [] },
    plts: Object.fromEntries(skills.map((skill) => [skill, true])) as Learner['plts'],
    workExperience: { completed: true, days: dice.from(10, 20) },
  };
  const ability = dice.from(1, sizes[level].grades.length);
  draft.principalLearning = principalLearningAt(draft, ability);
  draft.project = [projectAt(draft, ability)];
  draft.functionalSkills = ['english', 'mathematics', 'ict'].map((subject) => ({
    qan: skillOf(draft, subject, dice.chance(25) ? 2 : sizes[level].skillsLevel).qan,
    grade: 'Pass',
    awardDate: dice.pick(series),
  }));
  draft.asl = aslAround(draft, [], null) ?? [];
  return draft;
}

/** What may come beside the results that count, without changing what the Diploma comes to. */
function addAsides(draft: Draft): void {
  const { dice } = draft;
  if (dice.chance(25)) {
    const unit = dice.pick(draft.principalLearning.filter((row) => row.unit !== undefined));
    draft.principalLearning.push({ ...unit, ...poor('0.5'), grade: 'u', awardDate: otherSeries(dice) });
  }
  if (dice.chance(5)) draft.principalLearning.push({ ...wholeOf(draft), ...poor('3'), awardDate: otherSeries(dice) });
  if (dice.chance(15)) draft.project.push({ ...projectOf(draft), ...poor('0.4'), awardDate: otherSeries(dice) });
  if (dice.chance(15)) {
    const skill = dice.pick(draft.functionalSkills);
    draft.functionalSkills.push({ ...skill, grade: dice.pick(['U', 'X', 'absent']), awardDate: otherSeries(dice) });
  }
  for (const one of dice.shuffled(ofComponent(draft, 'additionalAndSpecialist')).slice(0, dice.from(0, 3))) {
    if (draft.asl.some((row) => row.qan === one.qan)) continue;
    const grade = dice.chance(80) ? passOf(one, dice, 1) : dice.pick(['U', 'X', 'Q', 'absent']);
    draft.asl.push({ qan: one.qan, grade, awardDate: dice.pick(series) });
  }
  if (draft.asl.length > 0 && dice.chance(15))
    draft.asl.push({ ...dice.pick(draft.asl), awardDate: otherSeries(dice) });
}

const twists: Record<Exclude<Story, 'complete'>, (draft: Draft) => void> = {
  componentShort(draft) {
    const parts = ['principalLearning', 'project', 'functionalSkills', 'plts', 'workExperience'] as const;
    const part = draft.dice.pick(draft.level === 'progression' ? parts : [...parts, 'asl' as const]);
    if (part === 'functionalSkills') draft.functionalSkills.splice(draft.dice.below(3), 1);
    else if (part === 'plts' || part === 'workExperience') draft[part] = undefined;
    else draft[part] = [];
  },

  unclassified(draft) {
    const { dice } = draft;
    const part = dice.below(3);
    if (part === 0) draft.principalLearning = principalLearningAt(draft, 0);
    else if (part === 1) draft.project = [projectAt(draft, 0)];
    else changeSkill(draft, () => ({ grade: dice.pick(['U', 'Fail']) }));
  },

  unitMadeUpFor(draft) {
    draft.principalLearning = principalLearningAt(draft, 2, 0);
  },

  absence(draft) {
    const part = draft.dice.below(3);
    if (part === 0) changeUnit(draft, (unit) => [ungraded(unit, 'absent')]);
    else if (part === 1) draft.project = [ungraded(projectOf(draft), 'absent')];
    else changeSkill(draft, () => ({ grade: 'absent' }));
  },

  unitNeverTaken(draft) {
    const noResult = draft.dice.chance(50);
    changeUnit(draft, (unit) => (noResult ? [ungraded(unit, 'X')] : []));
  },

  barredPair(draft) {
    const pairs = suitable(draft).flatMap((smaller) =>
      suitable(draft)
        .filter((larger) => larger.barringCode === smaller.barringCode && larger.barringCode !== 'ZZZZ')
        .filter((larger) => smaller.glh < larger.glh && larger.glh < sizes[draft.level].aslGlh)
        .map((larger) => [smaller, larger] as const),
    );
    const [smaller, larger] = draft.dice.pick(pairs);
    draft.asl = aslAround(draft, [smaller, larger], smaller) ?? [];
  },

  laterBetter(draft) {
    const { dice } = draft;
    const part = dice.below(3);
    if (part === 0) draft.principalLearning.push({ ...wholeOf(draft), ...poor('2.5'), awardDate: firstSeries });
    else if (part === 1) {
      const earlier = projectAt(draft, 1);
      draft.project = [
        { ...earlier, awardDate: firstSeries },
        { ...projectAt(draft, 3), qan: earlier.qan },
      ];
    } else {
      const skill = dice.pick(draft.functionalSkills);
      draft.functionalSkills.push({ ...skill, grade: dice.pick(['U', 'X', 'absent']), awardDate: firstSeries });
    }
  },

  laterWorse(draft) {
    const { dice } = draft;
    const part = dice.below(3);
    if (part === 0) draft.principalLearning.push({ ...wholeOf(draft), ...poor('2.5'), awardDate: lastSeries });
    else if (part === 1) {
      const earlier = projectAt(draft, 3);
      draft.project = [earlier, { ...projectAt(draft, dice.from(0, 1)), qan: earlier.qan, awardDate: lastSeries }];
    } else {
      const skill = dice.pick(draft.functionalSkills);
      draft.functionalSkills.push({ ...skill, grade: dice.pick(['U', 'X', 'absent']), awardDate: lastSeries });
    }
  },

  unitWithdrawn(draft) {
    changeUnit(draft, (unit) => [{ ...unit, withdrawn: true }]);
    changeWhole(draft, (whole) => [{ ...whole, inDoubt: true }]);
  },

  unitPostedAgain(draft) {
    const { dice } = draft;
    // High enough for what is taken away not to cost the lowest grade.
    draft.principalLearning = principalLearningAt(draft, sizes[draft.level].grades.length);
    const sameDay = dice.chance(50);
    const fewer = dice.pick([0, 1, 500, 1000, 2000]);
    changeUnit(draft, (unit) => {
      const points = thousandthsOf(unit) - fewer;
      const again = { ...unit, grade: unitGradeAt(draft, points, unit), points: inText(points) };
      return [{ ...unit, withdrawn: true }, sameDay ? again : { ...again, awardDate: lastSeries }];
    });
    changeWhole(draft, (whole) => {
      const points = thousandthsOf(whole) - fewer;
      const again = { ...whole, grade: gradeAt(draft, points, ofQan(draft, whole.qan).glh), points: inText(points) };
      return sameDay
        ? [again]
        : [
            { ...whole, inDoubt: true },
            { ...again, awardDate: lastSeries },
          ];
    });
  },

  resultWithdrawn(draft) {
    const part = draft.dice.below(3);
    if (part === 0) changeWhole(draft, (whole) => [{ ...whole, withdrawn: true }]);
    else if (part === 1) draft.project = [{ ...projectOf(draft), withdrawn: true }];
    else changeSkill(draft, () => ({ withdrawn: true }));
  },

  wholeAwaited(draft) {
    changeWhole(draft, () => []);
  },

  pointsOfUnitsOnly(draft) {
    changeWhole(draft, withoutPoints);
    // A unit that came too late for the whole counts for nothing in it.
    const unit = draft.dice.pick(draft.principalLearning.filter((row) => row.unit !== undefined));
    const most = (sizes[draft.level].grades.length + 1) * bandWidth(glhOfUnit(draft, unit));
    draft.principalLearning.push({ ...unit, grade: 'a*', points: inText(most), awardDate: lastSeries });
  },

  pending(draft) {
    const { dice } = draft;
    const part = dice.below(draft.level === 'progression' ? 4 : 5);
    if (part === 0) changeWhole(draft, (whole) => [ungraded(whole, 'Q')]);
    else if (part === 1) changeUnit(draft, (unit) => [ungraded(unit, 'Q')]);
    else if (part === 2) draft.project = [ungraded(projectOf(draft), 'Q')];
    else if (part === 3) changeSkill(draft, () => ({ grade: 'Q' }));
    else hangOn(draft, suitable(draft), { grade: 'Q' });
  },

  pendingAfterGrade(draft) {
    if (draft.dice.chance(50)) {
      draft.principalLearning.push({ ...ungraded(wholeOf(draft), 'Q'), awardDate: lastSeries });
    } else draft.project.push({ ...ungraded(projectOf(draft), 'Q'), awardDate: lastSeries });
  },

  pendingAndShort(draft) {
    twists.pendingAfterGrade(draft);
    draft.functionalSkills.splice(draft.dice.below(3), 1);
  },

  otherLevel(draft) {
    const { dice, level } = draft;
    const levels = ['foundation', 'higher', 'advanced'] as const;
    const other = { ...draft, level: dice.pick(levels.filter((one) => sizes[one].level !== sizes[level].level)) };
    const part = dice.below(sizes[level].skillsLevel === 2 ? 3 : 2);
    if (part === 0) draft.principalLearning = principalLearningAt(other, 2);
    else if (part === 1) draft.project = [projectAt(other, 2)];
    else changeSkill(draft, (row) => ({ qan: skillOf(draft, ofQan(draft, row.qan).subject, 1).qan }));
  },

  gradeTooLow(draft) {
    const graded = suitable(draft).filter((one) => one.gradeLevels);
    hangOn(draft, graded, { grade: 'D' });
  },

  otherLine(draft) {
    const { line, level } = draft;
    const elsewhere = ofComponent(draft, 'additionalAndSpecialist').filter(
      (one) => !isFor(one, line) && one.level >= sizes[level].level,
    );
    hangOn(draft, elsewhere, {});
  },

  tooYoung(draft) {
    draft.dateOfBirth = '1994-08-20';
    hangOn(draft, forSixteen(draft), { awardDate: '2010-08-19' });
  },

  oldEnoughThatDay(draft) {
    draft.dateOfBirth = '1994-08-19';
    hangOn(draft, forSixteen(draft), { awardDate: '2010-08-19' });
  },

  before2005(draft) {
    ofLongAgo(draft, '2004-12-31');
  },

  firstDayOf2005(draft) {
    ofLongAgo(draft, '2005-01-01');
  },

  nineDays(draft) {
    draft.workExperience = { completed: true, days: 9 };
  },

  fiveSkills(draft) {
    if (draft.plts) draft.plts = { ...draft.plts, [draft.dice.pick(skills)]: false };
  },
};

function ofLongAgo(draft: Draft, awardDate: string): void {
  const { dice } = draft;
  if (draft.level === 'progression' || dice.chance(50)) changeSkill(draft, () => ({ awardDate }));
  else hangOn(draft, suitable(draft), { awardDate });
}

/** Additional learning that is short of hours without one of these, whose result is changed. */
function hangOn(draft: Draft, candidates: readonly Qualification[], change: Partial<PostedResult>): void {
  for (const one of draft.dice.shuffled(candidates)) {
    const rows = aslAround(draft, [one], one);
    if (rows === null) continue;
    draft.asl = rows.map((row) => (row.qan === one.qan ? { ...row, ...change } : row));
    return;
  }
  throw new Error(`no additional learning of ${draft.line} at ${draft.level} hangs on one of these`);
}

/**
 * Results of additional qualifications: the given ones, and others by chance that neither bar them nor one another, until the
 * hours are reached; without `decisive` they are not reached. Null: the catalogue has no such others.
 */
function aslAround(
  draft: Draft,
  given: readonly Qualification[],
  decisive: Qualification | null,
): PostedResult[] | null {
  const { dice } = draft;
  const { level, aslGlh } = sizes[draft.level];
  for (let tries = 0; tries < 100; tries += 1) {
    const taken = [...given];
    for (const one of dice.shuffled(suitable(draft))) {
      const codes = taken.map((other) => other.barringCode).filter((code) => code !== 'ZZZZ');
      if (hours(taken) < aslGlh && !taken.includes(one) && !codes.includes(one.barringCode)) taken.push(one);
    }
    if (hours(taken) < aslGlh || (decisive && hours(taken) - decisive.glh >= aslGlh)) continue;
    return taken.map((one) => ({
      qan: one.qan,
      grade: passOf(one, dice, level),
      awardDate: dice.pick(series),
    }));
  }
  return null;
}

function hours(qualifications: readonly Qualification[]): number {
  return qualifications.reduce((sum, one) => sum + one.glh, 0);
}

/** A grade that achieves it at the level or above, where the level depends on the grade. */
function passOf(one: Qualification, dice: Dice, level: number): string {
  const grades = Object.entries(one.gradeLevels ?? {}).filter(([, reached]) => reached >= level);
  return dice.pick(grades.length > 0 ? grades.map(([grade]) => grade) : ['A', 'B', 'C', 'Pass', 'Merit']);
}

/** Additional qualifications that the learner may take at any age. */
function suitable(draft: Draft): Qualification[] {
  return ofComponent(draft, 'additionalAndSpecialist').filter(
    (one) => isFor(one, draft.line) && one.level >= sizes[draft.level].level && one.minimumAge === null,
  );
}

function forSixteen(draft: Draft): Qualification[] {
  return ofComponent(draft, 'additionalAndSpecialist').filter((one) => one.minimumAge === 16 && isFor(one, draft.line));
}

function skillOf(draft: Draft, subject: string | null, level: number): Qualification {
  return draft.dice.pick(
    ofComponent(draft, 'functionalSkills').filter((one) => one.subject === subject && one.level === level),
  );
}

function ofComponent(draft: Draft, component: Component): Qualification[] {
  return draft.catalogue.filter((one) => one.component === component);
}

function ofQan(draft: Draft, qan: string): Qualification {
  const found = draft.catalogue.find((one) => one.qan === qan);
  if (!found) throw new Error(`no qualification ${qan}`);
  return found;
}

function isFor(one: Qualification, line: string): boolean {
  return one.lines.length === 0 || one.lines.includes(line);
}

/**
 * All units of one principal learning, and the result of the whole. `band` counts grades from below, 0 for unclassified: units
 * lie about it, one of them at `oneUnitAt` where that is given.
 */
function principalLearningAt(draft: Draft, band: number, oneUnitAt?: number): PostedResult[] {
  const { dice, line } = draft;
  const { level, grades } = sizes[draft.level];
  const { qan, glh, units } = dice.pick(
    ofComponent(draft, 'principalLearning').filter((one) => one.level === level && isFor(one, line)),
  );
  const awardDate = dice.pick(series.slice(1));
  const onEdge = dice.chance(20);
  for (let tries = 0; tries < 500; tries += 1) {
    const apart = dice.below(units.length);
    const rows = units.map((unit, i): PostedResult => {
      const about = onEdge ? band : Math.min(Math.max(band + dice.from(-1, 1), 0), grades.length);
      const at = i === apart && oneUnitAt !== undefined ? oneUnitAt : about;
      return {
        ...{ qan, unit: unit.code, grade: gradeOfBand(draft, at).toLowerCase() },
        points: inText(pointsInBand(draft, at, unit.glh, onEdge)),
        awardDate: dice.pick(series.filter((date) => date <= awardDate)),
      };
    });
    const points = rows.reduce((sum, row) => sum + thousandthsOf(row), 0);
    const grade = gradeAt(draft, points, glh);
    if ((band === 0) === (grade === 'U')) return [...rows, { qan, grade, points: inText(points), awardDate }];
  }
  throw new Error(`no principal learning at grade ${band} from below of level ${level}`);
}

/** A project about this grade, counted from below; 0 is unclassified and no other is. */
function projectAt(draft: Draft, band: number): PostedResult {
  const { dice } = draft;
  const { level, grades, projectGlh } = sizes[draft.level];
  const { qan } = dice.pick(ofComponent(draft, 'project').filter((one) => one.level === level));
  const at = band === 0 ? 0 : Math.min(Math.max(band + dice.from(-1, 1), 1), grades.length);
  const points = pointsInBand(draft, at, projectGlh, dice.chance(20));
  return { qan, grade: gradeOfBand(draft, at), points: inText(points), awardDate: dice.pick(series) };
}

/** The thousandths of points of one band: a point for each thirty guided learning hours. */
function bandWidth(glh: number): number {
  return (glh * 1000) / 30;
}

/** Thousandths of points somewhere in a band. On its edge: mostly the first of them, else the last. */
function pointsInBand(draft: Draft, band: number, glh: number, onEdge: boolean): number {
  const { dice } = draft;
  const width = bandWidth(glh);
  // Above the highest boundary there is one band more, and the maximum itself belongs to it.
  const last = (band + 1) * width - (band === sizes[draft.level].grades.length ? 0 : 1);
  if (onEdge) return dice.chance(75) ? band * width : last;
  const grain = dice.pick([1000, 1000, 500, 100, 1]);
  return Math.min(band * width + dice.below(width / grain) * grain, last);
}

function gradeOfBand(draft: Draft, band: number): string {
  return ['U', ...sizes[draft.level].grades][band] ?? 'A*';
}

function gradeAt(draft: Draft, thousandths: number, glh: number): string {
  return gradeOfBand(draft, Math.floor(thousandths / bandWidth(glh)));
}

function unitGradeAt(draft: Draft, thousandths: number, unit: PostedResult): string {
  return gradeAt(draft, thousandths, glhOfUnit(draft, unit)).toLowerCase();
}

function glhOfUnit(draft: Draft, row: PostedResult): number {
  return ofQan(draft, row.qan).units.find((unit) => unit.code === row.unit)?.glh ?? 0;
}

function thousandthsOf(row: PostedResult): number {
  return inThousandths(row.points) ?? 0;
}

function inText(thousandths: number): string {
  return String(thousandths / 1000);
}

function poor(points: string): { grade: string; points: string } {
  return { grade: 'U', points };
}

function otherSeries(dice: Dice): string {
  return dice.pick([firstSeries, lastSeries]);
}

function ungraded(row: PostedResult, grade: 'X' | 'Q' | 'absent'): PostedResult {
  return { ...withoutPoints(row), grade };
}

function withoutPoints(row: PostedResult): PostedResult {
  const { points: _, ...rest } = row;
  return rest;
}

function wholeOf(draft: Draft): PostedResult {
  const whole = draft.principalLearning.find((row) => row.unit === undefined);
  if (!whole) throw new Error('no result of the whole principal learning');
  return whole;
}

function projectOf(draft: Draft): PostedResult {
  const [project] = draft.project;
  if (!project) throw new Error('no project');
  return project;
}

function changeWhole(draft: Draft, change: (whole: PostedResult) => PostedResult | PostedResult[]): void {
  draft.principalLearning = draft.principalLearning.flatMap((row) => (row.unit === undefined ? change(row) : row));
}

function changeUnit(draft: Draft, change: (unit: PostedResult) => PostedResult[]): void {
  const chosen = draft.dice.pick(draft.principalLearning.filter((row) => row.unit !== undefined));
  draft.principalLearning = draft.principalLearning.flatMap((row) => (row === chosen ? change(row) : row));
}

function changeSkill(draft: Draft, change: (row: PostedResult) => Partial<PostedResult>): void {
  const chosen = draft.dice.pick(draft.functionalSkills);
  draft.functionalSkills = draft.functionalSkills.map((row) => (row === chosen ? { ...row, ...change(row) } : row));
}
