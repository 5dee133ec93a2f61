import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../contract/problem.js';

export interface LimitSettings {
  /** Requests a minute for each supplier and centre. */
  perCentre: number;
  /** Requests a minute, beyond that, which all centres of a supplier share. */
  burst: number;
}

/** The limits on calls. Counted in this process. */
export interface Limits {
  /** Counts one call of an organisation, for a centre if it acts for one. Throws `too-many-requests`. */
  take(reply: FastifyReply, owner: string, centre?: string): Promise<void>;
  /** Counts one token that is to be issued to a client. Throws `too-many-requests`. */
  takeToken(clientId: string): Promise<void>;
}

const windowSeconds = 60;

/**
 * Limits that are fair to a cloud MIS: each centre of a supplier has its own allowance, so that one busy school slows
 * nobody else's, and a burst beyond it comes out of what the supplier's centres share.
 */
export function createLimits({ perCentre, burst }: LimitSettings): Limits {
  const own = new RateLimiterMemory({ points: perCentre, duration: windowSeconds });
  const shared = new RateLimiterMemory({ points: burst, duration: windowSeconds });
  // A token lasts ten minutes: nobody needs as many of them as of calls.
  const tokens = new RateLimiterMemory({ points: perCentre, duration: windowSeconds });
  const policy = `"centre";q=${perCentre};w=${windowSeconds}, "burst";q=${burst};w=${windowSeconds}`;

  return {
    async take(reply, owner, centre = '') {
      reply.header('ratelimit-policy', policy);
      const left = await taken(own, `${owner} ${centre}`);
      if (left.allowed) {
        reply.header('ratelimit', state('centre', left.state));
        return;
      }
      const leftOfBurst = await taken(shared, owner);
      reply.header('ratelimit', state('burst', leftOfBurst.state));
      if (leftOfBurst.allowed) return;
      throw tooMany(Math.min(left.state.msBeforeNext, leftOfBurst.state.msBeforeNext));
    },

    async takeToken(clientId) {
      const { allowed, state: counted } = await taken(tokens, clientId);
      if (!allowed) throw tooMany(counted.msBeforeNext);
    },
  };
}

function tooMany(milliseconds: number): Problem {
  const wait = Math.max(1, Math.ceil(milliseconds / 1000));
  return new Problem('too-many-requests', { headers: { 'retry-after': String(wait) } });
}

async function taken(limiter: RateLimiterMemory, key: string): Promise<{ allowed: boolean; state: RateLimiterRes }> {
  try {
    return { allowed: true, state: await limiter.consume(key) };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { allowed: false, state: refusal };
    throw refusal;
  }
}

function state(policy: string, { remainingPoints, msBeforeNext }: RateLimiterRes): string {
  return `"${policy}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1000)}`;
}
