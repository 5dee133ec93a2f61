import { accountPages } from './account/pages.js';
import { authorityPages } from './authority/pages.js';
import { batchPages } from './batches/pages.js';
import { cataloguePages } from './catalogue/pages.js';
import { claimPages } from './claims/pages.js';
import { fileCheckPages } from './file-check/pages.js';
import { gradingPages } from './grading/pages.js';
import { homePages } from './home/pages.js';
import { learnerPages } from './learner/pages.js';
import { learnersPages } from './learners/pages.js';
import { mergedPages } from './merged/pages.js';
import { organisationPages } from './organisations/pages.js';
import { outcomePages } from './outcomes/pages.js';
import type { Page } from './page.js';
import type { WebParts } from './parts.js';
import { peoplePages } from './people/pages.js';
import { programmePages } from './programmes/pages.js';
import { publishedPages } from './published/pages.js';
import { recordManyPages } from './record-many/pages.js';
import { resultPages } from './results/pages.js';
import type { Sealed } from './sealed.js';
import { servicePages } from './service/pages.js';
import { signInPages } from './sign-in/pages.js';
import { statisticsPages } from './statistics/pages.js';
import { supplierPages } from './suppliers/pages.js';
import { transcriptCheckPages } from './transcript-check/pages.js';
import { transferPages } from './transfers/pages.js';
import { waitingPages } from './waiting/pages.js';

/** Every page of the browser's door. */
export function pagesOf(parts: WebParts, sealed: Sealed): readonly Page[] {
  return [
    ...homePages(parts),
    ...signInPages(parts, sealed),
    ...accountPages(parts),
    ...learnersPages(parts, sealed),
    ...learnerPages(parts),
    ...recordManyPages(parts),
    ...transferPages(parts),
    ...waitingPages(parts),
    ...batchPages(parts),
    ...outcomePages(parts),
    ...programmePages(parts),
    ...authorityPages(parts),
    ...resultPages(parts, sealed),
    ...organisationPages(parts),
    ...supplierPages(parts),
    ...cataloguePages(parts),
    ...gradingPages(parts),
    ...mergedPages(parts),
    ...servicePages(parts),
    ...statisticsPages(parts),
    ...transcriptCheckPages(parts),
    ...fileCheckPages(parts),
    ...publishedPages(parts),
    ...claimPages(parts),
    ...peoplePages(parts),
  ];
}
