import { transactionTitles } from '../learners/transaction-titles.js';
import type { TransactionName } from '../learners/transactions.js';
import type { HistoryEntry } from '../ledger/history.js';
import type { Meanwhile } from './page.js';
import { dayInWords } from './words.js';

/** An entry of a history for people. */
export interface EntryInWords extends Meanwhile {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const methods: Readonly<Record<HistoryEntry['method'], string>> = {
  browser: 'here',
  batch: 'by batch file',
  directInterface: 'by the direct interface',
  service: 'by the service',
};

/** What was done, by whom and when. */
export function meanwhile({ transaction, person, supplier, method, at }: HistoryEntry): Meanwhile {
  const who = [person, supplier].filter((name) => name !== null).join(', ');
  const what = transactionTitles[transaction as TransactionName] ?? transaction;
  return { what, who: who === '' ? methods[method] : `${who}, ${methods[method]}`, at };
}

/** The same with what was there before and after, a line each. */
export function entryInWords(entry: HistoryEntry): EntryInWords {
  return { ...meanwhile(entry), before: linesOf(entry.before), after: linesOf(entry.after) };
}

/** Ids, versions and stamps say nothing to people. */
const hidden = new Set([
  'id',
  'version',
  'changedAt',
  'diplomaId',
  'claimId',
  'programmeId',
  'awardState',
  'publishAt',
  'searchName',
]);

/** The values of a record in words, a line each. */
export function linesOf(values: Record<string, unknown> | null): readonly string[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => line(name, value));
}

function line(name: string, value: unknown): readonly string[] {
  if (hidden.has(name) || value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((one) => line(name, one));
  if (typeof value === 'object') return linesOf(value as Record<string, unknown>);
  return [`${inWords(name)}: ${said(value)}`];
}

/** `dateOfBirth` as `Date of birth`. */
function inWords(name: string): string {
  const apart = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

function said(value: unknown): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) ? dayInWords(value) : String(value);
}
