/** The sentences that differ between a learner's record and a plan. The rules behind them are the same. */
export interface Voice {
  /** Nothing has come in, or is planned, for this. */
  nothingFor(title: string): string;
  /** The hours that count are too few. */
  hours(title: string, glh: number, minimum: number): string;
}

/** Speaks of a learner's record. */
export const ofRecord: Voice = {
  nothingFor: (title) => `${title}: no result has been received yet.`,
  hours: (title, glh, minimum) =>
    `${title}: ${glh} guided learning hours count so far. At least ${minimum} are needed.`,
};

/** Speaks of a planned programme of study. */
export const ofProgramme: Voice = {
  nothingFor: (title) => `${title}: the programme has no qualification that counts.`,
  hours: (title, glh, minimum) =>
    `${title}: the programme has ${glh} guided learning hours that count. At least ${minimum} are needed.`,
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A date for people: `1 January 2005`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A title inside a sentence: `Self-management` becomes `self-management`; `ICT` stays. */
export function midSentence(title: string): string {
  const second = title.charAt(1);
  return second !== '' && second === second.toLowerCase() ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
