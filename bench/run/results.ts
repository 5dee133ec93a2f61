import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { NamedCommand } from '../../src/ledger/command.js';
import type { StarterKit } from '../../src/onboarding/starter-kit.js';
import { built } from './build.js';
import type { Contender } from './contenders.js';
import type { Database } from './database.js';
import { newLearner, ulnOf } from './learners.mjs';
import { measureResultFiles, type ResultFile } from './result-files.js';
import type { World } from './world.js';

/** What was measured of results and outcomes. */
export interface ResultFigures {
  /** Files of results. A figure a round. */
  readonly files: readonly ResultFile[];
  /** Results stored a second, posted in calls of 1,000, with every outcome worked out. A figure a round. */
  readonly posted: readonly number[];
  /** Centres listing the outcomes of their learners, all at once. In ms. */
  readonly morning: { centres: number; perSecond: number; seconds: number; p50: number; p99: number; failed: number };
  /** Every claimed Diploma worked out anew after a change. */
  readonly rework: { readonly diplomas: number; readonly seconds: number };
}

interface Amounts {
  readonly rounds: number;
  /** Learners whose results are posted in a round. */
  readonly learners: number;
  readonly centres: number;
  readonly perCentre: number;
  readonly seconds: number;
  readonly diplomas: number;
  readonly files: { readonly rounds: number; readonly learners: number };
}

const line = 'engineering';
const awardDate = '2010-10-01';
const perSecond = 50;

/** Results through a running service, as awarding bodies post them and centres ask for what they come to. */
export async function measureResults(
  service: Contender,
  database: Database,
  world: World,
  first: number,
  amounts: Amounts,
): Promise<ResultFigures> {
  const kit = JSON.parse(await readFile(join(database.folder, 'service', 'starter-kit.json'), 'utf8')) as StarterKit;
  const client = new pg.Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
  const { transact } = await built<typeof import('../../src/ledger/transact.js')>('ledger/transact.js');
  const qualifications = await qualificationsOf(client, world.realm);
  let next = first;

  async function inLists(commands: NamedCommand[], actor = world.actor): Promise<void> {
    for (let at = 0; at < commands.length; at += 1000) {
      const transacted = await transact(world.ledger, actor, commands.slice(at, at + 1000));
      const refused =
        'receipts' in transacted && transacted.receipts.find(({ verdict }) => verdict.outcome !== 'accepted');
      if (refused) throw new Error(`a record of the benchmark was refused: ${JSON.stringify(refused.verdict)}`);
    }
  }
  const opened = (n: number, centre: string) =>
    ({
      transaction: 'openLearnerAccount',
      input: { ...newLearner(n), diploma: { line, level: 'higher', awardingBody: 'NDA' }, centre },
    }) as NamedCommand;
  const claimed = (n: number, centre: string) =>
    ({
      transaction: 'createClaim',
      input: { uln: ulnOf(n), registration: { line, level: 'higher' }, centre },
    }) as NamedCommand;
  const numbers = (count: number) => Array.from({ length: count }, () => next++);

  // Posted by the API.
  const token = await tokenOf(service, kit.diplomaAwardingBody);
  const posted: number[] = [];
  for (let round = -1; round < amounts.rounds; round++) {
    const learners = numbers(round < 0 ? 200 : amounts.learners);
    await inLists(learners.flatMap((n) => [opened(n, '90001'), claimed(n, '90001')]));
    const results = learners.flatMap((n) => resultsOf(n, qualifications));
    const calls = Array.from({ length: Math.ceil(results.length / 1000) }, (_one, at) =>
      JSON.stringify({ results: results.slice(at * 1000, at * 1000 + 1000) }),
    );
    const since = performance.now();
    // Two at a time, as a body's program that does not wait for each answer.
    await Promise.all(
      [0, 1].map(async () => {
        for (let body = calls.pop(); body !== undefined; body = calls.pop()) {
          const answer = await fetch(`${service.url}/v1/results`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${token}`,
              'das-actor': 'results.officer',
              'idempotency-key': randomUUID(),
              'content-type': 'application/json',
            },
            body,
          });
          const told = (await answer.json()) as { refused: number };
          if (answer.status !== 200 || told.refused > 0) throw new Error(`results were answered ${answer.status}`);
        }
      }),
    );
    if (round >= 0) posted.push(results.length / ((performance.now() - since) / 1000));
  }

  // In files.
  const around = { realm: world.realm, token: () => tokenOf(service, kit.diplomaAwardingBody), qualifications };
  const files = await measureResultFiles(service, client, around, { first: next, inLists, opened }, amounts.files);
  next += files.learners;

  // A results morning.
  const centres = Array.from({ length: amounts.centres }, (_one, n) => String(91_000 + n));
  await client.query(
    `INSERT INTO centre (realm_id, number, name) SELECT $1, n, 'Centre ' || n FROM unnest($2::text[]) n`,
    [world.realm, centres],
  );
  await client.query(
    `INSERT INTO centre_association (realm_id, centre_number, awarding_body_code, associated_at)
      SELECT $1, n, 'NDA', '2008-09-01' FROM unnest($2::text[]) n`,
    [world.realm, centres],
  );
  await client.query(
    `INSERT INTO centre_authority (id, realm_id, supplier_id, centre_number, scopes, valid_from)
      SELECT gen_random_uuid(), realm_id, supplier_id, n, scopes, valid_from
      FROM unnest($2::text[]) n, (SELECT * FROM centre_authority WHERE realm_id = $1 LIMIT 1) a`,
    [world.realm, centres],
  );
  const body = { ...world.actor, centre: undefined };
  const asCommand = (result: object) =>
    ({ transaction: 'postResults', input: { ...result, awardingBody: 'NDA' } }) as unknown as NamedCommand;
  const homes = centres.flatMap((centre) => numbers(amounts.perCentre).map((n) => ({ n, centre })));
  await inLists(homes.flatMap(({ n, centre }) => [opened(n, centre), claimed(n, centre)]));
  await inLists(
    homes.flatMap(({ n }) => resultsOf(n, qualifications).map(asCommand)),
    body,
  );
  await client.query('VACUUM ANALYZE');
  const morning = await askForOutcomes(service, kit, centres, amounts.seconds);

  // Everything anew.
  const many = numbers(Math.max(0, amounts.diplomas - homes.length));
  await inLists(many.flatMap((n) => [opened(n, '90001'), claimed(n, '90001')]));
  await inLists(
    many.map((n) => asCommand(resultsOf(n, qualifications).at(-1) as object)),
    body,
  );
  await client.query('VACUUM ANALYZE');
  const { requestRework } = await built<typeof import('../../src/ledger/rework.js')>('ledger/rework.js');
  // Every outcome names its functional skills, so every one of them changes.
  await client.query(
    `UPDATE qualification SET title = title || ' (revised)' WHERE realm_id = $1 AND component = 'functionalSkills'`,
    [world.realm],
  );
  await client.query('UPDATE realm SET catalogue_version = catalogue_version + 1 WHERE id = $1', [world.realm]);
  const versions = await outcomeVersions(client, world.realm);
  const since = performance.now();
  for (const statement of requestRework(world.realm)) await client.query(statement);
  for (;;) {
    const { rowCount } = await client.query('SELECT 1 FROM rework WHERE realm_id = $1', [world.realm]);
    if (rowCount === 0) break;
    await sleep(50);
  }
  const seconds = (performance.now() - since) / 1000;
  const diplomas = (await outcomeVersions(client, world.realm)) - versions;
  if (diplomas < amounts.diplomas) throw new Error(`${diplomas} outcomes were worked out anew`);
  await client.end();
  return { posted, files: files.rounds, morning, rework: { diplomas, seconds } };
}

/** What of the catalogue the benchmark's learners take with NDA. */
export interface Qualifications {
  readonly principal: { qan: string; units: { code: string; glh: number }[] };
  readonly project: string;
  readonly skills: readonly string[];
}

/** The qualifications of the line and level of the benchmark's learners. */
export async function qualificationsOf(client: pg.Client, realm: number): Promise<Qualifications> {
  const { rows } = await client.query<{ qan: string; component: string; units: { code: string; glh: number }[] }>(
    `SELECT qan, component, units FROM qualification WHERE realm_id = $1 AND level = 2 AND awarding_body_code = 'NDA'
      AND (lines = '{}' OR $2 = ANY(lines)) ORDER BY qan`,
    [realm, line],
  );
  const of = (component: string) => rows.filter((row) => row.component === component);
  const [principal] = of('principalLearning');
  return {
    principal: principal as Qualifications['principal'],
    project: of('project')[0]?.qan as string,
    skills: of('functionalSkills').map(({ qan }) => qan),
  };
}

/** The results that NDA has of a learner: seven units, the whole, the project and functional skills. */
function resultsOf(n: number, { principal, project, skills }: Qualifications): object[] {
  const { uln, givenName, familyName, dateOfBirth } = newLearner(n);
  const common = { uln, givenName, familyName, dateOfBirth, awardDate, priorAchievementVerified: true };
  return [
    ...principal.units.map(({ code, glh }) => ({
      ...{ ...common, qan: principal.qan, unit: code, grade: 'b', points: String((2 * glh) / 30) },
    })),
    { ...common, qan: principal.qan, grade: 'B', points: '28' },
    { ...common, qan: project, grade: 'A', points: '7' },
    ...skills.map((qan) => ({ ...common, qan, grade: 'Pass' })),
  ];
}

async function tokenOf({ url }: Contender, { clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Each centre in turn asks for what its learners' Diplomas come to, so many a second, however fast the answers are. */
async function askForOutcomes(
  service: Contender,
  kit: StarterKit,
  centres: readonly string[],
  seconds: number,
): Promise<ResultFigures['morning']> {
  const token = await tokenOf(service, kit.supplier);
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const { hostname, port } = new URL(service.url);
  const times: number[] = [];
  let failed = 0;
  const ask = (centre: string, due: number) =>
    new Promise<void>((resolve) => {
      const headers = { authorization: `Bearer ${token}`, 'das-centre': centre };
      const asked = request({ agent, hostname, port, path: '/v1/outcomes', headers }, (answer) => {
        if (answer.statusCode !== 200) failed++;
        answer.resume();
        answer.once('end', () => {
          times.push(performance.now() - due);
          resolve();
        });
      });
      asked.once('error', () => {
        failed++;
        resolve();
      });
      asked.end();
    });
  const begun = performance.now();
  const waiting: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = begun + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    waiting.push(ask(centres[n % centres.length] as string, due));
  }
  await Promise.all(waiting);
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { centres: centres.length, perSecond, seconds, p50: at(0.5), p99: at(0.99), failed };
}

async function outcomeVersions(client: pg.Client, realm: number): Promise<number> {
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM outcome WHERE realm_id = $1', [realm]);
  return Number(rows[0]?.count);
}
