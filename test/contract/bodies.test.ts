import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, person } from '../support/service.js';
import { contract } from './document.js';
import { prepare, send } from './requests.js';
import { snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const json = { 'content-type': 'application/json' };
const post = (raw: string | Buffer, headers: Record<string, string> = json) =>
  world.call('POST', '/v1/learners', { raw, headers });
const learner = (fields: object = {}) => ({ uln: world.nextUln(), ...person, ...fields });

/** Sends what must be refused with this code, and sees that nothing came of it. */
async function refused(code: string, raw: string | Buffer, headers?: Record<string, string>): Promise<Answer> {
  const before = await snapshot(world.query);
  const answer = await post(raw, headers);
  expect([answer.body?.code, answer.text]).toEqual([code, answer.text]);
  expect(await snapshot(world.query)).toEqual(before);
  return answer;
}

describe('a body that cannot be read is refused:', () => {
  it.each([
    ['nothing that is JSON', 'uln=1'],
    ['half of it', '{"uln": "1'],
    ['something after it', '{} {}'],
    ['a comma too many', '{"reason": "x",}'],
    ['comments', '{/* */}'],
    ['single quotes', "{'reason': 'x'}"],
    ['NaN', '{"a": NaN}'],
    ['a control character in a text', '{"a": "\u0001"}'],
    ['another escape than JSON has', '{"a": "\\x41"}'],
  ])('%s', async (_what, raw) => {
    await refused('malformed-request', raw);
  });

  it('bytes that are not UTF-8', async () => {
    const body = JSON.stringify(learner({ givenName: 'Zoë' }));
    await refused('malformed-request', Buffer.from(body, 'latin1'));
    await refused('malformed-request', Buffer.from(body, 'utf16le'));
    await refused(
      'malformed-request',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    );
    await refused(
      'malformed-request',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0x80]), Buffer.from('"}')]),
    );
  });

  it.each([
    ['at the top', (body: string) => body.replace('"givenName":', '"familyName":"Twice","givenName":')],
    ['with the same value', (body: string) => body.replace('"givenName":', '"gender":"female","givenName":')],
    ['written with an escape', (body: string) => body.replace('"givenName":', '"\\u0067ender":"female","givenName":')],
    ['inside', (body: string) => body.replace('"line":', '"line":"it","line":')],
  ])('a member named twice, %s', async (_where, twice) => {
    const body = JSON.stringify(learner({ diploma: { line: 'engineering', level: 'higher', awardingBody: 'NDA' } }));
    const answer = await refused('malformed-request', twice(body));
    expect(answer.body.detail).toMatch(/twice/);
  });

  it.each([
    '{"__proto__": {"givenName": "x"}}',
    '{"constructor": {"prototype": {"x": 1}}}',
    '{"a": {"__proto__": null}}',
    '{"\\u005f_proto__": 1}',
  ])('what would reach into the program: %s', async (raw) => {
    await refused('malformed-request', raw);
    expect(({} as Record<string, unknown>).givenName).toBeUndefined();
  });

  it('nesting without end', async () => {
    for (const depth of [50, 1_000, 20_000]) {
      await refused('malformed-request', `${'['.repeat(depth)}${']'.repeat(depth)}`);
      await refused('malformed-request', `${'{"a":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}`);
    }
  });

  it('compression, which the contract does not offer', async () => {
    const body = gzipSync(JSON.stringify(learner()));
    const { status } = await post(body, { ...json, 'content-encoding': 'gzip' });
    expect([400, 415]).toContain(status);
  });
});

describe('a body that is too large', () => {
  it('is refused by its length, before it is sent', async () => {
    const answer = await spoken(
      [
        'POST /v1/learners HTTP/1.1',
        'Content-Type: application/json',
        'Content-Length: 1000000000',
        ...(await signedIn()),
      ],
      '{',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"payload-too-large"');
  });

  it('is refused when its length is not said', async () => {
    const chunk = `${(16_384).toString(16)}\r\n${' '.repeat(16_384)}\r\n`;
    const answer = await spoken(
      [
        'POST /v1/learners HTTP/1.1',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
        ...(await signedIn()),
      ],
      chunk.repeat(6),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each(['openLearnerAccount', 'postResults'] as const)(
    '%s: is one byte more than the operation takes',
    async (id) => {
      const { operation, body, ...rest } = await prepare(world, id);
      const content = JSON.stringify(body);
      const padded = (length: number) => content + ' '.repeat(length - Buffer.byteLength(content));
      const sending = (length: number) =>
        send(world, { operation, body, ...rest }, { said: { raw: padded(length), headers: json } });
      expect((await sending(operation.largestBody + 1)).body).toMatchObject({ code: 'payload-too-large' });
      const answer = await sending(operation.largestBody);
      expect(answer.status, answer.text).toBeLessThan(300);
    },
  );

  it('is refused in 64 KB by every operation but those that say so', () => {
    const larger = contract.filter(({ largestBody }) => largestBody !== 64 * 1024);
    expect(larger.map(({ id, largestBody }) => [id, largestBody])).toEqual([
      ['loadCatalogue', 16 * 1024 * 1024],
      ['postResults', 1024 * 1024],
    ]);
  });

  it('is not read for a caller without a token', async () => {
    const answer = await spoken(
      ['POST /v1/learners HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 1000000000'],
      '{',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('what is not HTTP as it should be', () => {
  it.each([
    ['another protocol', 'SSH-2.0-client\r\n\r\n'],
    ['a header without end', `GET /v1/levels HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', 'POST /v1/learners HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    [
      'a length and chunks',
      'POST /v1/learners HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s: is a problem like any other', async (_what, sent) => {
    const answer = await raw(sent);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).toContain('"code":"malformed-request"');
  });
});

describe('texts', () => {
  it.each([
    ['NUL', '\u0000'],
    ['a line feed', '\n'],
    ['a control character of the second set', '\u0085'],
    ['half a surrogate pair', '\ud800'],
    ['the other half', '\udc00'],
    ['a line separator', '\u2028'],
  ])('with %s inside are refused where they stand', async (_what, character) => {
    const { status, body } = await world.call('POST', '/v1/learners', {
      body: learner({ givenName: `Zo${character}e` }),
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ in: 'body', pointer: '/givenName', rule: 'text-characters' }),
    ]);
  });

  it('are trimmed and brought to one form of Unicode', async () => {
    const decomposed = 'Zoe\u0308';
    const stored = await world.open({ givenName: `  ${decomposed}\t`, familyName: '\u00a0Å\u3000' });
    expect([stored.givenName, stored.familyName]).toEqual(['Zoë', 'Å']);
    const again = { uln: stored.uln, givenName: 'Zoë', familyName: '\u212b' };
    const answer = await world.call('POST', '/v1/learners', { body: { ...person, ...again } });
    expect([answer.status, answer.headers['das-outcome']]).toEqual([200, 'unchanged']);
  });

  it('in queries and headers are treated like those in bodies', async () => {
    expect((await world.call('GET', '/v1/learners', { query: { name: 'Zo\u0000e' } })).body.errors[0].pointer).toBe(
      '/name',
    );
    expect((await world.call('GET', '/v1/learners', { query: { status: ' open ' } })).status).toBe(200);
    expect((await world.call('GET', '/v1/learners', { headers: { 'das-centre': ' 90001 ' } })).status).toBe(200);
    expect((await world.call('GET', `/v1/learners/${encodeURIComponent('1\u0000')}`)).status).toBe(400);
  });

  it.each(['Zoë', 'É. Müller', '王小明', 'Ольга'])(
    'of a person who pressed the button are kept as sent: %s',
    async (actor) => {
      const headers = { 'das-actor': Buffer.from(actor, 'utf8').toString('latin1') };
      const { uln } = await world.open({}, { headers });
      const { items } = await world.done('GET', `/v1/learners/${uln}/history`);
      expect(items[0].person).toBe(actor);
    },
  );

  it('with signs of every script and with emoji do not break anything', async () => {
    const prepared = await prepare(world, 'closeLearnerAccount');
    const reason = '離校 — “left” 👩🏽‍🎓 \\ \' " </script> %s $x ; DROP TABLE';
    const { status, body } = await send(world, prepared, { body: { reason } });
    expect([status, body.closedReason]).toEqual([200, reason]);
  });
});

async function signedIn(): Promise<string[]> {
  return [
    `Authorization: Bearer ${await world.token('supplier')}`,
    'DAS-Centre: 90001',
    'DAS-Actor: x',
    'Idempotency-Key: 12345678',
  ];
}

function spoken(lines: string[], body: string): Promise<string> {
  return raw(`${[...lines, 'Host: x', 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
}

/** What the service answers to these very bytes, until it closes or says no more. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(world.port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => {
      said += chunk.toString('utf8');
      // The answer is whole; what is left to send is of no interest any more.
      if (said.includes('\r\n\r\n') && said.trimEnd().endsWith('}')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
}
