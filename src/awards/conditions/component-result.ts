import { named } from '../eligibility.js';
import type { Result, ResultState, UnitResult } from '../evidence.js';
import { compare, inOrder, type Shortfall, type ShortfallCode } from '../finding.js';
import { gradeAt } from '../grading.js';
import { type Points, readPoints } from '../points.js';
import type { Actor, ComponentCondition, Standing } from '../scheme.js';

/** One result, seen against the component it is for. It is sound when nothing is short. */
export interface Reading {
  result: Result;
  standing: Standing;
  grade: string | null;
  points: Points | null;
  shortfalls: Shortfall[];
  notes: string[];
}

const BEST_STANDING: readonly Standing[] = ['graded', 'Q', 'awaited', 'U', 'absent', 'X', 'missing'];

/**
 * Reads one result against a component: how it stands, the grade and points it brings, and what is short.
 *
 * The points are those of the qualification result, which is what its awarding body answers for; where it came without,
 * they are the sum of the units' (the qualification grade comes from adding the unit points). A unit that is unclassified
 * counts as attempted, so others can make up for it. Source: Ofqual operating rules, section 4, and Pearson's explanation
 * of principal learning results.
 */
export function readResult(result: Result, condition: ComponentCondition): Reading {
  const reading: Reading = {
    result,
    standing: result.state === 'withdrawn' ? 'missing' : result.state,
    grade: null,
    points: null,
    shortfalls: [],
    notes: [],
  };
  const units = distinctUnits(result.units ?? [], condition.pendingStands);
  if (condition.scale) takePoints(reading, units);
  if (result.state === 'graded') {
    const grade =
      result.grade ?? (condition.scale && reading.points !== null ? gradeAt(condition.scale, reading.points) : null);
    if (grade !== null && condition.grades.includes(grade)) reading.grade = grade;
    else if (grade !== null || !condition.scale) reading.standing = 'U';
  }
  const standing = reading.standing;
  if (condition.unitsAttempted && (standing === 'graded' || standing === 'awaited')) checkUnits(reading, units);
  if (standing === 'graded') {
    if (condition.scale && reading.points === null) {
      short(reading, 'points-missing', `${named(result)}: the awarding body has not sent the points.`);
    }
  } else if (standing === 'Q') {
    short(reading, 'result-pending', `${named(result)}: the result is pending. It is not final yet.`, undefined, true);
  } else if (standing === 'awaited') {
    short(reading, 'result-awaited', `${named(result)}: the awarding body has not sent the result of the whole.`);
  } else {
    const actor = standing === 'missing' ? 'componentAwardingBody' : 'centre';
    short(reading, 'not-achieved', `${named(result)} has not been achieved: ${IN_WORDS[standing]}.`, actor);
  }
  return reading;
}

/** Orders readings so that the one that counts comes first. */
export function bestFirst(a: Reading, b: Reading, condition: ComponentCondition): number {
  if (condition.choose === 'latest') {
    const latest =
      compare(b.result.awardDate, a.result.awardDate) || compare(b.result.series ?? '', a.result.series ?? '');
    if (latest !== 0) return latest;
  }
  const grades = rank(a, condition) - rank(b, condition);
  const points = (b.points ?? -1) - (a.points ?? -1);
  return (
    Number(a.shortfalls.length > 0) - Number(b.shortfalls.length > 0) ||
    BEST_STANDING.indexOf(a.standing) - BEST_STANDING.indexOf(b.standing) ||
    (condition.choose === 'points' ? points || grades : grades || points) ||
    a.shortfalls.length - b.shortfalls.length ||
    inOrder(a.result, b.result)
  );
}

const IN_WORDS: Record<Exclude<Standing, 'graded' | 'Q' | 'awaited'>, string> = {
  U: 'the result is U, unclassified',
  absent: 'the learner was absent',
  X: 'there is no result (X)',
  missing: 'the result was withdrawn',
};

const ATTEMPTED: ReadonlySet<ResultState> = new Set<ResultState>(['graded', 'U']);

function rank(reading: Reading, condition: ComponentCondition): number {
  return reading.grade === null ? condition.grades.length : condition.grades.indexOf(reading.grade);
}

function takePoints(reading: Reading, units: readonly UnitResult[]): void {
  const reported = readPoints(reading.result.points);
  const added = addUp(units);
  reading.points = reported ?? added;
  if (reported !== null && added !== null && reported !== added) {
    reading.notes.push(
      `${named(reading.result)}: the units and the qualification do not agree. Ask the awarding body to send it again.`,
    );
  }
}

/** A unit that is unclassified may carry points; where it came without, it has none. */
function addUp(units: readonly UnitResult[]): Points | null {
  if (units.length === 0) return null;
  let sum = 0;
  for (const unit of units) {
    const points = readPoints(unit.points) ?? (unit.state === 'U' && !unit.points ? 0 : null);
    if (points === null || !ATTEMPTED.has(unit.state)) return null;
    sum += points;
  }
  return sum;
}

function checkUnits(reading: Reading, units: readonly UnitResult[]): void {
  for (const unit of units) {
    if (ATTEMPTED.has(unit.state)) continue;
    const name = `${named(reading.result)}: unit ${unit.code}`;
    if (unit.state === 'Q') short(reading, 'unit-pending', `${name} is pending. It is not final yet.`, undefined, true);
    else if (unit.state === 'withdrawn') short(reading, 'unit-missing', `${name} has a result that was withdrawn.`);
    else if (unit.state === 'awaited') short(reading, 'unit-missing', `${name} has no result yet.`);
    else short(reading, 'unit-not-attempted', `${name} has not been attempted.`, 'centre');
  }
  for (const code of reading.result.expectedUnits ?? []) {
    if (units.some((unit) => unit.code === code)) continue;
    short(reading, 'unit-missing', `${named(reading.result)}: unit ${code} has no result yet.`);
  }
}

function short(
  reading: Reading,
  code: ShortfallCode,
  text: string,
  actor: Actor = 'componentAwardingBody',
  pending = false,
): void {
  reading.shortfalls.push({ code, text, actor, pending, qan: reading.result.qan });
}

/** The units, each once: of a unit taken again the best result, unless a pending one has to stand. */
function distinctUnits(units: readonly UnitResult[], pendingStands: boolean): readonly UnitResult[] {
  if (!units.some((unit, i) => units.findIndex((other) => other.code === unit.code) !== i)) return units;
  const best = new Map<string, UnitResult>();
  for (const unit of units) {
    const held = best.get(unit.code);
    if (!held || betterUnit(unit, held, pendingStands)) best.set(unit.code, unit);
  }
  return [...best.values()].sort((a, b) => compare(a.code, b.code));
}

function betterUnit(unit: UnitResult, held: UnitResult, pendingStands: boolean): boolean {
  const merit = (of: UnitResult) => {
    if (of.state === 'Q') return pendingStands ? 2 : -2;
    if (!ATTEMPTED.has(of.state)) return -3;
    return of.state === 'graded' ? 1 : 0;
  };
  if (merit(unit) === 2 || merit(held) === 2) return merit(unit) > merit(held);
  const attempted = Number(ATTEMPTED.has(unit.state)) - Number(ATTEMPTED.has(held.state));
  const [mine, other] = [readPoints(unit.points), readPoints(held.points)];
  const points = (mine ?? -1) - (other ?? -1);
  // A grade whose points were not sent is better than a U, whatever the U has: the points have to be asked for.
  const unknown = mine === null || other === null ? merit(unit) - merit(held) : 0;
  const order =
    attempted ||
    unknown ||
    points ||
    merit(unit) - merit(held) ||
    compare(held.grade ?? '', unit.grade ?? '') ||
    compare(held.state, unit.state);
  return order > 0;
}
