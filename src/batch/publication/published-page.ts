import type { Html } from './html.js';

/** A page for people. */
export interface PublishedPage {
  readonly title: string;
  /** At the top of the page, where it is not the title. */
  readonly heading?: string;
  readonly body: Html;
}
