/** Where the next one begins, from a place on; the length of the text if there is none. Places must not go back. */
export type Finder = (from: number) => number;

/** Finds what is sought one after the other. All searches together go over the text once. */
export function finder(text: string, sought: string): Finder {
  let found = -1;
  return (from) => {
    if (found < from) {
      const next = text.indexOf(sought, from);
      found = next === -1 ? text.length : next;
    }
    return found;
  };
}

/** The line ends of a text, one after the other: line feed, carriage return, or both. */
export interface LineEnds {
  /** Where the line end begins. */
  readonly end: Finder;
  /** Where the line after that line end begins. It takes what `end` gave last. */
  after(end: number): number;
}

/** Finds the line ends of a text. */
export function lineEnds(text: string): LineEnds {
  const lineFeed = finder(text, '\n');
  const carriageReturn = finder(text, '\r');
  return {
    end: (from) => Math.min(lineFeed(from), carriageReturn(from)),
    after: (end) => {
      const both = carriageReturn(end) === end && lineFeed(end) === end + 1;
      return Math.min(end + (both ? 2 : 1), text.length);
    },
  };
}

/** How many line ends there are in a text. */
export function countLineEnds(text: string): number {
  const ends = lineEnds(text);
  let count = 0;
  for (let end = ends.end(0); end < text.length; end = ends.end(ends.after(end))) count += 1;
  return count;
}
