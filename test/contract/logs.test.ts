import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { person, registration, startService, type TestService } from '../support/service.js';
import { personalDataIn } from './personal.js';

// Failures of the service itself: the contract knows no 500, so these tests look at the wire and the log by themselves.
let service: TestService;
beforeAll(async () => {
  service = await startService({ worker: true });
});
afterEach(() => {
  const tables = [
    ...['learner_account', 'transaction_log', 'batch', 'extract_piece'],
    ...['constituent_result', 'outcome', 'decision'],
  ];
  return service.query(tables.map((table) => `DROP TRIGGER IF EXISTS fail ON ${table};`).join(' '));
});
afterAll(() => service.close());

/** Makes the database fail in the way of this PostgreSQL error, with all that was to be stored in its words. */
async function failing(table: string, errcode: string, when = 'true'): Promise<void> {
  await service.query(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'cannot store %', to_jsonb(NEW) USING ERRCODE = '${errcode}', DETAIL = to_jsonb(NEW)::text, HINT = to_jsonb(NEW)::text;
    END $$`);
  await service.query(
    `CREATE TRIGGER fail BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION fail()`,
  );
}

const open = () => service.call('POST', '/v1/learners', { body: { uln: service.nextUln(), ...person } });

describe('a failure of the service', () => {
  it.each([
    ['learner_account', 'XX000'],
    ['transaction_log', 'XX000'],
    ['learner_account', '23514'],
    ['learner_account', '22P02'],
  ])('is a 500 that tells the caller nothing, and the log where it was (%s, %s)', async (table, errcode) => {
    await failing(table, errcode);
    const from = service.logs.length;
    const { status, headers, text, body } = await open();
    expect([status, body.code, headers['content-type']]).toEqual([
      500,
      'internal-error',
      'application/problem+json; charset=utf-8',
    ]);
    expect(text).not.toMatch(/cannot store|PL\/pgSQL|at \w+ \(|node_modules|learner_account/);
    const lines = service.logs.slice(from).map((line) => JSON.parse(line));
    const [failure] = lines.filter(({ level }) => level === 50);
    expect(failure).toMatchObject({
      reqId: body.requestId,
      operationId: 'openLearnerAccount',
      code: 'internal-error',
      error: { code: errcode },
    });
    expect(failure.error.stack.join()).toContain('src/ledger');
    expect(await personalDataIn(service.logs, service.query)).toEqual([]);
    expect(service.logs.slice(from).join()).not.toMatch(/Zoë|O’Brien|1994-05-17|\b1000\d{6}\b/);
  });

  it.each(['53300', '57P03', '57014', '25006'])('that will pass is a 503 (%s)', async (errcode) => {
    await failing('learner_account', errcode);
    const from = service.logs.length;
    const { status, headers, body } = await open();
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(service.logs.slice(from).join()).not.toMatch(/Zoë|O’Brien|1994-05-17|\b1000\d{6}\b/);
  });

  it.each(['40001', '40P01', '23505'])(
    'that a second attempt may get past is tried again, and not for ever (%s)',
    async (errcode) => {
      await failing('learner_account', errcode);
      expect((await open()).status).toBeGreaterThanOrEqual(500);
      await service.query('DROP TRIGGER fail ON learner_account');
      expect((await open()).status).toBe(201);
    },
  );
});

describe('a failure of the service with results and awards', () => {
  const personal = /Zoë|O’Brien|1994-05-17|\b1000\d{6}\b|9000002X|EN20\d|award for Ms X/;
  const said = { ...person, qan: '9000002X', unit: 'EN201', grade: 'b', points: '4', awardDate: '2010-10-05' };

  it.each(['constituent_result', 'outcome'])(
    'that are posted is a 500 that tells the caller nothing, and the log where it was (%s)',
    async (table) => {
      const { uln } = await service.open({ diploma: registration });
      const { gender: _gender, ...result } = { ...said, uln };
      await failing(table, 'XX000');
      const from = service.logs.length;
      const posting = { as: 'diplomaAwardingBody', body: { results: [result] } } as const;
      const { status, text, body } = await service.call('POST', '/v1/results', posting);
      expect([status, body.code]).toEqual([500, 'internal-error']);
      expect(text).not.toMatch(/cannot store|constituent_result|EN201/);
      expect(service.logs.slice(from).join()).toContain('"code":"XX000"');
      expect(service.logs.slice(from).join()).not.toMatch(personal);
    },
  );

  it('that are decided is a 500 that tells the caller nothing, and the log where it was', async () => {
    const { uln, diploma } = await service.openWithDiploma();
    const { id } = await service.done('POST', '/v1/claims', { body: { uln, diplomaId: diploma.id } });
    await failing('decision', 'XX000');
    const from = service.logs.length;
    const deciding = { as: 'diplomaAwardingBody', body: { reason: 'award for Ms X' } } as const;
    const { status, body } = await service.call('POST', `/v1/claims/${id}/referral`, deciding);
    expect([status, body.code]).toEqual([500, 'internal-error']);
    expect(service.logs.slice(from).join()).toContain('"code":"XX000"');
    expect(service.logs.slice(from).join()).not.toMatch(personal);
  });

  it('is not what a refused result is, and of that the log holds nothing either', async () => {
    const { uln } = await service.open({ diploma: registration });
    const { gender: _gender, ...result } = { ...said, uln };
    const from = service.logs.length;
    const results = [
      { ...result, familyName: 'Sonderling' },
      { ...result, givenName: 'Sonderling', dateOfBirth: '1993-03-23' },
      { ...result, grade: 'Sonderling' },
      { ...result, points: '1234.567' },
    ];
    const posting = { as: 'diplomaAwardingBody', body: { results } } as const;
    for (const body of [{ results }, { results: [{ ...result, uln: 'Sonderling' }] }])
      await service.call('POST', '/v1/results', { ...posting, body });
    expect(service.logs.slice(from).join()).not.toMatch(personal);
    expect(service.logs.slice(from).join()).not.toMatch(/Sonderling|1993-03-23|1234\.567/);
  });
});

describe('a failure of the service with a file', () => {
  const personal = /Zoë|O’Brien|1994-05-17|\b1000\d{6}\b|autumn/;
  const query = { fileName: 'autumn of Zoë.csv' };
  const headers = { 'content-type': 'text/csv' };
  const rowOf = (uln: string) => `A,,OPEN,${uln},Zoë,O’Brien-Smith,1994-05-17,F,,\n`;
  const sendFile = (rows: string[]) =>
    service.call('POST', '/v1/batches', {
      ...{ query, headers },
      raw: `H,DAS,3,CENTRE,90001,,,2010-10-04T09:00:00\n${rows.join('')}Z,${rows.length}\n`,
    });
  const failures = (from: number) =>
    service.logs
      .slice(from)
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level >= 40);
  /** The status at an address, when it is what was waited for. */
  const becomes = (path: string, status: string) =>
    expect.poll(async () => (await service.done('GET', path)).status, { timeout: 10_000 }).toBe(status);

  it('that is sent is a 500 that tells the caller nothing, and the log where it was', async () => {
    await failing('batch', 'XX000');
    const from = service.logs.length;
    const { status, text, body } = await sendFile([rowOf(service.nextUln())]);
    expect([status, body.code]).toEqual([500, 'internal-error']);
    expect(text).not.toMatch(/cannot store|autumn/);
    expect(failures(from)).toMatchObject([{ level: 50, operationId: 'createBatch', code: 'internal-error' }]);
    expect(service.logs.slice(from).join()).not.toMatch(personal);
  });

  it('that is taken ends the file, and the log says where it was', async () => {
    await failing('learner_account', 'XX000');
    const from = service.logs.length;
    const { id } = (await sendFile([rowOf(service.nextUln())])).body;
    await becomes(`/v1/batches/${id}`, 'failed');
    expect(failures(from)).toMatchObject([{ level: 50, msg: 'a batch failed', batch: id, error: { code: 'XX000' } }]);
    expect(service.logs.slice(from).join()).not.toMatch(personal);
    // The next one goes on.
    await service.query('DROP TRIGGER fail ON learner_account');
    await becomes(`/v1/batches/${(await sendFile([rowOf(service.nextUln())])).body.id}`, 'completed');
  });

  it('that is made for a centre ends it, and the log says where it was', async () => {
    await service.open();
    await failing('extract_piece', 'XX000', 'NEW.number = 1');
    const from = service.logs.length;
    const { id } = await service.done('POST', '/v1/extracts', { body: { kind: 'all', release: 3 } });
    await becomes(`/v1/extracts/${id}`, 'failed');
    await expect.poll(() => JSON.stringify(failures(from))).toContain('XX000');
    expect(service.logs.slice(from).join()).not.toMatch(personal);
  });

  it('that is answered cuts it off, and the log says where it was', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => rowOf(String(1_000_000_000 + index)));
    const { id } = (await sendFile([...rows, 'Q'])).body;
    await becomes(`/v1/batches/${id}`, 'refused');
    await service.query(`
      ALTER TABLE batch_piece RENAME TO kept_piece;
      CREATE FUNCTION read_or_fail(number integer, content bytea) RETURNS bytea LANGUAGE plpgsql AS $$
        BEGIN
          IF number >= 6 THEN RAISE EXCEPTION 'cannot read %', convert_from(substr(content, 1, 200), 'SQL_ASCII'); END IF;
          RETURN content;
        END $$;
      CREATE VIEW batch_piece AS SELECT realm_id, batch_id, number, read_or_fail(number, content) AS content FROM kept_piece;
      GRANT SELECT ON batch_piece TO PUBLIC`);
    try {
      const from = service.logs.length;
      await expect(service.call('GET', `/v1/batches/${id}/file`)).rejects.toThrow(/aborted|ECONNRESET|hang up/);
      expect(failures(from)).toMatchObject([
        { level: 40, operationId: 'getBatchFile', status: 200, aborted: true, error: { code: 'P0001' } },
      ]);
      expect(service.logs.slice(from).join()).not.toMatch(personal);
    } finally {
      await service.query(
        'DROP VIEW batch_piece; DROP FUNCTION read_or_fail; ALTER TABLE kept_piece RENAME TO batch_piece',
      );
    }
    expect((await service.call('GET', `/v1/batches/${id}/file`)).status).toBe(200);
  });
});

describe('the log at its most talkative', () => {
  it('holds no token, no secret, no key, no address and no personal data', async () => {
    await service.open({ uci: '681990012058G' });
    await service.call('GET', '/v1/learners', { query: { name: 'O’Brien' } });
    const { clientId, clientSecret, privateJwk } = service.kit.supplier;
    const raw = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: `${clientSecret}x`,
    }).toString();
    await service.call('POST', '/oauth/token', {
      as: null,
      raw,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const token = await service.token('supplier');
    await service.call('GET', '/v1/learners/1000000302?surprise=Zoë'.replace('ë', 'e'));
    await service.call('GET', '/v1/nowhere/1000000302');
    const all = service.logs.join('');
    for (const secret of [
      token,
      token.split('.')[2] as string,
      clientSecret,
      (privateJwk as { d: string }).d,
      '681990012058G',
      '/v1/learners/',
      'surprise',
    ])
      expect(all.includes(secret), secret.slice(0, 12)).toBe(false);
    expect(await personalDataIn(service.logs, service.query)).toEqual([]);
    // Who tried and failed is there to be found.
    expect(all).toContain('wrong secret');
  });
});
