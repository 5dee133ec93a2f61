import type { Definition, RecordType, Sender } from '../definitions/definition.js';
import { sendersOf } from './senders.js';

/** The page about all batch files. */
export const batchFilesAddress = '/batch-files';

/** The page about the test files; each file stands below it. */
export const testFilesAddress = `${batchFilesAddress}/test-files`;

/** The page about a definition; what is made from it stands below. */
export function addressOf({ id }: Definition): string {
  return `${batchFilesAddress}/${id}`;
}

/** The template of a definition, for one of its senders where it has several. */
export function templateAddressOf(definition: Definition, sender?: Sender): string {
  return `${addressOf(definition)}/template${ofSender(definition, sender)}.csv`;
}

/** The example of a definition, of one of its senders where it has several. */
export function exampleAddressOf(definition: Definition, sender?: Sender): string {
  return `${addressOf(definition)}/example${ofSender(definition, sender)}.csv`;
}

/** Of the examples of a definition, the records of one type. */
export function typeExampleAddressOf(definition: Definition, { type }: RecordType): string {
  return `${addressOf(definition)}/example/${type}.csv`;
}

/** That of the first sender stands where it did when there was no other. */
function ofSender(definition: Definition, sender: Sender | undefined): string {
  const isFirst = sender === undefined || sender === sendersOf(definition)[0];
  return isFirst ? '' : `-${sender.kind.toLowerCase()}${sender.onBehalfOf === undefined ? '' : '-on-behalf'}`;
}
