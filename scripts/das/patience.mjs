import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { wholeNumber } from './quantities.mjs';

/** Seconds that are waited in all for an answer. */
const patience = 600;

/** Too many requests, and a service (or what stands before it) that cannot answer now. */
const waitStatuses = new Set([429, 502, 503, 504]);

/**
 * Makes the attempt again and again until there is an answer. One that asks to wait is waited out as its Retry-After
 * says, and so is a connection that breaks. After ten minutes of waiting it answers what there is, or throws a `Failure`.
 *
 * @template {{ status: number, headers: Headers, content: any }} Answer
 * @param {() => Promise<Answer>} attempt  throws what fetch throws
 * @param {object} around
 * @param {string} around.address  of the service
 * @param {(words: string) => void} around.tell
 * @param {() => boolean} around.isKnown  whether the service has ever answered. One that never did is not waited for
 * @param {(answer: Answer) => boolean} [around.isLost]  an answer that says that the request got lost
 * @returns {Promise<Answer>}
 */
export async function untilAnswered(attempt, { address, tell, isKnown, isLost = () => false }) {
  let waited = 0;
  for (let times = 0; ; times++) {
    const { answer, lost } = await attemptOnce(attempt);
    if (answer !== undefined && !waitStatuses.has(answer.status) && !isLost(answer)) return answer;
    if (answer === undefined && !isKnown()) throw unreachable(address, lost);
    const seconds = retryAfter(answer) ?? Math.min(30, 2 ** times);
    waited += seconds;
    if (waited > patience) {
      if (answer !== undefined) return answer;
      throw unreachable(address, lost);
    }
    const why = answer === undefined || isLost(answer) ? 'The connection broke.' : 'The service has too much to do.';
    tell(`${why} Trying again in ${wholeNumber(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`);
    await sleep(seconds * 1000);
  }
}

async function attemptOnce(attempt) {
  try {
    return { answer: await attempt() };
  } catch (error) {
    // What fetch throws is a TypeError with the reason as its cause, be it the network or the file that is sent.
    if (error.cause instanceof Failure) throw error.cause;
    if (error instanceof TypeError && error.cause !== undefined) return { lost: error.cause };
    throw error;
  }
}

/** The header is a number of seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfter(answer) {
  const said = answer?.headers.get('retry-after');
  if (said == null) return undefined;
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(1, seconds);
}

function unreachable(address, { code, message }) {
  return new Failure(
    `The service at ${address} cannot be reached (${code || message}).\n` +
      'Start it with npm start, or say in DAS_BASE_URL where it is.',
  );
}
