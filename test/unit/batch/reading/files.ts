import { type FileNotes, type FileRecord, newNotes, readRecords } from '../../../../src/batch/reading/records.js';
import { UnreadableFile } from '../../../../src/batch/reading/unreadable.js';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

/** A text as bytes, with the byte-order mark of UTF-16 unless it is left out. */
export function encoded(text: string, encoding: Encoding, mark = '\ufeff'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`);
  const bytes = Buffer.from(mark + text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** The bytes in chunks of these sizes, over and over. */
export async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] as number;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

export interface Read {
  readonly records: readonly FileRecord[];
  readonly notes: FileNotes;
}

/** All of a file at once. */
export async function readFile(file: string | Uint8Array, sizes: readonly number[] = [262_144]): Promise<Read> {
  const notes = newNotes();
  const records: FileRecord[] = [];
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  for await (const group of readRecords(chunked(bytes, sizes), notes)) records.push(...group);
  return { records, notes };
}

export async function cellsOf(file: string | Uint8Array): Promise<(readonly string[])[]> {
  return (await readFile(file)).records.map(({ cells }) => cells);
}

export interface Refusal {
  readonly rule: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly line: number | undefined;
}

/** Why a file is refused. Throws if it is not. */
export async function refusalOf(file: string | Uint8Array, sizes?: readonly number[]): Promise<Refusal> {
  try {
    await readFile(file, sizes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { rule: error.rule, parameters: error.parameters, line: error.line };
  }
  throw new Error('The file was read.');
}
