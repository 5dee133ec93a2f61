import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { accountForms } from './account-forms.js';
import { claimForms } from './claim-forms.js';
import { completionForms } from './completion-forms.js';
import { diplomaForms } from './diploma-forms.js';
import { historyPage } from './history.js';
import { learnerPage } from './show.js';
import { transcriptPage } from './transcript.js';
import { transferForms } from './transfer-forms.js';

import { whatIfPage } from './what-if.js';

/** A learner: the page about them, and a form for everything that a centre does about them. */
export function learnerPages(parts: WebParts): readonly Page[] {
  return [
    learnerPage(parts),
    historyPage(parts),
    whatIfPage(parts),
    transcriptPage(parts),
    ...accountForms(parts),
    ...diplomaForms(parts),
    ...completionForms(parts),
    ...claimForms(parts),
    ...transferForms(parts),
  ];
}
