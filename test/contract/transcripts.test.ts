import { afterAll, beforeAll, expect, it } from 'vitest';
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
