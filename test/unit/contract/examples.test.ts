import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { openapi } from '../../../src/contract/generated/openapi.js';

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }), ['date', 'date-time']);
ajv.addSchema(openapi, 'contract');

/** The places of everything in the document that has examples beside it. */
function placesOfExamples(node: unknown, place: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const own = Array.isArray((node as { examples?: unknown }).examples) ? [place] : [];
  const under = Object.entries(node).filter(([name]) => name !== 'examples');
  return [
    ...own,
    ...under.flatMap(([name, value]) =>
      placesOfExamples(value, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ];
}

it.each(placesOfExamples(openapi, '#'))('the examples at %s are what they are examples of', (place) => {
  const check = ajv.getSchema(`contract${encodeURI(place)}`);
  const examples = place
    .slice(2)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((at, name) => (at as Record<string, unknown>)[name], openapi as unknown) as { examples: unknown[] };
  for (const example of examples.examples) {
    void check?.(example);
    expect(check?.errors, JSON.stringify(example)).toBeNull();
  }
});
