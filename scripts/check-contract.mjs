// npm run contract:check: does the contract still keep its promise to those who use the last release?
// The last release lies in openapi/released.json. `--release` puts today's contract there: a part of making a release.
import { readFileSync, writeFileSync } from 'node:fs';
import { breakingChanges } from './contract-changes.mjs';

const released = new URL('../openapi/released.json', import.meta.url);
const generated = readFileSync(new URL('../src/contract/generated/openapi.ts', import.meta.url), 'utf8');
const today = JSON.parse(generated.slice(generated.indexOf('{'), generated.lastIndexOf('}') + 1));

if (process.argv.includes('--release')) {
  writeFileSync(released, `${JSON.stringify(today, null, 1)}\n`);
} else {
  const breaks = breakingChanges(JSON.parse(readFileSync(released, 'utf8')), today);
  for (const sentence of breaks) console.error(sentence);
  if (breaks.length > 0) {
    console.error(`${breaks.length} breaking changes within /v1. Change the contract by adding to it, or begin /v2.`);
    process.exit(1);
  }
}
