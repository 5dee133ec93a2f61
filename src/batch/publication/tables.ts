import { type Html, type HtmlValue, html } from './html.js';

/** A table of a page. */
export interface Table {
  readonly caption: string;
  readonly headings: readonly string[];
  /** The first cell of each row says what the row is about. */
  readonly rows: readonly (readonly HtmlValue[])[];
}

/**
 * A table that people can read with a screen reader, and on a phone: where it is wider than the screen it is moved by
 * itself, also with the keyboard.
 */
export function table({ caption, headings, rows }: Table): Html {
  const head = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  const body = rows.map(
    ([first = '', ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
  );
  return html`
<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>
</table></div>`;
}
