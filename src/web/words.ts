const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const time = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});
const numbers = new Intl.NumberFormat('en-GB');

/** `2010-09-24` or an instant, as `24 September 2010`. */
export function dayInWords(date: string | Date): string {
  return day.format(new Date(date));
}

/** An instant as `24 September 2010 at 9:05am`, in the United Kingdom. */
export function instantInWords(instant: string | Date): string {
  return `${day.format(new Date(instant))} at ${time.format(new Date(instant)).replace(/\s/g, '').toLowerCase()}`;
}

/** `12345` as `12,345`. */
export function wholeNumber(number: number): string {
  return numbers.format(number);
}

/** `1 learner`, `2 learners`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(number)} ${number === 1 ? one : many}`;
}
