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
    const text = value.trim();
    if (plainAscii.test(text)) return text;
    if (!text.isWellFormed() || control.test(text)) unfit.push({ pointer });
    return text.normalize('NFC');
  }
  if (Array.isArray(value)) return value.map((item, index) => tidyText(item, unfit, `${pointer}/${index}`));
  if (value !== null && typeof value === 'object') {
    // A spread makes own members, whatever their name; setting one that is there leaves it an own member.
    const tidy: Record<string, unknown> = { ...value };
    for (const key of Object.keys(tidy)) {
      const item = tidy[key];
      // Most values are plain, and need no place to report.
      if (typeof item === 'string' && plainAscii.test(item)) tidy[key] = item.trim();
      else if (typeof item === 'string' || (typeof item === 'object' && item !== null))
        tidy[key] = tidyText(item, unfit, `${pointer}/${pointerToken(key)}`);
    }
    return tidy;
  }
  return value;
}

/** A name as a token of a JSON Pointer (RFC 6901). */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
