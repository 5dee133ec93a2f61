import { isUtf8 } from 'node:buffer';
import { lineEnds } from './finder.js';
import { mostCharacters } from './limits.js';
import type { FileNotes } from './notes.js';
import { windows1252 } from './windows-1252.js';

/** Text of a file: one line or more, each whole and with its line end. The last line of a file may have none. */
export interface Lines {
  readonly text: string;
  /** Read as Windows-1252, because the bytes are no UTF-8. */
  readonly windows1252: boolean;
}

/**
 * Takes a file a chunk at a time, wherever the chunks end, and gives the lines that are complete. A line that is far
 * too long for a row is given in parts, so that it is not collected: whoever reads rows refuses the first part.
 */
export interface LineReader {
  read(chunk: Uint8Array): Iterable<Lines>;
  /** Gives what is left. Nothing may be read after it. */
  end(): Iterable<Lines>;
}

const markLength = 3;

// UTF-8 has up to three bytes for each of JavaScript's characters.
const mostBytes = 3 * mostCharacters + markLength;

/** Lines of UTF-8, and of Windows-1252 where a line is no UTF-8: whole files are, and files put together from others. */
export function utf8Lines(notes: FileNotes): LineReader {
  let rest = Buffer.alloc(0);
  let mark = notes.byteOrderMark ? markLength : 0;

  function* decoded(bytes: Buffer): Generator<Lines> {
    const text = bytes.subarray(mark);
    mark = 0;
    if (isUtf8(text)) yield { text: text.toString('utf8'), windows1252: false };
    else yield* lineByLine(text, notes);
  }

  return {
    *read(chunk) {
      const bytes = Buffer.concat([rest, chunk]);
      const whole = endOfLines(bytes, mostBytes);
      // A copy: what is left of a chunk must not keep all of it in memory.
      rest = Buffer.from(bytes.subarray(whole));
      if (whole > 0) yield* decoded(bytes.subarray(0, whole));
    },
    *end() {
      if (rest.length > 0) yield* decoded(rest);
    },
  };
}

/** Lines of UTF-16. What is no UTF-16 becomes a replacement character. */
export function utf16Lines(encoding: 'utf-16le' | 'utf-16be'): LineReader {
  // It leaves out the byte-order mark.
  const decoder = new TextDecoder(encoding);
  let rest = '';

  return {
    *read(chunk) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const whole = endOfLines(text, mostCharacters);
      rest = text.slice(whole);
      if (whole > 0) yield { text: text.slice(0, whole), windows1252: false };
    },
    *end() {
      const text = rest + decoder.decode();
      if (text !== '') yield { text, windows1252: false };
    },
  };
}

/** Where the last complete line ends, or the end of the text if the line after it is longer than `most`. */
function endOfLines(text: string | Buffer, most: number): number {
  const lineFeed = text.lastIndexOf('\n');
  // A carriage return at the very end may be the first half of a line end.
  const carriageReturn = text.length < 2 ? -1 : text.lastIndexOf('\r', text.length - 2);
  const whole = Math.max(lineFeed, carriageReturn) + 1;
  return text.length - whole > most ? text.length : whole;
}

/** Lines one by one, those that follow each other in the same encoding together. */
function* lineByLine(bytes: Buffer, notes: FileNotes): Generator<Lines> {
  // A character for each byte: what is found in it is at the same place in the bytes.
  const ends = lineEnds(bytes.toString('latin1'));
  let begin = 0;
  let foreign = false;
  for (let at = 0; at < bytes.length; ) {
    const next = ends.after(ends.end(at));
    const isForeign = !isUtf8(bytes.subarray(at, next));
    if (isForeign) notes.windows1252Lines += 1;
    if (isForeign !== foreign && at > begin) {
      yield run(bytes.subarray(begin, at), foreign);
      begin = at;
    }
    foreign = isForeign;
    at = next;
  }
  yield run(bytes.subarray(begin), foreign);
}

function run(bytes: Buffer, foreign: boolean): Lines {
  return { text: foreign ? windows1252(bytes) : bytes.toString('utf8'), windows1252: foreign };
}
