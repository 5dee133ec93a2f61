import { type RuleId, rules } from '../../learners/rules.js';
import type { RowError } from '../rows/read-row.js';
import type { ResponseLine } from './lines.js';

/** Records that were refused for one and the same reason. */
export interface Cause extends RowError {
  readonly count: number;
  /** The lines of the first of them. */
  readonly lines: readonly number[];
}

/** As many lines as are named of one cause. */
const mostLines = 1000;

/** Thousands of errors as the few causes behind them, the most frequent first. */
export function causesOf(lines: readonly ResponseLine[]): Cause[] {
  return fold(lines.flatMap(({ line, errors = [] }) => errors.map((error) => ({ ...error, count: 1, lines: [line] }))));
}

/** As many causes as are told apart by what their rows say. */
const mostCauses = 100;

/**
 * The same causes of several lists as one. Where rows break one rule in very many ways (each names another type of
 * record, say) the less frequent are told together, by the rule alone.
 */
export function fold(causes: readonly Cause[]): Cause[] {
  const apart = foldAlike(causes);
  if (apart.length <= mostCauses) return apart;
  const rest = apart.slice(mostCauses).map((cause) => ({ ...cause, message: statementOf(cause) }));
  return foldAlike([...apart.slice(0, mostCauses), ...rest]);
}

/** What holds where this cause does not. Codes of problems are no rules: they have one message each. */
function statementOf({ rule, message }: Cause): string {
  return Object.hasOwn(rules, rule) ? rules[rule as RuleId].statement : message;
}

function foldAlike(causes: readonly Cause[]): Cause[] {
  const folded = new Map<string, Cause & { count: number; lines: number[] }>();
  for (const cause of causes) {
    const key = JSON.stringify([cause.rule, cause.column, cause.message]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { ...cause, lines: [...cause.lines] });
    else {
      known.count += cause.count;
      if (known.lines.length < mostLines) known.lines.push(...cause.lines.slice(0, mostLines - known.lines.length));
    }
  }
  return [...folded.values()].sort((one, other) => other.count - one.count);
}
