import type { Html } from './html.js';

/** A page for people. */
export interface PublishedPage {
  readonly title: string;
  readonly body: Html;
}
