import { rules } from '../../learners/rules.js';
import type { Attempt, FieldError } from '../page.js';
import { text, texts } from '../page.js';
import type { Field } from './field.js';
import type { Values } from './read.js';

/** A field as the view has it: with its value and what is wrong with it. */
export interface ShownField extends Omit<Field, 'rules'> {
  readonly value: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly marked: readonly string[];
  readonly error: string | undefined;
  /** Statements of rules. */
  readonly keeps: readonly string[];
}

/** A form as the view `form.njk` has it. */
export interface ShownForm {
  readonly fields: readonly ShownField[];
  /** For the summary at the top: each with the field that it leads to. */
  readonly errors: readonly { readonly text: string; readonly href?: string }[];
  readonly changedMeanwhile: Attempt['changedMeanwhile'];
  readonly restored: boolean;
}

/**
 * The version that a form replaces: that which its sender has seen. Only when they were told of a newer one is it that
 * which stands.
 */
export function shownVersion(attempt: Attempt | undefined, stands: number | undefined): number | string | undefined {
  const sent = attempt === undefined || attempt.changedMeanwhile !== undefined ? undefined : attempt.typed;
  return sent === undefined ? stands : text(sent, '_version');
}

/** The fields with what stands, or with what was typed and what was wrong with it. Passwords are never shown again. */
export function shownForm(fields: readonly Field[], stands: Values, attempt: Attempt | undefined): ShownForm {
  const errors = attempt?.errors ?? [];
  return {
    fields: fields.map((field) => shownField(field, stands, attempt, errors)),
    errors: errors.map((error) => summarised(error, fields)),
    changedMeanwhile: attempt?.changedMeanwhile,
    restored: attempt?.restored ?? false,
  };
}

function shownField(
  field: Field,
  stands: Values,
  attempt: Attempt | undefined,
  errors: readonly FieldError[],
): ShownField {
  const { rules: kept = [], ...rest } = field;
  const { name, kind } = field;
  const value = stands[name];
  const [year = '', month = '', day = ''] = kind === 'date' && typeof value === 'string' ? value.split('-') : [];
  const typed = attempt?.typed;
  const date =
    typed === undefined
      ? { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
      : { day: text(typed, `${name}-day`), month: text(typed, `${name}-month`), year: text(typed, `${name}-year`) };
  return {
    ...rest,
    ...date,
    value: kind === 'password' ? '' : typed === undefined ? written(value) : text(typed, name),
    marked: typed === undefined ? marked(value) : texts(typed, name),
    error:
      errors
        .filter((error) => error.field === name)
        .map(({ message }) => message)
        .join(' ') || undefined,
    keeps: kept.map((id) => rules[id].statement),
  };
}

function written(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

function marked(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, is]) => (is === true ? [name] : []))
    : [];
}

function summarised({ field, message }: FieldError, fields: readonly Field[]): { text: string; href?: string } {
  const found = fields.find(({ name }) => name === field);
  if (found === undefined) return { text: message };
  return { text: message, href: `#${found.kind === 'date' ? `${found.name}-day` : found.name}` };
}
