import type { Definition } from './definition.js';
import { release2 } from './release-2.js';
import { release3 } from './release-3.js';

/** Every definition of a batch file that is taken. */
export const definitions: readonly Definition[] = [release3, ...release2];

/** The definition with this id. Throws when there is none. */
export function definitionOf(id: string): Definition {
  const found = definitions.find((definition) => definition.id === id);
  if (found === undefined) throw new Error(`there is no definition ${id}`);
  return found;
}
