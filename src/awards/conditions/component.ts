import { whyNotEligible } from '../eligibility.js';
import type { Evidence, Result } from '../evidence.js';
import { compare, counted, type Finding, type Shortfall, stateOf } from '../finding.js';
import type { Points } from '../points.js';
import type { Award, ComponentCondition, GradeTable, Parts, Standing } from '../scheme.js';
import type { Voice } from '../voice.js';
import { bestFirst, type Reading, readResult } from './component-result.js';

/** What one part of a component comes to (the whole of it, where it has no parts). */
interface Part {
  standing: Standing;
  grade: string | null;
  points: Points | null;
  reading: Reading | null;
  shortfalls: Shortfall[];
}

/** Examines whether one component is achieved, which result counts, and the grade and points it brings to the award. */
export function examineComponent(
  condition: ComponentCondition,
  award: Award,
  evidence: Evidence,
  voice: Voice,
): Finding {
  const entered = evidence.entered?.[condition.component];
  const candidates: Result[] = [];
  const excluded: Shortfall[] = [];
  for (const result of evidence.results) {
    if (result.component !== condition.component) continue;
    if (entered && !entered.includes(result.qan)) continue;
    const why = whyNotEligible(result, condition, award, evidence);
    if (why) excluded.push(why);
    else candidates.push(result);
  }
  excluded.sort((a, b) => compare(a.text, b.text));
  if (condition.parts) return inParts(condition, condition.parts, candidates, excluded, entered ?? [], voice);

  const part = examinePart(condition, condition.title, candidates, excluded, voice);
  const reading = part.reading;
  return {
    state: stateOf(part.shortfalls),
    standing: part.standing,
    grade: part.grade,
    points: part.points,
    counted: reading && part.standing === 'graded' ? [counted(reading.result, part.grade)] : [],
    shortfalls: part.shortfalls,
    excluded,
    notes: reading ? reading.notes : [],
    choice: null,
  };
}

function examinePart(
  condition: ComponentCondition,
  title: string,
  candidates: Result[],
  excluded: Shortfall[],
  voice: Voice,
): Part {
  let best: Reading | null = null;
  for (const result of candidates) {
    const reading = readResult(result, condition);
    // The modern successor's rule: a pending result anywhere in the history holds the component, however good the others.
    const holds = condition.pendingStands && reading.standing === 'Q';
    const held = best !== null && condition.pendingStands && best.standing === 'Q';
    if (!best || (holds && !held) || (holds === held && bestFirst(reading, best, condition) < 0)) best = reading;
  }
  if (best) {
    return {
      standing: best.standing,
      grade: best.grade,
      points: best.points,
      reading: best,
      shortfalls: best.shortfalls,
    };
  }
  const nothing: Shortfall = {
    code: 'no-result',
    text: voice.nothingFor(title),
    actor: condition.actor,
    pending: false,
  };
  return { standing: 'missing', grade: null, points: null, reading: null, shortfalls: [nothing, ...excluded] };
}

function inParts(
  condition: ComponentCondition,
  parts: Parts,
  candidates: Result[],
  excluded: Shortfall[],
  entered: readonly string[],
  voice: Voice,
): Finding {
  const qans = [...new Set([...entered, ...candidates.map((result) => result.qan)])].sort(compare);
  const found =
    qans.length === 0
      ? [examinePart(condition, condition.title, [], excluded, voice)]
      : qans.map((qan) => {
          const ofPart = candidates.filter((result) => result.qan === qan);
          const excludedPart = excluded.filter((shortfall) => shortfall.qan === qan);
          return examinePart(condition, `${condition.title} (${qan})`, ofPart, excludedPart, voice);
        });
  const shortfalls = found.flatMap((part) => part.shortfalls);
  const tooMany = found.length > parts.most;
  if (tooMany) {
    shortfalls.push({
      code: 'too-many-parts',
      text: `${condition.title}: there are results for ${found.length}, and at most ${parts.most} can count.`,
      actor: 'centre',
      pending: false,
    });
  }
  const standing = tooMany ? 'missing' : combinedStanding(found, parts.precedence);
  return {
    state: stateOf(shortfalls),
    standing,
    grade: standing === 'graded' ? combinedGrade(found, parts.table) : null,
    points: null,
    counted: found.flatMap((part) =>
      part.reading && part.standing === 'graded' ? [counted(part.reading.result)] : [],
    ),
    shortfalls,
    excluded,
    notes: found.flatMap((part) => part.reading?.notes ?? []),
    choice: null,
  };
}

function combinedStanding(found: readonly Part[], precedence: readonly Standing[]): Standing {
  for (const standing of precedence) if (found.some((part) => part.standing === standing)) return standing;
  return found.find((part) => part.standing !== 'graded')?.standing ?? 'graded';
}

function combinedGrade(found: readonly Part[], table: GradeTable): string | null {
  let grade: string | null = null;
  for (const part of found) {
    grade = grade === null ? part.grade : (table.get(grade)?.get(part.grade ?? '') ?? null);
  }
  return grade;
}
