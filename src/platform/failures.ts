import { isDatabaseAway } from './database.js';

/** True when the service cannot answer now but will again: the database is away, or did not answer in time. */
export function isUnavailable(error: unknown): boolean {
  return isDatabaseAway(error) || (error as { name?: string } | undefined)?.name === 'PrincipalTimeoutError';
}

/**
 * What of an error may stand in a log. The messages of a database quote values, which may be names and numbers of
 * learners, so of those only the code, the place and the path through the program are kept.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table, severity } = error as Error & {
    code?: string;
    constraint?: string;
    table?: string;
    severity?: string;
  };
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
  const fromDatabase = severity !== undefined || error.name.startsWith('Prisma') || error.name === 'DriverAdapterError';
  return { name: error.name, ...(fromDatabase ? {} : { message: error.message }), code, constraint, table, stack };
}
