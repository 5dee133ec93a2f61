import type { FileRuleId } from '../../learners/rules/files.js';

/** The first bytes of other programs' files, as Latin-1, and the rule that such a file breaks. */
const signatures: readonly (readonly [start: string, rule: FileRuleId])[] = [
  // An old workbook (.xls), or a new one with a password.
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'file-spreadsheet'],
  ['PK\x03\x04', 'file-compressed'],
  ['PK\x05\x06', 'file-compressed'],
  ['PK\x07\x08', 'file-compressed'],
  ['\x1f\x8b', 'file-compressed'],
  ['7z\xbc\xaf\x27\x1c', 'file-compressed'],
  ['Rar!\x1a\x07', 'file-compressed'],
  ['\xfd7zXZ\x00', 'file-compressed'],
  ['\x28\xb5\x2f\xfd', 'file-compressed'],
  ['%PDF-', 'file-binary'],
  ['\x89PNG\r\n', 'file-binary'],
  ['\xff\xd8\xff', 'file-binary'],
  ['GIF87a', 'file-binary'],
  ['GIF89a', 'file-binary'],
];

// Office Open XML (.xlsx), iWork (.numbers) and OpenDocument (.ods), by the first entry of the archive that they are.
const workbookEntry =
  /^(\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/|Index\/|mimetypeapplication\/vnd\.oasis\.opendocument)/;

/** The rule that a file breaks by being another program’s, told by its first bytes (1 KB is enough), or undefined. */
export function foreignFile(head: Uint8Array): FileRuleId | undefined {
  const start = Buffer.from(head).toString('latin1');
  const rule = signatures.find(([signature]) => start.startsWith(signature))?.[1];
  // The name of the first entry stands 30 bytes into an archive, and what the entry holds follows it.
  return start.startsWith('PK\x03\x04') && workbookEntry.test(start.slice(30)) ? 'file-spreadsheet' : rule;
}
