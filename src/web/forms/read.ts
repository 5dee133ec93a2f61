import { type FieldError, type Typed, text, texts } from '../page.js';
import type { Field } from './field.js';

/** What the fields of a form said: values as transactions take them. What was left empty is not there. */
export type Values = Readonly<Record<string, unknown>>;

/** Reads the fields. What cannot be read as what it is meant to be is an error; so is what is missing. */
export function readFields(fields: readonly Field[], typed: Typed): { values: Values; errors: readonly FieldError[] } {
  const values: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const read = readField(field, typed);
    if (read.error !== undefined) errors.push({ field: field.name, message: read.error });
    else if (read.value !== undefined) values[field.name] = read.value;
    else if (!field.optional) errors.push({ field: field.name, message: missing(field) });
  }
  return { values, errors };
}

function readField(field: Field, typed: Typed): { value?: unknown; error?: string } {
  const { name, kind, label } = field;
  const said = text(typed, name);
  switch (kind) {
    case 'date':
      return readDate(field, typed);
    case 'number':
      if (said === '') return {};
      return /^\d{1,9}$/.test(said)
        ? { value: Number(said) }
        : { error: `${label} must be a whole number, such as 10.` };
    case 'yesNo':
      return said === '' ? {} : { value: said === 'yes' };
    case 'boxes': {
      const marked = new Set(texts(typed, name));
      return { value: Object.fromEntries((field.options ?? []).map(({ value }) => [value, marked.has(value)])) };
    }
    case 'radios':
    case 'select':
      if (said === '') return {};
      return field.options?.some(({ value }) => value === said)
        ? { value: said }
        : { error: `Choose ${withArticle(label)} from the list.` };
    case 'lines': {
      const lines = said
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return lines.length === 0 ? {} : { value: lines };
    }
    // As it was typed: a space may be part of a password.
    case 'password':
      return password(typed[name]);
    case 'code':
      return said === '' ? {} : { value: said.replace(/\s/g, '') };
    default:
      return said === '' ? {} : { value: said };
  }
}

/** Said twice it is none: which of the two is meant? */
function password(said: Typed[string]): { value?: string; error?: string } {
  if (said === undefined || said === '') return {};
  return typeof said === 'string' ? { value: said } : { error: 'Enter the password once.' };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Three boxes as `2010-09-24`. The month may be a word. */
function readDate({ name, label }: Field, typed: Typed): { value?: string; error?: string } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => text(typed, `${name}-${part}`)) as [
    string,
    string,
    string,
  ];
  if (day === '' && month === '' && year === '') return {};
  const parts = Object.entries({ day, month, year })
    .filter(([, said]) => said === '')
    .map(([part]) => part);
  if (parts.length > 0) return { error: `${label} must include a ${parts.join(' and a ')}.` };
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const number = named > 0 ? named : Number(month);
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date;
  return isReal ? { value: date } : { error: `${label} must be a real date, such as 24 9 2010.` };
}

function missing({ kind, label }: Field): string {
  switch (kind) {
    case 'radios':
    case 'select':
    case 'yesNo':
    case 'boxes':
      return `Choose ${withArticle(label)}.`;
    default:
      return `Enter ${withArticle(label)}.`;
  }
}

function withArticle(label: string): string {
  return label.endsWith('?') ? 'yes or no' : `the ${lower(label)}`;
}

/** `Date of birth` as within a sentence; `ULN` and `UK` stay. */
function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
