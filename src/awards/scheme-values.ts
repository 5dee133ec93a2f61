import { type Points, readPoints } from './points.js';

/** The data of a scheme is not what a scheme must be. The message names the place, such as `awards[0].grading.sum`. */
export class SchemeDataError extends Error {
  override readonly name = 'SchemeDataError';

  constructor(
    readonly place: string,
    problem: string,
  ) {
    super(`${place || 'scheme'}: ${problem}`);
  }
}

/** What anything in a scheme may say about itself. People read it; the engine does not. */
const ANNOTATIONS = new Set(['note', 'notes', 'basis', 'sources']);

/** An object with no other fields than these. A name that is not known is far more often a slip than a wish. */
export function object(value: unknown, place: string, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SchemeDataError(place, 'must be an object');
  }
  for (const name of Object.keys(value)) {
    if (!names.includes(name) && !ANNOTATIONS.has(name)) throw new SchemeDataError(place, `has no field "${name}"`);
  }
  return value as Record<string, unknown>;
}

/** A list, each item read in its place. */
export function list<T>(value: unknown, place: string, read: (item: unknown, place: string) => T): T[] {
  if (!Array.isArray(value)) throw new SchemeDataError(place, 'must be a list');
  return value.map((item, i) => read(item, `${place}[${i}]`));
}

/** A list with at least one item, none of them twice. */
export function texts(value: unknown, place: string): string[] {
  const read = list(value, place, text);
  if (read.length === 0) throw new SchemeDataError(place, 'must not be empty');
  if (new Set(read).size !== read.length) throw new SchemeDataError(place, 'names something twice');
  return read;
}

/** Text with something in it. */
export function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw new SchemeDataError(place, 'must be text');
  return value;
}

/** One of these words. */
export function oneOf<T extends string>(value: unknown, place: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new SchemeDataError(place, `must be one of ${words.join(', ')}`);
  return found;
}

/** A whole number, not below zero. */
export function whole(value: unknown, place: string): number {
  if (!Number.isInteger(value) || (value as number) < 0) throw new SchemeDataError(place, 'must be a whole number');
  return value as number;
}

/** True or false. Left out: false. */
export function flag(value: unknown, place: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw new SchemeDataError(place, 'must be true or false');
  return value;
}

/** A date, `YYYY-MM-DD`. */
export function date(value: unknown, place: string): string {
  const read = text(value, place);
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(read)) {
    throw new SchemeDataError(place, 'must be a date, YYYY-MM-DD');
  }
  return read;
}

/** Points, as a decimal number in text: a number in JSON would not be exact. */
export function points(value: unknown, place: string): Points {
  const read = typeof value === 'string' ? readPoints(value) : null;
  if (read === null) throw new SchemeDataError(place, 'must be points, as a decimal number in text');
  return read;
}

/** What a value is when it is there, and null when it is left out or null. */
export function optional<T>(value: unknown, place: string, read: (value: unknown, place: string) => T): T | null {
  return value === undefined || value === null ? null : read(value, place);
}
