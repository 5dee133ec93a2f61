import type { WebParts } from './parts.js';

/** A Diploma by its line and level, such as `Engineering, Higher Diploma`. */
export function diplomaTitle(
  { lines, levels }: Pick<WebParts['reference'], 'lines' | 'levels'>,
  { line, level }: { readonly line: string; readonly level: string },
): string {
  return `${lines.get(line)?.title ?? line}, ${levels.get(level)?.title ?? level}`;
}
