import type { FastifyReply } from 'fastify';
import { problems } from '../contract/generated/problems.js';
import { Problem, type ProblemCode } from '../contract/problem.js';
import { describeError, isUnavailable } from '../platform/failures.js';
import { newId } from '../platform/ids.js';
import type { Assets } from './assets.js';
import { formToken } from './cookies.js';
import { layoutOf } from './layout.js';
import type { Answer, View } from './page.js';
import type { WebParts } from './parts.js';
import { headersOfPage, newNonce } from './policy.js';
import { createRendering } from './rendering.js';
import type { Visit } from './visit.js';

/** How visits are answered: with a view in the layout, another address, a file, or what went wrong. */
export interface Answering {
  answer(visit: Visit, answer: Answer): FastifyReply;
  /** What could not be shown or done, and what to do. Details are in the log only. */
  problem(error: unknown, visit: Visit): FastifyReply;
}

export function createAnswering(parts: WebParts, urls: Assets['urls']): Answering {
  const render = createRendering();

  function show(
    visit: Visit,
    { view, title, model, status = 200, fragment = false, seen = visit.now }: View,
  ): FastifyReply {
    const { request, reply } = visit;
    const nonce = newNonce();
    const page = {
      ...layoutOf(parts, visit),
      ...{ title, nonce, urls, fragment, once: newId(), seen },
      // Only what has a form needs the cookie behind it.
      get csrf() {
        return formToken(request, reply);
      },
    };
    return reply
      .code(status)
      .headers({ ...headersOfPage(nonce), 'cache-control': 'no-store' })
      .send(render(view, { ...model, page }));
  }

  return {
    answer(visit, answer) {
      const { reply } = visit;
      if ('view' in answer) return show(visit, answer);
      reply.header('cache-control', 'no-store');
      if ('goTo' in answer) return reply.code(303).header('location', answer.goTo).send();
      const { file, type, name, headers = {} } = answer;
      reply.headers(headers);
      if (name !== undefined) reply.header('content-disposition', `attachment; filename="${name}"`);
      return reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(type)
        .send(file instanceof Uint8Array ? Buffer.from(file.buffer, file.byteOffset, file.byteLength) : file);
    },

    problem(error, visit) {
      const { request } = visit;
      const { code, status, message, cause, headers } = asProblem(error);
      if (code === 'learner-merged') return this.answer(visit, { goTo: headers.location as string });
      if (status >= 500) request.log.error({ code, error: describeError(cause ?? error) }, 'the page failed');
      visit.reply.headers(headers);
      const { title, detail } = { title: problems[code].title, detail: message, ...says[code] };
      // What the page before has done is told by the page that could be shown.
      return show(
        { ...visit, query: {} },
        { view: 'problem/view.njk', title, model: { detail, requestId: request.id }, status },
      );
    },
  };
}

/** Problems in words for people: the contract's own are for programs. */
const says: Partial<Record<ProblemCode, { title: string; detail?: string }>> = {
  'not-found': {
    title: 'Page not found',
    detail: 'There is no such page, or it is not one of yours. Check the address.',
  },
  'scope-missing': { title: 'You cannot see this page' },
  'payload-too-large': { title: 'Too much at once', detail: 'Nothing was stored. Send less at a time.' },
  'malformed-request': { title: 'We cannot read this', detail: 'Nothing was stored. Go back and try again.' },
  unavailable: { title: 'The service is busy', detail: 'Nothing was stored. Try again in a few seconds.' },
  'internal-error': { title: 'Something went wrong', detail: 'Try again later.' },
};

/** What went wrong, as the contract's problems have it. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) return new Problem('unavailable', { cause: error });
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('payload-too-large', { cause: error });
  if (statusCode === 404) return new Problem('not-found', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('malformed-request', { cause: error });
  return new Problem('internal-error', { cause: error });
}
