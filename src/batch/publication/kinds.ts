import { LevelCode } from '../../contract/generated/schemas.js';
import type { RuleId } from '../../learners/rules.js';
import type { CellKind, Column } from '../definitions/definition.js';

// What cells.ts does, for people to read: a form in words, and examples. The tests read every example with the reader
// itself, so that nothing is said here that is not so.

/** A cell as somebody may write it, and the right form that it is read as. */
export interface Repair {
  readonly written: string;
  readonly read: string;
  /** What was mended. */
  readonly what: string;
}

/** A cell whose value cannot be known again, and the rule that it breaks. */
export interface Lost {
  readonly written: string;
  readonly rule: RuleId;
  readonly kinds: readonly CellKind[] | 'all';
}

/** The right form of a column’s cells, in words. Text has none, and that of an action is in its description. */
export function formOf({ kind }: Column): string | undefined {
  return forms[kind];
}

/** What is mended in a column’s cells, besides what is mended in all. */
export function repairsOf({ kind, values = [] }: Column): readonly Repair[] {
  if (kind !== 'action') return repairs[kind];
  const [first = ''] = values;
  const smaller = { written: first.toLowerCase(), read: first, what: 'Small letters' };
  return values.includes('Y') ? [smaller, ...repairs.yesNo] : [smaller];
}

/** What is mended in the cells of all kinds but references, which come back untouched. */
export const commonRepairs: readonly Repair[] = [
  { written: ' Zoë ', read: 'Zoë', what: 'Spaces of all kinds around the value, and invisible characters' },
  { written: '="1000000302"', read: '1000000302', what: 'The formula that keeps a spreadsheet from changing a number' },
  { written: "'1000000302", read: '1000000302', what: 'The apostrophe that marks a number as text' },
  { written: '“Zoë”', read: 'Zoë', what: 'Quotation marks around the value' },
];

/** Cells that spreadsheets spoil for good: they are refused, for a guess could be wrong. */
export const lost: readonly Lost[] = [
  { written: '1E+09', rule: 'cell-scientific', kinds: ['uln', 'uci', 'upn', 'qan'] },
  { written: '24/09/10', rule: 'cell-date-year', kinds: ['date'] },
  { written: '09/24/2010', rule: 'cell-date-order', kinds: ['date'] },
  { written: '40445', rule: 'cell-date-number', kinds: ['date'] },
  { written: 'Zoë\nAnne', rule: 'cell-line-break', kinds: 'all' },
];

/** A kind of cell as people call it. */
export const kindNames: Readonly<Record<CellKind, string>> = {
  text: 'Text',
  reference: 'Your reference',
  uln: 'ULN',
  uci: 'UCI',
  upn: 'UPN',
  date: 'Date',
  yesNo: 'Yes or no',
  number: 'Number',
  gender: 'Gender',
  line: 'Line of learning',
  level: 'Level of the Diploma',
  nationalLevel: 'National level',
  awardingBody: 'Awarding body',
  qan: 'QAN',
  points: 'Points',
  action: 'Action',
};

const forms: Readonly<Record<CellKind, string | undefined>> = {
  text: undefined,
  reference: undefined,
  action: undefined,
  uln: '10 digits',
  uci: '13 digits and capital letters',
  upn: '13 digits and capital letters',
  date: 'YYYY-MM-DD',
  yesNo: 'Y or N',
  number: 'Whole number',
  gender: 'F, M, U or N',
  line: 'Code of small letters and hyphens',
  level: LevelCode.enum.join(', '),
  nationalLevel: '1, 2 or 3',
  awardingBody: 'Code of capital letters, digits and hyphens',
  qan: '7 digits, then a digit or X',
  points: 'Decimal number',
};

const decimals = 'A decimal place that a spreadsheet added';

/** What is mended in the cells of each kind; an action has its own words. */
export const repairs: Readonly<Record<Exclude<CellKind, 'action'>, readonly Repair[]>> = {
  text: [],
  reference: [],
  uln: [
    { written: '1000 000 302', read: '1000000302', what: 'Spaces, commas, full stops or hyphens between the digits' },
    { written: '1000000302.0', read: '1000000302', what: decimals },
  ],
  uci: [{ written: '90001/010/1234 a', read: '900010101234A', what: 'Spaces, slashes, hyphens, small letters' }],
  upn: [{ written: 'h801 200001 001', read: 'H801200001001', what: 'Spaces, slashes, hyphens, small letters' }],
  date: [
    { written: '24/09/2010', read: '2010-09-24', what: 'Day first; also with hyphens, full stops or spaces' },
    { written: '24 Sep 2010', read: '2010-09-24', what: 'The name of the month' },
    { written: '2010/9/24', read: '2010-09-24', what: 'Other signs, and zeros left out' },
    { written: '2010-09-24 00:00', read: '2010-09-24', what: 'A time behind the date' },
  ],
  yesNo: [
    { written: 'yes', read: 'Y', what: 'Yes and no, in small and capital letters' },
    { written: 'TRUE', read: 'Y', what: 'True and false, as a spreadsheet writes them' },
    { written: '0', read: 'N', what: '1 and 0' },
  ],
  number: [{ written: '10.0', read: '10', what: decimals }],
  gender: [
    { written: 'Female', read: 'F', what: 'The word' },
    { written: 'not known', read: 'U', what: 'The words' },
    { written: 'm', read: 'M', what: 'Small letters' },
  ],
  line: [
    { written: 'Information Technology', read: 'information-technology', what: 'The title' },
    { written: 'IT', read: 'information-technology', what: 'Another name of the line' },
  ],
  level: [
    { written: 'Higher Diploma', read: 'higher', what: 'The title' },
    { written: 'HIGHER', read: 'higher', what: 'Capital letters' },
  ],
  nationalLevel: [
    { written: 'Level 2', read: '2', what: 'The word before the number; also L2' },
    { written: 'higher', read: '2', what: 'The level of the Diploma' },
  ],
  awardingBody: [{ written: 'nda', read: 'NDA', what: 'Small letters' }],
  qan: [{ written: '900-0002-x', read: '9000002X', what: 'Spaces, hyphens, small letters' }],
  points: [{ written: '6,5', read: '6.5', what: 'A decimal comma' }],
};
