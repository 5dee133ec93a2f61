/**
 * Points, in whole millionths of a point. Boundaries must hold to the last digit (exactly 132 is one grade, 131.9 the
 * next), which binary fractions cannot promise and whole numbers can: a thousand of the largest points add up safely.
 */
export type Points = number;

const WHOLE_DIGITS = 7;
const DECIMALS = 6;
const ONE: Points = 1_000_000;

/** Reads a decimal number in text (`"131.9"`; at most 7 digits, and 6 after the point). Anything else gives null. */
export function readPoints(text: string | null | undefined): Points | null {
  if (!text) return null;
  let value = 0;
  let digits = 0;
  let decimals = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46 && decimals < 0 && digits > 0) decimals = 0;
    else if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      if (decimals < 0) digits += 1;
      else decimals += 1;
    } else return null;
  }
  if (digits === 0 || digits > WHOLE_DIGITS || decimals === 0 || decimals > DECIMALS) return null;
  for (let i = Math.max(decimals, 0); i < DECIMALS; i += 1) value *= 10;
  return value;
}

/** Writes points as the shortest decimal number in text: `132`, `131.9`. */
export function writePoints(points: Points): string {
  const rest = points % ONE;
  const whole = String((points - rest) / ONE);
  if (rest === 0) return whole;
  return `${whole}.${String(rest).padStart(DECIMALS, '0').replace(/0+$/, '')}`;
}
