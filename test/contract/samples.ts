import type { Json } from '../support/service.js';
import { type Operation, type Parameter, parametersIn, type Schema } from './document.js';

/** The parts of a request as a caller writes them. */
export interface Parts {
  path: Record<string, string>;
  query: Record<string, string | string[]>;
  header: Record<string, string>;
  body: Json;
}

/** A request that the contract has nothing against, with everything in it that may be. No record need exist for it. */
export function sampleRequest(operation: Operation): Parts {
  const texts = (part: Parameter['in']) =>
    Object.fromEntries(
      parametersIn(operation, part).map(({ name, example, schema }) => [name, String(example ?? sample(schema))]),
    );
  const query = texts('query');
  // Nothing is to be stored because it is refused, not because it is a rehearsal.
  if (query.validateOnly !== undefined) query.validateOnly = 'false';
  return {
    path: texts('path'),
    query,
    header: Object.fromEntries(Object.entries(texts('header')).map(([name, value]) => [name.toLowerCase(), value])),
    body: operation.bodySchema === undefined ? undefined : sample(operation.bodySchema),
  };
}

/** A value that fits a schema. Objects have all their properties, lists one item. */
export function sample(schema: Schema): Json {
  const [example] = schema.examples ?? [];
  // Whoever breaks something in it must not break the contract's own: other tests read that too.
  if (example !== undefined) return structuredClone(example);
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.const !== undefined) return schema.const;
  const type = typeOf(schema);
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [name, sample(property)]),
    );
  if (type === 'array') return schema.items === undefined ? [] : [sample(schema.items)];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  const { format, pattern } = schema;
  if (format !== undefined) return ofFormat[format];
  if (pattern !== undefined) return Object.values(ofFormat).find((text) => new RegExp(pattern).test(text)) ?? 'x';
  return 'x'.repeat(Math.max(schema.minLength ?? 1, 1));
}

const ofFormat: Readonly<Record<string, string>> = {
  uuid: '0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d',
  date: '2010-09-06',
  'date-time': '2010-09-06T09:00:00.000Z',
};

/** So many different items that each fit the schema: the digits of the sample are counted up. */
export function samples(schema: Schema, count: number): Json[] {
  const first = sample(schema);
  if (typeof first !== 'string') return Array.from({ length: count }, () => structuredClone(first));
  return Array.from({ length: count }, (_, index) => first.replace(/^\d+/, (digits) => String(Number(digits) + index)));
}

/** The one type of a schema; of several, the first. */
export function typeOf({ type }: Schema): string | undefined {
  return Array.isArray(type) ? type[0] : type;
}
