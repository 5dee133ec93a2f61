import type { RuleId } from '../../learners/rules.js';

/** A field of a form, as data. Its name is the name of the value in the input of the transaction. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** A sentence below the label. */
  readonly hint?: string;
  /** Rules that this field has to keep: their statements stand beside it. */
  readonly rules?: readonly RuleId[];
  /** Of `radios`, `select` and `boxes`. */
  readonly options?: readonly Option[];
  readonly optional?: boolean;
  /** In characters, of `text` and `number`. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  /** What a browser may fill in, as HTML names it. */
  readonly autocomplete?: string;
}

/**
 * `date` is three boxes. `yesNo` is true or false. `boxes` are names each of which is true or false. `lines` is one value a
 * line. `code` is of digits.
 */
export type FieldKind =
  | 'text'
  | 'email'
  | 'password'
  | 'code'
  | 'number'
  | 'date'
  | 'radios'
  | 'select'
  | 'yesNo'
  | 'boxes'
  | 'longText'
  | 'lines';

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}
