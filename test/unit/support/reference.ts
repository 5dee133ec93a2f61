import sandbox from '../../../prisma/reference/sandbox.json' with { type: 'json' };
import type { Circumstances } from '../../../src/learners/decision.js';
import type { LevelCode } from '../../../src/learners/record.js';
import type {
  AwardingBody,
  CatalogueQualification,
  Level,
  LineOfLearning,
  Programme,
  Reference,
} from '../../../src/learners/reference.js';
import { awardsOn } from '../../../src/ledger/standing-reference.js';
import { diploma } from '../awards/learner.js';

/** The centre that acts, and another one. */
export const centre = '90001';
export const otherCentre = '90002';

/** The n-th id of a test, in the form that the service gives ids. */
export function id(n: number): string {
  return `0198e0c2-6f0a-7000-8000-${String(n).padStart(12, '0')}`;
}

/** A line of each phase: the dates are those of the reference data that ships. */
const lines: readonly LineOfLearning[] = [
  line('engineering', 'Engineering', 1, '2008-09-01'),
  line('creative-and-media', 'Creative and Media', 1, '2008-09-01'),
  line('hospitality', 'Hospitality', 2, '2009-09-01'),
  line('public-services', 'Public Services', 3, '2010-09-01'),
  { ...line('science', 'Science', 4, '2011-09-01'), cancelled: true },
];

function line(code: string, title: string, phase: number, firstStart: string): LineOfLearning {
  const ends = { lastStart: '2013-08-31', lastAward: '2014-08-31' };
  return { code, title, aliases: [], phase, firstStart, ...ends, cancelled: false };
}

const levels: readonly Level[] = [
  level('foundation', 'Foundation Diploma', 1, ['A*', 'A', 'B']),
  level('higher', 'Higher Diploma', 2, ['A*', 'A', 'B', 'C']),
  level('progression', 'Progression Diploma', 3, ['A*', 'A', 'B', 'C', 'D', 'E']),
  level('advanced', 'Advanced Diploma', 3, ['A*', 'A', 'B', 'C', 'D', 'E']),
];

function level(code: LevelCode, title: string, number: number, grades: readonly string[]): Level {
  return { code, title, level: number, grades };
}

/** NDA and SVE award Diplomas, and only NDA works with the centres; PEN awards components only. */
const bodies: readonly AwardingBody[] = [
  { code: 'NDA', name: 'Northern Diploma Awards', diploma: true, component: true },
  { code: 'SVE', name: 'Severn Vale Examinations', diploma: true, component: true },
  { code: 'PEN', name: 'Pennine Skills Certification', diploma: false, component: true },
];

/** A programme of the acting centre, for engineering at the higher level. */
export function aProgramme(over: Partial<Programme> = {}): Programme {
  const stands = { id: id(800), centre, name: 'Engineers 2010', line: 'engineering', level: 'higher' } as const;
  return { ...stands, qualifications: ['9000002X'], createdAt: '2010-09-01T08:00:00.000Z', ...over };
}

const gradeLevels: Readonly<Record<string, Record<string, number>>> = sandbox.gradeLevels;

/** The catalogue of every sandbox, by number. */
export const catalogue: ReadonlyMap<string, CatalogueQualification> = new Map(
  sandbox.qualifications.map(({ awardingBodyCode, subject, minimumAge, validTo, ...entry }) => [
    entry.qan,
    {
      ...{ ...entry, awardingBody: awardingBodyCode, subject: subject ?? undefined, validTo: validTo ?? undefined },
      ...{ minimumAge: minimumAge ?? undefined, gradeLevels: gradeLevels[entry.qan] },
    },
  ]),
);

const { pointsMisfit } = awardsOn({ schemes: [diploma] }, '2010-10-04');

/** What a decision may look up. Both centres are associated with NDA, unless the associations are given. */
export function reference(
  over: {
    lines?: readonly LineOfLearning[];
    associations?: readonly (readonly [centre: string, awardingBody: string])[];
    programmes?: readonly Programme[];
  } = {},
): Reference {
  const associations = over.associations ?? [centre, otherCentre].map((one) => [one, 'NDA'] as const);
  const programmes = over.programmes ?? [aProgramme()];
  return {
    lines: byCode(over.lines ?? lines),
    levels: byCode(levels),
    awardingBodies: byCode(bodies),
    associated: (one, body) => associations.some(([at, code]) => at === one && code === body),
    programme: (one, programmeId) => programmes.find((made) => made.centre === one && made.id === programmeId),
    programmeNamed: (one, name) => programmes.find((made) => made.centre === one && made.name === name),
    qualification: (qan) => catalogue.get(qan),
    pointsMisfit,
  };
}

function byCode<T extends { code: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.code, one]));
}

/** Monday, 4 October 2010, in the morning, unless another day is given; in a sandbox. */
export function circumstances(over: Partial<Circumstances> = {}): Circumstances {
  const today = over.today ?? '2010-10-04';
  return { reference: reference(), now: `${today}T08:00:00.000Z`, today, id: id(900), live: false, ...over };
}
