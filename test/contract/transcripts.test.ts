import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/service.js';
import { confirmed, decideOn, prepared, ready } from './results.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const body = 'diplomaAwardingBody';
const day = 24 * 3600 * 1000;

const transcript = (claim: Json, said = {}) => world.done('GET', `/v1/claims/${claim.id}/transcript`, said);

async function check(uln: string, code: string): Promise<Json> {
  return world.done('POST', '/v1/transcript-checks', { as: null, body: { uln, code } });
}

it('has every block, with grades and without a single score', async () => {
  const { claim } = await confirmed(world);
  const content = await transcript(claim);
  expect(content).toMatchObject({
    diploma: { title: 'Higher Diploma', line: 'Engineering', grade: 'B', awardingBody: 'Northern Diploma Awards' },
    principalLearning: { grade: 'B', type: 'Principal learning', level: 'Level 2' },
    project: { grade: 'A' },
    plts: { confirmed: true },
    workExperience: { completed: true },
    status: 'provisional',
  });
  expect(content.principalLearning.units).toHaveLength(7);
  expect(content.principalLearning.units.every((unit: Json) => unit.grade === 'b')).toBe(true);
  expect(content.functionalSkills.map((skill: Json) => skill.subject)).toEqual(['English', 'Mathematics', 'ICT']);
  expect(content.additionalAndSpecialist.length).toBeGreaterThan(0);
  expect(content.plts.skills).toHaveLength(6);
  expect(JSON.stringify(content)).not.toMatch(/points|"30"|"7"/);
  expect(content.statements.join(' ')).toMatch(/provisional.*only together with.*unconfirmed/s);
});

it('is a PDF for those who ask for one', async () => {
  const { claim } = await confirmed(world);
  const answer = await world.call('GET', `/v1/claims/${claim.id}/transcript`, { query: { format: 'pdf' }, as: body });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(answer.text.startsWith('%PDF-')).toBe(true);
});

it('is checked by anyone who holds it, however the code is typed', async () => {
  const { uln, claim } = await confirmed(world);
  const { verificationCode } = await transcript(claim);
  const right = { valid: true, status: 'provisional', title: 'Higher Diploma', line: 'Engineering', grade: 'B' };
  expect(await check(uln, verificationCode)).toEqual(right);
  expect(await check(uln, verificationCode.toLowerCase().replaceAll('-', ' '))).toEqual(right);
});

it('is not right with another code, for another learner, or once it says something else', async () => {
  const { uln, claim } = await confirmed(world);
  const other = await prepared(world);
  const { verificationCode } = await transcript(claim);
  expect(await check(other.uln, verificationCode)).toEqual({ valid: false });
  expect(await check(uln, '00000-00000-00000-00000')).toEqual({ valid: false });
  expect(await check(uln, 'no code at all, whatever')).toEqual({ valid: false });
  expect(await check(world.nextUln(), verificationCode)).toEqual({ valid: false });
  await decideOn(world, claim, 'revocation', { reason: 'Issued in error' });
  await world.done('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Revoked' } });
  expect(await check(uln, verificationCode)).toEqual({ valid: false });
});

it('shows a centre only what is published, and the awarding body all', async () => {
  const soon = { awardDate: '2010-10-05', publishDate: '2010-10-06' };
  const { claim } = await ready(world, soon);
  const empty = await prepared(world);
  const { learner: _one, verificationCode: _code, ...before } = await transcript(claim);
  const { learner: _other, verificationCode: _its, ...nothing } = await transcript(empty.claim);
  expect(before).toEqual(nothing);
  expect((await transcript(claim, { as: body })).diploma.grade).toBe('B');
});

it('is final with the certificate, and says its number', async () => {
  const { uln, claim } = await confirmed(world);
  world.advance(32 * day);
  const certificated = await decideOn(world, claim, 'certificate', {});
  const content = await transcript(claim);
  expect(content).toMatchObject({ status: 'final', certificateNumber: certificated.award.certificateNumber });
  expect(content.statements.join(' ')).not.toContain('provisional');
  expect(await check(uln, content.verificationCode)).toMatchObject({ valid: true, status: 'final', grade: 'B' });
});

describe('the page on which a transcript is checked', () => {
  const sent = (fields: string, headers = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    return world.send('POST', '/transcript-check', type, fields);
  };
  const form = (uln: string, code: string) => sent(new URLSearchParams({ uln, code }).toString());

  it('is a form that sends to the service itself, and says what a right transcript must say', async () => {
    const { uln, claim } = await confirmed(world);
    const { verificationCode } = await transcript(claim);
    const empty = await world.send('GET', '/transcript-check');
    expect([empty.status, empty.headers['cache-control']]).toEqual([200, 'no-store']);
    for (const name of ['uln', 'code']) expect(empty.text).toMatch(new RegExp(`<label [^>]*for="${name}"`));
    const right = await form(` ${uln.slice(0, 5)} ${uln.slice(5)} `, verificationCode.toLowerCase());
    expect(right.status).toBe(200);
    expect(right.text).toMatch(/This transcript is right.*Higher Diploma.*Engineering.*>B<\/dd>.*Provisional/s);
    const { familyName, givenName } = await world.done('GET', `/v1/learners/${uln}`);
    for (const name of [familyName, givenName]) expect(right.text).not.toContain(name);
  });

  it('says that a code is not right, in the same words whether there is such a learner or not', async () => {
    const { uln } = await confirmed(world);
    const code = '7Q2MK-0X9RT-4HBN8-ZC3VD';
    const [one, other] = [await form(uln, code), await form(world.nextUln(), code)];
    expect([one.status, other.status]).toEqual([200, 200]);
    const plain = (text: string) => text.replaceAll(/value="\d{10}"|nonce="[^"]*"/g, '');
    expect(plain(one.text)).toBe(plain(other.text));
    expect(one.text).toContain('This code is not right');
  });

  it('says at the field what is missing, keeps what was typed, and takes markup for text', async () => {
    const answer = await form('"><script>alert(1)</script>', '');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Error: Check a transcript – ');
    for (const name of ['uln', 'code']) expect(answer.text).toContain(`<a href="#${name}">`);
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it.each([
    ['nothing', '', {}],
    ['a field twice', 'uln=1&uln=2&code=3', {}],
    ['no form', '[1]', { 'content-type': 'application/json' }],
  ])('answers %s as a form that is not filled in', async (_what, fields, headers) => {
    const answer = await sent(fields, headers);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is a problem');
  });

  it('takes no more than a form can hold', async () => {
    expect((await sent(`uln=${'1'.repeat(5000)}`)).status).toBe(413);
  });
});
