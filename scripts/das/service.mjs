import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Failure } from './failure.mjs';
import { untilAnswered } from './patience.mjs';
import { wordsOfProblem } from './problem.mjs';
import { createSignIn } from './sign-in.mjs';

/**
 * The service as a command calls it: signed in, for one centre or as an awarding body, by one person. Each call waits while the service asks for
 * it, and throws a `Failure` in the service's own words when the answer is a problem.
 *
 * @param {Awaited<ReturnType<typeof import('./starter-kit.mjs').readStarterKit>>} kit
 * @param {{ centre?: string | undefined, person: string, tell: (words: string) => void }} as
 */
export function connect(kit, { centre: said, person, tell }) {
  const { address } = kit;
  // The client of an awarding body acts for that body, unless it is said for which centre.
  const { code } = kit.client;
  const centre = said ?? (code === undefined ? kit.centre : undefined);
  let known = false;
  const around = { address, tell, isKnown: () => known };

  /** One request and its answer. `read` takes the body of a good answer; any other is read as JSON. */
  async function request(path, { read, ...init }) {
    // The service redirects nothing that is asked for here. And only a fetch that may follow no redirect, and has no
    // window, keeps no copy of what it sends (Fetch standard, HTTP-network-or-cache fetch): of the whole file, that is.
    const answer = await fetch(`${address}${path}`, { ...init, redirect: 'error', window: null });
    known = true;
    const content = answer.ok && read !== undefined ? await read(answer.body) : await readJson(answer);
    return { status: answer.status, headers: answer.headers, content };
  }

  const signIn = createSignIn(kit, (form) =>
    untilAnswered(() => request('/oauth/token', { method: 'POST', body: form() }), around),
  );

  async function call(method, path, { headers = {}, isLost, prepare = () => ({}) } = {}) {
    // Headers are bytes, and the name of a person is UTF-8 in them.
    const acting = centre === undefined ? {} : { 'das-centre': centre };
    const who = { ...acting, 'das-actor': Buffer.from(person).toString('latin1') };
    // The same key for every attempt: what was done before its answer got lost is not done twice.
    const once = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
    const attempt = async () => {
      const authorization = `Bearer ${await signIn.token()}`;
      return await request(path, { method, headers: { ...who, ...once, ...headers, authorization }, ...prepare() });
    };
    let answer = await untilAnswered(attempt, { ...around, isLost });
    if (answer.status === 401) {
      signIn.forget();
      answer = await untilAnswered(attempt, { ...around, isLost });
    }
    if (answer.status >= 400) throw new Failure(wordsOfProblem(answer));
    return answer;
  }

  return {
    centre,
    sender: [
      ...(code === undefined ? [] : [`awarding body ${code}`]),
      ...(centre === undefined ? [] : [`centre ${centre}`]),
    ].join(' on behalf of '),
    person,

    /** @param {string} path */
    get: (path) => call('GET', path),

    /** @param {string} path @param {object} [body] */
    post: (path, body) =>
      call('POST', path, {
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        prepare: () => (body === undefined ? {} : { body: JSON.stringify(body) }),
      }),

    /**
     * Sends a file, a piece at a time. `onSent` is told how many bytes have gone out; from the beginning again when the
     * file has to be sent again.
     *
     * @param {string} path
     * @param {string} file
     * @param {(bytes: number) => void} onSent
     */
    upload: (path, file, onSent) =>
      call('POST', path, {
        headers: { 'content-type': 'text/csv' },
        prepare: () => ({ body: piecesOf(file, onSent), duplex: 'half' }),
        // A file that stood still for too long on its way.
        isLost: ({ content }) => content?.code === 'malformed-request',
      }),

    /**
     * Reads a file. `read` is given its bytes, and once more from the beginning when the connection breaks.
     *
     * @template Result
     * @param {string} path
     * @param {(body: AsyncIterable<Uint8Array>) => Promise<Result>} read
     */
    download: (path, read) => call('GET', path, { prepare: () => ({ read }) }),
  };
}

async function* piecesOf(file, onSent) {
  let sent = 0;
  onSent(sent);
  try {
    for await (const piece of createReadStream(file)) {
      yield piece;
      sent += piece.length;
      onSent(sent);
    }
  } catch (error) {
    throw new Failure(`${file} cannot be read (${error.code}).`);
  }
}

async function readJson(answer) {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
