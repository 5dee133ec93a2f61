import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keys, paged, pageOf } from '../../../src/api/cursor.js';
import type { OperationId } from '../../../src/contract/operation.js';
import { Problem } from '../../../src/contract/problem.js';
import { formFaults, request } from '../support/form.js';
import { id } from '../support/reference.js';

/** A call of a list, with this query. */
function call(query: Record<string, unknown> = {}, operationId: OperationId = 'listLearners') {
  return { operationId, query, context: { instance: '/v1/learners' } } as unknown as Parameters<typeof pageOf>[0];
}

/** Reads a list page by page, the way it is told to. */
function allPages(rows: readonly number[], limit: number) {
  const pages: string[][] = [];
  for (let query: Record<string, unknown> = { limit }; ; ) {
    const page = pageOf(call(query), keys.number);
    const after = page.after === undefined ? -1 : Number(page.after);
    const found = rows.filter((row) => row > after).slice(0, page.limit);
    const { body } = paged(call(query), found, page.size, (row) => row, String);
    pages.push(body.items);
    if (body.next === undefined) return pages;
    query = { limit, after: body.next };
  }
}

describe('a page of a list', () => {
  it('is of 50 from the beginning, unless the call says otherwise', () => {
    expect(pageOf(call(), keys.uln)).toEqual({ after: undefined, size: 50, limit: 51 });
    expect(pageOf(call({ limit: 1 }), keys.uln)).toEqual({ after: undefined, size: 1, limit: 2 });
  });

  it('says no next one when it is the last', () => {
    for (const rows of [[], [1], [1, 2]])
      expect(paged(call(), rows, 2, (row) => row, String)).toEqual({ body: { items: rows.map(String) }, headers: {} });
  });

  it('says the next one when there is more, in the body and in the Link header', () => {
    const { body, headers } = paged(
      call({ limit: 2, level: undefined, name: 'O’B & C' }),
      [1, 2, 3],
      2,
      (row) => row,
      String,
    );
    expect(body.items).toEqual(['1', '2']);
    expect(body.next).toMatch(/^[\w-]+$/);
    const link = /^<(.*)>; rel="next"$/.exec(headers.link ?? '')?.[1] as string;
    const address = new URL(link, 'https://das.example.org');
    expect(address.pathname).toBe('/v1/learners');
    expect(Object.fromEntries(address.searchParams)).toEqual({ limit: '2', name: 'O’B & C', after: body.next });
  });

  it('and all the others are the whole list, each row once, in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(10_000), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (some, limit) => {
        const rows = some.sort((a, b) => a - b);
        const pages = allPages(rows, limit);
        expect(pages.flat()).toEqual(rows.map(String));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(rows.length / limit)));
      }),
    );
  });
});

describe('a cursor', () => {
  const next = (key: string | number, operationId?: OperationId) =>
    paged(call({}, operationId), [key, key], 1, (row) => row, String).body.next as string;

  it.each([
    ['uln', '1000000051'],
    ['id', id(1)],
    ['number', 123],
    ['qan', '9000047X'],
  ] as const)('goes on after the key that it was made of: %s', (form, key) => {
    expect(pageOf(call({ after: next(key) }), keys[form]).after).toBe(String(key));
  });

  it('fits the contract, as a call sends it back', () => {
    expect(formFaults('listLearners', request({ query: { after: next(id(1)) } }))).toEqual([]);
  });

  it.each([
    ['made up', 'x'],
    ['the key itself', '1000000051'],
    ['the key without its check', Buffer.from('1000000051').toString('base64url')],
    ['of another list', next('1000000051', 'listClaims')],
    ['of another kind of key', next(id(1))],
    ['with something at its end', `${next('1000000051')}AA`],
    ['written in another way', `${next('1000000051')}=`],
    ['not Base64', 'ä/+ '],
  ])('that is %s is refused, and not told again', (_what, after) => {
    let problem: Problem | undefined;
    try {
      pageOf(call({ after }), keys.uln);
    } catch (error) {
      problem = error as Problem;
    }
    expect(problem).toMatchObject({ code: 'invalid-request', status: 400 });
    expect(problem?.errors).toEqual([
      {
        in: 'query',
        pointer: '/after',
        rule: 'field-form',
        message: 'This must be a `next` that this list gave.',
        actor: 'supplier',
      },
    ]);
  });

  it('with one character changed is refused', () => {
    const right = next('1000000051');
    fc.assert(
      fc.property(fc.nat(right.length - 1), fc.constantFrom(...'ABCxyz019-_'), (place, character) => {
        fc.pre(right[place] !== character);
        const after = right.slice(0, place) + character + right.slice(place + 1);
        expect(() => pageOf(call({ after }), keys.uln)).toThrow(Problem);
      }),
    );
  });
});
