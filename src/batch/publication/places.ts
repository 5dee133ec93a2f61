import { type BatchTransaction, shapes } from '../commands.js';
import type { RecordType, Request } from '../definitions/definition.js';

/** What the contract says of a single value. */
export interface ValueSchema {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
}

/** A place of a transaction’s input that a column of a record fills. */
export interface Place {
  readonly request: Request;
  readonly schema: ValueSchema;
  /** `needed`: always. `withOthers`: as soon as one of the other columns is filled that belong to the same part. */
  readonly need: 'needed' | 'withOthers' | 'optional';
  /** The other columns of the same part. */
  readonly others: readonly string[];
}

/** Every place that a column fills, over all requests of its record. */
export function placesOf({ requests }: RecordType, column: string): readonly Place[] {
  return requests.flatMap((request) =>
    Object.entries(request.says)
      .filter(([, from]) => from === column)
      .map(([pointer]) => placeAt(request, pointer, column)),
  );
}

interface Part {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

function placeAt(request: Request, pointer: string, column: string): Place {
  const [, part = '', field] = pointer.split('/');
  const whole = schemaOf(request.transaction);
  const isNeeded = whole.required?.includes(part) ?? false;
  const found = whole.properties[part] ?? {};
  if (field === undefined) return { request, schema: found, need: isNeeded ? 'needed' : 'optional', others: [] };

  const { required = [], properties } = found as Part;
  const others = Object.entries(request.says)
    .filter(([place, from]) => place.startsWith(`/${part}/`) && from !== column)
    .map(([, from]) => from);
  const need = !required.includes(field) ? 'optional' : isNeeded ? 'needed' : 'withOthers';
  return { request, schema: properties[field] ?? {}, need, others };
}

function schemaOf(transaction: BatchTransaction): Part {
  return shapes[transaction].schema;
}
