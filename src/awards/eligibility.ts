import type { Evidence, Result } from './evidence.js';
import { levelReached, type Shortfall, type ShortfallCode } from './finding.js';
import type { Award, LevelDemand } from './scheme.js';
import { dateInWords } from './voice.js';

/** What a condition asks of any result before it looks at the grade. */
interface Demands {
  level: LevelDemand | null;
  leastGlh?: number | null;
}

/**
 * Why a result may not count towards a condition, or null when it may: the line of learning it is for, its level (that of
 * its grade, where the level depends on the grade), its size, its date, and the learner's age when it was awarded.
 * Source: Ofqual operating rules, section 5, and the rules of the Diploma catalogue.
 */
export function whyNotEligible(result: Result, demands: Demands, award: Award, evidence: Evidence): Shortfall | null {
  if (evidence.line && result.lines && result.lines.length > 0 && !result.lines.includes(evidence.line)) {
    return not(result, 'not-for-line', 'it is for other lines of learning.');
  }
  const level = levelReached(result);
  if (demands.level && !reaches(level, demands.level)) {
    const needed = levelInWords(demands.level);
    return level < result.level && reaches(result.level, demands.level)
      ? not(result, 'grade-at-lower-level', `the grade reached puts it at level ${level}, and ${needed} is needed.`)
      : not(result, 'wrong-level', `it is at level ${level}, and ${needed} is needed.`);
  }
  if (demands.leastGlh && result.glh < demands.leastGlh) {
    return not(
      result,
      'too-few-hours',
      `it has ${result.glh} guided learning hours, and at least ${demands.leastGlh} are needed.`,
    );
  }
  if (award.earliestResult && result.awardDate < award.earliestResult) {
    return not(result, 'awarded-too-early', `it was awarded before ${dateInWords(award.earliestResult)}.`);
  }
  if (
    result.minimumAge &&
    evidence.dateOfBirth &&
    result.awardDate < birthday(evidence.dateOfBirth, result.minimumAge)
  ) {
    return not(result, 'learner-too-young', `it is for learners aged ${result.minimumAge} or over.`);
  }
  return null;
}

/** The level in words: `level 3`, or `level 2 or above`. */
function levelInWords(demand: LevelDemand): string {
  return 'exactly' in demand ? `level ${demand.exactly}` : `level ${demand.atLeast} or above`;
}

/** Whether a level is the one asked for. */
function reaches(level: number, demand: LevelDemand): boolean {
  return 'exactly' in demand ? level === demand.exactly : level >= demand.atLeast;
}

/** A qualification in a sentence. */
export function named(result: { title: string; qan: string }): string {
  return `${result.title} (${result.qan})`;
}

function not(result: Result, code: ShortfallCode, why: string): Shortfall {
  return { code, text: `${named(result)} does not count: ${why}`, actor: 'centre', pending: false, qan: result.qan };
}

/** For someone born on 29 February this is the 29th in any year: it sorts after the 28th and before 1 March, as it should. */
function birthday(dateOfBirth: string, age: number): string {
  return String(Number(dateOfBirth.slice(0, 4)) + age).padStart(4, '0') + dateOfBirth.slice(4);
}
