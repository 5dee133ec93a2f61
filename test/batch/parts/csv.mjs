// Files as text, and texts as bytes.

/** A file of these rows: cells are put in quotation marks where they must be, and lines end as those of Windows. */
export function csv(rows, { delimiter = ',', end = '\r\n' } = {}) {
  return rows.map((cells) => cells.map((cell) => written(String(cell), delimiter)).join(delimiter) + end).join('');
}

function written(cell, delimiter) {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? quoted(cell) : cell;
}

/** A cell in quotation marks. */
export function quoted(cell) {
  return `"${String(cell).replaceAll('"', '""')}"`;
}

/** A text in UTF-16, without a byte-order mark unless it stands in the text. */
export function utf16(text, byteOrder) {
  const bytes = Buffer.from(text, 'utf16le');
  return byteOrder === 'big' ? bytes.swap16() : bytes;
}

// What is printed on keyboards and is elsewhere in Windows-1252 than in Latin-1.
const moved = { '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, š: 0x9a, ž: 0x9e };

/** A text in Windows-1252. Throws where a character has no place in it. */
export function windows1252(text) {
  return Buffer.from(
    [...text].map((character) => {
      const code = moved[character] ?? character.codePointAt(0);
      if (code > 0xff) throw new Error(`${character} is not in Windows-1252`);
      return code;
    }),
  );
}
