import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, Json } from '../support/service.js';
import { tokenOfBody } from './realms.js';
import { claimed, prepare, send } from './requests.js';
import {
  allResults,
  confirmed,
  decideOn,
  gradeOfAll,
  known,
  longPublished,
  post,
  postAll,
  prepared,
  principalLearning,
  ready,
} from './results.js';
import { logged, snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

// What the matrix cannot see: calls with many results in them, and what is to be seen of results, by whom and when.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const body = 'diplomaAwardingBody';
const component = 'componentAwardingBody';
const day = 24 * 3600 * 1000;

/** A date so many days from today, by the sandbox's clock. */
function today(plus: number): string {
  const sandbox = Date.parse(world.kit.clock) + (world.clock().getTime() - startedAt);
  return new Date(sandbox + plus * day).toJSON().slice(0, 10);
}
const startedAt = Date.now();

/** When results are awarded and published of which the centre knows nothing yet. */
const soon = () => ({ awardDate: today(1), publishDate: today(2) });

/** A result of a qualification of the Diploma awarding body that has no points. */
const plain = (uln: string, more: object = {}): Json => ({
  ...{ uln, ...known, qan: '90000298', grade: 'Pass' },
  ...{ ...longPublished, ...more },
});

const posting = (results: Json[], said: CallOptions = {}) =>
  world.call('POST', '/v1/results', { as: body, body: { results }, ...said });
const claimOf = (claim: Json, said: CallOptions = {}) => world.done('GET', `/v1/claims/${claim.id}`, said);
const resultsOf = async (uln: string, said: CallOptions = {}): Promise<Json[]> =>
  (await world.done('GET', '/v1/results', { ...said, query: { uln, limit: '500', ...said.query } })).items;

/** The one result of these that is for the qualification and unit. */
const idOf = (results: Json[], qan: string, unit?: string): string =>
  results.find((one) => one.qan === qan && one.unit === unit).id;

describe('posting many results in one call', () => {
  it('answers each of 1,000 by itself, in their order, and the good ones land', async () => {
    const learners: Json[] = [];
    for (let index = 0; index < 20; index++) learners.push(await world.openWithDiploma());
    const { uln: merged } = await world.open();
    await world.merge(merged, learners[0].uln);
    const bad: [object, string, string][] = [
      [{ qan: '90000237' }, 'result-other-body', '/qan'],
      [{ uln: world.nextUln() }, 'result-no-account', '/uln'],
      [{ uln: merged }, 'uln-merged', '/uln'],
      [{ familyName: 'Nobody' }, 'result-person-differs', '/familyName'],
      [{ qan: '12345678' }, 'result-qualification-unknown', '/qan'],
      [{ awardDate: '2004-12-31', publishDate: '2004-12-31' }, 'result-award-early', '/awardDate'],
      [{ points: '4' }, 'result-points-unwanted', '/points'],
      [{ priorAchievementVerified: false }, 'result-prior-unverified', '/priorAchievementVerified'],
      [{ unit: 'EN201' }, 'result-unit-unknown', '/unit'],
      [{ publishDate: '2012-01-01' }, 'result-publish-range', '/publishDate'],
    ];
    const dateOf = (index: number) => new Date(Date.UTC(2009, 0, 1 + Math.floor(index / 20))).toJSON().slice(0, 10);
    const results = Array.from({ length: 1000 }, (_, index) => {
      const date = { awardDate: dateOf(index), publishDate: dateOf(index) };
      return plain(learners[index % 20].uln, {
        ...date,
        ...(index % 10 === 7 ? bad[((index / 10) % 10) | 0]?.[0] : {}),
      });
    });
    const before = await logged(world.query);
    const answer = await posting(results);
    expect([answer.status, answer.body.accepted, answer.body.unchanged, answer.body.refused]).toEqual([
      200, 900, 0, 100,
    ]);
    for (const [index, item] of answer.body.items.entries()) {
      if (index % 10 !== 7) {
        expect(item).toEqual({ outcome: 'accepted', id: expect.any(String) });
        continue;
      }
      const [, rule, pointer] = bad[((index / 10) % 10) | 0] as (typeof bad)[number];
      expect(item).toMatchObject({
        outcome: 'refused',
        errors: [{ in: 'body', pointer: `/results/${index}${pointer}`, rule }],
      });
      expect(item.id).toBeUndefined();
      if (rule === 'uln-merged') expect(item.mergedInto).toBe(learners[0].uln);
    }
    expect(await logged(world.query)).toBe(before + 900);

    const stored: Json[] = [];
    for (const { uln } of learners) stored.push(...(await resultsOf(uln, { as: body })));
    const accepted = answer.body.items.filter((item: Json) => item.outcome === 'accepted');
    expect(stored.map(({ id }) => id).sort()).toEqual(accepted.map(({ id }: Json) => id).sort());
    // The whole call again is what it was, result by result.
    const again = await posting(results);
    expect([again.body.accepted, again.body.unchanged, again.body.refused]).toEqual([0, 900, 100]);
    expect(again.body.items.map(({ id }: Json) => id)).toEqual(answer.body.items.map(({ id }: Json) => id));
    expect(await logged(world.query)).toBe(before + 900);
  });

  it('names every rule that a result breaks, and repeats nothing of the person', async () => {
    const { uln } = await world.open();
    const person = { familyName: 'Nobody', dateOfBirth: '1990-01-02' };
    const wrong = plain(uln, { ...person, qan: '90000316', points: '4', grade: 'X' });
    const { body: answer, text } = await posting([plain(uln), wrong]);
    expect(answer.items[1].errors.map(({ pointer, rule }: Json) => [pointer, rule])).toEqual([
      ['/results/1/familyName', 'result-person-differs'],
      ['/results/1/dateOfBirth', 'result-person-differs'],
      ['/results/1/points', 'result-points-without-grade'],
    ]);
    expect(text).not.toMatch(/Nobody|1990-01-02|Zoë|O’Brien|1994-05-17/);
  });

  it('refuses each of those that contradict one another, and none besides', async () => {
    const { uln } = await world.open();
    const results = [
      plain(uln),
      plain(uln, { awardDate: '2010-08-25', publishDate: '2010-08-25' }),
      plain(uln, { grade: 'U' }),
      plain(uln, { awardDate: '2010-08-25', publishDate: '2010-08-25' }),
    ];
    const { body: answer } = await posting(results);
    expect(answer).toMatchObject({ accepted: 1, unchanged: 1, refused: 2 });
    expect(answer.items.map(({ outcome }: Json) => outcome)).toEqual(['refused', 'accepted', 'refused', 'unchanged']);
    for (const index of [0, 2])
      expect(answer.items[index].errors).toMatchObject([
        { in: 'body', pointer: `/results/${index}`, rule: 'result-contradiction', actor: 'awardingBody' },
      ]);
    expect(answer.items[3].id).toBe(answer.items[1].id);
    expect(await resultsOf(uln, { as: body })).toHaveLength(1);
  });

  it('does not take a result said in other words for a contradiction', async () => {
    const { uln } = await world.open();
    const { publishDate: _same, ...short } = plain(uln);
    const { body: answer } = await posting([plain(uln), { ...short, enquiry: false, partialAbsence: false }]);
    expect(answer.items.map(({ outcome }: Json) => outcome)).toEqual(['accepted', 'unchanged']);
  });

  it('of which all contradict one another stores nothing, and gives the same answer again', async () => {
    const { uln } = await world.open();
    const key = randomUUID();
    const results = [plain(uln), plain(uln, { grade: 'U' })];
    const { idempotent_answer: _before, ...before } = await snapshot(world.query);
    const first = await posting(results, { key });
    expect([first.status, first.body.refused]).toEqual([200, 2]);
    const again = await posting(results, { key });
    expect(again.text).toBe(first.text);
    const { idempotent_answer: _after, ...after } = await snapshot(world.query);
    expect(after).toEqual(before);
  });

  it('repeated gives the first answer again, byte for byte, though the learners have gone on since', async () => {
    const [{ uln }, { uln: closed }] = [await world.open(), await world.open()];
    const key = randomUUID();
    const results = [plain(uln), plain(closed), plain(uln, { qan: '90000237' }), plain(world.nextUln())];
    const first = await posting(results, { key });
    expect(first.body).toMatchObject({ accepted: 2, refused: 2 });
    await world.done('POST', `/v1/learners/${closed}/closure`, { body: { reason: 'Left' } });
    const { id } = first.body.items[0];
    await world.done('POST', `/v1/results/${id}/withdrawal`, { as: body, body: { reason: 'Marked wrongly' } });
    const before = await snapshot(world.query);
    const again = await posting(results, { key });
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(await snapshot(world.query)).toEqual(before);
    // With another key it is another call, on what stands now.
    const anew = await posting(results);
    expect(anew.body.items[1]).toMatchObject({ outcome: 'refused', errors: [{ rule: 'result-account-closed' }] });
  });

  it('lets the example of the contract land', async () => {
    const answer = await send(world, await prepare(world, 'postResults'));
    expect(answer.body, answer.text).toMatchObject({ accepted: 1, refused: 0 });
  });

  it('takes principal learning that the catalogue does not list with its details', async () => {
    const { uln } = await world.openWithDiploma();
    const qualification = { component: 'project', title: 'Project of old', level: 2, guidedLearningHours: 60 };
    const items = await post(world, component, [
      plain(uln, { qan: '12345678', grade: 'A', points: '7', qualification }),
    ]);
    const [shown] = await resultsOf(uln);
    expect(shown).toMatchObject({ id: items[0].id, title: 'Project of old', qualification, awardingBody: 'PEN' });
    expect(shown.points).toBeUndefined();
  });
});

describe('replacing a result', () => {
  it('of another learner is as none', async () => {
    const { uln } = await world.open();
    const { uln: other } = await world.open();
    const [{ id }] = await post(world, body, [plain(uln)]);
    const { idempotent_answer: _before, ...before } = await snapshot(world.query);
    const answer = await world.call('POST', `/v1/results/${id}/replacement`, { as: body, body: plain(other) });
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
    const { idempotent_answer: _after, ...after } = await snapshot(world.query);
    expect(after).toEqual(before);
  });

  it('of a merged ULN says where it has to be posted', async () => {
    const { uln } = await world.open();
    const [{ id }] = await post(world, body, [plain(uln)]);
    await world.merge(uln, (await world.open()).uln);
    for (const [what, said] of [
      ['replacement', plain(uln, { grade: 'U' })],
      ['withdrawal', { reason: 'Marked wrongly' }],
    ] as const) {
      const answer = await world.call('POST', `/v1/results/${id}/${what}`, { as: body, body: said });
      expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'uln-merged']);
    }
  });

  it('leaves one that stands, and the awarding body sees both', async () => {
    const { uln } = await world.open();
    const [{ id }] = await post(world, body, [plain(uln)]);
    const replaced = await world.call('POST', `/v1/results/${id}/replacement`, {
      as: body,
      body: plain(uln, { grade: 'U' }),
    });
    expect(replaced.body).toMatchObject({ grade: 'U', status: 'posted', uln });
    const shown = await resultsOf(uln, { as: body });
    expect(shown.map(({ status, grade }) => [status, grade])).toEqual([
      ['posted', 'U'],
      ['replaced', 'Pass'],
    ]);
    const { title: _title, ...listed } = shown[0];
    const { title: _other, ...answered } = replaced.body;
    expect(answered).toEqual(listed);
    expect((await resultsOf(uln)).map(({ grade }) => grade)).toEqual(['U']);
  });
});

/** All that a centre can ask about a learner, without what is made anew in each answer. */
async function centresViews({ uln, diplomaId, claim }: Json, said: CallOptions = {}): Promise<Record<string, unknown>> {
  const paths = {
    learner: `/v1/learners/${uln}`,
    diploma: `/v1/learners/${uln}/diplomas/${diplomaId}`,
    diplomas: `/v1/learners/${uln}/diplomas`,
    progress: `/v1/learners/${uln}/diplomas/${diplomaId}/progress`,
    history: `/v1/learners/${uln}/history`,
    completions: `/v1/learners/${uln}/component-completions`,
    claim: `/v1/claims/${claim.id}`,
    claims: '/v1/claims?limit=500',
    outcomes: '/v1/outcomes?limit=500',
    results: `/v1/results?uln=${uln}`,
    learners: '/v1/learners?limit=500&count=true',
  };
  const views: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(paths)) {
    const [address = '', search = ''] = path.split('?');
    const query = Object.fromEntries(new URLSearchParams(search));
    const { status, headers, text } = await world.call('GET', address, { ...said, query });
    views[name] = [status, headers.etag, text.replace(/"asOf":"[^"]+"/, '')];
  }
  // What a change would be answered, were it made now.
  const rehearsed = { ...said, query: { validateOnly: 'true' }, body: { reason: 'Why' } };
  const { status, text } = await world.call('POST', `/v1/claims/${claim.id}/withdrawal`, rehearsed);
  views.withdrawal = [status, text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'an instant')];
  return views;
}

describe('before results are published', () => {
  it('a centre sees nothing of them, nor of what was decided, in any answer; and then everything', async () => {
    const learner = await prepared(world);
    const { uln, diplomaId, claim } = learner;
    const before = await centresViews(learner);
    const dates = soon();
    await postAll(world, uln, dates);
    expect(await centresViews(learner)).toEqual(before);
    await decideOn(world, claim, 'confirmation', { grade: gradeOfAll });
    const results = await resultsOf(uln, { as: body });
    const project = plain(uln, { ...dates, qan: '90000171', grade: 'A', points: '7.5' });
    const replaced = await world.done('POST', `/v1/results/${idOf(results, '90000171')}/replacement`, {
      ...{ as: body, body: project },
    });
    await world.done('POST', `/v1/results/${idOf(results, principalLearning, 'EN201')}/withdrawal`, {
      ...{ as: body, body: { reason: 'Marked wrongly' } },
    });
    const anew = allResults(uln, dates).diplomaAwardingBody;
    // The unit, and the whole that is in doubt without it.
    await post(world, body, [anew[0], anew[7]]);
    expect(await centresViews(learner)).toEqual(before);
    expect((await claimOf(claim, { as: body })).award).toMatchObject({ state: 'confirmed', grade: gradeOfAll });

    world.advance(3 * day);
    const after = await centresViews(learner);
    for (const name of ['progress', 'history', 'claim', 'claims', 'outcomes', 'results', 'withdrawal'])
      expect(after[name], name).not.toEqual(before[name]);
    // The account is what it was.
    for (const name of ['learner', 'diploma', 'diplomas', 'completions', 'learners'])
      expect(after[name], name).toEqual(before[name]);

    const shown = await resultsOf(uln);
    expect(shown).toHaveLength(15);
    for (const one of shown)
      expect([one.points, one.status, one.title]).toEqual([undefined, 'posted', expect.any(String)]);
    expect(shown.map(({ id }) => id)).toContain(replaced.id);
    expect(await claimOf(claim)).toMatchObject({ award: { state: 'confirmed', grade: gradeOfAll } });
    const { items: claims } = await world.done('GET', '/v1/claims', { query: { limit: '500' } });
    expect(claims.find(({ id }: Json) => id === claim.id)).toEqual(await claimOf(claim));
    const { items: outcomes } = await world.done('GET', '/v1/outcomes', { query: { limit: '500' } });
    expect(outcomes.find((one: Json) => one.diplomaId === diplomaId)).toMatchObject({
      ...{ uln, line: 'engineering', level: 'higher', outcome: 'achieved', grade: gradeOfAll, claim: claim.id },
      award: { state: 'confirmed' },
    });
    const progress = await world.done('GET', `/v1/learners/${uln}/diplomas/${diplomaId}/progress`);
    expect(progress).toMatchObject({ outcome: 'achieved', grade: gradeOfAll, nextSteps: [] });

    const { items: history } = await world.done('GET', `/v1/learners/${uln}/history`, { query: { limit: '500' } });
    const told = history.filter(({ after: one }: Json) => one?.result !== undefined || one?.decision !== undefined);
    // What never was published is not told afterwards: neither the first project, nor the unit that was withdrawn.
    expect(told.filter(({ transaction }: Json) => transaction === 'withdrawResult')).toEqual([]);
    expect(told.filter(({ transaction }: Json) => transaction === 'confirmAward')).toHaveLength(1);
    expect(
      told
        .map(({ after: one }: Json) => one.result?.id)
        .filter(Boolean)
        .sort(),
    ).toEqual(shown.map(({ id }) => id).sort());
    expect(JSON.stringify(told)).not.toMatch(/"points"/);
  });

  it('a centre that withdraws its claim is not told that the award was confirmed', async () => {
    const { claim } = await confirmed(world, soon());
    const withdrawn = await world.call('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    expect([withdrawn.status, withdrawn.body.status, withdrawn.body.award]).toEqual([200, 'withdrawn', undefined]);
    const answer = await world.call('POST', `/v1/claims/${claim.id}/certificate`, { as: body, body: {} });
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'award-claim-withdrawn']);
  });

  it('and after, another centre and another awarding body see none of it', async () => {
    const learner = await confirmed(world);
    const { uln, claim } = learner;
    const there = { centre: world.secondCentre };
    expect(await resultsOf(uln, there)).toEqual([]);
    const { items } = await world.done('GET', '/v1/outcomes', { ...there, query: { limit: '500' } });
    expect(items.map((one: Json) => one.uln)).not.toContain(uln);
    const as = { token: await tokenOfBody(world, world.secondAwardingBody) };
    expect(await resultsOf(uln, { as })).toEqual([]);
    for (const part of ['', '/outcomes', '/transcript'])
      expect((await world.call('GET', `/v1/claims/${claim.id}${part}`, { as })).status).toBe(404);
  });

  it('goes with the learner to another centre, and the old one sees it no more', async () => {
    const { uln, claim } = await confirmed(world);
    const asked = { centre: world.secondCentre, body: (await prepare(world, 'requestTransfer')).body };
    const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, asked);
    await world.done('POST', `/v1/learners/${uln}/transfers/${id}/release`);
    expect(await resultsOf(uln)).toEqual([]);
    expect(await resultsOf(uln, { centre: world.secondCentre })).toHaveLength(15);
    expect((await world.call('GET', `/v1/claims/${claim.id}`)).status).toBe(404);
    const theirs = await claimOf(claim, { centre: world.secondCentre });
    expect(theirs).toMatchObject({ centre: world.secondCentre, award: { state: 'confirmed' } });
  });
});

describe('a centre', () => {
  it('goes on seeing a result until that which replaced it is published', async () => {
    const { uln, diplomaId, claim } = await ready(world);
    const learner = { uln, diplomaId, claim };
    const before = await centresViews(learner);
    const results = await resultsOf(uln, { as: body });
    const old = idOf(results, '90000298');
    const later = { grade: 'U', publishDate: today(2), awardDate: today(1) };
    const { id } = await world.done('POST', `/v1/results/${old}/replacement`, { as: body, body: plain(uln, later) });
    expect(await centresViews(learner)).toEqual(before);
    expect((await claimOf(claim, { as: body })).award.state).toBe('awaiting');
    world.advance(3 * day);
    const ids = (await resultsOf(uln)).map((one) => one.id);
    expect([ids.includes(old), ids.includes(id)]).toEqual([false, true]);
    expect((await claimOf(claim)).award.state).toBe('awaiting');
  });

  it('sees at once that a result was withdrawn, and that its award has changed', async () => {
    const { uln, claim } = await confirmed(world);
    const results = await resultsOf(uln, { as: body });
    const at = `/v1/results/${idOf(results, principalLearning, 'EN203')}/withdrawal`;
    const withdrawn = await world.call('POST', at, { as: body, body: { reason: 'Marked wrongly' } });
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', unit: 'EN203' });
    expect(await resultsOf(uln)).toHaveLength(14);
    for (const said of [{}, { as: body }] as const)
      expect((await claimOf(claim, said)).award).toMatchObject({ state: 'changed' });
    const again = await world.call('POST', at, { as: body, body: { reason: 'Marked wrongly' } });
    expect([again.status, again.headers['das-outcome']]).toEqual([200, 'unchanged']);
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`, { query: { limit: '500' } });
    expect(items.at(-1)).toMatchObject({ transaction: 'withdrawResult', after: { reason: 'Marked wrongly' } });
  });

  it('cannot look for claims by where the award stands', async () => {
    const { status, body: answer } = await world.call('GET', '/v1/claims', { query: { award: 'ready' } });
    expect([status, answer.errors]).toEqual([
      400,
      [expect.objectContaining({ in: 'query', pointer: '/award', rule: 'field-unknown' })],
    ]);
  });

  it('cannot withdraw a claim whose award it knows to be confirmed', async () => {
    const { claim } = await confirmed(world);
    const answer = await world.call('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'claim-awarded']);
    await decideOn(world, claim, 'revocation', { reason: 'Issued in error' });
    const withdrawn = await world.call('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    expect([withdrawn.status, withdrawn.body.status]).toEqual([200, 'withdrawn']);
  });

  it('is shown the same claim, with the same ETag, by every answer that shows it', async () => {
    const { uln, diploma } = await world.openWithDiploma();
    await post(world, body, [plain(uln)]);
    const made = await world.call('POST', '/v1/claims', { body: { uln, diplomaId: diploma.id } });
    const at = `/v1/claims/${made.body.id}`;
    const read = await world.call('GET', at);
    expect([made.text, made.headers.etag]).toEqual([read.text, read.headers.etag]);
    const withdrawn = await world.call('POST', `${at}/withdrawal`, { body: { reason: 'Mistake' } });
    const then = await world.call('GET', at);
    expect([withdrawn.text, withdrawn.headers.etag]).toEqual([then.text, then.headers.etag]);
    expect(then.headers.etag).not.toBe(read.headers.etag);
  });

  it('is shown why its claim was referred, and that a change brought it back', async () => {
    const { uln, diplomaId, claim } = await claimed(world);
    await decideOn(world, claim, 'referral', { reason: 'Please check the registration' });
    expect((await claimOf(claim)).award).toMatchObject({
      ...{ state: 'referred', reason: 'Please check the registration', decidedAt: expect.any(String) },
    });
    const { items } = await world.done('GET', '/v1/outcomes', { query: { limit: '500' } });
    expect(items.find((one: Json) => one.diplomaId === diplomaId).award.state).toBe('referred');
    expect(await resultsOf(uln)).toEqual([]);
  });

  it('finds outcomes by line and level', async () => {
    await ready(world);
    for (const [query, is] of [
      [{ line: 'engineering' }, true],
      [{ level: 'higher' }, true],
      [{ line: 'engineering', level: 'advanced' }, false],
    ] as const) {
      const { items } = await world.done('GET', '/v1/outcomes', { query });
      expect([query, items.length > 0]).toEqual([query, is]);
      expect(items).toEqual(
        items.filter((one: Json) => Object.entries(query).every(([name, value]) => one[name] === value)),
      );
    }
  });
});

describe('an awarding body', () => {
  it('finds its claims by where the award stands, at once', async () => {
    const { claim, uln } = await prepared(world);
    const found = async (award: string) => {
      const query = { award, line: 'engineering', level: 'higher', limit: '500' };
      const { items } = await world.done('GET', '/v1/claims', { as: body, query });
      return items.some(({ id }: Json) => id === claim.id);
    };
    const stands = async () => {
      const states = ['awaiting', 'ready', 'referred', 'confirmed', 'changed', 'certificated', 'revoked'];
      const here: string[] = [];
      for (const state of states) if (await found(state)) here.push(state);
      expect([(await claimOf(claim, { as: body })).award.state]).toEqual(here);
      return here[0];
    };
    const seen = [await stands()];
    const dates = soon();
    await postAll(world, uln, dates);
    seen.push(await stands());
    await decideOn(world, claim, 'referral', { reason: 'Why' });
    seen.push(await stands());
    await decideOn(world, claim, 'confirmation', { grade: gradeOfAll });
    seen.push(await stands());
    const results = await resultsOf(uln, { as: body });
    const project = idOf(results, '90000171');
    await world.done('POST', `/v1/results/${project}/withdrawal`, { as: body, body: { reason: 'Why' } });
    seen.push(await stands());
    await post(world, body, [allResults(uln, dates).diplomaAwardingBody[8]]);
    seen.push(await stands());
    await decideOn(world, claim, 'revocation', { reason: 'Why' });
    seen.push(await stands());
    const confirmedState = 'confirmed';
    expect(seen).toEqual(['awaiting', 'ready', 'referred', confirmedState, 'changed', confirmedState, 'revoked']);
  });

  it('sees each outcome that was worked out, with what it rests on', async () => {
    const { uln, claim } = await prepared(world);
    const { diplomaAwardingBody: own, componentAwardingBody: others } = allResults(uln, soon());
    const items = await post(world, body, own);
    const more = await post(world, component, others);
    const { items: versions } = await world.done('GET', `/v1/claims/${claim.id}/outcomes`, { as: body });
    expect(versions.map(({ version }: Json) => version)).toEqual([2, 1]);
    expect(versions.map(({ outcome, awarded, grade }: Json) => [outcome, awarded, grade])).toEqual([
      ['achieved', true, gradeOfAll],
      ['notYet', false, undefined],
    ]);
    expect(versions[0].results.toSorted()).toEqual([...items, ...more].map(({ id }) => id).sort());
    expect(versions[1].results.toSorted()).toEqual(items.map(({ id }) => id).sort());
    for (const { conditions } of versions) expect(conditions.length).toBeGreaterThan(3);
    expect(versions[0].conditions.every(({ state }: Json) => state === 'met')).toBe(true);
  });

  it('sees what stands of the learners registered with it, and all that is its own, with its own points only', async () => {
    const { uln } = await ready(world, soon());
    const [dab, cab] = [await resultsOf(uln, { as: body }), await resultsOf(uln, { as: component })];
    expect([dab.length, cab.length]).toEqual([15, 3]);
    for (const one of cab) expect(one.awardingBody).toBe('PEN');
    for (const one of dab)
      expect(one.points === undefined).toBe(one.qan !== principalLearning && one.qan !== '90000171');
    const filtered = await resultsOf(uln, { as: body, query: { qan: '90000171' } });
    expect(filtered.map(({ qan, points }) => [qan, points])).toEqual([['90000171', '7']]);
    const [first] = cab;
    await world.done('POST', `/v1/results/${first.id}/withdrawal`, { as: component, body: { reason: 'Why' } });
    expect(await resultsOf(uln, { as: body })).toHaveLength(14);
    expect((await resultsOf(uln, { as: component })).map(({ status }) => status).sort()).toEqual([
      ...['posted', 'posted', 'withdrawn'],
    ]);
  });

  it('sees with each of its scopes what that scope is for', async () => {
    // Registered with it, and not: this one only has a result of the body.
    const { uln } = await ready(world, longPublished);
    const { uln: other } = await world.open();
    await post(world, body, [plain(other)]);
    const asOf = async (scope: string) => ({ as: { token: await world.token(body, scope) } });
    expect(await resultsOf(uln, await asOf('awards:read'))).toHaveLength(15);
    expect(await resultsOf(other, await asOf('awards:read'))).toEqual([]);
    expect(await resultsOf(uln, await asOf('results:read'))).toHaveLength(12);
    expect(await resultsOf(other, await asOf('results:read'))).toHaveLength(1);
  });
});

describe('an award', () => {
  it('is confirmed with the grade that was worked out, and no other', async () => {
    const { claim } = await ready(world);
    const at = `/v1/claims/${claim.id}/confirmation`;
    const { idempotent_answer: _before, ...before } = await snapshot(world.query);
    for (const grade of ['A*', 'A', 'C', 'b', 'U']) {
      const { status, body: answer } = await world.call('POST', at, { as: body, body: { grade } });
      expect([status, answer.errors]).toEqual([
        422,
        [
          expect.objectContaining({
            rule: 'award-grade',
            pointer: '/grade',
            message: expect.stringContaining(gradeOfAll),
          }),
        ],
      ]);
    }
    const { idempotent_answer: _after, ...after } = await snapshot(world.query);
    expect(after).toEqual(before);
    const { body: answer } = await world.call('POST', at, { as: body, body: { grade: gradeOfAll } });
    expect(answer).toEqual(await claimOf(claim, { as: body }));
    expect(answer.award).toMatchObject({ state: 'confirmed', grade: gradeOfAll });
  });

  it('is not confirmed while something is missing', async () => {
    const { claim } = await claimed(world);
    const said = { as: body, body: { grade: gradeOfAll } } as const;
    const answer = await world.call('POST', `/v1/claims/${claim.id}/confirmation`, said);
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'award-state']);
  });

  it('gets its certificate 30 days after the results are published, and while no enquiry is open', async () => {
    const dates = { awardDate: today(0), publishDate: today(1) };
    const { uln, claim } = await confirmed(world, dates);
    const at = `/v1/claims/${claim.id}/certificate`;
    const issue = () => world.call('POST', at, { as: body, body: {} });
    expect((await issue()).body.errors).toMatchObject([{ rule: 'certificate-early' }]);
    const [{ id }] = (await resultsOf(uln, { as: body })).filter(({ qan }) => qan === '90000298');
    const enquired = plain(uln, { ...dates, enquiry: true });
    const open = await world.done('POST', `/v1/results/${id}/replacement`, { as: body, body: enquired });
    expect((await issue()).body.errors.map(({ rule }: Json) => rule)).toEqual([
      ...['certificate-enquiry-open', 'certificate-early'],
    ]);
    world.advance(32 * day);
    expect((await issue()).body.errors).toMatchObject([{ rule: 'certificate-enquiry-open' }]);
    const closed = { as: body, body: plain(uln, { ...dates, enquiry: false }) } as const;
    await world.done('POST', `/v1/results/${open.id}/replacement`, closed);
    const issued = await issue();
    expect(issued.body.award).toMatchObject({ state: 'certificated', grade: gradeOfAll });
    const { certificateNumber } = issued.body.award;
    expect(certificateNumber).toMatch(/^NDA-/);
    expect((await claimOf(claim)).award).toMatchObject({ state: 'certificated', certificateNumber });
    const again = await issue();
    expect([again.headers['das-outcome'], again.body.award.certificateNumber]).toEqual([
      'unchanged',
      certificateNumber,
    ]);

    await decideOn(world, claim, 'revocation', { reason: 'Issued in error' });
    expect((await claimOf(claim)).award).toMatchObject({ state: 'revoked', reason: 'Issued in error' });
    expect((await claimOf(claim)).award.certificateNumber).toBeUndefined();
  });

  it('of a claim that is withdrawn takes no decision', async () => {
    const { claim } = await ready(world);
    await world.done('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    for (const [what, said] of [
      ['confirmation', { grade: gradeOfAll }],
      ['referral', { reason: 'Why' }],
      ['certificate', {}],
      ['revocation', { reason: 'Why' }],
    ] as const) {
      const answer = await world.call('POST', `/v1/claims/${claim.id}/${what}`, { as: body, body: said });
      expect([what, answer.status, answer.body.errors[0].rule]).toEqual([what, 422, 'award-claim-withdrawn']);
    }
  });

  it('is decided once by twenty who decide the same at one moment', async () => {
    const { claim } = await ready(world);
    const before = await logged(world.query);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.call('POST', `/v1/claims/${claim.id}/confirmation`, { as: body, body: { grade: gradeOfAll } }),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['das-outcome'] === 'accepted')).toHaveLength(1);
    expect(await logged(world.query)).toBe(before + 1);
  });
});

describe('results at one moment', () => {
  it('from bodies that post for one learner all land, and the outcome is that of all', async () => {
    const { uln, claim } = await prepared(world);
    const all = allResults(uln, longPublished);
    const each = [
      ...all.diplomaAwardingBody.map((one) => [body, one] as const),
      ...all.componentAwardingBody.map((one) => [component, one] as const),
    ];
    const answers = await Promise.all(each.map(([as, one]) => posting([one], { as })));
    expect(answers.map(({ body: { accepted } }) => accepted)).toEqual(Array(15).fill(1));
    expect((await claimOf(claim)).award).toMatchObject({ state: 'ready', grade: gradeOfAll });
  });

  it('that contradict one another in two calls do not both land', async () => {
    const { uln } = await world.open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => posting([plain(uln, { grade: index % 2 === 0 ? 'Pass' : 'U' })])),
    );
    const rules = answers.flatMap(({ body: { items } }) => items[0].errors?.map(({ rule }: Json) => rule) ?? []);
    expect(rules).toEqual(Array(5).fill('result-exists'));
    expect(await resultsOf(uln, { as: body })).toHaveLength(1);
  });
});
