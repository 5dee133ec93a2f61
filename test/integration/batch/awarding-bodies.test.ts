import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf } from '../../../src/batch/definitions/all.js';
import { example } from '../../../src/batch/publication/example.js';
import { sendersOf } from '../../../src/batch/publication/senders.js';
import { type Json, startService, type TestService } from '../../support/service.js';
import { body, centresRows, fileOf, resultRows } from './awarding-body-files.js';
import { sendFile, untilOver } from './send-file.js';

let world: TestService;
beforeAll(async () => {
  world = await startService({ worker: true });
  // The first number is that of the learner of the examples.
  expect(world.nextUln()).toBe('1000000302');
});
afterAll(() => world.close());

const { as } = body;
const errorsIn = (response: readonly Json[]) => response.flatMap(({ errors = [] }) => errors);
const historyOf = async (uln: string) => (await world.done('GET', `/v1/learners/${uln}/history`)).items;
const claimOf = async (uln: string) => {
  const { items } = await world.done('GET', '/v1/claims', { as, query: { limit: '500' } });
  return items.find((claim: Json) => claim.uln === uln);
};

/** A learner whose claim waits for nothing but results. */
async function learnerWithClaim(uln = world.nextUln()): Promise<string> {
  const opened = await sendFile(world, fileOf('CENTRE', centresRows(uln), uln));
  expect(errorsIn(opened.response)).toEqual([]);
  return uln;
}

/** A learner whose claim waits for nothing but the decision of the body. */
async function learnerToAward(): Promise<string> {
  const uln = await learnerWithClaim();
  await postResults(uln);
  return uln;
}

async function postResults(uln: string): Promise<void> {
  const posted = await sendFile(world, fileOf('CAB', resultRows(uln), uln), { as });
  expect(errorsIn(posted.response)).toEqual([]);
  expect(posted.batch.rows).toMatchObject({ accepted: 14, repaired: 0, refused: 0 });
}

describe('files of awarding bodies', () => {
  it('lead to an award: results are posted, and the claim is confirmed with the grade that they come to', async () => {
    const uln = await learnerToAward();
    expect(await claimOf(uln)).toMatchObject({ award: { state: 'ready' } });
    const rows = [`X,x1,CONFIRM,${uln},engineering,higher,A,`, `X,x2,CONFIRM,${uln},engineering,higher,B,`];
    const { batch, response } = await sendFile(world, fileOf('DAB', rows), { as });
    expect(batch).toMatchObject({ status: 'completed', awardingBody: 'NDA', rows: { accepted: 1, refused: 1 } });
    expect(batch.centre).toBeUndefined();
    expect(errorsIn(response)).toMatchObject([{ rule: 'award-grade', column: 'Grade' }]);
    expect(await claimOf(uln)).toMatchObject({ award: { state: 'confirmed' } });
  });

  it('stand in the log with the person, the body and the batch; the file is the reason of what it withdraws', async () => {
    const uln = await learnerToAward();
    const rows = [`R,w,WITHDRAW,${uln},90000535,,,,,2010-08-24,,,,,,`];
    const { batch } = await sendFile(world, fileOf('CAB', rows, 'august'), { as });
    expect(batch.rows).toMatchObject({ accepted: 1 });
    const logged = await world.query(
      `SELECT transaction, method, person, supplier, centre, request_id, after->>'reason' AS reason
         FROM transaction_log WHERE subject = $1 ORDER BY seq DESC LIMIT 1`,
      [uln],
    );
    expect(logged).toEqual([
      {
        ...{ transaction: 'withdrawResult', method: 'batch', person: 'exams.officer', centre: null },
        ...{ supplier: 'Northern Diploma Awards', request_id: batch.id, reason: 'Batch file august' },
      },
    ]);
    expect((await historyOf(uln)).length).toBeGreaterThan(0);
  });

  it('are of somebody', async () => {
    const { batch } = await sendFile(world, fileOf('DAB', [], 'empty'), { as });
    const change = world.query('UPDATE batch SET awarding_body_code = NULL WHERE id = $1', [batch.id]);
    await expect(change).rejects.toMatchObject({ constraint: 'batch_sender_check' });
  });

  it('are taken one after another, in the order in which they came', async () => {
    const uln = await learnerToAward();
    const said = { as, headers: { 'content-type': 'text/csv' } };
    const replaced = (grade: string, points: string) =>
      fileOf('CAB', [`R,r,REPLACE,${uln},90000171,,${grade},N,${points},2010-08-24,,Zoë,O’Brien-Smith,1994-05-17,Y,N`]);
    const sent: Json[] = [];
    for (const raw of [replaced('C', '3'), replaced('A', '7'), replaced('B', '5')])
      sent.push(await world.done('POST', '/v1/batches', { ...said, raw }));
    for (const { id } of sent) expect((await untilOver(world, id, { as })).rows).toMatchObject({ accepted: 1 });
    const rows = await world.query(
      `SELECT grade, status FROM constituent_result WHERE uln = $1 AND qan = '90000171' ORDER BY id`,
      [uln],
    );
    expect(rows.map(({ grade, status }) => [grade, status])).toEqual([
      ['B', 'replaced'],
      ['C', 'replaced'],
      ['A', 'replaced'],
      ['B', 'posted'],
    ]);
  });

  it('change nothing when they are only rehearsed, and say the same', async () => {
    const uln = await learnerToAward();
    const rows = [
      `X,x1,REFER,${uln},engineering,higher,,Please check`,
      `X,x2,CONFIRM,${uln},engineering,higher,B,`,
      `X,x3,CONFIRM,${uln},engineering,advanced,B,`,
    ];
    const rehearsed = await sendFile(world, fileOf('DAB', rows), { as, query: { validateOnly: 'true' } });
    expect(await claimOf(uln)).toMatchObject({ award: { state: 'ready' } });
    const real = await sendFile(world, fileOf('DAB', rows), { as });
    expect(rehearsed.batch.rows).toEqual(real.batch.rows);
    expect(real.batch.rows).toMatchObject({ accepted: 2, refused: 1 });
    expect(await claimOf(uln)).toMatchObject({ award: { state: 'confirmed' } });
  });

  it('have the examples that are published, which are accepted', async () => {
    const release3 = definitionOf('release-3');
    const [, cab, dab] = sendersOf(release3);
    const uln = await learnerWithClaim('1000000302');
    const results = await sendFile(world, example(release3, cab), { as });
    expect(errorsIn(results.response)).toEqual([]);
    expect(results.batch.rows).toMatchObject({ total: 3, accepted: 3 });
    await postResults(uln);
    const awards = await sendFile(world, example(release3, dab), { as });
    expect(errorsIn(awards.response)).toEqual([]);
    expect(awards.batch.rows).toMatchObject({ total: 2, accepted: 2 });
  });

  it('are refused row by row when the client may not do what they ask for any more', async () => {
    const uln = await learnerToAward();
    const token = await world.token(as, 'results:write results:read');
    const said = { as: { token }, headers: { 'content-type': 'text/csv' } };
    const raw = fileOf('DAB', [`X,x,CONFIRM,${uln},engineering,higher,B,`], 'without-the-scope');
    const { id } = await world.done('POST', '/v1/batches', { ...said, raw });
    expect((await untilOver(world, id, { as })).rows).toMatchObject({ refused: 1 });
    const { items } = await world.done('GET', `/v1/batches/${id}/causes`, { as });
    expect(items).toMatchObject([{ rule: 'scope-missing', actor: 'awardingBody' }]);
  });
});
