import { whoHasToAct } from './acting-party.mjs';

/**
 * A problem that the service answered (RFC 9457), in words: what is wrong, and for each error its field, its rule and who
 * has to act. An answer that is no problem comes from something between here and the service.
 *
 * @param {{ status: number, content: any }} answer
 */
export function wordsOfProblem({ status, content }) {
  if (typeof content?.title !== 'string') return `The answer was ${status}, and not one that the service gives.`;
  const { title, detail, errors = [], requestId } = content;
  return [
    `${title}. ${detail}`,
    ...errors.flatMap(({ in: part, pointer, message, rule, actor }) => [
      `  ${fieldOf(part, pointer)}: ${message}`,
      `    ${whoHasToAct(actor)} Rule ${rule}.`,
    ]),
    `If you ask for help, quote ${requestId}.`,
  ].join('\n');
}

function fieldOf(part, pointer) {
  return pointer === '' ? part : pointer.slice(1).replaceAll('/', ', ').replaceAll('~1', '/').replaceAll('~0', '~');
}
