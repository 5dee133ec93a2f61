import { readFileSync } from 'node:fs';
import type { Circumstances, Command, Verdict } from '../../src/learners/decision.js';
import type { LearnerRecord } from '../../src/learners/record.js';
import type { Level, LineOfLearning, Reference } from '../../src/learners/reference.js';
import type { InputOf, TransactionName } from '../../src/learners/transactions.js';
import { built } from './build.js';
import { centreOf, centres, newLearner, ulnOf } from './learners.mjs';

/** One decision to be made: always the same, and always accepted. */
export type Decision = () => Verdict;

const { transactions } = await built<typeof import('../../src/learners/transactions.js')>('learners/transactions.js');

/** The id of what the n-th transaction makes. */
const idOf = (n: number) => `0199c000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const programmeId = idOf(999_999);

function reference(): Reference {
  const file = <T>(name: string): T =>
    JSON.parse(readFileSync(new URL(`../../prisma/reference/${name}.json`, import.meta.url), 'utf8')) as T;
  const { lines } = file<{ lines: LineOfLearning[] }>('lines-of-learning');
  const { levels } = file<{ levels: Level[] }>('levels');
  const { awardingBodies } = file<{
    awardingBodies: { code: string; name: string; diploma: boolean; component: boolean }[];
  }>('sandbox');
  const associations = new Set(centres.map((centre) => `${centre} NDA`));
  return {
    lines: new Map(lines.map((line) => [line.code, line])),
    levels: new Map(levels.map((level) => [level.code, level])),
    awardingBodies: new Map(awardingBodies.map((body) => [body.code, body])),
    associated: (centre, awardingBody) => associations.has(`${centre} ${awardingBody}`),
    programme: (centre, id) => ({
      ...{ id, centre, name: 'Engineering', line: 'engineering', level: 'advanced' },
      ...{ qualifications: [], createdAt: '2010-09-01T08:00:00.000Z' },
    }),
    programmeNamed: () => undefined,
    // Nothing here asks for them: the mixture is of what centres do.
    qualification: () => undefined,
    pointsMisfit: () => undefined,
  };
}

const facts = reference();
const at = (n: number): Circumstances => ({
  ...{ reference: facts, now: '2010-10-04T09:00:00.000Z', today: '2010-10-04', id: idOf(n), live: false },
});

function decide(
  name: TransactionName,
  record: LearnerRecord | undefined,
  command: Command & Record<string, unknown>,
  circumstances: Circumstances,
): Verdict {
  return transactions[name].decide(record, command as never, circumstances);
}

/** Accounts to be opened, each of another learner with a registration. */
export function openings(count: number): Decision[] {
  return Array.from({ length: count }, (_, n) => {
    const command = { ...newLearner(n), centre: centreOf(n) };
    const circumstances = at(n);
    return () => decide('openLearnerAccount', undefined, command, circumstances);
  });
}

/** Every transaction of a centre in turn, each on a record on which it changes something. */
export function mixture(count: number): Decision[] {
  return Array.from({ length: Math.ceil(count / 16) }, (_, n) => everyTransaction(n))
    .flat()
    .slice(0, count);
}

function everyTransaction(n: number): Decision[] {
  const uln = ulnOf(n);
  const centre = centreOf(n);
  const other = centreOf(n + 1);
  const circumstances = at(n);
  const learner = newLearner(n);
  const diploma = { line: 'engineering', level: 'advanced', awardingBody: 'NDA' } as const;
  const { familyName, dateOfBirth } = learner;

  /** The record after these: what cannot be done to it is a fault of the benchmark. */
  const after = (...steps: [TransactionName, object][]): LearnerRecord => {
    let record: LearnerRecord | undefined;
    for (const [name, input] of steps) {
      const verdict = decide(name, record, { uln, centre, ...input }, circumstances);
      if (verdict.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(verdict)}`);
      record = verdict.record;
    }
    return record as LearnerRecord;
  };
  const open: [TransactionName, object] = ['openLearnerAccount', { ...learner, diploma }];
  const opened = after(open);
  const skills = {
    ...{ independentEnquiry: true, creativeThinking: true, reflectiveLearning: true },
    ...{ teamWorking: true, selfManagement: true, effectiveParticipation: true },
  };
  const plts = { level: 3, ...skills, completedOn: '2010-09-24' };
  const work = { level: 3, completed: true, days: 10, from: '2010-09-06', to: '2010-09-17' };
  const diplomaId = circumstances.id;
  const full = after(open, ['recordPlts', plts], ['recordWorkExperience', work]);
  const claimed = after(open, ['recordPlts', plts], ['createClaim', { diplomaId }]);
  const asked = after(open, ['requestTransfer', { centre: other, familyName, dateOfBirth }]);
  const closed = after(open, ['closeLearnerAccount', { reason: 'Left the school' }]);

  const one = <N extends TransactionName>(
    name: N,
    record: LearnerRecord | undefined,
    input: Omit<InputOf<N>, 'uln' | 'centre'> & { centre?: string },
  ): Decision => {
    const command = { uln, centre, ...input };
    return () => decide(name, record, command, circumstances);
  };
  return [
    one('openLearnerAccount', undefined, { ...learner, diploma } as never),
    one('amendLearnerAccount', full, { change: { familyName: 'Lovelace' } }),
    one('closeLearnerAccount', full, { reason: 'Left the school' }),
    one('reopenLearnerAccount', closed, { reason: 'Came back' }),
    one('mergeLearnerAccount', opened, { into: ulnOf(n + 1) }),
    one('requestTransfer', full, { centre: other, familyName, dateOfBirth }),
    one('releaseTransfer', asked, { transferId: circumstances.id }),
    one('refuseTransfer', asked, { transferId: circumstances.id, reason: 'Not ours to give' }),
    one('registerDiploma', full, { line: 'creative-and-media', level: 'higher', awardingBody: 'NDA' }),
    one('amendDiploma', opened, { diplomaId, change: { level: 'higher' } }),
    one('withdrawDiploma', full, { diplomaId, reason: 'Gave it up' }),
    one('assignProgramme', full, { diplomaId, programmeId }),
    one('recordPlts', opened, plts),
    one('recordWorkExperience', opened, work),
    one('createClaim', full, { diplomaId }),
    one('withdrawClaim', claimed, { claimId: claimed.claims[0]?.id as string, reason: 'Too early' }),
  ];
}
