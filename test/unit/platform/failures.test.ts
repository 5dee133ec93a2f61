import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { describeError, isUnavailable } from '../../../src/platform/failures.js';

/** What PostgreSQL says of a second account for a ULN: values of the learner's are everywhere in it. */
function aDatabaseError(): Error {
  const error = new pg.DatabaseError('invalid input for "Brien-Smith"', 100, 'error');
  return Object.assign(error, {
    ...{ severity: 'ERROR', code: '23505', table: 'learner_account', constraint: 'learner_account_pkey' },
    ...{
      detail: 'Key (realm_id, uln)=(2, 1000000051) already exists.',
      where: 'unnamed portal parameter $3 = 1994-05-17',
    },
    ...{ hint: 'Zoe', schema: 'public', column: 'uln', routine: '_bt_check_unique', query: 'INSERT 1000000051' },
  });
}

describe('what of an error stands in a log', () => {
  it('is, of the database’s own, the code and the place, and nothing of its words', () => {
    const described = describeError(aDatabaseError());
    expect(described).toEqual({
      name: 'error',
      code: '23505',
      constraint: 'learner_account_pkey',
      table: 'learner_account',
      stack: expect.arrayContaining([expect.stringMatching(/^at .*failures\.test/)]),
    });
    expect(JSON.stringify(described)).not.toMatch(/1000000051|Brien|1994|Zoe|portal/);
  });

  it.each([
    'PrismaClientKnownRequestError',
    'PrismaClientUnknownRequestError',
    'PrismaClientValidationError',
    'DriverAdapterError',
  ])('is, of %s, nothing of its words, in which there may be values', (name) => {
    const error = Object.assign(new Error('Invalid `create()`: givenName: "Zoe",\nuln: "1000000051"'), {
      ...{ name, code: 'P2002', meta: { target: ['1000000051'] }, clientVersion: '7' },
      cause: aDatabaseError(),
    });
    const described = describeError(error);
    expect(Object.keys(described).sort()).toEqual(['code', 'constraint', 'name', 'stack', 'table']);
    expect(JSON.stringify(described)).not.toMatch(/1000000051|Zoe|Brien/);
    expect(described).toMatchObject({ name, code: 'P2002' });
  });

  it('is, of the service’s own, its words and its path through the program', () => {
    expect(describeError(new TypeError('this is a mistake'))).toMatchObject({
      name: 'TypeError',
      message: 'this is a mistake',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });

  it('is never what it was caused by', () => {
    const error = new Error('the answer could not be written', { cause: aDatabaseError() });
    expect(JSON.stringify(describeError(error))).not.toMatch(/1000000051|Brien/);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'object'],
    ['Zoe Smith 1000000051', 'string'],
    [{ message: 'Zoe' }, 'object'],
    [7, 'number'],
  ])('is only the kind of a thing that is no error: %j', (thrown, name) => {
    expect(describeError(thrown)).toEqual({ name });
  });

  it('can be written, though the error has no stack', () => {
    const error = Object.assign(new Error('x'), { stack: undefined });
    expect(JSON.stringify(describeError(error))).toBe('{"name":"Error","message":"x"}');
  });
});

describe('a failure that will pass', () => {
  it('is a database that is away, or a principal that was not found in time', () => {
    expect(isUnavailable(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isUnavailable(Object.assign(new Error('x'), { name: 'PrincipalTimeoutError' }))).toBe(true);
  });

  it('is not a statement that is wrong, a mistake of the service, or nothing at all', () => {
    for (const error of [aDatabaseError(), new TypeError('x'), undefined, null, 'ECONNREFUSED', 7])
      expect(isUnavailable(error)).toBe(false);
  });
});
