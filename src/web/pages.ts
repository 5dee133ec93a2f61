import { accountPages } from './account/pages.js';
import { batchPages } from './batches/pages.js';
import { homePages } from './home/pages.js';
import { learnerPages } from './learner/pages.js';
import { learnersPages } from './learners/pages.js';
import type { Page } from './page.js';
import type { WebParts } from './parts.js';
import { peoplePages } from './people/pages.js';
import type { Sealed } from './sealed.js';
import { signInPages } from './sign-in/pages.js';

/** Every page of the browser's door. */
export function pagesOf(parts: WebParts, sealed: Sealed): readonly Page[] {
  return [
    ...homePages(parts),
    ...signInPages(parts, sealed),
    ...accountPages(parts),
    ...learnersPages(parts, sealed),
    ...learnerPages(parts),
    ...batchPages(parts),
    ...peoplePages(parts),
  ];
}
