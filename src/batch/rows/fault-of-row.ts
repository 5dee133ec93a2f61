import type { Fault } from '../../learners/decision.js';
import { messageOf, rules } from '../../learners/rules.js';
import type { RowCommand, RowError } from './read-row.js';

/** A rule that a row's command breaks, as a row tells it: in the column that the place in the command comes from. */
export function faultOfRow({ columnAt }: RowCommand, { rule, pointer, parameters }: Fault): RowError {
  const column = columnAt(pointer);
  const { fix, actor } = rules[rule];
  return { ...(column === undefined ? {} : { column }), rule, message: messageOf(rule, parameters), fix, actor };
}
