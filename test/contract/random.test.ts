import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Json, person } from '../support/service.js';
import { type Known, requests, type WireRequest } from './arbitraries.js';
import { misfitsOfAnswer } from './conformance.js';
import { operationAt } from './document.js';
import { tokensOfOtherRealm } from './realms.js';
import { askedFor, askForExtract, claimed, keepProgramme, sendFile } from './requests.js';
import { confirmed, gradeOfAll, prepared, ready } from './results.js';
import { openWorld, type World } from './world.js';

/** Requests that go out together, so that they meet in the service as well. */
const atOnce = 10;
const runs = process.env.DAS_SOAK === '1' ? 1_000 : 150;

let world: World;
let known: Known;
beforeAll(async () => {
  world = await openWorld({ worker: true });
  known = await knownIn(world);
});
afterAll(() => world.close());

it(`whatever is sent is answered as the contract says, and never with a failure (${runs * atOnce} requests)`, async () => {
  const property = fc.asyncProperty(
    fc.array(requests(known), { minLength: atOnce, maxLength: atOnce }),
    async (batch) => {
      const answers = await Promise.all(
        batch.map(({ method, path, headers, body }) => send(method, path, headers, body)),
      );
      const wrong = batch.flatMap((request, index) => misfitsOf(request, answers[index] as Answer));
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    },
  );
  await fc.assert(property, {
    numRuns: runs,
    endOnFailure: process.env.DAS_SOAK !== '1',
    interruptAfterTimeLimit: 600_000,
    markInterruptAsFailure: false,
  });
}, 660_000);

it('after all of it every file and every extract came to its end, and none by a fault of the service', async () => {
  const counted = async (statuses: string) => {
    const [row] = await world.query(
      `SELECT count(*)::int AS count FROM (SELECT status FROM batch UNION ALL SELECT status FROM extract) AS every_one
        WHERE status ${statuses}`,
    );
    return row?.count;
  };
  const underWay = () => counted(`NOT IN ('completed', 'refused', 'cancelled', 'failed')`);
  await expect.poll(underWay, { timeout: 20_000 }).toBe(0);
  // What the log says of one that failed is worth more than that it did.
  const failures = world.logs.filter((line) => line.includes('"task"') || line.includes('failed'));
  expect(await counted(`= 'failed'`), failures.slice(-3).join('\n')).toBe(0);
  expect(await counted(`= 'completed'`)).toBeGreaterThan(10);
});

it('after all of it the log tells the whole story of every learner', async () => {
  // The version of a record goes up by one with each transaction but those of awarding bodies, and each has its place in
  // the log.
  const rows = await world.query(`
    SELECT a.uln, a.version, count(l.*) FILTER (WHERE NOT l.after ?| '{result,decision}')::int AS logged, a.status, a.centre_number,
      (SELECT last.after->'account' FROM transaction_log last WHERE last.realm_id = a.realm_id AND last.subject = a.uln
         AND last.after ? 'account' ORDER BY last.seq DESC LIMIT 1) AS account
    FROM learner_account a LEFT JOIN transaction_log l ON l.realm_id = a.realm_id AND l.subject = a.uln
    GROUP BY a.realm_id, a.uln`);
  expect(rows.length).toBeGreaterThan(10);
  for (const { version, logged, status, centre_number, account } of rows) {
    expect(logged).toBe(version);
    expect(account).toMatchObject({ status, centre: centre_number });
  }
  // And each result and decision is in the log as it was added.
  for (const [table, part] of [
    ['constituent_result', 'result'],
    ['decision', 'decision'],
  ] as const) {
    const [count] = await world.query(`
      SELECT count(*)::int AS added, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM transaction_log l
        WHERE l.realm_id = t.realm_id AND l.subject = t.uln AND l.after->'${part}'->>'id' = t.id::text))::int AS logged
      FROM ${table} t`);
    expect(count?.logged, table).toBe(count?.added);
    expect(count?.added, table).toBeGreaterThan(3);
  }
  const [parts] = await world.query(`
    SELECT count(*)::int AS ahead FROM learner_diploma d JOIN learner_account a USING (realm_id, uln) WHERE d.version > a.version`);
  expect(parts?.ahead).toBe(0);
});

function send(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return world.send(method, path, { ...headers, ...length }, body);
}

function misfitsOf(request: WireRequest, answer: Answer): string[] {
  const { method, path, headers, body } = request;
  const operation = operationAt(method, path);
  const { authorization: _token, ...shown } = headers;
  const said = `${method} ${path} ${JSON.stringify(shown)} ${String(body).slice(0, 300)}`;
  const query = Object.fromEntries(new URL(`${world.baseUrl}${path}`).searchParams);
  const found =
    operation === undefined || isElsewhere(answer, method)
      ? offContract(answer, request)
      : misfitsOfAnswer(operation, answer, { query });
  return found.map((misfit) => `${misfit}: ${said} -> ${answer.status} ${answer.text.slice(0, 300)}`);
}

/** The address looked like an operation's, and the router saw none in it: one that cannot be decoded, for example. */
function isElsewhere({ status, body }: Answer, method: string): boolean {
  return method !== 'HEAD' && status === 404 && body?.code === 'not-found';
}

/** Where the contract has nothing there are pages for people, and problems. */
function offContract({ status, headers }: Answer, { method, headers: sent }: WireRequest): string[] {
  if (status >= 500) return [`failed with ${status}`];
  const expected = sent.accept?.includes('text/html') ? /^text\/html/ : /^application\/problem\+json/;
  if (status >= 400 && method !== 'HEAD' && !expected.test(headers['content-type'] ?? ''))
    return [`no problem, but ${headers['content-type']}`];
  return [];
}

/** Records of every kind, so that what is sent at random meets something now and then. */
async function knownIn(world: World): Promise<Known> {
  const { kit } = world;
  const claims = await Promise.all([1, 2, 3].map(() => claimed(world)));
  const transfers = await Promise.all([1, 2].map(() => askedFor(world)));
  const diplomas: Json[] = await Promise.all([1, 2, 3].map(() => world.openWithDiploma()));
  const programme = await keepProgramme(world);
  const awarded = [await prepared(world), await ready(world), await ready(world)];
  for (let n = 0; n < 4; n++) awarded.push(await confirmed(world));
  await world.done('PUT', `/v1/centres/${kit.centre.number}/awarding-bodies/${world.secondAwardingBody}`);
  const results: Json[] = (await world.done('GET', '/v1/results', { as: 'diplomaAwardingBody' })).items;
  const otherRealm = await tokensOfOtherRealm(world);
  const batches = await Promise.all([1, 2, 3].map(async () => (await sendFile(world)).body));
  const extracts: Json[] = await Promise.all([1, 2, 3].map(() => askForExtract(world)));
  const ulns = [...claims, ...transfers, ...diplomas, ...awarded, ...awarded].map(({ uln }) => uln);
  const fresh = Array.from({ length: 12 }, () => world.nextUln());
  const { items: lines } = await world.done('GET', '/v1/lines-of-learning');
  const places = [
    ...transfers.map((path) => ({ of: '/transfers/', ...path })),
    ...diplomas.map(({ uln, diploma }) => ({ of: '/diplomas/', uln, id: diploma.id })),
    ...claims.map(({ uln, diplomaId }) => ({ of: '/diplomas/', uln, id: diplomaId })),
    ...claims.map(({ claim }) => ({ of: '/claims/', id: claim.id })),
    ...[...awarded, ...awarded].map(({ claim }) => ({ of: '/claims/', id: claim.id })),
    ...results.slice(0, 6).map(({ id }) => ({ of: '/results/', id })),
    { of: '/programmes/', id: programme.id },
    ...batches.map(({ id }) => ({ of: '/batches/', id })),
    ...extracts.map(({ id }) => ({ of: '/extracts/', id })),
  ];
  const ids = places.map(({ id }) => id);
  return {
    uln: [...ulns, ...ulns, ...fresh, kit.merged.uln, kit.otherCentre.uln],
    id: [...ids, 'uln-check-digit'],
    places,
    grant_type: ['client_credentials'],
    client_id: [kit.supplier.clientId],
    client_secret: [kit.supplier.clientSecret],
    diplomaId: ids,
    programmeId: [programme.id, ...ids.slice(0, 2)],
    number: [kit.centre.number, world.secondCentre, kit.otherCentre.number],
    'DAS-Centre': [kit.centre.number, kit.centre.number, kit.centre.number, world.secondCentre, kit.otherCentre.number],
    'DAS-Actor': ['exams.officer'],
    fileName: ['autumn.csv', 'Zoë O’Brien-Smith.csv'],
    'If-Match': ['"1"', '"2"', '"3"', '*'],
    'If-None-Match': ['"1"', '"2"', 'W/"3"', '*'],
    'Idempotency-Key': Array.from({ length: 300 }, (_, index) => `random-key-${index}`),
    line: lines.map(({ code }: Json) => code),
    awardingBody: ['NDA', 'NDA', 'SVE', 'PEN'],
    code: ['NDA', 'SVE', 'PEN'],
    qan: [...world.qualifications, '90000018'],
    item: world.qualifications,
    familyName: [person.familyName, 'Nguyễn'],
    unit: ['EN201', 'EN202', 'EN203'],
    grade: ['b', 'B', 'A', 'Pass', 'U', 'absent', gradeOfAll],
    points: ['4', '30', '7'],
    awardDate: ['2010-08-24', '2010-10-05'],
    publishDate: ['2010-08-24', '2010-10-06'],
    givenName: [person.givenName, 'Nuala'],
    dateOfBirth: [person.dateOfBirth],
    from: ['2010-09-06'],
    to: ['2010-09-17'],
    completedOn: ['2010-09-10'],
    uci: ['681990012058G'],
    upn: ['B801200005001'],
    token: [
      await world.token('supplier'),
      await world.token('diplomaAwardingBody'),
      await world.token('componentAwardingBody'),
      otherRealm.supplier,
      otherRealm.awardingBody,
    ],
  };
}
