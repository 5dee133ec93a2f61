/** What stands between the cells of a row. */
export type Delimiter = ',' | ';' | '\t';

/** What was noticed about a file as a whole. Filled while the file is read, and complete when its end was reached. */
export interface FileNotes {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  byteOrderMark: boolean;
  delimiter: Delimiter;
  /** Rows without anything in them, which are left out. */
  blankRows: number;
  /** Lines that are no UTF-8 and were read as Windows-1252. */
  windows1252Lines: number;
}

/** The notes of a file of which nothing was read yet. */
export function newNotes(): FileNotes {
  return { encoding: 'utf-8', byteOrderMark: false, delimiter: ',', blankRows: 0, windows1252Lines: 0 };
}
