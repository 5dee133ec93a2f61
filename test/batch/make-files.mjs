// Makes the batch files of test/batch/files and their manifest: `node test/batch/make-files.mjs`.
// They are committed, for suppliers too; the tests see to it that they are what this makes, to the byte.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { awardingBodyFiles } from './parts/awarding-bodies.mjs';
import { encodingFiles } from './parts/encodings.mjs';
import { frameFiles, headingFiles } from './parts/frames.mjs';
import { giantFiles } from './parts/giants.mjs';
import { orderFiles } from './parts/order.mjs';
import { otherProgramsFiles } from './parts/other-programs.mjs';
import { rightFiles } from './parts/right.mjs';
import { shapeFiles } from './parts/shape.mjs';
import { textFiles } from './parts/texts.mjs';
import { valueFiles } from './parts/values.mjs';

/** Where the files are. */
export const folder = new URL('files/', import.meta.url);

const files = [
  ...rightFiles,
  ...shapeFiles,
  ...encodingFiles,
  ...valueFiles,
  ...frameFiles,
  ...headingFiles,
  ...orderFiles,
  ...textFiles,
  ...otherProgramsFiles,
  ...awardingBodyFiles,
  ...giantFiles,
];

/** The bytes of the file with this name. Of those that are `made`, too. */
export function bytesOf(name) {
  const { content, make } = files.find((file) => file.name === name);
  return make === undefined ? Buffer.from(content) : make();
}

/** The manifest: each file with what is odd about it and what the service must say to it. */
export function manifest() {
  return files.map(({ content: _content, make, ...about }) => (make === undefined ? about : { ...about, made: true }));
}

/** All that belongs in the folder, by name. What is too large to be kept is left out. */
export function folderContent() {
  const kept = files.filter(({ make }) => make === undefined);
  return new Map([
    // Git must not change line ends, wherever it is used.
    ['.gitattributes', Buffer.from('*.csv -text\n')],
    ['manifest.json', Buffer.from(`${json(manifest())}\n`)],
    ...kept.map(({ name }) => [name, bytesOf(name)]),
  ]);
}

/** JSON as the formatter of this repository has it: what fits on a line is on one. */
function json(value, indent = '', before = 0) {
  const flat = flatJson(value);
  const isLeaf = typeof value !== 'object' || value === null;
  const isList = Array.isArray(value);
  if (isLeaf || (indent !== '' && before + flat.length < 120)) return flat;
  const inner = `${indent}  `;
  const items = isList
    ? value.map((one) => inner + json(one, inner, inner.length))
    : Object.entries(value).map(([name, one]) => {
        const key = `${inner}${JSON.stringify(name)}: `;
        return key + json(one, inner, key.length);
      });
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

function flatJson(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}: ${flatJson(one)}`)
    .join(', ')} }`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(folder, { recursive: true });
  const content = folderContent();
  for (const name of readdirSync(folder)) if (!content.has(name)) rmSync(new URL(encodeURIComponent(name), folder));
  for (const [name, bytes] of content) writeFileSync(new URL(encodeURIComponent(name), folder), bytes);
  console.log(`${content.size - 2} files and their manifest in ${folder.pathname}`);
}
