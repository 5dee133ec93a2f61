import type pg from 'pg';
import type { NamedCommand } from '../../src/ledger/command.js';
import type { Contender } from './contenders.js';
import { copyRows, prepareRows, tables } from './copy.js';
import { newLearner, ulnOf } from './learners.mjs';
import type { Qualifications } from './results.js';
import { batchSender } from './send-batch.js';

/** What a file of results came to. Times in seconds. */
export interface ResultFile {
  readonly learners: number;
  readonly rows: number;
  /** From the first byte sent to the last byte of the response, with every outcome worked out. */
  readonly file: number;
  /** COPY of the rows that came of it: results, outcomes and log entries. */
  readonly copy: number;
  /** How many rows those are. */
  readonly copied: number;
}

/** How accounts are opened, and from which number on learners have none. */
interface Opening {
  readonly first: number;
  inLists(commands: NamedCommand[]): Promise<void>;
  opened(n: number, centre: string): NamedCommand;
}

/**
 * Files of Release 3 with the results of so many learners, 50 of every three: a learner's together, as a body's system
 * writes them. The learners, and those to whom COPY gives the same rows, were opened and registered before. Answers how
 * many learners that took, too.
 */
export async function measureResultFiles(
  service: Contender,
  client: pg.Client,
  { realm, token, qualifications }: { realm: number; token: () => Promise<string>; qualifications: Qualifications },
  { first, inLists, opened }: Opening,
  { rounds, learners }: { rounds: number; learners: number },
): Promise<{ rounds: readonly ResultFile[]; learners: number }> {
  let known = { token: '', until: 0 };
  const sender = batchSender(service.url, async () => {
    // A token ends after some minutes.
    if (Date.now() > known.until) known = { token: await token(), until: Date.now() + 240_000 };
    return { authorization: `Bearer ${known.token}`, 'das-actor': 'results.officer' };
  });

  async function measured(from: number, count: number): Promise<ResultFile> {
    const open = Array.from({ length: 2 * count }, (_one, n) => opened(from + n, '90001'));
    await inLists(open);
    await client.query('VACUUM ANALYZE');
    const { rows: clock } = await client.query<{ now: string }>('SELECT now()::text AS now');
    const { text, rows } = fileOf(from, count, qualifications);
    let since = performance.now();
    const id = await sender.send([text]);
    await sender.over(id, rows, 100);
    await sender.response(id);
    const file = (performance.now() - since) / 1000;
    const of = await prepareRows(client, realm, {
      first: from,
      count,
      of: tables.results,
      since: clock[0]?.now as string,
    });
    since = performance.now();
    await copyRows(client, of);
    const copy = (performance.now() - since) / 1000;
    const stored = of.find(({ table }) => table.name === 'constituent_result')?.rows;
    if (stored !== rows) throw new Error(`${stored} of ${rows} results were stored`);
    return { learners: count, rows, file, copy, copied: of.reduce((sum, one) => sum + one.rows, 0) };
  }

  // Not counted: it warms everything up.
  await measured(first, 600);
  const all: ResultFile[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measured(first + 1200 + round * 2 * learners, learners));
  return { rounds: all, learners: 1200 + rounds * 2 * learners };
}

/** A file of results, a learner's together: 16 of every third learner and 17 of the others, with units tried before. */
function fileOf(first: number, count: number, { principal, project, skills }: Qualifications) {
  const lines = ['H,DAS,3,CAB,NDA,,benchmark-results,2010-10-04T09:30:00'];
  for (let n = first; n < first + count; n++) {
    const { givenName, familyName, dateOfBirth } = newLearner(n);
    const result = (qan: string, unit: string, grade: string, points: string, date = '2010-10-01') =>
      lines.push(
        `R,r${lines.length},POST,${ulnOf(n)},${qan},${unit},${grade},,${points},${date},,${givenName},${familyName},${dateOfBirth},Y,`,
      );
    const units = (date: string, all: Qualifications['principal']['units']) => {
      for (const { code, glh } of all) result(principal.qan, code, 'b', String((2 * glh) / 30), date);
    };
    units('2010-06-24', principal.units.slice(0, n % 3 === 0 ? 4 : 5));
    units('2010-10-01', principal.units);
    result(principal.qan, '', 'B', '28');
    result(project, '', 'A', '7');
    for (const qan of skills) result(qan, '', 'Pass', '');
  }
  const rows = lines.length - 1;
  return { text: `${lines.join('\r\n')}\r\nZ,${rows}\r\n`, rows };
}
