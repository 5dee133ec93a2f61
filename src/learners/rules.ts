import { accountRules } from './rules/account.js';
import { completionRules } from './rules/completion.js';
import { formRules } from './rules/form.js';
import { identifierRules } from './rules/identifiers.js';
import { registrationRules } from './rules/registration.js';
import type { Rule } from './rules/rule.js';

export type { Rule } from './rules/rule.js';

/** Every rule of the service, once. Problems, response files, hints and the public rule pages are printed from it. */
export const rules = {
  ...formRules,
  ...identifierRules,
  ...accountRules,
  ...registrationRules,
  ...completionRules,
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** The words of a broken rule. */
export function messageOf(id: RuleId, parameters: Readonly<Record<string, string | number>> = {}): string {
  return rules[id].message.replace(/\{(\w+)\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
}
