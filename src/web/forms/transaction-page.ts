import type { InputOf, TransactionName } from '../../learners/transactions.js';
import type { Receipt } from '../../ledger/command.js';
import type { Needs, Page, Typed } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Visit } from '../visit.js';
import type { Field } from './field.js';
import { readFields, type Values } from './read.js';
import { shownForm, shownVersion } from './shown.js';
import type { formCheck } from './transact.js';
import { transactForm } from './transact.js';

/** A page with one form for one transaction, as data. `About` is what the form is about: read for every visit. */
export interface TransactionForm<N extends TransactionName, About> {
  readonly path: string;
  readonly needs: Needs;
  readonly transaction: N;
  /** Reads what the form is about. Throws `not-found`. */
  about(visit: Visit): Promise<About>;
  readonly title: string | ((about: NoInfer<About>) => string);
  readonly caption?: (about: NoInfer<About>) => string;
  readonly says?: (about: NoInfer<About>) => readonly string[];
  fields(about: NoInfer<About>, visit: Visit): readonly Field[];
  /** What stands, as the fields have it. */
  stands?(about: NoInfer<About>): Values;
  /** The version of what the form replaces. Undefined: there is none yet. */
  version?(about: NoInfer<About>): number | undefined;
  /** The values as the contract has them, where fields are put otherwise. */
  shape?(values: Values, about: NoInfer<About>): object;
  /** The contract's check of the values, where fields alone do not say all. */
  readonly check?: ReturnType<typeof formCheck>;
  input(values: Values, about: NoInfer<About>): Omit<InputOf<N>, 'centre' | 'awardingBody'>;
  /** What is told where the transaction finds no such record. Otherwise it is as if there were no such page. */
  readonly notFound?: string;
  readonly button: string;
  /** The form takes something away. */
  readonly warns?: boolean;
  back(about: NoInfer<About>): string;
  readonly goTo: (about: NoInfer<About>, receipt: Receipt) => string;
}

/** The page of such a form. */
export function transactionPage<N extends TransactionName, About>(
  parts: WebParts,
  form: TransactionForm<N, About>,
): Page {
  const { path, needs, title, button, warns = false } = form;
  return {
    path,
    needs,
    async show(visit, attempt) {
      const about = await form.about(visit);
      const version = shownVersion(attempt, form.version?.(about));
      return {
        view: 'forms/form.njk',
        title: typeof title === 'string' ? title : title(about),
        model: {
          ...{ action: visit.path, button, warns, version, back: form.back(about) },
          caption: form.caption?.(about),
          says: form.says?.(about) ?? [],
          form: shownForm(form.fields(about, visit), form.stands?.(about) ?? {}, attempt),
        },
      };
    },

    async submit(visit, typed: Typed) {
      const about = await form.about(visit);
      const fields = form.fields(about, visit);
      const read = readFields(fields, typed);
      const checked =
        form.check === undefined || read.errors.length > 0
          ? read
          : form.check(form.shape?.(read.values, about) ?? read.values, fields);
      if (checked.errors.length > 0) return { errors: checked.errors };
      return transactForm(parts, visit, typed, {
        transaction: form.transaction,
        input: form.input(checked.values, about),
        fields,
        goTo: (receipt) => form.goTo(about, receipt),
        replaces: form.version !== undefined,
        notFound: form.notFound,
      });
    },
  };
}
