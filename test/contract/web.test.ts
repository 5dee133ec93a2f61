import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/identity/people/roles.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
const cookies = new Map<string, string>();

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const cookiesIn = (headers: { 'set-cookie'?: string[] }) =>
  (headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');

/** The cookies and the form's hidden value of somebody who has signed in, as a browser would have them. */
async function signedIn(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known !== undefined) return known;
  const page = await service.send('GET', '/sign-in');
  const before = cookiesIn(page.headers);
  const user = service.kit.users.find((one) => one.role === role)!;
  const body = new URLSearchParams({ _csrf: csrfIn(page.text), username: user.username, password: user.password });
  const { status, headers } = await service.send('POST', '/sign-in', { ...form, cookie: before }, body.toString());
  expect(status).toBe(303);
  const all = `${before}; ${cookiesIn(headers)}`;
  cookies.set(role, all);
  return all;
}

const csrfIn = (page: string) => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] as string;
const get = async (path: string, role: Role) =>
  service.send('GET', path, { cookie: await signedIn(role), accept: 'text/html' });

async function post(path: string, role: Role, fields: Record<string, string>, headers: object = {}) {
  const cookie = await signedIn(role);
  const page = await service.send('GET', '/account', { cookie });
  const body = new URLSearchParams({ _csrf: csrfIn(page.text), ...fields }).toString();
  return service.send('POST', path, { ...form, cookie, ...headers }, body);
}

describe('cookies', () => {
  it('are for this host alone, over TLS, and for no script', async () => {
    const page = await service.send('GET', '/sign-in');
    for (const cookie of page.headers['set-cookie'] ?? []) {
      expect(cookie).toMatch(/^__Host-das-/);
      expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    }
  });

  it('are not set by pages without a form', async () => {
    expect((await service.send('GET', '/rules')).headers['set-cookie']).toBeUndefined();
  });
});

describe('a form from elsewhere', () => {
  it.each([
    ['without its hidden value', { _csrf: '' }, {}],
    ['with a made up one', { _csrf: 'abc-def' }, {}],
    ['sent by another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['sent by a neighbour', {}, { 'sec-fetch-site': 'same-site' }],
  ])('%s changes nothing', async (_what, fields, headers) => {
    const { uln } = await service.openWithDiploma();
    const path = `/learners/${uln}/close`;
    const answer = await post(
      path,
      'learnerAdministrator',
      { reason: 'Left', ...fields } as Record<string, string>,
      headers,
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('open for too long');
    expect((await service.done('GET', `/v1/learners/${uln}`)).status).toBe('open');
  });

  it('with that of this browser is carried out', async () => {
    const { uln } = await service.openWithDiploma();
    const answer = await post(`/learners/${uln}/close`, 'learnerAdministrator', { reason: 'Left' });
    expect([answer.status, answer.headers.location]).toEqual([303, `/learners/${uln}?done=closeLearnerAccount`]);
  });
});

describe('pages', () => {
  it('send whoever is not signed in to sign in, and nowhere else', async () => {
    const { status, headers } = await service.send('GET', '/learners');
    expect([status, headers.location]).toEqual([303, '/sign-in?next=%2Flearners']);
    for (const next of ['//evil.test', 'https://evil.test', '/\\evil.test', '/%0d%0aX: y'])
      expect((await service.send('GET', `/sign-in?next=${encodeURIComponent(next)}`)).text).not.toContain(
        'name="next"',
      );
  });

  it('are not there for people of other organisations, and say who may to those of the own', async () => {
    for (const path of ['/claims', '/results', '/organisations', '/merged-ulns', '/service', '/catalogue', '/grading'])
      expect((await get(path, 'learnerAdministrator')).status, path).toBe(404);
    for (const path of ['/learners', '/outcomes', '/authority', '/organisations'])
      expect((await get(path, 'awardConfirmer')).status, path).toBe(404);
    for (const path of ['/people', '/learners/record', '/authority']) {
      const { status, text } = await get(path, 'enquirer');
      expect([path, status]).toEqual([path, 403]);
      expect(text).toContain('It is for people with the role');
    }
  });

  it('of another centre’s learner are as those of none', async () => {
    const { uln } = service.kit.otherCentre;
    for (const page of ['', '/history', '/amend', '/work-experience/2', '/register', '/close']) {
      const role: Role = page.startsWith('/work') ? 'completionRecorder' : 'learnerAdministrator';
      const [theirs, nobodys] = [
        await get(`/learners/${uln}${page}`, role),
        await get(`/learners/1000000051${page}`, role),
      ];
      expect([page, theirs.status, nobodys.status]).toEqual([page, 404, 404]);
    }
  });

  it('of a merged learner lead to the one that was kept', async () => {
    const { uln, into } = service.kit.merged;
    const { status, headers } = await get(`/learners/${uln}`, 'enquirer');
    expect([status, headers.location]).toEqual([303, `/learners/${into}?done=ulnMerged`]);
  });

  it.each([
    '/learners/abc',
    '/learners/1000000051%00',
    '/learners/%FF',
    '/learners/1/diplomas/2/amend',
    '/learners/1000000302/work-experience/9',
    '/learners?find=x&find=y',
    '/learners?after=zzz',
    '/batches/not-an-id',
    '/batches?after=1&after=2',
    '/outcomes/nothing/at-all',
    '/people/1/roles',
    `/learners/${'1'.repeat(90)}`,
  ])('answer %s as what it is, never as a fault of ours', async (path) => {
    const roles: Role[] = ['learnerAdministrator', 'completionRecorder', 'localAdministrator'];
    for (const role of roles) expect((await get(path, role)).status, `${role} ${path}`).toBeLessThan(500);
  });

  it('are kept by no cache, and logged without their address', async () => {
    const learner = await service.open();
    service.logs.splice(0);
    const { headers } = await get(`/learners/${learner.uln}`, 'learnerAdministrator');
    expect(headers['cache-control']).toBe('no-store');
    const logged = service.logs.join('');
    expect(logged).toContain('page /learners/:uln');
    expect(logged).not.toContain(learner.uln);
    expect(logged).not.toContain('learner.administrator');
  });
});

describe('a file in a form', () => {
  const boundary = 'xxxx';
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const part = (name: string, value: string, file?: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n${value}\r\n`;
  const end = `--${boundary}--\r\n`;

  async function send(parts: (csrf: string) => string) {
    const cookie = await signedIn('learnerAdministrator');
    const page = await service.send('GET', '/batches/send', { cookie });
    return service.send('POST', '/batches/send', { ...type, cookie }, parts(csrfIn(page.text)));
  }

  it.each([
    ['that is not there', (csrf: string) => part('_csrf', csrf) + end],
    ['without a name', (csrf: string) => part('_csrf', csrf) + part('file', '', '') + end],
    ['before the form’s own values', (csrf: string) => part('file', 'a', 'a.csv') + part('_csrf', csrf) + end],
  ])('%s is asked for once more', async (_what, parts) => {
    expect((await send(parts)).status).toBe(422);
  });

  it.each([
    ['cut off', (csrf: string) => part('_csrf', csrf) + part('file', 'a', 'a.csv').slice(0, -6)],
    ['no form at all', () => 'nonsense'],
  ])('that is %s is the sender’s fault', async (_what, parts) => {
    const { status } = await send(parts);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});
