import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { CallOptions } from '../support/service.js';
import { contract, parametersIn } from './document.js';
import { isRefusable, refusalOf } from './refusals.js';
import { type Prepared, prepare, send } from './requests.js';
import { logged, snapshot } from './snapshot.js';
import type { World } from './world.js';

const idsWith = (...statuses: number[]) =>
  contract.filter(({ responses }) => statuses.every((status) => responses[status] !== undefined)).map(({ id }) => id);

/** What each operation answers when something stands already, stands no more, changed meanwhile, or breaks a rule. */
export function statusesAreAnswered(world: () => World): void {
  it.each(idsWith(200, 201))('%s: sent anew, it stands already: 200, and nothing is logged', async (id) => {
    const prepared = await prepare(world(), id);
    const first = await send(world(), prepared);
    const count = await logged(world().query);
    const second = await send(world(), prepared);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.headers).toMatchObject({ 'das-outcome': 'accepted', 'das-transaction': expect.any(String) });
    expect(second.headers['das-outcome']).toBe('unchanged');
    expect(second.headers.location).toBe(first.headers.location);
    expect(second.headers['das-transaction']).toBeUndefined();
    expect(second.body).toEqual(first.body);
    expect(await logged(world().query)).toBe(count);
  });

  it.each(idsWith(200, 202))('%s: sent anew, it is the first one: 200, and nothing is stored', async (id) => {
    const prepared = await prepare(world(), id);
    const first = await send(world(), prepared);
    const { idempotent_answer: _before, ...before } = await snapshot(world().query);
    const second = await send(world(), prepared);
    expect([first.status, second.status]).toEqual([202, 200]);
    expect([second.headers.location, second.text]).toEqual([first.headers.location, first.text]);
    const { idempotent_answer: _after, ...after } = await snapshot(world().query);
    expect(after).toEqual(before);
  });

  it.each(idsWith(202))('%s: what was taken in is where Location says', async (id) => {
    const { headers, body } = await send(world(), await prepare(world(), id));
    expect(await world().done('GET', String(headers.location))).toEqual(body);
  });

  it.each(idsWith(201))('%s: what was made is where Location says', async (id) => {
    const { headers, body } = await send(world(), await prepare(world(), id));
    // A transfer has no address of its own: it is found in the list.
    if (headers.location === undefined) return expect(id).toBe('requestTransfer');
    expect(await world().done('GET', headers.location)).toEqual(body);
  });

  it.each(idsWith(304))('%s: what the caller has already is 304', async (id) => {
    const prepared = await prepare(world(), id);
    const { headers } = await send(world(), prepared);
    for (const known of [headers.etag, `"x", ${headers.etag}`, '*', `W/${headers.etag}`]) {
      const answer = await send(world(), prepared, { said: { headers: { 'if-none-match': known } } });
      expect([known, answer.status, answer.text, answer.headers.etag]).toEqual([known, 304, '', headers.etag]);
    }
    expect((await send(world(), prepared, { said: { headers: { 'if-none-match': '"x"' } } })).status).toBe(200);
  });

  it.each(idsWith(308))('%s: a merged ULN leads to the one that was kept', async (id) => {
    const prepared = await prepare(world(), id);
    const uln = prepared.path.uln as string;
    const kept = await world().open();
    await world().merge(uln, kept.uln);
    const { headers, status, body } = await send(world(), prepared, { said: { query: validOnly(prepared) } });
    expect([status, body.code]).toEqual([308, 'learner-merged']);
    const search = prepared.operation.method === 'GET' || validOnly(prepared) === undefined ? '' : '?validateOnly=true';
    expect(headers.location).toBe(`${addressIn(prepared).replace(uln, kept.uln)}${search}`);
  });

  it.each(idsWith(404))('%s: what is nowhere is 404', async (id) => {
    const prepared = await prepare(world(), id);
    const nowhere: Record<string, string> = {
      number: '99999',
      code: 'NOBODY',
      qan: '00000000',
      uln: world().nextUln(),
    };
    const ids = { id: prepared.operation.id === 'getRule' ? 'no-such-rule' : randomUUID() };
    const path = Object.fromEntries(
      Object.keys(prepared.path).map((name) => [name, { ...nowhere, ...ids }[name] ?? '2']),
    );
    const body = prepared.body?.uln === undefined ? prepared.body : { ...prepared.body, uln: nowhere.uln };
    expect(await send(world(), prepared, { path, body })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each(idsWith(412))('%s: what changed meanwhile is 412, and stays', async (id) => {
    const prepared = await prepare(world(), id);
    const before = await snapshot(world().query);
    for (const etag of ['"999"', '999', 'W/"1"', '"1-1"', '"-1"']) {
      const answer = await send(world(), prepared, { said: { etag } });
      expect([etag, answer.status, answer.body.code]).toEqual([etag, 412, 'precondition-failed']);
    }
    expect(await snapshot(world().query)).toEqual(before);
  });

  it.each(idsWith(428))('%s: what exists is not replaced unseen: 428', async (id) => {
    const prepared = await existing(world(), await prepare(world(), id));
    const before = await snapshot(world().query);
    const answer = await send(world(), prepared, { said: { etag: undefined } });
    expect(answer).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect(await snapshot(world().query)).toEqual(before);
  });

  it.each(idsWith(413))(
    '%s: a body beyond measure is 413',
    async (id) => {
      const prepared = await prepare(world(), id);
      const before = await snapshot(world().query);
      const answer = await send(world(), prepared, { said: beyondMeasure(prepared) });
      expect(answer).toMatchObject({ status: 413, body: { code: 'payload-too-large' } });
      expect(await snapshot(world().query)).toEqual(before);
    },
    120_000,
  );

  it.each(idsWith(415))('%s: a body of another type is 415', async (id) => {
    const prepared = await prepare(world(), id);
    const before = await snapshot(world().query);
    const json = JSON.stringify(prepared.body ?? {});
    const form = new URLSearchParams(prepared.body ?? { a: 'b' }).toString();
    const bodies: [string, string][] = [
      ['application/json', json],
      ['application/xml', '<a/>'],
      ['text/plain', json],
      ['text/csv', json],
      ['application/x-www-form-urlencoded', form],
      ['multipart/form-data; boundary=x', json],
      ['application/jsonx', json],
      ['application/merge-patch+json', json],
    ];
    for (const [type, raw] of bodies) {
      if (type === (prepared.operation.bodyType ?? 'application/json')) continue;
      const answer = await send(world(), prepared, { said: { raw, headers: { 'content-type': type } } });
      expect([type, answer.status, answer.body?.code]).toEqual([type, 415, 'unsupported-media-type']);
    }
    const untyped = await send(world(), prepared, { said: { raw: json, headers: { 'content-type': undefined } } });
    expect(['no type', untyped.status]).toEqual(['no type', 415]);
    expect(await snapshot(world().query)).toEqual(before);
  });

  it('whatever can break a rule is tried with one', () => {
    // A closed account can always be reopened, any file be sent, and any be stopped, and of results each is answered by
    // itself: only a key that was used makes these a 422.
    const never = ['reopenLearnerAccount', 'createBatch', 'cancelBatch', 'postResults'];
    expect(
      idsWith(422)
        .filter((id) => !isRefusable(id))
        .sort(),
    ).toEqual(never.sort());
  });

  it.each(idsWith(422).filter(isRefusable))(
    '%s: a broken rule is 422 with the rule, and stores nothing',
    async (id) => {
      const prepared = await prepare(world(), id);
      const { rule, change } = await refusalOf(world(), prepared);
      const { idempotent_answer: _before, ...before } = await snapshot(world().query);
      const { status, body } = await send(world(), prepared, change);
      expect([status, body.code, body.errors?.[0]?.rule]).toEqual([422, 'refused', rule]);
      const { idempotent_answer: _after, ...after } = await snapshot(world().query);
      expect(after).toEqual(before);
      expect((await world().call('GET', `/rules/${rule}`)).status).toBe(200);
    },
  );

  const keyed = contract.filter((operation) =>
    parametersIn(operation, 'header').some(({ name }) => name === 'Idempotency-Key'),
  );
  it.each(keyed.map(({ id }) => id))('%s: a key that was used for another request is 422', async (id) => {
    const key = randomUUID();
    const [first, other] = [await prepare(world(), id), await prepare(world(), id)];
    expect((await send(world(), first, { said: { key } })).status).toBeLessThan(300);
    const before = await snapshot(world().query);
    const answer = await send(world(), other, { said: { key } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await snapshot(world().query)).toEqual(before);
  });
}

/** A body that is larger than the operation takes. */
function beyondMeasure({ operation, body }: Prepared): CallOptions {
  const type = operation.bodyType ?? 'application/json';
  if (type !== 'text/csv')
    return {
      raw: JSON.stringify({ ...body, filler: 'x'.repeat(operation.largestBody) }),
      headers: { 'content-type': type },
    };
  if (operation.id === 'loadCatalogue')
    return { raw: Buffer.alloc(operation.largestBody + 1, 'x,y\n'), headers: { 'content-type': type } };
  // What unpacks to more than a file may have is little to send: 16 MB, again and again.
  const packed = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  const raw = Buffer.concat(Array(33).fill(packed));
  return { raw, headers: { 'content-type': type, 'content-encoding': 'gzip' } };
}

/** So that the request replaces something: what it would make is there, and is other than it. */
async function existing(world: World, prepared: Prepared): Promise<Prepared> {
  if (prepared.said.etag !== undefined) return prepared;
  const { status } = await send(world, prepared);
  expect(status).toBe(200);
  const other = prepared.body.completed === undefined ? { teamWorking: false, completedOn: undefined } : { days: 11 };
  return { ...prepared, body: { ...prepared.body, ...other } };
}

function validOnly({ operation }: Prepared): Record<string, string> | undefined {
  return parametersIn(operation, 'query').some(({ name }) => name === 'validateOnly')
    ? { validateOnly: 'true' }
    : undefined;
}

function addressIn({ operation, path }: Prepared): string {
  return operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => path[name] as string);
}
