import { describe, expect, it } from 'vitest';
import levels from '../../../prisma/reference/levels.json' with { type: 'json' };
import linesOfLearning from '../../../prisma/reference/lines-of-learning.json' with { type: 'json' };
import sandbox from '../../../prisma/reference/sandbox.json' with { type: 'json' };
import { qanLooksWrong } from '../../../src/learners/identifiers.js';
import { diploma, sizes } from './learner.js';

const { lines } = linesOfLearning;
const { qualifications, centres, awardingBodies } = sandbox;
const codes = Object.keys(sizes) as (keyof typeof sizes)[];

describe('the lines of learning', () => {
  it('are seventeen, of which fourteen were taught', () => {
    expect(lines).toHaveLength(17);
    expect(lines.filter((line) => !line.cancelled)).toHaveLength(14);
    expect(lines.filter((line) => line.cancelled).map(({ phase }) => phase)).toEqual([4, 4, 4]);
    expect(lines.map(({ position }) => position)).toEqual(lines.map((_, i) => i + 1));
  });

  it('have codes made of their titles', () => {
    const kebab = (title: string) => title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    expect(lines.map(({ code }) => code)).toEqual(lines.map(({ title }) => kebab(title)));
  });

  it('are first taught in September of their phase, and end with the whole scheme', () => {
    const years = ['2008', '2009', '2010', '2011'];
    for (const line of lines) {
      expect(line).toMatchObject({
        ...{ firstStart: `${years[line.phase - 1]}-09-01`, lastStart: '2013-08-31', lastAward: '2014-08-31' },
      });
    }
  });
});

describe('the levels', () => {
  it('are the awards of the scheme, with the same titles and grades', () => {
    expect(levels.levels.map(({ code, title, level, grades }) => ({ code, title, level, grades }))).toEqual(
      diploma.awards.map(({ code, title, level, grades }) => ({ code, title, level, grades })),
    );
  });
});

describe('the sandbox', () => {
  it('has centres and awarding bodies of its own, two of which award Diplomas', () => {
    expect(centres.map(({ number }) => number)).toEqual(['90001', '90002', '90003', '90004', '90005', '90006']);
    expect(awardingBodies.filter(({ diploma: whole }) => whole)).toHaveLength(2);
    expect(awardingBodies.every(({ component }) => component)).toBe(true);
  });

  it('has qualifications with invented numbers whose check characters fit, each once', () => {
    for (const { qan } of qualifications) {
      expect(qan).toMatch(/^900\d{4}[\dX]$/);
      expect(qanLooksWrong(qan)).toBe(false);
    }
    expect(new Set(qualifications.map(({ qan }) => qan)).size).toBe(qualifications.length);
    expect(new Set(qualifications.map(({ title }) => title)).size).toBe(qualifications.length);
  });

  it('offers them by its own bodies, under their names, for lines that exist', () => {
    const bodies = new Map(awardingBodies.map(({ code, name }) => [code, name]));
    const known = new Set(lines.map(({ code }) => code));
    for (const one of qualifications) {
      expect(bodies.get(one.awardingBodyCode)?.split(' ')[0]).toBe(one.title.split(' ')[0]);
      expect(one.lines.every((line) => known.has(line))).toBe(true);
    }
  });

  it('has principal learning of the documented size, made of units that add up to it', () => {
    const learning = qualifications.filter(({ component }) => component === 'principalLearning');
    const glh = new Map(codes.map((code) => [sizes[code].level as number, sizes[code].glh as number]));
    for (const one of learning) {
      expect(one.glh).toBe(glh.get(one.level));
      expect(one.units.reduce((sum, unit) => sum + unit.glh, 0)).toBe(one.glh);
    }
    const unitCodes = learning.flatMap(({ units }) => units.map(({ code }) => code));
    expect(new Set(unitCodes).size).toBe(unitCodes.length);
  });

  it('has what shows the rules: barring codes, a minimum age, an expired entry, levels by grade', () => {
    const additional = qualifications.filter(({ component }) => component === 'additionalAndSpecialist');
    expect(additional.length).toBeGreaterThan(20);
    expect(additional.some(({ minimumAge }) => minimumAge === 16)).toBe(true);
    expect(qualifications.filter(({ validTo }) => validTo !== null)).toHaveLength(1);
    const qans = new Set(qualifications.map(({ qan }) => qan));
    expect(Object.keys(sandbox.gradeLevels).every((qan) => qans.has(qan))).toBe(true);
  });
});
