import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { hashSecret, newClientSecret } from '../../src/identity/clients.js';
import { COMPONENT_AWARDING_BODY_SCOPES } from '../../src/identity/scopes.js';
import { type CohortLearner, cohort, sandboxCatalogue } from '../reference/cohort.js';
import {
  type Answer,
  diplomaByTheRules,
  type Learner,
  type PostedResult,
  type Qualification,
  skills,
} from '../reference/diploma.js';
import { inTurns } from '../support/in-turns.js';
import { type CallOptions, type Json, person, type TestService } from '../support/service.js';

// A cohort on its way from account to certificate, all of it by calls of the running service: its home centre and three
// awarding bodies do what they would have done in a year and a half, and at the end every learner has what a slow
// reading of the rules says.

/** A learner of the cohort in the service, and what is expected of it. */
interface Candidate extends CohortLearner {
  readonly uln: string;
  readonly diplomaId: string;
  readonly claimId: string;
  readonly expected: Answer;
  /** In the order in which they are sent. */
  readonly messages: readonly Message[];
}

/** What an awarding body sends about a result. */
interface Message {
  readonly uln: string;
  readonly row: PostedResult;
  /** First to last: what is of one step goes out in any order. */
  readonly step: number;
  readonly does: 'post' | 'withdraw' | 'replace';
  /** The rule by which it is refused. */
  readonly refusedBy?: string;
  /** For what goes out before it is right. */
  readonly said?: Partial<PostedResult>;
}

/** When messages go out; the last day is one after all that was published. No result may be awarded 180 days ahead. */
const days = ['2010-10-04', '2011-08-01', '2012-03-01', '2012-03-12', '2012-03-14'] as const;
const stepsOfDay = 5;
const midday = (date: string) => Date.parse(`${date}T12:00:00Z`);
const enquiryDays = 30;

/** Learners whose results were good, by number: what becomes of the award of each. */
const fates = { wrongGrade: 5, referred: 9, revoked: 11, enquiry: 7 } as const;
const befalls = ({ number }: { number: number }, fate: keyof typeof fates) => number % fates[fate] === fates[fate] - 1;

type Body = 'NDA' | 'PEN' | 'SVE';

/** Says how long each part took. */
export type Say = (what: string, milliseconds: number) => void;

/** Takes so many learners the whole way, and expects of each what the rules say. */
export async function takeCohort(
  world: TestService,
  seed: number,
  count: number,
  say: Say = () => undefined,
): Promise<void> {
  const dice = mulberry(seed);
  const catalogue = sandboxCatalogue();
  const bodies = await signIn(world);
  let since = performance.now();
  const over = (what: string) => {
    say(what, performance.now() - since);
    since = performance.now();
  };

  const candidates = await inTurns(cohort(seed, count, catalogue), (one) =>
    enrol(world, one, mulberry(seed + one.number)),
  );
  over('open, register, confirm and claim');
  await sendResults(world, bodies, candidates, catalogue, dice);
  over('results');
  moveTo(world, midday('2012-03-14'));
  await expectOutcomes(world, candidates);
  over('outcomes');
  await decideAwards(world, candidates);
  over('awards and certificates');
}

/** Opens the account, registers, confirms what is to be confirmed, and claims. */
async function enrol(world: TestService, one: CohortLearner, dice: () => number): Promise<Candidate> {
  const { level, line, plts, workExperience, dateOfBirth } = one.learner;
  const diploma = { line, level, awardingBody: 'NDA' };
  const { uln, diplomas } = await world.open({ ...person, dateOfBirth, diploma });
  const diplomaId = diplomas[0].id;
  const at = `/v1/learners/${uln}/component-completions/${{ foundation: 1, higher: 2, progression: 3, advanced: 3 }[level]}`;
  let counted = workExperience;
  if (plts !== undefined) {
    const completedOn = skills.every((skill) => plts[skill]) ? { completedOn: '2010-09-24' } : {};
    await world.done('PUT', `${at}/plts`, { body: { ...plts, ...completedOn } });
  }
  if (workExperience !== undefined) {
    const period = { from: '2010-09-06', to: '2010-10-01' };
    const answer = await world.call('PUT', `${at}/work-experience`, { body: { ...workExperience, ...period } });
    if (workExperience.days < 10) {
      // Fewer than ten days are no work experience that is completed: as such they are refused.
      expectRefused(answer, 'work-experience-days');
      counted = { ...workExperience, completed: false };
      await world.done('PUT', `${at}/work-experience`, { body: { ...counted, ...period } });
    } else expect(answer.status, answer.text).toBe(200);
  }
  const claim = await world.done('POST', '/v1/claims', { body: { uln, diplomaId } });
  const messages = messagesOf(one, uln, dice);
  const refused = new Set(messages.filter(({ refusedBy }) => refusedBy !== undefined).map(({ row }) => row));
  const results = one.learner.results.filter((row) => !refused.has(row));
  const { workExperience: _said, ...learner } = one.learner;
  const known: Learner = { ...learner, results, ...(counted === undefined ? {} : { workExperience: counted }) };
  return { ...one, uln, diplomaId, claimId: claim.id, expected: diplomaByTheRules(known), messages };
}

/**
 * What is sent about a learner's results, and when. A unit that was withdrawn was posted first, and its whole with it;
 * what came after the withdrawal is sent after it. Some results come a day too late, and some are wrong at first.
 */
function messagesOf({ learner }: CohortLearner, uln: string, dice: () => number): Message[] {
  const { results, catalogue } = learner;
  const withdrawn = results.filter((row) => row.withdrawn);
  return results.flatMap((row): Message[] => {
    const { component } = catalogue.find(({ qan }) => qan === row.qan) as Qualification;
    const day = row.awardDate <= '2011-03-31' ? 0 : row.awardDate <= '2012-01-27' ? 1 : 2;
    const post = { uln, row, step: day * stepsOfDay, does: 'post' } as const;
    const refusedBy = ruleAgainst(row, component);
    if (refusedBy !== undefined) return [{ ...post, refusedBy }];
    if (row.withdrawn) return [post, { uln, row, step: post.step + 2, does: 'withdraw' }];
    const after = withdrawn.some((one) => one.qan === row.qan && (one.unit === row.unit || row.unit === undefined));
    if (row.inDoubt) return [{ ...post, step: post.step + 1 }];
    if (after && row.unit === undefined && withdrawn.every((one) => one.unit !== undefined)) {
      // It was there before, and is replaced when the unit is right.
      const before = { ...post, step: post.step + 1, said: { grade: 'U', points: '0.5' } };
      return [before, { uln, row, step: post.step + 4, does: 'replace' }];
    }
    if (after) return [{ ...post, step: post.step + 3 }];
    const chance = dice();
    if (chance < 0.05) return [{ ...post, step: 3 * stepsOfDay }];
    if (chance < 0.1)
      return [
        { ...post, said: wrong(row, component) },
        { uln, row, step: post.step + 4, does: 'replace' },
      ];
    return [post];
  });
}

/** The rule that has this result refused, whoever sends it and however. */
function ruleAgainst({ awardDate, grade, points }: PostedResult, component: string): string | undefined {
  if (awardDate < '2005-01-01') return 'result-award-early';
  const isGraded = !['U', 'u', 'X', 'Q', 'absent'].includes(grade);
  const needsPoints = component === 'principalLearning' || component === 'project';
  return needsPoints && isGraded && points === undefined ? 'result-points-missing' : undefined;
}

function wrong(row: PostedResult, component: string): Partial<PostedResult> {
  const { unit } = row;
  if (component === 'principalLearning' || component === 'project')
    return { grade: unit === undefined ? 'U' : 'u', points: '0.1' };
  return { grade: 'absent' };
}

type Bodies = Readonly<Record<Body, { as: { token: string } | 'diplomaAwardingBody' | 'componentAwardingBody' }>>;

/** The awarding bodies: two of the kit, and a client of the third. */
async function signIn(world: TestService): Promise<() => Promise<Bodies>> {
  const { prisma } = world.service.store;
  const { realmId } = await prisma.client.findFirstOrThrow({ where: { id: world.kit.supplier.clientId } });
  const [clientId, clientSecret] = [randomUUID(), newClientSecret()];
  const scopes = [...COMPONENT_AWARDING_BODY_SCOPES];
  await prisma.client.create({
    data: {
      id: clientId,
      realmId,
      name: 'Body',
      awardingBodyCode: 'SVE',
      scopes,
      secretHash: hashSecret(clientSecret),
    },
  });
  // A token ends while the clock moves: it is asked for when it is needed.
  return async () => ({
    NDA: { as: 'diplomaAwardingBody' },
    PEN: { as: 'componentAwardingBody' },
    SVE: { as: { token: await world.token({ clientId, clientSecret }) } },
  });
}

/** Sends everything, a step after the other; what is of one step in any order, in calls of up to a thousand results. */
async function sendResults(
  world: TestService,
  bodies: () => Promise<Bodies>,
  candidates: readonly Candidate[],
  catalogue: readonly Qualification[],
  dice: () => number,
): Promise<void> {
  const bodyOf = bodiesOf(catalogue);
  const births = new Map(candidates.map(({ uln, learner }) => [uln, learner.dateOfBirth]));
  const ids = new Map<string, string>();
  const item = ({ uln, row, said }: Message): Json => {
    const { withdrawn: _withdrawn, inDoubt: _inDoubt, ...result } = { ...row, ...said };
    const { givenName, familyName } = person;
    return { uln, givenName, familyName, dateOfBirth: births.get(uln), priorAchievementVerified: true, ...result };
  };
  const keyOf = ({ uln, row }: Message) => `${uln} ${row.qan} ${row.unit} ${row.awardDate}`;
  const all = candidates.flatMap(({ messages }) => messages);
  const steps = [...new Set(all.map(({ step }) => step))].sort((a, b) => a - b);
  for (const step of steps) {
    moveTo(world, midday(days[Math.floor(step / stepsOfDay)] as string) + (step % stepsOfDay) * 60_000);
    const due = all.filter((one) => one.step === step);
    const signed = await bodies();
    const calls = (['NDA', 'PEN', 'SVE'] as const).flatMap((body) => {
      const posts = due.filter(({ does, row }) => does === 'post' && bodyOf.get(row.qan) === body);
      return pieces(shuffled(posts, dice), 1000).map((piece) => ({ body, piece }));
    });
    await inTurns(
      shuffled(calls, dice),
      async ({ body, piece }) => {
        const posted = await sent(world, { ...signed[body], body: { results: piece.map(item) } });
        for (const [index, message] of piece.entries()) {
          const { outcome, id, errors } = posted.items[index];
          const rules = errors?.map(({ rule }: Json) => rule);
          const expected = message.refusedBy === undefined ? ['accepted'] : ['refused', [message.refusedBy]];
          // Compared by hand: an expectation for each of so many would take most of the time.
          if (JSON.stringify([outcome, ...(rules === undefined ? [] : [rules])]) !== JSON.stringify(expected))
            expect({ ...item(message), outcome, errors }).toEqual(expected);
          if (id !== undefined) ids.set(keyOf(message), id);
        }
      },
      3,
    );
    await inTurns(
      shuffled(
        due.filter(({ does }) => does !== 'post'),
        dice,
      ),
      async (message) => {
        const at = `/v1/results/${ids.get(keyOf(message))}`;
        const as = signed[bodyOf.get(message.row.qan) as Body];
        if (message.does === 'withdraw')
          await world.done('POST', `${at}/withdrawal`, { ...as, body: { reason: 'Wrong' } });
        else {
          const { id } = await world.done('POST', `${at}/replacement`, { ...as, body: item(message) });
          ids.set(keyOf(message), id);
        }
      },
    );
  }
}

/** Posts results. A service that is busy says when to send them again, with the same key. */
async function sent(world: TestService, said: CallOptions): Promise<Json> {
  const key = randomUUID();
  for (let attempt = 0; ; attempt++) {
    const { status, headers, text, body } = await world.call('POST', '/v1/results', { ...said, key });
    if (status === 200) return body;
    if (status !== 503 || attempt === 5) throw new Error(`${status} ${text}`);
    await sleep(Number(headers['retry-after']) * 1000);
  }
}

/** The centre and the Diploma awarding body see of everybody what the rules say. */
async function expectOutcomes(world: TestService, candidates: readonly Candidate[]): Promise<void> {
  const outcomes = await listed(world, '/v1/outcomes', ({ uln }) => uln);
  const claims = await listed(world, '/v1/claims', ({ uln }) => uln, 'diplomaAwardingBody');
  expect(outcomes.size).toBe(candidates.length);
  expect(claims.size).toBe(candidates.length);
  await inTurns(candidates, async ({ number, story, uln, diplomaId, claimId, expected }) => {
    const { awarded, outcome, grade, conditions } = expected;
    const statesOf = (all: readonly Json[]) => Object.fromEntries(all.map(({ id, state }) => [id, state]));
    const progress = await world.done('GET', `/v1/learners/${uln}/diplomas/${diplomaId}/progress`);
    const versions = await world.done('GET', `/v1/claims/${claimId}/outcomes`, { as: 'diplomaAwardingBody' });
    const [version] = versions.items;
    const ofCentre = outcomes.get(uln);
    const said = grade === null ? {} : { grade };
    const state = awarded ? 'ready' : 'awaiting';
    expect({
      ...{ number, story, list: outcomeIn(ofCentre), progress: outcomeIn(progress) },
      ...{ award: ofCentre.award.state, progressConditions: statesOf(progress.conditions) },
      ...{ claim: claims.get(uln)?.award.state, claimGrade: claims.get(uln)?.award.grade },
      version: version && { ...outcomeIn(version), awarded: version.awarded, conditions: statesOf(version.conditions) },
    }).toEqual({
      ...{ number, story, list: { outcome, ...said }, progress: { outcome, ...said } },
      ...{ award: state, progressConditions: conditions },
      ...{ claim: state, claimGrade: grade ?? undefined },
      version: { outcome, ...said, awarded, conditions },
    });
  });
}

function outcomeIn({ outcome, grade }: Json) {
  return { outcome, ...(grade === undefined ? {} : { grade }) };
}

/** Confirms, refers, certificates and revokes. */
async function decideAwards(world: TestService, candidates: readonly Candidate[]): Promise<void> {
  const as = 'diplomaAwardingBody';
  const decide = ({ claimId }: Candidate, what: string, body: object) =>
    world.call('POST', `/v1/claims/${claimId}/${what}`, { as, body });
  const states = new Map<string, string>();
  const taken = async (one: Candidate, what: string, body: object, state: string) => {
    const { status, text, body: answer } = await decide(one, what, body);
    expect(status, text).toBe(200);
    expect(answer.award.state).toBe(state);
    states.set(one.uln, state);
  };
  const awarded = candidates.filter(({ expected }) => expected.awarded);
  const others = candidates.filter(({ expected }) => !expected.awarded);

  for (const one of others) states.set(one.uln, 'awaiting');
  await inTurns(others, async (one) => {
    expectRefused(await decide(one, 'confirmation', { grade: 'A' }), 'award-state');
    if (befalls(one, 'referred')) await taken(one, 'referral', { reason: 'Something is missing' }, 'referred');
  });
  await inTurns(awarded, async (one) => {
    const { grade } = one.expected;
    if (befalls(one, 'wrongGrade')) {
      const wrongOne = grade === 'A' ? 'B' : 'A';
      expectRefused(await decide(one, 'confirmation', { grade: wrongOne }), 'award-grade');
    }
    if (befalls(one, 'referred')) await taken(one, 'referral', { reason: 'To be looked at' }, 'referred');
    else await taken(one, 'confirmation', { grade }, 'confirmed');
  });
  const confirmed = awarded.filter(({ uln }) => states.get(uln) === 'confirmed');
  const inEnquiry = confirmed.filter((one) => befalls(one, 'enquiry') && standingOf(one, 'NDA') !== undefined);
  await inTurns(inEnquiry, (one) => enquire(world, one, true));

  // The last results that count came out in the days before: too early for the certificates that rest on them.
  const isLate = ({ messages }: Candidate) => messages.some(({ row }) => row.awardDate >= '2012-03-01');
  const early = confirmed.filter((one) => isLate(one) && !inEnquiry.includes(one));
  await inTurns(early, async (one) => expectRefused(await decide(one, 'certificate', {}), 'certificate-early'));

  moveTo(world, midday('2012-03-14') + (enquiryDays + 1) * 86_400_000);
  await inTurns(inEnquiry, async (one) => {
    expectRefused(await decide(one, 'certificate', {}), 'certificate-enquiry-open');
    await enquire(world, one, false);
  });
  await inTurns(confirmed, (one) => taken(one, 'certificate', {}, 'certificated'));
  const revoked = confirmed.filter((one) => befalls(one, 'revoked'));
  // A cohort that is too small would show nothing of these.
  const wrong = awarded.filter((one) => befalls(one, 'wrongGrade'));
  const referred = [...states.values()].filter((state) => state === 'referred');
  for (const some of [wrong, referred, inEnquiry, early, revoked]) expect(some).not.toHaveLength(0);
  await inTurns(revoked, (one) => taken(one, 'revocation', { reason: 'Taken back' }, 'revoked'));

  for (const [path, who] of [
    ['/v1/outcomes', 'supplier'],
    ['/v1/claims', as],
  ] as const) {
    const seen = await listed(world, path, ({ uln }) => uln, who);
    expect(Object.fromEntries([...seen].map(([uln, { award }]) => [uln, award.state]))).toEqual(
      Object.fromEntries(states),
    );
    const numbers = [...seen.values()].flatMap(({ award }) => award.certificateNumber ?? []);
    expect(numbers).toHaveLength(confirmed.length - revoked.length);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { uln, expected } of confirmed)
      if (states.get(uln) === 'certificated') expect(seen.get(uln)?.award.grade).toBe(expected.grade);
  }
}

/** A result of a body that stands. */
function standingOf({ messages, learner }: Candidate, body: Body): PostedResult | undefined {
  const isBodys = ({ qan }: PostedResult) => bodiesOf(learner.catalogue).get(qan) === body;
  return messages.find(({ row, refusedBy }) => isBodys(row) && !row.withdrawn && refusedBy === undefined)?.row;
}

/** Opens or ends an enquiry into a result of a learner: the body posts it again with the word of it. */
async function enquire(world: TestService, candidate: Candidate, enquiry: boolean): Promise<void> {
  const as = 'diplomaAwardingBody';
  const { uln, learner } = candidate;
  const { qan, unit, awardDate } = standingOf(candidate, 'NDA') as PostedResult;
  const { items } = await world.done('GET', '/v1/results', { as, query: { uln, qan, limit: '500' } });
  const one = items.find(
    (item: Json) => item.unit === unit && item.awardDate === awardDate && item.status === 'posted',
  );
  const { grade, points, publishDate } = one;
  const { givenName, familyName } = person;
  const who = { uln, givenName, familyName, dateOfBirth: learner.dateOfBirth };
  const result = { qan, unit, grade, points, awardDate, publishDate, priorAchievementVerified: true, enquiry };
  await world.done('POST', `/v1/results/${one.id}/replacement`, { as, body: { ...who, ...result } });
}

/** Whose each qualification is. */
function bodiesOf(catalogue: readonly (Qualification & { awardingBodyCode?: string })[]): ReadonlyMap<string, Body> {
  return new Map(catalogue.map(({ qan, awardingBodyCode }) => [qan, awardingBodyCode as Body]));
}

/** All items of a list, by what `keyOf` makes of them. */
async function listed(
  world: TestService,
  path: string,
  keyOf: (item: Json) => string,
  as: 'supplier' | 'diplomaAwardingBody' = 'supplier',
): Promise<Map<string, Json>> {
  const found = new Map<string, Json>();
  for (let after: string | undefined; ; ) {
    const query: Record<string, string> = { limit: '500', ...(after === undefined ? {} : { after }) };
    const { items, next } = await world.done('GET', path, { as, query });
    for (const item of items) found.set(keyOf(item), item);
    if (next === undefined) return found;
    after = next;
  }
}

function expectRefused({ status, text, body }: Json, rule: string): void {
  expect(status, text).toBe(422);
  expect(body.errors.map((error: Json) => error.rule)).toEqual([rule]);
}

/** Moves the service's clock on to this instant of the sandbox. */
function moveTo(world: TestService, instant: number): void {
  world.advance(instant - realmNow(world));
}

function realmNow(world: TestService): number {
  // The kit's clock is the sandbox's when it was made, and it was made with the service.
  const began = begins.get(world) ?? { realm: Date.parse(world.kit.clock), service: world.clock().getTime() };
  begins.set(world, began);
  return began.realm + (world.clock().getTime() - began.service);
}

const begins = new WeakMap<TestService, { realm: number; service: number }>();

function pieces<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

function shuffled<T>(list: readonly T[], dice: () => number): T[] {
  const left = [...list];
  for (let last = left.length - 1; last > 0; last--) {
    const at = Math.floor(dice() * (last + 1));
    [left[last], left[at]] = [left[at] as T, left[last] as T];
  }
  return left;
}

/** Chance that only depends on its seed: from 0 on, below 1. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
