import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';

/** The start page: for visitors what the service is, for people of an organisation what needs them today. */
export function homePages(_parts: WebParts): readonly Page[] {
  return [
    {
      path: '/',
      needs: 'anyone',
      show: (visit) =>
        visit.who === undefined
          ? { view: 'home/welcome.njk', title: 'Diploma aggregation service', model: {} }
          : { view: 'home/view.njk', title: 'What to do', model: {} },
    },
  ];
}
