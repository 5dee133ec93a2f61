import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Answer, CallOptions } from '../support/service.js';
import { type Operation, operationAt, type Response, type Schema } from './document.js';

// A check of answers of its own: it shares nothing with the one that the service has.
const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat('date', { validate: isDate });
// RFC 3339, in UTC always. What a caller gave and gets back may be a leap second, which JavaScript does not have.
ajv.addFormat('date-time', {
  validate: (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) &&
    !Number.isNaN(Date.parse(text.replace('T23:59:60', 'T23:59:59'))),
});

const compiled = new WeakMap<Schema, ValidateFunction>();

/** What a value has against a schema of the contract, in words; empty when it fits. */
export function misfits(schema: Schema, value: unknown): string[] {
  let check = compiled.get(schema);
  if (check === undefined) {
    check = ajv.compile(schema);
    compiled.set(schema, check);
  }
  return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Headers that an answer has only when there is something to say. */
const onOccasion = new Set(['link', 'das-transaction']);

/**
 * Everything in which an answer differs from what the contract says of it: the status, the media type, the body, the
 * headers. Empty when nothing does.
 */
export function misfitsOfAnswer(operation: Operation, answer: Answer, said: CallOptions): string[] {
  const response = operation.responses[answer.status];
  if (response === undefined) return [`the status ${answer.status} is not documented`];
  const absent = (name: string) => mayBeAbsent(operation, name, said.query);
  return [
    ...headerMisfits(response, answer, absent),
    ...receiptMisfits(answer, said.query),
    ...bodyMisfits(response, answer),
    ...problemMisfits(answer),
  ];
}

function bodyMisfits({ content }: Response, { headers, text, body }: Answer): string[] {
  const type = headers['content-type']?.split(';', 1)[0];
  if (content === undefined)
    return text === '' && type === undefined ? [] : ['there is a body, and there must be none'];
  const documented = type === undefined ? undefined : content[type];
  if (type === undefined || documented === undefined) return [`the media type ${type} is not documented`];
  const isText = texts.has(type);
  if (!isText && body === undefined) return ['the body is not JSON'];
  return [
    ...(type === jsonLines ? lineMisfits(text) : []),
    ...misfits(documented.schema, isText ? text : body).map((misfit) => `body ${misfit}`),
  ];
}

const jsonLines = 'application/jsonl';
/** What is a text to the contract, and not a JSON value. */
const texts = new Set(['text/csv', 'application/pdf', jsonLines]);

/** Each line is a JSON object, and the last has its end. */
function lineMisfits(text: string): string[] {
  const lines = text.split('\n');
  const found = lines.pop() === '' ? [] : ['the last line has no end'];
  for (const [index, line] of lines.entries()) {
    if (!isObject(line)) found.push(`line ${index + 1} is not a JSON object`);
  }
  return found;
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function headerMisfits(response: Response, { headers }: Answer, mayBeAbsent: (name: string) => boolean): string[] {
  const found: string[] = [];
  for (const [name, { schema }] of Object.entries(response.headers ?? {})) {
    const given = headers[name.toLowerCase()];
    if (given !== undefined) {
      const value = schema.type === 'integer' ? Number(given) : given;
      found.push(...misfits(schema, value).map((misfit) => `header ${name}${misfit}`));
    } else if (!mayBeAbsent(name.toLowerCase())) found.push(`the header ${name} is missing`);
  }
  return found;
}

function mayBeAbsent({ id }: Operation, name: string, query: CallOptions['query']): boolean {
  if (onOccasion.has(name)) return true;
  // What was only rehearsed is nowhere, but for a file, of which the response is kept.
  if (name === 'location') return query?.validateOnly === 'true' && id !== 'createBatch';
  // Who did not sign in by header is not told how to (RFC 6749, 5.2).
  return name === 'www-authenticate' && id === 'issueToken';
}

/** A transaction is named exactly when there was one: something changed, and it was no rehearsal. */
function receiptMisfits({ headers }: Answer, query: CallOptions['query']): string[] {
  const stored = headers['das-outcome'] === 'accepted' && query?.validateOnly !== 'true';
  return stored === (headers['das-transaction'] !== undefined) ? [] : ['DAS-Outcome and DAS-Transaction disagree'];
}

/** What a problem says of itself must agree with the answer that it is in. */
function problemMisfits({ status, headers, body }: Answer): string[] {
  if (!headers['content-type']?.startsWith('application/problem+json')) return [];
  const found: string[] = [];
  if (body?.status !== status) found.push(`the problem says ${body?.status}`);
  if (!String(body?.type).endsWith(`/problems/${body?.code}`)) found.push('the type and the code differ');
  return found;
}

/** Fails when an answer is not one that the contract has for the request. */
export function expectConformance(method: string, path: string, said: CallOptions, answer: Answer): void {
  const operation = operationAt(method, path);
  if (operation === undefined) return;
  const found = misfitsOfAnswer(operation, answer, said);
  expect(found, `${operation.id} ${answer.status} ${answer.text.slice(0, 500)}`).toEqual([]);
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
