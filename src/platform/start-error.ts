/**
 * Something outside the service keeps it from starting: a folder, a port, a database. The message is one line, says
 * what is wrong and what to do, and is all that the operator sees: no stack.
 */
export class StartError extends Error {
  override name = 'StartError';
}
