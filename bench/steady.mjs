// The process that sends single calls at a steady rate, however fast they are answered: a read and, now and then, a new
// account. It measures how long each takes from the moment at which it is due.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { centreOf, newLearner, ulnOf } from './run/learners.mjs';

/**
 * @typedef {object} SteadyJob
 * @property {string} url
 * @property {string} token
 * @property {number} seeded    learners 0 to here (exclusive) have accounts
 * @property {number} firstNew  the next learner that has none
 * @property {number} perSecond
 * @property {number} seconds   how long at most
 */

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let stopped = false;

/** @param {SteadyJob} job */
async function run({ url, token, seeded, firstNew, perSecond, seconds }) {
  stopped = false;
  const { hostname, port } = new URL(url);
  /** @type {number[]} */
  const times = [];
  let next = firstNew;
  let failed = 0;
  const begun = performance.now();
  const waiting = [];
  for (let n = 0; n < perSecond * seconds && !stopped; n++) {
    const due = begun + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const isWrite = n % 5 === 0;
    const who = isWrite ? next++ : Math.floor(Math.random() * seeded);
    waiting.push(
      call(isWrite ? 'POST' : 'GET', who).then((status) => {
        times.push(performance.now() - due);
        if (status !== 200 && status !== 201) failed++;
      }),
    );
  }
  await Promise.all(waiting);
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ part) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { calls: times.length, failed, p50: at(0.5), p99: at(0.99), nextNew: next };

  /** @param {'GET' | 'POST'} method @param {number} n @returns {Promise<number | undefined>} */
  function call(method, n) {
    const body = method === 'POST' ? JSON.stringify(newLearner(n)) : undefined;
    const headers = {
      authorization: `Bearer ${token}`,
      'das-actor': 'exams.officer',
      'das-centre': centreOf(n),
      ...(body === undefined
        ? {}
        : {
            'idempotency-key': randomUUID(),
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
    };
    const path = body === undefined ? `/v1/learners/${ulnOf(n)}` : '/v1/learners';
    return new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }
}

process.on('message', async (/** @type {SteadyJob | 'stop'} */ job) => {
  if (job === 'stop') stopped = true;
  else process.send?.(await run(job));
});
process.once('disconnect', () => process.exit());
