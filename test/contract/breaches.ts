import type { Json } from '../support/service.js';
import { type Operation, parametersIn, type Schema } from './document.js';
import { type Parts, sample, samples, typeOf } from './samples.js';

/** One way in which a request does not fit the contract. */
export interface Breach {
  readonly in: keyof Parts;
  /** Where the service has to say that it is. */
  readonly pointer: string;
  readonly constraint: string;
  /** The rule that the service has to name. */
  readonly rule: string;
  /** Makes it in a request that had nothing wrong with it. */
  make(parts: Parts): void;
}

const rules: Record<string, string> = {
  required: 'field-missing',
  additionalProperties: 'field-unknown',
  type: 'field-type',
  repeated: 'field-type',
  enum: 'field-value',
  const: 'field-value',
  pattern: 'field-form',
  format: 'field-form',
  minLength: 'field-length',
  maxLength: 'field-length',
  minimum: 'field-range',
  maximum: 'field-range',
  minItems: 'field-count',
  maxItems: 'field-count',
  minProperties: 'field-count',
  uniqueItems: 'field-repeated',
};

/** Every constraint of an operation's parameters and body, each broken by itself. */
export function breachesOf(operation: Operation): Breach[] {
  return [
    ...parametersIn(operation, 'path').flatMap(({ name, schema }) =>
      // A longer address than the router takes leads nowhere at all.
      textBreaches('path', name, schema).filter(
        ({ constraint }) => (schema.maxLength ?? 0) < 100 || constraint !== 'maxLength',
      ),
    ),
    ...parametersIn(operation, 'query').flatMap(({ name, schema }) => [
      ...textBreaches('query', name, schema),
      breach('query', `/${name}`, 'repeated', ({ query }) => {
        query[name] = [query[name] as string, query[name] as string];
      }),
    ]),
    breach('query', '/surprise', 'additionalProperties', ({ query }) => {
      query.surprise = 'x';
    }),
    ...parametersIn(operation, 'header').flatMap(({ name, schema, required }) => [
      ...textBreaches('header', name.toLowerCase(), schema),
      ...(required
        ? [
            breach('header', `/${name.toLowerCase()}`, 'required', ({ header }) => {
              delete header[name.toLowerCase()];
            }),
          ]
        : []),
    ]),
    ...bodyBreaches(operation),
  ];
}

/** As many breaches as go together in one request: no two in one place, and none inside another. */
export function together(breaches: readonly Breach[]): Breach[] {
  const chosen: Breach[] = [];
  for (const one of breaches) {
    const clash = chosen.some(
      (other) =>
        other.in === one.in && (one.pointer.startsWith(other.pointer) || other.pointer.startsWith(one.pointer)),
    );
    if (!clash && one.pointer !== '') chosen.push(one);
  }
  return chosen;
}

function breach(part: keyof Parts, pointer: string, constraint: string, make: Breach['make']): Breach {
  return { in: part, pointer, constraint, rule: rules[constraint] as string, make };
}

/** What a text in the address, the query or a header can do wrong. */
function textBreaches(part: 'path' | 'query' | 'header', name: string, schema: Schema): Breach[] {
  const texts = typeOf(schema) === 'string' ? wrongTexts(schema) : wrongScalars(schema);
  return texts.map(([constraint, text]) =>
    breach(part, `/${name}`, constraint, (parts) => {
      parts[part][name] = String(text);
    }),
  );
}

function bodyBreaches({ method, bodySchema, bodyType }: Operation): Breach[] {
  // A GET has no body: what is sent as one means nothing (RFC 9110, section 9.3.1). In a form everything is text.
  if (method === 'GET' || bodyType === 'application/x-www-form-urlencoded') return [];
  const set = (value: Json) => (parts: Parts) => {
    parts.body = value;
  };
  // An operation without a body takes nothing, or nothing in another form.
  if (bodySchema === undefined)
    return [breach('body', '', 'type', set({ surprise: true })), breach('body', '', 'type', set('x'))];
  const absent = breach('body', '', 'type', set(undefined));
  // Any bytes are a file. What is wrong in it is found when it is taken.
  return bodyType === 'text/csv' ? [absent] : [absent, ...valueBreaches('', bodySchema)];
}

/** What a value in the body can do wrong, and all that is in it. */
function valueBreaches(pointer: string, schema: Schema): Breach[] {
  const at = (constraint: string, value: Json, where = pointer) =>
    breach('body', where, constraint, (parts) => put(parts, where, value));
  const wrongTypes = wrongValues(schema).map((value) => at('type', value));
  switch (typeOf(schema)) {
    case 'object':
      return [...wrongTypes, ...objectBreaches(pointer, schema)];
    case 'array':
      return [...wrongTypes, ...listBreaches(pointer, schema)];
    case 'string':
      return [...wrongTypes, ...wrongTexts(schema).map(([constraint, text]) => at(constraint, text))];
    default:
      return [...wrongTypes, ...wrongNumbers(schema).map(([constraint, value]) => at(constraint, value))];
  }
}

/** A value of each type that the schema does not have. */
function wrongValues(schema: Schema): Json[] {
  const types = [schema.type ?? []].flat();
  const values: [string[], Json][] = [
    [['string'], 'x'],
    [['string'], '1'],
    [['boolean'], true],
    [['integer', 'number'], 12],
    [['number'], 1.5],
    [['null'], null],
    [['object'], {}],
    [['array'], ['x']],
  ];
  return values.filter(([of]) => !of.some((type) => types.includes(type))).map(([, value]) => value);
}

function objectBreaches(pointer: string, schema: Schema): Breach[] {
  const properties = Object.entries(schema.properties ?? {});
  return [
    ...(schema.additionalProperties === false
      ? [
          breach('body', `${pointer}/surprise`, 'additionalProperties', (parts) =>
            put(parts, `${pointer}/surprise`, 'x'),
          ),
        ]
      : []),
    ...(schema.minProperties === undefined
      ? []
      : [breach('body', pointer, 'minProperties', (parts) => put(parts, pointer, {}))]),
    ...(schema.required ?? []).map((name) =>
      breach('body', `${pointer}/${name}`, 'required', (parts) => put(parts, `${pointer}/${name}`, undefined)),
    ),
    ...properties.flatMap(([name, property]) => valueBreaches(`${pointer}/${name}`, property)),
  ];
}

function listBreaches(pointer: string, { items = {}, minItems, maxItems, uniqueItems }: Schema): Breach[] {
  const at = (constraint: string, value: Json) =>
    breach('body', pointer, constraint, (parts) => put(parts, pointer, value));
  return [
    ...(minItems === undefined ? [] : [at('minItems', [])]),
    ...(maxItems === undefined ? [] : [at('maxItems', samples(items, maxItems + 1))]),
    ...(uniqueItems ? [at('uniqueItems', [sample(items), sample(items)])] : []),
    ...valueBreaches(`${pointer}/0`, items),
  ];
}

/** Texts that break one constraint of a text: the constraint and the text. */
function wrongTexts(schema: Schema): [string, string][] {
  const wrong: [string, string][] = [];
  if (schema.enum !== undefined) wrong.push(['enum', 'noSuchValue'], ['enum', String(schema.enum[0]).toUpperCase()]);
  if (schema.pattern !== undefined) wrong.push(['pattern', `${String(sample(schema)).slice(0, -1)}é`]);
  if (schema.format === 'uuid') wrong.push(['format', 'not-a-uuid'], ['format', `urn:uuid:${sample(schema)}`]);
  if (schema.format === 'date') wrong.push(['format', '2010-02-30'], ['format', '06/09/2010'], ['format', '2010-9-6']);
  if (schema.format === 'date-time')
    wrong.push(['format', '2010-09-06'], ['format', '2010-09-06T09:00:00'], ['format', 'now']);
  if (schema.minLength !== undefined) wrong.push(['minLength', 'x'.repeat(schema.minLength - 1)]);
  if (schema.minLength === 1) wrong.push(['minLength', '   ']);
  if (schema.maxLength !== undefined) wrong.push(['maxLength', 'x'.repeat(schema.maxLength + 1)]);
  return wrong;
}

/** Texts that stand for a number or a truth value and break one of its constraints. */
function wrongScalars(schema: Schema): [string, string][] {
  const type = typeOf(schema);
  const texts = type === 'boolean' ? ['yes', '', '2'] : ['x', '', '1.5', '0x1', '1e0', 'NaN', '1,2'];
  return [
    ...texts.map((text): [string, string] => ['type', text]),
    ...wrongNumbers(schema).map(([constraint, value]): [string, string] => [constraint, String(value)]),
  ];
}

function wrongNumbers({ minimum, maximum }: Schema): [string, number][] {
  return [
    ...(minimum === undefined ? [] : ([['minimum', minimum - 1]] as [string, number][])),
    ...(maximum === undefined ? [] : ([['maximum', maximum + 1]] as [string, number][])),
  ];
}

/** Puts a value where a JSON Pointer says; `undefined` takes away what is there. */
function put(parts: Parts, pointer: string, value: Json): void {
  if (pointer === '') {
    parts.body = value;
    return;
  }
  const names = pointer.slice(1).split('/');
  const last = names.pop() as string;
  const holder = names.reduce((at, name) => at[name], parts.body);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}
