import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../../../src/platform/database.js';

const withCode = (code: unknown) => Object.assign(new Error('x'), { code });

describe('the database is away', () => {
  it.each([
    ...['08000', '08001', '08003', '08004', '08006', '08P01'],
    ...['53000', '53100', '53200', '53300'],
    ...['57014', '57P01', '57P02', '57P03', '57P05'],
    ...['25006', '25P03'],
  ])('when PostgreSQL says %s', (code) => expect(isDatabaseAway(withCode(code))).toBe(true));

  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EAI_AGAIN',
  ])('when the network says %s', (code) => expect(isDatabaseAway(withCode(code))).toBe(true));

  it.each(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])('when Prisma says %s', (code) =>
    expect(isDatabaseAway(withCode(code))).toBe(true),
  );

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
  ])('when the driver says, without a code: %s', (message) => expect(isDatabaseAway(new Error(message))).toBe(true));

  it('when no address of it answers', () => {
    const refused = [withCode('ECONNREFUSED'), withCode('ECONNREFUSED')];
    expect(isDatabaseAway(Object.assign(new AggregateError(refused), { code: 'ECONNREFUSED' }))).toBe(true);
  });

  it('when that lies behind another error', () => {
    const cause = withCode('57P01');
    expect(isDatabaseAway(new Error('the page could not be read', { cause }))).toBe(true);
    expect(isDatabaseAway(new Error('a', { cause: new Error('b', { cause }) }))).toBe(true);
  });

  it.each(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])(
    'when Prisma’s adapter says %s, which Prisma keeps inside',
    (kind) => {
      const thrown = { name: 'DriverAdapterError', message: kind, cause: { kind } };
      const known = Object.assign(new Error('Invalid `findUnique()`'), {
        code: 'P2010',
        meta: { driverAdapterError: thrown },
      });
      expect(isDatabaseAway(thrown)).toBe(true);
      expect(isDatabaseAway(known)).toBe(true);
    },
  );

  it('when Prisma passes on what PostgreSQL said', () => {
    expect(isDatabaseAway({ name: 'DriverAdapterError', cause: { kind: 'postgres', originalCode: '57P01' } })).toBe(
      true,
    );
  });
});

describe('the database is there', () => {
  it.each([
    ...['23505', '23503', '40001', '40P01', '42601', '42P01', '42501', '22P02', '25001', '25P02'],
    ...['P2002', 'P2025', 'P1000', 'P2010', 'ERR_INVALID_ARG_TYPE', '5', '57', '57014x'],
  ])('when it, or Prisma, or Node says %s', (code) => expect(isDatabaseAway(withCode(code))).toBe(false));

  it('when the adapter says that a statement broke a rule', () => {
    const cause = { kind: 'UniqueConstraintViolation', originalCode: '23505' };
    expect(isDatabaseAway({ name: 'DriverAdapterError', cause })).toBe(false);
  });

  it.each([undefined, null, 'x', 7, {}, new Error(''), withCode(57), withCode(null)])(
    'whatever is thrown: %j',
    (thrown) => {
      expect(isDatabaseAway(thrown)).toBe(false);
    },
  );

  it('when errors are each other’s cause', () => {
    const one: Error = new Error('one');
    one.cause = new Error('other', { cause: one });
    expect(isDatabaseAway(one)).toBe(false);
  });
});
