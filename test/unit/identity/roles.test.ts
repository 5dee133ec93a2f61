import { describe, expect, it } from 'vitest';
import type { Organisation } from '../../../src/identity/people/person.js';
import { ROLES, type Role, rolesFor, scopesOf } from '../../../src/identity/people/roles.js';

const centre: Organisation = { kind: 'centre', number: '90001', name: 'A centre' };
const body = (diploma: boolean, component: boolean): Organisation => ({
  ...{ kind: 'awardingBody', code: 'NDA', name: 'A body' },
  ...{ diploma, component },
});
const every = Object.keys(ROLES) as Role[];

describe('what somebody may do', () => {
  it.each([
    ['a centre', centre, /^(learners|completions|claims):/],
    ['a body that awards Diplomas alone', body(true, false), /^awards:/],
    ['a body that awards components alone', body(false, true), /^results:/],
    ['a body that awards both', body(true, true), /^(awards|results):/],
  ] as const)('in %s is nothing of another kind of organisation, whatever roles they were given', (_of, of, own) => {
    const scopes = [...scopesOf(of, every)];
    expect(scopes.length).toBeGreaterThan(1);
    for (const scope of scopes) expect(scope).toMatch(own);
  });

  it('as an enquirer is to read, and nothing else', () => {
    for (const of of [centre, body(true, true)])
      for (const scope of scopesOf(of, ['enquirer'])) expect(scope).toMatch(/:read$/);
  });

  it('as somebody who looks after people is nothing with learners', () => {
    expect(scopesOf(centre, ['localAdministrator', 'headOfCentre']).size).toBe(0);
  });

  it('is given by no role that the organisation does not have', () => {
    expect(rolesFor(centre)).not.toContain('awardConfirmer');
    expect(rolesFor(body(false, true))).not.toContain('awardConfirmer');
    expect(rolesFor(body(true, false))).not.toContain('resultsPoster');
    expect(rolesFor({ kind: 'serviceManagement' })).toEqual(['serviceManager']);
  });
});
