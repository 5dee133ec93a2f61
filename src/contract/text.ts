/** A place in a JSON value where text cannot stand. */
export interface UnfitText {
  pointer: string;
}

// Control characters (NUL cannot be stored at all) and halves of surrogate pairs, which are no characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Most texts: nothing in them to refuse, nothing to normalise. */
const plainAscii = /^[ -~]*$/;

/**
 * The value with every text trimmed and in Unicode NFC, so that the same name is the same text however it was typed.
 * Texts that hold control characters or lone surrogates are left as they are and reported.
 */
export function tidyText(value: unknown, unfit: UnfitText[], pointer = ''): unknown {
  if (typeof value === 'string') {
    const trimmed = value.trim();
    if (plainAscii.test(trimmed)) return trimmed;
    if (!trimmed.isWellFormed() || control.test(trimmed)) unfit.push({ pointer });
    return trimmed.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((item, index) => tidyText(item, unfit, `${pointer}/${index}`));
  if (value !== null && typeof value === 'object') {
    // fromEntries makes own members, whatever their name.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, tidyText(item, unfit, `${pointer}/${pointerToken(key)}`)]),
    );
  }
  return value;
}

/** A name as a token of a JSON Pointer (RFC 6901). */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
