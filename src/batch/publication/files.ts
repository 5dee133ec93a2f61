import type { Definition, Sender } from '../definitions/definition.js';
import { csvLine } from '../response/csv.js';
import { sendersOf } from './senders.js';

type Row = readonly string[];

/** These records with the right header, headings and trailer around them, for one of the senders if there are several. */
export function framed(
  definition: Definition,
  records: readonly Row[],
  sender: Sender | undefined = sendersOf(definition)[0],
): readonly Row[] {
  if (definition.layout === 'headings') return [definition.record.columns.map(({ name }) => name), ...records];
  const { header, trailer } = definition;
  const said: Readonly<Record<string, string>> =
    sender === undefined
      ? {}
      : { SenderKind: sender.kind, Sender: sender.example, OnBehalfOf: sender.onBehalfOf ?? '' };
  const first = [header.type, ...header.columns.map(({ name, example }) => said[name] ?? example)];
  return [first, ...records, [trailer.type, String(records.length)]];
}

/**
 * Rows as a file of the definition. Files with headings are for spreadsheets, which take UTF-8 for what it is only
 * behind a byte-order mark.
 */
export function written(definition: Definition, rows: readonly Row[]): string {
  return (definition.layout === 'headings' ? '\ufeff' : '') + rows.map(csvLine).join('');
}

/** An empty file to fill in. It is right as it is: it has no records. */
export function template(definition: Definition, sender?: Sender): string {
  return written(definition, framed(definition, [], sender));
}
