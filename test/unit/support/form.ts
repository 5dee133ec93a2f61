import { operations } from '../../../src/contract/generated/operations.js';
import type { OperationId } from '../../../src/contract/operation.js';
import { Problem, type ProblemDetail } from '../../../src/contract/problem.js';
import type { RequestParts, Wording } from '../../../src/contract/validation.js';
import { requestCheck } from '../../../src/contract/validation.js';
import { messageOf, type RuleId, rules } from '../../../src/learners/rules.js';
import { person, uln } from './learner.js';
import { centre, id } from './reference.js';

/** The words of the rules as the service lends them to the contract. */
export const wording: Wording = (rule, parameters) => ({
  message: messageOf(rule as RuleId, parameters),
  actor: rules[rule as RuleId].actor,
});

const headers = { 'das-centre': centre, 'das-actor': 'Exams office', 'idempotency-key': id(1), 'if-match': '"7"' };

/** A request to open an account that fits the contract. */
export const openingRequest: RequestParts = { path: {}, query: {}, header: headers, body: { uln, ...person } };

/** A request of the operation with the headers that it needs, and no body unless there is one. */
export function request(over: Partial<RequestParts> = {}): RequestParts {
  return { path: {}, query: {}, header: headers, body: undefined, ...over };
}

const checks = new Map<OperationId, ReturnType<typeof requestCheck>>();

/** The request as the operation takes it. */
export function checked(operationId: OperationId, parts: RequestParts): RequestParts {
  const check = checks.get(operationId) ?? requestCheck(operationId, wording);
  checks.set(operationId, check);
  return check(parts);
}

/** Everything that is wrong with a request, or nothing. */
export function formFaults(operationId: OperationId, parts: RequestParts): ProblemDetail[] {
  try {
    checked(operationId, parts);
    return [];
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid-request') return error.errors ?? [];
    throw error;
  }
}

/** The names of all operations. */
export const operationIds = Object.keys(operations) as OperationId[];
