import { messageOf, rules } from '../../learners/rules.js';
import type { Batch } from '../batches.js';
import type { RowError } from '../rows/read-row.js';

/** Why a file is refused whole: the rule, its words, what to do, who has to act, and the line if it is one. */
export interface ToldRefusal {
  readonly rule: NonNullable<Batch['refusal']>['rule'];
  readonly message: string;
  readonly fix: string;
  readonly actor: RowError['actor'];
  readonly line?: number;
}

/** The same from what is kept of it. */
export function toldRefusal({
  rule,
  parameters,
  line,
}: Pick<NonNullable<Batch['refusal']>, 'rule' | 'parameters'> & { readonly line?: number | undefined }): ToldRefusal {
  const { fix, actor } = rules[rule];
  return { rule, message: messageOf(rule, parameters), fix, actor, ...(line === undefined ? {} : { line }) };
}
