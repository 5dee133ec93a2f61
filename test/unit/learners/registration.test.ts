import { describe, expect, it } from 'vitest';
import shipped from '../../../prisma/reference/lines-of-learning.json' with { type: 'json' };
import { awardingBodyFaults, lineFaults, standingRegistration } from '../../../src/learners/registration.js';
import { aDiploma, aLearner, aWithdrawnDiploma } from '../support/learner.js';
import { centre, circumstances, id, otherCentre, reference } from '../support/reference.js';

/** The rules that a registration for this line would break on this day. */
function brokenOn(today: string, line: string, lines = shipped.lines) {
  return lineFaults(line, circumstances({ today, reference: reference({ lines }) })).map(({ rule }) => rule);
}

describe('a line of learning', () => {
  it.each([
    [1, '2008-08-31', '2008-09-01'],
    [2, '2009-08-31', '2009-09-01'],
    [3, '2010-08-31', '2010-09-01'],
  ])('of phase %d cannot be taken on %s, and can on %s', (phase, before, first) => {
    const ofPhase = shipped.lines.filter((line) => line.phase === phase);
    expect(ofPhase.length).toBeGreaterThan(0);
    for (const { code } of ofPhase) {
      expect(brokenOn(before, code)).toEqual(['line-not-started']);
      expect(brokenOn(first, code)).toEqual([]);
    }
  });

  it('can be taken until the last start, and not on the day after', () => {
    for (const { code } of shipped.lines.filter((line) => !line.cancelled)) {
      expect(brokenOn('2013-08-31', code)).toEqual([]);
      expect(brokenOn('2013-09-01', code)).toEqual(['line-closed']);
    }
  });

  it('of phase 4 was cancelled, and cannot be taken on any day', () => {
    const cancelled = shipped.lines.filter((line) => line.phase === 4);
    expect(cancelled.map((line) => line.cancelled)).toEqual([true, true, true]);
    for (const { code } of cancelled)
      for (const today of ['2008-01-01', '2011-09-01', '2012-01-01', '2015-01-01'])
        expect(brokenOn(today, code)).toEqual(['line-cancelled']);
  });

  it('that is not in the list is unknown, also by its title or in capitals', () => {
    for (const line of ['alchemy', 'Engineering', 'ENGINEERING', '', '__proto__'])
      expect(brokenOn('2010-10-04', line)).toEqual(['line-unknown']);
  });

  it('is named by its title and its date, at the place where it was said', () => {
    const around = circumstances({ today: '2008-01-01' });
    expect(lineFaults('hospitality', around, '/diploma/line')).toEqual([
      {
        rule: 'line-not-started',
        pointer: '/diploma/line',
        parameters: { line: 'Hospitality', date: '2009-09-01' },
      },
    ]);
  });
});

describe('an awarding body', () => {
  const around = circumstances({ reference: reference({ associations: [[centre, 'NDA']] }) });
  const broken = (code: string, at = centre) => awardingBodyFaults(code, at, around).map(({ rule }) => rule);

  it('is one that awards Diplomas and that the centre works with', () => expect(broken('NDA')).toEqual([]));

  it('may not be unknown, for components only, or one that the centre does not work with', () => {
    expect(broken('XX')).toEqual(['awarding-body-unknown']);
    expect(broken('nda')).toEqual(['awarding-body-unknown']);
    expect(broken('PEN')).toEqual(['awarding-body-not-diploma']);
    expect(broken('SVE')).toEqual(['centre-not-associated']);
  });

  it('is associated with each centre apart', () =>
    expect(broken('NDA', otherCentre)).toEqual(['centre-not-associated']));

  it('is named by its name, or by its code when it has none', () => {
    expect(awardingBodyFaults('SVE', centre, around)[0]?.parameters).toEqual({
      awardingBody: 'Severn Vale Examinations',
    });
    expect(awardingBodyFaults('XX', centre, around)[0]?.parameters).toEqual({ awardingBody: 'XX' });
  });
});

describe('the registration that stands', () => {
  const wanted = { line: 'engineering', level: 'higher' } as const;

  it('is for the same line and the same level', () => {
    const standing = aDiploma();
    const diplomas = [
      aDiploma({ id: id(2), line: 'hospitality' }),
      aDiploma({ id: id(3), level: 'advanced' }),
      standing,
    ];
    expect(standingRegistration(aLearner({ diplomas }), wanted)).toBe(standing);
    expect(standingRegistration(aLearner({ diplomas: diplomas.slice(0, 2) }), wanted)).toBeUndefined();
  });

  it('is a claimed one, too, and never a withdrawn one', () => {
    const claimed = aDiploma({ status: 'claimed' });
    const diplomas = [aWithdrawnDiploma({ id: id(2) }), claimed];
    expect(standingRegistration(aLearner({ diplomas }), wanted)).toBe(claimed);
    expect(standingRegistration(aLearner({ diplomas: [aWithdrawnDiploma()] }), wanted)).toBeUndefined();
  });
});
