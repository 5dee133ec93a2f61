import { describe, expect, it } from 'vitest';
import { dateInUnitedKingdom, realmTime, wallClock } from '../../../src/platform/clock.js';

const at = (instant: string) => realmTime(() => new Date(instant), 0);

describe('a realm’s time', () => {
  it.each([
    ['in winter, until midnight', '2010-01-15T23:59:59.999Z', '2010-01-15'],
    ['in winter, from midnight on', '2010-01-16T00:00:00.000Z', '2010-01-16'],
    ['in summer, until midnight', '2010-07-15T22:59:59.999Z', '2010-07-15'],
    ['in summer, from midnight on, which is 11 p.m. UTC', '2010-07-15T23:00:00.000Z', '2010-07-16'],
    ['on the eve of the change to summer time', '2010-03-27T23:30:00.000Z', '2010-03-27'],
    ['just before the change to summer time', '2010-03-28T00:59:59.999Z', '2010-03-28'],
    ['just after it', '2010-03-28T01:00:00.000Z', '2010-03-28'],
    ['on its evening', '2010-03-28T22:59:59.999Z', '2010-03-28'],
    ['on its midnight', '2010-03-28T23:00:00.000Z', '2010-03-29'],
    ['on the eve of the change to winter time', '2010-10-30T22:59:59.999Z', '2010-10-30'],
    ['on the midnight before it', '2010-10-30T23:00:00.000Z', '2010-10-31'],
    ['on its evening', '2010-10-31T23:59:59.999Z', '2010-10-31'],
    ['on its midnight', '2010-11-01T00:00:00.000Z', '2010-11-01'],
    ['at New Year', '2011-01-01T00:00:00.000Z', '2011-01-01'],
    ['on 29 February', '2012-02-29T12:00:00.000Z', '2012-02-29'],
  ])('%s: %s is %s', (_when, instant, today) => {
    expect(at(instant)).toEqual({ now: instant, today });
    expect(dateInUnitedKingdom(new Date(instant))).toBe(today);
  });

  it('is the wall’s time moved by the offset of the realm', () => {
    const clock = () => new Date('2026-06-30T12:00:00.000Z');
    const offset = Date.parse('2010-10-04T08:00:00.000Z') - clock().getTime();
    expect(realmTime(clock, offset)).toEqual({ now: '2010-10-04T08:00:00.000Z', today: '2010-10-04' });
    expect(realmTime(clock, 3_600_000 * 12)).toEqual({ now: '2026-07-01T00:00:00.000Z', today: '2026-07-01' });
  });

  it('asks the clock each time', () => {
    let minute = 0;
    const clock = () => new Date(Date.UTC(2010, 0, 1, 0, minute++));
    expect(realmTime(clock, 0).now).toBe('2010-01-01T00:00:00.000Z');
    expect(realmTime(clock, 0).now).toBe('2010-01-01T00:01:00.000Z');
  });

  it('goes with the wall when nobody moves it', () => {
    const before = Date.now();
    const now = Date.parse(realmTime(wallClock, 0).now);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
