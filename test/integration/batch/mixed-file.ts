import type { StarterKit } from '../../../src/onboarding/starter-kit.js';

/** The centre that sends. */
export const centre = '90001';

/** A row of a Release 3 file, and what it says by the names of its columns. */
export interface Row {
  readonly type: 'A' | 'D' | 'G' | 'L' | 'W' | 'C';
  readonly uln: string;
  readonly said: Readonly<Record<string, string>>;
  readonly cells: readonly string[];
}

const columns = {
  A: ['Reference', 'Action', 'ULN', 'GivenName', 'FamilyName', 'DateOfBirth', 'Gender', 'UCI', 'UPN'],
  D: [
    ...['Reference', 'Action', 'ULN', 'LineOfLearning', 'Level', 'AwardingBody'],
    ...['NewLineOfLearning', 'NewLevel', 'NewAwardingBody'],
  ],
  G: ['Reference', 'ULN', 'LineOfLearning', 'Level', 'PPoSName'],
  L: [
    ...['Reference', 'ULN', 'Level', 'IndependentEnquiry', 'CreativeThinking', 'ReflectiveLearning', 'TeamWorking'],
    ...['SelfManagement', 'EffectiveParticipation', 'CompletedOn'],
  ],
  W: ['Reference', 'ULN', 'Level', 'Completed', 'Days', 'From', 'To'],
  C: ['Reference', 'Action', 'ULN', 'LineOfLearning', 'Level'],
} as const;

/**
 * Rows of all types about some hundred learners, most of them right and many of them wrong in one way or another. The
 * same seed gives the same rows.
 */
export function mixedFile({ ulns, merged, otherCentre }: StarterKit, count: number, seed: number): Row[] {
  const random = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  /** The usual value, or now and then one that is wrong. */
  const or = <T>(usual: T, ...wrong: T[]): T => (random() < 0.08 ? pick(wrong) : usual);
  const special = [merged.uln, merged.into, otherCentre.uln];
  const learners = ulns.slice(0, 300);
  const uln = () =>
    random() < 0.95 ? pick(learners) : pick([...special, '1000000999', '9999999999', '10000003', 'abcdefghij']);
  const line = () => or(pick(['engineering', 'information-technology']), 'astrology', 'science', 'languages');
  const level = () => pick(['higher', 'advanced', 'foundation']);
  const awardingBody = () => or('NDA', 'PEN', 'ZZZ', 'SVE');
  const date = () => or('2010-09-24', '2011-09-24', '2008-08-01', '2010-02-30');
  const yes = () => or('Y', 'N');
  const national = () => or(pick(['2', '2', '3', '1']), '4', '0');

  const make: Record<Row['type'], () => Record<string, string>> = {
    A: () => {
      const Action = pick(['OPEN', 'OPEN', 'OPEN', 'AMEND', 'AMEND', 'CLOSE', 'REOPEN']);
      if (Action === 'CLOSE' || Action === 'REOPEN') return { Action };
      const all = {
        GivenName: or(pick(['Zoë', 'Sam']), '12345', 'A'.repeat(40), ''),
        FamilyName: or('O’Brien-Smith', '<b>', ''),
        DateOfBirth: or('1994-05-17', '1994-02-31', '2009-01-01', '1960-01-01', ''),
        Gender: or('F', 'Q'),
        UCI: or('', '681990012058G', '681990012058H'),
        UPN: or('', 'B801200005001', 'A801200005001'),
      };
      if (Action === 'OPEN' || random() < 0.3) return { Action, ...all };
      return {
        Action,
        ...pick<Record<string, string>>([{ GivenName: all.GivenName }, { FamilyName: 'Jones' }, { Gender: 'M' }]),
      };
    },
    D: () => {
      const Action = pick(['ADD', 'ADD', 'ADD', 'CHANGE', 'WITHDRAW']);
      const which = {
        Action,
        LineOfLearning: Action === 'ADD' ? line() : pick(['engineering', 'information-technology']),
        Level: level(),
      };
      if (Action === 'ADD') return { ...which, AwardingBody: awardingBody() };
      if (Action === 'WITHDRAW') return which;
      return {
        ...which,
        ...pick<Record<string, string>>([
          { NewLevel: level() },
          { NewLineOfLearning: line() },
          { NewAwardingBody: awardingBody() },
        ]),
      };
    },
    G: () => ({
      LineOfLearning: 'engineering',
      Level: pick(['higher', 'higher', 'advanced']),
      PPoSName: or('Engineering higher', '', 'No such programme'),
    }),
    L: () => {
      const met = { all: random() < 0.7 };
      const six = Object.fromEntries(columns.L.slice(3, 9).map((name) => [name, met.all ? yes() : 'N']));
      return { Level: national(), ...six, CompletedOn: met.all ? date() : or('', '2010-09-24') };
    },
    W: () => ({
      Level: national(),
      Completed: yes(),
      Days: or('10', '9', '12', 'ten', '400', ''),
      From: or('2010-09-06', '2010-09-20', ''),
      To: or('2010-09-17', '2011-01-01', '2010-09-01', ''),
    }),
    C: () => ({
      Action: pick(['CLAIM', 'CLAIM', 'WITHDRAW']),
      LineOfLearning: pick(['engineering', 'information-technology']),
      Level: level(),
    }),
  };

  return Array.from({ length: count }, (_, index): Row => {
    const type = pick(['A', 'A', 'D', 'D', 'L', 'W', 'C', 'G'] as const);
    const said: Record<string, string> = { Reference: `row-${index + 1}`, ULN: uln(), ...make[type]() };
    return { type, uln: said.ULN as string, said, cells: [type, ...columns[type].map((name) => said[name] ?? '')] };
  });
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
