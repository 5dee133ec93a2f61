import type { Result } from './evidence.js';
import type { Points } from './points.js';
import type { Actor, ConditionState, Standing } from './scheme.js';

/** Why something is missing, as a word for programs. */
export type ShortfallCode =
  | 'no-result'
  | 'not-achieved'
  | 'result-pending'
  | 'result-awaited'
  | 'unit-missing'
  | 'unit-not-attempted'
  | 'unit-pending'
  | 'points-missing'
  | 'too-many-parts'
  | 'not-for-line'
  | 'wrong-level'
  | 'grade-at-lower-level'
  | 'awarded-too-early'
  | 'learner-too-young'
  | 'too-few-hours'
  | 'barred'
  | 'not-confirmed';

/** One thing that is missing, in words, and who has to act. `qan` names the qualification it is about, if it is about one. */
export interface Shortfall {
  code: ShortfallCode;
  text: string;
  actor: Actor;
  pending: boolean;
  qan?: string;
}

/** What stands for a condition: a result, or something that was confirmed. Never points: they are not shown to anyone. */
export interface Counted {
  title: string;
  component?: string;
  subject?: string;
  qan?: string;
  level?: number;
  grade?: string;
  glh?: number;
  partialAbsence?: boolean;
  awardDate?: string;
  series?: string;
}

/** The qualifications chosen for a condition that asks for hours, and the hours they come to. */
export interface Choice {
  condition: string;
  qans: string[];
  glh: number;
  minimumGlh: number;
}

/** How one condition stands, and why. */
export interface Finding {
  state: ConditionState;
  /** Null where the condition is not about one component. */
  standing: Standing | null;
  /** What the grading takes from it. Null where the condition brings none. */
  grade: string | null;
  points: Points | null;
  counted: Counted[];
  shortfalls: Shortfall[];
  /** Results that were looked at and do not count, each with the reason. */
  excluded: Shortfall[];
  /** Worth knowing, without being in the way. */
  notes: string[];
  choice: Choice | null;
}

/** Met without shortfalls; pending when each is a result that is not final; otherwise not met. */
export function stateOf(shortfalls: readonly Shortfall[]): ConditionState {
  if (shortfalls.length === 0) return 'met';
  return shortfalls.every((shortfall) => shortfall.pending) ? 'pending' : 'notMet';
}

/** A result as the evidence for a condition. `grade` is given where it does not stand in the result itself. */
export function counted(result: Result, grade: string | null | undefined = result.grade): Counted {
  const item: Counted = {
    title: result.title,
    component: result.component,
    qan: result.qan,
    level: levelReached(result),
    glh: result.glh,
    awardDate: result.awardDate,
  };
  if (result.subject) item.subject = result.subject;
  if (grade) item.grade = grade;
  if (result.partialAbsence) item.partialAbsence = true;
  if (result.series) item.series = result.series;
  return item;
}

/** The level of a result: that of its grade where the level depends on it, that of the qualification otherwise. */
export function levelReached(result: Result): number {
  const { gradeLevels, grade } = result;
  return gradeLevels && grade && Object.hasOwn(gradeLevels, grade)
    ? (gradeLevels[grade] ?? result.level)
    : result.level;
}

/**
 * An order of results that leaves nothing to chance: earliest award, then QAN, then the rest. Whatever order results come
 * in, the same ones count.
 */
export function inOrder(a: Result, b: Result): number {
  return (
    compare(a.awardDate, b.awardDate) ||
    compare(a.qan, b.qan) ||
    compare(a.series ?? '', b.series ?? '') ||
    b.glh - a.glh ||
    compare(a.barringCode ?? '', b.barringCode ?? '') ||
    compare(a.grade ?? '', b.grade ?? '') ||
    compare(a.state, b.state) ||
    b.level - a.level ||
    compare(a.title, b.title) ||
    compare(a.points ?? '', b.points ?? '') ||
    Number(a.partialAbsence ?? false) - Number(b.partialAbsence ?? false)
  );
}

/** Compares text by its code units: the same on every machine, unlike a collation. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
