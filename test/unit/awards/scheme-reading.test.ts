import { describe, expect, it } from 'vitest';
import diplomaData from '../../../prisma/reference/schemes/diploma-1.json' with { type: 'json' };
import starts2020 from '../../../prisma/reference/schemes/t-level-1.json' with { type: 'json' };
import starts2021 from '../../../prisma/reference/schemes/t-level-2.json' with { type: 'json' };
import { awardOf, schemeInForce } from '../../../src/awards/scheme.js';
import { readScheme } from '../../../src/awards/scheme-reading.js';

/** The Diploma data with one place changed; the place is a path such as `awards.0.level`. */
function changed(path: string, value: unknown): unknown {
  const data: unknown = structuredClone(diplomaData);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = data as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return data;
}

describe('the data of a scheme', () => {
  it('is read as it ships: the reconstructed Diploma is unconfirmed, the T Levels are documented', () => {
    expect(readScheme(diplomaData)).toMatchObject({ scheme: 'diploma', version: 1, status: 'unconfirmed' });
    expect(readScheme(diplomaData).awards.map(({ code }) => code)).toEqual([
      'foundation',
      'higher',
      'progression',
      'advanced',
    ]);
    expect(readScheme(starts2020)).toMatchObject({ scheme: 't-level', version: 1, status: 'confirmed' });
    expect(readScheme(starts2021)).toMatchObject({ scheme: 't-level', version: 2, status: 'confirmed' });
  });

  it.each([
    ['scheme', undefined, 'scheme: must be text'],
    ['status', 'sure', 'status: must be one of confirmed, unconfirmed'],
    ['validFrom', '2008-9-1', 'validFrom: must be a date, YYYY-MM-DD'],
    ['awards', {}, 'awards: must be a list'],
    ['awards.1.code', 'foundation', 'awards[1].code: "foundation" is taken by another award'],
    ['awards.0.levle', 1, 'awards[0]: has no field "levle"'],
    ['awards.0.conditions.0.kind', 'magic', 'awards[0].conditions[0].kind: must be one of component'],
    ['awards.0.conditions.1.id', 'principalLearning', 'awards[0].conditions[1].id: "principalLearning" is taken'],
    ['awards.0.conditions.0.actor', 'learner', 'awards[0].conditions[0].actor: must be one of'],
    ['awards.0.conditions.0.level', { exactly: 1, atLeast: 1 }, 'awards[0].conditions[0].level: must be either'],
    ['awards.0.conditions.0.scale', null, 'awards[0].conditions[0].choose: by points needs a scale'],
    [
      'awards.0.conditions.0.scale.boundaries.0.from',
      24,
      'boundaries[0].from: must be points, as a decimal number in text',
    ],
    [
      'awards.0.conditions.0.scale.boundaries.0.from',
      '33',
      'boundaries[0].from: must be lower than the boundary above',
    ],
    [
      'awards.0.conditions.0.scale.boundaries.1.from',
      '24',
      'boundaries[1].from: must be lower than the boundary above',
    ],
    ['awards.0.conditions.0.scale.boundaries.1.grade', 'C', 'scale.boundaries: must give each grade once, best first'],
    ['awards.0.conditions.0.grades', [], 'awards[0].conditions[0].grades: must not be empty'],
    ['awards.0.conditions.0.pendingStands', 'yes', 'awards[0].conditions[0].pendingStands: must be true or false'],
    ['awards.0.grading.sum.0', 'practice', 'awards[0].grading.sum[0]: there is no condition "practice"'],
    ['awards.0.grading.sum.0', 'plts', 'awards[0].grading.sum[0]: must be a condition of kind component'],
    ['awards.0.outcomes.3.when', { some: ['met'] }, 'awards[0].outcomes: must end with an outcome that fits always'],
    ['awards.0.outcomes.0.when', { some: ['mett'] }, 'awards[0].outcomes[0].when.some[0]: must be one of met'],
    [
      'awards.0.outcomes.0.when',
      { some: ['met'], not: 'always' },
      'awards[0].outcomes[0].when: must be "always" or one test',
    ],
    ['awards.0.outcomes.0.document', 'letter', 'awards[0].outcomes[0].document: must be one of certificate'],
  ])('with a slip in %s (%j) is refused, and the place is named', (path, value, message) => {
    expect(() => readScheme(changed(path, value))).toThrow(message);
  });

  it.each([null, [], 'diploma', 1])('is an object, not %j', (json) => {
    expect(() => readScheme(json)).toThrow('scheme: must be an object');
  });

  it('leaves no cell of a table out', () => {
    const data = structuredClone(starts2021);
    // @ts-expect-error a cell that may not be missing
    delete data.awards[0].grading.table.C.Merit;
    expect(() => readScheme(data)).toThrow('awards[0].grading.table.C.Merit: must be one of Distinction*, Distinction');
  });
});

describe('the scheme in force', () => {
  const schemes = [diplomaData, starts2020, starts2021].map(readScheme);

  it.each([
    ['diploma', '2008-08-31', undefined],
    ['diploma', '2008-09-01', 1],
    ['t-level', '2020-08-31', undefined],
    ['t-level', '2020-09-01', 1],
    ['t-level', '2021-08-31', 1],
    ['t-level', '2021-09-01', 2],
    ['welsh-baccalaureate', '2021-09-01', undefined],
  ])('%s on %s is version %s', (scheme, date, version) => {
    expect(schemeInForce(schemes, scheme, date)?.version).toBe(version);
  });

  it('is the highest version of those that are', () => {
    const later = readScheme({ ...diplomaData, version: 2 });
    expect(schemeInForce([later, ...schemes], 'diploma', '2010-09-01')).toBe(later);
    expect(schemeInForce([...schemes, later], 'diploma', '2010-09-01')).toBe(later);
  });

  it('has its awards by code', () => {
    expect(schemes[0] && awardOf(schemes[0], 'higher')?.title).toBe('Higher Diploma');
    expect(schemes[0] && awardOf(schemes[0], 'table-1')).toBeUndefined();
  });
});
