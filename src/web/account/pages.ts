import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';

/** What people see and change of their own. */
export function accountPages(_parts: WebParts): readonly Page[] {
  return [];
}
