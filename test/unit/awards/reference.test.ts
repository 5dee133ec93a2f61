import { describe, expect, it } from 'vitest';
import starts2020 from '../../../prisma/reference/schemes/t-level-1.json' with { type: 'json' };
import starts2021 from '../../../prisma/reference/schemes/t-level-2.json' with { type: 'json' };
import { evaluate } from '../../../src/awards/evaluate.js';
import type { Evidence, Result, ResultState, UnitResult } from '../../../src/awards/evidence.js';
import { type Award, awardOf } from '../../../src/awards/scheme.js';
import { readScheme } from '../../../src/awards/scheme-reading.js';
import { cohort, disturbed, type Story, sandboxCatalogue, stories } from '../../reference/cohort.js';
import {
  type Answer,
  type ConditionId,
  diplomaByTheRules,
  type Learner,
  type PostedResult,
  type Qualification,
  type State,
} from '../../reference/diploma.js';
import {
  coreGrades,
  type Placement,
  specialismGrades,
  type TLevelLearner,
  type TLevelTable,
  tLevelByTheTables,
} from '../../reference/t-level.js';
import { diplomaAward } from './learner.js';

const seed = 1419;
const learners = cohort(seed, 2000, sandboxCatalogue());

describe('the award of a Diploma agrees with a slow reading of the rules', () => {
  it('for every learner of a cohort', () => {
    for (const { number, story, learner } of learners) {
      expect({ number, story, ...byTheProduct(learner) }).toEqual({ number, story, ...diplomaByTheRules(learner) });
    }
  });

  it('for the same learners after accidents to their results', () => {
    for (const { number, story, learner } of learners) {
      const hurt = disturbed(learner, number);
      expect({ number, story, ...byTheProduct(hurt) }).toEqual({ number, story, ...diplomaByTheRules(hurt) });
    }
  });
});

describe('the cohort behind it', () => {
  it('has at least 30 learners of every story, half of them complete', () => {
    const count = (story: Story) => learners.filter((one) => one.story === story).length;
    for (const story of Object.keys(stories) as Story[]) expect(count(story), story).toBeGreaterThanOrEqual(30);
    expect(count('complete')).toBe(1000);
  });

  it('comes to what each story is about', () => {
    for (const { number, story, learner } of learners) {
      expect({ number, story, outcome: diplomaByTheRules(learner).outcome }).toEqual({
        ...{ number, story, outcome: stories[story] },
      });
    }
  });

  it('has every level, every grade and every state of every condition', () => {
    const answers = learners.map(({ learner }) => ({ level: learner.level, ...diplomaByTheRules(learner) }));
    const seen = (words: (answer: (typeof answers)[number]) => string[]) => [...new Set(answers.flatMap(words))].sort();
    expect(seen(({ level, grade }) => (grade === null ? [] : [`${level} ${grade}`]))).toEqual(
      [
        ...['A*', 'A', 'B'].map((grade) => `foundation ${grade}`),
        ...['A*', 'A', 'B', 'C'].map((grade) => `higher ${grade}`),
        ...['A*', 'A', 'B', 'C', 'D', 'E'].flatMap((grade) => [`progression ${grade}`, `advanced ${grade}`]),
      ].sort(),
    );
    expect(seen(({ conditions }) => Object.entries(conditions).map(([id, state]) => `${id} ${state}`))).toEqual(
      [
        ...['principalLearning', 'project', 'functionalSkills', 'additionalAndSpecialist'].flatMap((id) =>
          ['met', 'notMet', 'pending'].map((state) => `${id} ${state}`),
        ),
        ...['plts', 'workExperience'].flatMap((id) => [`${id} met`, `${id} notMet`]),
      ].sort(),
    );
  });

  it('has points on a boundary of the Diploma, and just below one', () => {
    const points = learners.map(({ learner }) => evaluate(diplomaAward(learner.level), evidenceOf(learner)).points);
    expect(points.filter((one) => /^(16|32|48|64|22|44|66|88|110|132)$/.test(one ?? '')).length).toBeGreaterThan(10);
    expect(points.filter((one) => /\.9\d*$/.test(one ?? '')).length).toBeGreaterThan(10);
  });

  it('is the same for the same seed, and as long as asked', () => {
    expect(cohort(seed, 50, sandboxCatalogue())).toEqual(learners.slice(0, 50));
    expect(cohort(seed + 1, 50, sandboxCatalogue())).not.toEqual(learners.slice(0, 50));
  });

  it('has no two standing results with one qualification, unit and award date', () => {
    for (const { number, learner } of learners) {
      const standing = learner.results
        .filter((row) => !row.withdrawn)
        .map((row) => `${row.qan} ${row.unit} ${row.awardDate}`);
      expect(new Set(standing).size, `learner ${number}`).toBe(standing.length);
    }
  });
});

describe('the award of a T Level agrees with the plain tables', () => {
  const tables: Record<TLevelTable, Award> = {
    '2020-a': tLevelAward(starts2020, 'table-a'),
    '2020-b': tLevelAward(starts2020, 'table-b'),
    '2021-1': tLevelAward(starts2021, 'table-1'),
    '2021-2': tLevelAward(starts2021, 'table-2'),
  };
  const placements: Placement[] = ['none', 'completed', 'completedWithSpecialConsideration'];
  const cores = [...coreGrades, 'U', 'X', 'Q'];
  const specialisms = [...specialismGrades, 'U', 'X', 'Q'];
  const atMostOne = (words: readonly string[]) => [[], ...words.map((word) => [word])];
  const atMostTwo = (words: readonly string[]) => [
    ...atMostOne(words),
    ...words.flatMap((first) => words.map((second) => [first, second])),
  ];

  function check(core: readonly string[], taken: readonly (readonly string[])[]): number {
    let checked = 0;
    for (const table of Object.keys(tables) as TLevelTable[]) {
      for (const placement of placements) {
        const learner = { table, core, specialisms: taken, placement };
        const { outcome, grade, document } = evaluate(tables[table], tLevelEvidenceOf(learner));
        const expected = tLevelByTheTables(learner);
        // Compared by hand: an expectation for each of so many would take most of the time.
        if (outcome !== expected.outcome || grade !== expected.grade || document !== expected.document) {
          expect({ ...learner, outcome, grade, document }).toEqual({ ...learner, ...expected });
        }
        checked += 1;
      }
    }
    return checked;
  }

  it('for every core and every one or two specialisms', () => {
    let checked = 0;
    for (const core of atMostOne(cores)) {
      for (const a of atMostOne(specialisms)) {
        checked += check(core, [a]);
        for (const b of atMostOne(specialisms)) checked += check(core, [a, b]);
      }
    }
    expect(checked).toBe(10 * (7 + 49) * 12);
  });

  it('for every two results of the core, and of one specialism', () => {
    let checked = 0;
    for (const core of atMostTwo(cores)) for (const a of atMostTwo(specialisms)) checked += check(core, [a]);
    expect(checked).toBe(91 * 43 * 12);
  });
});

function byTheProduct(learner: Learner): Answer {
  const { awarded, outcome, grade, conditions, choices } = evaluate(diplomaAward(learner.level), evidenceOf(learner));
  const [choice] = choices;
  return {
    ...{ awarded, outcome: outcome as Answer['outcome'], grade },
    conditions: Object.fromEntries(
      conditions.map(({ id, met, pending }): [string, State] => [id, met ? 'met' : pending ? 'pending' : 'notMet']),
    ) as Partial<Record<ConditionId, State>>,
    asl: choice && choice.glh >= choice.minimumGlh ? [...choice.qans].sort() : null,
    aslGlh: choice?.glh ?? null,
  };
}

/** The learner's rows as the product takes them: a result for each that is of the whole, with the units known by that day. */
function evidenceOf(learner: Learner): Evidence {
  return {
    ...{ line: learner.line, dateOfBirth: learner.dateOfBirth },
    results: learner.catalogue.flatMap((qualification) => resultsOf(learner, qualification)),
    confirmations: {
      ...(learner.plts && { plts: { flags: learner.plts } }),
      ...(learner.workExperience && {
        workExperience: {
          flags: { completed: learner.workExperience.completed },
          numbers: { days: learner.workExperience.days },
        },
      }),
    },
  };
}

function resultsOf(learner: Learner, qualification: Qualification): Result[] {
  const { units: planned, ...known } = qualification;
  const rows = learner.results.filter((row) => row.qan === qualification.qan);
  const units = rows.filter((row) => row.unit !== undefined);
  const wholes = rows.filter((row) => row.unit === undefined);
  const result = (state: ResultState, awardDate: string, row?: PostedResult): Result => ({
    ...known,
    ...{ state, awardDate, grade: row && state === 'graded' ? row.grade : null, points: row?.points ?? null },
    expectedUnits: planned.map((unit) => unit.code),
    units: units
      .filter((unit) => unit.awardDate <= awardDate)
      .map(
        (unit): UnitResult => ({
          ...{ code: unit.unit ?? '', title: unit.unit ?? '', state: stateOf(unit) },
          ...{ grade: stateOf(unit) === 'graded' ? unit.grade : null, points: unit.points ?? null },
        }),
      ),
  });
  if (wholes.length > 0) return wholes.map((row) => result(stateOf(row), row.awardDate, row));
  const lastUnit = units
    .map((unit) => unit.awardDate)
    .sort()
    .at(-1);
  return lastUnit === undefined ? [] : [result('awaited', lastUnit)];
}

function stateOf(row: PostedResult): ResultState {
  if (row.withdrawn) return 'withdrawn';
  if (row.inDoubt) return 'awaited';
  const grade = row.grade === 'u' ? 'U' : row.grade;
  return grade === 'U' || grade === 'X' || grade === 'Q' || grade === 'absent' ? grade : 'graded';
}

function tLevelAward(data: unknown, code: string): Award {
  const award = awardOf(readScheme(data), code);
  if (!award) throw new Error(`no award ${code}`);
  return award;
}

function tLevelEvidenceOf({ core, specialisms, placement }: TLevelLearner): Evidence {
  const qans = specialisms.map((_, i) => `6100000${i}`);
  const results = (component: string, qan: string, said: readonly string[]) =>
    said.map((one, i): Result => {
      const state: ResultState = one === 'U' || one === 'X' || one === 'Q' ? one : 'graded';
      const grade = state === 'graded' ? one : null;
      return { component, qan, title: component, level: 3, glh: 600, state, grade, awardDate: `202${i + 3}-08-14` };
    });
  return {
    results: [
      ...results('core', '61000090', core),
      ...specialisms.flatMap((said, i) => results('occupationalSpecialism', qans[i] ?? '', said)),
    ],
    confirmations: placement === 'none' ? {} : { industryPlacement: { flags: { [placement]: true } } },
    entered: { occupationalSpecialism: qans },
  };
}
