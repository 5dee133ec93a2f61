import { encodingOf } from './encoding.js';
import { type LineReader, type Lines, utf8Lines, utf16Lines } from './lines.js';
import type { FileNotes } from './notes.js';
import { foreignFile } from './signature.js';
import { UnreadableFile } from './unreadable.js';

// Enough to know other programs' files, and to see on which side of each character of UTF-16 the NULs are.
const headLength = 1024;

/**
 * Takes a file a chunk at a time and gives its lines, once the first bytes have told what the file is. Notes how it is
 * encoded. Throws `UnreadableFile` for files of other programs and for what is no text.
 */
export function textLines(notes: FileNotes): LineReader {
  let held: Uint8Array[] = [];
  let heldLength = 0;
  let lines: LineReader | undefined;

  function* readHeld(): Generator<Lines> {
    lines = lineReader(Buffer.concat(held).subarray(0, headLength), notes);
    for (const chunk of held) yield* lines.read(chunk);
    held = [];
  }

  return {
    *read(chunk) {
      if (lines !== undefined) return yield* lines.read(chunk);
      held.push(chunk);
      heldLength += chunk.length;
      if (heldLength >= headLength) yield* readHeld();
    },
    *end() {
      if (lines === undefined) yield* readHeld();
      if (lines !== undefined) yield* lines.end();
    },
  };
}

function lineReader(head: Uint8Array, notes: FileNotes): LineReader {
  const foreign = foreignFile(head);
  if (foreign !== undefined) throw new UnreadableFile(foreign);
  const found = encodingOf(head);
  if (found === undefined) throw new UnreadableFile('file-binary');
  notes.encoding = found.encoding;
  notes.byteOrderMark = found.byteOrderMark;
  return found.encoding === 'utf-8' ? utf8Lines(notes) : utf16Lines(found.encoding);
}
