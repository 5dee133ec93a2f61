import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { operations } from './generated/operations.js';

export type Operations = typeof operations;
export type OperationId = keyof Operations;

type StaticOf<S> = S extends TSchema ? Static<S> : never;
type Responses<K extends OperationId> = Operations[K]['responses'];

/** The statuses that a handler answers itself. Problems are thrown. */
type AnsweredStatus<K extends OperationId> = {
  [S in keyof Responses<K>]: Responses<K>[S] extends { type: 'application/json' } ? S : never;
}[keyof Responses<K>];

/** What a handler of the operation may answer: a status of the contract, with the body that status has. */
export type Answer<K extends OperationId> = {
  [S in AnsweredStatus<K>]: {
    status: S;
    body: Responses<K>[S] extends { schema: infer Schema } ? StaticOf<Schema> : never;
    headers?: Record<string, string>;
  };
}[AnsweredStatus<K>];

/** The body that the operation takes. A file is not read before the operation reads it: its bytes, as they arrive. */
export type Body<K extends OperationId> = BodyOf<Operations[K]>;
type BodyOf<O> = O extends { bodyType: 'text/csv' }
  ? Readable
  : O extends { body: infer Schema }
    ? StaticOf<Schema>
    : never;

/** What a handler is given: the checked parts of the request, and the context that the service adds (who calls, request id). */
export interface Call<K extends OperationId, Context> {
  operationId: K;
  params: StaticOf<Operations[K]['params']>;
  query: StaticOf<Operations[K]['query']>;
  headers: StaticOf<Operations[K]['headers']>;
  body: Body<K>;
  context: Context;
}

/**
 * An answer as it goes out, byte for byte: made by `serialise`, kept from an earlier request, or a file. A file that is
 * a stream goes out as it is read. If reading fails before its first byte, the answer is the problem; if later, the
 * connection is cut, so that nobody takes a part for the whole.
 */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
}

/** An answer that is a text. */
export interface TextAnswer extends RawAnswer {
  readonly body: string;
}

export type Handler<K extends OperationId, Context> = (
  call: Call<K, Context>,
) => Promise<Answer<K> | { raw: RawAnswer }> | Answer<K>;

/** A handler for each of the named operations; a missing one, or one that answers what the contract does not have, does not compile. */
export type Handlers<Context, K extends OperationId = OperationId> = { [Id in K]: Handler<Id, Context> };
