import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/identity/people/roles.js';
import { startService, type TestService } from '../support/service.js';
import { cookiesIn, csrfIn, form, signedInPeople } from '../support/signed-in.js';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.close());

const { cookieOf, forget, get, post } = signedInPeople(() => service);

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
    `/people/${'-'.repeat(36)}/roles`,
    `/batches/${'-'.repeat(36)}`,
    `/batches?after=${'-'.repeat(36)}`,
    '/learners/1000000302/history?after=%00',
    `/account/sessions/${'-'.repeat(36)}/end`,
    `/learners/${'1'.repeat(90)}`,
  ])('answer %s as what it is, never as a fault of ours', async (path) => {
    const roles: Role[] = ['learnerAdministrator', 'completionRecorder', 'localAdministrator'];
    for (const role of roles) await expectNoFault(path, role);
  });

  it.each([
    ['awardConfirmer', `/claims/${'-'.repeat(36)}`],
    ['awardConfirmer', `/claims?after=${'-'.repeat(36)}&award=%00`],
    ['awardConfirmer', '/claims/%00/confirm'],
    ['awardConfirmer', '/claims/decide'],
    ['resultsPoster', `/results?after=${'-'.repeat(36)}&find=%00`],
    ['resultsPoster', '/results/%00/x/withdraw'],
    ['resultsPoster', `/results/1000000302/${'-'.repeat(36)}/withdraw`],
    ['serviceManager', '/organisations?find=%00&after=%00'],
    ['serviceManager', '/organisations?find=%25_&after=x'],
    ['serviceManager', '/organisations/centres/%00'],
    ['serviceManager', '/organisations/bodies/%00/history?before=%00'],
    ['serviceManager', `/organisations/suppliers/${'-'.repeat(36)}/status`],
    ['serviceManager', '/organisations/suppliers/%00/status'],
    ['serviceManager', '/grading/%00/1'],
    ['serviceManager', '/grading/diploma/1e999/confirm'],
    ['serviceManager', '/merged-ulns'],
  ] as const)('of %s answer %s as what it is, never as a fault of ours', async (role, path) => {
    await expectNoFault(path, role);
  });

  async function expectNoFault(path: string, role: Role) {
    expect((await get(path, role)).status, `GET ${role} ${path}`).toBeLessThan(500);
    for (const fields of [
      {} as Record<string, string>,
      { step: 'store', uln: '\0', decision: 'referClaim', claim: '-'.repeat(36), reason: 'x' },
    ])
      expect((await post(path, role, fields)).status, `POST ${role} ${path}`).toBeLessThan(500);
  }

  it('take a field that is sent twice for what it is', async () => {
    const page = await service.send('GET', '/sign-in');
    const body = `_csrf=${encodeURIComponent(csrfIn(page.text))}&username=a&username=b&password=c&password=d`;
    const { status } = await service.send('POST', '/sign-in', { ...form, cookie: cookiesIn(page.headers) }, body);
    expect(status).toBe(422);
  });

  it('tell a program what went wrong as a problem, and a person by a page', async () => {
    const cookie = await cookieOf('learnerAdministrator');
    const program = await service.send('GET', '/learners/1000000051', { cookie });
    expect([program.status, program.body.code]).toEqual([404, 'not-found']);
    expect(program.headers['content-type']).toMatch(/^application\/problem\+json/);
    const json = { 'content-type': 'application/json' };
    const sent = await service.send('POST', '/learners', { ...json, 'content-length': '2' }, '{}');
    expect([sent.status, sent.body.code]).toEqual([401, 'token-missing']);
    expect(sent.headers['content-type']).toMatch(/^application\/problem\+json/);
    const odd = await get('/grading/%00/1', 'serviceManager');
    expect([odd.status, odd.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    const person = await service.send('POST', '/learners', { ...form, accept: 'text/html' }, '');
    expect([person.status, person.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
  });

  it('say what was changed about people, organisations and authority, by whom', async () => {
    const name = (line: string) => ({ username: line, name: 'Log Ged', email: 'log@example.org', roles: 'enquirer' });
    expect((await post('/people/invite', 'localAdministrator', name('logged.one'))).headers.location).toBe(
      '/people?done=invited',
    );
    expect((await post('/people/invite', 'localAdministrator', name('logged.one'))).status).toBe(422);
    const rows = await service.query(
      "SELECT person, method, centre, after FROM transaction_log WHERE subject = '90001' AND transaction = 'invitePerson'",
    );
    expect(rows).toEqual([
      {
        ...{ person: 'local.administrator', method: 'browser', centre: '90001' },
        after: { username: 'logged.one', roles: ['enquirer'] },
      },
    ]);
    const trail = await get('/people/history', 'localAdministrator');
    expect(trail.text).toContain('Person invited');
    expect(trail.text).toContain('logged.one');
    expect((await get('/people/history', 'learnerAdministrator')).status).toBe(403);
    expect((await get('/organisations/centres/90001/history', 'serviceManager')).text).toContain('logged.one');
    expect((await get('/people/history', 'serviceManager')).text).not.toContain('logged.one');
  });

  it('are kept by no cache, and logged without their address', async () => {
    const learner = await service.open();
    service.logs.splice(0);
    const { headers } = await get(`/learners/${learner.uln}`, 'learnerAdministrator');
    expect(headers['cache-control']).toBe('no-store');
    const logged = service.logs.join('');
    expect(logged).toContain('"page":"/learners/:uln"');
    expect(logged).not.toContain(learner.uln);
    expect(logged).not.toContain('learner.administrator');
  });
});

describe('a form whose record somebody else has changed', () => {
  const details = (over: object) => ({
    ...{ givenName: 'Zoë', familyName: 'O’Brien-Smith', gender: 'female', uci: '', upn: '' },
    ...{ 'dateOfBirth-day': '17', 'dateOfBirth-month': '5', 'dateOfBirth-year': '1994', ...over },
  });
  /** The session of somebody runs out. */
  async function outlasted(role: Role) {
    const user = service.kit.users.find((one) => one.role === role)!;
    await service.query(
      'UPDATE web_session SET ends_at = created_at WHERE person_id = (SELECT id FROM person WHERE username = $1)',
      [user.username],
    );
    return user;
  }
  const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];

  it('is not stored over the change after a mistake was put right, nor after signing in again', async () => {
    const { uln } = await service.open();
    const path = `/learners/${uln}/amend`;
    const shown = (await get(path, 'learnerAdministrator')).text;
    const [version, seen] = [hidden(shown, '_version') as string, hidden(shown, '_seen') as string];
    await service.done('PATCH', `/v1/learners/${uln}`, { body: { givenName: 'Zara' }, headers: { 'if-match': '*' } });
    // The mistake is told, and what is sent then still rests on what was seen first.
    const mistaken = await post(
      path,
      'learnerAdministrator',
      details({ _version: version, _seen: seen, familyName: '' }),
    );
    expect(mistaken.status).toBe(422);
    expect(hidden(mistaken.text, '_version')).toBe(version);
    expect(hidden(mistaken.text, '_seen')).toBe(seen);
    const again = await post(path, 'learnerAdministrator', details({ _version: version, _seen: seen }));
    expect(again.status).toBe(409);
    expect(again.text).toContain('Details changed');
    // Whoever has been told of it may send it again.
    const newer = hidden(again.text, '_version') as string;
    expect(Number(newer)).toBeGreaterThan(Number(version));
    const last = await post(path, 'learnerAdministrator', details({ _version: newer, _seen: seen }));
    expect(last.status).toBe(303);
  });

  it('comes back as it was typed after signing in again, whichever page it was of', async () => {
    const role: Role = 'completionRecorder';
    const { uln, diploma } = await service.openWithDiploma();
    expect(diploma.level).toBe('higher');
    const path = '/learners/record/plts/2';
    const cookie = await cookieOf(role);
    const csrf = csrfIn((await get('/account', role)).text);
    const user = await outlasted(role);
    // Another tab that is looked at meanwhile takes nothing away.
    const tab = await service.send('GET', '/learners', { cookie, accept: 'text/html' });
    expect([tab.status, tab.headers['set-cookie']]).toEqual([303, undefined]);
    const typed = new URLSearchParams({ _csrf: csrf, uln, teamWorking: 'yes', 'completedOn-day': '31' });
    const out = await service.send('POST', path, { ...form, cookie, accept: 'text/html' }, typed.toString());
    expect(out.status).toBe(401);
    const kept = hidden(out.text, 'kept') as string;
    expect(kept.length).toBeGreaterThan(100);
    const signIn = new URLSearchParams({ _csrf: csrf, username: user.username, password: user.password, kept });
    const back = await service.send('POST', '/sign-in', { ...form, cookie, accept: 'text/html' }, signIn.toString());
    expect(back.status).toBe(200);
    expect(back.text).toContain('Record skills for many learners');
    expect(back.text).toContain('You were signed out');
    expect(back.text).toMatch(/name="completedOn-day"[^>]* value="31"/);
    forget(role);
  });

  it('is kept nowhere when it holds a password', async () => {
    const role: Role = 'claimMaker';
    const cookie = await cookieOf(role);
    const csrf = csrfIn((await get('/account', role)).text);
    await outlasted(role);
    const typed = new URLSearchParams({ _csrf: csrf, current: 'one', next: 'two' });
    const out = await service.send(
      'POST',
      '/account/password',
      { ...form, cookie, accept: 'text/html' },
      typed.toString(),
    );
    expect(out.status).toBe(401);
    expect(hidden(out.text, 'kept')).toBeUndefined();
    forget(role);
  });
});

describe('a file in a form', () => {
  const boundary = 'xxxx';
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const part = (name: string, value: string, file?: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n${value}\r\n`;
  const end = `--${boundary}--\r\n`;

  async function send(parts: (csrf: string) => string) {
    const cookie = await cookieOf('learnerAdministrator');
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

  it('is checked for anybody, and nothing of it is kept', async () => {
    const page = await service.send('GET', '/batch-files/check');
    const cookie = cookiesIn(page.headers);
    const before = await service.query('SELECT count(*)::int AS count FROM batch');
    const check = (file: string) =>
      service.send(
        'POST',
        '/batch-files/check',
        { ...type, cookie, accept: 'text/html' },
        part('_csrf', csrfIn(page.text)) + part('file', file, 'a.csv') + end,
      );
    const headings = 'ACTION,ULN,GIVENNAME,FAMILYNAME,DATEOFBIRTH,GENDER\r\n';
    const wrong = await check(`${headings}OPEN,1000000052,<b>Ann</b>,Other,1994-05-17,F\r\n`);
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('The last digit of the ULN does not fit the others');
    expect(wrong.text).not.toContain('<b>Ann');
    expect((await check(`${headings}OPEN,1000000051,Ann,Other,1994-05-17,F\r\n`)).text).toContain('Nothing is wrong');
    expect((await check('nonsense')).text).toContain('The file would be refused');
    expect((await check(`${headings}${'x'.repeat(5_300_000)}`)).status).toBe(422);
    expect(await service.query('SELECT count(*)::int AS count FROM batch')).toEqual(before);
    expect(service.logs.join('')).not.toMatch(/1000000052|Other/);
  });

  it('that is not wanted is let go by, so that the answer is read', async () => {
    const cookie = await cookieOf('enquirer');
    const csrf = csrfIn((await service.send('GET', '/account', { cookie })).text);
    const large = part('_csrf', csrf) + part('file', 'x'.repeat(3_000_000), 'a.csv') + end;
    const answer = await service.send('POST', '/batches/send', { ...type, cookie }, large);
    expect(answer.status).toBe(403);
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
