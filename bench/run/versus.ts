import { isDeepStrictEqual } from 'node:util';
import type { Contender } from './contenders.js';
import { centreOf, ulnOf } from './learners.mjs';
import type { Amount, Load, Measured, Subjects, Work } from './load.js';

/** What was measured of each contender, round by round, under its name. */
export type Rounds = Readonly<Record<string, readonly Measured[]>>;

/**
 * The same work for all, in turn, round after round: what else the machine does in these minutes falls on all of them.
 * Whoever begins a round ends the next.
 */
export async function interleave(
  load: Load,
  contenders: readonly Contender[],
  work: Work,
  { rounds, warmUp, amount }: { rounds: number; warmUp: number; amount: Amount },
): Promise<Rounds> {
  const measured: Record<string, Measured[]> = {};
  for (const contender of contenders) {
    measured[contender.name] = [];
    await load.send(contender, work, { connections: amount.connections, seconds: warmUp });
  }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const contender of order) measured[contender.name]?.push(await load.send(contender, work, amount));
  }
  return measured;
}

/** Of each round how many times as good one was as another; the median of these. More than 1: better. */
export function ratio(rounds: Rounds, one: string, other: string, goodness: (measured: Measured) => number): number {
  const others = rounds[other] ?? [];
  return median((rounds[one] ?? []).map((measured, i) => goodness(measured) / goodness(others[i] as Measured)));
}

export const byRequests = ({ perSecond }: Measured): number => perSecond;

/** Requests for a second of processor time, the database's included. */
export const byProcessor = ({ serverMs, databaseMs }: Measured): number => 1000 / (serverMs + databaseMs);

/** The middle one; of an even number, the lower of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
}

/** Throws unless all contenders answer the same to the same question. */
export async function sameAnswers(contenders: readonly Contender[], subjects: Subjects): Promise<void> {
  const authorization = `Bearer ${await subjects.token()}`;
  for (let n = 0; n < subjects.seeded; n += Math.ceil(subjects.seeded / 50)) {
    const answers = await Promise.all(
      contenders.map(async ({ url }) => {
        const answer = await fetch(`${url}/v1/learners/${ulnOf(n)}`, {
          headers: { authorization, 'das-centre': centreOf(n) },
        });
        return { status: answer.status, body: await answer.json() };
      }),
    );
    for (const [i, answer] of answers.entries()) {
      if (answer.status === 200 && isDeepStrictEqual(answer, answers[0])) continue;
      throw new Error(`${contenders[i]?.name} answers otherwise: ${JSON.stringify([answer, answers[0]])}`);
    }
  }
}
