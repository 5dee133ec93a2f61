import type { Definition, Sender } from '../definitions/definition.js';

/** The kinds of sender that a definition tells apart. Undefined, alone: it tells none apart. */
export function sendersOf(definition: Definition): readonly (Sender | undefined)[] {
  return definition.layout === 'headings' ? [undefined] : definition.senders;
}
