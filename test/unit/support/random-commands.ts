import fc from 'fast-check';
import type { LearnerRecord, Person } from '../../../src/learners/record.js';
import { type InputOf, type TransactionName, transactions } from '../../../src/learners/transactions.js';
import { allSkills, keptUln, noSkills, person, uln } from './learner.js';
import { aProgramme, centre, id, otherCentre } from './reference.js';

/** A step of a random life: some days later, somebody sends a command. What it is about is picked from what is there. */
export interface Step {
  readonly days: number;
  /** True: by the home centre, as long as there is one. */
  readonly home: boolean;
  readonly pick: number;
  readonly command: RandomCommand;
}

type RandomCommand = {
  [N in TransactionName]: { readonly name: N; input(at: Targets): Rest<N> };
}[TransactionName];
type Rest<N extends TransactionName> = Omit<InputOf<N>, 'uln' | 'centre'>;

const line = mostly('engineering', 'hospitality', 'public-services', 'science');
const level = mostly('higher', 'foundation', 'advanced' as const);
const awardingBody = mostly('NDA', 'NDA', 'SVE', 'PEN');
const registration = fc.record({ line, level, awardingBody });
const reason = fc.constantFrom('Left the school', 'Changed plans');
const dateOfBirth = fc.constantFrom(person.dateOfBirth, person.dateOfBirth, '1994-05-18', '1960-01-01');
const amended = fc.record(
  {
    familyName: fc.constantFrom('O’Brien-Smith', 'Smith', 'Smith 2'),
    dateOfBirth,
    uci: fc.constantFrom('681990012058G', null, 'x'),
  },
  { requiredKeys: [] },
);
const known = fc.record({
  familyName: mostly('obrien smith', 'O’BRIEN-SMITH', 'Smith'),
  dateOfBirth: mostly(person.dateOfBirth, '1994-05-18'),
});
const skills = fc.constantFrom(
  noSkills,
  { ...noSkills, teamWorking: true },
  { ...allSkills, completedOn: '2010-06-18' },
  { ...allSkills, completedOn: '2010-11-30' },
  { ...noSkills, completedOn: '2008-08-31' },
);
const work = fc.constantFrom(
  { completed: false },
  { completed: false, days: 3 },
  { completed: true, days: 10, from: '2010-06-07', to: '2010-06-18' },
  { completed: true, days: 10, from: '2010-11-22', to: '2010-12-03' },
  { completed: true, days: 9, from: '2010-06-18', to: '2010-06-07' },
);

/** What NDA says of a project, which is all that the award of a random life asks for. */
const right = {
  ...{ awardingBody: 'NDA', qan: '90000171', awardDate: '2010-09-20', publishDate: '2010-09-20' },
  ...{ grade: 'B', points: '5', priorAchievementVerified: true },
};
const result: fc.Arbitrary<Omit<InputOf<'postResults'>, 'uln' | keyof Targets['person']>> = fc
  .record(
    {
      awardingBody: fc.constant('SVE'),
      qan: fc.constantFrom('90000298', '50023719'),
      graded: fc.constantFrom(
        { grade: 'A', points: '7' },
        { grade: 'B', points: '5.5' },
        { grade: 'U', points: '1' },
        { grade: 'Q', points: undefined },
        { grade: 'B', points: '9' },
      ),
      awardDate: fc.constantFrom('2010-11-20', '2004-01-01'),
      publishDate: fc.constantFrom(undefined, '2010-10-20', '2010-12-24'),
      enquiry: fc.constant(true),
      priorAchievementVerified: fc.constant(undefined),
    },
    { requiredKeys: [] },
  )
  .chain((other) =>
    // As a rule one thing at most is other than right.
    fc.constantFrom({}, ...Object.entries(other).map(([name, value]) => ({ [name]: value })), other),
  )
  .map(({ graded, ...other }: Record<string, unknown>) => ({ ...right, ...other, ...(graded as object) }));
const whichResult = mostly('id', 'key');
/** Another body than that of the registration, or nobody. */
const stranger = mostly(undefined, 'SVE', 'PEN');
const onClaim = <S extends { readonly by: string | undefined }>({ by, ...said }: S, at: Targets) => ({
  ...{ ...said, awardingBody: by ?? at.body, claimId: at.standing },
});

/** The commands of a random life, the frequent ones first. */
const command: fc.Arbitrary<RandomCommand> = oneOf([
  [6, of('registerDiploma', registration, (said) => said)],
  [6, of('createClaim', fc.constant({}), (_said, at) => ({ diplomaId: at.diploma }))],
  [4, of('withdrawClaim', reason, (said, at) => ({ claimId: at.claim, reason: said }))],
  [4, of('recordPlts', skills, (said, at) => ({ level: at.level, ...said }))],
  [4, of('recordWorkExperience', work, (said, at) => ({ level: at.level, ...said }))],
  [4, of('requestTransfer', known, (said) => said)],
  [3, of('releaseTransfer', fc.constant({}), (_said, at) => ({ transferId: at.transfer }))],
  [3, of('refuseTransfer', reason, (said, at) => ({ transferId: at.transfer, reason: said }))],
  [
    3,
    of('amendDiploma', fc.record({ line, level, awardingBody }, { requiredKeys: [] }), (change, at) => ({
      diplomaId: at.diploma,
      change,
    })),
  ],
  [
    3,
    of('assignProgramme', mostly(aProgramme().id, null, id(801)), (programmeId, at) => ({
      diplomaId: at.diploma,
      programmeId,
    })),
  ],
  [2, of('withdrawDiploma', reason, (said, at) => ({ diplomaId: at.diploma, reason: said }))],
  [2, of('amendLearnerAccount', amended, (change) => ({ change }))],
  [2, of('closeLearnerAccount', reason, (said) => ({ reason: said }))],
  [4, of('reopenLearnerAccount', reason, (said) => ({ reason: said }))],
  [10, of('postResults', result, (said, at) => ({ ...at.person, ...said }))],
  [
    5,
    of('replaceResult', fc.record({ result, which: whichResult }), ({ result: said, which }, at) => ({
      ...{ ...at.person, ...said, ...(which === 'id' ? { resultId: at.result } : {}) },
    })),
  ],
  [
    4,
    of('withdrawResult', fc.record({ result, which: whichResult, reason }), ({ result: said, which, ...rest }, at) => ({
      ...{ ...rest, awardingBody: said.awardingBody },
      ...(which === 'id' ? { resultId: at.result } : { key: { qan: said.qan, awardDate: said.awardDate } }),
    })),
  ],
  [
    8,
    of('confirmAward', fc.record({ by: stranger, grade: mostly(undefined, 'C') }), ({ by, grade }, at) => ({
      ...{ awardingBody: by ?? at.body, claimId: at.standing, grade: grade ?? at.grade },
    })),
  ],
  [3, of('referClaim', fc.record({ by: stranger, reason }), onClaim)],
  [6, of('issueCertificate', fc.record({ by: stranger }), onClaim)],
  [6, of('revokeAward', fc.record({ by: stranger, reason }), onClaim)],
  [1, of('openLearnerAccount', fc.option(registration), (said) => ({ ...person, diploma: said ?? undefined }))],
]);
/** Ends a life, so it is rare. */
const merging = of('mergeLearnerAccount', fc.constantFrom(keptUln, uln, '123'), (into) => ({ into }));

/** A random life of up to 30 steps, which begins with an account and a registration, and in half of the cases a claim and a result. */
export const life: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      days: fc.nat(30),
      home: mostly(true, true, true, false),
      pick: fc.nat(7),
      command: oneOf([
        [60, command],
        [1, merging],
      ]),
    }),
    { minLength: 10, maxLength: 30, size: 'max' },
  )
  .chain((steps) => fc.constantFrom([opening, ...steps], [opening, claiming, posting, ...steps]));

const engineering = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
const opening: Step = {
  ...{ days: 0, home: true, pick: 0 },
  command: { name: 'openLearnerAccount', input: () => ({ ...person, diploma: engineering }) },
};

const ofBodies: readonly string[] = ['results:write', 'awards:write'];

const claiming: Step = {
  ...{ days: 14, home: true, pick: 0 },
  command: { name: 'createClaim', input: (at) => ({ diplomaId: at.diploma }) },
};
const posting: Step = {
  ...{ days: 1, home: true, pick: 0 },
  command: { name: 'postResults', input: (at) => ({ ...at.person, ...right }) },
};

/** The command of a step, as it is sent to a record. */
export function commandOf({ home, pick, command: { name, input } }: Step, record: LearnerRecord | undefined) {
  const said = input(targets(record, pick));
  if (ofBodies.includes(transactions[name].scope)) return { name, input: { uln, ...said } as InputOf<TransactionName> };
  const at = record?.account.centre ?? centre;
  // Who asks for a learner is another centre, as a rule.
  const byHome = home !== (name === 'requestTransfer');
  const by = byHome ? at : at === centre ? otherCentre : centre;
  return { name, input: { uln, centre: by, ...said } as InputOf<TransactionName> };
}

/** What a command may be about: one of what is there, or, seldom, what is not. */
interface Targets {
  readonly diploma: string;
  readonly claim: string;
  readonly transfer: string;
  readonly level: number;
  readonly result: string;
  /** The learner as the account says. */
  readonly person: Pick<Person, 'givenName' | 'familyName' | 'dateOfBirth'>;
  /** The claim that stands, and the body of its registration. */
  readonly standing: string;
  readonly body: string;
  /** The grade that the outcome of that claim has. */
  readonly grade: string;
}

const nationalLevels = { foundation: 1, higher: 2, progression: 3, advanced: 3 } as const;

function targets(record: LearnerRecord | undefined, pick: number): Targets {
  const one = <T extends { readonly id: string }>(parts: readonly T[] = []) =>
    parts[pick % (parts.length + (pick === 7 ? 1 : 0))];
  const diploma = one(record?.diplomas);
  const claim = one(record?.claims);
  const standing = record?.claims.findLast(({ status }) => status === 'claimed') ?? claim;
  const outcome = record?.outcomes.find(({ diplomaId }) => diplomaId === standing?.diplomaId);
  const { givenName, familyName, dateOfBirth: born } = record?.account ?? person;
  return {
    diploma: diploma?.id ?? id(999),
    claim: claim?.id ?? id(999),
    transfer: one(record?.transfers)?.id ?? id(999),
    level: diploma === undefined ? 4 : nationalLevels[diploma.level],
    result: one(record?.results)?.id ?? id(999),
    person: { givenName, familyName, dateOfBirth: born },
    standing: standing?.id ?? id(999),
    body: record?.diplomas.find((one) => one.id === standing?.diplomaId)?.awardingBody ?? 'NDA',
    grade: outcome?.grade ?? 'B',
  };
}

/** The first of the values in half of the cases. */
function mostly<const T>(first: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...others.map(() => first), ...others);
}

function oneOf<T>(weighted: readonly (readonly [number, fc.Arbitrary<T>])[]): fc.Arbitrary<T> {
  return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** Commands of this name. They are printed with what is said in them when a property fails. */
function of<N extends TransactionName, T>(
  name: N,
  said: fc.Arbitrary<T>,
  input: (said: T, at: Targets) => Rest<N>,
): fc.Arbitrary<RandomCommand> {
  return said.map((value) => {
    const print = () => `${name} ${fc.stringify(value)}`;
    return { name, input: (at: Targets) => input(value, at), [fc.toStringMethod]: print } as unknown as RandomCommand;
  });
}
