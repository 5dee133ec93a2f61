import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Attempts to sign in, counted so that nobody can be locked out by somebody else. In this process. */
export interface Attempts {
  /** Counts one to sign in. Undefined: go on; otherwise the seconds to wait. */
  take(username: string, device: string | undefined): Promise<number | undefined>;
  /** Counts one of a person who is known already, whatever browser they use. */
  takeOf(what: 'code' | 'password' | 'reset', personId: string): Promise<number | undefined>;
  /** Somebody signed in: the attempts from their own device are forgotten. Strangers' are not. */
  forget(username: string, device: string | undefined): Promise<void>;
  /** What a browser holds in which this person has signed in. */
  deviceOf(username: string): string;
}

const most = 10;
const windowSeconds = 15 * 60;

/**
 * A browser in which a person has signed in before is known, and its attempts are counted apart. All others count
 * together for that user name, so whoever guesses slows down strangers and not the person. (OWASP: device cookies.)
 * `key` makes what browsers hold.
 */
export function createAttempts(key: Buffer): Attempts {
  const counts = new RateLimiterMemory({ points: most, duration: windowSeconds });

  function markOf(username: string, id: string): string {
    return createHmac('sha256', key).update(`${username} ${id}`).digest('base64url');
  }

  function counterOf(username: string, device: string | undefined): string {
    const [id = '', mark = ''] = device?.split('.') ?? [];
    const right = Buffer.from(markOf(username, id));
    const said = Buffer.from(mark);
    const isKnown = said.length === right.length && timingSafeEqual(said, right);
    // Of one length, however long a name somebody makes up, so that counters take little memory.
    const who = createHash('sha256').update(username).digest('base64url');
    return isKnown ? `device ${id} ${who}` : `strangers ${who}`;
  }

  async function count(counter: string): Promise<number | undefined> {
    try {
      await counts.consume(counter);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  }

  return {
    take: (username, device) => count(counterOf(username, device)),
    takeOf: (what, personId) => count(`${what} ${personId}`),

    async forget(username, device) {
      const counter = counterOf(username, device);
      if (counter.startsWith('device ')) await counts.delete(counter);
    },

    deviceOf(username) {
      const id = crypto.randomUUID();
      return `${id}.${markOf(username, id)}`;
    },
  };
}
