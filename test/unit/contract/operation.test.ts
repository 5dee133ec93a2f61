import { Readable } from 'node:stream';
import { expect, expectTypeOf, it } from 'vitest';
import type { Learner } from '../../../src/contract/generated/schemas.js';
import type { Answer, Body, Call, Handler, Handlers, OperationId } from '../../../src/contract/operation.js';

// These tests are the compiler's: a line that should not compile and does is an error of `npm run types`.

const learner: Learner = {
  ...{ uln: '1000000051', centre: '90001', givenName: 'Zoë', familyName: 'Smith', dateOfBirth: '1994-05-17' },
  ...{ gender: 'female', status: 'open', openedAt: '', changedAt: '', diplomas: [] },
};

it('an answer has a status of the contract, and the body of that status', () => {
  expectTypeOf<Answer<'getLearner'>['status']>().toEqualTypeOf<200>();
  expectTypeOf<Answer<'openLearnerAccount'>['status']>().toEqualTypeOf<200 | 201>();
  const right: Answer<'getLearner'> = { status: 200, body: learner, headers: { etag: '"1"' } };
  // @ts-expect-error the contract has no such status
  const otherStatus: Answer<'getLearner'> = { status: 201, body: learner };
  // @ts-expect-error a problem is thrown, not answered
  const problem: Answer<'getLearner'> = { status: 404, body: learner };
  // @ts-expect-error the body is not of this operation
  const otherBody: Answer<'getLearner'> = { status: 200, body: { items: [] } };
  // @ts-expect-error a member is missing
  const missing: Answer<'getLearner'> = { status: 200, body: { uln: '1' } };
  // @ts-expect-error a value is of another type
  const otherType: Answer<'getLearner'> = { status: 200, body: { ...learner, diplomas: 'none' } };
  // @ts-expect-error a value is not in the list
  const otherValue: Answer<'getLearner'> = { status: 200, body: { ...learner, status: 'merged' } };
  // @ts-expect-error a member that the contract does not have
  const unknown: Answer<'getHealthLive'> = { status: 200, body: { status: 'up', version: 1 } };
  expect([right, otherStatus, problem, otherBody, missing, otherType, otherValue, unknown]).toHaveLength(8);
});

it('a call has its parts as the contract has them', () => {
  type List = Call<'listLearners', { requestId: string }>;
  expectTypeOf<List['query']['limit']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<List['query']['count']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<List['query']['level']>().toEqualTypeOf<
    'foundation' | 'higher' | 'progression' | 'advanced' | undefined
  >();
  expectTypeOf<List['headers']['das-centre']>().toEqualTypeOf<string>();
  expectTypeOf<List['body']>().toEqualTypeOf<null>();
  expectTypeOf<List['context']>().toEqualTypeOf<{ requestId: string }>();
  expectTypeOf<Call<'recordPlts', null>['params']['level']>().toEqualTypeOf<number>();
  // @ts-expect-error the contract has no such name in the query
  expectTypeOf<List['query']['page']>();
});

it('a body is what the operation takes', () => {
  expectTypeOf<Body<'amendLearnerAccount'>['uci']>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<Body<'getLearner'>>().toEqualTypeOf<null>();
  const { uln, givenName, familyName, dateOfBirth, gender } = learner;
  const right: Body<'openLearnerAccount'> = { uln, givenName, familyName, dateOfBirth, gender };
  // @ts-expect-error a required member is missing
  const missing: Body<'openLearnerAccount'> = { uln, givenName, familyName, dateOfBirth };
  // @ts-expect-error a value is not in the list
  const otherValue: Body<'openLearnerAccount'> = { ...right, gender: 'f' };
  expect([right, missing, otherValue]).toHaveLength(3);
});

it('a file is a stream of bytes, and only where the operation takes one', () => {
  expectTypeOf<Body<'createBatch'>>().toEqualTypeOf<Readable>();
  expectTypeOf<Call<'createBatch', null>['body']>().toEqualTypeOf<Readable>();
  expectTypeOf<Call<'createBatch', null>['headers']['content-encoding']>().toEqualTypeOf<
    'identity' | 'gzip' | undefined
  >();
  expectTypeOf<Body<'cancelBatch'>>().toEqualTypeOf<null>();
  expectTypeOf<Answer<'createBatch'>['status']>().toEqualTypeOf<200 | 202>();
  // @ts-expect-error the body of any other operation is no stream
  const other: Body<'openLearnerAccount'> = Readable.from([]);
  expect(other).toBeInstanceOf(Readable);
});

it('a file is answered as it is, and nothing else in its place', () => {
  const raw = { status: 200, headers: {}, body: Readable.from([]) };
  expectTypeOf<Answer<'getBatchFile'>>().toBeNever();
  const right: Handlers<null, 'getBatchFile'> = { getBatchFile: async () => ({ raw }) };
  const text = async () => ({ status: 200, body: 'a,b' }) as const;
  // @ts-expect-error it is not answered as JSON
  const json: Handlers<null, 'getBatchFile'> = { getBatchFile: text };
  expect([right, json]).toHaveLength(2);
});

it('every operation has a handler, and no handler has no operation', () => {
  const live = () => ({ status: 200, body: { status: 'up' } }) as const;
  const one: Handlers<null, 'getHealthLive'> = { getHealthLive: live };
  const ready = (async () => ({ raw: { status: 200, headers: {}, body: '' } })) satisfies Handler<
    'getHealthReady',
    null
  >;
  const two: Handlers<null, 'getHealthLive' | 'getHealthReady'> = { getHealthLive: live, getHealthReady: ready };
  // @ts-expect-error one is missing
  const missing: Handlers<null, 'getHealthLive' | 'getHealthReady'> = { getHealthLive: live };
  // @ts-expect-error all the others are missing
  const most: Handlers<null> = { getHealthLive: live, getHealthReady: ready };
  // @ts-expect-error the contract has no such operation
  const more: Handlers<null, 'getHealthLive'> = { getHealthLive: live, getHealth: live };
  const noContent = () => ({ status: 204, body: { status: 'up' } }) as const;
  // @ts-expect-error it answers a status that the contract does not have
  const otherStatus: Handlers<null, 'getHealthLive'> = { getHealthLive: noContent };
  const down = () => ({ status: 200, body: { status: 'down' } }) as const;
  // @ts-expect-error it answers another body
  const otherBody: Handlers<null, 'getHealthLive'> = { getHealthLive: down };
  expectTypeOf<keyof Handlers<null>>().toEqualTypeOf<OperationId>();
  expect([one, two, missing, most, more, otherStatus, otherBody]).toHaveLength(7);
});
