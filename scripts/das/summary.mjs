import { whoHasToAct } from './acting-party.mjs';
import { counted, instant, wholeNumber } from './quantities.mjs';

/** So many lines of a file are named of one cause; the others stand in the response. */
const linesNamed = 5;
/** So many causes are told. A file can have thousands, if each of its rows is wrong in a way of its own. */
const causesTold = 20;

/**
 * What came of a batch that is over, in lines: the counts, what was repaired, and the causes of what was refused. Where
 * the file was refused whole, the one reason.
 *
 * @param {any} batch  as `getBatch` has it
 * @param {any[]} causes  as `listBatchCauses` has them
 * @param {string} name  by which the sender knows the file
 * @returns {string[]}
 */
export function summaryLines(batch, causes, name) {
  if (batch.status === 'refused')
    return refusalLines(batch.refusal, `${name} was refused whole: no row of it was taken.`);
  const { repairs, rows } = batch;
  return [
    endOf(batch, name),
    ...(batch.validateOnly ? ['It was only checked. Nothing is stored but the response.'] : []),
    '',
    ...countLines(rows),
    ...titled('Repaired about the file as a whole:', repairs),
    ...titled('Why rows were refused, the most frequent cause first:', causesInLines(causes, 'See the response.')),
  ];
}

function endOf({ status, rows }, name) {
  const { read, total = read, refused } = rows;
  if (status === 'completed') {
    if (refused === 0) return `${name}: no row was refused.`;
    return `${name}: ${wholeNumber(refused)} of ${counted(read, 'row')} ${refused === 1 ? 'was' : 'were'} refused.`;
  }
  const end = status === 'cancelled' ? `${name} was cancelled` : `The service failed at ${name}`;
  if (read === 0) return `${end} before any of its rows was taken.`;
  return `${end} after ${wholeNumber(read)} of ${counted(total, 'row')}. What was taken before stands.`;
}

function countLines({ accepted, repaired, unchanged, refused }) {
  const counts = [
    ['accepted', accepted],
    ['accepted after a repair', repaired],
    ['unchanged: it stood so already', unchanged],
    ['refused', refused],
  ].map(([what, count]) => [what, wholeNumber(count)]);
  const width = Math.max(...counts.map(([, count]) => count.length));
  return counts.map(([what, count]) => `  ${count.padStart(width)}  ${what}`);
}

/**
 * The causes of what was refused, the first of them, and where the others are.
 *
 * @param {any[]} causes
 * @param {string} others
 */
export function causesInLines(causes, others) {
  const more = causes.length - causesTold;
  return [
    ...causes.slice(0, causesTold).flatMap(causeLines),
    ...(more > 0 ? [`${counted(more, 'more cause')}. ${others}`] : []),
  ];
}

/** Lines under a title, or nothing. */
export function titled(title, lines) {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function causeLines({ rule, column, message, fix, actor, count, lines }) {
  return [
    `${counted(count, 'row')}: ${column === undefined ? '' : `${column}: `}${message}`,
    `  ${fix}`,
    `  ${whoHasToAct(actor)} Rule ${rule}. ${placesOf(lines, count)}`,
  ];
}

function placesOf(lines, count) {
  const named = lines.slice(0, linesNamed);
  const others = count - named.length;
  return `${named.length === 1 ? 'Line' : 'Lines'} ${named.join(', ')}${others > 0 ? ` and ${wholeNumber(others)} more` : ''}.`;
}

/** Why a file is refused whole, under what is said of it. */
export function refusalLines({ rule, message, fix, actor, line }, title) {
  return [
    title,
    '',
    `  ${line === undefined ? '' : `Line ${line}: `}${message}`,
    `  ${fix}`,
    `  ${whoHasToAct(actor)} Rule ${rule}.`,
  ];
}

/**
 * What is said of a file that the service knows already.
 *
 * @param {any} batch  the first batch of it
 */
export function sentBefore({ id, person, receivedAt, validateOnly }) {
  const what = validateOnly ? 'checked' : 'sent';
  return [
    `This file was ${what} before: by ${person} at ${instant(receivedAt)}, as batch ${id}. It is not taken again.`,
    `This is what came of it then. (--again takes it again.)`,
  ];
}
