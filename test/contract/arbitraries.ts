import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Json } from '../support/service.js';
import { breachesOf } from './breaches.js';
import { contract, type Operation, operationOfId, type Parameter, parametersIn, type Schema } from './document.js';
import { type Parts, sampleRequest, typeOf } from './samples.js';

/** A request as it goes on the wire. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** Values that mean something in the world under test, by the name of the parameter or property that takes them. */
export type Known = Readonly<Record<string, readonly Json[]>>;

/** Requests of every kind: good ones, good ones with something wrong in them, and what nobody would send. */
export function requests(known: Known): fc.Arbitrary<WireRequest> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...contract.map((operation) => fitting(operation, known))) },
    { weight: 2, arbitrary: fc.oneof(...contract.map((operation) => broken(operation, known))) },
    { weight: 2, arbitrary: wild(known) },
    // Each is as many requests as it has rows.
    { weight: 1, arbitrary: fitting(operationOfId('createBatch'), known) },
  );
}

/** A request of which the contract has nothing to complain. What it names may exist or not. */
function fitting(operation: Operation, known: Known): fc.Arbitrary<WireRequest> {
  return fc
    .tuple(partsOf(operation, known), authorization(known, operation))
    .map(([parts, authorized]) => onWire(operation, parts, authorized));
}

/** One in which some of the constraints are broken, or anything stands anywhere. */
function broken(operation: Operation, known: Known): fc.Arbitrary<WireRequest> {
  const takesBody = operation.bodySchema !== undefined;
  return fc
    .tuple(
      partsOf(operation, known),
      someOf(breachesOf(operation)),
      fc.option(fc.jsonValue()),
      authorization(known, operation),
    )
    .map(([parts, breaches, anything, authorized]) => {
      const whole = { ...parts, body: sampleRequest(operation).body };
      for (const breach of breaches) {
        try {
          breach.make(whole);
        } catch {
          // One breach took away the place of another.
        }
      }
      if (anything !== null && takesBody) whole.body = anything;
      return onWire(operation, whole, authorized);
    });
}

function someOf<T>(all: T[]): fc.Arbitrary<T[]> {
  return fc.subarray(all, { minLength: 1, maxLength: Math.min(3, all.length) });
}

/** What nobody would send: any method, any address, any header, any bytes. */
function wild(known: Known): fc.Arbitrary<WireRequest> {
  const words = contract.flatMap(({ path }) => path.split('/')).filter((word) => !word.startsWith('{'));
  const segment = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...[known.uln ?? [], known.id ?? []].flat().map(String)) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }).map(encoded) },
    fc.constantFrom(
      '..',
      '.',
      '',
      '%',
      '%zz',
      '%00',
      '%2f',
      '%e2%82',
      '*',
      ':uln',
      '{uln}',
      '__proto__',
      'constructor',
      '\\',
      ';',
    ),
  );
  const name = fc.constantFrom(
    'das-centre',
    'das-actor',
    'idempotency-key',
    'if-match',
    'if-none-match',
    'content-type',
    'content-encoding',
    'accept',
    'accept-encoding',
    'cookie',
    'x-request-id',
    'traceparent',
    'origin',
    'x-http-method-override',
    'forwarded',
    'range',
  );
  const bodies = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => JSON.stringify(text)),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constant(undefined),
  );
  return fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
      segments: fc.array(segment, { maxLength: 7 }),
      search: fc.oneof(
        fc.constant(''),
        fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `?${encoded(text)}`),
        fc.webQueryParameters().map((text) => `?${text}`),
      ),
      headers: fc.dictionary(name, headerText(200), { maxKeys: 6 }),
      type: fc.constantFrom(
        undefined,
        'application/json',
        'application/json; charset=utf-16',
        'application/x-www-form-urlencoded',
        'text/plain',
        'text/csv',
        'multipart/form-data',
        'x',
        '/',
        '',
      ),
      authorized: authorization(known),
      body: bodies,
    })
    .map(({ method, segments, search, headers, type, authorized, body }) => ({
      method,
      path: `/${segments.join('/')}${search}`,
      headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }), ...authorized },
      ...(body === undefined || method === 'HEAD' ? {} : { body }),
    }));
}

function partsOf(operation: Operation, known: Known): fc.Arbitrary<Parts> {
  const texts = (part: Parameter['in']) => {
    const parameters = parametersIn(operation, part);
    const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
    const values = Object.fromEntries(
      parameters.map(({ name, schema }) => [name, valueFor(schema, known, name).map(String)]),
    );
    return fc.record(values, { requiredKeys: required });
  };
  return fc.record({
    path: placesOf(operation, texts('path'), known),
    query: texts('query'),
    header: texts('header'),
    body: bodyFor(operation, known),
  }) as fc.Arbitrary<Parts>;
}

function bodyFor({ bodySchema, bodyType }: Operation, known: Known): fc.Arbitrary<Json> {
  if (bodySchema === undefined) return fc.constant(undefined);
  const fits = valueFor(bodySchema, known);
  return bodyType === 'text/csv'
    ? fc.oneof({ weight: 6, arbitrary: batchFile(known) }, { weight: 1, arbitrary: fits })
    : fits;
}

/** A file of records that mean something now and then. More often than not it is a whole file. */
function batchFile(known: Known): fc.Arbitrary<string> {
  const of = (name: string) => (known[name] ?? []).map(String);
  const mostly = (good: string, ...others: string[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  const cell = fc.oneof(
    fc.constantFrom(
      ...of('line'),
      ...of('awardingBody'),
      ...of('familyName'),
      ...of('dateOfBirth'),
      'F',
      'Y',
      'N',
      '2',
    ),
    fc.constantFrom('', ' ', '=1+1', '1.00E+09', '17/05/1994', '31.02.2010', '\u00a0', '\u202e', '""'),
    fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/["\p{Cc}]/gu, '')),
  );
  const record = fc.record({
    type: fc.constantFrom('A', 'D', 'G', 'L', 'W', 'C', 'Q'),
    action: fc.constantFrom('OPEN', 'AMEND', 'CLOSE', 'REOPEN', 'ADD', 'CHANGE', 'WITHDRAW', 'CLAIM'),
    uln: fc.constantFrom(...of('uln')),
    cells: fc.array(cell, { maxLength: 8 }),
    good: fc.boolean(),
  });
  const rows = fc.array(record, { maxLength: 12 });
  const [centre, end, mark] = [mostly('90001', '90002'), mostly('', '\u0000', '"', 'A'), mostly('', '\ufeff')];
  return fc.tuple(rows, centre, mostly('0', '1'), end, mark).map(([records, number, more, tail, head]) => {
    const lines = [
      ['H', 'DAS', '3', 'CENTRE', number, '', 'AT-RANDOM', '2010-10-04T09:00:00'],
      ...records.map(({ type, action, uln, cells, good }) =>
        good ? (goodRecords[type]?.(uln, action) ?? [type]) : [type, 'a row', action, uln, ...cells],
      ),
      ['Z', String(records.length + Number(more))],
    ];
    return `${head}${lines.map((cells) => `${cells.join(',')}\n`).join('')}${tail}`;
  });
}

/** Records of which the file has nothing to complain. The learner may. */
const goodRecords: Readonly<Record<string, (uln: string, action: string) => string[]>> = {
  A: (uln) => ['A', '', 'OPEN', uln, 'Zoë', 'O’Brien-Smith', '1994-05-17', 'F', '', ''],
  D: (uln, action) => [
    'D',
    '',
    action === 'WITHDRAW' ? action : 'ADD',
    uln,
    'engineering',
    'higher',
    'NDA',
    '',
    '',
    '',
  ],
  C: (uln, action) => ['C', '', action === 'WITHDRAW' ? action : 'CLAIM', uln, 'engineering', 'higher'],
  L: (uln) => ['L', '', uln, '2', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', '2010-09-10'],
  W: (uln) => ['W', '', uln, '2', 'Y', '10', '2010-09-06', '2010-09-17'],
};

/** Addresses of which the parts belong together, more often than not. */
function placesOf({ path }: Operation, any: fc.Arbitrary<object>, known: Known): fc.Arbitrary<object> {
  const places = (known.places ?? []).filter((place) => path.includes(place.of));
  if (places.length === 0 || !path.includes('{id}')) return any;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...places.map(({ of: _of, ...place }) => place)) },
    { weight: 1, arbitrary: any },
  );
}

/** A value that fits the schema; one that is known under this name more often than not. */
function valueFor(schema: Schema, known: Known, name = ''): fc.Arbitrary<Json> {
  const fits = fitsOf(schema, known);
  const there = known[name];
  return there === undefined
    ? fits
    : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...there) }, { weight: 1, arbitrary: fits });
}

function fitsOf(schema: Schema, known: Known): fc.Arbitrary<Json> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (typeOf(schema)) {
    case 'object': {
      const values = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, valueFor(property, known, name)]),
      );
      return fc.record(values, { requiredKeys: schema.required ?? [], noNullPrototype: true });
    }
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, known, 'item'), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 6),
      });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000 });
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.oneof(day('0001-01-01', '9999-12-31'), day('1985-01-01', '2011-12-31'));
  if (format === 'date-time')
    return fc.oneof(
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.constantFrom(
        '0000-01-01T00:00:00Z',
        '2010-09-06T09:00:00+23:59',
        '2016-12-31T23:59:60Z',
        '2010-09-06t09:00:00.123456789z',
      ),
    );
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) }),
    fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 60) }),
  );
}

const day = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

/** The token of somebody who may call the operation, more often than not. The first that is known is a supplier's. */
function authorization(known: Known, operation?: Operation): fc.Arbitrary<Record<string, string>> {
  const tokens = (known.token ?? []) as string[];
  const own = tokens.find((token) => operation?.scopes.some((scope) => scopesOf(token).includes(scope))) ?? tokens[0];
  const others = tokens.filter((token) => token !== own);
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({ authorization: `Bearer ${own}` }) },
    { weight: 2, arbitrary: fc.constantFrom(...others.map((token) => ({ authorization: `Bearer ${token}` }))) },
    { weight: 1, arbitrary: headerText(80).map((text) => ({ authorization: text })) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

function scopesOf(token: string): string[] {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as { scope: string };
  return claims.scope.split(' ');
}

function onWire(
  operation: Operation,
  { path, query, header, body }: Parts,
  authorized: Record<string, string>,
): WireRequest {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one);
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encoded(path[name] ?? ''));
  const isForm = operation.bodyType === 'application/x-www-form-urlencoded';
  const isFile = operation.bodyType === 'text/csv';
  const text =
    isFile && typeof body === 'string' ? body : isForm && body !== undefined ? formOf(body) : JSON.stringify(body);
  const content = isFile && text !== undefined && header['Content-Encoding'] === 'gzip' ? gzipSync(text) : text;
  const headers = Object.entries(header).map(([name, value]) => [name.toLowerCase(), sendable(value)]);
  return {
    method: operation.method,
    path: search.size === 0 ? address : `${address}?${search}`,
    headers: {
      ...Object.fromEntries(headers),
      ...(content === undefined ? {} : { 'content-type': operation.bodyType ?? 'application/json' }),
      ...authorized,
    },
    ...(content === undefined ? {} : { body: content }),
  };
}

/** A form, of which a field may be there several times. */
function formOf(body: Json): string {
  const fields = Object.entries(Object(body)).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(fields).toString();
}

const headerText = (maxLength: number) => fc.string({ unit: 'binary', maxLength }).map(sendable);

/** A header is made of bytes, and none of them ends it. */
function sendable(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?');
}

/** In an address there are no blanks and no line ends; half characters cannot be written in it at all. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed?.() ?? text.replaceAll(/\p{Surrogate}/gu, '?'));
}
