import { describe, expect, it } from 'vitest';
import { problems } from '../../../src/contract/generated/problems.js';
import { Problem, type ProblemCode, problemDocument } from '../../../src/contract/problem.js';
import { serialiseProblem } from '../../../src/contract/register.js';

const around = { baseUrl: 'https://das.example.org', instance: '/v1/learners/1', requestId: 'request-1' };
const codes = Object.keys(problems) as ProblemCode[];

describe('a problem', () => {
  it.each(codes)('%s has its status, its title and its address', (code) => {
    const { status, title, help } = problems[code];
    expect(problemDocument(new Problem(code), around)).toEqual({
      type: `https://das.example.org/problems/${code}`,
      title,
      status,
      detail: help,
      instance: '/v1/learners/1',
      code,
      requestId: 'request-1',
    });
  });

  it('says what the thrower says, and lists its errors', () => {
    const errors = [
      { in: 'body', pointer: '/uln', rule: 'uln-form', message: 'A ULN has ten digits.', actor: 'centre' } as const,
    ];
    const problem = new Problem('refused', { detail: '1 rule is broken. Nothing was stored.', errors });
    expect(problemDocument(problem, around)).toMatchObject({
      status: 422,
      detail: '1 rule is broken. Nothing was stored.',
      errors,
    });
  });

  it('keeps its cause for the log, and out of the answer', () => {
    const cause = new Error('duplicate key value (uln)=(1000000051)');
    const problem = new Problem('unavailable', { cause, headers: { 'retry-after': '2' } });
    expect(problem.cause).toBe(cause);
    const { body, headers, status } = serialiseProblem(problem, around);
    expect(body).not.toContain('duplicate');
    expect(headers).toEqual({ 'retry-after': '2', 'content-type': 'application/problem+json; charset=utf-8' });
    expect(status).toBe(503);
  });

  it('is an error that can be told from others', () => {
    expect(new Problem('not-found')).toBeInstanceOf(Error);
    expect(new Problem('not-found').headers).toEqual({});
    expect(new Problem('not-found').errors).toBeUndefined();
  });
});

describe('the problems', () => {
  it.each(codes)('%s: words for people, an error status', (code) => {
    const { status, title, help } = problems[code];
    expect(status).toBeGreaterThanOrEqual(308);
    expect(title).toMatch(/^[A-Z][^.]*$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
  });
});
