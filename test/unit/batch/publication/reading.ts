import { readFileSync } from 'node:fs';
import { definitions } from '../../../../src/batch/definitions/all.js';
import type { Sender } from '../../../../src/batch/definitions/definition.js';
import type { FileRecord } from '../../../../src/batch/reading/records.js';
import { foldWord, type LineNames } from '../../../../src/batch/rows/cells.js';
import { fileRepairs } from '../../../../src/batch/rows/file-repairs.js';
import { isFrame, type Look, lookThrough } from '../../../../src/batch/rows/layout.js';
import { type ReadRow, rowReader } from '../../../../src/batch/rows/read-row.js';
import { wordingOf } from '../../../../src/learners/rules.js';
import type { Party } from '../../../../src/ledger/actor.js';
import { readFile } from '../reading/files.js';

interface LinesFile {
  readonly lines: readonly { code: string; title: string; aliases: readonly string[] }[];
}

const file = new URL('../../../../prisma/reference/lines-of-learning.json', import.meta.url);

/** The lines of learning that ship, under all their names. */
export const lineNames: LineNames = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as LinesFile).lines.flatMap(({ code, title, aliases }) =>
    [code, title, ...aliases].map((name): [string, string] => [foldWord(name), code]),
  ),
);

/** The centre or the awarding body that the examples of this kind of sender act for. */
export function partyOf(sender: Sender | undefined): Party {
  if (sender?.onBehalfOf !== undefined) return { centre: sender.onBehalfOf };
  return sender?.party === 'awardingBody' ? { awardingBody: sender.example } : { centre: '90001' };
}

/** A file as the service reads it for the sender of the examples, short of taking its rows. */
export async function read(
  text: string | Uint8Array,
  sender?: Sender,
): Promise<Look & { readonly rows: readonly ReadRow[] }> {
  const { records, notes } = await readFile(text);
  const look = lookAt(records, partyOf(sender), sender?.onBehalfOf === undefined ? undefined : sender.example);
  const rows = records
    .filter((record, index) => !isFrame(look.layout, record, index === 0))
    .map(rowReader(look.layout, lineNames, wordingOf));
  return { ...look, repairs: [...fileRepairs(notes), ...look.repairs], rows };
}

/** Throws `UnreadableFile`, as the service does. `administrator` is the awarding body that sends for the centre, if one does. */
export function lookAt(
  records: readonly FileRecord[],
  sender: Party = partyOf(undefined),
  administrator?: string,
): Look {
  const looking = lookThrough({ definitions, sender, administrator, most: 1000 });
  for (const record of records) looking.take(record);
  return looking.end();
}

/** Cells as the records of a file. */
export function recordsOf(rows: readonly (readonly string[])[]): FileRecord[] {
  return rows.map((cells, index) => ({ line: index + 1, cells, windows1252: false }));
}
