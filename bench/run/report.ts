import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BatchFigures } from './batches.js';
import { batchFigures, type Figure, figuresOf, type Measurements } from './figures.js';
import type { Measured } from './load.js';
import type { MemoryReading } from './memory.js';
import { type PageFigures, ratioOf } from './pages.js';
import type { ResultFigures } from './results.js';
import { median, type Rounds } from './versus.js';

/** How a run was made. */
export interface Setting {
  readonly seeded: number;
  readonly connections: number;
  readonly manyConnections: number;
  readonly databaseConnections: number;
  readonly rounds: number;
  readonly seconds: number;
}

const results = new URL('../results/', import.meta.url);

/** Writes down a run: the table as `latest.md`, all that was measured under the date and the commit. Answers the table. */
export function writeReport(measurements: Measurements, setting: Setting, where: Surroundings): string {
  const figures = figuresOf(measurements);
  const table = markdown(figures, measurements, setting, where);
  mkdirSync(results, { recursive: true });
  const name = `${where.date}-${where.commit}.json`;
  const content = { ...where, setting, figures, measurements };
  writeFileSync(new URL(name, results), `${JSON.stringify(content, rounded, 2)}\n`);
  writeFileSync(new URL('latest.md', results), table);
  return table;
}

/** What is measured, and on what. To be asked when a run begins: work may go on beside it. */
export function surroundings() {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const git = (...words: string[]) => {
    try {
      return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return '';
    }
  };
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') || 'unknown',
    /** True: what was measured is not what the commit holds. */
    changed: git('--no-optional-locks', 'status', '--porcelain', '--', 'src', 'prisma', 'package-lock.json') !== '',
    node: process.version,
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
  };
}

export type Surroundings = ReturnType<typeof surroundings>;

function markdown(
  figures: readonly Figure[],
  { getLearner, openLearnerAccount, manyConnections, ledger, batches, memory }: Measurements,
  setting: Setting,
  { date, commit, changed, node, processors }: Surroundings,
): string {
  const { connections } = setting;
  return `# Figures of ${date}, commit ${commit}${changed ? ' with changes' : ''}

${processors}, Node ${node}; service, database and load on the same machine. ${setting.seeded.toLocaleString('en')} learners; ${connections} connections, ${setting.databaseConnections} of each server to the database; ${setting.rounds} rounds of ${setting.seconds} seconds in turn, medians. How it is measured: \`bench/README.md\`.

${rowsOf(['Work', 'Against', 'Came to', 'Asked for', '', 'By processor time'], figures.map(lineOf))}
## What stands behind them

${connections} connections:

${throughput({ getLearner, openLearnerAccount })}
${setting.manyConnections} connections:

${throughput(manyConnections)}
The ledger opens ${whole(median(ledger.map((round) => round.ledger.perSecond)))} accounts a second, each with a registration; COPY stores the same rows of ${whole(median(ledger.map((round) => round.copy.perSecond)))}.

${behindBatches(batches)}

Resident memory of the service after so many minutes' worth of requests, 100 a second: ${memory.map(reading).join(', ')}.
`;
}

function lineOf({ work, against, unit, value, atLeast, atMost, byProcessor }: Figure): string[] {
  const isMet = value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
  return [
    work,
    against,
    written(value, unit),
    atLeast === undefined ? `at most ${written(atMost ?? Number.NaN, unit)}` : `at least ${written(atLeast, unit)}`,
    isMet ? 'met' : '**not met**',
    byProcessor === undefined ? '' : written(byProcessor, unit),
  ];
}

/** What was measured of batch files alone. */
export function batchReport(batches: BatchFigures): string {
  return `${rowsOf(['Work', 'Against', 'Came to', 'Asked for', '', ''], batchFigures(batches).map(lineOf))}
${behindBatches(batches)}`;
}

/** What was measured of results alone. */
export function resultReport({ posted, files, morning, rework }: ResultFigures): string {
  const { centres, perSecond, seconds, p50, p99, failed } = morning;
  const lines = [
    ['results posted in calls of 1,000', `${whole(median(posted))} a second`, 'at least 5,000 a second'],
    [
      `a batch file of ${whole(files[0]?.rows ?? 0)} results of ${whole(files[0]?.learners ?? 0)} learners, against COPY of the rows that come of it`,
      `${median(files.map(({ file, copy }) => copy / file)).toFixed(2)} times, ${whole(median(files.map(({ rows, file }) => rows / file)))} results a second (COPY: ${whole(median(files.map(({ copied, copy }) => copied / copy)))} rows a second)`,
      'at least 0.25 times',
    ],
    [
      `${whole(centres)} centres list outcomes, ${perSecond} a second for ${seconds} seconds`,
      `p99 ${p99.toFixed(0)} ms (p50 ${p50.toFixed(0)}), ${failed} failed`,
      'p99 at most 250 ms, no error',
    ],
    [
      `${whole(rework.diplomas)} claimed Diplomas worked out anew`,
      `${rework.seconds.toFixed(1)} s, ${whole(rework.diplomas / rework.seconds)} a second`,
      '100,000 in at most 60 s',
    ],
  ];
  return rowsOf(['Work', 'Came to', 'Asked for'], lines);
}

/** What was measured of pages alone. */
export function pageReport({ learners, centres, perSecond, templateAlone, opened }: PageFigures): string {
  const pagesOf = centres.flatMap(({ learners: own, pages }) =>
    pages.map(({ name, p50, p99, bytes }) => [
      ...[name, `${whole(own)} of ${whole(learners)}`, p50.toFixed(1), p99.toFixed(1), (bytes / 1000).toFixed(0)],
      'p99 at most 50 ms, 100 KB',
    ]),
  );
  const lines = [
    ['pages a second, all kinds in turn', whole(median(perSecond)), 'at least 60'],
    [
      'the same, against the template alone with constant words',
      `${ratioOf(perSecond, templateAlone).toFixed(2)} times (alone: ${whole(median(templateAlone))} a second)`,
      '',
    ],
    [
      'accounts opened in lists of 1,000, against the same without the index that finds names alike',
      `${ratioOf(opened.withIndex, opened.without).toFixed(2)} times (${whole(median(opened.withIndex))} a second)`,
      '',
    ],
  ];
  return `${rowsOf(['Page', 'Learners of the centre', 'p50 ms', 'p99 ms', 'KB', 'Asked for'], pagesOf)}
${rowsOf(['Work', 'Came to', 'Asked for'], lines)}`;
}

function behindBatches({ rounds, rows, giant }: BatchFigures): string {
  const perSecond = (seconds: readonly number[]) => whole(median(seconds.map((one) => rows / one)));
  const copied = whole(median(rounds.map((round) => round.copied / round.copy)));
  const times = ({ p50, p99 }: { p50: number; p99: number }) => `${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  return `A batch file goes at ${perSecond(rounds.map((round) => round.file))} rows a second, from the first byte sent to the last of the response, and at ${perSecond(rounds.map((round) => round.again))} the second time; COPY stores ${copied} of the rows that come of it. ${whole(giant.rows)} rows took ${whole(giant.seconds)} seconds; single calls beside them, 100 a second, one in five a new account: p50 ${times(giant.during)}, against p50 ${times(giant.idle)} idle.`;
}

function throughput(of: Readonly<Record<string, Rounds>>): string {
  const middle = (measured: readonly Measured[], part: (one: Measured) => number) => median(measured.map(part));
  return rowsOf(
    ['Work', 'Server', 'Requests a second', 'p50 ms', 'p99 ms', 'Server, ms a request', 'Database, ms a request'],
    Object.entries(of).flatMap(([work, rounds]) =>
      Object.entries(rounds).map(([name, measured]) => [
        work,
        name,
        whole(middle(measured, ({ perSecond }) => perSecond)),
        String(middle(measured, ({ p50 }) => p50)),
        String(middle(measured, ({ p99 }) => p99)),
        middle(measured, ({ serverMs }) => serverMs).toFixed(2),
        middle(measured, ({ databaseMs }) => databaseMs).toFixed(2),
      ]),
    ),
  );
}

function rowsOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function written(value: number, unit: Figure['unit']): string {
  if (unit === 'seconds') return `${value.toFixed(2)} s`;
  if (unit === 'MB') return `${whole(value)} MB`;
  return unit === 'times' ? value.toFixed(2) : whole(value);
}

function reading({ minutes, megabytes }: MemoryReading): string {
  return `${megabytes} MB after ${minutes}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
