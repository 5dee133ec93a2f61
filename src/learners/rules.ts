import { accountRules } from './rules/account.js';
import { awardRules } from './rules/awards.js';
import { batchRules } from './rules/batches.js';
import { catalogueRules } from './rules/catalogue.js';
import { completionRules } from './rules/completion.js';
import { fileRules } from './rules/files.js';
import { formRules } from './rules/form.js';
import { identifierRules } from './rules/identifiers.js';
import { registrationRules } from './rules/registration.js';
import { resultRules } from './rules/results.js';
import type { Rule } from './rules/rule.js';

export type { ActingParty, Rule } from './rules/rule.js';

/** Every rule of the service, once. Problems, response files, hints and the public rule pages are printed from it. */
export const rules = {
  ...formRules,
  ...identifierRules,
  ...accountRules,
  ...registrationRules,
  ...completionRules,
  ...resultRules,
  ...awardRules,
  ...catalogueRules,
  ...fileRules,
  ...batchRules,
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** The words of a broken rule, and who has to act. `id` is that of a rule. */
export function wordingOf(
  id: string,
  parameters: Readonly<Record<string, string | number>>,
): { message: string; actor: Rule['actor'] } {
  return { message: messageOf(id as RuleId, parameters), actor: rules[id as RuleId].actor };
}

/** The words of a broken rule. */
export function messageOf(id: RuleId, parameters: Readonly<Record<string, string | number>> = {}): string {
  return rules[id].message.replace(/\{(\w+)\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
}
