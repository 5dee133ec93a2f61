import { readCondition, readGradeTable, readScale, STANDINGS } from './condition-reading.js';
import type { Award, Condition, ConditionState, Grading, OutcomeRule, Scheme, When } from './scheme.js';
import { date, flag, list, object, oneOf, optional, SchemeDataError, text, texts, whole } from './scheme-values.js';

const STATES: readonly ConditionState[] = ['met', 'notMet', 'pending'];
const AWARD = 'code title level pathways grades earliestResult conditions grading outcomes'.split(' ');

/**
 * Reads a version of a scheme from its data (`prisma/reference/schemes`), checks all of it, and makes it ready for
 * `evaluate`. Throws `SchemeDataError`, which names the place, when the data is not a scheme.
 */
export function readScheme(json: unknown): Scheme {
  const from = object(json, '', ['scheme', 'version', 'status', 'validFrom', 'validTo', 'awards']);
  const awards = list(from.awards, 'awards', readAward);
  awards.forEach((award, i) => {
    if (awards.findIndex((other) => other.code === award.code) !== i) {
      throw new SchemeDataError(`awards[${i}].code`, `"${award.code}" is taken by another award`);
    }
  });
  return {
    scheme: text(from.scheme, 'scheme'),
    version: whole(from.version, 'version'),
    status: oneOf(from.status, 'status', ['confirmed', 'unconfirmed']),
    validFrom: date(from.validFrom, 'validFrom'),
    validTo: optional(from.validTo, 'validTo', date),
    awards,
  };
}

function readAward(value: unknown, place: string): Award {
  const from = object(value, place, AWARD);
  const grades = texts(from.grades, `${place}.grades`);
  const conditions = list(from.conditions, `${place}.conditions`, readCondition);
  conditions.forEach((condition, i) => {
    if (conditions.findIndex((other) => other.id === condition.id) !== i) {
      throw new SchemeDataError(`${place}.conditions[${i}].id`, `"${condition.id}" is taken by another condition`);
    }
  });
  const outcomes = list(from.outcomes, `${place}.outcomes`, (item, at) => readOutcome(item, at, conditions));
  if (outcomes.at(-1)?.when.test !== 'always') {
    throw new SchemeDataError(`${place}.outcomes`, 'must end with an outcome that fits always');
  }
  return {
    code: text(from.code, `${place}.code`),
    title: text(from.title, `${place}.title`),
    level: whole(from.level, `${place}.level`),
    pathways: list(from.pathways ?? [], `${place}.pathways`, text),
    grades,
    earliestResult: optional(from.earliestResult, `${place}.earliestResult`, date),
    conditions,
    grading: readGrading(from.grading, `${place}.grading`, grades, conditions),
    outcomes,
  };
}

function readGrading(
  value: unknown,
  place: string,
  grades: readonly string[],
  conditions: readonly Condition[],
): Grading {
  const kind = oneOf((value as { kind?: unknown } | null)?.kind, `${place}.kind`, ['points', 'table']);
  if (kind === 'points') {
    const from = object(value, place, ['kind', 'sum', 'scale']);
    const sum = texts(from.sum, `${place}.sum`).map((id, i) => {
      const index = componentIndex(id, `${place}.sum[${i}]`, conditions);
      const condition = conditions[index];
      if (condition?.kind !== 'component' || !condition.scale) {
        throw new SchemeDataError(`${place}.sum[${i}]`, `"${id}" has no scale, so it brings no points`);
      }
      return index;
    });
    return { kind, sum, scale: readScale(from.scale, `${place}.scale`, grades) };
  }
  const from = object(value, place, ['kind', 'rows', 'columns', 'table']);
  const rows = componentIndex(from.rows, `${place}.rows`, conditions);
  const columns = componentIndex(from.columns, `${place}.columns`, conditions);
  const gradesOf = (index: number) => {
    const condition = conditions[index];
    return condition?.kind === 'component' ? condition.grades : [];
  };
  return {
    kind,
    rows,
    columns,
    table: readGradeTable(from.table, `${place}.table`, gradesOf(rows), gradesOf(columns), grades),
  };
}

function readOutcome(value: unknown, place: string, conditions: readonly Condition[]): OutcomeRule {
  const from = object(value, place, ['outcome', 'when', 'awarded', 'document', 'says']);
  return {
    outcome: text(from.outcome, `${place}.outcome`),
    when: readWhen(from.when, `${place}.when`, conditions),
    awarded: flag(from.awarded, `${place}.awarded`),
    document: oneOf(from.document, `${place}.document`, ['certificate', 'statementOfAchievement', 'none']),
    says: text(from.says, `${place}.says`),
  };
}

function readWhen(value: unknown, place: string, conditions: readonly Condition[]): When {
  if (value === 'always') return { test: 'always' };
  const from = object(value, place, ['condition', 'is', 'some', 'every', 'grade', 'all', 'any', 'not']);
  const inner = (item: unknown, at: string) => readWhen(item, at, conditions);
  const names = Object.keys(from);
  const words = (name: string) =>
    new Set(list(from[name], `${place}.${name}`, (item, at) => oneOf(item, at, [...STATES, ...STANDINGS])));
  if (names.length === 2 && 'condition' in from && 'is' in from) {
    return {
      test: 'condition',
      index: conditionIndex(from.condition, `${place}.condition`, conditions),
      is: words('is'),
    };
  }
  if (names.length === 1) {
    if ('some' in from) return { test: 'some', is: words('some') };
    if ('every' in from) return { test: 'every', is: words('every') };
    if ('grade' in from) return { test: 'grade', is: new Set(texts(from.grade, `${place}.grade`)) };
    if ('all' in from) return { test: 'all', of: list(from.all, `${place}.all`, inner) };
    if ('any' in from) return { test: 'any', of: list(from.any, `${place}.any`, inner) };
    if ('not' in from) return { test: 'not', of: inner(from.not, `${place}.not`) };
  }
  throw new SchemeDataError(
    place,
    'must be "always" or one test: condition with is, some, every, grade, all, any, not',
  );
}

function conditionIndex(value: unknown, place: string, conditions: readonly Condition[]): number {
  const id = text(value, place);
  const index = conditions.findIndex((condition) => condition.id === id);
  if (index < 0) throw new SchemeDataError(place, `there is no condition "${id}"`);
  return index;
}

function componentIndex(value: unknown, place: string, conditions: readonly Condition[]): number {
  const index = conditionIndex(value, place, conditions);
  if (conditions[index]?.kind !== 'component')
    throw new SchemeDataError(place, 'must be a condition of kind component');
  return index;
}
