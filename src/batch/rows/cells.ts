import type { RuleId } from '../../learners/rules.js';
import type { CellKind, Column } from '../definitions/definition.js';
import { readDate } from './dates.js';

/** What a cell was read as. */
export interface ReadCell {
  /** The value for the contract; undefined where the cell is empty. What is not right stays text, for the contract to refuse. */
  readonly value: unknown;
  /** What was mended, in words. */
  readonly repair?: string;
  /** What cannot be known again. */
  readonly fault?: { readonly rule: RuleId; readonly parameters?: Readonly<Record<string, string>> };
}

/** The codes of the lines of learning under all their names, folded by `foldWord`. */
export type LineNames = ReadonlyMap<string, string>;

/** A cell as its column means it, with what spreadsheets do to cells mended. */
export function readCell(column: Column, text: string, lines: LineNames): ReadCell {
  if (text === '') return empty;
  if (column.kind === 'reference') return readReference(text);
  const tidy = tidied(text);
  if (tidy === '') return empty;
  if (/[\r\n]/.test(tidy)) return { value: undefined, fault: { rule: 'cell-line-break' } };
  const read = readers[column.kind](tidy, column, lines);
  if (read.fault !== undefined || read.repair !== undefined || tidy === text) return read;
  return { ...read, repair: 'spaces or signs around the value were taken away' };
}

/** The sender's own key comes back as it is, so it must be one that can stand in a line of any file. */
export function readReference(text: string): ReadCell {
  if (text.length > longestReference) {
    const limit = `at most ${longestReference} characters`;
    return { value: undefined, fault: { rule: 'field-length', parameters: { limit } } };
  }
  if (control.test(text)) return { value: undefined, fault: { rule: 'text-characters' } };
  return { value: text };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const control = /[\u0000-\u001f\u007f-\u009f]/;

/** A word without case, accents, spaces and signs: people write names of lines in many ways. */
export function foldWord(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** In characters. */
export const longestReference = 100;

/** The beginning of a text, to be told. A character of two halves is not cut between them: the database takes no half. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

const empty: ReadCell = { value: undefined };

/** Without what spreadsheets and people leave around a value: spaces of all kinds, quotation marks, `="…"`, an apostrophe. */
function tidied(text: string): string {
  if (/^[\w.-]+$/.test(text)) return text;
  let value = text.replaceAll(/[\u00a0\u2007\u202f]/g, ' ').replaceAll(/[\u200b\u2060\ufeff]/g, '');
  value = value.trim();
  // The apostrophe marks a text, as in our own responses. In front of a letter it may belong to a name.
  if (/^'[=+\-@\t\r\d]/.test(value)) value = value.slice(1).trim();
  const formula = /^="(.*)"$/.exec(value);
  if (formula !== null) value = formula[1] as string;
  const quoted = /^["“](.*)["”]$/.exec(value);
  if (quoted !== null) value = quoted[1] as string;
  return value.trim();
}

type Reader = (text: string, column: Column, lines: LineNames) => ReadCell;

/** A value, which may have been written otherwise. */
function readAs(value: unknown, text: string, written: string): ReadCell {
  return text === written ? { value } : { value, repair: `read as ${written}` };
}

const readers: Readonly<Record<Exclude<CellKind, 'reference'>, Reader>> = {
  text: (text) => ({ value: text }),
  uln: (text) => identifier(text, /^[0-9]{10}$/, (one) => one.replaceAll(/[\s,.-]/g, '')),
  uci: (text) => identifier(text, /^[0-9A-Z]{13}$/, (one) => one.replaceAll(/[\s/-]/g, '').toUpperCase()),
  upn: (text) => identifier(text, /^[0-9A-Z]{13}$/, (one) => one.replaceAll(/[\s/-]/g, '').toUpperCase()),
  date: readDate,
  number: (text) => {
    const whole = /^([0-9]{1,9})(?:[.,]0+)?$/.exec(text)?.[1];
    return whole === undefined ? { value: text } : readAs(Number(whole), text, whole);
  },
  yesNo: (text) => {
    const word = yesNo.get(text.toUpperCase());
    return word === undefined ? { value: text } : readAs(word === 'Y', text, word);
  },
  gender: (text) => {
    const code = known(genders, text);
    const isRight = code === text || (text.length === 1 && text === text.toUpperCase());
    return code === undefined || isRight ? { value: code ?? text } : { value: code, repair: `read as ${code}` };
  },
  level: (text) => {
    const code = known(levels, text);
    return code === undefined ? { value: text } : readAs(code, text, code);
  },
  nationalLevel: (text) => {
    const level = known(nationalLevels, text);
    if (level !== undefined) return readAs(level, text, String(level));
    return { value: /^[0-9]{1,9}$/.test(text) ? Number(text) : text };
  },
  line: (text, _column, lines) => {
    const code = known(lines, text);
    return code === undefined ? { value: text } : readAs(code, text, code);
  },
  qan: (text) => {
    // Both are right: with slashes is how numbers are printed.
    if (/^[0-9]{3}\/[0-9]{4}\/[0-9X]$/.test(text)) return { value: text.replaceAll('/', '') };
    return identifier(text, /^[0-9]{7}[0-9X]$/, (one) => one.replaceAll(/[\s/-]/g, '').toUpperCase());
  },
  points: (text) =>
    /^[0-9]+,[0-9]+$/.test(text) ? readAs(text.replace(',', '.'), text, text.replace(',', '.')) : { value: text },
  awardingBody: (text) => readAs(text.toUpperCase(), text, text.toUpperCase()),
  action: (text, { values = [] }) => {
    const upper = text.toUpperCase();
    const word = values.includes(upper) ? upper : values.includes('Y') ? yesNo.get(upper) : undefined;
    return word === undefined ? { value: text } : readAs(word, text, word);
  },
};

/** What a word stands for, however it is written. Most are written as they should be. */
function known<T>(words: ReadonlyMap<string, T>, text: string): T | undefined {
  return words.get(text) ?? words.get(foldWord(text));
}

function identifier(text: string, form: RegExp, mend: (text: string) => string): ReadCell {
  if (form.test(text)) return { value: text };
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return { value: undefined, fault: { rule: 'cell-scientific' } };
  const mended = mend(text.replace(/[.,]0$/, ''));
  return form.test(mended) ? readAs(mended, text, mended) : { value: text };
}

const yesNo: ReadonlyMap<string, 'Y' | 'N'> = new Map(
  (['Y', 'YES', 'TRUE', '1', 'N', 'NO', 'FALSE', '0'] as const).map((word, index) => [word, index < 4 ? 'Y' : 'N']),
);

const genders: ReadonlyMap<string, string> = new Map(
  Object.entries({
    F: 'female',
    M: 'male',
    U: 'notKnown',
    N: 'notSpecified',
    f: 'female',
    female: 'female',
    m: 'male',
    male: 'male',
    u: 'notKnown',
    notknown: 'notKnown',
    unknown: 'notKnown',
    n: 'notSpecified',
    notspecified: 'notSpecified',
  }),
);

const levels: ReadonlyMap<string, string> = new Map(
  ['foundation', 'higher', 'progression', 'advanced'].flatMap((level) => [
    [level, level],
    [`${level}diploma`, level],
  ]),
);

const nationalLevels: ReadonlyMap<string, number> = new Map([
  ...[1, 2, 3].flatMap((level): [string, number][] => [
    [`${level}`, level],
    [`level${level}`, level],
    [`l${level}`, level],
  ]),
  ['foundation', 1],
  ['higher', 2],
  ['progression', 3],
  ['advanced', 3],
]);
