import type { FileNotes } from './notes.js';
import { type FileRecord, rowReader } from './rows.js';
import { textLines } from './text.js';

export { type FileNotes, newNotes } from './notes.js';
export type { FileRecord } from './rows.js';

/**
 * The records of a CSV file, in order, in groups as the chunks come: a group holds the records that end in one chunk.
 * It keeps no more than a chunk and a row. The notes are filled meanwhile, and complete at the end. Throws
 * `UnreadableFile` where the file turns out to be none; records that came before were read rightly.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  notes: FileNotes,
): AsyncGenerator<readonly FileRecord[]> {
  const text = textLines(notes);
  const rows = rowReader(notes);

  for await (const chunk of bytes) {
    const records: FileRecord[] = [];
    for (const lines of text.read(chunk)) rows.read(lines, records);
    if (records.length > 0) yield records;
  }

  const records: FileRecord[] = [];
  for (const lines of text.end()) rows.read(lines, records);
  rows.end();
  if (records.length > 0) yield records;
}
