import { describe, expect, it } from 'vitest';
import { formInWords } from '../../../src/contract/forms.js';
import { operations } from '../../../src/contract/generated/operations.js';

/** Every pattern and format of what requests can say. */
function formsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (node === null || typeof node !== 'object') return found;
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'pattern' || key === 'format') && typeof value === 'string') found.add(value);
    else formsIn(value, found);
  }
  return found;
}

describe('the form of a value', () => {
  const requests = Object.values(operations).map(({ params, query, headers, body }) => [params, query, headers, body]);

  it('is told in words, for every pattern and format that a request can miss', () => {
    const forms = [...formsIn(requests)];
    expect(forms.length).toBeGreaterThan(8);
    expect(forms.filter((form) => formInWords(form) === form)).toEqual([]);
  });
});
