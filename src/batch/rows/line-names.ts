import type { Reference } from '../../learners/reference.js';
import { foldWord, type LineNames } from './cells.js';

/** Lines of learning by code, title and alias. */
export function lineNames({ lines }: Pick<Reference, 'lines'>): LineNames {
  return new Map(
    [...lines.values()].flatMap(({ code, title, aliases }): [string, string][] => [
      [code, code],
      ...[code, title, ...aliases].map((name): [string, string] => [foldWord(name), code]),
    ]),
  );
}
