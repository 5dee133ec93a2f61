import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operations } from '../../../src/contract/generated/operations.js';
import { inputCheck } from '../../../src/contract/validation.js';
import { formFaults, openingRequest, wording } from '../support/form.js';
import { frozen } from '../support/frozen.js';
import { person, uln } from '../support/learner.js';

const check = inputCheck(operations.openLearnerAccount.body, wording);
const body = { uln, ...person };

it('an input comes out tidied, and the one that was given stays as it was', () => {
  const given = frozen({ ...body, givenName: ' Zoe\u0308 ' });
  expect(check(given)).toEqual({ value: { ...body, givenName: 'Zoë' }, errors: [] });
});

it('an input has wrong with it what the same body has, in the same words and the same order', () => {
  const name = fc.constantFrom('uln', 'givenName', 'dateOfBirth', 'gender', 'uci', 'diploma', 'surprise');
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constantFrom('1994-02-30', 'f', 'a\u0000'));
  const input = fc.oneof(
    fc.dictionary(name, value).map((some) => ({ ...body, ...some })),
    fc.dictionary(name, value),
    fc.jsonValue(),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(input, (sent) => {
      expect(check(sent).errors).toEqual(formFaults('openLearnerAccount', { ...openingRequest, body: sent }));
    }),
    { numRuns: 300 },
  );
});
