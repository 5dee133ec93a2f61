import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allResults, longPublished } from '../contract/results.js';
import { endBrowserAfterwards, newVisitor, type Visitor } from '../support/browser.js';
import { person, startService, type TestService } from '../support/service.js';

// The year of a cohort, in the browser from the first to the last: a centre that nobody has entered yet, its people, its
// learners, its claims, the awarding bodies' results and decisions, and the certificates.

endBrowserAfterwards();
let service: TestService;
beforeAll(async () => {
  service = await startService({ worker: true });
});
afterAll(() => service?.close());

const password = 'harbour pencil sunrise';

/** The link of the newest letter to an address. */
function linkTo(address: string): string {
  const outbox = join(dirname(service.service.starterKit as string), 'outbox');
  const letters = readdirSync(outbox)
    .sort()
    .map((name) => readFileSync(join(outbox, name), 'utf8'));
  const letter = letters.findLast((text) => text.includes(`To: ${address}`)) as string;
  return new URL(/http\S+\/password\/\S+/.exec(letter)?.[0] as string).pathname;
}

/** Takes up an invitation: sets the password, and signs in. */
async function join_(visitor: Visitor, username: string): Promise<void> {
  await visitor.goTo(linkTo(`${username}@example.org`));
  await visitor.page.fill('#password', password);
  await visitor.press('Set the password');
  await visitor.page.fill('#username', username);
  await visitor.page.fill('#password', password);
  await visitor.press('Sign in');
}

async function invite(visitor: Visitor, username: string, roles: readonly string[], button = 'Send the invitation') {
  await visitor.page.fill('#name', `Test ${username}`);
  await visitor.page.fill('#email', `${username}@example.org`);
  await visitor.page.fill('#username', username);
  for (const role of roles) await visitor.page.check(`input[name=roles][value=${role}]`);
  await visitor.press(button);
  expect(await heading(visitor)).not.toContain('problem');
  expect(await done(visitor)).toBe('Invitation sent');
}

const heading = async ({ page }: Visitor) => (await page.locator('h1').first().textContent())?.trim() ?? '';
/** What the page says was done; what it says is wrong, where it says so. */
const done = async ({ page }: Visitor) =>
  (
    await page
      .locator('.govuk-notification-banner--success .govuk-notification-banner__content, .govuk-error-summary')
      .first()
      .textContent()
  )?.trim();

async function fillDate({ page }: Visitor, name: string, date: string) {
  const [year, month, day] = date.split('-') as [string, string, string];
  await page.fill(`#${name}-day`, day);
  await page.fill(`#${name}-month`, month);
  await page.fill(`#${name}-year`, year);
}

describe('the year of a cohort, by four people', () => {
  it('goes from a centre that nobody knows to certificates', { timeout: 240_000 }, async () => {
    const manager = await newVisitor(service);
    const administrator = await newVisitor(service);
    const officer = await newVisitor(service);
    const body = await newVisitor(service);

    // Service management enters the centre, and invites whoever begins there.
    await manager.signIn('serviceManager');
    await manager.goTo('/organisations/centres/add');
    await manager.page.fill('#number', '91234');
    await manager.page.fill('#name', 'Test Valley College');
    await manager.page.selectOption('#region', 'south-east');
    await manager.press('Add');
    expect(await heading(manager)).toBe('Test Valley College');
    await invite(manager, 'ada.local', ['localAdministrator', 'headOfCentre']);

    // The local administrator sets up a second factor, signs for the centre, and invites an exams officer.
    await join_(administrator, 'ada.local');
    expect(await heading(administrator)).toBe('What to do');
    expect(await administrator.page.locator('main').textContent()).toContain('Head of Centre Agreement');
    await administrator.goTo('/account/second-factor');
    const key = (await administrator.page.locator('code').textContent())?.replaceAll(' ', '') as string;
    const code = () => new TOTP({ secret: key }).generate({ timestamp: service.clock().getTime() });
    await administrator.page.fill('#code', code());
    await administrator.page.fill('#password', password);
    await administrator.press('Set up');
    expect(await done(administrator)).toBe('Your second factor is set up');
    await administrator.goTo('/authority/sign');
    await administrator.page.fill('#signedBy', 'Ada Local');
    await administrator.page.check('input[name=agreed]');
    await administrator.press('Sign');
    expect(await done(administrator)).toBe('Signed');
    await administrator.goTo('/authority/grant');
    await administrator.page.getByLabel('Sandbox supplier').check();
    await administrator.page.check('input[name=scopes][value="learners:read"]');
    await administrator.press('Grant');
    expect(await done(administrator)).toBe('Authority granted');
    await administrator.goTo('/people/invite');
    await invite(administrator, 'olly.officer', ['learnerAdministrator', 'completionRecorder', 'claimMaker']);

    // The exams officer says with whom the centre works, opens accounts and registers.
    await join_(officer, 'olly.officer');
    await officer.goTo('/programmes/awarding-body');
    await officer.page.getByLabel('Northern Diploma Awards').check();
    await officer.press('Save');
    expect(await done(officer)).toBe('Your centre works with this awarding body now');
    await officer.goTo('/programmes/add');
    await officer.page.fill('#name', 'Engineering 2010');
    await officer.page.selectOption('#line', 'engineering');
    await officer.page.check('input[name=level][value=higher]');
    await officer.page.fill(
      '#qualifications',
      '9000002X\n90000171\n90000298\n90000316\n9000033X\n90000481\n90000493\n90000523',
    );
    await officer.press('Check and add');
    expect(await done(officer)).toBe('Programme added');
    const ulns = [service.nextUln(), service.nextUln(), service.nextUln()];
    for (const uln of ulns) {
      await officer.goTo('/learners/open');
      await officer.page.fill('#uln', uln);
      await officer.page.fill('#givenName', person.givenName);
      await officer.page.fill('#familyName', person.familyName);
      await fillDate(officer, 'dateOfBirth', person.dateOfBirth);
      await officer.page.check('input[name=gender][value=female]');
      await officer.page.selectOption('#line', 'engineering');
      await officer.page.check('input[name=level][value=higher]');
      await officer.page.check('input[name=awardingBody][value=NDA]');
      await officer.press('Open the account');
      expect(await done(officer)).toBe('Account opened');
    }
    await officer.page.getByRole('link', { name: /^Choose a programme/ }).click();
    await officer.page.getByLabel('Engineering 2010').check();
    await officer.press('Save');
    expect(await done(officer)).toBe('Programme of study changed');

    // The class: work experience and skills for all of them at once, seen before it is stored.
    await officer.goTo('/learners/record/work-experience/2');
    await officer.page.check('input[name=completed][value=yes]');
    await officer.page.fill('#days', '10');
    await fillDate(officer, 'from', '2010-06-07');
    await fillDate(officer, 'to', '2010-06-18');
    await officer.page.getByLabel('All of them').check();
    await officer.press('Continue');
    expect(await heading(officer)).toBe('Record work experience for many learners: check before you store');
    await officer.press('Store (3 rows)');
    expect(await officer.page.locator('main').textContent()).toContain('3 rows stored.');
    await officer.goTo('/learners/record/plts/2');
    for (const box of await officer.page.locator('input[name=skills]').all()) await box.check();
    await fillDate(officer, 'completedOn', '2010-07-01');
    await officer.page.getByLabel('All of them').check();
    await officer.press('Continue');
    await officer.press('Store (3 rows)');

    // Claims, of two by hand.
    for (const uln of ulns.slice(0, 2)) {
      await officer.goTo(`/learners/${uln}`);
      await officer.page.getByRole('button', { name: 'Claim this Diploma' }).click();
      await officer.press('Claim');
      expect(await done(officer)).toBe('Diploma claimed');
    }
    await officer.page.getByRole('link', { name: /^What if/ }).click();
    await officer.page.fill('#qan-0', '90000171');
    await officer.page.fill('#grade-0', 'A');
    await officer.press('See what it comes to');
    expect(await officer.page.locator('#answer').textContent()).toContain('cannot be awarded yet');

    // The awarding bodies post results as they did: many by their own systems, and one by hand.
    const posted = (uln: string) => {
      const { diplomaAwardingBody, componentAwardingBody } = allResults(uln, longPublished);
      return [
        ['diplomaAwardingBody', diplomaAwardingBody],
        ['componentAwardingBody', componentAwardingBody.slice(1)],
      ] as const;
    };
    for (const uln of ulns.slice(0, 2))
      for (const [as, results] of posted(uln)) await service.done('POST', '/v1/results', { as, body: { results } });
    const poster = await newVisitor(service);
    await poster.signIn('resultsPoster');
    for (const uln of ulns.slice(0, 2)) {
      await poster.goTo('/results/post');
      await poster.page.fill('#uln', uln);
      await poster.page.fill('#givenName', person.givenName);
      await poster.page.fill('#familyName', person.familyName);
      await fillDate(poster, 'dateOfBirth', person.dateOfBirth);
      await poster.page.fill('#qan', '900/0048/1');
      await poster.page.fill('#grade', 'Pass');
      await fillDate(poster, 'awardDate', '2010-09-24');
      await poster.page.check('input[name=priorAchievementVerified][value=yes]');
      await poster.press('Post');
      expect(await done(poster)).toBe('Result posted');
    }
    // The last one had the wrong day: another takes its place.
    await poster.page
      .getByRole('link', { name: /^Replace/ })
      .first()
      .click();
    expect(await poster.page.inputValue('#grade')).toBe('Pass');
    await poster.page.fill('#givenName', person.givenName);
    await poster.page.fill('#familyName', person.familyName);
    await fillDate(poster, 'dateOfBirth', person.dateOfBirth);
    await fillDate(poster, 'awardDate', '2010-09-23');
    await poster.page.check('input[name=priorAchievementVerified][value=yes]');
    await poster.press('Replace');
    expect(await done(poster)).toBe('Result replaced');
    expect(await poster.page.locator('tbody').textContent()).toMatch(/23 September 2010.*Replaced/s);

    // The Diploma awarding body sees both ready, refers one, and confirms the other.
    await body.signIn('awardConfirmer');
    expect(await body.page.locator('main').textContent()).toContain('2 claims ready');
    await body.page.getByRole('link', { name: /^Confirm or refer/ }).click();
    const [first, second] = await body.page.locator('input[name=claim]').all();
    await second?.check();
    await body.press('Refer claims back');
    await body.page.fill('#reason', 'Check the date of birth');
    await body.press('Continue');
    await body.press('Refer claims back (1 row)');
    expect(await body.page.locator('main').textContent()).toContain('1 row stored.');
    await body.goTo('/claims?award=ready');
    expect(await body.page.locator('input[name=claim]').count()).toBe(1);
    void first;
    await body.page.locator('input[name=claim]').check();
    await body.press('Confirm awards');
    expect(await heading(body)).toBe('Confirm awards: check before you store');
    await body.press('Confirm awards (1 row)');
    expect(await body.page.locator('main').textContent()).toContain('1 row stored.');

    // The centre is told: what was sent back stands on the start page, what was awarded among the results.
    await officer.goTo('/');
    await officer.page.getByRole('link', { name: /^See why/ }).click();
    expect(await officer.page.locator('tbody').textContent()).toContain('“Check the date of birth”');
    await officer.goTo('/outcomes/engineering/higher');
    expect(await officer.page.locator('tbody').textContent()).toMatch(/B.*Confirmed/s);
    const [slips] = await Promise.all([officer.page.goto('/outcomes/engineering/higher/slips')]);
    expect(slips?.status()).toBe(200);
    const pdf = await officer.context.request.get('/outcomes/engineering/higher/transcripts');
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    // Weeks later certificates are issued, and the transcript is final.
    service.advance(40 * 24 * 3_600_000);
    await body.signIn('awardConfirmer');
    await body.goTo('/claims?award=confirmed');
    await body.page.locator('input[name=claim]').check();
    await body.press('Issue certificates');
    await body.press('Issue certificates (1 row)');
    expect(await body.page.locator('main').textContent()).toContain('1 row stored.');

    // Two numbers of one person: what there is at one follows to the other.
    await manager.signIn('serviceManager');
    await manager.goTo('/merged-ulns');
    await manager.page.fill('#uln', ulns[1] as string);
    await manager.page.fill('#into', ulns[2] as string);
    await manager.press('Continue');
    expect(await manager.page.locator('main').textContent()).toContain('15 results follow');
    await manager.press('Merge');
    expect(await done(manager)).toBe('Merged');
    await manager.goTo('/service/notice');
    await manager.page.check('input[name=state][value=maintenance]');
    await manager.page.fill('#message', 'Closed on Sunday from 8 to 10.');
    await manager.press('Tell everybody');
    await manager.goTo('/status');
    expect(await manager.page.locator('main').textContent()).toContain('Closed on Sunday from 8 to 10.');

    // With a second factor, a password is not enough.
    await administrator.page.context().clearCookies();
    await administrator.goTo('/sign-in');
    await administrator.page.fill('#username', 'ada.local');
    await administrator.page.fill('#password', password);
    await administrator.press('Sign in');
    await administrator.goTo('/people');
    expect(await heading(administrator)).toBe('Enter the code from your app');
    await administrator.page.fill('#code', code());
    await administrator.press('Continue');
    expect(await heading(administrator)).toBe('What to do');

    for (const visitor of [manager, administrator, officer, body, poster]) await visitor.close();
  });
});
