import { describe, expect, it } from 'vitest';
import { definitionOf, definitions } from '../../../../src/batch/definitions/all.js';
import type { HeadingsDefinition } from '../../../../src/batch/definitions/definition.js';
import { batchFilesPage } from '../../../../src/batch/publication/batch-files-page.js';
import { csvwMetadata } from '../../../../src/batch/publication/csvw.js';
import { definitionPage } from '../../../../src/batch/publication/definition-page.js';
import { html } from '../../../../src/batch/publication/html.js';
import { operationOf } from '../../../../src/batch/publication/operations.js';
import { recordTypesOf } from '../../../../src/batch/publication/record-types.js';
import { testFilesPage } from '../../../../src/batch/publication/test-files-page.js';

const limits = { rows: 1_000_000, megabytes: 512, cells: 200, characters: 65_536 };

/** A text that would be markup if it were not escaped. */
const hostile = `<script>alert("&amp;")</script>`;
const harmless = '&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt;';

describe('markup', () => {
  it('escapes text, and markup not again', () => {
    expect(html`<p title="${hostile}">${hostile}${html`<b>${'a & b'}</b>`}${[html`<i>${1}</i>`]}</p>`.markup).toBe(
      `<p title="${harmless}">${harmless}<b>a &amp; b</b><i>1</i></p>`,
    );
  });
});

describe('the page of a definition', () => {
  it.each(definitions.map((one) => [one.id, one] as const))(
    '%s has every column with its description, and every transaction',
    (_id, definition) => {
      const { body } = definitionPage(definition);
      for (const { columns, requests } of recordTypesOf(definition)) {
        for (const { name, description } of columns) {
          expect(body.markup).toContain(`<th scope="row"><code>${name}</code></th>`);
          expect(body.markup).toContain(html`${description}`.markup);
        }
        for (const { transaction } of requests) expect(body.markup).toContain(operationOf(transaction).address);
      }
    },
  );

  it('escapes whatever a definition says', () => {
    const claims = definitionOf('release-2/claims') as HeadingsDefinition;
    const column = { name: hostile, kind: 'text', description: hostile, example: hostile } as const;
    const request = { when: { column: hostile, is: hostile }, transaction: 'createClaim', says: {} } as const;
    const definition: HeadingsDefinition = {
      ...claims,
      title: hostile,
      description: hostile,
      needed: [hostile],
      record: { type: '', name: hostile, description: hostile, columns: [column], requests: [request] },
    };
    const { markup } = definitionPage(definition).body;
    expect(markup).not.toContain('<script');
    expect(markup).toContain(harmless);
    expect(batchFilesPage([definition], limits).body.markup).not.toContain('<script');
    // Metadata is JSON: there it is a text like others.
    expect(JSON.parse(JSON.stringify(csvwMetadata(definition, '')))['dc:title']).toBe(hostile);
  });
});

describe('the page of the test files', () => {
  it('says that there are none, if there are none', () => {
    expect(testFilesPage([], definitions).body.markup).toContain('There are no test files here.');
  });

  it('says of each what is odd about it and what the service answers', () => {
    const taken = { status: 'completed', rows: { accepted: 2, unchanged: 0, refused: 1 } };
    const refused = { status: 'refused', rule: 'file-trailer-count', line: 4 };
    const { markup } = testFilesPage(
      [
        {
          name: 'one.csv',
          title: 'As a spreadsheet saves it',
          definition: 'release-2/claims',
          verdict: taken,
          note: hostile,
        },
        { name: 'two.csv', title: hostile, verdict: refused },
      ],
      definitions,
    ).body;
    expect(markup).toContain('<a href="/batch-files/test-files/one.csv">one.csv</a>');
    expect(markup).toContain('<code>completed</code>: 2 accepted, 1 refused.');
    expect(markup).toContain('<a href="/batch-files/release-2/claims">');
    expect(markup).toContain('<code>refused</code>. <a href="/rules/file-trailer-count">');
    expect(markup).toContain('Line 4.');
    expect(markup).not.toContain('<script');
  });
});
