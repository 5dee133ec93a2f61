import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetUnfinished } from '../../src/batch/receive.js';
import { grantAuthority } from '../../src/identity/authorities.js';
import type { Answer, CallOptions, Json } from '../support/service.js';
import { newSupplier } from './realms.js';
import { aFile, askForExtract, sendFile } from './requests.js';
import { logged } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
/** Where no worker is, what is sent waits. */
function inWorld(options: Parameters<typeof openWorld>[0] = {}): void {
  beforeAll(async () => {
    world = await openWorld(options);
    // So that there is somebody whose name must not stand in the log.
    await world.open();
  });
  afterAll(() => world.close());
}

const gzip = { 'content-encoding': 'gzip' };
const digestOf = (file: string | Buffer) => createHash('sha256').update(file).digest('hex');
const send = (file: string | Buffer, said?: CallOptions) => sendFile(world, file, said);

/** How many batches and pieces the database holds, finished or not. */
async function stored(): Promise<Json> {
  const [row] = await world.query(
    'SELECT (SELECT count(*)::int FROM batch) AS batches, (SELECT count(*)::int FROM batch_piece) AS pieces',
  );
  return row;
}

/** How many batches of a file there are, and how many pieces of these and of nothing. */
async function copiesOf(file: string): Promise<Json> {
  const [row] = await world.query(
    `SELECT count(DISTINCT b.id)::int AS batches, count(p.*)::int AS pieces,
       (SELECT count(*)::int FROM batch WHERE status = 'receiving') AS unfinished
      FROM batch b LEFT JOIN batch_piece p ON p.realm_id = b.realm_id AND p.batch_id = b.id WHERE b.digest = $1`,
    [digestOf(file)],
  );
  return row;
}

/** An upload that is not at its end yet. */
async function begin(headers: Record<string, string> = {}): Promise<ClientRequest> {
  const sent = request({
    ...{ host: '127.0.0.1', port: world.port, method: 'POST', path: '/v1/batches' },
    headers: {
      authorization: `Bearer ${await world.token('supplier')}`,
      ...{ 'das-centre': world.kit.centre.number, 'das-actor': 'exams.officer', 'idempotency-key': randomUUID() },
      ...{ 'content-type': 'text/csv', ...headers },
    },
  });
  // What is cut off says so to whoever wrote it.
  sent.on('error', () => undefined);
  return sent;
}

/** A supplier to which the starter kit's centre grants these scopes only. */
async function supplierWith(...scopes: string[]): Promise<CallOptions> {
  const { token, ...ids } = await newSupplier(world, []);
  const centre = world.kit.centre.number;
  const from = new Date('2010-01-01');
  await grantAuthority(world.service.store.prisma, { ...ids, centreNumber: centre, scopes, from } as never);
  world.advance(5_000);
  return { as: { token }, centre };
}

describe('a file that is sent', () => {
  inWorld();

  it('with the same key gives the first answer again, byte for byte, however it went on since', async () => {
    const [file, key] = [aFile(world), randomUUID()];
    const first = await send(file, { key });
    await world.done('POST', `/v1/batches/${first.body.id}/cancellation`);
    const again = await send(file, { key });
    expect([again.status, again.text, again.headers.location]).toEqual([202, first.text, first.headers.location]);
    expect(await copiesOf(file)).toEqual({ batches: 1, pieces: 1, unfinished: 0 });
  });

  it('with the same key is another request when it is another file, or is asked for otherwise', async () => {
    const [file, key] = [aFile(world), randomUUID()];
    expect((await send(file, { key })).status).toBe(202);
    const before = await stored();
    for (const other of [
      await send(aFile(world), { key }),
      await send(file, { key, query: { validateOnly: 'true' } }),
      await send(file, { key, query: { again: 'true' } }),
      await send(file, { key, centre: world.secondCentre }),
    ])
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await stored()).toEqual(before);
  });

  it('with another key is the first batch as it stands now', async () => {
    const file = aFile(world);
    const first = await send(file);
    const before = [await stored(), await logged(world.query)];
    const again = await send(file, { query: { fileName: 'another-name.csv' } });
    expect([again.status, again.body, again.headers.location]).toEqual([200, first.body, first.headers.location]);
    expect([await stored(), await logged(world.query)]).toEqual(before);
  });

  it('for another centre is another file', async () => {
    const file = aFile(world);
    const [own, other] = [await send(file), await send(file, { centre: world.secondCentre })];
    expect([own.status, other.status, other.body.centre]).toEqual([202, 202, world.secondCentre]);
    expect(other.body.id).not.toBe(own.body.id);
  });

  it('is taken again when that is asked for', async () => {
    const file = aFile(world);
    const first = await send(file);
    const again = await send(file, { query: { again: 'true' } });
    expect([again.status, again.body.digest]).toEqual([202, first.body.digest]);
    expect(again.body.id).not.toBe(first.body.id);
    expect(await copiesOf(file)).toEqual({ batches: 2, pieces: 2, unfinished: 0 });
  });

  it('ten times at one moment makes one batch', async () => {
    const file = aFile(world);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 202]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await copiesOf(file)).toEqual({ batches: 1, pieces: 1, unfinished: 0 });
  });

  it('ten times at one moment with one key makes one batch, though it is to be taken again', async () => {
    const [file, key] = [aFile(world), randomUUID()];
    const said = { key, query: { again: 'true' } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(file, said)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await copiesOf(file)).toEqual({ batches: 1, pieces: 1, unfinished: 0 });
  });

  it.each([
    ['as it is', {}],
    ['packed', gzip],
  ])('and breaks off half way leaves nothing behind (%s)', async (_how, headers) => {
    const before = await stored();
    const sent = await begin({ ...headers, 'content-length': '3000000' });
    const half = randomBytes(1_500_000);
    sent.write('content-encoding' in headers ? gzipSync(half).subarray(0, 1_000_000) : half);
    await expect.poll(async () => (await stored()).pieces - before.pieces).toBeGreaterThan(1);
    expect((await stored()).batches).toBe(before.batches + 1);
    sent.destroy();
    await expect.poll(stored).toEqual(before);
  });

  it('is none yet while it is on its way', async () => {
    const { items: before } = await world.done('GET', '/v1/batches');
    const sent = await begin({ 'transfer-encoding': 'chunked' });
    sent.write(randomBytes(300_000));
    const id = async () => (await world.query(`SELECT id FROM batch WHERE status = 'receiving'`))[0]?.id;
    await expect.poll(id).toBeDefined();
    const address = `/v1/batches/${await id()}`;
    const looks = [address, `${address}/file`, `${address}/response`, `${address}/causes`];
    for (const path of looks) expect((await world.call('GET', path)).status, path).toBe(404);
    expect((await world.call('POST', `${address}/cancellation`)).status).toBe(404);
    expect((await world.done('GET', '/v1/batches')).items).toEqual(before);
    const answered = once(sent, 'response');
    sent.end();
    const [reply] = await answered;
    reply.resume();
    expect(reply.statusCode).toBe(202);
    expect((await world.done('GET', address)).status).toBe('waiting');
  });

  it('and could not be cleared away at once is cleared away after a day', async () => {
    const before = await stored();
    await world.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '57P01'; END $$`);
    await world.query('CREATE TRIGGER fail BEFORE DELETE ON batch_piece FOR EACH ROW EXECUTE FUNCTION fail()');
    const packed = gzipSync(randomBytes(600_000));
    const answer = await send(packed.subarray(0, -12), { headers: gzip });
    expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
    await world.query('DROP TRIGGER fail ON batch_piece');
    const left = await stored();
    expect([left.batches - before.batches, left.pieces > before.pieces]).toEqual([1, true]);
    const age = (hours: number) =>
      world.query(
        `UPDATE batch b SET received_at = now() + (r.clock_offset_ms - $1 * 3600000) * interval '1 ms'
           FROM realm r WHERE r.id = b.realm_id AND b.status = 'receiving'`,
        [hours],
      );
    await age(23);
    await forgetUnfinished(world.service.store);
    expect(await stored()).toEqual(left);
    await age(25);
    await forgetUnfinished(world.service.store);
    expect(await stored()).toEqual(before);
  });

  it('comes back byte for byte, whatever it is, as it is and packed', async () => {
    for (const length of [1, 262_144, 1_000_001]) {
      const bytes = randomBytes(length);
      const { body, status } = await send(bytes);
      expect([status, body.bytes, body.digest]).toEqual([202, length, digestOf(bytes)]);
      const back = await world.call('GET', `/v1/batches/${body.id}/file`);
      expect(back.bytes.equals(bytes)).toBe(true);
      expect(back.headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="batch-${body.id}.csv"`,
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('may be empty when it is unpacked', async () => {
    const { status, body } = await send(gzipSync(''), { headers: gzip });
    expect([status, body.bytes, body.digest]).toEqual([202, 0, digestOf('')]);
    expect(await world.call('GET', `/v1/batches/${body.id}/file`)).toMatchObject({ status: 200, text: '' });
  });

  it('packed is the same file', async () => {
    const file = aFile(world);
    const packed = await send(gzipSync(file), { headers: gzip });
    const plain = await send(file, { headers: { 'content-encoding': 'identity' } });
    expect(packed.body).toMatchObject({ digest: digestOf(file), bytes: Buffer.byteLength(file) });
    expect([packed.status, plain.status, plain.text]).toEqual([202, 200, packed.text]);
    expect((await world.call('GET', `/v1/batches/${packed.body.id}/file`)).text).toBe(file);
    // In several members, as some programs pack.
    const twice = await send(Buffer.concat([gzipSync(file.slice(0, 50)), gzipSync(file.slice(50))]), { headers: gzip });
    expect([twice.status, twice.text]).toEqual([200, packed.text]);
  });

  it.each([
    ['is not packed', (file: string) => Buffer.from(file)],
    ['is packed and cut off', (file: string) => gzipSync(file).subarray(0, -12)],
    ['is packed and damaged', (file: string) => damaged(gzipSync(file))],
  ])('as packed and %s is 400, and leaves nothing behind', async (_what, make) => {
    const before = await stored();
    const answer = await send(make(aFile(world)), { headers: gzip });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
    expect(await stored()).toEqual(before);
  });

  it('as packed and cut off is 400, also when it is all there before anybody reads it', async () => {
    const cut = gzipSync(aFile(world)).subarray(0, -6);
    // While the database is asked for many at once, they wait unread.
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(cut, { headers: gzip })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
  });

  it('by who may do none of what a file may ask for is 403, and by who may do some of it is taken in', async () => {
    const before = await stored();
    const none = await send(aFile(world), await supplierWith('learners:read'));
    expect(none).toMatchObject({ status: 403, body: { code: 'authority-missing' } });
    const elsewhere = await send(aFile(world), { centre: world.kit.otherCentre.number });
    expect(elsewhere).toMatchObject({ status: 403, body: { code: 'authority-missing' } });
    expect(await stored()).toEqual(before);
    for (const scope of ['learners:write', 'completions:write', 'claims:write'])
      expect((await send(aFile(world), await supplierWith(scope))).status, scope).toBe(202);
  });

  it('is seen by who may read, and stopped by who may write', async () => {
    const { body } = await send(aFile(world));
    const [reads, writes] = [await supplierWith('learners:read'), await supplierWith('claims:write')];
    const address = `/v1/batches/${body.id}`;
    expect((await world.call('GET', address, reads)).status).toBe(200);
    expect((await world.call('GET', address, writes)).status).toBe(404);
    expect((await world.call('GET', '/v1/batches', writes)).body.code).toBe('authority-missing');
    expect((await world.call('POST', '/v1/extracts', { ...writes, body: { kind: 'all', release: 3 } })).status).toBe(
      403,
    );
    expect((await world.call('POST', `${address}/cancellation`, reads)).status).toBe(404);
    expect((await world.call('POST', `${address}/cancellation`, writes)).body.status).toBe('cancelled');
  });

  it('stands in the log of the centre with who sent it', async () => {
    const headers = { 'das-actor': 'Ms Head of Year' };
    const { body } = await send(aFile(world), { headers, query: { fileName: 'autumn.csv' } });
    expect(body).toMatchObject({ person: 'Ms Head of Year', supplier: 'Sandbox supplier', fileName: 'autumn.csv' });
    const rows = await world.query(
      `SELECT subject, transaction, person, after FROM transaction_log WHERE after->'batch'->>'id' = $1`,
      [body.id],
    );
    const { id, digest, bytes } = body;
    expect(rows).toEqual([
      {
        ...{ subject: world.kit.centre.number, transaction: 'createBatch', person: 'Ms Head of Year' },
        after: { batch: { id, digest, bytes, validateOnly: false } },
      },
    ]);
  });
});

describe('a file of an awarding body', () => {
  inWorld();

  const as = 'diplomaAwardingBody';
  const header = 'H,DAS,3,CAB,NDA,,,2010-10-04T09:00:00';
  /** No two are the same file. */
  const aBodysFile = () => {
    const withdrawal = `R,${randomUUID()},WITHDRAW,${world.nextUln()},9000002X,EN201,,,,2010-08-24,,,,,,`;
    return `${[header, withdrawal, 'Z,1'].join('\n')}\n`;
  };
  const idsFor = async (said: CallOptions) =>
    (await world.done('GET', '/v1/batches', { ...said, query: { limit: '500' } })).items.map(({ id }: Json) => id);

  it('is of the body, and of no centre', async () => {
    const file = aBodysFile();
    const sent = await send(file, { as });
    expect([sent.status, sent.body.awardingBody, 'centre' in sent.body]).toEqual([202, 'NDA', false]);
    expect(await world.done('GET', `/v1/batches/${sent.body.id}`, { as })).toEqual(sent.body);
    expect((await world.call('GET', `/v1/batches/${sent.body.id}/file`, { as })).text).toBe(file);
    const rows = await world.query(`SELECT subject, centre FROM transaction_log WHERE after->'batch'->>'id' = $1`, [
      sent.body.id,
    ]);
    expect(rows).toEqual([{ subject: 'NDA', centre: null }]);
  });

  it('is seen by nobody else, nor anybody else’s by the body', async () => {
    const [own, centres] = [await send(aBodysFile(), { as }), await send(aFile(world))];
    expect(await idsFor({ as })).toContain(own.body.id);
    expect(await idsFor({ as })).not.toContain(centres.body.id);
    expect(await idsFor({})).not.toContain(own.body.id);
    expect(await idsFor({ as: 'componentAwardingBody' })).toEqual([]);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/response'],
      ['GET', '/file'],
      ['GET', '/causes'],
      ['POST', '/cancellation'],
    ] as const) {
      const strangers: [id: string, said: CallOptions][] = [
        [own.body.id, {}],
        [own.body.id, { as: 'componentAwardingBody' }],
        [centres.body.id, { as }],
      ];
      for (const [id, said] of strangers) {
        const theirs = await world.call(method, `/v1/batches/${id}${path}`, said);
        const nobodys = await world.call(method, `/v1/batches/${randomUUID()}${path}`, said);
        expect([theirs.status, theirs.body.code, theirs.body.detail]).toEqual([404, 'not-found', nobodys.body.detail]);
      }
    }
    expect((await world.done('POST', `/v1/batches/${own.body.id}/cancellation`, { as })).status).toBe('cancelled');
  });

  it('is recognised when it is sent again, and cancelled files are not', async () => {
    const file = aBodysFile();
    const first = await send(file, { as });
    const again = await send(file, { as });
    expect([again.status, again.body]).toEqual([200, first.body]);
    await world.done('POST', `/v1/batches/${first.body.id}/cancellation`, { as });
    expect((await send(file, { as })).status).toBe(202);
  });

  it('is a centre’s that must name its centre', async () => {
    const said = { centre: null };
    for (const answer of [await send(aBodysFile(), said), await world.call('GET', '/v1/batches', said)])
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [expect.objectContaining({ in: 'header', pointer: '/das-centre', rule: 'field-missing' })],
      ]);
  });

  it('needs a scope of bodies: one to send it, another to see it', async () => {
    const reader = { as: { token: await world.token(as, 'results:read') } };
    const writer = { as: { token: await world.token(as, 'awards:write') } };
    expect(await send(aBodysFile(), reader)).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    const { status, body } = await send(aBodysFile(), writer);
    expect(status).toBe(202);
    const path = `/v1/batches/${body.id}`;
    expect(await world.call('GET', path, writer)).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    expect((await world.call('GET', path, reader)).status).toBe(200);
  });
});

describe('a batch that waits', () => {
  inWorld();

  it('is cancelled at once, once', async () => {
    const { body } = await send(aFile(world));
    const before = await logged(world.query);
    const cancelled = await world.done('POST', `/v1/batches/${body.id}/cancellation`);
    expect(cancelled).toEqual({ ...body, status: 'cancelled', finishedAt: expect.any(String) });
    expect(await world.done('POST', `/v1/batches/${body.id}/cancellation`)).toEqual(cancelled);
    expect(await world.done('GET', `/v1/batches/${body.id}`)).toEqual(cancelled);
    expect(await logged(world.query)).toBe(before + 1);
  });

  it('and is cancelled has an empty response, no causes, and its file', async () => {
    const file = aFile(world);
    const { body } = await send(file);
    await world.done('POST', `/v1/batches/${body.id}/cancellation`);
    for (const query of [{ format: 'csv' }, { format: 'jsonLines' }, { rows: 'refused' }] as Record<string, string>[])
      expect(await world.call('GET', `/v1/batches/${body.id}/response`, { query })).toMatchObject({
        status: 200,
        text: '',
      });
    expect(await world.done('GET', `/v1/batches/${body.id}/causes`)).toEqual({ items: [] });
    expect((await world.call('GET', `/v1/batches/${body.id}/file`)).text).toBe(file);
  });

  it('and is cancelled can be sent again', async () => {
    const file = aFile(world);
    const { body } = await send(file);
    await world.done('POST', `/v1/batches/${body.id}/cancellation`);
    const again = await send(file);
    expect(again.status).toBe(202);
    expect(again.body.id).not.toBe(body.id);
  });

  it('is in the list, the newest first, among those of its status', async () => {
    const files = [aFile(world), aFile(world), aFile(world)];
    const ids: string[] = [];
    for (const file of files) ids.unshift((await send(file)).body.id);
    const list = async (query: Record<string, string>) =>
      (await world.done('GET', '/v1/batches', { query })).items.map(({ id }: Json) => id);
    expect((await list({})).slice(0, 3)).toEqual(ids);
    await world.done('POST', `/v1/batches/${ids[1]}/cancellation`);
    const [waiting, cancelled] = [await list({ status: 'waiting' }), await list({ status: 'cancelled' })];
    expect(waiting.slice(0, 2)).toEqual([ids[0], ids[2]]);
    expect(cancelled[0]).toBe(ids[1]);
    expect([...waiting, ...cancelled].sort()).toEqual((await list({ limit: '500' })).sort());
    const first = await world.call('GET', '/v1/batches', { query: { status: 'waiting', limit: '1' } });
    const next = String(/^<([^>]+)>/.exec(String(first.headers.link))?.[1]);
    expect((await world.done('GET', next)).items.map(({ id }: Json) => id)).toEqual([ids[2]]);
  });
});

describe('a batch that is taken', () => {
  inWorld({ worker: true });

  const over = async (answer: Answer, said: CallOptions = {}): Promise<Json> => {
    const look = () => world.done('GET', `/v1/batches/${answer.body.id}`, said);
    await expect.poll(async () => (await look()).finishedAt, { timeout: 10_000 }).toBeDefined();
    return look();
  };
  const responseOf = (id: string, query: Record<string, string> = {}, said: CallOptions = {}) =>
    world.call('GET', `/v1/batches/${id}/response`, { ...said, query });

  /** A file with one row that is refused, and the ULN of the learner whose account it opens. */
  const mixed = () => {
    const uln = world.nextUln();
    const rows = [
      `A,row 1,OPEN,${uln},Zoë,O’Brien-Smith,1994-05-17,F,,`,
      `D,row 2,ADD,${uln},alchemy,higher,NDA,,,`,
      `D,row 3,ADD,${uln},engineering,higher,NDA,,,`,
    ];
    const header = 'H,DAS,3,CENTRE,90001,,MIXED-1,2010-10-04T09:00:00';
    return { uln, rows, header, file: `${[header, ...rows, 'Z,3'].join('\n')}\n` };
  };

  it('comes to its end, and has done what its rows say', async () => {
    const { uln, file } = mixed();
    const batch = await over(await send(file, { query: { fileName: 'mixed.csv' } }));
    expect(batch).toMatchObject({
      ...{ status: 'completed', definition: 'release-3', fileReference: 'MIXED-1', fileName: 'mixed.csv' },
      rows: { total: 3, read: 3, accepted: 2, unchanged: 0, repaired: 0, refused: 1 },
    });
    const { diplomas } = await world.done('GET', `/v1/learners/${uln}`);
    expect(diplomas).toMatchObject([{ line: 'engineering', level: 'higher' }]);
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`);
    expect(items).toMatchObject([
      { transaction: 'openLearnerAccount', method: 'batch', person: 'exams.officer' },
      { transaction: 'registerDiploma', method: 'batch', person: 'exams.officer' },
    ]);
  });

  it('is answered row by row in JSON lines', async () => {
    const { uln, file } = mixed();
    const { id } = await over(await send(file));
    const { headers, text } = await responseOf(id, { format: 'jsonLines' });
    expect(headers).toMatchObject({
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="response-${id}.jsonl"`,
    });
    const lines: Json[] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, record, outcome }) => [line, record, outcome])).toEqual([
      [1, 'H', undefined],
      [2, 'A', 'ACCEPTED'],
      [3, 'D', 'REFUSED'],
      [4, 'D', 'ACCEPTED'],
      [5, 'Z', undefined],
    ]);
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`);
    expect([...lines[1].transactions, ...lines[3].transactions]).toEqual(items.map((entry: Json) => entry.id));
    expect(lines[2].errors).toEqual([expect.objectContaining({ rule: 'line-unknown', column: 'LineOfLearning' })]);
    const refused = await responseOf(id, { format: 'jsonLines', rows: 'refused' });
    expect(refused.headers['content-disposition']).toBe(`attachment; filename="corrections-${id}.jsonl"`);
    const records = refused.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).record);
    expect(records).toEqual(['H', 'D', 'Z']);
  });

  it('is answered row by row in the form of the file, and in a corrections file that can be mended', async () => {
    const { file, header, rows } = mixed();
    const { id } = await over(await send(file));
    const { headers, text } = await responseOf(id);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="response-${id}.csv"`,
    });
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    for (const [index, row] of rows.entries()) expect(lines[index + 1]?.startsWith(row)).toBe(true);
    const corrections = (await responseOf(id, { rows: 'refused' })).text.split('\r\n');
    expect([corrections[0], corrections.at(-2), corrections.length]).toEqual([header, 'Z,1', 4]);
    const mended = corrections.join('\r\n').replace('alchemy', 'society-health-and-development');
    const { rows: taken } = await over(await send(mended));
    expect(taken).toMatchObject({ read: 1, accepted: 1, refused: 0 });
  });

  it('says why rows were refused, in the causes behind them', async () => {
    const { uln } = mixed();
    const row = (line: string) => `D,,ADD,${uln},${line},higher,NDA,,,`;
    const account = `A,,OPEN,${uln},Zoë,O’Brien-Smith,1994-05-17,F,,`;
    const records = [account, row('alchemy'), row('alchemy'), `${row('engineering')},,,,,`, 'Q,'];
    const header = 'H,DAS,3,CENTRE,90001,,,2010-10-04T09:00:00';
    const { id } = await over(await send(`${[header, ...records, `Z,${records.length}`].join('\n')}\n`));
    const { items } = await world.done('GET', `/v1/batches/${id}/causes`);
    expect(items[0]).toMatchObject({ rule: 'line-unknown', column: 'LineOfLearning', count: 2, lines: [3, 4] });
    expect(items.map(({ rule }: Json) => rule)).toContain('row-type-unknown');
    for (const { rule } of items) expect((await world.call('GET', `/rules/${rule}`)).status, rule).toBe(200);
  });

  it('a second time changes nothing, and says so of every row', async () => {
    const { file } = mixed();
    await over(await send(file));
    const { rows } = await over(await send(file, { query: { again: 'true' } }));
    expect(rows).toEqual({ total: 3, read: 3, accepted: 0, unchanged: 2, repaired: 0, refused: 1 });
  });

  it('only to be checked says the same of every row, and stores nothing but that', async () => {
    const { uln, file } = mixed();
    const before = await logged(world.query);
    const checked = await over(await send(file, { query: { validateOnly: 'true' } }));
    expect(checked).toMatchObject({ status: 'completed', validateOnly: true, rows: { accepted: 2, refused: 1 } });
    expect((await world.call('GET', `/v1/learners/${uln}`)).status).toBe(404);
    expect(await logged(world.query)).toBe(before + 1);
    expect(await world.query('SELECT 1 FROM rehearsed_record')).toEqual([]);
    const done = await over(await send(file));
    expect(done.rows).toEqual(checked.rows);
  });

  it('is refused whole when it is no batch file, with the line and who has to act', async () => {
    const { file } = mixed();
    const batch = await over(await send(file.replace('Z,3', 'Z,4')));
    expect(batch).toMatchObject({
      status: 'refused',
      rows: { read: 0 },
      refusal: { rule: 'file-trailer-count', actor: 'supplier', line: 5 },
    });
    expect(await responseOf(batch.id)).toMatchObject({ status: 200, text: '' });
    // It would be refused again: the same file is not taken in a second time.
    expect((await send(file.replace('Z,3', 'Z,4'))).body).toEqual(batch);
    const unknown = await over(await send(randomBytes(1000)));
    expect([unknown.status, unknown.refusal.line]).toEqual(['refused', undefined]);
  });

  it('does of its rows what its sender may do, and refuses the others', async () => {
    const { uln } = await world.openWithDiploma();
    const said = await supplierWith('learners:read', 'completions:write');
    const header = 'H,DAS,3,CENTRE,90001,,,2010-10-04T09:00:00';
    const rows = [`A,,CLOSE,${uln},,,,,,`, `W,,${uln},2,Y,10,2010-09-06,2010-09-17`];
    const batch = await over(await send(`${[header, ...rows, 'Z,2'].join('\n')}\n`, said), said);
    expect(batch.rows).toMatchObject({ read: 2, accepted: 1, refused: 1 });
    expect((await world.done('GET', `/v1/learners/${uln}`)).status).toBe('open');
  });

  it('and is over is not cancelled any more', async () => {
    const batch = await over(await send(mixed().file));
    expect(await world.done('POST', `/v1/batches/${batch.id}/cancellation`)).toEqual(batch);
  });

  it('leaves nothing of its rows and its name in the log', async () => {
    const family = 'Featherstonehaugh';
    const [uln, other] = [world.nextUln(), world.nextUln()];
    const row = (number: string, name: string) => `A,,OPEN,${number},Zoë,${name},1994-05-17,F,,`;
    const header = 'H,DAS,3,CENTRE,90001,,KEPT-APART,2010-10-04T09:00:00';
    const good = `${[header, row(uln, family), row(`${other}0`, family), 'Z,2'].join('\n')}\n`;
    const query = { fileName: `${family}.csv` };
    await over(await send(good, { query }));
    await over(await send(`${good}${row(other, family)}\n`, { query }));
    await send(good, { query, headers: gzip });
    const sent = await begin({ 'content-length': '3000000' });
    const closed = new Promise((resolve) => sent.once('close', resolve));
    sent.write(good, () => sent.destroy());
    await closed;
    for (const word of [family, 'KEPT-APART', other, uln])
      expect(world.logs.filter((line) => line.includes(word))).toEqual([]);
  });
});

describe('an extract', () => {
  inWorld({ worker: true });

  const made = async (body: object): Promise<Json> => {
    const { id } = await askForExtract(world, body);
    const look = () => world.done('GET', `/v1/extracts/${id}`);
    await expect.poll(async () => (await look()).status, { timeout: 10_000 }).toBe('completed');
    return look();
  };

  it('is made of the centre’s records, in the form of a batch file that changes nothing', async () => {
    const { uln } = await world.openWithDiploma();
    const extract = await made({});
    const { headers, text } = await world.call('GET', `/v1/extracts/${extract.id}/file`);
    expect(headers['content-disposition']).toBe(`attachment; filename="extract-${extract.id}.csv"`);
    expect(text).toContain(`A,,OPEN,${uln},Zoë,O’Brien-Smith,1994-05-17,F,,`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(extract.rows + 2);
    const { body } = await send(text);
    const look = () => world.done('GET', `/v1/batches/${body.id}`);
    await expect.poll(async () => (await look()).finishedAt, { timeout: 10_000 }).toBeDefined();
    expect((await look()).rows).toMatchObject({ read: extract.rows, unchanged: extract.rows });
  });

  it('holds what its filters leave, and says which they are', async () => {
    const { uln } = await world.open();
    const asked = {
      kind: 'learnerAccounts',
      release: 2,
      learnerStatus: 'closed',
      changedSince: '2010-09-06T09:00:00Z',
    };
    await world.done('POST', `/v1/learners/${uln}/closure`, { body: { reason: 'Left' } });
    const extract = await made(asked);
    expect(extract).toMatchObject({ ...asked, rows: 1 });
    const { text } = await world.call('GET', `/v1/extracts/${extract.id}/file`);
    const [headings, row, ...others] = text.split('\r\n');
    expect(headings?.startsWith('\ufeff')).toBe(true);
    expect([row?.includes(uln), others]).toEqual([true, ['']]);
  });

  it('can be read for seven days, and no longer', async () => {
    const extract = await made({ kind: 'claims' });
    const finished = Date.parse(extract.finishedAt);
    expect(Date.parse(extract.availableUntil) - finished).toBe(7 * 86_400_000);
    const read = () => world.call('GET', `/v1/extracts/${extract.id}/file`);
    world.advance(7 * 86_400_000 - 60_000);
    expect((await read()).status).toBe(200);
    world.advance(61_000);
    const late = await read();
    expect([late.status, late.body.errors[0].rule]).toEqual([422, 'extract-not-finished']);
    expect(await world.done('GET', `/v1/extracts/${extract.id}`)).toEqual(extract);
  });
});

/** Packed bytes of which one in the middle is another. */
function damaged(packed: Buffer): Buffer {
  const bytes = Buffer.from(packed);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] as number) ^ 0xff;
  return bytes;
}
