import { expect, it } from 'vitest';
import { openapi } from '../../../src/contract/generated/openapi.js';
import { personal } from '../../../src/contract/generated/personal.js';

it('what is never told again and never logged is exactly this', () => {
  // Whoever adds a field that says who somebody is marks it x-personal in openapi/, and adds it here.
  expect([...personal]).toEqual([
    'client_assertion',
    'client_secret',
    'dateOfBirth',
    'familyName',
    'fileName',
    'givenName',
    'mergedInto',
    'name',
    'person',
    'uci',
    'uln',
    'upn',
  ]);
});

it('every field of a learner is personal, or is known to say nothing of who it is', () => {
  const { Learner, NewLearner, LearnerChange } = openapi.components.schemas;
  const fields = new Set([Learner, NewLearner, LearnerChange].flatMap((schema) => Object.keys(schema.properties)));
  const others = [...fields].filter((field) => !personal.has(field)).sort();
  expect(others).toEqual([
    'centre',
    'changedAt',
    'closedAt',
    'closedReason',
    'diploma',
    'diplomas',
    'gender',
    'openedAt',
    'status',
  ]);
});
