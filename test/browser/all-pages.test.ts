import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWithPassword } from '../../src/identity/people/directory.js';
import { hashPassword } from '../../src/identity/people/passwords.js';
import type { Role } from '../../src/identity/people/roles.js';
import { readHeadOfCentreAgreement, signFor } from '../../src/onboarding/agreements.js';
import { confirmed, prepared, ready } from '../contract/results.js';
import type { World } from '../contract/world.js';
import { expectAccessible, expectKeyboard, expectNoOverflow, expectValidHtml } from '../support/accessible.js';
import { endBrowserAfterwards, newVisitor, type Visitor } from '../support/browser.js';
import { registration, startService, type TestService } from '../support/service.js';

endBrowserAfterwards();
let service: TestService;
/** The id of the starter kit's. */
let supplier: string;
/** Addresses of what the pages are about. */
let at: Record<
  'waiting' | 'ready' | 'confirmed' | 'closed' | 'transfer' | 'batch' | 'rows' | 'result',
  { uln: string; id: string; diploma: string }
>;

beforeAll(async () => {
  service = await startService({ worker: true });
  supplier = (await service.query('SELECT id FROM supplier WHERE realm_id = 2'))[0]?.id;
  const world = service as unknown as World;
  const place = (one: { uln: string; diplomaId: string; claim: { id: string } }) => ({
    ...{ uln: one.uln, diploma: one.diplomaId, id: one.claim.id },
  });
  const none = { uln: '', id: '', diploma: '' };
  const closed = await service.openWithDiploma();
  await service.done('POST', `/v1/learners/${closed.uln}/closure`, { body: { reason: 'Left <b>us</b>' } });
  // Another centre asks for a learner of this one.
  const asked = await service.openWithDiploma();
  const transfer = await service.done('POST', `/v1/learners/${asked.uln}/transfers`, {
    centre: '90002',
    body: { familyName: 'O’Brien-Smith', dateOfBirth: '1994-05-17', reason: 'Moved house' },
  });
  const file = `ULN,GIVEN NAME\r\n${asked.uln},X\r\n`;
  const batch = await service.done('POST', '/v1/batches', {
    raw: file,
    headers: { 'content-type': 'text/csv' },
    query: { fileName: 'bad <b>name</b>.csv' },
  });
  const rows = await service.done('POST', '/v1/batches', {
    raw: 'ACTION,ULN,GIVENNAME,FAMILYNAME,DATEOFBIRTH,GENDER\r\nOPEN,123,<b>Hal</b>,Moss,17/05/94,M\r\n',
    headers: { 'content-type': 'text/csv' },
    query: { fileName: 'rows.csv' },
  });
  const done = await confirmed(world);
  const { items } = await service.done('GET', '/v1/results', { as: 'componentAwardingBody' });
  at = {
    waiting: place(await prepared(world)),
    ready: place(await ready(world)),
    confirmed: place(done),
    closed: { ...none, uln: closed.uln },
    transfer: { ...none, uln: asked.uln, id: transfer.id, diploma: asked.diploma.id },
    batch: { ...none, id: batch.id },
    rows: { ...none, id: rows.id },
    result: { ...none, uln: items[0].uln, id: items[0].id },
  };
});
afterAll(() => service?.close());

/** Every page of somebody, by address. */
const pages: Readonly<Record<Role | 'nobody', () => readonly string[]>> = {
  nobody: () => [
    '/',
    '/sign-in',
    '/sign-in/forgotten',
    '/password/no-such-link',
    '/transcript-check',
    '/status',
    '/statistics',
    '/rules',
    '/rules/uln-merged',
    '/problems',
    '/problems/not-found',
    '/batch-files',
    '/batch-files/check',
    '/batch-files/release-3',
    '/batch-files/test-files',
    '/no/such/page',
  ],
  learnerAdministrator: () => [
    ...[
      '/',
      '/waiting',
      '/waiting?only=referred',
      '/account',
      '/account/password',
      '/account/second-factor',
      '/learners',
      '/learners/open',
      '/transfers',
    ],
    ...['/transfers/ask', '/programmes', '/programmes/add', '/programmes/awarding-body', '/batches', '/batches/send'],
    ...[at.waiting, at.ready, at.confirmed, at.closed, at.transfer].map(({ uln }) => `/learners/${uln}`),
    `/learners/${at.waiting.uln}?done=amendLearnerAccount`,
    ...['history', 'history?view=plts', 'amend', 'close', 'register'].map(
      (page) => `/learners/${at.confirmed.uln}/${page}`,
    ),
    `/learners/${at.closed.uln}/reopen`,
    ...['amend', 'withdraw', 'programme', 'what-if'].map(
      (page) => `/learners/${at.transfer.uln}/diplomas/${at.transfer.diploma}/${page}`,
    ),
    ...['release', 'refuse'].map((page) => `/learners/${at.transfer.uln}/transfers/${at.transfer.id}/${page}`),
    `/batches/${at.batch.id}`,
    `/batches/${at.rows.id}`,
    ...[
      '/outcomes',
      '/outcomes/engineering/higher',
      '/outcomes/engineering/higher/slips',
      '/outcomes/engineering/foundation',
    ],
  ],
  completionRecorder: () => [
    ...[
      '/',
      '/learners/record',
      '/learners/record/work-experience/2',
      '/learners/record/plts/2',
      '/learners/record/plts/1',
    ],
    `/learners/${at.confirmed.uln}/work-experience/2`,
    `/learners/${at.confirmed.uln}/plts/2`,
  ],
  claimMaker: () => [
    ...['/', `/learners/${at.transfer.uln}/diplomas/${at.transfer.diploma}/claim`],
    `/learners/${at.waiting.uln}/diplomas/${at.waiting.diploma}/withdraw-claim`,
  ],
  enquirer: () => ['/', '/learners', '/people'],
  localAdministrator: () => [
    '/',
    '/people',
    '/people/invite',
    '/people/history',
    '/people/second-factor',
    '/authority',
  ],
  headOfCentre: () => ['/', '/authority', '/authority/sign', '/authority/grant'],
  resultsPoster: () => [
    '/',
    '/results',
    '/results/post',
    `/results/${at.result.uln}/${at.result.id}/withdraw`,
    `/results/${at.result.uln}/${at.result.id}/replace`,
    '/batches',
  ],
  awardConfirmer: () => [
    ...['/', '/claims', '/claims?award=ready', '/claims?award=revoked'],
    ...[at.waiting, at.ready, at.confirmed].map(({ id }) => `/claims/${id}`),
    ...['confirm', 'refer'].map((page) => `/claims/${at.ready.id}/${page}`),
    ...['certificate', 'revoke'].map((page) => `/claims/${at.confirmed.id}/${page}`),
  ],
  serviceManager: () => [
    ...[
      '/',
      '/organisations',
      '/organisations/centres/add',
      '/organisations/bodies/add',
      '/organisations/centres/90001',
    ],
    ...[
      '/organisations/centres/90001/history',
      '/organisations/bodies/NDA',
      '/catalogue',
      '/catalogue/load',
      '/grading',
      '/merged-ulns',
      '/service',
    ],
    ...['/service/notice', '/people', '/organisations/suppliers/add', `/organisations/suppliers/${supplier}`],
    ...['programs/add', `programs/${service.kit.supplier.clientId}/keys/add`].map(
      (page) => `/organisations/suppliers/${supplier}/${page}`,
    ),
  ],
};

/** The long form looks at every page and every form, the short one at some of each. */
const isLong = process.env.DAS_SOAK === '1';
const isLookedAt = (_one: unknown, index: number) => isLong || index % 3 === 0;

/** What is right about every page, whoever sees it and in whatever state. */
async function expectGood({ page }: Visitor, markup: string, what: string): Promise<void> {
  expect.soft(Buffer.byteLength(markup), what).toBeLessThan(100_000);
  // What is there by chance may spell anything.
  const said = markup.replaceAll(/ (nonce|value|href)="[^"]*"/g, '');
  expect.soft(said, what).not.toMatch(/undefined|\[object |NaN/);
  await expectValidHtml(markup, what);
  await expectAccessible(page, what);
  await expectKeyboard(page, what);
  // WCAG 2.2, reflow: 320 CSS pixels wide.
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page, what);
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('every page', () => {
  it.each(Object.keys(pages) as (Role | 'nobody')[])(
    'is valid, accessible, small and no wider than the screen: %s',
    { timeout: 120_000 },
    async (role) => {
      const visitor = await newVisitor(service);
      if (role !== 'nobody') await visitor.signIn(role);
      for (const path of pages[role]().filter(isLookedAt)) {
        const answer = await visitor.page.goto(path);
        const expected =
          path === '/no/such/page' || path.startsWith('/password/')
            ? 404
            : path === '/people' && role === 'enquirer'
              ? 403
              : 200;
        expect(answer?.status(), `${role} ${path}`).toBe(expected);
        await expectGood(visitor, (await answer?.text()) ?? '', `${role} ${path}`);
      }
      await visitor.close();
    },
  );

  it('has a name of its own in the tab', async () => {
    const visitor = await newVisitor(service);
    await visitor.signIn('learnerAdministrator');
    await visitor.goTo(`/learners/${at.ready.uln}`);
    expect(await visitor.page.title()).toBe('Zoë O’Brien-Smith – Diploma aggregation service');
    await visitor.close();
  });
});

/** Forms as they are sent empty or wrong, by whom, and the button. */
const mistakes: readonly (readonly [Role | 'nobody', () => string, string])[] = [
  ['nobody', () => '/sign-in', 'Sign in'],
  ['nobody', () => '/transcript-check', 'Check the transcript'],
  ['nobody', () => '/batch-files/check', 'Check'],
  ['learnerAdministrator', () => '/learners/open', 'Open the account'],
  ['learnerAdministrator', () => '/programmes/add', 'Check and add'],
  ['learnerAdministrator', () => '/batches/send', 'Send'],
  ['learnerAdministrator', () => '/transfers/ask', 'Ask'],
  ['completionRecorder', () => '/learners/record/work-experience/2', 'Continue'],
  [
    'claimMaker',
    () => `/learners/${at.waiting.uln}/diplomas/${at.waiting.diploma}/withdraw-claim`,
    'Withdraw the claim',
  ],
  ['localAdministrator', () => '/people/invite', 'Send the invitation'],
  ['headOfCentre', () => '/authority/grant', 'Grant'],
  ['headOfCentre', () => '/authority/sign', 'Sign'],
  ['resultsPoster', () => '/results/post', 'Post'],
  ['awardConfirmer', () => `/claims/${at.ready.id}/refer`, 'Refer back'],
  ['serviceManager', () => '/merged-ulns', 'Continue'],
  ['serviceManager', () => '/organisations/centres/add', 'Add'],
  ['serviceManager', () => '/catalogue/load', 'Continue'],
  [
    'serviceManager',
    () => `/organisations/suppliers/${supplier}/programs/${service.kit.supplier.clientId}/keys/add`,
    'Add',
  ],
];

describe('a form with mistakes', () => {
  it.each([...new Set(mistakes.filter(isLookedAt).map(([role]) => role))])(
    'says at the top what is wrong and leads to it, and is as good a page: %s',
    { timeout: 60_000 },
    async (role) => {
      const visitor = await newVisitor(service);
      const { page } = visitor;
      if (role !== 'nobody') await visitor.signIn(role);
      for (const [, path, button] of mistakes.filter(isLookedAt).filter(([whose]) => whose === role)) {
        await visitor.goTo(path());
        const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
        await visitor.press(button);
        const answer = await answered;
        expect(answer.status(), path()).toBe(422);
        expect(await page.title(), path()).toMatch(/^Error: /);
        const summary = page.locator('.govuk-error-summary');
        // Whoever uses a screen reader is told at once.
        expect(await page.evaluate('document.activeElement.className'), path()).toBe('govuk-error-summary');
        for (const link of await summary.locator('a').all()) {
          const to = (await link.getAttribute('href')) as string;
          expect(await page.locator(to).count(), `${path()} ${to}`).toBe(1);
        }
        await expectGood(visitor, await answer.text(), `${role} ${path()} with mistakes`);
      }
      await visitor.close();
    },
  );
});

describe('in other states', () => {
  const centrePages = [
    ...['/', '/waiting', '/waiting?only=referred', '/learners', '/transfers', '/programmes', '/batches', '/outcomes'],
    ...['/learners/record/work-experience/2', '/outcomes/engineering/higher', '/outcomes/engineering/higher/slips'],
  ];

  /** Somebody of a centre that has just signed, with every role that works with learners. */
  async function newAt(number: string, name: string): Promise<Visitor> {
    const { prisma } = service.service.store;
    const username = `somebody.${number}`;
    const password = 'harbour pencil sunrise';
    await prisma.centre.upsert({
      where: { realmId_number: { realmId: 2, number } },
      create: { realmId: 2, number, name },
      update: { name },
    });
    const signed = { signedBy: 'A head', username, signedAt: service.clock() };
    await signFor(prisma, 2, number, await readHeadOfCentreAgreement(), signed);
    const person = {
      username,
      name: 'Some Body',
      role: 'learnerAdministrator',
      passwordHash: await hashPassword(password),
    } as const;
    await addWithPassword(prisma, 2, { kind: 'centre', number, name }, person, service.clock());
    const roles = ['learnerAdministrator', 'completionRecorder', 'claimMaker'];
    await prisma.person.update({ where: { username }, data: { roles } });
    const visitor = await newVisitor(service);
    await visitor.goTo('/sign-in');
    await visitor.page.fill('#username', username);
    await visitor.page.fill('#password', password);
    await visitor.press('Sign in');
    return visitor;
  }

  async function look(visitor: Visitor, paths: readonly string[], what: string): Promise<void> {
    for (const path of paths.filter(isLookedAt)) {
      const answer = await visitor.page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expectGood(visitor, (await answer?.text()) ?? '', `${what} ${path}`);
    }
    await visitor.close();
  }

  it('pages are as good when there is nothing in them', { timeout: 120_000 }, async () => {
    await look(await newAt('90777', 'Empty School'), centrePages, 'empty');
  });

  it('pages are as good when everything in them is long', { timeout: 120_000 }, async () => {
    const number = '90002';
    const long = 'W'.repeat(35);
    const visitor = await newAt(
      number,
      `${'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch '.repeat(3)}School`,
    );
    const ulns: string[] = [];
    for (let n = 0; n < 30; n++) {
      const { uln } = await service.open(
        { givenName: long, familyName: `${long}`, diploma: registration },
        { centre: number },
      );
      ulns.push(uln);
    }
    const [uln] = ulns as [string];
    const { items } = await service.done('GET', `/v1/learners/${uln}/diplomas`, { centre: number });
    await service.done('POST', '/v1/claims', { centre: number, body: { uln, diplomaId: items[0].id } });
    await service.done('POST', `/v1/learners/${ulns[1]}/transfers`, {
      body: { familyName: long, dateOfBirth: '1994-05-17', reason: 'x'.repeat(200) },
    });
    await look(
      visitor,
      [
        ...centrePages,
        ...[uln, ulns[1]].flatMap((one) => ['', '/history', '/amend'].map((page) => `/learners/${one}${page}`)),
      ],
      'long',
    );
  });

  it('pages are as good without script', { timeout: 120_000 }, async () => {
    // As it looks when the script does not come. (With scripts turned off axe, which is one, has no word either.)
    const visitor = await newVisitor(service);
    await visitor.page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await visitor.signIn('learnerAdministrator');
    await look(
      visitor,
      [
        ...centrePages.filter((path) => !path.includes('record')),
        `/learners/${at.ready.uln}`,
        `/batches/${at.rows.id}`,
        '/batches/send',
      ],
      'no script',
    );
  });
});

describe('without script', () => {
  it('a learner is found and opened, and every form can be sent', async () => {
    const visitor = await newVisitor(service, { javaScript: false });
    await visitor.signIn('learnerAdministrator');
    await visitor.goTo('/learners');
    await visitor.page.fill('#text', 'zoe obr');
    await visitor.press('Search');
    expect(await visitor.page.locator('#found').textContent()).toContain('O’Brien-Smith, Zoë');
    // What was typed is a name: it stands in no address.
    expect(visitor.page.url()).not.toMatch(/zoe|obr/i);
    await visitor.goTo('/learners/open');
    await visitor.page.fill('#uln', service.nextUln());
    await visitor.page.fill('#givenName', 'Ann');
    await visitor.page.fill('#familyName', 'Other');
    for (const [part, value] of Object.entries({ day: '1', month: 'May', year: '1994' }))
      await visitor.page.fill(`#dateOfBirth-${part}`, value);
    await visitor.page.check('input[name=gender][value=female]');
    await visitor.page.selectOption('#line', registration.line);
    await visitor.page.check(`input[name=level][value=${registration.level}]`);
    await visitor.page.check('input[name=awardingBody]');
    await visitor.press('Open the account');
    expect(await visitor.page.locator('h1').textContent()).toContain('Ann Other');
    await visitor.close();
  });
});
