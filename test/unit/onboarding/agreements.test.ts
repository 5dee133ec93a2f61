import { expect, it } from 'vitest';
import { readHeadOfCentreAgreement } from '../../../src/onboarding/agreements.js';

/** Of each version that anybody may have signed. */
const texts: Readonly<Record<number, string>> = {
  1: '9621cffdb3da0bc0a5abc4b6f2b679ed6411fb834def1056c67e38911ca6c318',
};

it('the text of a version of an agreement stays as it was signed: another text is another version', async () => {
  const { version, digest, blocks } = await readHeadOfCentreAgreement();
  expect(digest).toBe(texts[version]);
  expect(blocks[0]).toMatchObject({ kind: 'title' });
});
