/** A whole number as people read it: 12,000. */
export function wholeNumber(value) {
  return Math.round(value).toLocaleString('en-GB');
}

/** So many of something: 1 row, 12,000 rows. */
export function counted(value, one, several = `${one}s`) {
  return `${wholeNumber(value)} ${value === 1 ? one : several}`;
}

const megabyte = 1024 * 1024;

/** A length of a file or of a part of it. */
export function length(bytes) {
  if (bytes < 10_000) return counted(bytes, 'byte');
  return bytes < megabyte ? `${wholeNumber(bytes / 1024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/** A time that something takes: 5 s, 2 min 5 s, 1 h 3 min. */
export function duration(seconds) {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** An instant of the contract to the second. It is by the clock of the sandbox. */
export function instant(text) {
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
