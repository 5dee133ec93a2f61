import type { Evidence } from './evidence.js';
import { examine } from './examine.js';
import type { Choice, Counted, Finding } from './finding.js';
import { gradeOverall } from './grading.js';
import { outcomeOf } from './outcome.js';
import { writePoints } from './points.js';
import type { Actor, Award, AwardDocument, Condition, Standing } from './scheme.js';
import { ofRecord } from './voice.js';

/** How one condition of an award stands for a learner. Neither `met` nor `pending`: not met. */
export interface ConditionOutcome {
  id: string;
  title: string;
  met: boolean;
  /** True: nothing is missing but results that are not final yet. */
  pending: boolean;
  /** How the result behind it stands. Null where the condition is not about one component. */
  standing: Standing | null;
  /** What counts towards it, as far as it goes. */
  evidence: Counted[];
  /** What is missing, a sentence each. Empty when it is met. */
  missing: string[];
  /** Worth knowing, without being in the way. */
  notes: string[];
  /** Who has to act next. Null when it is met. */
  actor: Actor | null;
}

/** What an award comes to for a learner today, condition by condition. */
export interface Evaluation {
  /** The code of the award, and its title for people. */
  award: string;
  title: string;
  /** The word of the scheme for the whole, such as `achieved`, `notYet`, `pending`. */
  outcome: string;
  /** True: the award could be made today, with `grade`. */
  awarded: boolean;
  document: AwardDocument;
  /** The grade if awarded today. Null when it could not be awarded. */
  grade: string | null;
  /** The grade that the components achieved so far come to, though something else may be missing; U is no award. */
  gradeSoFar: string | null;
  /** The points behind `gradeSoFar`, a decimal number in text. For checking only: no one may be shown points. */
  points: string | null;
  /** One sentence for the whole. */
  says: string;
  conditions: ConditionOutcome[];
  /** Which qualifications were chosen for each condition that asks for hours. */
  choices: Choice[];
}

/**
 * Works out what an award comes to on the evidence. Everything about the award is in its data: the same engine serves any
 * scheme. The answer depends on nothing else, and not on the order of the results. Never throws on evidence, however
 * incomplete; what cannot be read counts as missing.
 */
export function evaluate(award: Award, evidence: Evidence): Evaluation {
  const findings: Finding[] = [];
  for (const condition of award.conditions) findings.push(examine(condition, award, evidence, ofRecord));
  const graded = gradeOverall(award.grading, findings);
  const rule = outcomeOf(award, findings, graded.grade);
  const grade = rule.awarded ? graded.grade : null;
  const conditions: ConditionOutcome[] = [];
  const choices: Choice[] = [];
  for (let i = 0; i < findings.length; i += 1) {
    const finding = findings[i] as Finding;
    conditions.push(report(award.conditions[i] as Condition, finding));
    if (finding.choice) choices.push(finding.choice);
  }
  return {
    award: award.code,
    title: award.title,
    outcome: rule.outcome,
    awarded: rule.awarded && grade !== null,
    document: rule.document,
    grade,
    gradeSoFar: graded.grade,
    points: graded.points === null ? null : writePoints(graded.points),
    says: rule.says.replace('{award}', award.title).replace('{grade}', grade ?? ''),
    conditions,
    choices,
  };
}

function report(condition: Condition, finding: Finding): ConditionOutcome {
  const { shortfalls } = finding;
  // Someone who can act at once comes before someone who has to wait for a result to become final.
  const first = shortfalls.find((shortfall) => !shortfall.pending) ?? shortfalls[0];
  return {
    id: condition.id,
    title: condition.title,
    met: finding.state === 'met',
    pending: finding.state === 'pending',
    standing: finding.standing,
    evidence: finding.counted,
    missing: shortfalls.map((shortfall) => shortfall.text),
    notes: finding.state === 'met' ? [...finding.notes, ...finding.excluded.map((one) => one.text)] : finding.notes,
    actor: first?.actor ?? null,
  };
}
