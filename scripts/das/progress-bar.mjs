import { counted, duration, length, wholeNumber } from './quantities.mjs';

/**
 * How far something is.
 *
 * @typedef {object} Progress
 * @property {string} what  what is being done, as the bar begins: `Sending`
 * @property {'rows' | 'bytes'} unit
 * @property {number} done
 * @property {number} [total]  absent when it is not known
 * @property {number} [perSecond]
 * @property {number} [secondsLeft]
 */

/** The most characters of a bar; a longer one shows nothing more. */
const longestBar = 30;
/** The fewest. A shorter one shows nothing. */
const shortestBar = 10;
/** Milliseconds from one picture to the next. */
const drawEvery = 100;
/** Milliseconds from one line to the next where nothing can be drawn over. */
const sayEvery = 10_000;

/**
 * One line of a terminal, never as long as the terminal is wide: a line that wraps cannot be drawn over. What does not
 * fit is left out, first the bar.
 *
 * @param {Progress} progress
 * @param {number} columns
 */
export function progressLine(progress, columns) {
  const { what, done, total } = progress;
  const words = `  ${wordsOf(progress)}`;
  const room = Math.min(longestBar, columns - 1 - what.length - words.length - 3);
  // Of nothing, nothing is left.
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.floor(room * share);
  const bar = total === undefined || room < shortestBar ? '' : ` [${'#'.repeat(filled)}${'-'.repeat(room - filled)}]`;
  return `${what}${bar}${words}`.slice(0, Math.max(0, columns - 1));
}

/** @param {Progress} progress */
function wordsOf({ unit, done, total, perSecond, secondsLeft }) {
  const amount = (value) => (unit === 'rows' ? wholeNumber(value) : length(value));
  const percent = total ? `${Math.floor((Math.min(done, total) / total) * 100)}%, ` : '';
  return [
    `${percent}${total === undefined ? (unit === 'rows' ? counted(done, 'row') : length(done)) : `${amount(done)} of ${amount(total)}`}`,
    ...(perSecond === undefined ? [] : [`${amount(perSecond)} a second`]),
    ...(secondsLeft === undefined ? [] : [`${duration(secondsLeft)} left`]),
  ].join(', ');
}

/**
 * Says what happens. On a terminal, how far it is stands in one line that is drawn over; elsewhere it is a plain line now
 * and then.
 *
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} out
 * @param {() => number} now  milliseconds
 */
export function createProgress(out, now = () => performance.now()) {
  let drawn = false;
  let last = out.isTTY ? Number.NEGATIVE_INFINITY : now();

  function clear() {
    if (drawn) out.write('\r\x1b[K');
    drawn = false;
  }

  return {
    /** Takes away what is drawn. */
    clear,

    /** A line that stays. @param {string} line */
    say(line) {
      clear();
      out.write(`${line}\n`);
    },

    /** @param {Progress} progress */
    show(progress) {
      if (now() - last < (out.isTTY ? drawEvery : sayEvery)) return;
      last = now();
      if (out.isTTY) out.write(`\r${progressLine(progress, out.columns || 80)}\x1b[K`);
      else out.write(`${progress.what}: ${wordsOf(progress)}\n`);
      drawn = out.isTTY === true;
    },
  };
}
