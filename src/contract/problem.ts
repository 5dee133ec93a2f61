import { problems } from './generated/problems.js';
import type { ActingParty, ProblemCode, ProblemDetail, Problem as ProblemDocument } from './generated/schemas.js';

export type { ActingParty, ProblemCode, ProblemDetail, ProblemDocument };

/** What a problem says beyond its code. `headers` go on the answer. */
export interface ProblemOptions {
  detail?: string;
  errors?: ProblemDetail[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * An answer that is a problem: thrown anywhere under a handler, written once by the error handler (RFC 9457).
 * `detail` is for the caller and never holds personal data or internals; the cause is for the log.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: ProblemDetail[] | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? problems[code].help, { cause: options.cause });
    this.code = code;
    this.status = problems[code].status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

/** The problem as the wire has it. `baseUrl` is where this service stands; `instance` is the path without its query. */
export function problemDocument(
  problem: Problem,
  { baseUrl, instance, requestId }: { baseUrl: string; instance: string; requestId: string },
): ProblemDocument {
  return {
    type: `${baseUrl}/problems/${problem.code}`,
    title: problems[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance,
    code: problem.code,
    requestId,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}
