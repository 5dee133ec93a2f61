import { Readable } from 'node:stream';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { formInWords } from './forms.js';
import { operations } from './generated/operations.js';
import { personal } from './generated/personal.js';
import type { OperationId } from './operation.js';
import { type ActingParty, Problem, type ProblemDetail } from './problem.js';
import { pointerToken, tidyText, type UnfitText } from './text.js';

/** The parts of a request, as they came. Header names are lower case. */
export interface RequestParts {
  path: unknown;
  query: unknown;
  header: unknown;
  body: unknown;
}

/** The words of a rule of form, from the rule catalogue. */
export type Wording = (
  rule: string,
  parameters: Record<string, string | number>,
) => { message: string; actor: ActingParty };

type Part = ProblemDetail['in'];

const options = { allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true, verbose: true } as const;
const formats = ['date', 'date-time'] as const;
/** Of bodies, and of texts that `fromTexts` has read. */
const requestAjv = addFormats.default(new Ajv2020({ ...options, useDefaults: true }), [...formats]);
const answerAjv = addFormats.default(new Ajv2020({ ...options, allErrors: false, verbose: false }), [...formats]);

/**
 * A check of one operation's requests: answers the parts, tidied and coerced, or throws `invalid-request` with
 * everything that is wrong in all parts at once. A body that is a stream is left alone.
 */
export function requestCheck(operationId: OperationId, wording: Wording): (parts: RequestParts) => RequestParts {
  const operation = operations[operationId];
  const checks: [Part, PartCheck][] = [
    ['path', partCheck('path', operation.params, wording, typedNames(operation.params.properties))],
    ['query', partCheck('query', operation.query, wording, typedNames(operation.query.properties))],
    ['header', partCheck('header', operation.headers, wording, typedNames(operation.headers.properties))],
    ['body', partCheck('body', operation.body, wording)],
  ];
  const takesBody = operation.bodyType !== 'none';
  const headerNames = Object.keys(operation.headers.properties);
  // Other headers than ours are nobody's business here: only those of the contract are looked at.
  const given = (parts: RequestParts, part: Part): unknown =>
    part === 'header'
      ? named(parts.header, headerNames)
      : part === 'body'
        ? bodyOf(parts.body, takesBody)
        : parts[part];

  return (parts) => {
    const errors: ProblemDetail[] = [];
    const read: RequestParts = { ...parts };
    for (const [part, check] of checks) {
      if (part === 'body' && parts.body instanceof Readable) continue;
      read[part] = check(given(parts, part), errors);
    }
    if (errors.length > 0) {
      const count = errors.length === 1 ? '1 thing is' : `${errors.length} things are`;
      throw new Problem('invalid-request', { detail: `${count} wrong with the request. Nothing was stored.`, errors });
    }
    return read;
  };
}

/**
 * A check of values against a schema of the contract, wherever they come from: with the same tidying, the same rules and
 * the same words, in the same order, as for the body of a request. Answers the tidied value, and all that is wrong with
 * it. The value given is not changed.
 */
export function inputCheck(
  schema: object,
  wording: Wording,
): (value: unknown) => { value: unknown; errors: ProblemDetail[] } {
  const check = partCheck('body', schema, wording);
  return (value) => {
    const errors: ProblemDetail[] = [];
    return { value: check(bodyOf(value, true), errors), errors };
  };
}

/** Answers the value, tidied and coerced, and adds to the errors what is wrong with it. */
type PartCheck = (value: unknown, errors: ProblemDetail[]) => unknown;

function partCheck(part: Part, schema: object, wording: Wording, typed: readonly TypedName[] = []): PartCheck {
  const check = requestAjv.compile(schema);
  return (value, errors) => {
    const unfit: UnfitText[] = [];
    const tidy = tidyText(value, unfit);
    for (const { name, type } of typed) readText(tidy as Record<string, unknown>, name, type);
    for (const { pointer } of unfit) errors.push(detail(part, pointer, 'text-characters', {}, wording));
    if (!check(tidy)) for (const error of check.errors ?? []) errors.push(...describe(part, error, wording));
    return tidy;
  };
}

const answerChecks = new Map<OperationId, ReadonlyMap<number, ValidateFunction>>();

function answerChecksOf(operationId: OperationId): ReadonlyMap<number, ValidateFunction> {
  let checks = answerChecks.get(operationId);
  if (checks === undefined) {
    const { responses } = operations[operationId];
    checks = new Map(
      Object.entries(responses).map(([status, { schema }]) => [Number(status), answerAjv.compile(schema)]),
    );
    answerChecks.set(operationId, checks);
  }
  return checks;
}

/** What is wrong with an answer, if the contract has no such status or body for the operation. */
export function answerMisfit(operationId: OperationId, status: number, body: unknown): string | undefined {
  const check = answerChecksOf(operationId).get(status);
  if (check === undefined) return `${operationId} has no status ${status} in the contract`;
  if (check(body)) return undefined;
  // The path in the schema and the place in the answer; never a value.
  return `${operationId} ${status} does not fit the contract: ${check.errors?.map((error) => `${error.schemaPath} at ${error.instancePath}`).join(', ')}`;
}

function named(headers: unknown, names: readonly string[]): Record<string, unknown> {
  const all = headers as Record<string, unknown>;
  const own: Record<string, unknown> = {};
  for (const name of names) if (all[name] !== undefined) own[name] = inUtf8(all[name]);
  return own;
}

/** Node reads headers as Latin-1; names are sent in UTF-8. What is not UTF-8 stays as it is. */
function inUtf8(value: unknown): unknown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of plain ASCII
  if (typeof value !== 'string' || /^[\u0000-\u007f]*$/.test(value)) return value;
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}

interface TypedName {
  name: string;
  type: unknown;
}

/** The parameters for which the contract has numbers or booleans in the place of texts. */
function typedNames(properties: Readonly<Record<string, { readonly type?: unknown }>>): TypedName[] {
  const all = Object.entries(properties).map(([name, { type }]) => ({ name, type }));
  return all.filter(({ type }) => type === 'integer' || type === 'boolean');
}

/** Puts the number or boolean in the place of the text that says it. Any other text stays, and is found wrong. */
function readText(values: Record<string, unknown>, name: string, type: unknown): void {
  const text = values[name];
  if (typeof text !== 'string') return;
  if (type === 'integer' && /^-?[0-9]{1,15}$/.test(text)) values[name] = Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) values[name] = text === 'true';
}

/** Nothing at all, `null` and `{}` are the same where the operation takes no body; none is `null` where it takes one. */
function bodyOf(value: unknown, takesBody: boolean): unknown {
  if (value === undefined) return null;
  if (!takesBody && typeof value === 'object' && value !== null && Object.keys(value).length === 0) return null;
  return value;
}

function describe(part: Part, error: ErrorObject, wording: Wording): ProblemDetail[] {
  const at = (name: string) => `${error.instancePath}/${pointerToken(name)}`;
  const make = (pointer: string, rule: string, parameters: Record<string, string | number> = {}) => [
    detail(part, pointer, rule, parameters, wording, error.data),
  ];
  switch (error.keyword) {
    case 'required':
      return [
        detail(
          part,
          at(error.params.missingProperty),
          'field-missing',
          { field: error.params.missingProperty },
          wording,
        ),
      ];
    case 'additionalProperties':
      return [
        detail(
          part,
          at(error.params.additionalProperty),
          'field-unknown',
          { field: plain(error.params.additionalProperty) },
          wording,
        ),
      ];
    case 'type': {
      const types = [error.params.type].flat() as string[];
      // A text where an object belongs may be anything, a name too: it is not echoed.
      const value = types.includes('object') || types.includes('array') ? undefined : error.data;
      return [detail(part, error.instancePath, 'field-type', { type: types.join(' or ') }, wording, value)];
    }
    case 'enum':
      return make(error.instancePath, 'field-value', { values: (error.params.allowedValues as unknown[]).join(', ') });
    case 'const':
      return make(error.instancePath, 'field-value', { values: String(error.params.allowedValue) });
    case 'format':
      return make(error.instancePath, 'field-form', { form: formInWords(error.params.format) });
    case 'pattern':
      return make(error.instancePath, 'field-form', { form: formInWords(error.params.pattern) });
    case 'minLength':
    case 'maxLength':
      return make(error.instancePath, 'field-length', {
        limit: `${error.keyword === 'minLength' ? 'at least' : 'at most'} ${count(error.params.limit, 'character')}`,
      });
    case 'minimum':
    case 'maximum':
      return make(error.instancePath, 'field-range', {
        limit: `${error.keyword === 'minimum' ? 'at least' : 'at most'} ${error.params.limit}`,
      });
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
      return make(error.instancePath, 'field-count', {
        limit: `${error.keyword.startsWith('min') ? 'at least' : 'at most'} ${error.params.limit}`,
      });
    case 'uniqueItems':
      return make(error.instancePath, 'field-repeated', {});
    default:
      return make(error.instancePath, 'field-form', { form: error.keyword });
  }
}

function detail(
  part: Part,
  pointer: string,
  rule: string,
  parameters: Record<string, string | number>,
  wording: Wording,
  value?: unknown,
): ProblemDetail {
  const { message, actor } = wording(rule, parameters);
  const safe =
    isSafe(pointer) &&
    (typeof value === 'string' ? value.length <= 60 : typeof value === 'number' || typeof value === 'boolean');
  return { in: part, pointer, rule, message, actor, ...(safe ? { value: value as string | number | boolean } : {}) };
}

/** A value is echoed only when nothing on the way to it is personal. */
function isSafe(pointer: string): boolean {
  return pointer.split('/').every((name) => !personal.has(name) && name !== 'das-actor');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function plain(name: string): string {
  return name.replace(/[^\w.-]/g, '?').slice(0, 40);
}
