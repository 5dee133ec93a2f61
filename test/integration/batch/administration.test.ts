import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf } from '../../../src/batch/definitions/all.js';
import { example } from '../../../src/batch/publication/example.js';
import { sendersOf } from '../../../src/batch/publication/senders.js';
import { grantAuthority, withdrawAuthority } from '../../../src/identity/authorities.js';
import { LEARNER_ADMINISTRATOR_SCOPES } from '../../../src/identity/scopes.js';
import { type Json, startService, type TestService } from '../../support/service.js';
import { sendFile, untilOver } from './send-file.js';

// Files that an awarding body sends on behalf of a centre, as its third-party learner administrator.
let world: TestService;
beforeAll(async () => {
  world = await startService({ worker: true });
});
afterAll(() => world.close());

const centre = '90001';
const as = 'diplomaAwardingBody' as const;
const forCentre = { as, centre };
const person = 'Zoë,O’Brien-Smith,1994-05-17';

function fileOf(rows: readonly string[], { header = `DAB,NDA,${centre}`, reference = 'behalf' } = {}): string {
  return [`H,DAS,3,${header},${reference},2010-10-04T09:30:00`, ...rows, `Z,${rows.length}`, ''].join('\r\n');
}

const opening = (uln: string) => `A,a,OPEN,${uln},${person},F,,`;
const registering = (uln: string) => `D,d,ADD,${uln},engineering,higher,NDA,,,`;
const rulesIn = (response: readonly Json[]) =>
  response.flatMap(({ record, errors = [] }) => errors.map(({ rule }: Json) => [record, rule]));

describe('a file on behalf of a centre', () => {
  it.each(['CAB', 'DAB'])('has the records of a centre about learner accounts, from a %s', async (kind) => {
    const uln = world.nextUln();
    const file = fileOf([opening(uln), registering(uln)], { header: `${kind},NDA,${centre}`, reference: uln });
    const { batch, response } = await sendFile(world, file, forCentre);
    expect(rulesIn(response)).toEqual([]);
    expect(batch).toMatchObject({ status: 'completed', centre, awardingBody: 'NDA', rows: { accepted: 2 } });
    // The centre finds the learner, the file, and who did it.
    expect(await world.done('GET', `/v1/learners/${uln}`)).toMatchObject({
      centre,
      diplomas: [{ awardingBody: 'NDA' }],
    });
    expect(await world.done('GET', `/v1/batches/${batch.id}`)).toEqual(batch);
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`);
    expect(items).toMatchObject(
      ['openLearnerAccount', 'registerDiploma'].map((transaction) => ({
        ...{ transaction, method: 'batch', centre, awardingBody: 'NDA', person: 'exams.officer' },
      })),
    );
    const logged = await world.query(
      'SELECT DISTINCT centre, awarding_body, supplier, client_id, request_id FROM transaction_log WHERE subject = $1',
      [uln],
    );
    const client_id = world.kit[as].clientId;
    expect(logged).toEqual([
      { centre, awarding_body: 'NDA', supplier: 'Northern Diploma Awards', client_id, request_id: batch.id },
    ]);
  });

  it('is judged row by row as a file of the centre is', async () => {
    const ulns = [world.nextUln(), world.nextUln()] as const;
    const rowsOf = (uln: string) => [
      ...[opening(uln), opening(uln), registering(uln), `A,x,OPEN,${uln.slice(1)},${person},F,,`],
      ...[`A,c,CLOSE,${uln},,,,,,`, `D,y,ADD,${uln},engineering,advanced,NDA,,,`, `A,r,REOPEN,${uln},,,,,,`],
    ];
    const byBody = await sendFile(world, fileOf(rowsOf(ulns[0])), forCentre);
    const byCentre = await sendFile(world, fileOf(rowsOf(ulns[1]), { header: `CENTRE,${centre},` }));
    const became = ({ response }: typeof byBody) =>
      response.flatMap(({ outcome, errors = [] }) =>
        outcome ? [[outcome, errors.map(({ rule }: Json) => rule)]] : [],
      );
    expect(became(byBody)).toEqual(became(byCentre));
    expect(byBody.batch.rows).toEqual(byCentre.batch.rows);
    expect(byBody.batch.rows.refused).toBeGreaterThan(0);
    // And nothing of it is about another centre's learners.
    const elsewhere = world.kit.otherCentre.uln;
    const { response } = await sendFile(world, fileOf([`A,c,CLOSE,${elsewhere},,,,,,`]), forCentre);
    expect(rulesIn(response)).toEqual([['A', 'not-found']]);
  });

  it('holds neither results nor awards, and none of what is the centre’s own to say', async () => {
    const uln = world.nextUln();
    const rows = [
      opening(uln),
      registering(uln),
      `L,l,${uln},2,Y,Y,Y,Y,Y,Y,2010-09-24`,
      `W,w,${uln},2,Y,10,2010-09-06,2010-09-17`,
      `C,c,CLAIM,${uln},engineering,higher`,
      `R,r,POST,${uln},90000171,,B,N,5,2010-08-24,,${person},Y,N`,
      `X,x,CONFIRM,${uln},engineering,higher,B,`,
    ];
    const { batch, response } = await sendFile(world, fileOf(rows), forCentre);
    expect(rulesIn(response)).toEqual(['L', 'W', 'C', 'R', 'X'].map((type) => [type, 'row-sender']));
    expect(batch.rows).toMatchObject({ accepted: 2, refused: 5 });
    const [error] = response.find(({ record }) => record === 'C')?.errors ?? [];
    expect(error.message).toBe('A file of a Diploma awarding body on behalf of a centre holds no records of type C.');
    // Nor does a file of its own hold what is a centre's.
    const own = await sendFile(world, fileOf([opening(world.nextUln())], { header: 'DAB,NDA,' }), { as });
    expect(rulesIn(own.response)).toEqual([['A', 'row-sender']]);
  });

  it.each([
    ['that names another centre', 'DAB,NDA,90002', forCentre, 'file-on-behalf'],
    ['that names a centre that does not exist', 'DAB,NDA,99999', forCentre, 'file-on-behalf'],
    ['that names none', 'DAB,NDA,', forCentre, 'file-on-behalf'],
    ['that is sent without DAS-Centre', `DAB,NDA,${centre}`, { as }, 'file-on-behalf'],
    ['that names no number', 'DAB,NDA,Harrowdene', forCentre, 'file-header'],
    ['that says it is of the centre', `CENTRE,${centre},`, forCentre, 'file-sender'],
    ['that says it is of another body', `DAB,SVE,${centre}`, forCentre, 'file-sender'],
    ['of the centre’s own system', `DAB,NDA,${centre}`, {}, 'file-sender'],
    ['of a centre', `CENTRE,${centre},${centre}`, {}, 'file-on-behalf-sender'],
    ['of a centre for another', `CENTRE,${centre},90002`, {}, 'file-on-behalf-sender'],
  ])('is refused whole, with a rule: one %s', async (_what, header, who, rule) => {
    const uln = world.nextUln();
    const { batch } = await sendFile(world, fileOf([opening(uln)], { header, reference: uln }), who);
    expect(batch).toMatchObject({ status: 'refused', refusal: { rule, fix: expect.any(String) } });
    expect((await world.call('GET', `/v1/learners/${uln}`)).status).toBe(404);
  });

  it('is in Release 3: one with headings is refused', async () => {
    const { batch } = await sendFile(world, 'ULN,LineOfLearning,Level,Claim\r\n', forCentre);
    expect(batch).toMatchObject({ status: 'refused', refusal: { rule: 'file-headings-sender' } });
  });

  it('changes nothing when it is only rehearsed, and says the same', async () => {
    const uln = world.nextUln();
    const file = fileOf([opening(uln), registering(uln), `A,a,OPEN,${uln.slice(1)},${person},F,,`]);
    const rehearsed = await sendFile(world, file, { ...forCentre, query: { validateOnly: 'true' } });
    expect((await world.call('GET', `/v1/learners/${uln}`)).status).toBe(404);
    expect((await sendFile(world, file, forCentre)).batch.rows).toEqual(rehearsed.batch.rows);
  });

  it('is known again when it is sent again, by the same client for the same centre', async () => {
    const file = fileOf([opening(world.nextUln())]);
    const { batch } = await sendFile(world, file, forCentre);
    expect((await sendFile(world, file, forCentre)).batch.id).toBe(batch.id);
  });

  it('has the examples that are published, which are taken', async () => {
    const { line, level, name } = { line: 'engineering', level: 'higher', name: 'Engineering higher' };
    await world.query(
      `INSERT INTO programme (realm_id, centre_number, id, name, line, level, qualifications, created_at)
       SELECT id, $1, gen_random_uuid(), $2, $3, $4, '{}', now() FROM realm WHERE name = 'sandbox'`,
      [centre, name, line, level],
    );
    const release3 = definitionOf('release-3');
    const senders = sendersOf(release3).filter((sender) => sender?.onBehalfOf !== undefined);
    expect(senders.map((sender) => sender?.kind)).toEqual(['CAB', 'DAB']);
    for (const sender of senders) {
      // About a learner of its own each time: the one of the examples has been opened by then.
      const file = example(release3, sender).replaceAll('1000000302', world.nextUln());
      const { batch, response } = await sendFile(world, file, forCentre);
      expect(rulesIn(response)).toEqual([]);
      expect(batch.rows).toMatchObject({ total: 9, accepted: 9 });
    }
  });

  it('comes to nothing any more when the centre has withdrawn its authority meanwhile', async () => {
    const other = '90003';
    const { prisma } = world.service.store;
    const { realmId } = await prisma.client.findFirstOrThrow({ where: { id: world.kit[as].clientId } });
    const scopes = [...LEARNER_ADMINISTRATOR_SCOPES];
    const holder = { realmId, awardingBodyCode: 'NDA', centreNumber: other };
    const authorityId = await grantAuthority(prisma, { ...holder, scopes, from: new Date('2010-01-01') });
    world.advance(5_000);
    // The files for a centre wait for one another, whoever sends them: the first keeps the second waiting.
    const send = (raw: string, who: object) =>
      world.done('POST', '/v1/batches', { headers: { 'content-type': 'text/csv' }, raw, centre: other, ...who });
    const many = Array.from({ length: 4000 }, () => opening(world.nextUln()));
    const first = await send(fileOf(many, { header: `CENTRE,${other},` }), {});
    const uln = world.nextUln();
    const second = await send(fileOf([opening(uln)], { header: `DAB,NDA,${other}` }), { as });
    await withdrawAuthority(prisma, { realmId, authorityId, at: new Date('2010-10-04') });
    world.advance(5_000);
    expect((await untilOver(world, first.id, { centre: other })).rows).toMatchObject({ accepted: 4000 });
    const batch = await untilOver(world, second.id, { centre: other });
    expect(batch).toMatchObject({ status: 'completed', rows: { accepted: 0, refused: 1 } });
    const { items } = await world.done('GET', `/v1/batches/${second.id}/causes`, { as });
    expect(items).toMatchObject([{ rule: 'authority-missing' }]);
    expect((await world.call('GET', `/v1/learners/${uln}`, { centre: other })).status).toBe(404);
  });
});
