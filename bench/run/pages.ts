import { readFile } from 'node:fs/promises';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import type { StarterKit } from '../../src/onboarding/starter-kit.js';
import type { Contender } from './contenders.js';
import type { Database } from './database.js';
import { ulnOf } from './learners.mjs';
import { nameOf, openForPages } from './page-learners.js';
import { median } from './versus.js';
import type { World } from './world.js';

/** How long pages take, of one centre. */
export interface PagesOfCentre {
  /** Learners of the centre. */
  readonly learners: number;
  readonly pages: readonly PageFigure[];
}

/** One page, asked for by one browser again and again. Times in ms. */
export interface PageFigure {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
  /** As sent, not compressed. */
  readonly bytes: number;
}

/** What was measured of pages. */
export interface PageFigures {
  readonly learners: number;
  readonly centres: readonly PagesOfCentre[];
  /** Pages a second, of all kinds in turn, and what the same template alone does beside it. A figure a round. */
  readonly perSecond: readonly number[];
  readonly templateAlone: readonly number[];
  /** Lists of 1,000 new accounts stored in a second: with the index that finds names that are alike, and without. */
  readonly opened: { readonly withIndex: readonly number[]; readonly without: readonly number[] };
}

interface Amounts {
  /** Learners of the realm, and of them those of the smaller centre. */
  readonly learners: number;
  readonly own: number;
  /** How often each page is asked for. */
  readonly times: number;
  readonly rounds: number;
  readonly seconds: number;
}

const small = '90001';
const large = '90002';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Somebody who is signed in, as their browser remembers it. */
interface Browser {
  readonly url: URL;
  readonly cookie: string;
  readonly csrf: string;
}

/** Pages of a running service: a centre among others, and one that has nearly all learners. */
export async function measurePages(
  service: Contender,
  peer: Contender,
  database: Database,
  world: World,
  amounts: Amounts,
): Promise<PageFigures> {
  const client = new pg.Client({ connectionString: database.url, options: '-c timezone=UTC' });
  await client.connect();
  const { own, learners, rounds } = amounts;
  await openForPages(world, world.actor, { first: 0, count: own, centre: small });
  await openForPages(world, { ...world.actor, centre: large }, { first: own, count: learners - own, centre: large });
  await client.query('VACUUM ANALYZE');

  const kit = JSON.parse(await readFile(join(database.folder, 'service', 'starter-kit.json'), 'utf8')) as StarterKit;
  const user = kit.users.find(({ role }) => role === 'learnerAdministrator') as StarterKit['users'][number];
  const centres: PagesOfCentre[] = [];
  const perSecond: number[] = [];
  const templateAlone: number[] = [];
  for (const [centre, first, count] of [
    [small, 0, own],
    [large, own, learners - own],
  ] as const) {
    if (centre === large) await moveTo(client, world.realm, user.username, large);
    const browser = await signIn(service, user);
    const asked = questions(browser, first, count);
    await walk(asked, 20);
    centres.push({ learners: count, pages: await walk(asked, amounts.times) });
    if (centre === small)
      for (let round = 0; round < rounds; round++) {
        perSecond.push(await load(service, browser, first, count, amounts.seconds));
        templateAlone.push(await load(peer, undefined, first, count, amounts.seconds));
      }
  }
  const opened = await costOfIndex(client, world, learners, rounds);
  await client.end();
  return { learners, centres, perSecond, templateAlone, opened };
}

/** From here on the person works for another centre, which has signed too. */
async function moveTo(client: pg.Client, realm: number, username: string, centre: string): Promise<void> {
  await client.query('UPDATE person SET centre_number = $3 WHERE realm_id = $1 AND username = $2', [
    realm,
    username,
    centre,
  ]);
  await client.query(
    `INSERT INTO signed_agreement (id, realm_id, centre_number, agreement, version, digest, signed_by, username, signed_at)
      SELECT gen_random_uuid(), realm_id, $2, agreement, version, digest, signed_by, username, signed_at
      FROM signed_agreement WHERE realm_id = $1 LIMIT 1`,
    [realm, centre],
  );
}

export async function signIn(
  { url }: Contender,
  { username, password }: { username: string; password: string },
): Promise<Browser> {
  const page = await ask(new URL(url), 'GET', '/sign-in', {});
  const form = cookiesOf(page.headers);
  const said = new URLSearchParams({ _csrf: csrfOf(page.text), username, password }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const signedIn = await ask(new URL(url), 'POST', '/sign-in', { ...type, cookie: form }, said);
  if (signedIn.status !== 303) throw new Error(`signing in was answered ${signedIn.status}`);
  const cookie = `${form}; ${cookiesOf(signedIn.headers)}`;
  const learners = await ask(new URL(url), 'GET', '/learners', { cookie, accept: 'text/html' });
  return { url: new URL(url), cookie, csrf: csrfOf(learners.text) };
}

const csrfOf = (text: string) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
const cookiesOf = (headers: IncomingHttpHeaders) =>
  (headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: number;
}

export function ask(
  url: URL,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: url.hostname, port: url.port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: bytes.toString(),
          bytes: bytes.length,
        });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

interface Question {
  readonly name: string;
  ask(): Promise<Answered>;
}

/** What is asked for: each time of another learner, or for another name. */
function questions({ url, cookie, csrf }: Browser, first: number, count: number): readonly Question[] {
  const anyone = () => first + Math.floor(Math.random() * count);
  const get = (path: string) => ask(url, 'GET', path, { cookie, accept: 'text/html' });
  // As the page's own script does while somebody types.
  const search = (text: string) =>
    ask(
      url,
      'POST',
      '/learners',
      { cookie, 'content-type': 'application/x-www-form-urlencoded', 'x-part': 'results', accept: '*/*' },
      new URLSearchParams({ _csrf: csrf, text, line: '', level: '', status: 'open' }).toString(),
    );
  const misspelt = (name: string) => `${name.slice(0, 3)}${name.slice(4)}`;
  return [
    { name: 'start page', ask: () => get('/') },
    { name: 'learners', ask: () => get('/learners') },
    { name: 'search by the beginning of a name', ask: () => search(nameOf(anyone()).familyName.slice(0, 4)) },
    {
      name: 'search by a whole name',
      ask: () => search(`${nameOf(anyone()).givenName} ${nameOf(anyone()).familyName}`),
    },
    { name: 'search by a misspelt name', ask: () => search(misspelt(nameOf(anyone()).familyName)) },
    { name: 'search by ULN', ask: () => search(ulnOf(anyone())) },
    { name: 'a learner', ask: () => get(`/learners/${ulnOf(anyone())}`) },
    { name: 'a form', ask: () => get(`/learners/${ulnOf(anyone())}/amend`) },
    { name: 'claims not awarded', ask: () => get('/waiting') },
    { name: 'results of the centre', ask: () => get('/outcomes') },
    { name: 'results of a line', ask: () => get('/outcomes/engineering/higher') },
  ];
}

/** Asks each question so often, in turn, and tells how long each took. */
async function walk(asked: readonly Question[], times: number): Promise<PageFigure[]> {
  const taken = new Map(asked.map(({ name }) => [name, { ms: [] as number[], bytes: 0 }]));
  for (let turn = 0; turn < times; turn++)
    for (const one of asked) {
      const since = performance.now();
      const { status, bytes } = await one.ask();
      const kept = taken.get(one.name) as { ms: number[]; bytes: number };
      kept.ms.push(performance.now() - since);
      kept.bytes = Math.max(kept.bytes, bytes);
      if (status !== 200) throw new Error(`${one.name} was answered ${status}`);
    }
  return [...taken].map(([name, { ms, bytes }]) => {
    const sorted = ms.toSorted((one, other) => one - other);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
    return { name, p50: at(0.5), p99: at(0.99), bytes };
  });
}

/** Pages a second for ten browsers at once; of the peer its one page. */
async function load(
  { url }: Contender,
  browser: Browser | undefined,
  first: number,
  count: number,
  seconds: number,
): Promise<number> {
  const headers = { cookie: browser?.cookie ?? '', accept: 'text/html' };
  const learner = () => `/learners/${ulnOf(first + Math.floor(Math.random() * count))}`;
  const paths =
    browser === undefined
      ? ['/learners']
      : Array.from({ length: 50 }, () => [
          '/',
          '/learners',
          learner(),
          `${learner()}/amend`,
          '/waiting',
          learner(),
        ]).flat();
  const { statusCodeStats, duration, non2xx, errors } = await autocannon({
    ...{ url, connections: 10, duration: seconds },
    requests: paths.map((path) => ({ method: 'GET' as const, path, headers })),
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} pages failed: ${JSON.stringify(statusCodeStats)}`);
  return (statusCodeStats?.['200']?.count ?? 0) / duration;
}

/** New accounts with the index and without it, in turn, in lists of 1,000. */
async function costOfIndex(client: pg.Client, world: World, first: number, rounds: number) {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'learner_account' AND indexdef LIKE '%gin_trgm_ops%'`,
  );
  const [index] = rows;
  if (index === undefined) throw new Error('there is no index that finds names that are alike');
  let next = first;
  const lists = 5;
  async function open(): Promise<number> {
    const since = performance.now();
    await openForPages(world, world.actor, { first: next, count: lists * 1000, centre: small, only: true });
    next += lists * 1000;
    return (lists * 1000) / ((performance.now() - since) / 1000);
  }
  const withIndex: number[] = [];
  const without: number[] = [];
  await open();
  for (let round = 0; round < rounds; round++) {
    withIndex.push(await open());
    await client.query(`DROP INDEX ${index.indexname}`);
    without.push(await open());
    await client.query(index.indexdef);
  }
  return { withIndex, without };
}

/** The median of ratios, round by round. */
export function ratioOf(one: readonly number[], other: readonly number[]): number {
  return median(one.map((value, round) => value / (other[round] as number)));
}
