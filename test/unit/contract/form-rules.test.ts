import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../../src/contract/operation.js';
import type { RequestParts } from '../../../src/contract/validation.js';
import { formFaults, openingRequest, request } from '../support/form.js';
import { person, uln } from '../support/learner.js';
import { id } from '../support/reference.js';

type Sent = [what: string, operationId: OperationId, parts: RequestParts, expected: readonly string[]];

const opening = (over: object) => ({ ...openingRequest, body: { uln, ...person, ...over } });
const amending = (body: object) => request({ path: { uln }, body });
const programme = (over: object) =>
  request({ body: { name: 'A', line: 'engineering', level: 'higher', qualifications: ['9000002X'], ...over } });

describe('the form of a request', () => {
  it.each<Sent>([
    [
      'nothing where something must be',
      'closeLearnerAccount',
      request({ path: { uln }, body: {} }),
      ['/reason: The field reason is missing.'],
    ],
    ['an unknown name', 'openLearnerAccount', opening({ centre: '90002' }), ['/centre: There is no field centre.']],
    [
      'a number for a text',
      'openLearnerAccount',
      opening({ givenName: 7 }),
      ['/givenName: This must be of type string.'],
    ],
    [
      'a text for an object',
      'openLearnerAccount',
      opening({ diploma: 'x' }),
      ['/diploma: This must be of type object.'],
    ],
    ['null for a text', 'openLearnerAccount', opening({ uci: null }), ['/uci: This must be of type string.']],
    [
      'a number for a text or null',
      'amendLearnerAccount',
      amending({ uci: 5 }),
      ['/uci: This must be of type string or null.'],
    ],
    [
      'too long for a text or null',
      'amendLearnerAccount',
      amending({ upn: 'x'.repeat(21) }),
      ['/upn: This text must have at most 20 characters.'],
    ],
    [
      'what is not in the list',
      'openLearnerAccount',
      opening({ gender: 'F' }),
      ['/gender: This must be one of: female, male, notKnown, notSpecified.'],
    ],
    [
      'a date that is none',
      'openLearnerAccount',
      opening({ dateOfBirth: '2010-02-29' }),
      ['/dateOfBirth: This must be a date such as 2010-09-24, the year first.'],
    ],
    [
      'a date with a time',
      'openLearnerAccount',
      opening({ dateOfBirth: '1994-05-17T00:00:00Z' }),
      ['/dateOfBirth: This must be a date such as 2010-09-24, the year first.'],
    ],
    ['a ULN of nine digits', 'openLearnerAccount', opening({ uln: '123456789' }), ['/uln: This must be ten digits.']],
    [
      'an empty text',
      'openLearnerAccount',
      opening({ givenName: '  ' }),
      ['/givenName: This text must have at least 1 character.'],
    ],
    [
      'a long text',
      'openLearnerAccount',
      opening({ givenName: 'x'.repeat(101) }),
      ['/givenName: This text must have at most 100 characters.'],
    ],
    [
      'a level too high',
      'recordWorkExperience',
      request({ path: { uln, level: '4' }, body: { completed: false } }),
      ['/level: This must be at most 3.'],
    ],
    [
      'a level too low',
      'recordWorkExperience',
      request({ path: { uln, level: '0' }, body: { completed: false } }),
      ['/level: This must be at least 1.'],
    ],
    [
      'a level that is no whole number',
      'recordWorkExperience',
      request({ path: { uln, level: '1.5' }, body: { completed: false } }),
      ['/level: This must be of type integer.'],
    ],
    ['no change at all', 'amendLearnerAccount', amending({}), [': There must be at least 1 of these.']],
    [
      'an empty list',
      'createProgramme',
      programme({ qualifications: [] }),
      ['/qualifications: There must be at least 1 of these.'],
    ],
    [
      'something twice',
      'createProgramme',
      programme({ qualifications: ['9000002X', '9000002X'] }),
      ['/qualifications: The same item stands here twice.'],
    ],
    [
      'an item that is wrong',
      'createProgramme',
      programme({ qualifications: ['9000002X', '9'] }),
      ['/qualifications/1: This must be seven digits and then a digit or X.'],
    ],
    [
      'a control character',
      'createProgramme',
      programme({ name: 'A\u0007' }),
      ['/name: This text holds a character that cannot be stored.'],
    ],
    [
      'an instant without its zone',
      'listLearners',
      request({ query: { changedSince: '2010-10-04T08:00:00' } }),
      ['/changedSince: This must be a date and time in UTC such as 2010-09-06T09:00:00Z.'],
    ],
  ])('tells of %s', (_what, operationId, parts, expected) => {
    const told = formFaults(operationId, parts).map(({ pointer, message }) => `${pointer}: ${message}`);
    expect(told).toEqual(expect.arrayContaining([...expected]));
    for (const line of told) expect(line.split(':')[0]).toBe(expected[0]?.split(':')[0]);
  });

  it.each([
    ['29 February in a leap year', opening({ dateOfBirth: '1996-02-29' })],
    ['the longest name', opening({ givenName: 'x'.repeat(100) })],
    ['100 characters of two code units', opening({ givenName: '𠮷'.repeat(100) })],
    ['a first registration', opening({ diploma: { line: 'engineering', level: 'higher', awardingBody: 'NDA' } })],
  ])('takes %s', (_what, parts) => expect(formFaults('openLearnerAccount', parts)).toEqual([]));

  it('takes null where it takes something away', () => {
    expect(formFaults('amendLearnerAccount', amending({ uci: null, upn: null }))).toEqual([]);
    const path = { uln, id: id(1) };
    expect(formFaults('assignProgramme', request({ path, body: { programmeId: null } }))).toEqual([]);
    expect(formFaults('assignProgramme', request({ path, body: {} }))).toHaveLength(1);
  });

  it('takes ids in small letters, as they were given', () => {
    const capitals = id(1).toUpperCase();
    expect(formFaults('getDiploma', request({ path: { uln, id: id(1) } }))).toEqual([]);
    expect(formFaults('getDiploma', request({ path: { uln, id: capitals } }))).toMatchObject([{ pointer: '/id' }]);
  });
});
