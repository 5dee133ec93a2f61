import { describe, expect, it } from 'vitest';
import { academicYear, academicYears } from '../../../src/statistics/dimensions.js';
import type { Figures } from '../../../src/statistics/rounding.js';
import { askedBy, partsOf, tableOf, type Values } from '../../../src/statistics/table.js';

const values: Values = {
  academicYear: ['2008/09', '2009/10'],
  line: ['engineering', 'society'],
  grades: new Map([
    ['foundation', ['A*', 'A', 'B']],
    ['higher', ['A*', 'A', 'B', 'C']],
  ]),
};

const place = (year: string, line: string, level: string) => ({ academicYear: year, line, level });
const figures: Figures = {
  groups: [
    { place: place('2008/09', 'engineering', 'higher'), count: 20 },
    { place: place('2009/10', 'engineering', 'higher'), count: 100 },
    { place: place('2009/10', 'engineering', 'foundation'), count: 5 },
    { place: place('2009/10', 'society', 'higher'), count: 30 },
  ],
  parts: [
    { place: { ...place('2008/09', 'engineering', 'higher'), grade: 'A', sex: 'female', region: 'london' }, count: 25 },
    { place: { ...place('2009/10', 'engineering', 'higher'), grade: 'A', sex: 'male', region: 'london' }, count: 60 },
    {
      place: { ...place('2009/10', 'engineering', 'higher'), grade: 'C', sex: 'female', region: 'notKnown' },
      count: 45,
    },
  ],
};
const rowsOf = (...asked: Parameters<typeof tableOf>) =>
  tableOf(...asked).rows.map(({ place: at, count }) => [...Object.values(at), count]);

describe('a table', () => {
  it('without a breakdown is its total', () => {
    expect(tableOf(figures, { by: [], only: {} }, values)).toEqual({ total: 155, rows: [] });
  });

  it('has a row for every value, in order, whether anybody is there or not', () => {
    expect(rowsOf(figures, { by: ['level', 'academicYear'], only: { line: 'engineering' } }, values)).toEqual([
      ['foundation', '2008/09', 0],
      ['foundation', '2009/10', 5],
      ['higher', '2008/09', 20],
      ['higher', '2009/10', 100],
    ]);
  });

  it('of years, lines and levels is made of groups, so that its rows add up to the total', () => {
    const { total, rows } = tableOf(figures, { by: ['line'], only: {} }, values);
    expect(rows.map(({ count }) => count)).toEqual([125, 30]);
    expect(total).toBe(155);
  });

  it('of anything else is made of parts as they are shown, and nothing but those', () => {
    const { total, rows } = tableOf(figures, { by: ['sex'], only: { line: 'engineering' } }, values);
    expect([total, ...rows.map(({ count }) => count)]).toEqual([125, 70, 60, 0]);
    const regions = rowsOf(figures, { by: ['region'], only: {} }, values);
    expect(regions).toHaveLength(10);
    expect(regions.filter(([, count]) => count !== 0)).toEqual([
      ['london', 85],
      ['notKnown', 45],
    ]);
  });

  it('is of what is asked for only', () => {
    const only = { line: 'engineering', level: 'higher', academicYear: '2009/10' };
    expect(tableOf(figures, { by: ['sex'], only }, values)).toMatchObject({
      total: 100,
      rows: [{ count: 45 }, { count: 60 }, { count: 0 }],
    });
    expect(rowsOf(figures, { by: ['line'], only }, values)).toEqual([['engineering', 100]]);
  });

  it('of what there is not is empty', () => {
    const only = { academicYear: '1999/00' };
    expect(tableOf(figures, { by: ['academicYear'], only }, values)).toEqual({ total: 0, rows: [] });
  });

  it('has the grades that the level has, best first', () => {
    const grades = (only: object) => rowsOf(figures, { by: ['grade'], only }, values).map(([grade]) => grade);
    expect(grades({})).toEqual(['A*', 'A', 'B', 'C']);
    expect(grades({ level: 'foundation' })).toEqual(['A*', 'A', 'B']);
    expect(rowsOf(figures, { by: ['level', 'grade'], only: {} }, values)).toHaveLength(7);
    expect(rowsOf(figures, { by: ['grade', 'level'], only: {} }, values)).toHaveLength(7);
  });

  it('is broken down by each dimension once', () => {
    expect(askedBy(undefined, 'sex')).toEqual(['sex']);
    expect(askedBy('sex', 'sex')).toEqual(['sex']);
    expect(askedBy(undefined, undefined)).toEqual([]);
  });
});

describe('academic years', () => {
  it('begin on 1 September', () => {
    expect(academicYears('2008-09-01', '2010-08-31')).toEqual(['2008/09', '2009/10']);
    expect(academicYears('2008-09-01', '2010-09-01')).toEqual(['2008/09', '2009/10', '2010/11']);
    expect(academicYears('2008-09-01', '2007-09-01')).toEqual([]);
  });

  it('of two centuries are told', () => expect(academicYear(1999)).toBe('1999/00'));
});

it('a group has a part for each sex, region and grade', () => {
  expect(partsOf('participation', 'higher', values)).toBe(30);
  expect(partsOf('awards', 'higher', values)).toBe(120);
  expect(partsOf('awards', 'foundation', values)).toBe(90);
});
