import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withdrawAuthority } from '../../../src/identity/authorities.js';
import { freeUlns } from '../../../src/onboarding/sandbox.js';
import { type Json, startService, type TestService } from '../../support/service.js';
import { sendFile, untilOver } from './send-file.js';

vi.setConfig({ testTimeout: 120_000 });

let world: TestService;
beforeAll(async () => {
  world = await startService({ worker: true });
});
afterAll(() => world.close());

const release3 = (rows: readonly string[], { centre = '90001', reference = 'test' } = {}) =>
  [`H,DAS,3,CENTRE,${centre},,${reference},2010-10-04T09:30:00`, ...rows, `Z,${rows.length}`, ''].join('\r\n');
const opening = (uln: string, more = 'Sam,Sample,1994-05-17,F') => `A,a,OPEN,${uln},${more},,`;
const registering = (uln: string) => `D,d,ADD,${uln},engineering,higher,NDA,,,`;
const free = freeUlns(60_000);
const some = (count: number) => free.splice(0, count);
const oneUln = () => some(1)[0] as string;
const outcomes = (response: readonly Json[]) => response.flatMap(({ outcome }) => (outcome ? [outcome] : []));
const textOf = async (path: string, query: Record<string, string> = {}) => {
  const { status, text } = await world.call('GET', path, { query });
  expect(status, text).toBe(200);
  return text;
};

describe('the files of a centre', () => {
  it('are taken in the order in which they came, however long the first takes', async () => {
    const ulns = some(3000);
    const [uln] = ulns as [string];
    const first = release3(ulns.map((one) => opening(one)).reverse(), { reference: 'first' });
    const second = release3([`A,b,AMEND,${uln},Alex,,,,,`], { reference: 'second' });
    const said = { headers: { 'content-type': 'text/csv' } };
    const one = await world.done('POST', '/v1/batches', { ...said, raw: first });
    const two = await world.done('POST', '/v1/batches', { ...said, raw: second });
    expect(await untilOver(world, two.id)).toMatchObject({ rows: { accepted: 1, refused: 0 } });
    const over = await untilOver(world, one.id);
    expect(over).toMatchObject({ status: 'completed', rows: { accepted: 3000 } });
    expect((await untilOver(world, two.id)).startedAt >= over.finishedAt).toBe(true);
    expect(await world.done('GET', `/v1/learners/${uln}`)).toMatchObject({ givenName: 'Alex' });
  });

  it('wait for no other centre’s: a small one is over while a large one still runs', async () => {
    const large = release3(some(8000).map((uln) => opening(uln)));
    const said = { headers: { 'content-type': 'text/csv' }, raw: large };
    const { id } = await world.done('POST', '/v1/batches', said);
    const small = release3([opening(oneUln())], { centre: '90002' });
    const { batch } = await sendFile(world, small, { centre: '90002' });
    expect(batch).toMatchObject({ status: 'completed', rows: { accepted: 1 } });
    expect((await world.done('GET', `/v1/batches/${id}`)).status).toBe('running');
    expect(await untilOver(world, id)).toMatchObject({ rows: { accepted: 8000 } });
  });
});

describe('a file that is taken', () => {
  it('shows how far it is, and how fast', async () => {
    const file = release3(some(8000).map((uln) => opening(uln)));
    const { id } = await world.done('POST', '/v1/batches', { headers: { 'content-type': 'text/csv' }, raw: file });
    let seen: Json;
    do {
      await sleep(20);
      seen = await world.done('GET', `/v1/batches/${id}`);
    } while (seen.rows.read === 0);
    expect(seen).toMatchObject({ status: 'running', rows: { total: 8000 } });
    expect(seen.perSecond).toBeGreaterThan(0);
    expect(seen.secondsLeft).toBeGreaterThanOrEqual(0);
    await untilOver(world, id);
  });

  it('stops when it is cancelled: what was taken stands, and nothing more is taken', async () => {
    const ulns = some(8000);
    const file = release3(ulns.map((uln) => opening(uln)));
    const { id } = await world.done('POST', '/v1/batches', { headers: { 'content-type': 'text/csv' }, raw: file });
    while ((await world.done('GET', `/v1/batches/${id}`)).rows.read === 0) await sleep(10);
    await world.done('POST', `/v1/batches/${id}/cancellation`);
    const { status, rows } = await untilOver(world, id);
    expect(status).toBe('cancelled');
    expect(rows.read).toBeLessThan(8000);
    const [opened] = await world.query('SELECT count(*)::int AS count FROM learner_account WHERE uln = ANY($1)', [
      ulns,
    ]);
    expect(opened?.count).toBe(rows.accepted);
    const response = await textOf(`/v1/batches/${id}/response`, { format: 'jsonLines' });
    expect(
      outcomes(
        response
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    ).toHaveLength(rows.read);
    // The next file of the centre is not held up.
    const next = await sendFile(world, release3([opening(oneUln())]));
    expect(next.batch.rows.accepted).toBe(1);
  });

  it('is taken anew when it is sent again after it was asked to stop; its corrections can be sent as they are', async () => {
    const rows = some(8000).map((uln, n) => opening(uln, n % 10 === 0 ? 'Sam,Sample,1894-05-17,F' : undefined));
    const said = { headers: { 'content-type': 'text/csv' }, raw: release3(rows) };
    const { id } = await world.done('POST', '/v1/batches', said);
    while ((await world.done('GET', `/v1/batches/${id}`)).rows.read === 0) await sleep(10);
    await world.done('POST', `/v1/batches/${id}/cancellation`);
    const again = await world.done('POST', '/v1/batches', said);
    expect(again.id).not.toBe(id);
    const stopped = await untilOver(world, id);
    expect(stopped.status).toBe('cancelled');
    expect(await untilOver(world, again.id)).toMatchObject({
      status: 'completed',
      rows: { unchanged: stopped.rows.accepted, accepted: 7200 - stopped.rows.accepted, refused: 800 },
    });

    const corrections = await textOf(`/v1/batches/${id}/response`, { rows: 'refused' });
    const { batch } = await sendFile(world, corrections.replaceAll('1894-05-17', '1994-05-17'));
    expect(batch).toMatchObject({ status: 'completed', rows: { accepted: stopped.rows.refused, refused: 0 } });
  });

  it('is taken in shorter lists when its rows are long', async () => {
    const rows = Array.from({ length: 120 }, () => `A,a,OPEN,${'x'.repeat(60_000)}`);
    const { batch } = await sendFile(world, release3(rows));
    expect(batch).toMatchObject({ status: 'completed', rows: { refused: 120 } });
    const lists = await world.query('SELECT length(content) AS length FROM batch_list WHERE batch_id = $1', [batch.id]);
    expect(lists.length).toBeGreaterThan(3);
  });

  it('takes no row for which the centre has withdrawn its authority meanwhile', async () => {
    const centre = '90003';
    const [authority] = await world.query(
      `SELECT a.id, a.realm_id FROM centre_authority a WHERE centre_number = $1 AND withdrawn_at IS NULL`,
      [centre],
    );
    const { prisma } = world.service.store;
    const file = release3(
      some(8000).map((uln) => opening(uln)),
      { centre },
    );
    const { id } = await world.done('POST', '/v1/batches', {
      headers: { 'content-type': 'text/csv' },
      raw: file,
      centre,
    });
    await withdrawAuthority(prisma, {
      realmId: authority?.realm_id,
      authorityId: authority?.id,
      at: new Date('2010-10-04'),
    });
    // Nobody may look at it any more, the sender neither.
    let row: Json;
    do {
      await sleep(50);
      [row] = await world.query('SELECT status, accepted, refused FROM batch WHERE id = $1', [id]);
    } while (row.status !== 'completed');
    const opened = await world.query('SELECT uln FROM learner_account WHERE centre_number = $1', [centre]);
    expect(opened).toHaveLength(row.accepted);
    expect(row.accepted + row.refused).toBe(8000);
    const [last] = await world.query(
      'SELECT causes FROM batch_list WHERE batch_id = $1 ORDER BY first DESC OFFSET 1 LIMIT 1',
      [id],
    );
    if (row.refused > 0) expect(last?.causes[0]).toMatchObject({ rule: 'authority-missing', actor: 'centre' });
  });

  it('stands in the history with the person, the supplier and the batch', async () => {
    const uln = oneUln();
    const { batch } = await sendFile(world, release3([opening(uln), registering(uln)]));
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`);
    expect(items.map(({ transaction, method, person }: Json) => [transaction, method, person])).toEqual([
      ['openLearnerAccount', 'batch', 'exams.officer'],
      ['registerDiploma', 'batch', 'exams.officer'],
    ]);
    const logged = await world.query('SELECT request_id FROM transaction_log WHERE subject = $1', [uln]);
    expect(new Set(logged.map((entry) => entry.request_id))).toEqual(new Set([batch.id]));
  });
});

describe('registrations that take each other’s place in one file', () => {
  it('are stored, though no single statement could', async () => {
    const uln = oneUln();
    const add = (level: string) => `D,d,ADD,${uln},engineering,${level},NDA,,,`;
    const change = (from: string, to: string) => `D,d,CHANGE,${uln},engineering,${from},,,${to},`;
    await sendFile(world, release3([opening(uln), add('higher'), add('advanced')]));
    const rows = [change('advanced', 'progression'), change('higher', 'advanced'), change('progression', 'higher')];
    const { batch, response } = await sendFile(world, release3([...rows, ...some(20).map((one) => opening(one))]));
    expect(batch.rows).toMatchObject({ accepted: 23, refused: 0, total: 23 });
    expect(response.map(({ line }) => line)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    const { items } = await world.done('GET', `/v1/learners/${uln}/diplomas`);
    expect(items.map(({ level }: Json) => level).sort()).toEqual(['advanced', 'higher']);
  });
});

describe('a rehearsed file', () => {
  it('says what the file would come to, list after list, and changes nothing', async () => {
    const ulns = some(1500);
    // What the first list opens, the last list needs.
    const rows = [...ulns.map((uln) => opening(uln)), ...ulns.map(registering), opening('1000000999')];
    const file = release3(rows);
    const before = await world.query('SELECT count(*)::int AS count FROM learner_account');
    const logged = await world.query('SELECT count(*)::int AS count FROM transaction_log');
    const rehearsed = await sendFile(world, file, { query: { validateOnly: 'true' } });
    expect(await world.query('SELECT count(*)::int AS count FROM learner_account')).toEqual(before);
    // The file that was sent stands in the log, and nothing else.
    const [since] = await world.query('SELECT count(*)::int AS count FROM transaction_log');
    expect(since?.count).toBe((logged[0]?.count as number) + 1);
    // Taken away a moment after the file is over.
    await vi.waitFor(async () => expect(await world.query('SELECT uln FROM rehearsed_record')).toEqual([]));
    const real = await sendFile(world, file);
    expect(real.batch.id).not.toBe(rehearsed.batch.id);
    expect(rehearsed.batch.rows).toEqual(real.batch.rows);
    expect(outcomes(rehearsed.response)).toEqual(outcomes(real.response));
    expect(real.batch.rows).toMatchObject({ accepted: 3000, refused: 1 });
    // What was only rehearsed stands in no history.
    expect(real.response.filter(({ transactions }) => transactions)).toHaveLength(3000);
    expect(rehearsed.response.filter(({ transactions }) => transactions)).toEqual([]);
  });
});

describe('a row of Release 2 that asks for two things', () => {
  it('is taken whole or not at all', async () => {
    const uln = oneUln();
    await sendFile(world, release3([opening(uln), registering(uln)]));
    const file = (days: number) =>
      `ULN,Level,PLTS,PLTSDate,WorkExperience,WorkExperienceDays,WorkExperienceDate\r\n${uln},2,Y,2010-09-24,Y,${days},2010-09-17\r\n`;
    const refused = await sendFile(world, file(9));
    expect(outcomes(refused.response)).toEqual(['REFUSED']);
    expect((await world.done('GET', `/v1/learners/${uln}/component-completions`)).items).toEqual([]);
    const accepted = await sendFile(world, file(10));
    expect(outcomes(accepted.response)).toEqual(['ACCEPTED']);
    expect(accepted.response.find(({ outcome }) => outcome)?.transactions).toHaveLength(2);
    const [completion] = (await world.done('GET', `/v1/learners/${uln}/component-completions`)).items;
    expect(completion).toMatchObject({ plts: { completed: true }, workExperience: { completed: true, days: 10 } });
  });
});

describe('a character that is told in part', () => {
  // Each is an emoji, of two halves, where the text that is told of it ends.
  it('spoils no row, no refusal and no reason', async () => {
    const { response } = await sendFile(world, release3([`${'T'.repeat(19)}😀,x`]));
    expect(response[1]).toMatchObject({ outcome: 'REFUSED', errors: [{ rule: 'row-type-unknown' }] });
    const { batch } = await sendFile(world, `Action,ULN,${'x'.repeat(39)}😀\nOPEN,1,2\n`);
    expect(batch).toMatchObject({ status: 'refused', refusal: { rule: 'file-heading-unknown' } });
    const uln = oneUln();
    const closing = [opening(uln), `A,b,CLOSE,${uln},,,,,,`];
    const fileName = `${'f'.repeat(188)}😀`;
    const closed = await sendFile(world, release3(closing, { reference: '' }), { query: { fileName } });
    expect(outcomes(closed.response)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });
});

describe('what comes back', () => {
  it('is accepted when it is mended as it says: the response whole, or the corrections alone', async () => {
    const [right, wrong] = some(2) as [string, string];
    const rows = [
      opening(right),
      opening(wrong, 'Sam,Sample,2094-05-17,F'),
      `C,=CMD(),CLAIM,${right},hospitality,higher`,
    ];
    const { batch } = await sendFile(world, release3(rows));
    expect(batch.rows).toMatchObject({ accepted: 1, refused: 2 });
    const response = await textOf(`/v1/batches/${batch.id}/response`);
    expect(response).toContain("C,'=CMD(),CLAIM");
    expect(response).toContain('DateOfBirth: The date of birth lies in the future.');
    const mend = (text: string) =>
      text.replaceAll('2094-05-17', '1994-05-17').replaceAll('hospitality,higher', 'engineering,higher');

    const corrections = mend(await textOf(`/v1/batches/${batch.id}/response`, { rows: 'refused' }));
    expect(corrections).toMatch(/Z,2\r\n$/);
    const again = await sendFile(world, corrections.replace('C,', `${registering(right)}\r\nC,`).replace('Z,2', 'Z,3'));
    expect(outcomes(again.response)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    // The reference of the sender is as it was.
    expect(again.response.map(({ cells }) => cells[1])).toContain("'=CMD()");

    const whole = await sendFile(world, mend(response));
    expect(whole.batch).toMatchObject({ status: 'completed', rows: { unchanged: 3, refused: 0 } });
  });

  it('folds thousands of refusals into their few causes', async () => {
    const ulns = some(2500);
    const rows = ulns.map((uln, n) =>
      opening(uln, n % 5 === 0 ? 'Sam,Sample,1894-05-17,F' : 'S4m,Sample,1994-05-17,F'),
    );
    const { batch } = await sendFile(world, release3(rows));
    const { items } = await world.done('GET', `/v1/batches/${batch.id}/causes`);
    expect(items).toMatchObject([
      { rule: 'name-characters', column: 'GivenName', count: 2000, actor: 'centre' },
      { rule: 'age-range', column: 'DateOfBirth', count: 500, actor: 'centre' },
    ]);
    expect(items[0].lines).toHaveLength(1000);
    expect(items[0].lines.slice(0, 4)).toEqual([3, 4, 5, 6]);
  });

  it('is the file itself, byte for byte', async () => {
    const file = Buffer.from(`\ufeff${release3([opening(oneUln())])}`, 'utf8');
    const { batch } = await sendFile(world, file);
    const { bytes } = await world.call('GET', `/v1/batches/${batch.id}/file`);
    expect(bytes.equals(file)).toBe(true);
  });
});

describe('an extract', () => {
  const made = async (body: object) => {
    const { id } = await world.done('POST', '/v1/extracts', { body, centre: '90004' });
    let extract: Json;
    do {
      await sleep(20);
      extract = await world.done('GET', `/v1/extracts/${id}`, { centre: '90004' });
    } while (extract.status !== 'completed');
    const { text } = await world.call('GET', `/v1/extracts/${id}/file`, { centre: '90004' });
    return { extract, text };
  };

  it('holds what the centre has, and sent again it changes nothing', async () => {
    const ulns = some(600);
    const rows = ulns.flatMap((uln, n) => [
      opening(uln, n % 2 ? 'Zoë,O’Brien-Smith,1994-05-17,F' : 'Sam,Sample,1993-01-31,N'),
      ...(n % 3 === 0 ? [] : [registering(uln), `W,w,${uln},2,Y,10,2010-09-06,2010-09-17`]),
      ...(n % 3 === 1 ? [`L,l,${uln},2,Y,Y,N,Y,Y,Y,`, `C,c,CLAIM,${uln},engineering,higher`] : []),
      ...(n % 3 === 0 && n % 2 === 0 ? [`A,z,CLOSE,${uln},,,,,,`] : []),
    ]);
    const filled = await sendFile(world, release3(rows, { centre: '90004' }), { centre: '90004' });
    expect(filled.batch.rows).toMatchObject({ refused: 0, accepted: rows.length });

    const all = await made({ kind: 'all', release: 3 });
    const { batch } = await sendFile(world, all.text, { centre: '90004' });
    expect(batch).toMatchObject({
      status: 'completed',
      rows: { total: all.extract.rows, unchanged: all.extract.rows },
    });
    expect(all.extract.rows).toBe(600 + 400 * 2 + 200 * 2);
    for (const kind of ['learnerAccounts', 'completions', 'claims']) {
      const { text, extract } = await made({ kind, release: 2 });
      const sent = await sendFile(world, text, { centre: '90004' });
      expect(sent.batch, kind).toMatchObject({
        status: 'completed',
        rows: { unchanged: extract.rows, total: extract.rows },
      });
      expect(extract.rows, kind).toBeGreaterThan(0);
    }
  });

  it('leaves out what its filter leaves out', async () => {
    const closed = await made({ kind: 'learnerAccounts', release: 3, learnerStatus: 'closed' });
    expect(closed.extract.rows).toBe(100);
    const claims = await made({ kind: 'claims', release: 3, line: 'engineering', level: 'advanced' });
    expect(claims.extract.rows).toBe(0);
    const { body } = await world.call('GET', `/v1/learners`, { centre: '90004', query: { limit: '1' } });
    const later = new Date(Date.parse(body.items[0].changedAt) + 3_600_000).toISOString();
    expect((await made({ kind: 'all', release: 3, changedSince: later })).extract.rows).toBe(0);
  });
});
