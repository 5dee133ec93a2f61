import type { Fault } from './decision.js';
import { ulnProblem } from './identifiers.js';

const ulnRules = { format: 'uln-form', 'check-digit': 'uln-check-digit', placeholder: 'uln-placeholder' } as const;

/** What is wrong with a ULN, as a fault at `pointer`. */
export function ulnFaults(uln: string, pointer = '/uln'): Fault[] {
  const problem = ulnProblem(uln);
  return problem === undefined ? [] : [{ rule: ulnRules[problem], pointer }];
}
