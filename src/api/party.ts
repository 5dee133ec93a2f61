import type { OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { messageOf, rules } from '../learners/rules.js';
import type { Party } from '../ledger/actor.js';
import { type ApiCall, callerOf } from './context.js';

/**
 * Whose the caller asks for: what is the centre's that the call acts for, or, where an awarding body names none, its own.
 * Throws `invalid-request`.
 */
export function partyAsked(call: ApiCall<OperationId> & { headers: { 'das-centre'?: string } }): Party {
  const { principal } = callerOf(call);
  const centre = call.headers['das-centre'];
  if (centre !== undefined) return { centre };
  if (principal.kind === 'awardingBody') return { awardingBody: principal.awardingBody.code };
  const rule = 'field-missing';
  const error = {
    in: 'header',
    pointer: '/das-centre',
    rule,
    message: messageOf(rule, { field: 'DAS-Centre' }),
    actor: rules[rule].actor,
  } as const;
  throw new Problem('invalid-request', { errors: [error] });
}

/** The problem of a query parameter that is not for this caller. */
export function unknownQuery(name: string): Problem {
  const rule = 'field-unknown';
  const error = {
    in: 'query',
    pointer: `/${name}`,
    rule,
    message: messageOf(rule, { field: name }),
    actor: rules[rule].actor,
  } as const;
  return new Problem('invalid-request', { errors: [error] });
}
