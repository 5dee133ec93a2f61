import { named, whyNotEligible } from '../eligibility.js';
import type { Evidence, Result } from '../evidence.js';
import { compare, counted, type Finding, inOrder, type Shortfall, stateOf } from '../finding.js';
import type { Award, SubjectsCondition } from '../scheme.js';
import type { Voice } from '../voice.js';

/**
 * Examines whether every subject is passed at the level or above. A pass stands whatever else comes in: passing again, or
 * not, takes nothing away. Of several passes the one at the highest level is shown, the earliest of these.
 */
export function examineSubjects(condition: SubjectsCondition, award: Award, evidence: Evidence, voice: Voice): Finding {
  const finding: Finding = {
    state: 'met',
    standing: null,
    grade: null,
    points: null,
    counted: [],
    shortfalls: [],
    excluded: [],
    notes: [],
    choice: null,
  };
  for (const { subject, title } of condition.subjects) {
    let passed: Result | null = null;
    let other: Result | null = null;
    const excluded: Shortfall[] = [];
    for (const result of evidence.results) {
      if (result.component !== condition.component || result.subject !== subject) continue;
      const why = whyNotEligible(result, condition, award, evidence);
      if (why) excluded.push(why);
      else if (result.state === 'graded' && !condition.failingGrades.includes(result.grade ?? '')) {
        if (!passed || (passed.level - result.level || inOrder(result, passed)) < 0) passed = result;
      } else if (!other || (promise(other) - promise(result) || inOrder(result, other)) < 0) other = result;
    }
    excluded.sort((a, b) => compare(a.text, b.text));
    finding.excluded.push(...excluded);
    if (passed) finding.counted.push(counted(passed));
    else if (other) finding.shortfalls.push(notPassed(other));
    else {
      finding.shortfalls.push(
        {
          code: 'no-result',
          text: voice.nothingFor(`${condition.title}, ${title}`),
          actor: condition.actor,
          pending: false,
        },
        ...excluded,
      );
    }
  }
  finding.state = stateOf(finding.shortfalls);
  return finding;
}

/** How near a result that is no pass is to being one: a pending one may yet become it. */
function promise(result: Result): number {
  if (result.state === 'Q') return 3;
  if (result.state === 'awaited') return 2;
  return result.state === 'withdrawn' ? 0 : 1;
}

function notPassed(result: Result): Shortfall {
  const qan = result.qan;
  switch (result.state) {
    case 'Q':
      return {
        code: 'result-pending',
        text: `${named(result)}: the result is pending. It is not final yet.`,
        actor: 'componentAwardingBody',
        pending: true,
        qan,
      };
    case 'awaited':
    case 'withdrawn':
      return {
        code: 'result-awaited',
        text:
          result.state === 'awaited'
            ? `${named(result)}: the awarding body has not sent the result of the whole.`
            : `${named(result)}: the result was withdrawn.`,
        actor: 'componentAwardingBody',
        pending: false,
        qan,
      };
    default:
      return {
        code: 'not-achieved',
        text: `${named(result)} has not been passed.`,
        actor: 'centre',
        pending: false,
        qan,
      };
  }
}
