import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { messageOf, rules } from '../learners/rules.js';
import { dayInWords, instantInWords, wholeNumber } from './words.js';

/** Where the views are: beside the pages, in src. They are read from there by what is compiled, too. */
const views = fileURLToPath(new URL('../../src/web', import.meta.url));
const components = fileURLToPath(new URL('.', import.meta.resolve('govuk-frontend/dist/govuk/template.njk')));

/** The templates, each compiled when it is first needed. Everything is escaped but what a template marks as safe. */
export function createRendering(): (view: string, model: object) => string {
  const loader = new nunjucks.FileSystemLoader([views, fileURLToPath(new URL('..', `file://${components}`))]);
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  environment.addFilter('day', dayInWords);
  environment.addFilter('instant', instantInWords);
  environment.addFilter('number', wholeNumber);
  environment.addGlobal('rules', rules);
  environment.addGlobal('messageOf', messageOf);
  return (view, model) => environment.render(view, model);
}
