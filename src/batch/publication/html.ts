/** Markup. Whatever text is in it was escaped when it was put in. */
export interface Html {
  readonly markup: string;
}

/** What can be put into markup: text and numbers, which are escaped, and markup, which is not escaped again. */
export type HtmlValue = string | number | Html | readonly Html[];

/** A template of markup: the only way to make some, so that nothing gets past the escaping. */
export function html(texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: texts.map((text, index) => text + markupOf(values[index] ?? '')).join('') };
}

/** The pieces of markup with others between them. */
export function joined(pieces: readonly Html[], between: string): Html {
  return html`${pieces.flatMap((piece, index) => (index === 0 ? [piece] : [html`${between}`, piece]))}`;
}

/** A list of points. */
export function bullets(items: readonly HtmlValue[]): Html {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
