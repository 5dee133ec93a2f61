import { invalidRequest } from './token-refusals.js';

/** The parameters of a token request that mean something here. One that was sent without a value was not sent. */
export interface TokenForm {
  readonly grant_type?: string;
  readonly scope?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly client_assertion?: string;
  readonly client_assertion_type?: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Reads the body of a token request by the rules of RFC 6749, 3.2. Throws `TokenRefusal`. */
export function readTokenForm(
  contentType: string | undefined,
  parameters: Readonly<Record<string, unknown>> | undefined,
): TokenForm {
  if (contentType?.split(';', 1)[0]?.trim().toLowerCase() !== FORM) {
    throw invalidRequest('not a form', `The body must be ${FORM}.`);
  }
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters ?? {})) {
    // Also names that mean nothing here: two readers of one request must not be able to take a different one.
    if (typeof value !== 'string') throw invalidRequest('repeated parameter', 'A parameter is given more than once.');
    if (value !== '') form[name] = value;
  }
  return form;
}
