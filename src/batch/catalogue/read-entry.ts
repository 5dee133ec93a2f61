import type { AwardingBody, CatalogueQualification } from '../../learners/reference.js';
import type { CellKind } from '../definitions/definition.js';
import { foldWord, type LineNames, readCell } from '../rows/cells.js';
import { partsOf, type Read, readGradeLevels, readUnits } from './read-lists.js';

/** What the cells of the catalogue's file are held against. */
export interface CatalogueWorld {
  readonly lines: LineNames;
  readonly awardingBodies: ReadonlyMap<string, AwardingBody>;
}

type Property = keyof CatalogueQualification;
type Reader<P extends Property> = (text: string, world: CatalogueWorld) => Read<CatalogueQualification[P]>;

/** How the cell of each column is read, when there is something in it. What spreadsheets do to cells is mended, as in batch files. */
export const readers: { readonly [P in Property]: Reader<P> } = {
  qan: (text) => inForm('qan', text, /^[0-9]{7}[0-9X]$/, 'seven digits and then a digit or X'),
  title: (text) => readText(text, 200),
  awardingBody: (text, { awardingBodies }) => {
    const read = readAs('awardingBody', text);
    if ('fault' in read || awardingBodies.has(String(read.value))) return read as Read<string>;
    return { fault: { rule: 'awarding-body-unknown', parameters: { awardingBody: String(read.value) } } };
  },
  component: (text) => oneOf(text, components),
  subject: (text) => oneOf(text, subjects),
  lines: (text, { lines }) => {
    const codes = new Set<string>();
    for (const part of partsOf(text)) {
      const code = lines.get(part) ?? lines.get(foldWord(part));
      if (code === undefined) return { fault: { rule: 'line-unknown', parameters: { line: part } } };
      codes.add(code);
    }
    return { value: [...codes].sort() };
  },
  level: (text) => whole(text, 1, 8),
  gradeLevels: (text) => withText(text, 4000, readGradeLevels),
  glh: (text) => whole(text, 0, 5000),
  barringCode: (text) =>
    inForm('text', text.toUpperCase(), /^[A-Z0-9]{1,10}$/, 'capital letters and digits, such as JC7'),
  minimumAge: (text) => whole(text, 1, 99),
  validFrom: (text) => readDay(text),
  validTo: (text) => readDay(text),
  units: (text) => withText(text, 30_000, readUnits),
};

const components = ['principalLearning', 'project', 'functionalSkills', 'additionalAndSpecialist'] as const;
const subjects = ['english', 'mathematics', 'ict'] as const;

/** A cell as batch files read cells of the kind. */
function readAs(kind: CellKind, text: string): Read<unknown> {
  const { value, fault, repair } = readCell({ name: '', kind, description: '', example: '' }, text, new Map());
  return fault === undefined ? { value, repair } : { fault };
}

function inForm(kind: CellKind, text: string, form: RegExp, inWords: string): Read<string> {
  const read = readAs(kind, text);
  if ('fault' in read || form.test(String(read.value))) return read as Read<string>;
  return { fault: { rule: 'field-form', parameters: { form: inWords } } };
}

function whole(text: string, least: number, most: number): Read<number> {
  const read = readAs('number', text);
  if ('fault' in read) return read;
  if (typeof read.value !== 'number') return { fault: { rule: 'field-form', parameters: { form: 'a whole number' } } };
  if (read.value >= least && read.value <= most) return read as Read<number>;
  const limit = `at least ${least} and at most ${most.toLocaleString('en')}`;
  return { fault: { rule: 'field-range', parameters: { limit } } };
}

function readDay(text: string): Read<string> {
  const read = inForm('date', text, /^(19|20)\d\d-\d\d-\d\d$/, 'a date such as 2010-09-24, the year first');
  if ('fault' in read || new Date(`${read.value}T00:00:00Z`).toJSON()?.startsWith(read.value)) return read;
  return { fault: { rule: 'cell-date-order' } };
}

function oneOf<T extends string>(text: string, values: readonly T[]): Read<T> {
  const folded = foldWord(text);
  const value = values.find((one) => foldWord(one) === folded);
  if (value !== undefined) return { value, repair: value === text ? undefined : `read as ${value}` };
  return { fault: { rule: 'field-value', parameters: { values: values.join(', ') } } };
}

// Halves of characters too, which no database stores.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const unfit = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * A text for people: spaces are tidied, and nothing else is touched but the apostrophe with which an export keeps a
 * spreadsheet from taking the text for a formula.
 */
function readText(text: string, most: number): Read<string> {
  if (/[\r\n]/.test(text)) return { fault: { rule: 'cell-line-break' } };
  if (unfit.test(text) || !text.isWellFormed()) return { fault: { rule: 'text-characters' } };
  const value = text
    .normalize('NFC')
    .replaceAll(/[\s\ufeff]+/g, ' ')
    .replace(/^'(?=[=+\-@])/, '');
  if (value.length > most)
    return { fault: { rule: 'field-length', parameters: { limit: `at most ${most} characters` } } };
  return { value };
}

function withText<T>(text: string, most: number, read: (text: string) => Read<T>): Read<T> {
  const tidy = readText(text, most);
  return 'fault' in tidy ? tidy : read(tidy.value);
}
