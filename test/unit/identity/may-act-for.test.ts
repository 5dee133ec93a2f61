import { describe, expect, it } from 'vitest';
import { type Authority, mayActFor, type Principal } from '../../../src/identity/principal.js';

const from = new Date('2011-09-01T00:00:00Z');
const until = new Date('2012-09-01T00:00:00Z');
const during = new Date('2012-01-01T00:00:00Z');

function supplier(scopes: string[], authorities: Record<string, Authority[]>): Principal {
  return {
    clientId: 'c',
    clientName: 'MIS',
    realm: { id: 1, name: 'live', kind: 'live', clockOffsetMs: 0 },
    kind: 'supplier',
    supplier: { id: 's', name: 'Supplier' },
    scopes: new Set(scopes),
    authorities: new Map(Object.entries(authorities)),
  };
}

const read = new Set(['learners:read']);
const both = new Set(['learners:read', 'learners:write']);

describe('a supplier may act for a centre', () => {
  it.each([
    ['with a scope it and the authority have', ['learners:read'], both, 'learners:read', during, true],
    ['not with a scope only the authority has', ['learners:read'], both, 'learners:write', during, false],
    ['not with a scope only it has', ['learners:read', 'learners:write'], read, 'learners:write', during, false],
    ['from the first moment', ['learners:read'], read, 'learners:read', from, true],
    ['not before', ['learners:read'], read, 'learners:read', new Date(from.getTime() - 1), false],
    ['to the last moment', ['learners:read'], read, 'learners:read', new Date(until.getTime() - 1), true],
    ['not after', ['learners:read'], read, 'learners:read', until, false],
  ])('%s', (_, held, given, scope, at, may) => {
    const principal = supplier(held, { '10001': [{ scopes: given, from, until }] });
    expect(mayActFor(principal, '10001', scope, at)).toBe(may);
  });

  it('not for another centre', () => {
    const principal = supplier(['learners:read'], { '10001': [{ scopes: read, from }] });
    expect(mayActFor(principal, '10002', 'learners:read', during)).toBe(false);
  });

  it('without an end when the authority has none', () => {
    const principal = supplier(['learners:read'], { '10001': [{ scopes: read, from }] });
    expect(mayActFor(principal, '10001', 'learners:read', new Date('9999-12-31T00:00:00Z'))).toBe(true);
  });

  it('by any of several authorities', () => {
    const principal = supplier(['learners:read', 'learners:write'], {
      '10001': [
        { scopes: both, from, until: during },
        { scopes: read, from: during },
      ],
    });
    expect(mayActFor(principal, '10001', 'learners:write', from)).toBe(true);
    expect(mayActFor(principal, '10001', 'learners:read', until)).toBe(true);
    expect(mayActFor(principal, '10001', 'learners:write', until)).toBe(false);
  });
});
