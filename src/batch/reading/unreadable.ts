import type { FileRuleId } from '../../learners/rules/files.js';
import { messageOf } from '../../learners/rules.js';

/** A file that is no batch file at all and is refused whole. Its message is the rule’s, without personal data. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  /** `line` is where a person finds the cause, counted from 1; without it the cause is the file as a whole. */
  constructor(
    readonly rule: FileRuleId,
    readonly parameters: Readonly<Record<string, string | number>> = {},
    readonly line?: number,
  ) {
    super(messageOf(rule, parameters));
  }
}
