import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/contract/generated/operations.js';
import { Problem } from '../../../src/contract/problem.js';
import { etagOf, instanceOf, requestDigest, serialise, serialiseProblem } from '../../../src/contract/register.js';
import { answerMisfit } from '../../../src/contract/validation.js';
import { operationIds } from '../support/form.js';
import { person, uln } from '../support/learner.js';
import { centre } from '../support/reference.js';

const instant = '2010-10-04T08:00:00.000Z';
const learner = { uln, centre, ...person, status: 'open', openedAt: instant, changedAt: instant, diplomas: [] };

describe('an answer', () => {
  it('fits when it is what the contract has', () => {
    expect(answerMisfit('getLearner', 200, learner)).toBeUndefined();
    expect(answerMisfit('openLearnerAccount', 201, learner)).toBeUndefined();
  });

  it.each([
    ['another status', 201, learner],
    ['a member missing', 200, { ...learner, uln: undefined }],
    ['a member too many', 200, { ...learner, version: 3 }],
    ['a value that is wrong', 200, { ...learner, status: 'merged' }],
    ['a date that is none', 200, { ...learner, dateOfBirth: '17/05/1994' }],
    ['an instant that is none', 200, { ...learner, openedAt: '2010-10-04' }],
    ['nothing', 200, undefined],
  ])('does not fit with %s', (_what, status, body) => {
    expect(answerMisfit('getLearner', status, body)).toMatch(/^getLearner /);
  });

  it('that does not fit is described without a value of it', () => {
    const misfit = answerMisfit('getLearner', 200, { ...learner, givenName: 'Ann'.repeat(40), status: 'Smith' });
    expect(misfit).toMatch(/at \/givenName|at \/status/);
    expect(misfit).not.toMatch(/Ann|Smith|O’Brien|1000000051/);
  });

  it('goes out as JSON, with its headers', () => {
    expect(serialise('getLearner', { status: 200, body: learner, headers: { etag: '"7"' } })).toEqual({
      status: 200,
      headers: { etag: '"7"', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(learner),
    });
  });

  it('does not go out at all when it does not fit', () => {
    expect(() => serialise('getLearner', { status: 200, body: {} })).toThrow(
      'getLearner 200 does not fit the contract',
    );
  });

  it('that is a problem fits every operation that has its status', () => {
    const around = { baseUrl: 'https://das.example.org', instance: '/v1/learners', requestId: 'r-1' };
    const fits: string[] = [];
    for (const operationId of operationIds) {
      for (const status of Object.keys(operations[operationId].responses).map(Number)) {
        if (status === 304 || (operationId === 'issueToken' && status < 403) || status < 300) continue;
        const { body } = serialiseProblem(new Problem('not-found'), around);
        expect(answerMisfit(operationId, status, JSON.parse(body))).toBeUndefined();
        fits.push(operationId);
      }
    }
    expect(new Set(fits).size).toBe(operationIds.length);
  });
});

describe('what surrounds an answer', () => {
  it('an ETag is strong and names the versions it rests on', () => {
    expect(etagOf(7)).toBe('"7"');
    expect(etagOf(7, 'a')).toBe('"7-a"');
  });

  it('a digest tells requests apart, and not the same one from itself', () => {
    const digest = (...parts: unknown[]) => requestDigest('openLearnerAccount', ...parts);
    expect(digest({ uln }, centre)).toBe(digest({ uln }, centre));
    const others = [
      digest({ uln }, '90002'),
      digest({ uln: '1' }, centre),
      digest([uln], centre),
      digest({ uln }, centre, null),
    ];
    expect(new Set([digest({ uln }, centre), ...others]).size).toBe(5);
    expect(digest({ uln })).toMatch(/^[\w-]{43}$/);
  });

  it('the address of a request is told without its query, in which there may be a name', () => {
    const instance = (url: string) => instanceOf({ url } as never);
    expect(instance('/v1/learners?name=Smith')).toBe('/v1/learners');
    expect(instance('/v1/learners')).toBe('/v1/learners');
    expect(instance('/v1/learners??name=Smith?')).toBe('/v1/learners');
  });
});
