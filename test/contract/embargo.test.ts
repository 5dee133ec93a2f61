import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SUPPLIER_SCOPES } from '../../src/identity/scopes.js';
import { untilOver } from '../integration/batch/send-file.js';
import { inTurns } from '../support/in-turns.js';
import { type Answer, type CallOptions, type Json, registration } from '../support/service.js';
import { contract, type Operation, operationAt, parametersIn, writes } from './document.js';
import { addressOf, prepare, send } from './requests.js';
import {
  allResults,
  confirmed,
  decideOn,
  gradeOfAll,
  post,
  postAll,
  prepared,
  principalLearning,
  ready,
  unpublished,
} from './results.js';
import { openWorld, type World } from './world.js';

// Two worlds in which a centre does the same at the same instants. In the one that is told more, awarding bodies also do
// things that are not published yet. Whatever differs for the centre tells it of them. Both worlds live by one clock,
// which stands still while they are called, so that only what is made by chance has another name in each.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The instant from which on the centre may see what is unpublished: midnight of 6 October 2010 in British Summer Time. */
const published = Date.parse('2010-10-05T23:00:00Z');
/** When the two worlds are alike no longer; and when the first result was posted that nobody may see. */
const started = '2010-10-04T08:00:00.000Z';

interface Side {
  readonly name: 'quiet' | 'told';
  readonly world: World;
  /** What this world calls things, and what they are called here. */
  readonly names: Map<string, string>;
  /** The learners, in the order in which they were opened. */
  readonly learners: Map<string, Learner>;
  /** Those of the stories, by the story. */
  readonly stories: Map<string, Learner>;
  /** What is asked for without the name of a learner or claim: an address of each operation. */
  readonly addresses: Map<string, string>;
}

interface Learner {
  readonly uln: string;
  readonly diplomas: string[];
  readonly claims: string[];
}

let now: number;
let realmBegan: number;

/** One for both: by it statistics are rounded, and nothing else of it is to be seen. */
const sealingKey = Buffer.alloc(32, 'embargo').toString('base64');

async function openSides(options: { worker?: boolean } = {}): Promise<Side[]> {
  now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now });
  realmBegan = now;
  return Promise.all(
    (['quiet', 'told'] as const).map(async (name) => {
      const world = await openWorld({ ...options, sealingKey });
      return { name, world, names: new Map(), learners: new Map(), stories: new Map(), addresses: new Map() };
    }),
  );
}

async function closeSides(sides: readonly Side[]): Promise<void> {
  try {
    await Promise.all(sides.map(({ world }) => world.close()));
  } finally {
    vi.useRealTimers();
  }
}

/** Does something in both worlds at once, a second after what was done before. */
async function inEach<T>(sides: readonly Side[], doIt: (side: Side) => Promise<T>): Promise<[quiet: T, told: T]> {
  now += 1000;
  vi.setSystemTime(now);
  return (await Promise.all(sides.map(doIt))) as [T, T];
}

/** Moves the clock of both worlds to this instant of their realm. */
function moveTo(instant: number): void {
  now = realmBegan + (instant - Date.parse(started));
  vi.setSystemTime(now);
}

/** Does something in both worlds. Answers what the centre can tell them apart by: nothing, if all is well. */
async function differences(
  sides: readonly Side[],
  what: string,
  doIt: (side: Side) => Promise<Answer[]>,
): Promise<Difference[]> {
  return compared(what, await inEach(sides, async (side) => shownOf(side, await doIt(side))));
}

function shownOf(side: Side, answers: readonly Answer[]): string {
  return JSON.stringify(answers.map((answer) => shown(side, answer)));
}

function compared(what: string, [quiet, told]: readonly [quiet: string, told: string]): Difference[] {
  if (quiet === told) return [];
  // Where it begins is enough: an answer is long.
  let at = 0;
  while (quiet[at] === told[at]) at++;
  const excerpt = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  return [{ what, quiet: excerpt(quiet), told: excerpt(told) }];
}

interface Difference {
  readonly what: string;
  readonly quiet: string;
  readonly told: string;
}

/** So that all that differs is seen at once, each with its name. */
function expectNone(found: readonly Difference[]): void {
  const of = (side: 'quiet' | 'told') => Object.fromEntries(found.map((one) => [one.what, one[side]]));
  expect(of('told')).toEqual(of('quiet'));
}

/** An answer as the centre sees it: everything but what chance has made, which goes by the order of its appearance. */
function shown(side: Side, { status, headers, text }: Answer) {
  const { date: _date, ratelimit: _counted, 'content-length': length, ...others } = headers;
  // A PDF is made from what its address gives as JSON; the code in it makes it longer or shorter.
  const isPdf = headers['content-type'] === 'application/pdf';
  const content = isPdf ? { pdf: text.slice(0, 5) } : { length, text: plain(side, text) };
  return { status, headers: plain(side, JSON.stringify(others)), ...content };
}

const madeByChance =
  /http:\/\/127\.0\.0\.1:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z]{3}(?:-[0-9A-F]{4}){3}|[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}|(?<=\\")[\w-]{16}(?=\\")|(?<="(?:x|y|kid)":")[\w-]{43}/g;
const cursor = /(?<="next":"|after=)[\w-]+/g;

function plain({ names }: Side, text: string): string {
  const named = (kind: string) => (found: string) => {
    const known = names.get(found) ?? `${kind} ${names.size}`;
    names.set(found, known);
    return known;
  };
  // A cursor holds the key of the last item; its check differs where the key does.
  const opened = text.replaceAll(cursor, (found) => {
    const [key, check] = Buffer.from(found, 'base64url').toString('utf8').split(' ');
    return check === undefined ? found : `cursor ${key}`;
  });
  return opened.replaceAll(madeByChance, named('name'));
}

/** The operations of the contract that a supplier may call. */
const suppliers = contract.filter(
  ({ isPublic, scopes }) =>
    isPublic || scopes.length === 0 || scopes.some((one) => SUPPLIER_SCOPES.includes(one as never)),
);
const reads = suppliers.filter(({ method }) => method === 'GET');
const centresWrites = () => suppliers.filter(({ method, isPublic }) => method !== 'GET' && !isPublic);

/** The world, in which of every learner who is opened results are posted at once that are not published. In the told one. */
function followed(side: Side): World {
  const { world, learners } = side;
  const open: World['open'] = async (fields, said) => {
    const learner = await world.open(fields, said);
    const diplomas = learner.diplomas.map(({ id }: Json) => id);
    learners.set(learner.uln, { uln: learner.uln, diplomas, claims: [] });
    if (side.name === 'told') await postUnpublished(world, learner);
    return learner;
  };
  const openWithDiploma: World['openWithDiploma'] = async (said, diploma = registration) => {
    const learner = await open({ diploma }, said);
    return { uln: learner.uln, learner, diploma: learner.diplomas[0] };
  };
  return { ...world, open, openWithDiploma };
}

async function postUnpublished(world: World, { uln, givenName, familyName, dateOfBirth }: Json): Promise<void> {
  const all = allResults(uln, unpublished);
  for (const body of ['diplomaAwardingBody', 'componentAwardingBody'] as const)
    await post(
      world,
      body,
      all[body].map((item) => ({ ...item, givenName, familyName, dateOfBirth })),
    );
}

const asBody = { as: 'diplomaAwardingBody' } as const;
const why = { reason: 'Because of something that is not published' };

const ofBody = (world: World, uln: string): Promise<Json[]> =>
  world.done('GET', '/v1/results', { ...asBody, query: { uln, limit: '500' } }).then(({ items }) => items);

/** The result of a learner that stands, of this unit or whole. */
async function standing(world: World, uln: string, qan: string, unit?: string): Promise<Json> {
  const all = await ofBody(world, uln);
  return all.find((one) => one.qan === qan && one.unit === unit && one.status === 'posted');
}

/** Replaces a result by another one, of the same award date and published with all that is not published yet. */
async function replace(world: World, uln: string, one: Json, said: object): Promise<Json> {
  const { givenName, familyName, dateOfBirth } = allResults(uln, {}).diplomaAwardingBody[0];
  const { qan, unit, awardDate } = one;
  const { publishDate } = unpublished;
  const key = { uln, givenName, familyName, dateOfBirth, qan, awardDate, publishDate, priorAchievementVerified: true };
  const body = { ...key, ...(unit === undefined ? {} : { unit }), ...said };
  return world.done('POST', `/v1/results/${one.id}/replacement`, { ...asBody, body });
}

async function withdraw(world: World, id: string, said: CallOptions = asBody): Promise<Json> {
  return world.done('POST', `/v1/results/${id}/withdrawal`, { ...said, body: why });
}

const whole = { grade: 'A', points: '45' };
const noProject = { grade: 'U', points: '1' };
const project = '90000171';
const skill = '90000298';

interface Story {
  /** What both worlds know of the learner. */
  readonly seen: (world: World) => Promise<{ uln: string; diplomaId?: string; claim?: Json }>;
  /** What only one of them has, and nobody may see. */
  readonly unseen: (world: World, learner: { uln: string; claim: Json }) => Promise<unknown>;
}

const stories: Readonly<Record<string, Story>> = {
  'everything is posted, the award confirmed, and the certificate refused': {
    seen: (world) => prepared(world),
    async unseen(world, { uln, claim }) {
      await postAll(world, uln, unpublished);
      await decideOn(world, claim, 'confirmation', { grade: gradeOfAll });
      const early = await world.call('POST', `/v1/claims/${claim.id}/certificate`, { ...asBody, body: {} });
      expect([early.status, early.body.errors[0].rule]).toEqual([422, 'certificate-early']);
    },
  },
  'units are posted without their whole, and the claim is referred': {
    seen: (world) => prepared(world),
    async unseen(world, { uln, claim }) {
      const { diplomaAwardingBody } = allResults(uln, unpublished);
      await post(
        world,
        'diplomaAwardingBody',
        diplomaAwardingBody.filter(({ unit }) => unit !== undefined),
      );
      await decideOn(world, claim, 'referral', why);
    },
  },
  'a claim that was referred is confirmed': {
    async seen(world) {
      const learner = await prepared(world);
      await decideOn(world, learner.claim, 'referral', { reason: 'No result was posted' });
      return learner;
    },
    async unseen(world, { uln, claim }) {
      await postAll(world, uln, unpublished);
      await decideOn(world, claim, 'confirmation', { grade: gradeOfAll });
    },
  },
  'nothing is claimed': {
    seen: async (world) => ({ uln: (await world.openWithDiploma()).uln }),
    unseen: (world, { uln }) => postAll(world, uln, unpublished),
  },
  'published results are replaced, of units and wholes': {
    seen: (world) => ready(world),
    async unseen(world, { uln, claim }) {
      await replace(world, uln, await standing(world, uln, principalLearning), whole);
      await replace(world, uln, await standing(world, uln, principalLearning, 'EN201'), { grade: 'u', points: '1' });
      await replace(world, uln, await standing(world, uln, project), noProject);
      await replace(world, uln, await standing(world, uln, skill), { grade: 'U' });
      await decideOn(world, claim, 'referral', why);
    },
  },
  'a published result is replaced again and again': {
    seen: (world) => ready(world),
    async unseen(world, { uln }) {
      for (const said of [noProject, { grade: 'B', points: '4' }, { grade: 'A', points: '6.5' }])
        await replace(world, uln, await standing(world, uln, project), said);
    },
  },
  'a confirmed award has changed, and is taken back': {
    seen: (world) => confirmed(world),
    async unseen(world, { uln, claim }) {
      await replace(world, uln, await standing(world, uln, project), noProject);
      await decideOn(world, claim, 'revocation', why);
    },
  },
  'a confirmed award has another grade, and is confirmed anew': {
    seen: (world) => confirmed(world),
    async unseen(world, { uln, claim }) {
      await replace(world, uln, await standing(world, uln, principalLearning), { ...whole, points: '55' });
      await decideOn(world, claim, 'confirmation', { grade: 'A' });
    },
  },
  'a certificate is out': {
    async seen(world) {
      const learner = await confirmed(world);
      await decideOn(world, learner.claim, 'certificate', {});
      return learner;
    },
    unseen: async (world, { uln }) => replace(world, uln, await standing(world, uln, skill), { grade: 'U' }),
  },
  'what was in doubt is posted again': {
    async seen(world) {
      const learner = await ready(world);
      await withdraw(world, (await standing(world, learner.uln, principalLearning, 'EN202')).id);
      return learner;
    },
    async unseen(world, { uln, claim }) {
      const [unit] = allResults(uln, unpublished).diplomaAwardingBody;
      await post(world, 'diplomaAwardingBody', [{ ...unit, unit: 'EN202' }]);
      await replace(world, uln, await standing(world, uln, principalLearning), { grade: 'B', points: '30' });
      await decideOn(world, claim, 'referral', why);
    },
  },
  'principal learning is posted that the catalogue does not list': {
    seen: (world) => prepared(world),
    async unseen(world, { uln }) {
      const qualification = { component: 'principalLearning', title: 'Unlisted', level: 2, guidedLearningHours: 420 };
      const [unit] = allResults(uln, unpublished).diplomaAwardingBody;
      const { unit: _unit, ...one } = unit;
      await post(world, 'diplomaAwardingBody', [{ ...one, qan: '61234567', grade: 'B', points: '30', qualification }]);
    },
  },
  'results are posted, replaced and withdrawn before they are published': {
    seen: (world) => prepared(world),
    async unseen(world, { uln }) {
      await postAll(world, uln, unpublished);
      await replace(world, uln, await standing(world, uln, project), noProject);
      for (const one of await ofBody(world, uln))
        if (one.status === 'posted' && one.awardingBody === 'NDA') await withdraw(world, one.id);
      const { items } = await world.done('GET', '/v1/results', { as: 'componentAwardingBody', query: { uln } });
      for (const { id } of items) await withdraw(world, id, { as: 'componentAwardingBody' });
    },
  },
};

/** The learners of the stories, in both worlds; each story once more for every word that is given. */
async function tell(sides: readonly Side[], ...again: string[]): Promise<void> {
  for (const name of ['', ...again].flatMap((word) => Object.keys(stories).map((story) => word + story))) {
    await inEach(sides, async (side) => {
      const { uln, diplomaId, claim } = await storyOf(name).seen(side.world);
      const diplomas = diplomaId === undefined ? await diplomasOf(side.world, uln) : [diplomaId];
      const learner = { uln, diplomas, claims: claim === undefined ? [] : [claim.id] };
      side.learners.set(uln, learner);
      side.stories.set(name, learner);
    });
  }
}

async function diplomasOf(world: World, uln: string): Promise<string[]> {
  const { items } = await world.done('GET', `/v1/learners/${uln}/diplomas`);
  return items.map(({ id }: Json) => id);
}

function storyOf(name: string): Story {
  return stories[name.replace(inFiles, '')] as Story;
}

/** Before the names of stories about whose learners files are sent. */
const inFiles = 'in files: ';

/** What is not published of them, in one. */
async function tellUnseen([, side]: readonly Side[]): Promise<void> {
  const { world, stories: learners } = side as Side;
  now += 1000;
  vi.setSystemTime(now);
  await inTurns(
    [...learners],
    ([name, { uln, claims }]) => storyOf(name).unseen(world, { uln, claim: { id: claims[0] } }),
    4,
  );
}

/** Every address that an operation has in this world, of every learner and claim, or of something made for it. */
async function addressesOf(side: Side, operation: Operation): Promise<string[]> {
  const { id, path } = operation;
  const learners = [...side.learners.values()];
  if (path.startsWith('/v1/claims/{id}'))
    return learners.flatMap(({ claims }) => claims.map((claim) => addressOf(operation, { id: claim })));
  if (path.includes('{uln}'))
    return learners.flatMap(({ uln, diplomas }) =>
      path.includes('{id}')
        ? diplomas.map((diploma) => addressOf(operation, { uln, id: diploma }))
        : [addressOf(operation, { uln, level: '2' })],
    );
  const known = side.addresses.get(id) ?? addressOf(operation, (await prepare(followed(side), id)).path);
  side.addresses.set(id, known);
  return [known];
}

/** Queries that bring out everything that a list can be asked for: each parameter by itself, in each of its values. */
function queriesOf(side: Side, operation: Operation): Record<string, string>[] {
  const ulns = [...side.stories.values()].map(({ uln }) => uln);
  const values: Readonly<Record<string, readonly string[]>> = {
    uln: ulns,
    qan: [principalLearning, project, skill],
    limit: ['2', '500'],
    changedSince: [started, new Date(Date.parse(started) + (now - realmBegan) - 60_000).toISOString()],
    name: ['O’Brien'],
    after: [],
  };
  const queries = parametersIn(operation, 'query').flatMap(({ name, schema, example }) => {
    const examples = [example ?? schema.examples?.[0]].filter((one) => one !== undefined);
    const all = values[name] ?? (schema.type === 'boolean' ? ['true'] : (schema.enum ?? examples));
    return all.map((value) => ({ [name]: String(value) }));
  });
  return [{}, ...queries];
}

/** All pages of a list; the one answer of what is none. */
async function pagesAt({ world }: Side, path: string, query: Record<string, string>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const said = operationAt('GET', path)?.isPublic ? { as: null } : {};
  for (let after: string | undefined; ; ) {
    const more: Record<string, string> = after === undefined ? {} : { after };
    const answer = await world.call('GET', path, { ...said, query: { ...query, ...more } });
    answers.push(answer);
    after = answer.body?.next;
    if (after === undefined) return answers;
  }
}

/** Reads everything that the centre can, by all of these queries. Answers in what the two worlds differ. */
async function differencesOfReads(sides: readonly Side[], queries = queriesOf): Promise<Difference[]> {
  const [quiet] = sides as [Side, Side];
  const found: Difference[] = [];
  for (const operation of reads) {
    const addresses = await inEach(sides, (side) => addressesOf(side, operation));
    expect(addresses[1]).toHaveLength(addresses[0].length);
    const asked = addresses[0].flatMap((address, index) =>
      queries(quiet, operation)
        // A PDF is made from what its address gives as JSON, and that is read of every claim.
        .filter(({ format }) => format !== 'pdf' || index === 0)
        .map((query) => ({ what: `${operation.id} of ${address} by ${JSON.stringify(query)}`, index, query })),
    );
    const answered = await inEach(sides, async (side) => {
      const ofSide = addresses[sides.indexOf(side)] as string[];
      const answers = await inTurns(asked, ({ index, query }) => pagesAt(side, ofSide[index] as string, query), 4);
      // What chance has made is named in the order of the questions, whatever the order of the answers.
      return answers.map((one) => shownOf(side, one));
    });
    for (const [index, { what }] of asked.entries())
      found.push(...compared(what, [answered[0][index] as string, answered[1][index] as string]));
  }
  return found;
}

/** Asks for each list as a whole, and for nothing by more than its address. */
const byAddress = () => [{}];

/** What a centre can do about a learner of a story. */
function doings({ uln, diplomas, claims }: Learner): { method: string; path: string; body: object }[] {
  const at = `/v1/learners/${uln}`;
  const skills = { independentEnquiry: true, creativeThinking: true, reflectiveLearning: true };
  const others = { teamWorking: true, selfManagement: true, effectiveParticipation: false };
  const suppose = { results: [{ qan: project, grade: 'A' }], pltsCompleted: true, workExperienceDays: 10 };
  const [diplomaId] = diplomas;
  const post = (path: string, body: object) => ({ method: 'POST', path, body });
  return [
    post(`${at}/diplomas/${diplomaId}/progress`, suppose),
    { method: 'PATCH', path: at, body: { gender: 'notKnown', dateOfBirth: '1994-05-16' } },
    { method: 'PUT', path: `${at}/component-completions/2/plts`, body: { ...skills, ...others } },
    post('/v1/claims', { uln, diplomaId }),
    ...claims.map((id) => post(`/v1/claims/${id}/withdrawal`, { reason: 'By mistake' })),
    post('/v1/claims', { uln, diplomaId }),
    post(newestClaim, { reason: 'By mistake again' }),
    post(`${at}/diplomas/${diplomaId}/withdrawal`, { reason: 'Gave up' }),
    post(`${at}/closure`, { reason: 'Left' }),
  ];
}

/** Stands for the address at which the claim is withdrawn that was made last. */
const newestClaim = '/v1/claims/newest/withdrawal';

const rehearsed = { query: { validateOnly: 'true' } };

/** Does everything of the above, each rehearsed first, done, and done again with the same key. */
async function differencesOfDoings(sides: readonly Side[], name: string): Promise<Difference[]> {
  const found: Difference[] = [];
  const learnerOf = (side: Side) => side.stories.get(name) as Learner;
  const count = doings(learnerOf(sides[0] as Side)).length;
  for (let index = 0; index < count; index++) {
    const what = `${name}: ${Object.values(doings(learnerOf(sides[0] as Side))[index] as object).slice(0, 2)}`;
    const act = async (side: Side) => {
      const { world } = side;
      const learner = learnerOf(side);
      const { method, path: to, body } = doings(learner)[index] as ReturnType<typeof doings>[number];
      const newest = async () => (await world.done('GET', '/v1/claims', { query: { limit: '1' } })).items[0].id;
      const path = to === newestClaim ? to.replace('newest', await newest()) : to;
      const said = { body, key: `embargo-${learner.uln}-${index}`, etag: method === 'POST' ? undefined : '*' };
      const isWrite = writes(operationAt(method, path) as Operation);
      return [
        ...(isWrite ? [await world.call(method, path, { ...said, ...rehearsed })] : []),
        await world.call(method, path, said),
        await world.call(method, path, said),
      ];
    };
    found.push(...(await differences(sides, what, act)));
  }
  return found;
}

describe('before it is published, a centre cannot tell that there is something', () => {
  let sides: Side[];
  beforeAll(async () => {
    sides = await openSides();
    await tell(sides);
    await tellUnseen(sides);
  });
  afterAll(() => closeSides(sides));

  it('by anything that it reads', async () => {
    expectNone(await differencesOfReads(sides));
  });

  it('by the time that it takes, as far as gross differences go', async () => {
    const name = 'everything is posted, the award confirmed, and the certificate refused';
    const times = { quiet: [] as number[], told: [] as number[] };
    for (let n = 0; n < 100; n++) {
      for (const { name: side, world, stories: known } of sides) {
        const { uln, diplomas, claims } = known.get(name) as Learner;
        const since = performance.now();
        await world.call('GET', `/v1/learners/${uln}/diplomas/${diplomas[0]}/progress`);
        await world.call('GET', `/v1/claims/${claims[0]}`);
        await world.call('GET', '/v1/outcomes', { query: { limit: '5' } });
        times[side].push(performance.now() - since);
      }
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length / 2] as number;
    const [quiet, told] = [median(times.quiet), median(times.told)];
    expect(Math.max(quiet, told) / Math.min(quiet, told), `${quiet} ms and ${told} ms`).toBeLessThan(1.5);
  });

  it.each(centresWrites().map(({ id }) => id))('by the answer to %s', async (id) => {
    const prepared = new Map<Side, Awaited<ReturnType<typeof prepare>>>();
    await inEach(sides, async (side) => {
      const one = await prepare(followed(side), id);
      if (one.path.id !== undefined && one.operation.path.startsWith('/v1/claims/') && side.name === 'told')
        await decideOn(side.world, { id: one.path.id }, 'referral', why);
      // Made by chance in the preparation.
      if (one.body?.changedSince !== undefined) one.body.changedSince = started;
      prepared.set(side, one);
    });
    const act = async (side: Side) => {
      const one = prepared.get(side) as Awaited<ReturnType<typeof prepare>>;
      const key = `embargo-${id}`;
      return [
        ...(writes(one.operation) ? [await send(side.world, one, { said: rehearsed })] : []),
        await send(side.world, one, { said: { key } }),
        await send(side.world, one, { said: { key } }),
      ];
    };
    expectNone(await differences(sides, id, act));
  });

  it('by the check of a transcript', async () => {
    const act = async ({ world, stories: known }: Side) => {
      const answers: Answer[] = [];
      for (const { uln, claims } of known.values()) {
        for (const claim of claims) {
          const { verificationCode: code } = await world.done('GET', `/v1/claims/${claim}/transcript`);
          const { answer } = {
            answer: await world.call('POST', '/v1/transcript-checks', { as: null, body: { uln, code } }),
          };
          expect(answer.body.valid).toBe(true);
          answers.push(answer);
        }
      }
      return answers;
    };
    expectNone(await differences(sides, 'checkTranscript', act));
  });

  it.each(Object.keys(stories))('by the answers to whatever it does: %s', async (name) => {
    expectNone(await differencesOfDoings(sides, name));
  });

  it('by anything that it reads of all that', async () => {
    expectNone(await differencesOfReads(sides));
  });
});

/** What is read of batches or extracts is read of this one from now on: where a worker takes them, none is made up. */
function known({ addresses }: Side, folder: string, id: string): void {
  for (const operation of reads)
    if (operation.path.startsWith(`${folder}/{id}`)) addresses.set(operation.id, addressOf(operation, { id }));
}

/** What a centre sends in files about the learners of the stories, who stand as it has them in both worlds. */
function fileAbout({ stories: learners }: Side): string {
  const sent = [...learners].flatMap(([name, learner]) => (name.startsWith(inFiles) ? [learner] : []));
  const rows = sent.flatMap(({ uln, claims }, index) => [
    `L,l${index},${uln},2,Y,Y,Y,Y,Y,N,`,
    `L,m${index},${uln},2,Y,Y,Y,Y,Y,Y,2010-09-24`,
    `C,c${index},CLAIM,${uln},engineering,higher`,
    ...(claims.length === 0 ? [] : [`C,w${index},WITHDRAW,${uln},engineering,higher`]),
    `C,d${index},CLAIM,${uln},engineering,higher`,
    `D,e${index},WITHDRAW,${uln},engineering,higher,,,,`,
  ]);
  return ['H,DAS,3,CENTRE,90001,,embargo,2010-10-04T09:30:00', ...rows, `Z,${rows.length}`].join('\r\n');
}

/** The results, progress, claims, outcomes and history of a learner as the centre sees them. */
async function seenOf({ world }: Side, { uln, diplomas, claims }: Learner) {
  const at = `/v1/learners/${uln}`;
  const [results, history] = await Promise.all([
    world.done('GET', '/v1/results', { query: { uln, limit: '500' } }),
    world.done('GET', `${at}/history`, { query: { limit: '500' } }),
  ]);
  const progress = await world.done('GET', `${at}/diplomas/${diplomas[0]}/progress`);
  const claim = claims[0] === undefined ? undefined : await world.done('GET', `/v1/claims/${claims[0]}`);
  const outcomes = await world.done('GET', '/v1/outcomes', { query: { limit: '500' } });
  const outcome = outcomes.items.find((one: Json) => one.uln === uln);
  return { results: results.items, history: history.items, progress, claim, outcome };
}

const gradeIn = (results: readonly Json[], qan: string, unit?: string): string | undefined =>
  results.find((one) => one.qan === qan && one.unit === unit)?.grade;

describe('until the instant at which it is published', () => {
  let sides: Side[];
  let told: Side;
  const extracts = ['learnerAccounts', 'registrations', 'completions', 'claims', 'all', 'results', 'outcomes'] as const;
  beforeAll(async () => {
    sides = await openSides({ worker: true });
    told = sides[1] as Side;
    await tell(sides, inFiles);
    await tellUnseen(sides);
  });
  afterAll(() => closeSides(sides));

  it.each(extracts.flatMap((kind) => [2, 3].map((release) => [kind, release] as const)))(
    'a centre cannot tell by the extract of %s of release %i',
    async (kind, release) => {
      for (const filter of [{}, { changedSince: '2010-10-04T08:00:30.000Z' }, { learnerStatus: 'open' }]) {
        const act = async (side: Side) => {
          const { world } = side;
          const asked = await world.call('POST', '/v1/extracts', { body: { kind, release, ...filter } });
          if (asked.status !== 202) return [asked];
          known(side, '/v1/extracts', asked.body.id);
          const at = `/v1/extracts/${asked.body.id}`;
          while ((await world.done('GET', at)).status !== 'completed') await sleep(20);
          return [asked, await world.call('GET', at), await world.call('GET', `${at}/file`)];
        };
        expectNone(await differences(sides, `${kind} of release ${release} by ${JSON.stringify(filter)}`, act));
      }
    },
  );

  it.each<Record<string, string>>([{ validateOnly: 'true' }, {}])(
    'a centre cannot tell by the response to a file, with %o',
    async (query) => {
      const act = async (side: Side) => {
        const { world } = side;
        const said = {
          headers: { 'content-type': 'text/csv' },
          raw: fileAbout(side),
          query: { ...query, again: 'true' },
        };
        const sent = await world.call('POST', '/v1/batches', said);
        const batch = await untilOver(world, sent.body.id);
        expect(batch).toMatchObject({ status: 'completed', rows: { total: fileAbout(side).split('\r\n').length - 2 } });
        known(side, '/v1/batches', batch.id);
        const at = `/v1/batches/${batch.id}`;
        const reading = ['', '/causes', '/file'].map((one) => world.call('GET', `${at}${one}`));
        for (const format of ['csv', 'jsonLines'])
          reading.push(world.call('GET', `${at}/response`, { query: { format } }));
        return [sent, ...(await Promise.all(reading))];
      };
      expectNone(await differences(sides, 'createBatch', act));
    },
  );

  const seen = (story: string) => seenOf(told, told.stories.get(story) as Learner);

  it('a centre cannot tell by anything that it reads a millisecond before', async () => {
    // A comparison begins a second after the last.
    moveTo(published - 1001);
    const read = async (side: Side) => {
      const answers: Answer[] = [];
      for (const operation of reads) {
        const addresses = await addressesOf(side, operation);
        answers.push(...(await inTurns(addresses, (address) => pagesAt(side, address, {}), 4)).flat());
      }
      return answers;
    };
    expectNone(await differences(sides, 'everything', read));
    expect(told.world.clock().getTime() - realmBegan + Date.parse(started)).toBe(published - 1);
  });

  it('everything appears at that instant, wherever it is to be seen', async () => {
    // Nothing before would have been found if nothing could be.
    moveTo(published - 1000);
    const found = (await differencesOfReads(sides, byAddress)).map(({ what }) => what.split(' ', 1)[0]);
    const seenAt = ['getClaim', 'getDiplomaProgress', 'getLearnerHistory', 'listClaims', 'listOutcomes', 'listResults'];
    expect([...new Set(found)]).toEqual(expect.arrayContaining(seenAt));
    moveTo(published);
    const all = await seen('everything is posted, the award confirmed, and the certificate refused');
    expect(all.results).toHaveLength(15);
    expect(all.progress).toMatchObject({ outcome: 'achieved', grade: gradeOfAll });
    expect(all.claim.award).toMatchObject({ state: 'confirmed', grade: gradeOfAll });
    expect(all.outcome).toMatchObject({ outcome: 'achieved', grade: gradeOfAll, award: { state: 'confirmed' } });
    const done = all.history.map(({ transaction }: Json) => transaction);
    expect(done.filter((one: string) => one === 'postResults')).toHaveLength(15);
    expect(done.at(-1)).toBe('confirmAward');
  });

  it('the decisions on claims appear, with their reasons', async () => {
    const awardOf = async (story: string) => (await seen(story)).claim.award;
    expect(await awardOf('units are posted without their whole, and the claim is referred')).toMatchObject({
      state: 'referred',
      ...why,
    });
    expect(await awardOf('a claim that was referred is confirmed')).toMatchObject({ state: 'confirmed' });
    expect(await awardOf('a confirmed award has changed, and is taken back')).toMatchObject({
      state: 'revoked',
      ...why,
    });
    expect(await awardOf('a confirmed award has another grade, and is confirmed anew')).toMatchObject({
      ...{ state: 'confirmed', grade: 'A' },
    });
    expect(await awardOf('a certificate is out')).toMatchObject({ state: 'changed' });
  });

  it('a result that was replaced gives way to the new one', async () => {
    const { results } = await seen('published results are replaced, of units and wholes');
    expect(results).toHaveLength(15);
    expect(gradeIn(results, principalLearning)).toBe('A');
    expect(gradeIn(results, principalLearning, 'EN201')).toBe('u');
    expect(gradeIn(results, project)).toBe('U');
    const again = await seen('a published result is replaced again and again');
    expect(again.results).toHaveLength(15);
    expect(gradeIn(again.results, project)).toBe('A');
    // Those between were never published.
    const ofProject = again.history.filter(({ after }: Json) => after.result?.qan === project);
    expect(ofProject.map(({ transaction }: Json) => transaction)).toEqual(['postResults', 'replaceResult']);
    expect(JSON.stringify(again.history)).not.toContain('points');
  });

  it('what was withdrawn before appears nowhere, then or later', async () => {
    const story = 'results are posted, replaced and withdrawn before they are published';
    const never = async () => {
      const { results, history, progress, claim } = await seen(story);
      expect(results).toEqual([]);
      expect(history.filter(({ after }: Json) => after.result !== undefined)).toEqual([]);
      expect(progress.conditions.flatMap(({ evidence }: Json) => evidence)).toEqual(
        progress.conditions
          .filter(({ id }: Json) => id === 'plts' || id === 'workExperience')
          .flatMap(({ evidence }: Json) => evidence),
      );
      expect(claim.award).toMatchObject({ state: 'awaiting' });
    };
    await never();
    moveTo(published + 100 * 86_400_000);
    await never();
  });
});
