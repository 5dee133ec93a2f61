import type { Definition, RecordType } from '../definitions/definition.js';

/** Every type of record of a definition, in the order in which a file has them: header and trailer are types too. */
export function recordTypesOf(definition: Definition): readonly RecordType[] {
  if (definition.layout === 'headings') return [definition.record];
  return [definition.header, ...definition.records, definition.trailer];
}
