import type { Call, OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { messageOf, rules } from '../learners/rules.js';
import type { RequestContext } from './context.js';

/** The `after` and `limit` of a call: the key after which the page begins, and how many rows to read. One more than asked for tells if there is a next page. */
export function pageOf(
  query: { after?: string; limit?: number },
  form: RegExp,
): { after: string | undefined; limit: number; size: number } {
  const size = query.limit ?? 50;
  if (query.after === undefined) return { after: undefined, limit: size + 1, size };
  const after = Buffer.from(query.after, 'base64url').toString('utf8');
  if (!form.test(after)) {
    const error = {
      in: 'query',
      pointer: '/after',
      rule: 'field-form',
      message: messageOf('field-form', { form: 'of a `next` that this list gave' }),
      actor: rules['field-form'].actor,
    } as const;
    throw new Problem('invalid-request', { errors: [error] });
  }
  return { after, limit: size + 1, size };
}

export const uuidKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const ulnKey = /^[0-9]{10}$/;
export const numberKey = /^[0-9]{1,15}$/;
export const qanKey = /^[0-9]{7}[0-9X]$/;

/** The items of the page, and the way to the next one if there are more. */
export function paged<T, V>(
  { context, query }: Pick<Call<OperationId, RequestContext>, 'context' | 'query'>,
  rows: readonly T[],
  size: number,
  keyOf: (row: T) => string | number,
  view: (row: T) => V,
): { body: { items: V[]; next?: string }; headers: Record<string, string> } {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  if (rows.length <= size || last === undefined) return { body: { items: items.map(view) }, headers: {} };
  const next = Buffer.from(String(keyOf(last))).toString('base64url');
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
