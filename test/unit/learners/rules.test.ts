import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { messageOf, type Rule, type RuleId, rules } from '../../../src/learners/rules.js';
import { breaches, type RuleOfHandlers } from '../support/broken-rules.js';

const ids = Object.keys(rules) as RuleId[];
const ofHandlers: readonly RuleOfHandlers[] = [
  'programme-name-taken',
  'programme-invalid',
  'unit-unknown',
  'grade-unknown',
  'result-contradiction',
  'scheme-live-only',
  'scheme-other-content',
  'scheme-two-people',
];
const ofFiles = ids.filter((id) => ['Batch files', 'Catalogue'].includes(rules[id].area));

describe('every rule of the catalogue', () => {
  it('is broken by an example here, in a handler, or in a file', () => {
    expect([...Object.keys(breaches), ...ofHandlers, ...ofFiles].sort()).toEqual([...ids].sort());
  });

  it.each(Object.entries(breaches))('%s is told where it is broken', (id, { at, told }) => {
    expect(told().map(({ rule, pointer }) => ({ rule, pointer }))).toContainEqual({ rule: id, pointer: at });
  });

  it.each(Object.entries(breaches))('%s alone is told when it alone is broken', (id, { told }) => {
    expect(told().map(({ rule }) => rule)).toEqual([id]);
  });

  it.each(Object.entries(breaches))('%s is told in plain words, whole and short', (_id, { told }) => {
    for (const { message } of told()) {
      expect(message).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
      expect(message).toMatch(/^[A-Z0-9“].*\.$/u);
      expect(message.length).toBeLessThanOrEqual(160);
    }
  });

  it('is named by code somewhere outside the catalogue', () => {
    const src = fileURLToPath(new URL('../../../src/', import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.includes('generated') && !file.startsWith(join('learners', 'rules')),
    );
    const code = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');
    expect(ids.filter((id) => !code.includes(`'${id}'`))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it.each(Object.entries<Rule>(rules))('says all there is to say of %s', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule).toEqual({
      area: expect.stringMatching(/^[A-Z]/),
      statement: expect.stringMatching(/^[A-Z].*\.$/),
      message: expect.stringMatching(/\S/),
      fix: expect.stringMatching(/^[A-Z].*\.$/),
      actor: expect.stringMatching(/^(supplier|centre|awardingBody|service)$/),
      source: expect.stringMatching(/^[A-Z].*\.$/),
    });
    for (const text of [rule.statement, rule.message, rule.fix]) {
      expect(text.length).toBeLessThanOrEqual(160);
      // What a program calls things is not what people call them.
      expect(text).not.toMatch(/\b(null|undefined|JSON|regex|boolean|string|enum|422|400)\b/);
    }
  });

  it('has rules of form that the sending system breaks, and others that people break', () => {
    for (const [id, { area, actor }] of Object.entries<Rule>(rules)) {
      // A file is written by a system, or by a person with a spreadsheet.
      if (area === 'Batch files') continue;
      expect(actor === 'supplier', id).toBe(area === 'Form of the request');
    }
  });

  it('asks the service itself to act only where service management does the transaction, or answers for the tables', () => {
    const others = ids.filter((id) => !['Catalogue', 'Grading schemes'].includes(rules[id].area));
    expect(others.filter((id) => rules[id].actor === 'service')).toEqual([
      'merge-itself',
      'merge-changed',
      'award-scheme-unconfirmed',
    ]);
    for (const id of ids.filter((one) => !others.includes(one))) expect(rules[id].actor, id).toBe('service');
  });
});

describe('the words of a rule', () => {
  it('have their parameters in place, numbers too', () => {
    expect(messageOf('age-range', { age: 12, youngest: 13, oldest: 25 })).toContain('12 years');
    expect(messageOf('line-closed', { line: 'Engineering', date: '2013-08-31' })).toBe(
      'The line Engineering closed to new learners on 2013-08-31.',
    );
  });

  it('take a parameter as it is, whatever is in it', () => {
    expect(messageOf('field-unknown', { field: '$& {form}' })).toBe('There is no field $& {form}.');
  });
});
