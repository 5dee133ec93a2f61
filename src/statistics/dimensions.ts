/**
 * The regions of England as the Government Offices had them from 1994 to 2011, while the Diploma ran: the nine that
 * education statistics were published by.
 */
export const regions = [
  'north-east',
  'north-west',
  'yorkshire-and-the-humber',
  'east-midlands',
  'west-midlands',
  'east-of-england',
  'london',
  'south-east',
  'south-west',
] as const;
export type Region = (typeof regions)[number];

/** What stands for a sex or region that nobody has told. */
export const notKnown = 'notKnown';

/** Not known and not specified are one: two small groups apart would single out more. */
export const sexes = ['female', 'male', notKnown] as const;

/** What figures can be broken down by, in the order in which a cell names them. */
export const dimensions = ['academicYear', 'line', 'level', 'grade', 'sex', 'region'] as const;
export type Dimension = (typeof dimensions)[number];

/** Within a group, which is a year, line and level, nothing is told but by the figures of its parts. */
export const ofGroup: readonly Dimension[] = ['academicYear', 'line', 'level'];

/** What of the dimensions each kind of figure has. A learner who is registered has no grade yet. */
export const measures = {
  participation: ['academicYear', 'line', 'level', 'sex', 'region'],
  awards: ['academicYear', 'line', 'level', 'grade', 'sex', 'region'],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;
export type Measure = keyof typeof measures;

/** Where something was counted: a value of each dimension that the measure has. */
export type Place = Readonly<Partial<Record<Dimension, string>>>;

/** How many there are in a place. */
export interface Count {
  readonly place: Place;
  readonly count: number;
}

/** The name of the academic year that begins in September of this year. */
export function academicYear(beginsIn: number): string {
  return `${beginsIn}/${String((beginsIn + 1) % 100).padStart(2, '0')}`;
}

/** The years from the one that a date is in to the one of another date, `YYYY-MM-DD` both. */
export function academicYears(first: string, last: string): string[] {
  const from = beginningOf(first);
  return Array.from({ length: Math.max(0, beginningOf(last) - from + 1) }, (_, index) => academicYear(from + index));
}

function beginningOf(date: string): number {
  return Number(date.slice(0, 4)) - (date.slice(5, 7) < '09' ? 1 : 0);
}
