import { describe, expect, it } from 'vitest';
import { plusDays, ukDate, ukMidnight } from '../../../src/learners/uk-time.js';

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
});

/** The wall clock in London at an instant: `2010-10-04 09:00:00`. */
function wallClock(instant: number): string {
  const part = Object.fromEntries(london.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
}

const day = 86_400_000;
const minute = 60_000;
const days = Array.from({ length: (Date.UTC(2031, 0, 1) - Date.UTC(2005, 0, 1)) / day }, (_, index) =>
  new Date(Date.UTC(2005, 0, 1) + index * day).toISOString().slice(0, 10),
);

/** The days on which the clocks change, by the machine's own knowledge of time zones. */
const changes = days.filter((date) => {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return wallClock(noon).slice(11, 13) !== wallClock(noon - day).slice(11, 13);
});

describe('time in the United Kingdom, from 2005 to 2030', () => {
  it('has two changes of the clocks a year', () => expect(changes).toHaveLength(52));

  it('begins each day at the midnight that London’s clocks show, and not a millisecond earlier', () => {
    const wrong = days.filter((date) => {
      const midnight = Date.parse(ukMidnight(date));
      return wallClock(midnight) !== `${date} 00:00:00` || wallClock(midnight - 1).slice(0, 10) !== plusDays(date, -1);
    });
    expect(wrong).toEqual([]);
  });

  it('has the date of London’s clocks at every hour of each day', () => {
    const wrong: string[] = [];
    for (const date of days) {
      for (let hour = 0; hour < 24; hour += 1) {
        const instant = Date.parse(`${date}T00:00:00Z`) + hour * 60 * minute;
        const iso = new Date(instant).toISOString();
        // Only about midnight can the dates of London and Greenwich differ; the rest is sampled.
        if ((hour > 1 && hour < 22 && hour % 7 !== 0) || ukDate(iso) === wallClock(instant).slice(0, 10)) continue;
        wrong.push(iso);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has the date of London’s clocks at every minute around each change of the clocks', () => {
    const wrong: string[] = [];
    for (const date of changes) {
      const noon = Date.parse(`${date}T12:00:00Z`);
      // From the evening before the day to the morning after it: the change itself, and the midnights about it.
      for (const from of [noon - 14 * 60 * minute, noon + 10 * 60 * minute]) {
        for (let at = from; at <= from + 4 * 60 * minute; at += minute) {
          const iso = new Date(at).toISOString();
          if (ukDate(iso) !== wallClock(at).slice(0, 10)) wrong.push(iso);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with itself: midnight is of the date that it begins', () => {
    for (const date of days) {
      expect(ukDate(ukMidnight(date))).toBe(date);
      expect(ukDate(new Date(Date.parse(ukMidnight(date)) - 1).toISOString())).toBe(plusDays(date, -1));
    }
  });

  it.each([
    ['2010-01-14', '2010-01-14T00:00:00.000Z'],
    ['2010-08-19', '2010-08-18T23:00:00.000Z'],
    // On the days of the change the clocks have not changed yet at midnight.
    ['2010-03-28', '2010-03-28T00:00:00.000Z'],
    ['2010-03-29', '2010-03-28T23:00:00.000Z'],
    ['2010-10-31', '2010-10-30T23:00:00.000Z'],
    ['2010-11-01', '2010-11-01T00:00:00.000Z'],
  ])('%s begins at %s', (date, instant) => expect(ukMidnight(date)).toBe(instant));
});

describe('so many days on', () => {
  it.each([
    ['2010-02-28', 1, '2010-03-01'],
    ['2008-02-28', 1, '2008-02-29'],
    ['2010-12-31', 1, '2011-01-01'],
    ['2010-08-19', 30, '2010-09-18'],
    // Days of 23 and of 25 hours count as days.
    ['2010-03-27', 2, '2010-03-29'],
    ['2010-10-30', 2, '2010-11-01'],
    ['2010-01-01', -1, '2009-12-31'],
    ['2010-01-01', 0, '2010-01-01'],
  ])('from %s, %d, is %s', (date, count, expected) => expect(plusDays(date, count)).toBe(expected));
});
