/** What is wrong with a name. */
export type NameProblem = 'empty' | 'too-long' | 'characters' | 'no-letter';

/** The most characters a given or family name has: as many as the Learning Records Service keeps. Marks count apart. */
export const longestName = 35;

const PLAIN = /^[A-Za-z][A-Za-z' -]*$/;

/*
 * Beside letters and their marks: apostrophes (typewriter and printed), hyphens (plain, and the two Unicode ones), spaces,
 * full stops as in "St. John", the middle dots of Catalan and Japanese names, and the two joiners that Persian and Indic
 * scripts spell with, which only make sense inside a word. No digits, nothing that changes how text around it runs, and
 * no Hangul fillers, which are letters that nobody can see.
 */
const CHARACTERS =
  /^(?!\p{M})(?:(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{M}'’.\-\u2010\u2011 \u00b7\u30fb]|(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L}))+$/u;
const LETTER = /\p{L}/u;

/**
 * What is wrong with a given or family name, or undefined. Names are as people have them, in any script; the text is
 * trimmed and in normalisation form C already. Which characters count is this service's own choice, made to keep out
 * slips (digits, commas, control characters) and nobody's name.
 */
export function nameProblem(text: string): NameProblem | undefined {
  if (text.length <= longestName && PLAIN.test(text)) return undefined;
  if (text === '') return 'empty';
  if (lengthOf(text) > longestName) return 'too-long';
  if (!CHARACTERS.test(text)) return 'characters';
  return LETTER.test(text) ? undefined : 'no-letter';
}

/**
 * A learner's names folded for search by their beginnings: family name first, lower case, without accents, apostrophes
 * and full stops, hyphens as spaces. `O’Brien-Smith`, `Zoë` becomes `obrien smith zoe`. Fold what is looked for with
 * `foldSearch`. Two names can fold to one: this finds people, it does not tell them apart.
 */
export function foldName(family: string, given: string): string {
  return foldSearch(`${family} ${given}`);
}

/** Folds the beginning of a name that someone looks for, in the way `foldName` folds names. */
export function foldSearch(text: string): string {
  const folded = PLAIN.test(text) ? text.toLowerCase() : withoutMarks(text);
  return folded
    .replace(/['’‘ʼʻ`´.\u00b7\u200c\u200d]/g, '')
    .replace(/[\s,\-\u2010-\u2015\u30fb]+/g, ' ')
    .trim();
}

/** Letters that people type without the stroke or as two, and that Unicode does not take apart. */
const SPELT_APART = /[ßæœøđðþłħŧıŋ]/g;
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŋ: 'ng',
};

/*
 * Only marks that people leave out are taken away: accents, and the points of Hebrew and Arabic. In Indic scripts the
 * marks are vowels, and without them names fall together.
 */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

function withoutMarks(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(SPELT_APART, (letter) => SPELT[letter] ?? letter)
    .normalize('NFC');
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
