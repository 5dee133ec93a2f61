import type { Definition, RecordType } from '../definitions/definition.js';

/** The page about all batch files. */
export const batchFilesAddress = '/batch-files';

/** The page about the test files; each file stands below it. */
export const testFilesAddress = `${batchFilesAddress}/test-files`;

/** The page about a definition; what is made from it stands below. */
export function addressOf({ id }: Definition): string {
  return `${batchFilesAddress}/${id}`;
}

/** The example of a definition, or the records of one type of it. */
export function exampleAddressOf(definition: Definition, type?: RecordType): string {
  return `${addressOf(definition)}/example${type === undefined ? '' : `/${type.type}`}.csv`;
}
