import type { LedgerRounds } from '../ledger.js';
import type { RuleSpeeds } from '../rules.js';
import type { BatchFigures } from './batches.js';
import type { MemoryReading } from './memory.js';
import { byProcessor, byRequests, median, type Rounds, ratio } from './versus.js';

/** Everything that one run measured. */
export interface Measurements {
  readonly getLearner: Rounds;
  readonly openLearnerAccount: Rounds;
  /** The same with many more connections. */
  readonly manyConnections: { readonly getLearner: Rounds; readonly openLearnerAccount: Rounds };
  readonly ledger: LedgerRounds;
  readonly rules: RuleSpeeds;
  readonly batches: BatchFigures;
  readonly memory: readonly MemoryReading[];
}

/** One line of the table: how the service compares, and what is asked of it. */
export interface Figure {
  readonly work: string;
  readonly against: string;
  readonly unit: 'times' | 'a second' | 'seconds' | 'MB';
  readonly value: number;
  /** What is asked of it: so much, or no more than that. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The same by processor time, where the value is by the clock. */
  readonly byProcessor?: number;
}

/** The figures that are asked for. */
export function figuresOf({ getLearner, openLearnerAccount, ledger, rules, batches }: Measurements): Figure[] {
  const times = (work: string, rounds: Rounds, peer: string, against: string, atLeast: number): Figure => ({
    ...{ work, against, unit: 'times', atLeast },
    value: ratio(rounds, 'service', peer, byRequests),
    byProcessor: ratio(rounds, 'service', peer, byProcessor),
  });
  const bare = 'Fastify and pg, bare';
  const nest = 'NestJS and Prisma';
  const oneCore = (work: string, value: number, atLeast: number): Figure => ({
    ...{ work, against: 'one core', unit: 'a second', value, atLeast },
  });
  return [
    times('getLearner', getLearner, 'bare', bare, 0.6),
    times('openLearnerAccount', openLearnerAccount, 'bare', bare, 0.5),
    times('getLearner', getLearner, 'nest', nest, 3),
    times('openLearnerAccount', openLearnerAccount, 'nest', nest, 3),
    {
      work: 'the ledger, lists of 1,000 new accounts',
      against: 'COPY of the same rows',
      unit: 'times',
      value: median(ledger.map((round) => round.ledger.perSecond / round.copy.perSecond)),
      byProcessor: median(ledger.map(({ ledger, copy }) => processor(copy) / processor(ledger))),
      atLeast: 0.25,
    },
    oneCore('decide, openLearnerAccount with a registration', rules.openings, 200_000),
    oneCore('decide, all transactions in turn', rules.mixture, 200_000),
    oneCore('evaluate, a whole Advanced Diploma', rules.evaluations, 100_000),
    ...batchFigures(batches),
  ];
}

/** The figures that are asked for of batch files. */
export function batchFigures({ rounds, rows, tenThousand, firstProgress, giant }: BatchFigures): Figure[] {
  const file = `batch file of ${rows.toLocaleString('en')} rows`;
  const large = `while a file of ${giant.rows.toLocaleString('en')} rows is taken`;
  return [
    {
      ...{ work: file, against: 'COPY of the rows that come of it', unit: 'times', atLeast: 0.25 },
      value: median(rounds.map((round) => round.copy / round.file)),
    },
    {
      ...{ work: 'the same file again', against: 'the first time', unit: 'times', atLeast: 2 },
      value: median(rounds.map((round) => round.file / round.again)),
    },
    {
      ...{ work: 'batch file of 10,000 rows', against: 'the clock', unit: 'seconds', atMost: 2 },
      value: median(tenThousand),
    },
    {
      ...{ work: 'first progress to be seen', against: 'the clock', unit: 'seconds', atMost: 1 },
      value: Math.max(...firstProgress),
    },
    {
      ...{ work: `memory ${large}`, against: 'idle', unit: 'MB', atMost: 200 },
      value: giant.memoryAbove,
    },
    {
      ...{ work: `p99 of single calls ${large}`, against: 'idle', unit: 'times', atMost: 2 },
      value: giant.during.p99 / giant.idle.p99,
    },
  ];
}

function processor({ processorMs, databaseMs }: { processorMs: number; databaseMs: number }): number {
  return processorMs + databaseMs;
}
