import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // How the markup is laid out is for nobody to see.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    // GOV.UK's components say a role that the element has, for readers that need it.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'no-implicit-button-type': 'off',
    'tel-non-breaking': 'off',
    'require-sri': 'off',
    // Boxes of one question have one name, and an answer for each.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'valid-id': ['error', { relaxed: true }],
  },
});

/** axe finds nothing on the page, contrast included. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // As texts: they run in the browser, whose names this program does not know.
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: tags } })})`,
  )) as { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] };
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n    ')}`,
  );
  expect.soft(found, what).toEqual([]);
}

/** The markup as it was sent is valid. */
export async function expectValidHtml(markup: string, what: string): Promise<void> {
  const { results } = await validator.validateString(markup);
  const messages = results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
  expect.soft(messages, what).toEqual([]);
}

/** As many controls of a page as are walked through. */
const mostSteps = 40;

/** The Tab key comes to every control, in the order in which they stand, and shows each that it comes to. */
export async function expectKeyboard(page: Page, what: string): Promise<void> {
  const controls = (await page.evaluate(`(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const names = new Set();
    const there = all.filter((one) => {
      if (one.disabled || one.type === 'hidden' || one.getClientRects().length === 0) return false;
      // Of buttons that exclude each other Tab comes to one; arrows to the others.
      if (one.type !== 'radio') return true;
      const group = [...document.getElementsByName(one.name)];
      const chosen = group.find((other) => other.checked) ?? group[0];
      return one === chosen && !names.has(one.name) && names.add(one.name);
    });
    there.forEach((one, index) => { one.dataset.step = String(index); });
    return there.length;
  })()`)) as number;
  const visited: string[] = [];
  // It begins where the page has put the focus, and goes once by the browser's own controls.
  for (let step = 0; step < Math.min(controls, mostSteps) + 1; step++) {
    await page.keyboard.press('Tab');
    visited.push(
      (await page.evaluate(`(() => {
        if (document.activeElement === document.body) return '';
        const { dataset, outerHTML } = document.activeElement;
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
        const isShown = outlineStyle !== 'none' || boxShadow !== 'none';
        return isShown ? (dataset.step ?? outerHTML.slice(0, 100)) : 'not shown: ' + outerHTML.slice(0, 100);
      })()`)) as string,
    );
  }
  const steps = visited.filter((step) => step !== '');
  expect.soft(steps.length, what).toBeGreaterThanOrEqual(Math.min(controls, mostSteps));
  const first = Number(steps[0]);
  expect.soft(steps, what).toEqual(steps.map((_step, index) => String((first + index) % controls)));
}

/** Nothing is wider than the screen, at any width down to that of WCAG's reflow. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  const wider = (await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > width);
    return wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
  })()`)) as string[];
  expect.soft(wider, what).toEqual([]);
}
