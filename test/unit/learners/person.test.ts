import { describe, expect, it } from 'vitest';
import { ageOn, ages, personFaults, samePerson } from '../../../src/learners/person.js';
import { person } from '../support/learner.js';

/** The broken rules of a person whose account is opened on this day. */
function broken(said: Parameters<typeof personFaults>[0], opened = '2010-10-04') {
  return personFaults(said, opened).map(({ rule, pointer }) => `${rule} at ${pointer}`);
}

describe('an age', () => {
  it.each([
    ['1994-10-04', '2010-10-03', 15],
    ['1994-10-04', '2010-10-04', 16],
    ['1994-10-04', '2010-10-05', 16],
    ['1994-12-31', '2011-01-01', 16],
    ['1994-01-01', '2010-12-31', 16],
    ['1994-10-04', '1994-10-04', 0],
  ])('of somebody born on %s is, on %s, %d', (dateOfBirth, date, age) => expect(ageOn(dateOfBirth, date)).toBe(age));

  it.each([
    ['2009-02-28', 12],
    ['2009-03-01', 13],
    ['2012-02-28', 15],
    ['2012-02-29', 16],
  ])('of somebody born on 29 February 1996 goes up on 1 March in other years: %s, %d', (date, age) => {
    expect(ageOn('1996-02-29', date)).toBe(age);
  });

  it.each([
    ['2012-02-28', 15],
    ['2012-02-29', 16],
    ['2012-03-01', 16],
  ])('of somebody born on 28 or 29 February does not go back on 29 February: %s', (date, age) => {
    expect(ageOn('1996-02-29', date)).toBe(age);
    expect(ageOn('1996-02-28', date)).toBe(16);
  });
});

describe('a date of birth', () => {
  it.each([
    ['13 today', '1997-10-04', []],
    ['13 tomorrow', '1997-10-05', ['age-range at /dateOfBirth']],
    ['25, and 26 tomorrow', '1984-10-05', []],
    ['26 today', '1984-10-04', ['age-range at /dateOfBirth']],
    ['born today', '2010-10-04', ['age-range at /dateOfBirth']],
    ['born tomorrow', '2010-10-05', ['birth-date-past at /dateOfBirth']],
  ])('of a learner who is %s', (_who, dateOfBirth, expected) => expect(broken({ dateOfBirth })).toEqual(expected));

  it('of 29 February is old enough from 1 March on', () => {
    expect(broken({ dateOfBirth: '1996-02-29' }, '2009-02-28')).toEqual(['age-range at /dateOfBirth']);
    expect(broken({ dateOfBirth: '1996-02-29' }, '2009-03-01')).toEqual([]);
  });

  it('says the age and the bounds', () => {
    const [fault] = personFaults({ dateOfBirth: '1984-10-04' }, '2010-10-04');
    expect(fault?.parameters).toEqual({ age: 26, youngest: 13, oldest: 25 });
    expect(ages).toEqual({ youngest: 13, oldest: 25 });
  });
});

describe('what is said of a person', () => {
  it('is right for a person who is right, and for nothing at all', () => {
    expect(broken(person)).toEqual([]);
    expect(broken({})).toEqual([]);
  });

  it.each([
    ['', 'name-length'],
    ['a'.repeat(36), 'name-length'],
    ['Ann, Smith', 'name-characters'],
    ['-', 'name-letter'],
  ])('has names that are names: %s, %s', (name, rule) => {
    expect(broken({ givenName: name, familyName: name })).toEqual([`${rule} at /givenName`, `${rule} at /familyName`]);
  });

  it('has a UCI and a UPN whose check letters fit', () => {
    expect(broken({ uci: '681990012058G', upn: 'B801200005001' })).toEqual([]);
    expect(broken({ uci: '681990012058H', upn: 'A801200005001' })).toEqual(['uci-check at /uci', 'upn-check at /upn']);
  });

  it('is looked at only where it is said', () => {
    const unsaid = { givenName: undefined, dateOfBirth: undefined, uci: undefined, upn: undefined };
    expect(broken({ ...unsaid, familyName: '' })).toEqual(['name-length at /familyName']);
  });
});

describe('the same person', () => {
  it('is one of whom the same is said, in the fields that are said', () => {
    expect(samePerson(person, person)).toBe(true);
    expect(samePerson({ ...person, uci: '681990012058G' }, person)).toBe(true);
    expect(samePerson(person, { gender: 'female' })).toBe(true);
    expect(samePerson(person, {})).toBe(true);
  });

  it('is not one of whom anything else is said', () => {
    expect(samePerson(person, { ...person, uci: '681990012058G' })).toBe(false);
    expect(samePerson({ ...person, uci: '681990012058G' }, { uci: undefined })).toBe(false);
    // Written in another way is another text: what prints on the certificate is not guessed.
    expect(samePerson(person, { givenName: 'Zoe' })).toBe(false);
  });
});
