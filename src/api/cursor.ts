import { createHash } from 'node:crypto';
import type { Call, OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { messageOf, rules } from '../learners/rules.js';
import type { RequestContext } from './context.js';

type ListCall = Pick<Call<OperationId, RequestContext>, 'context' | 'query' | 'operationId'> & {
  query: { after?: string; limit?: number };
};

/**
 * The `after` and `limit` of a call: the key after which the page begins, and how many rows to read. One more than asked
 * for tells if there is a next page. A cursor is good for the list that gave it, as it was given.
 */
export function pageOf(
  { operationId, query }: ListCall,
  form: RegExp,
): { after: string | undefined; limit: number; size: number } {
  const size = query.limit ?? 50;
  if (query.after === undefined) return { after: undefined, limit: size + 1, size };
  const after = Buffer.from(query.after, 'base64url').toString('utf8').split(' ', 1)[0] as string;
  if (!form.test(after) || cursorOf(operationId, after) !== query.after) {
    const error = {
      in: 'query',
      pointer: '/after',
      rule: 'field-form',
      message: messageOf('field-form', { form: 'a `next` that this list gave' }),
      actor: rules['field-form'].actor,
    } as const;
    throw new Problem('invalid-request', { errors: [error] });
  }
  return { after, limit: size + 1, size };
}

/** The keys by which lists are sorted. */
export const keys = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  uln: /^[0-9]{10}$/,
  number: /^[0-9]{1,15}$/,
  qan: /^[0-9]{7}[0-9X]$/,
  /** A ULN, and the id of one of its Diplomas. */
  diploma: /^[0-9]{10}\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const;

/** Opaque, and checked: what somebody made up or changed is told from what a list gave. No secret, and no authority. */
function cursorOf(operationId: OperationId, key: string | number): string {
  const check = createHash('sha256').update(`${operationId} ${key}`).digest('base64url').slice(0, 8);
  return Buffer.from(`${key} ${check}`).toString('base64url');
}

/** The items of the page, and the way to the next one if there are more. */
export function paged<T, V>(
  { context, query, operationId }: ListCall,
  rows: readonly T[],
  size: number,
  keyOf: (row: T) => string | number,
  view: (row: T) => V,
): { body: { items: V[]; next?: string }; headers: Record<string, string> } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  if (rows.length <= size || last === undefined) return { body: { items: items.map(view) }, headers: {} };
  const next = cursorOf(operationId, keyOf(last));
  const search = new URLSearchParams({ ...definedTexts(query), after: next });
  return { body: { items: items.map(view), next }, headers: { link: `<${context.instance}?${search}>; rel="next"` } };
}

function definedTexts(query: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}
