import { untilOver } from '../integration/batch/send-file.js';
import type { Answer, ClientName, Json, TestService } from '../support/service.js';

/** A file to be sent. */
export interface FileToSend {
  readonly name: string;
  readonly content: string | Buffer;
  readonly contentEncoding?: string | undefined;
  /** Who sends it: the supplier, unless it is said. */
  readonly sender?: ClientName | undefined;
}

/** What came of a file. What was answered otherwise than by taking it has no batch. */
export interface Came {
  readonly answer: Answer;
  readonly batch?: Json;
  /** The response as JSON lines and as CSV, and the refused rows as CSV. */
  readonly lines: readonly Json[];
  readonly csv: string;
  readonly corrections: string;
}

/** Sends files one behind another for the starter kit's centre or an awarding body, waits until all are over, and answers what came of each. */
export async function sendFiles(
  world: TestService,
  files: readonly FileToSend[],
  query: Record<string, string> = {},
): Promise<Map<string, Came>> {
  const sent: [name: string, answer: Answer, as: ClientName][] = [];
  for (const { name, content, contentEncoding, sender: as = 'supplier' } of files) {
    const headers = { 'content-type': 'text/csv', 'content-encoding': contentEncoding };
    // The responses to two files may be the same: each is taken.
    const said = { as, raw: content, headers, query: { ...query, again: 'true' } };
    sent.push([name, await world.call('POST', '/v1/batches', said), as]);
  }
  const came = new Map<string, Came>();
  for (const [name, answer, as] of sent) came.set(name, await cameOf(world, answer, as));
  return came;
}

async function cameOf(world: TestService, answer: Answer, as: ClientName): Promise<Came> {
  if (answer.status !== 202) return { answer, lines: [], csv: '', corrections: '' };
  const { id } = answer.body;
  const batch = await untilOver(world, id, { as });
  const response = (query: Record<string, string>) => world.call('GET', `/v1/batches/${id}/response`, { as, query });
  const [lines, csv, corrections] = await Promise.all([
    response({ format: 'jsonLines' }),
    response({}),
    response({ rows: 'refused' }),
  ]);
  const parsed = lines.text.split('\n').filter((line) => line !== '');
  return { answer, batch, lines: parsed.map((line) => JSON.parse(line)), csv: csv.text, corrections: corrections.text };
}
