import { describe, expect, it } from 'vitest';
import starts2020 from '../../../prisma/reference/schemes/t-level-1.json' with { type: 'json' };
import starts2021 from '../../../prisma/reference/schemes/t-level-2.json' with { type: 'json' };
import { evaluate } from '../../../src/awards/evaluate.js';
import type { Evidence, Result, ResultState } from '../../../src/awards/evidence.js';
import { type Award, awardOf, type Scheme } from '../../../src/awards/scheme.js';
import { readScheme } from '../../../src/awards/scheme-reading.js';

// The tables as the Department for Education publishes them, typed in apart from the data under test.
const published: [scheme: Scheme, award: string, table: string][] = [
  [readScheme(starts2021), 'table-1', 'A* D* D D | A D D M | B D M M | C D M P | D M M P | E M P P'],
  [readScheme(starts2021), 'table-2', 'A* D* D M | A D D M | B D M M | C D M P | D D M P | E M P P'],
  [readScheme(starts2020), 'table-a', 'A* D* D D | A D D M | B D M M | C M M P | D M P P | E P P P'],
  [readScheme(starts2020), 'table-b', 'A* D* D M | A D D M | B D M M | C D M P | D M P P | E P P P'],
];
const grades: Record<string, string> = { 'D*': 'Distinction*', D: 'Distinction', M: 'Merit', P: 'Pass' };
const specialismGrades = ['Distinction', 'Merit', 'Pass'] as const;

const rows = published.flatMap(([scheme, code, table]) =>
  table.split(' | ').flatMap((row) => {
    const [core = '', ...cells] = row.split(' ');
    return cells.map((cell, i) => ({
      scheme,
      code,
      core,
      specialism: specialismGrades[i] ?? '',
      overall: grades[cell],
    }));
  }),
);

function award(scheme: Scheme, code: string): Award {
  const found = awardOf(scheme, code);
  if (!found) throw new Error(`no award ${code}`);
  return found;
}

/** A grade, a state (`U`, `X`, `Q`, `absent`), or null for nothing received. */
type Said = string | null;

function results(component: string, qan: string, ...said: Said[]): Result[] {
  return said.flatMap((one, i) => {
    if (one === null) return [];
    const state: ResultState = ['U', 'X', 'Q', 'absent'].includes(one) ? (one as ResultState) : 'graded';
    const grade = state === 'graded' ? one : null;
    return [{ component, qan, title: component, level: 3, glh: 600, state, grade, awardDate: `202${i + 3}-08-14` }];
  });
}

function learner(core: Said[], specialisms: Said[][], placement: Record<string, boolean> | null): Evidence {
  const qans = specialisms.map((_, i) => `6100000${i}`);
  return {
    results: [
      ...results('core', '61000090', ...core),
      ...specialisms.flatMap((said, i) => results('occupationalSpecialism', qans[i] ?? '', ...said)),
    ],
    confirmations: placement ? { industryPlacement: { flags: placement } } : {},
    entered: { occupationalSpecialism: qans },
  };
}

const done = { completed: true };
const current = award(readScheme(starts2021), 'table-1');
const first = award(readScheme(starts2020), 'table-a');

describe('T Level tables', () => {
  it('has every cell of all four tables', () => expect(rows).toHaveLength(4 * 18));

  it.each(rows)(
    '$code: core $core and specialism $specialism make $overall',
    ({ scheme, code, core, specialism, overall }) => {
      expect(evaluate(award(scheme, code), learner([core], [[specialism]], done))).toMatchObject({
        ...{ outcome: 'graded', awarded: true, grade: overall, document: 'certificate' },
      });
    },
  );

  it.each([
    ['table-1', { D_: 1, D: 6, M: 7, P: 4 }],
    ['table-2', { D_: 1, D: 6, M: 7, P: 4 }],
    ['table-a', { D_: 1, D: 5, M: 6, P: 6 }],
    ['table-b', { D_: 1, D: 5, M: 6, P: 6 }],
  ])('%s has as many of each grade as published', (code, counts) => {
    const count = (grade: string | undefined) =>
      rows.filter((row) => row.code === code && row.overall === grade).length;
    expect({ D_: count('Distinction*'), D: count('Distinction'), M: count('Merit'), P: count('Pass') }).toEqual(counts);
  });
});

describe('two specialisms', () => {
  const combined = [
    ...[
      ['Distinction', 'Distinction', 'Distinction'],
      ['Distinction', 'Merit', 'Distinction'],
    ],
    ...[
      ['Distinction', 'Pass', 'Merit'],
      ['Merit', 'Merit', 'Merit'],
      ['Merit', 'Pass', 'Pass'],
      ['Pass', 'Pass', 'Pass'],
    ],
  ] as [string, string, string][];

  it.each(combined)('%s and %s count as %s, in either order', (a, b, as) => {
    for (const core of ['A*', 'A', 'B', 'C', 'D', 'E']) {
      const one = evaluate(current, learner([core], [[as]], done)).grade;
      expect(evaluate(current, learner([core], [[a], [b]], done)).grade).toBe(one);
      expect(evaluate(current, learner([core], [[b], [a]], done)).grade).toBe(one);
    }
  });

  it.each([
    ['Q', 'X', 'Q'],
    ['Q', 'Pass', 'Q'],
    ['Q', null, 'Q'],
    ['X', null, 'X'],
    ['X', 'U', 'X'],
    ['X', 'Pass', 'X'],
    [null, 'U', 'missing'],
    [null, 'Pass', 'missing'],
    ['U', 'Pass', 'U'],
  ])('%s and %s stand as %s, in either order', (a, b, standing) => {
    for (const specialisms of [
      [[a], [b]],
      [[b], [a]],
    ]) {
      const condition = evaluate(current, learner(['A'], specialisms, done)).conditions[1];
      expect(condition).toMatchObject({ standing, met: false });
    }
  });

  it('are the ones the learner is entered for: a specialism that was given up does not count', () => {
    const evidence = learner(['C'], [['Pass'], ['Distinction']], done);
    expect(evaluate(current, evidence).grade).toBe('Merit');
    const entered = { occupationalSpecialism: ['61000001'] };
    expect(evaluate(current, { ...evidence, entered }).grade).toBe('Distinction');
  });

  it('are at most two', () => {
    const evaluation = evaluate(current, learner(['A'], [['Pass'], ['Merit'], ['Merit']], done));
    expect(evaluation).toMatchObject({ outcome: 'partialAchievement', grade: null });
    expect(evaluation.conditions[1]?.missing.join(' ')).toContain('at most 2 can count');
  });
});

describe('T Level outcomes, first match wins', () => {
  const notDone = { completed: false };
  const all: [
    core: Said,
    specialism: Said,
    placement: Record<string, boolean> | null,
    from2021: string,
    in2020: string,
  ][] = [
    ['Q', 'Merit', done, 'pending', 'pending'],
    ['A', 'Q', null, 'pending', 'pending'],
    ['Q', 'X', null, 'pending', 'pending'],
    ['A', 'Merit', done, 'graded', 'graded'],
    ['A', 'Merit', { completedWithSpecialConsideration: true }, 'graded', 'graded'],
    ['A', 'U', done, 'partialAchievement', 'partialAchievement'],
    ['X', 'Merit', done, 'partialAchievement', 'partialAchievement'],
    [null, null, done, 'partialAchievement', 'partialAchievement'],
    ['U', 'U', done, 'partialAchievement', 'partialAchievement'],
    ['U', 'U', notDone, 'unclassified', 'unclassified'],
    ['U', 'U', null, 'unclassified', 'unclassified'],
    ['X', 'X', null, 'noResult', 'noResult'],
    [null, null, null, 'noResult', 'noResult'],
    ['X', null, null, 'noResult', 'noResult'],
    ['absent', null, null, 'noResult', 'noResult'],
    // The two strategies differ here, and only here.
    ['U', 'X', null, 'noResult', 'unclassified'],
    ['X', 'U', null, 'noResult', 'unclassified'],
    ['U', null, null, 'noResult', 'unclassified'],
    [null, 'U', null, 'noResult', 'unclassified'],
    ['A', 'Merit', notDone, 'partialAchievement', 'partialAchievement'],
    ['A', null, null, 'partialAchievement', 'partialAchievement'],
    ['U', 'Merit', null, 'partialAchievement', 'partialAchievement'],
    ['A', 'X', null, 'partialAchievement', 'partialAchievement'],
  ];

  it.each(all)(
    'core %s, specialism %s, placement %j: %s (started 2020: %s)',
    (core, specialism, placement, from2021, in2020) => {
      const evidence = learner([core], [[specialism]], placement);
      expect(evaluate(current, evidence).outcome).toBe(from2021);
      expect(evaluate(first, evidence).outcome).toBe(in2020);
    },
  );

  it('a certificate for a grade, a statement for partial achievement, nothing for the rest', () => {
    const documents = all.map(([core, specialism, placement]) => {
      const { outcome, document } = evaluate(current, learner([core], [[specialism]], placement));
      return `${outcome} ${document}`;
    });
    expect(new Set(documents)).toEqual(
      new Set([
        ...[
          'graded certificate',
          'partialAchievement statementOfAchievement',
          'pending none',
          'unclassified none',
          'noResult none',
        ],
      ]),
    );
  });
});

describe('several series', () => {
  it('the best result counts, whenever it came', () => {
    expect(evaluate(current, learner(['C', 'A', 'E'], [['Pass', 'Merit', 'U']], done)).grade).toBe('Distinction');
    expect(evaluate(current, learner(['X', 'E'], [['U', 'Pass']], done)).grade).toBe('Pass');
  });

  it('unclassified is better than no result', () => {
    expect(evaluate(current, learner(['X', 'U'], [['U', 'X']], null)).outcome).toBe('unclassified');
  });

  it('a pending result anywhere in the history stands', () => {
    expect(evaluate(current, learner(['A*', 'Q'], [['Distinction']], done)).outcome).toBe('pending');
    expect(evaluate(current, learner(['A*'], [['Q', 'Distinction']], done)).outcome).toBe('pending');
  });
});
