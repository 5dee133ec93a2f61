/** What is wrong with a ULN. `placeholder`: it stands for "no number yet". */
export type UlnProblem = 'format' | 'check-digit' | 'placeholder';

const ZERO = 48;
const NO_ULN_YET = '9999999999';

/**
 * What is wrong with a unique learner number, or undefined. Ten digits, the first not 0; the first nine times 10 down to
 * 2, added up, leave r over when divided by 11; r = 0 is never issued, otherwise the last digit is 10 - r. That a number
 * passes does not make it a verified one: only the Learning Records Service knows whose it is.
 *
 * Sources: Individualised Learner Record validation rules DD01 and ULN_04; HESA, student record, ULN (the first digit is
 * not 0).
 */
export function ulnProblem(text: string): UlnProblem | undefined {
  if (text.length !== 10 || text.charCodeAt(0) === ZERO) return 'format';
  let sum = 0;
  for (let i = 0; i < 9; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return 'format';
    sum += digit * (10 - i);
  }
  const check = text.charCodeAt(9) - ZERO;
  if (check < 0 || check > 9) return 'format';
  if (text === NO_ULN_YET) return 'placeholder';
  // Nothing left over would ask for a digit of 10, so such a number never passes.
  return check === 10 - (sum % 11) ? undefined : 'check-digit';
}

/**
 * The ULN that begins with these nine digits, or undefined when there is none: the first digit is 0, or the digits leave
 * nothing over. For making up learners.
 */
export function ulnFrom(nineDigits: number | string): string | undefined {
  const text = String(nineDigits);
  if (!/^[1-9]\d{8}$/.test(text)) return undefined;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (text.charCodeAt(i) - ZERO) * (10 - i);
  const rest = sum % 11;
  const uln = `${text}${10 - rest}`;
  return rest === 0 || uln === NO_ULN_YET ? undefined : uln;
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const UPN = /^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/;

/**
 * Whether a text is a unique pupil number: a check letter and twelve characters, of which the last may be a letter (a
 * temporary number). Their values times 2 up to 13, added up, leave the place of the check letter in the alphabet of 23
 * over when divided by 23. The local authority within the number is not looked up.
 *
 * Source: UK Government Data Standards Catalogue, unique pupil number 2.0.
 */
export function isUpn(text: string): boolean {
  if (!UPN.test(text)) return false;
  let sum = 0;
  for (let i = 1; i < 13; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    sum += (digit <= 9 ? digit : UPN_LETTERS.indexOf(text.charAt(i))) * (i + 1);
  }
  return text.charAt(0) === UPN_LETTERS.charAt(sum % 23);
}

/** Whether a UPN is a temporary one: its last character is a letter. Meant for texts that `isUpn` accepts. */
export function isTemporaryUpn(upn: string): boolean {
  return upn.charCodeAt(12) > 57;
}

const UCI_LETTERS = 'ABCDEFGHKLMRTVWXY';
const UCI = /^\d{5}[0A-P]\d{6}[A-HKLMRTVWXY]$/;

/**
 * Whether a text is a unique candidate identifier: centre number, board (0, or a letter), year, four digits, check letter.
 * Twelve values times 16 down to 5, added up, leave the place of the check letter in the alphabet of 17 over when divided
 * by 17. A board letter counts A = 1 to P = 16; what later letters count is not agreed on, so they are not accepted.
 *
 * Sources: Joint Council for Qualifications, unique candidate identifiers; WJEC, unique candidate identifier.
 */
export function isUci(text: string): boolean {
  if (!UCI.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i += 1) {
    const code = text.charCodeAt(i);
    sum += (code >= 65 ? code - 64 : code - ZERO) * (16 - i);
  }
  return text.charAt(12) === UCI_LETTERS.charAt(sum % 17);
}

const QAN = /^(\d{3})\/?(\d{4})\/?([\dX])$/;

/** A qualification accreditation number without slashes, the way it is kept: `500/2371/8` is `50023718`. Else undefined. */
export function plainQan(text: string): string | undefined {
  const parts = QAN.exec(text);
  return parts ? `${parts[1]}${parts[2]}${parts[3]}` : undefined;
}

/**
 * Whether the check character of a QAN does not fit, or the text is no QAN at all. Only ever a warning: no public
 * statement of the rule was found, and a few real numbers break it. Seven digits times 8 down to 2, added up, leave the
 * check character over when divided by 11, 10 written X; so it is in 650 of 650 numbers in the Department for Education's
 * own qualification data, and in 25 of 28 T Level numbers.
 */
export function qanLooksWrong(text: string): boolean {
  const qan = plainQan(text);
  return qan === undefined || qan.charAt(7) !== qanCheckCharacter(qan.slice(0, 7));
}

/** The check character for seven digits of a QAN. For making up qualifications. */
export function qanCheckCharacter(sevenDigits: string): string {
  let sum = 0;
  for (let i = 0; i < 7; i += 1) sum += (sevenDigits.charCodeAt(i) - ZERO) * (8 - i);
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}
