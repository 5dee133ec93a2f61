import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import type { Role } from '../../src/identity/people/roles.js';
import type { TestService } from './service.js';

const flags = [
  // As root, where tests often run in a container, Chromium begins only without its own sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface VisitorOptions {
  /** Without it, pages have no script. */
  javaScript?: boolean;
  /** In pixels. */
  width?: number;
}

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  goTo(path: string): Promise<number>;
  /** Signs in as one of the starter kit. */
  signIn(role: Role): Promise<void>;
  /** Presses the button of this name in the main part of the page, and waits for the page that follows. */
  press(name: string): Promise<void>;
  /** Ends the visit, in which nothing may have gone wrong. */
  close(): Promise<void>;
}

let launched: Promise<Browser> | undefined;

/** One browser for the process; each visitor has a profile of their own in it. */
function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: inject('chromium'), args: flags });
  return launched;
}

/** Ends the browser after the tests of a file. */
export function endBrowserAfterwards(): void {
  afterAll(async () => {
    const open = launched;
    launched = undefined;
    await (await open)?.close();
  });
}

export async function newVisitor(
  service: TestService,
  { javaScript = true, width = 1280 }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await (await browser()).newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    baseURL: service.baseUrl,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  /** What went wrong in the browser: errors of scripts, what the policy refused, loads that failed. */
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('requestfailed', (request) => {
    // A page that is left, and a file that is saved, are no failures.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      troubles.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (answer) => {
    // What a page is made of has to be there. What status a page itself has is what tests look at.
    const isPart = ['stylesheet', 'script', 'image', 'font'].includes(answer.request().resourceType());
    if (answer.status() >= (isPart ? 400 : 500)) troubles.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('console', (message) => {
    // That an answer has a status of its own is looked at above.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  const visitor: Visitor = {
    page,
    context,
    goTo: async (path) => (await page.goto(path))?.status() ?? 0,
    async signIn(role) {
      const user = service.kit.users.find((one) => one.role === role)!;
      await page.goto('/sign-in');
      await page.fill('#username', user.username);
      await page.fill('#password', user.password);
      await visitor.press('Sign in');
      expect(await page.locator('h1').textContent()).toBe('What to do');
    },
    async press(name) {
      // The event, and not the state: until the answer comes, the page that is left is loaded.
      await Promise.all([
        page.waitForEvent('load'),
        page.locator('main').getByRole('button', { name }).first().click(),
      ]);
    },
    async close() {
      await context.close();
      expect(troubles).toEqual([]);
    },
  };
  return visitor;
}
