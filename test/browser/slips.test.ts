import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endBrowserAfterwards, newVisitor, type Visitor } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

// What happens at a desk: the telephone rings in the middle of a form, somebody else has the same learner open, a button
// is pressed twice.

endBrowserAfterwards();
let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.close());

const anHour = 3_600_000;
const heading = async ({ page }: Visitor) => (await page.locator('h1').first().textContent())?.trim();

async function fillWork({ page }: Visitor, days: string): Promise<void> {
  await page.check('input[name=completed][value=yes]');
  await page.fill('#days', days);
  for (const [part, value] of Object.entries({ day: '18', month: '6', year: '2010' }))
    await page.fill(`#to-${part}`, value);
}

async function historyOf(uln: string): Promise<string[]> {
  const { items } = await service.done('GET', `/v1/learners/${uln}/history`);
  return items.map(({ transaction }: { transaction: string }) => transaction);
}

describe('a session that ends in the middle of a form', () => {
  it('loses nothing that was typed, and stores nothing by itself', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service);
    await visitor.signIn('completionRecorder');
    await visitor.goTo(`/learners/${uln}/work-experience/2`);
    await fillWork(visitor, '12');
    service.advance(2 * anHour);
    await visitor.press('Save');
    expect(await heading(visitor)).toBe('Sign in');
    expect(await visitor.page.locator('main').textContent()).toContain('what you typed is kept');
    // What was typed cannot be read in the page.
    expect(await visitor.page.content()).not.toMatch(/name="days"|value="12"/);

    const user = service.kit.users.find(({ role }) => role === 'completionRecorder')!;
    await visitor.page.fill('#username', user.username);
    await visitor.page.fill('#password', user.password);
    await visitor.press('Sign in');
    expect(await heading(visitor)).toBe('Record work experience');
    expect(await visitor.page.inputValue('#days')).toBe('12');
    expect(await visitor.page.isChecked('input[name=completed][value=yes]')).toBe(true);
    expect(await historyOf(uln)).not.toContain('recordWorkExperience');
    await visitor.press('Save');
    expect(await heading(visitor)).toContain('O’Brien-Smith');
    expect(await historyOf(uln)).toContain('recordWorkExperience');
    await visitor.close();
  });

  it('is for nobody else who signs in with that browser', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service);
    await visitor.signIn('completionRecorder');
    await visitor.goTo(`/learners/${uln}/work-experience/2`);
    await fillWork(visitor, '12');
    service.advance(2 * anHour);
    await visitor.press('Save');
    const other = service.kit.users.find(({ role }) => role === 'claimMaker')!;
    await visitor.page.fill('#username', other.username);
    await visitor.page.fill('#password', other.password);
    await visitor.press('Sign in');
    expect(await visitor.page.locator('#days').count()).toBe(0);
    await visitor.close();
  });
});

describe('a form that is sent twice', () => {
  it('is carried out once, and told as done both times', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service, { javaScript: false });
    await visitor.signIn('claimMaker');
    const [diploma] = (await service.done('GET', `/v1/learners/${uln}/diplomas`)).items;
    await visitor.goTo(`/learners/${uln}/diplomas/${diploma.id}/claim`);
    const form = Object.fromEntries(
      await Promise.all(
        (await visitor.page.locator('main form input[type=hidden]').all()).map(async (input) => [
          (await input.getAttribute('name')) as string,
          await input.inputValue(),
        ]),
      ),
    );
    const send = () =>
      visitor.context.request.post(`/learners/${uln}/diplomas/${diploma.id}/claim`, { form, maxRedirects: 0 });
    const answers = await Promise.all([send(), send(), send()]);
    for (const answer of answers) {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe(`/learners/${uln}?done=createClaim`);
    }
    expect((await historyOf(uln)).filter((name) => name === 'createClaim')).toHaveLength(1);
    await visitor.close();
  });

  it('shows after the back button what stands', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service);
    await visitor.signIn('completionRecorder');
    await visitor.goTo(`/learners/${uln}/work-experience/2`);
    await fillWork(visitor, '10');
    await visitor.press('Save');
    await visitor.page.goBack();
    expect(await visitor.page.inputValue('#days')).toBe('10');
    await visitor.close();
  });
});

describe('two tabs', () => {
  it('do not undo each other unseen: the second is told what the first did', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service);
    await visitor.signIn('completionRecorder');
    const other = await visitor.context.newPage();
    await other.goto(`/learners/${uln}/work-experience/2`);
    await visitor.goTo(`/learners/${uln}/work-experience/2`);
    await fillWork(visitor, '10');
    await visitor.press('Save');
    await fillWork({ ...visitor, page: other }, '11');
    await other.click('main button:has-text("Save")');
    expect(await other.locator('.govuk-error-summary').textContent()).toContain('Work experience recorded');
    expect(await other.inputValue('#days')).toBe('11');
    await other.click('main button:has-text("Save")');
    await other.waitForSelector('h1:has-text("O’Brien-Smith")');
    const { items } = await service.done('GET', `/v1/learners/${uln}/component-completions`);
    expect(items[0].workExperience.days).toBe(11);
    await visitor.close();
  });
});

describe('a record that somebody else changed', () => {
  it('tells what changed and by whom, keeps what was typed, and takes it when it is sent again', async () => {
    const { uln } = await service.openWithDiploma();
    const visitor = await newVisitor(service);
    await visitor.signIn('learnerAdministrator');
    await visitor.goTo(`/learners/${uln}/amend`);
    const { headers } = await service.call('GET', `/v1/learners/${uln}`);
    const etag = headers.etag as string;
    await service.done('PATCH', `/v1/learners/${uln}`, { etag, body: { givenName: 'Zelda' } });
    await visitor.page.fill('#givenName', 'Zara');
    await visitor.press('Save');
    const told = (await visitor.page.locator('.govuk-error-summary').textContent()) ?? '';
    expect(told).toContain('Details changed');
    expect(told).toContain('exams.officer, Sandbox supplier, by the direct interface');
    expect(await visitor.page.inputValue('#givenName')).toBe('Zara');
    expect((await service.done('GET', `/v1/learners/${uln}`)).givenName).toBe('Zelda');
    await visitor.press('Save');
    expect((await service.done('GET', `/v1/learners/${uln}`)).givenName).toBe('Zara');
    await visitor.close();
  });
});

describe('what people type', () => {
  it('is text, whatever it looks like', async () => {
    const learner = await service.open();
    const visitor = await newVisitor(service);
    await visitor.signIn('learnerAdministrator');
    await visitor.goTo(`/learners/${learner.uln}/close`);
    await visitor.page.fill('#reason', '<script>alert(1)</script>{{ 7 * 7 }}" onmouseover="x');
    await visitor.press('Close the account');
    await visitor.goTo(`/learners/${learner.uln}`);
    const main = (await visitor.page.locator('main').textContent()) ?? '';
    expect(main).toContain('<script>alert(1)</script>{{ 7 * 7 }}" onmouseover="x');
    await visitor.close();
  });

  it('in a file that is none is answered with what is wrong', async () => {
    const visitor = await newVisitor(service);
    await visitor.signIn('learnerAdministrator');
    await visitor.goTo('/batches/send');
    await visitor.page.setInputFiles('input[name=file]', {
      name: '../../<img src=x onerror=alert(1)>.csv',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    });
    await visitor.press('Send');
    expect(await heading(visitor)).toBe('<img src=x onerror=alert(1)>.csv');
    await visitor.close();
  });
});

describe('the keyboard alone', () => {
  it('signs in, finds a learner, and records', async () => {
    const learner = await service.open({
      familyName: 'Keyboard',
      diploma: { line: 'engineering', level: 'higher', awardingBody: 'NDA' },
    });
    const visitor = await newVisitor(service);
    const { page } = visitor;
    const user = service.kit.users.find(({ role }) => role === 'completionRecorder')!;
    await visitor.goTo('/sign-in');
    /** Goes on by the tabulator until the focus is on what has this id or this text. */
    const tabTo = async (what: string) => {
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab');
        const at = (await page.evaluate(
          '[document.activeElement.id, document.activeElement.textContent.trim()]',
        )) as string[];
        if (at.some((one) => one === what || one.startsWith(`${what} `))) return;
      }
      throw new Error(`the tabulator does not lead to ${what}`);
    };
    await tabTo('username');
    await page.keyboard.type(user.username);
    await tabTo('password');
    await page.keyboard.type(user.password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("What to do")');
    await tabTo('Learners');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#text');
    await tabTo('text');
    await page.keyboard.type('keyb');
    await page.waitForSelector('#found a:has-text("Keyboard")');
    await tabTo('Keyboard, Zoë');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("Keyboard")');
    await tabTo('Record skills at level 2');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#skills');
    await tabTo('skills');
    await page.keyboard.press('Space');
    await tabTo('Save');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("Keyboard")');
    const { items } = await service.done('GET', `/v1/learners/${learner.uln}/component-completions`);
    expect(items[0].plts.independentEnquiry).toBe(true);
    await visitor.close();
  });
});
