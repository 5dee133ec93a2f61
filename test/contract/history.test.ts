import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, person, registration } from '../support/service.js';
import { etagAt, keepProgramme } from './requests.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const historyOf = async (uln: string, centre = world.kit.centre.number): Promise<Json[]> =>
  (await world.done('GET', `/v1/learners/${uln}/history`, { centre })).items;

/** The last entry of a learner's history, after this was done. */
async function lastAfter(uln: string, method: string, path: string, body?: object, etag?: string): Promise<Json> {
  const answer = await world.call(method, path, { ...(body === undefined ? {} : { body }), etag });
  expect(answer.status, answer.text).toBeLessThan(300);
  const last = (await historyOf(uln)).at(-1);
  expect(last.id).toBe(answer.headers['das-transaction']);
  return last;
}

describe('an entry of the history', () => {
  it('says who did what, when, for whom and by which way', async () => {
    const requestId = `mis-${randomUUID()}`;
    const uln = world.nextUln();
    const headers = { 'das-actor': 'Ms Head of Year', 'x-request-id': requestId };
    const { headers: receipt } = await world.call('POST', '/v1/learners', {
      headers,
      body: { uln, ...person, diploma: registration },
    });
    const [entry, ...others] = await historyOf(uln);
    expect(others).toEqual([]);
    expect(entry).toEqual({
      id: receipt['das-transaction'],
      transaction: 'openLearnerAccount',
      at: expect.stringMatching(/^2010-10-04T/),
      method: 'directInterface',
      person: 'Ms Head of Year',
      supplier: 'Sandbox supplier',
      centre: world.kit.centre.number,
      after: {
        account: expect.objectContaining({ uln, ...person, centre: world.kit.centre.number, status: 'open' }),
        diploma: expect.objectContaining({ ...registration, status: 'registered' }),
      },
    });
    const [row] = await world.query('SELECT request_id, client_id, recorded_at FROM transaction_log WHERE id = $1', [
      entry.id,
    ]);
    expect(row).toMatchObject({ request_id: requestId, client_id: world.kit.supplier.clientId });
    expect(Math.abs(row?.recorded_at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('holds what stood before and what stands since, of what changed', async () => {
    const { uln, diploma } = await world.openWithDiploma();
    const at = `/v1/learners/${uln}`;
    const etag = await etagAt(world, at);
    expect(await lastAfter(uln, 'PATCH', at, { givenName: 'Chloe', uci: '681990012058G' }, etag)).toMatchObject({
      transaction: 'amendLearnerAccount',
      before: { account: { givenName: 'Zoë' } },
      after: { account: { givenName: 'Chloe', uci: '681990012058G' } },
    });
    const ofDiploma = `${at}/diplomas/${diploma.id}`;
    const amended = await lastAfter(uln, 'PATCH', ofDiploma, { level: 'advanced' }, await etagAt(world, ofDiploma));
    expect(amended).toMatchObject({
      before: { diploma: { level: 'higher' } },
      after: { diploma: { level: 'advanced' } },
    });
    expect(amended.before).not.toHaveProperty('account');
    const plts = `${at}/component-completions/3/plts`;
    const none = Object.fromEntries(
      [
        'independentEnquiry',
        'creativeThinking',
        'reflectiveLearning',
        'teamWorking',
        'selfManagement',
        'effectiveParticipation',
      ].map((skill) => [skill, false]),
    );
    const recorded = await world.call('PUT', plts, { body: { ...none, teamWorking: true } });
    const setBack = await lastAfter(uln, 'PUT', plts, none, String(recorded.headers.etag));
    expect(setBack).toMatchObject({ before: { plts: { teamWorking: true } }, after: { plts: { teamWorking: false } } });
    expect(await lastAfter(uln, 'POST', '/v1/claims', { uln, diplomaId: diploma.id })).toMatchObject({
      before: { diploma: { status: 'registered' } },
      after: { diploma: { status: 'claimed' }, claim: { status: 'claimed' } },
    });
  });

  it('keeps the reason that was given', async () => {
    const { uln } = await world.open();
    const reasons: [string, string][] = [
      ['closure', 'Left the school'],
      ['reopening', 'Came back to the school'],
    ];
    for (const [step, reason] of reasons) {
      const entry = await lastAfter(uln, 'POST', `/v1/learners/${uln}/${step}`, { reason });
      expect(JSON.stringify(entry), step).toContain(reason);
    }
    const { uln: other, diploma } = await world.openWithDiploma();
    const claim = await world.done('POST', '/v1/claims', { body: { uln: other, diplomaId: diploma.id } });
    const withdrawn = await lastAfter(other, 'POST', `/v1/claims/${claim.id}/withdrawal`, {
      reason: 'Claimed by mistake',
    });
    expect(JSON.stringify(withdrawn)).toContain('Claimed by mistake');
    const gone = await lastAfter(other, 'POST', `/v1/learners/${other}/diplomas/${diploma.id}/withdrawal`, {
      reason: 'Changed course',
    });
    expect(JSON.stringify(gone)).toContain('Changed course');
  });
});

describe('the history', () => {
  it('goes with the learner, and names each centre that acted', async () => {
    const { uln } = await world.open();
    const asked = {
      centre: world.secondCentre,
      body: { familyName: person.familyName, dateOfBirth: person.dateOfBirth },
    };
    const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, asked);
    await world.done('POST', `/v1/learners/${uln}/transfers/${id}/release`);
    const entries = await historyOf(uln, world.secondCentre);
    expect(entries.map(({ transaction, centre }) => [transaction, centre])).toEqual([
      ['openLearnerAccount', world.kit.centre.number],
      ['requestTransfer', world.secondCentre],
      ['releaseTransfer', world.kit.centre.number],
    ]);
    expect(entries.at(-1)).toMatchObject({
      before: { account: { centre: world.kit.centre.number }, transfer: { status: 'requested' } },
      after: { account: { centre: world.secondCentre }, transfer: { status: 'released' } },
    });
  });

  it('has one entry for each change, in their order, and none for what changed nothing', async () => {
    const { uln } = await world.open();
    for (const step of ['closure', 'closure', 'reopening', 'reopening', 'closure'])
      await world.done('POST', `/v1/learners/${uln}/${step}`, { body: { reason: 'Why' } });
    await world.call('POST', `/v1/learners/${uln}/diplomas`, { body: registration });
    const entries = await historyOf(uln);
    expect(entries.map(({ transaction }) => transaction)).toEqual([
      'openLearnerAccount',
      'closeLearnerAccount',
      'reopenLearnerAccount',
      'closeLearnerAccount',
    ]);
    expect(entries.map(({ at }) => at).toSorted()).toEqual(entries.map(({ at }) => at));
  });

  it('can be read of a closed account', async () => {
    const { uln } = await world.open();
    await world.done('POST', `/v1/learners/${uln}/closure`, { body: { reason: 'Left' } });
    expect(await historyOf(uln)).toHaveLength(2);
  });

  it('of a centre’s own affairs stands in the log, and in no learner’s history', async () => {
    const { id } = await keepProgramme(world);
    const [row] = await world.query(
      'SELECT subject, transaction, person, centre, after FROM transaction_log WHERE id = $1',
      [id],
    );
    expect(row).toMatchObject({
      subject: world.kit.centre.number,
      transaction: 'createProgramme',
      person: 'exams.officer',
    });
  });

  it('cannot be changed, not even by the owner of the database', async () => {
    const { uln } = await world.open();
    for (const statement of [
      'UPDATE transaction_log SET person = $1',
      'DELETE FROM transaction_log WHERE subject = $1',
    ])
      await expect(world.query(statement, [uln])).rejects.toThrow(/append-only/);
    await expect(world.service.store.pool.query('DELETE FROM transaction_log')).rejects.toThrow(
      /permission denied|append-only/,
    );
    expect(await historyOf(uln)).toHaveLength(1);
  });
});
