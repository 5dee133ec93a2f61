import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, definitions } from '../../src/batch/definitions/all.js';
import { rules } from '../../src/learners/rules.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Everything that links lead to from the first page, as it was answered. */
async function crawl() {
  const found = new Map<string, { from: string; answer: Awaited<ReturnType<TestService['send']>> }>();
  const waiting = [{ path: '/', from: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, from } = next;
    if (found.has(path)) continue;
    const answer = await service.send('GET', path);
    found.set(path, { from, answer });
    if (!isPage(answer.headers) || path.startsWith('/docs')) continue;
    for (const [, href = ''] of answer.text.matchAll(/ href="([^"]*)"/g)) {
      const [to = ''] = href.split('#');
      if (to !== '') waiting.push({ path: to, from: path });
    }
  }
  return found;
}

function isPage(headers: { 'content-type'?: string | undefined }): boolean {
  return headers['content-type']?.startsWith('text/html') ?? false;
}

describe('the pages for people', () => {
  it('lead nowhere in vain, and load nothing but the service’s own style and script', async () => {
    const found = await crawl();
    for (const [path, { from, answer }] of found) expect(answer.status, `${path} from ${from}`).toBeLessThan(400);
    const paths = [...found.keys()];
    expect(paths).toEqual(expect.arrayContaining(definitions.map(({ id }) => `/batch-files/${id}`)));
    expect(paths).toEqual(expect.arrayContaining(Object.keys(rules).map((id) => `/rules/${id}`)));

    const pages = [...found].filter(([path, { answer }]) => isPage(answer.headers) && !path.startsWith('/docs'));
    for (const [path, { answer }] of pages) {
      const { headers, text } = answer;
      const [, nonce = ''] = / nonce="([^"]{20,})"/.exec(text) ?? [];
      expect(headers['content-security-policy'], path).toBe(
        `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(headers['cache-control'], path).toBe('no-store');
      expect(text, path).toMatch(/^<!DOCTYPE html>\s*<html lang="en"/);
      expect(text.match(/<h1[ >]/g), path).toHaveLength(1);
      // The one script is loaded, and nothing stands in the page.
      expect(text.match(/<script/g), path).toHaveLength(1);
      expect(text, path).toMatch(
        /<script type="module" src="\/assets\/pages-[0-9a-f]{12}\.js" nonce="[^"]+"><\/script>/,
      );
      expect(text, path).not.toMatch(/undefined|\[object|<style| style="| on[a-z]+="/);
      // Every place that the page itself leads to.
      for (const [, anchor] of text.matchAll(/ href="#([^"]*)"/g)) expect(text, path).toContain(` id="${anchor}"`);
      // Headings leave no step out.
      const steps = [...text.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      steps.forEach((step, index) => {
        expect(step - (steps[index - 1] ?? 0), path).toBeLessThanOrEqual(1);
      });
    }
  });

  it('answer GET only', async () => {
    const { id } = definitionOf('release-3');
    for (const path of [
      '/batch-files',
      '/batch-files/test-files',
      `/batch-files/${id}`,
      `/batch-files/${id}/example.csv`,
    ])
      expect((await service.send('HEAD', path)).status, path).toBe(404);
  });
});

describe('what is made from a definition', () => {
  it.each(definitions.map(({ id }) => id))('%s is a template, an example and metadata', async (id) => {
    for (const what of ['template', 'example']) {
      const { status, headers, text } = await service.send('GET', `/batch-files/${id}/${what}.csv`);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toBe(`attachment; filename="${id.replace('/', '-')}-${what}.csv"`);
      expect(text).toMatch(/\r\n$/);
    }
    const { headers, body } = await service.send('GET', `/batch-files/${id}/metadata.json`);
    expect(headers['content-type']).toMatch(/^application\/csvm\+json/);
    for (const { url } of body.tables ?? [body]) {
      const { pathname, origin } = new URL(url);
      expect(origin).toBe(service.baseUrl);
      const example = await service.send('GET', pathname);
      expect(example.status, pathname).toBe(200);
      // How a program finds the metadata of a table.
      expect(example.headers.link).toContain(`<${service.baseUrl}/batch-files/${id}/metadata.json>; rel="describedby"`);
    }
  });
});

describe('the test files', () => {
  it.each(['manifest.json', '..%2F..%2F..%2Fpackage.json', '%2e%2e%2fmanifest.json', 'nothing.csv'])(
    'are no others than those of the list: %s',
    async (name) => {
      const path = `/batch-files/test-files/${name}`;
      const { status, text } = await service.send('GET', path, { accept: 'text/html' });
      expect(status).toBe(404);
      expect(text).toContain('Page not found');
      expect((await service.send('GET', path)).body.code).toBe('not-found');
    },
  );
});
