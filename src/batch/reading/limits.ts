/** The longest row that is read, in characters (UTF-16 code units) as it stands in the file, without its line end. */
export const mostCharacters = 65_536;

/** The most cells that a row may have, empty ones too. */
export const mostCells = 200;

/** The most blank rows that are passed over: reading them costs time too. */
export const mostBlankRows = 1_000_000;
