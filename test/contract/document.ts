import { openapi } from '../../src/contract/generated/openapi.js';
import type { OperationId } from '../../src/contract/operation.js';

// The bundled contract as a reader of it sees it, with every reference followed. Nothing of src/contract but the
// document itself is used, so that a slip of the generator shows.

/** A JSON Schema of the contract. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  minProperties?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  examples?: unknown[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
  example?: unknown;
}

export interface Response {
  headers?: Record<string, { schema: Schema }>;
  content?: Record<string, { schema: Schema }>;
}

/** An operation of the contract. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** As in the contract, such as `/v1/learners/{uln}`. */
  readonly path: string;
  /** Nobody needs a token. */
  readonly isPublic: boolean;
  /** Public, and a token is looked at if there is one. */
  readonly tokenIsOptional: boolean;
  /** A token needs one of these; none: any token will do. */
  readonly scopes: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly bodyType: string | undefined;
  /** In bytes. Batch files have a way of their own. */
  readonly largestBody: number;
  readonly bodySchema: Schema | undefined;
  readonly bodyExample: unknown;
  readonly responses: Readonly<Record<string, Response>>;
}

type Node = Record<string, never> & { $ref?: string };
const document = follow(openapi) as unknown as {
  paths: Record<string, Record<string, RawOperation> & { parameters?: Parameter[] }>;
  security: RawOperation['security'];
};

interface RawOperation {
  operationId: OperationId;
  security?: Record<string, string[]>[];
  'x-largest-body'?: number;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  responses: Record<string, Response>;
}

/** Every operation of the contract, in its order. */
export const contract: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
    const raw = item[method];
    return raw === undefined ? [] : [operationOf(path, method.toUpperCase(), item.parameters ?? [], raw)];
  }),
);

const byId = new Map(contract.map((operation) => [operation.id, operation]));

export function operationOfId(id: OperationId): Operation {
  return byId.get(id) as Operation;
}

const routes = contract.map((operation) => ({
  operation,
  form: new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The operation that a request is for, if the contract has one there. */
export function operationAt(method: string, address: string): Operation | undefined {
  const path = address.split('?', 1)[0] as string;
  return routes.find(({ operation, form }) => operation.method === method && form.test(path))?.operation;
}

/** The parameters of one part of the request. */
export function parametersIn({ parameters }: Operation, part: Parameter['in']): Parameter[] {
  return parameters.filter((parameter) => parameter.in === part);
}

/** Does the operation change anything? Then it can be rehearsed. */
export function writes(operation: Operation): boolean {
  return operation.parameters.some((parameter) => parameter.name === 'validateOnly');
}

function operationOf(path: string, method: string, shared: Parameter[], raw: RawOperation): Operation {
  const security = raw.security ?? document.security ?? [];
  const [bodyType, body] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [];
  return {
    id: raw.operationId,
    method,
    path,
    isPublic: security.length === 0 || security.some(isNothing),
    tokenIsOptional: security.length > 1 && security.some(isNothing),
    scopes: security.flatMap((one) => Object.values(one).flat()),
    parameters: [...shared, ...(raw.parameters ?? [])],
    bodyType,
    largestBody: raw['x-largest-body'] ?? 65_536,
    bodySchema: body?.schema,
    bodyExample: body?.example,
    responses: raw.responses,
  };
}

function isNothing(required: Record<string, string[]>): boolean {
  return Object.keys(required).length === 0;
}

/** The document with what each reference refers to in its place. The contract has no circles. */
function follow(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(follow);
  if (node === null || typeof node !== 'object') return node;
  const { $ref } = node as Node;
  if (typeof $ref === 'string') {
    const target = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], openapi);
    return follow(target);
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, follow(value)]));
}
