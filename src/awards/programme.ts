import { named } from './eligibility.js';
import type { Evidence, Result } from './evidence.js';
import { examine } from './examine.js';
import type { Finding, ShortfallCode } from './finding.js';
import { writePoints } from './points.js';
import { type Actor, type Award, type Condition, scaleOf } from './scheme.js';
import { dateInWords, ofProgramme } from './voice.js';

/** A qualification of the catalogue that a programme plans. `units` need not be given: only the whole is planned. */
export interface PlannedQualification {
  qan: string;
  title: string;
  component: string;
  subject?: string | null;
  lines?: readonly string[] | null;
  level: number;
  gradeLevels?: Readonly<Record<string, number>> | null;
  glh: number;
  barringCode?: string | null;
  minimumAge?: number | null;
  units?: readonly { code: string; title: string; glh?: number }[] | null;
  /** `YYYY-MM-DD`: the last day of its entry in the catalogue. */
  validTo?: string | null;
}

/** For whom and when a programme is planned. */
export interface ProgrammeContext {
  /** The line of learning. Left out: lines are not checked. */
  line?: string | null;
  /** The age the youngest learners will have. Left out: qualifications with a minimum age are pointed out. */
  learnerAge?: number | null;
  /** The day the programme starts, `YYYY-MM-DD`. Left out: the end of catalogue entries is not pointed out. */
  startsOn?: string | null;
}

/** Something about a programme. `blocking`: with it, completing everything would not make a learner eligible to claim. */
export interface ProgrammeFinding {
  /** The id of the condition of the award, or `programme` where it belongs to none. */
  condition: string;
  code: ShortfallCode | 'not-part-of-award' | 'entry-expired' | 'minimum-age';
  message: string;
  actor: Actor;
  blocking: boolean;
  qan?: string;
}

/**
 * Checks whether completing every planned qualification would meet each condition of the award that qualifications can
 * meet (so not what the centre confirms itself). It supposes the best result in each of them and examines the conditions
 * as for a learner: there is no second set of rules. The programme is valid when nothing found is blocking.
 */
export function checkProgramme(
  award: Award,
  planned: readonly PlannedQualification[],
  context: ProgrammeContext = {},
): ProgrammeFinding[] {
  const evidence = supposed(award, planned, context);
  const found: ProgrammeFinding[] = [];
  for (const condition of award.conditions) {
    if (condition.kind === 'confirmation') continue;
    found.push(...about(condition, examine(condition, award, evidence, ofProgramme)));
  }
  for (const qualification of planned) found.push(...hints(award, qualification, context));
  return found;
}

function about(condition: Condition, finding: Finding): ProgrammeFinding[] {
  const blocking = finding.state !== 'met';
  return (blocking ? finding.shortfalls : finding.excluded).map((shortfall) => ({
    condition: condition.id,
    code: shortfall.code,
    message: shortfall.text,
    // Whatever is wrong with a plan, the centre that makes the plan can change it.
    actor: 'centre' as const,
    blocking,
    ...(shortfall.qan ? { qan: shortfall.qan } : {}),
  }));
}

function hints(award: Award, qualification: PlannedQualification, context: ProgrammeContext): ProgrammeFinding[] {
  const { qan, validTo, minimumAge } = qualification;
  const hint = (condition: string, code: ProgrammeFinding['code'], message: string): ProgrammeFinding => {
    return { condition, code, message, actor: 'centre', blocking: false, qan };
  };
  const condition = award.conditions.find(
    (one) => one.kind !== 'confirmation' && one.component === qualification.component,
  );
  if (!condition) {
    return [
      hint('programme', 'not-part-of-award', `${named(qualification)} does not count towards the ${award.title}.`),
    ];
  }
  const found: ProgrammeFinding[] = [];
  if (validTo && context.startsOn && validTo < context.startsOn) {
    const until = dateInWords(validTo);
    found.push(hint(condition.id, 'entry-expired', `${named(qualification)} left the catalogue on ${until}.`));
  }
  if (minimumAge && (context.learnerAge === undefined || context.learnerAge === null)) {
    found.push(
      hint(condition.id, 'minimum-age', `${named(qualification)} is for learners aged ${minimumAge} or over.`),
    );
  }
  return found;
}

/** Plans have no dates. All results are supposed on one far day, on which the learners have the age given. */
const SUPPOSED_YEAR = 2500;

function supposed(award: Award, planned: readonly PlannedQualification[], context: ProgrammeContext): Evidence {
  const day = '-01-01';
  const age = context.learnerAge;
  return {
    line: context.line,
    dateOfBirth: age === undefined || age === null ? null : `${SUPPOSED_YEAR - age}${day}`,
    confirmations: {},
    results: planned.map((qualification): Result => {
      const { qan, title, component, subject, lines, level, gradeLevels, glh, barringCode, minimumAge } = qualification;
      const scale = scaleOf(award, component);
      return {
        ...{ qan, title, component, subject, lines, level, gradeLevels, glh, barringCode, minimumAge },
        state: 'graded',
        grade: bestGrade(award, qualification),
        points: scale ? writePoints(scale.maximum) : null,
        awardDate: `${SUPPOSED_YEAR}${day}`,
      };
    }),
  };
}

function bestGrade(award: Award, { component, gradeLevels }: PlannedQualification): string {
  for (const condition of award.conditions) {
    if (condition.kind === 'component' && condition.component === component) return condition.grades[0] ?? '';
  }
  const byLevel = Object.entries(gradeLevels ?? {}).sort(([, a], [, b]) => b - a);
  return byLevel[0]?.[0] ?? 'achieved';
}
