import { openapi } from '../../contract/generated/openapi.js';
import type { OperationId } from '../../contract/operation.js';
import { type Html, html } from './html.js';

/** An operation of the direct interface, for people to find. */
export interface PublishedOperation {
  readonly id: OperationId;
  readonly summary: string;
  /** Its method and path. */
  readonly request: string;
  /** Where the documentation of the interface shows it. */
  readonly address: string;
}

/** The operation with this id. Throws when the contract has none. */
export function operationOf(id: OperationId): PublishedOperation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** Its method and path, as a link to the documentation. */
export function operationLink(id: OperationId): Html {
  const { request, address } = operationOf(id);
  return html`<a href="${address}"><code>${request}</code></a>`;
}

interface OperationInContract {
  readonly operationId: OperationId;
  readonly summary: string;
  readonly tags: readonly string[];
}

const operations: readonly PublishedOperation[] = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Record<string, OperationInContract>)
    .filter(([, { operationId }]) => operationId !== undefined)
    .map(
      ([
        method,
        {
          operationId,
          summary,
          tags: [tag = ''],
        },
      ]) => ({
        id: operationId,
        summary,
        request: `${method.toUpperCase()} ${path}`,
        address: `/docs#/${encodeURIComponent(tag)}/${operationId}`,
      }),
    ),
);
