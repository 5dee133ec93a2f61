import type { FastifyReply, FastifyRequest } from 'fastify';
import { operations } from '../contract/generated/operations.js';
import type { OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { instanceOf } from '../contract/register.js';
import { type AccessToken, isRefusedToken } from '../identity/access-tokens.js';
import type { Principal } from '../identity/principal.js';
import type { Principals } from '../identity/principals.js';
import type { Clock } from '../platform/clock.js';

import type { Caller, RequestContext } from './context.js';
import type { Limits } from './limits.js';

/** What stands at the door: tokens, principals, limits. */
export interface AdmissionParts {
  readonly principals: Principals;
  readonly limits: Limits;
  readonly clock: Clock;
}

/**
 * Lets a request in before its body is read: a valid token of a client in good standing, with a scope that the operation
 * takes, within the limits of the supplier and the centre. Throws the problem otherwise.
 */
export function admission({
  principals,
  limits,
  clock,
}: AdmissionParts): (
  request: FastifyRequest,
  reply: FastifyReply,
  operationId: OperationId,
) => Promise<RequestContext> {
  return async (request, reply, operationId) => {
    const context: RequestContext = {
      requestId: request.id,
      instance: instanceOf(request),
      search: request.url.slice(instanceOf(request).length),
      authorization: request.headers.authorization,
      contentType: request.headers['content-type'],
    };
    const operation = operations[operationId];
    if (operation.public) {
      // Who signs in where nobody must is known, and takes no more of an allowance than those who do not.
      const signsIn = operation.takesToken && request.headers.authorization !== undefined;
      return signsIn ? { ...context, caller: await callerOf(request) } : context;
    }
    const caller = await callerOf(request);
    await limits.take(reply, ownerOf(caller.principal), centreOf(request, caller));
    const scopes: readonly string[] = operation.scopes;
    if (scopes.length > 0 && !scopes.some((scope) => caller.scopes.has(scope))) {
      throw new Problem('scope-missing', {
        detail: `This operation needs a token with the scope ${scopes.join(' or ')}.`,
      });
    }
    return { ...context, caller };
  };

  async function callerOf(request: FastifyRequest): Promise<Caller> {
    const { authorization } = request.headers;
    if (authorization === undefined) throw refused('token-missing');
    let token: AccessToken;
    try {
      token = await request.jwtVerify<AccessToken>();
    } catch (error) {
      if (isRefusedToken(error)) throw refused('token-invalid', error);
      throw error;
    }
    const principal = await principals.principal(token.clientId);
    if (principal === undefined) throw refused('token-invalid');
    // One of its keys was revoked: whoever has a token of before asks for another.
    if (principal.tokensFrom !== undefined && token.issuedAt < principal.tokensFrom) throw refused('token-invalid');
    return {
      principal,
      scopes: scopesOf(token, principal),
      realmNow: new Date(clock().getTime() + principal.realm.clockOffsetMs),
    };
  }
}

const scopesOfTokens = new WeakMap<AccessToken, { principal: Principal; scopes: ReadonlySet<string> }>();

/** What the token carries and the client still holds. Worked out once for a token, and again when the client has changed. */
function scopesOf(token: AccessToken, principal: Principal): ReadonlySet<string> {
  const known = scopesOfTokens.get(token);
  if (known?.principal === principal) return known.scopes;
  const scopes = new Set([...token.scopes].filter((scope) => principal.scopes.has(scope)));
  scopesOfTokens.set(token, { principal, scopes });
  return scopes;
}

function refused(code: 'token-missing' | 'token-invalid', cause?: unknown): Problem {
  const challenge = code === 'token-missing' ? 'Bearer' : 'Bearer error="invalid_token"';
  return new Problem(code, { headers: { 'www-authenticate': challenge }, cause });
}

/** Whose allowance it is: the organisation's, however many clients it has. */
function ownerOf({ realm, supplier, awardingBody }: Principal): string {
  return `${realm.id} ${supplier?.id ?? awardingBody?.code ?? 'service management'}`;
}

/** The centre that the call acts for. One that has granted nothing has no allowance of its own. */
function centreOf({ headers }: FastifyRequest, { principal }: Caller): string | undefined {
  const centre = headers['das-centre'];
  return typeof centre === 'string' && principal.authorities.has(centre) ? centre : undefined;
}
