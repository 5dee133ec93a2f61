import type { Actor } from '../../src/ledger/actor.js';
import type { NamedCommand } from '../../src/ledger/command.js';
import { built } from './build.js';
import { ulnOf } from './learners.mjs';
import type { World } from './world.js';

const starts = [
  'Al',
  'Bar',
  'Cath',
  'Dan',
  'El',
  'Fen',
  'Gr',
  'Har',
  'Is',
  'Jo',
  'Kel',
  'Lau',
  'Mar',
  'Nat',
  'Ol',
  'Pri',
];
const ends = ['an', 'bert', 'ce', 'dra', 'eline', 'ford', 'gail', 'ina', 'ius', 'leen', 'mund', 'nell', 'ona', 'rine'];
const families = [
  'Ab',
  'Brad',
  'Cart',
  'Dun',
  'Ell',
  'Fair',
  'Gold',
  'Hart',
  'Kings',
  'Lang',
  'Mc',
  'New',
  'O’',
  'Pem',
  'Row',
  'Sutt',
];
const closings = [
  'berry',
  'cliffe',
  'dale',
  'er',
  'field',
  'ham',
  'ington',
  'ley',
  'more',
  'ner',
  'on',
  'sen',
  'ston',
  'well',
  'wick',
];

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] as string;
}

/** The name of learner `n`: some fifty thousand different ones. */
export function nameOf(n: number): { givenName: string; familyName: string } {
  const half = Math.floor(n / 7);
  return {
    givenName: `${pick(starts, n)}${pick(ends, Math.floor(n / 16))}`,
    familyName: `${pick(families, half)}${pick(closings, Math.floor(half / 16))}`,
  };
}

/**
 * Opens accounts for learners from `first` on at a centre, each with a registration; unless `only` they are wanted, a third
 * of them with a claim, and half of those with skills and work experience.
 */
export async function openForPages(
  world: World,
  actor: Actor,
  { first, count, centre, only = false }: { first: number; count: number; centre: string; only?: boolean },
): Promise<void> {
  const { transact } = await built<typeof import('../../src/ledger/transact.js')>('ledger/transact.js');
  const commands = Array.from({ length: count }, (_one, index) => commandsOf(first + index, centre, only)).flat();
  for (let at = 0; at < commands.length; at += 1000) {
    const transacted = await transact(world.ledger, actor, commands.slice(at, at + 1000));
    const refused =
      'receipts' in transacted && transacted.receipts.find(({ verdict }) => verdict.outcome !== 'accepted');
    if (refused) throw new Error(`a learner of the benchmark was refused: ${JSON.stringify(refused.verdict)}`);
  }
}

function commandsOf(n: number, centre: string, only: boolean): NamedCommand[] {
  const uln = ulnOf(n);
  const registration = { line: 'engineering', level: 'higher' } as const;
  const skills = {
    ...{ independentEnquiry: true, creativeThinking: true, reflectiveLearning: true },
    ...{ teamWorking: true, selfManagement: true, effectiveParticipation: true },
  };
  const commands = [
    {
      transaction: 'openLearnerAccount',
      input: {
        ...{ uln, ...nameOf(n), dateOfBirth: `1994-0${1 + (n % 9)}-1${n % 10}`, centre },
        ...{ gender: n % 2 === 0 ? 'female' : 'male', diploma: { ...registration, awardingBody: 'NDA' } },
      },
    },
    ...(!only && n % 3 === 0 ? [{ transaction: 'createClaim', input: { uln, registration, centre } }] : []),
    ...(!only && n % 6 === 0
      ? [
          { transaction: 'recordPlts', input: { uln, centre, level: 2, ...skills, completedOn: '2010-06-18' } },
          {
            transaction: 'recordWorkExperience',
            input: { uln, centre, level: 2, completed: true, days: 12, to: '2010-06-18' },
          },
        ]
      : []),
  ];
  return commands as NamedCommand[];
}
