import { describe, expect, it } from 'vitest';
import { breakingChanges } from '../../../scripts/contract-changes.mjs';
import { openapi } from '../../../src/contract/generated/openapi.js';

type Document = Record<string, never>;

/** Today's contract with one thing changed. */
function changed(change: (document: never) => void): Document {
  const copy = structuredClone(openapi) as unknown as Document;
  change(copy as never);
  return copy;
}

interface Any {
  [name: string]: Any;
}

/** A place in the document. */
function at(document: Any, ...path: string[]): Any {
  return path.reduce((node, name) => node[name] as Any, document);
}

function drop(node: Any, name: string): void {
  delete node[name];
}

describe('a breaking change of the contract is found', () => {
  const cases: [string, (document: Any) => void, RegExp][] = [
    ['an operation gone', (d) => drop(at(d, 'paths'), '/v1/levels'), /listLevels: GET \/v1\/levels is gone/],
    [
      'an operation renamed',
      (d) => Object.assign(at(d, 'paths', '/v1/levels', 'get'), { operationId: 'levels' }),
      /now called levels/,
    ],
    [
      'a field gone from an answer',
      (d) => drop(at(d, 'components', 'schemas', 'Learner', 'properties'), 'gender'),
      /getLearner 200\/gender: is gone/,
    ],
    [
      'a field of an answer that may be missing',
      (d) => Object.assign(at(d, 'components', 'schemas', 'Learner'), { required: ['uln'] }),
      /getLearner 200\/status: may now be missing/,
    ],
    [
      'a new value in an answer',
      (d) =>
        (at(d, 'components', 'schemas', 'Diploma', 'properties', 'status', 'enum') as unknown as string[]).push('lost'),
      /may now be lost/,
    ],
    [
      'a newly required field',
      (d) => (at(d, 'components', 'schemas', 'NewLearner', 'required') as unknown as string[]).push('upn'),
      /openLearnerAccount, body\/upn: is newly required/,
    ],
    [
      'a field no longer taken',
      (d) => drop(at(d, 'components', 'schemas', 'NewLearner', 'properties'), 'uci'),
      /body\/uci: is gone/,
    ],
    [
      'a narrower list',
      (d) => (at(d, 'components', 'schemas', 'Gender', 'enum') as unknown as string[]).pop(),
      /notSpecified is no longer taken/,
    ],
    [
      'a shorter text',
      (d) => Object.assign(at(d, 'components', 'schemas', 'GivenName'), { maxLength: 10 }),
      /maxLength is lower/,
    ],
    [
      'another pattern',
      (d) => Object.assign(at(d, 'components', 'schemas', 'Uln'), { pattern: '^1' }),
      /has another pattern/,
    ],
    [
      'a newly required header',
      (d) => Object.assign(at(d, 'components', 'parameters', 'CentreIfAny'), { required: true }),
      /header DAS-Centre: is newly required/,
    ],
    [
      'an answer gone',
      (d) => drop(at(d, 'paths', '/v1/learners', 'post', 'responses'), '201'),
      /openLearnerAccount: the answer 201 is gone/,
    ],
    [
      'a scope that no longer lets in',
      (d) => Object.assign(at(d, 'paths', '/v1/claims', 'get'), { security: [{ das: ['awards:read'] }] }),
      /no longer lets a caller in/,
    ],
  ];
  it.each(cases)('%s', (_name, change, says) => {
    expect(breakingChanges(openapi, changed(change as never)).join('\n')).toMatch(says);
  });
});

describe('an addition breaks nothing', () => {
  it.each<[string, (document: Any) => void]>([
    ['nothing at all', () => undefined],
    [
      'a new operation',
      (d) => Object.assign(at(d, 'paths'), { '/v1/more': { get: { operationId: 'more', responses: {} } } }),
    ],
    [
      'a new field in an answer',
      (d) => Object.assign(at(d, 'components', 'schemas', 'Learner', 'properties'), { more: { type: 'string' } }),
    ],
    [
      'a new optional field of a request',
      (d) => Object.assign(at(d, 'components', 'schemas', 'NewLearner', 'properties'), { more: { type: 'string' } }),
    ],
    ['a longer text', (d) => Object.assign(at(d, 'components', 'schemas', 'GivenName'), { maxLength: 200 })],
  ])('%s', (_name, change) => {
    expect(breakingChanges(openapi, changed(change as never))).toEqual([]);
  });
});
