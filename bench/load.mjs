// The process that sends requests, so that what it costs is not counted as the server's. One job at a time, by message.
import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { centreOf, newLearner, ulnOf } from './run/learners.mjs';

/**
 * @typedef {object} Job
 * @property {string} url           where the server is
 * @property {'getLearner' | 'openLearnerAccount' | 'mixed'} work
 * @property {number} connections   each sends its next request when it has the answer to the last
 * @property {number} [seconds]     for how long, or
 * @property {number} [amount]      how many requests
 * @property {string} token         a bearer token, which every server gets
 * @property {number} seeded        learners 0 to here (exclusive) have accounts
 * @property {number} firstNew      the number of the next learner that has none
 */

/** @param {Job} job */
async function run({ url, work, connections, seconds, amount, token, seeded, firstNew }) {
  let next = firstNew;
  const headers = { authorization: `Bearer ${token}`, 'das-actor': 'exams.officer' };
  const anyone = () => Math.floor(Math.random() * seeded);

  const read = (/** @type {number} */ n, path = '') => ({
    method: 'GET',
    path: `/v1/learners/${ulnOf(n)}${path}`,
    headers: { ...headers, 'das-centre': centreOf(n) },
  });
  // Made when it is sent: no two open the same account.
  const open = {
    method: 'POST',
    path: '/v1/learners',
    setupRequest: (/** @type {object} */ request) => {
      const n = next++;
      return {
        ...request,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'das-centre': centreOf(n),
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(newLearner(n)),
      };
    },
  };
  const page = () => ({
    method: 'GET',
    path: '/v1/learners?limit=50',
    headers: { ...headers, 'das-centre': centreOf(anyone()) },
  });
  const list = (/** @type {number} */ length, /** @type {() => object} */ make) => Array.from({ length }, make);
  const requests = {
    // Each connection asks for learners of its own choice.
    getLearner: () => list(Math.ceil(20_000 / connections), () => read(anyone())),
    openLearnerAccount: () => [{ ...open }],
    mixed: () =>
      list(500, () => read(anyone())).flatMap((get, i) => [
        get,
        ...(i % 5 === 0 ? [{ ...open }] : []),
        ...(i % 10 === 0 ? [read(anyone(), '/history')] : []),
        ...(i % 25 === 0 ? [page()] : []),
      ]),
  }[work];

  const result = await autocannon({
    url,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    timeout: 30,
    // A run ends at one of these moments, and its length is measured there.
    sampleInt: 100,
    setupClient: (/** @type {{ setRequests(requests: object[]): void }} */ client) => client.setRequests(requests()),
  });
  return {
    statuses: Object.fromEntries(Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, count])),
    errors: result.errors,
    seconds: (result.finish.getTime() - result.start.getTime()) / 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    nextNew: next,
  };
}

process.on('message', async (/** @type {Job} */ job) => {
  process.send?.(await run(job));
});
process.once('disconnect', () => process.exit());
