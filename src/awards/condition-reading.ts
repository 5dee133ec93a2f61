import type {
  Actor,
  ComponentCondition,
  Condition,
  Flag,
  GradeTable,
  LevelDemand,
  Parts,
  PointsScale,
  Standing,
} from './scheme.js';
import { flag, list, object, oneOf, optional, points, SchemeDataError, text, texts, whole } from './scheme-values.js';

const ACTORS: readonly Actor[] = ['centre', 'componentAwardingBody', 'diplomaAwardingBody', 'service'];
/** Every standing there is, so that data can be checked against them. */
export const STANDINGS: readonly Standing[] = ['graded', 'U', 'absent', 'X', 'Q', 'awaited', 'missing'];
const COMMON = ['id', 'kind', 'title', 'actor'];
const COMPONENT = 'component level leastGlh grades choose pendingStands unitsAttempted scale parts'.split(' ');

/** Reads one condition of an award. Throws `SchemeDataError`, which names the place. */
export function readCondition(value: unknown, place: string): Condition {
  const kind = (value as { kind?: unknown } | null)?.kind;
  switch (oneOf(kind, `${place}.kind`, ['component', 'subjects', 'hours', 'confirmation'])) {
    case 'component':
      return readComponent(value, place);
    case 'subjects': {
      const from = object(value, place, [...COMMON, 'component', 'level', 'subjects', 'failingGrades']);
      return {
        ...common(from, place),
        kind: 'subjects',
        component: text(from.component, `${place}.component`),
        level: readLevel(from.level, `${place}.level`),
        subjects: list(from.subjects, `${place}.subjects`, (item, at) => {
          const subject = object(item, at, ['subject', 'title']);
          return { subject: text(subject.subject, `${at}.subject`), title: text(subject.title, `${at}.title`) };
        }),
        failingGrades: optional(from.failingGrades, `${place}.failingGrades`, texts) ?? [],
      };
    }
    case 'hours': {
      const from = object(value, place, [...COMMON, 'component', 'level', 'minimumGlh', 'freeCode']);
      return {
        ...common(from, place),
        kind: 'hours',
        component: text(from.component, `${place}.component`),
        level: readLevel(from.level, `${place}.level`),
        minimumGlh: whole(from.minimumGlh, `${place}.minimumGlh`),
        freeCode: text(from.freeCode, `${place}.freeCode`),
      };
    }
    case 'confirmation': {
      const from = object(value, place, [...COMMON, 'confirmation', 'allOf', 'anyOf', 'numbers']);
      return {
        ...common(from, place),
        kind: 'confirmation',
        confirmation: text(from.confirmation, `${place}.confirmation`),
        allOf: optional(from.allOf, `${place}.allOf`, readFlags) ?? [],
        anyOf: optional(from.anyOf, `${place}.anyOf`, readFlags) ?? [],
        numbers: list(from.numbers ?? [], `${place}.numbers`, (item, at) => {
          const number = object(item, at, ['number', 'title', 'atLeast']);
          return {
            number: text(number.number, `${at}.number`),
            title: text(number.title, `${at}.title`),
            atLeast: whole(number.atLeast, `${at}.atLeast`),
          };
        }),
      };
    }
  }
}

/** Reads a points scale, and makes sure that its boundaries go down and its grades are the ones asked for. */
export function readScale(value: unknown, place: string, grades: readonly string[]): PointsScale {
  const from = object(value, place, ['maximum', 'boundaries', 'below']);
  const boundaries = list(from.boundaries, `${place}.boundaries`, (item, at) => {
    const boundary = object(item, at, ['grade', 'from']);
    return { grade: text(boundary.grade, `${at}.grade`), from: points(boundary.from, `${at}.from`) };
  });
  const maximum = points(from.maximum, `${place}.maximum`);
  if (boundaries.map((boundary) => boundary.grade).join() !== grades.join()) {
    throw new SchemeDataError(`${place}.boundaries`, `must give each grade once, best first: ${grades.join(', ')}`);
  }
  let above = maximum;
  boundaries.forEach((boundary, i) => {
    if (boundary.from > above || (i > 0 && boundary.from === above)) {
      throw new SchemeDataError(`${place}.boundaries[${i}].from`, 'must be lower than the boundary above it');
    }
    above = boundary.from;
  });
  return { maximum, boundaries, below: text(from.below, `${place}.below`) };
}

/** Reads a table of grades: rows by the first list, columns by the second, results out of the third; no cell left out. */
export function readGradeTable(
  value: unknown,
  place: string,
  rows: readonly string[],
  columns: readonly string[],
  results: readonly string[],
): GradeTable {
  const from = object(value, place, rows);
  return new Map(
    rows.map((row) => {
      const at = `${place}.${row}`;
      const cells = object(from[row], at, columns);
      return [row, new Map(columns.map((column) => [column, oneOf(cells[column], `${at}.${column}`, results)]))];
    }),
  );
}

function readComponent(value: unknown, place: string): ComponentCondition {
  const from = object(value, place, [...COMMON, ...COMPONENT]);
  const grades = texts(from.grades, `${place}.grades`);
  const choose = oneOf(from.choose, `${place}.choose`, ['points', 'grade', 'latest']);
  const scale = optional(from.scale, `${place}.scale`, (item, at) => readScale(item, at, grades));
  if (choose === 'points' && !scale) throw new SchemeDataError(`${place}.choose`, 'by points needs a scale');
  const parts = optional(from.parts, `${place}.parts`, (item, at) => readParts(item, at, grades));
  if (parts && scale) throw new SchemeDataError(`${place}.parts`, 'cannot go with a scale: parts combine by grade');
  return {
    ...common(from, place),
    kind: 'component',
    component: text(from.component, `${place}.component`),
    level: optional(from.level, `${place}.level`, readLevel),
    leastGlh: optional(from.leastGlh, `${place}.leastGlh`, whole),
    grades,
    choose,
    pendingStands: flag(from.pendingStands, `${place}.pendingStands`),
    unitsAttempted: flag(from.unitsAttempted, `${place}.unitsAttempted`),
    scale,
    parts,
  };
}

function readParts(value: unknown, place: string, grades: readonly string[]): Parts {
  const from = object(value, place, ['most', 'precedence', 'table']);
  return {
    most: whole(from.most, `${place}.most`),
    precedence: list(from.precedence, `${place}.precedence`, (item, at) => oneOf(item, at, STANDINGS)),
    table: readGradeTable(from.table, `${place}.table`, grades, grades, grades),
  };
}

function readLevel(value: unknown, place: string): LevelDemand {
  const from = object(value, place, ['exactly', 'atLeast']);
  if ((from.exactly === undefined) === (from.atLeast === undefined)) {
    throw new SchemeDataError(place, 'must be either exactly or atLeast a level');
  }
  return from.exactly === undefined
    ? { atLeast: whole(from.atLeast, `${place}.atLeast`) }
    : { exactly: whole(from.exactly, `${place}.exactly`) };
}

function readFlags(value: unknown, place: string): Flag[] {
  return list(value, place, (item, at) => {
    const from = object(item, at, ['flag', 'title']);
    return { flag: text(from.flag, `${at}.flag`), title: text(from.title, `${at}.title`) };
  });
}

function common(from: Record<string, unknown>, place: string): { id: string; title: string; actor: Actor } {
  return {
    id: text(from.id, `${place}.id`),
    title: text(from.title, `${place}.title`),
    actor: oneOf(from.actor, `${place}.actor`, ACTORS),
  };
}
