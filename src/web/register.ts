import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mostBytes } from '../batch/limits.js';
import { Problem } from '../contract/problem.js';
import { instanceOf } from '../contract/register.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { admit } from './admission.js';
import { type Answering, asProblem, createAnswering } from './answering.js';
import { readAssets } from './assets.js';
import { isOwnForm, sessionTokenOf } from './cookies.js';
import { type Kept, keepForm, pageAt } from './kept-form.js';
import { type Attempt, type Outcome, type Page, type Typed, text, type View } from './page.js';
import { pagesOf } from './pages.js';
import type { WebParts } from './parts.js';
import { createSealed, type Sealed } from './sealed.js';
import type { Visit } from './visit.js';

/** The browser's door: every page of `pages.ts`, each with its form. */
export async function registerWeb(app: FastifyInstance, parts: WebParts): Promise<void> {
  const assets = readAssets(parts.brand);
  const sealed = createSealed(parts.pageKey);
  const pages = pagesOf(parts, sealed);
  const answering = createAnswering(parts, assets.urls);

  // A world of its own: cookies, forms and errors as pages have them, and nothing of it for programs.
  await app.register(async (web) => {
    await web.register(cookie);
    await web.register(multipart, { limits: { fieldSize: 4096, fields: 20, files: 1 } });
    assets.register(web);
    web.setErrorHandler((error, request, reply) => {
      // To a program it is told as everywhere else.
      if (!isForPeople(request)) throw asProblem(error);
      return answering.problem(error, visits.get(request) ?? visit(request, reply));
    });
    for (const page of pages) registerPage(web, page, { parts, sealed, pages, answering });
    // Where there is nothing, people are told by a page and programs by a problem.
    web.get('/*', { exposeHeadRoute: false, config: { page: 'not found' } }, async (request, reply) => {
      if (!isForPeople(request) || request.url.startsWith('/v1/')) return reply.callNotFound();
      return answering.problem(new Problem('not-found'), await recognised(request, reply, parts));
    });
  });
}

/** Browsers say that they take pages. A program that has come to the address of a page does not. */
function isForPeople({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') === true;
}

/** Of a form without a file: what many learners at once need. In bytes. */
const largestForm = 512 * 1024;
/** Of a form that may come from anywhere. */
const largestHarmless = 4096;
/** Of a form that is kept while somebody signs in, in characters: it is sent with the page to sign in. */
const largestKept = 384 * 1024;

/** The cookie of the form has gone, or the form came from elsewhere: it is shown once more, and sent by whoever means it. */
const tooOld: Outcome = {
  errors: [{ message: 'This page was open for too long. Check what you typed, then send it again.' }],
};

interface Surroundings {
  readonly parts: WebParts;
  readonly sealed: Sealed;
  readonly pages: readonly Page[];
  readonly answering: Answering;
}

const visits = new WeakMap<FastifyRequest, Visit>();

function registerPage(web: FastifyInstance, page: Page, surroundings: Surroundings): void {
  const { parts, answering } = surroundings;
  const config = { page: page.path };
  const { show } = page;
  if (show !== undefined)
    web.get(page.path, { exposeHeadRoute: false, config }, async (request, reply) => {
      const visit = await recognised(request, reply, parts);
      const first = admit(visit, page);
      return answering.answer(visit, first === undefined ? await show(visit) : { goTo: first });
    });
  if (hasForm(page))
    web.post(
      page.path,
      { config, bodyLimit: page.harmless ? largestHarmless : largestForm },
      async (request, reply) => {
        const isFile = page.takesFile === true;
        const { typed, upload } = isFile ? await withFile(request) : { typed: (request.body ?? {}) as Typed };
        try {
          const visit = { ...(await recognised(request, reply, parts)), upload };
          return await submitted(visit, typed, page, surroundings);
        } finally {
          // Of a file that nobody wanted the rest is let go by: a browser reads no answer before it has sent all.
          upload?.file.resume();
        }
      },
    );
}

type PageWithForm = Page & Pick<Required<Page>, 'submit'>;

function hasForm(page: Page): page is PageWithForm {
  return page.submit !== undefined;
}

/** What becomes of a form that was sent. */
async function submitted(
  visit: Visit,
  typed: Typed,
  page: PageWithForm,
  surroundings: Surroundings,
): Promise<FastifyReply> {
  const { answering } = surroundings;
  const isOurs = page.harmless === true || isOwnForm(visit.request, typed);
  if (visit.who === undefined && page.needs !== 'anyone')
    return signInFirst(visit, page, isOurs ? typed : undefined, surroundings);
  const first = admit(visit, page);
  if (first !== undefined) return answering.answer(visit, { goTo: first });
  const outcome = isOurs ? await ofWholeFile(async () => page.submit(visit, typed)) : tooOld;
  if ('errors' in outcome) return showAgain(visit, page, { ...outcome, typed }, answering);
  if ('restore' in outcome) return restore(visit, outcome.restore, surroundings);
  return answering.answer(visit, outcome);
}

function visit(request: FastifyRequest, reply: FastifyReply, who?: Visit['who'], now: Date = new Date(0)): Visit {
  return {
    ...{ request, reply, who, path: instanceOf(request) },
    params: request.params as Visit['params'],
    query: singles(request.query as Record<string, string | string[]>),
    now: now.toISOString(),
    today: dateInUnitedKingdom(now),
  };
}

/** Of a parameter that was said more than once, the first; and without NUL, which no database takes. */
function singles(query: Record<string, string | string[]>): Visit['query'] {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat()[0]?.replaceAll('\u0000', '')]),
  );
}

async function recognised(request: FastifyRequest, reply: FastifyReply, { people, clock }: WebParts): Promise<Visit> {
  const token = sessionTokenOf(request);
  // What a page asks for by itself does not make a session last.
  const byItself = request.headers['x-part'] === 'progress';
  const who = token === undefined ? undefined : await people.recognise(token, { uses: !byItself });
  const made = visit(request, reply, who, new Date(clock().getTime() + (who?.realm.clockOffsetMs ?? 0)));
  visits.set(request, made);
  // No database takes it, and no address of ours has it.
  if (Object.values(made.params).some((value) => value.includes('\u0000'))) throw new Problem('not-found');
  return made;
}

/** A form with a file that breaks off, or is none, is its sender's fault. */
async function ofWholeFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message } = error as Error;
    if (/^(Multipart: |Unexpected end of |Part terminated early)/.test(message))
      throw new Problem('malformed-request', { cause: error });
    throw error;
  }
}

/** The fields that stand before the file of a form, and the file, of which nothing has been read. */
async function withFile(request: FastifyRequest): Promise<{ typed: Typed; upload?: Visit['upload'] }> {
  if (!request.isMultipart()) return { typed: {} };
  const upload = await ofWholeFile(() => request.file({ limits: { fileSize: mostBytes + 1 } }));
  const typed: Record<string, string> = {};
  for (const [name, part] of Object.entries(upload?.fields ?? {})) {
    if (part !== undefined && !Array.isArray(part) && part.type === 'field') typed[name] = String(part.value);
  }
  return { typed, upload };
}

/** Asks to sign in, and keeps what was typed for whoever typed it. */
async function signInFirst(
  visit: Visit,
  page: Page,
  typed: Typed | undefined,
  { parts, sealed, pages, answering }: Surroundings,
): Promise<FastifyReply> {
  if (!isForPeople(visit.request)) throw new Problem('token-missing');
  const token = sessionTokenOf(visit.request);
  const whose = token === undefined ? undefined : await parts.people.whoseWas(token);
  const canKeep =
    typed !== undefined && whose !== undefined && page.secret !== true && pageAt(pages, visit.path) !== undefined;
  const whole = canKeep ? keepForm(sealed, { path: visit.path, typed, whose }) : undefined;
  const kept = whole !== undefined && whole.length < largestKept ? whole : undefined;
  const signIn = pages.find(({ path }) => path === '/sign-in');
  const next = page.show === undefined ? undefined : visit.path;
  const view = (await signIn?.show?.({ ...visit, query: { next, kept, over: 'yes' } })) as View;
  return answering.answer(visit, { ...view, status: 401 });
}

async function showAgain(visit: Visit, page: Page, attempt: Attempt, { answer }: Answering): Promise<FastifyReply> {
  const view = await page.show?.(visit, attempt);
  if (view === undefined) throw new Problem('malformed-request');
  if (!('view' in view)) return answer(visit, view);
  const { typed, errors, changedMeanwhile } = attempt;
  if (changedMeanwhile !== undefined) return answer(visit, { ...view, status: view.status ?? 409 });
  // Whoever typed has seen nothing newer.
  const seen = text(typed, '_seen') || visit.now;
  return answer(visit, { ...view, seen, status: view.status ?? (errors.length > 0 ? 422 : 200) });
}

/** The form that outlived its session, filled in as it was, for whoever signed in again. */
async function restore(
  visit: Visit,
  { path, typed, token }: Pick<Kept, 'path' | 'typed'> & { token: string },
  { pages, parts, answering }: Surroundings,
): Promise<FastifyReply> {
  const found = pageAt(pages, path);
  const who = await parts.people.recognise(token);
  if (found === undefined || who === undefined) return answering.answer(visit, { goTo: '/' });
  const now = new Date(parts.clock().getTime() + who.realm.clockOffsetMs);
  const there: Visit = {
    ...{ ...visit, who, path, params: found.params, query: {} },
    ...{ now: now.toISOString(), today: dateInUnitedKingdom(now) },
  };
  const first = admit(there, found.page);
  if (first !== undefined) return answering.answer(visit, { goTo: first });
  return showAgain(there, found.page, { typed, errors: [], restored: true }, answering);
}
