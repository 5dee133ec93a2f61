import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { person, startService, type TestService } from '../support/service.js';
import { personalDataIn } from './personal.js';

// Failures of the service itself: the contract knows no 500, so these tests look at the wire and the log by themselves.
let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterEach(() =>
  service.query('DROP TRIGGER IF EXISTS fail ON learner_account; DROP TRIGGER IF EXISTS fail ON transaction_log'),
);
afterAll(() => service.close());

/** Makes the database fail in the way of this PostgreSQL error, with all that was to be stored in its words. */
async function failing(table: string, errcode: string): Promise<void> {
  await service.query(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'cannot store %', to_jsonb(NEW) USING ERRCODE = '${errcode}', DETAIL = to_jsonb(NEW)::text, HINT = to_jsonb(NEW)::text;
    END $$`);
  await service.query(`CREATE TRIGGER fail BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION fail()`);
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
