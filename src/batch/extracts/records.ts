import { type LearnerRecord, pltsCompleted, pltsSkills } from '../../learners/record.js';
import type { Definition, RecordType, Request } from '../definitions/definition.js';
import { release2 } from '../definitions/release-2.js';
import { release3 } from '../definitions/release-3.js';
import type { ExtractKind } from './extracts.js';
import type { TableKind } from './tables.js';

/** What is a batch file: sent as it is, it changes nothing. */
export type FileKind = Exclude<ExtractKind, TableKind>;

/** A record of an extract, of the type and for the request of a definition: sent as it is, it changes nothing. */
interface Written {
  readonly type: RecordType;
  readonly request: Request;
  /** What the request would say, under the places of the transaction's input. */
  readonly said: Readonly<Record<string, unknown>>;
}

/** The names of the centre's programmes, by id. */
export type ProgrammeNames = ReadonlyMap<string, string>;

/** The definition in whose form an extract is written. Throws when the release has no such file. */
export function definitionFor(release: 2 | 3, kind: FileKind): Definition {
  const ids: Partial<Record<FileKind, string>> = {
    learnerAccounts: 'release-2/learner-accounts',
    completions: 'release-2/component-completions',
    claims: 'release-2/claims',
  };
  const found = release === 3 ? release3 : release2.find(({ id }) => id === ids[kind]);
  if (found === undefined) throw new Error(`Release ${release} has no ${kind}`);
  return found;
}

/** A learner's records in an extract, as cells. */
export function recordsOf(
  release: 2 | 3,
  kind: FileKind,
  learner: LearnerRecord,
  only: (diploma: { line: string; level: string }) => boolean,
  programmes: ProgrammeNames,
): string[][] {
  const written = release === 3 ? inRelease3(kind, learner, only, programmes) : inRelease2(kind, learner, only);
  return written.map(cellsOf);
}

function cellsOf({ type, request, said }: Written): string[] {
  const places = new Map(Object.entries(request.says).map(([place, column]) => [column, place]));
  const cells = type.columns.map(({ name, kind }) => {
    if (request.when?.column === name) return request.when.is;
    const place = places.get(name);
    const value = place === undefined ? undefined : said[place];
    if (typeof value === 'boolean') return value ? 'Y' : 'N';
    if (value === undefined || value === null) return '';
    return kind === 'gender' ? (genderLetters.get(String(value)) ?? '') : String(value);
  });
  return type.type === '' ? cells : [type.type, ...cells];
}

const genderLetters = new Map([
  ['female', 'F'],
  ['male', 'M'],
  ['notKnown', 'U'],
  ['notSpecified', 'N'],
]);

type Diplomas = LearnerRecord['diplomas'];

function standingOf(
  { diplomas }: LearnerRecord,
  only: (diploma: { line: string; level: string }) => boolean,
): Diplomas {
  return diplomas.filter((diploma) => diploma.status !== 'withdrawn' && only(diploma));
}

/** Those of the Diplomas for which a claim stands. */
function claimedOf({ claims }: LearnerRecord, diplomas: Diplomas): Diplomas {
  return diplomas.filter(({ id }) => claims.some((claim) => claim.diplomaId === id && claim.status === 'claimed'));
}

function registration({ line, level }: { line: string; level: string }) {
  return { '/registration/line': line, '/registration/level': level };
}

function inRelease3(
  kind: FileKind,
  learner: LearnerRecord,
  only: (diploma: { line: string; level: string }) => boolean,
  programmes: ProgrammeNames,
): Written[] {
  const has = (one: FileKind) => kind === one || kind === 'all';
  const { account, plts, workExperience } = learner;
  const { uln } = account;
  const standing = standingOf(learner, only);
  const write = (type: string, transaction: string, said: Record<string, unknown>): Written => {
    const found = release3.records.find((one) => one.type === type) as RecordType;
    const request = found.requests.find((one) => one.transaction === transaction) as Request;
    return { type: found, request, said: { '/uln': uln, ...said } };
  };
  const closed = account.status === 'closed';
  return [
    ...(has('learnerAccounts')
      ? [write('A', closed ? 'closeLearnerAccount' : 'openLearnerAccount', under('', { ...account }))]
      : []),
    // A closed account takes no change: sent again, its other records would be refused.
    ...(closed && kind === 'all'
      ? []
      : [
          ...(has('registrations')
            ? standing.flatMap((diploma) => [
                write('D', 'registerDiploma', under('', { ...diploma })),
                ...(diploma.programmeId !== undefined && programmes.has(diploma.programmeId)
                  ? [
                      write('G', 'assignProgramme', {
                        ...registration(diploma),
                        '/programmeName': programmes.get(diploma.programmeId),
                      }),
                    ]
                  : []),
              ])
            : []),
          ...(has('completions')
            ? [
                ...plts.map((one) => write('L', 'recordPlts', under('', { ...one }))),
                ...workExperience.map((one) => write('W', 'recordWorkExperience', under('', { ...one }))),
              ]
            : []),
          ...(has('claims')
            ? claimedOf(learner, standing).map((diploma) => write('C', 'createClaim', registration(diploma)))
            : []),
        ]),
  ];
}

function inRelease2(
  kind: FileKind,
  learner: LearnerRecord,
  only: (diploma: { line: string; level: string }) => boolean,
): Written[] {
  const definition = definitionFor(2, kind);
  const type = (definition as (typeof release2)[number]).record;
  const { account, plts, workExperience } = learner;
  const { uln } = account;
  const standing = standingOf(learner, only);
  const write = (transaction: string, said: Record<string, unknown>): Written => ({
    type,
    request: type.requests.find((one) => one.transaction === transaction) as Request,
    said: { '/uln': uln, ...said },
  });
  if (kind === 'learnerAccounts') {
    if (account.status === 'closed') return [write('closeLearnerAccount', {})];
    const [first, ...others] = standing;
    return [
      write('openLearnerAccount', { ...under('', { ...account }), ...(first ? under('/diploma', { ...first }) : {}) }),
      ...others.map((diploma) => write('registerDiploma', under('', { ...diploma }))),
    ];
  }
  if (kind === 'claims') {
    return claimedOf(learner, standing).map((diploma) => write('createClaim', registration(diploma)));
  }
  // A row has both of a level. Some of the six skills met cannot be said here: PLTS is left empty then.
  const both: Request = {
    transaction: 'recordPlts',
    says: Object.assign({}, ...type.requests.map(({ says }) => says)) as Request['says'],
  };
  return [...new Set([...plts, ...workExperience].map(({ level }) => level))].sort().map((level) => {
    const skills = plts.find((one) => one.level === level);
    const work = workExperience.find((one) => one.level === level);
    const sayable = skills !== undefined && (pltsCompleted(skills) || !pltsSkills.some((skill) => skills[skill]));
    const said = {
      '/uln': uln,
      '/level': level,
      ...(sayable ? under('', { ...skills }) : {}),
      ...(work === undefined ? {} : under('', { completed: work.completed, days: work.days, to: work.to })),
    };
    return { type, request: both, said };
  });
}

function under(place: string, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${place}/${name}`, value]));
}
