import { progressOn, readDiplomaEvidence, suppose } from '../../ledger/progress.js';
import { actingParties } from '../acting.js';
import { shownForm } from '../forms/shown.js';
import { errorOf } from '../forms/transact.js';
import { type Page, type Typed, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { type Visit, whoOf } from '../visit.js';
import { diplomaInAddress, learnersPage, nameOf } from './reading.js';

/** As many results as can be supposed at once. */
const rows = 8;

/** What a Diploma would come to: with results, skills and work experience that somebody supposes. Nothing is stored. */
export function whatIfPage(parts: WebParts): Page {
  async function answer(visit: Visit, typed: Typed | undefined) {
    const { record, diploma } = await diplomaInAddress(parts, visit);
    const stands = await readDiplomaEvidence(parts.ledger, whoOf(visit).realm.id, record, diploma, visit.now);
    const results = Array.from({ length: rows }, (_, index) => ({
      qan: text(typed ?? {}, `qan-${index}`)
        .toUpperCase()
        .replaceAll('/', ''),
      grade: text(typed ?? {}, `grade-${index}`).toUpperCase(),
    }));
    const days = text(typed ?? {}, 'days');
    const said = {
      results: results
        .filter(({ qan }) => qan !== '')
        .map(({ qan, grade }) => ({ qan, ...(grade === '' ? {} : { grade }) })),
      ...(text(typed ?? {}, 'plts') === 'yes' ? { pltsCompleted: true } : {}),
      ...(/^\d{1,3}$/.test(days) ? { workExperienceDays: Number(days) } : {}),
    };
    const supposed = typed === undefined ? undefined : suppose(stands, said);
    const faults = supposed?.faults ?? [];
    const progress =
      supposed === undefined || supposed.faults !== undefined ? undefined : progressOn(stands, supposed.evidence);
    const qualifications = [...stands.catalogue.values()].filter(
      ({ lines }) => lines.length === 0 || lines.includes(diploma.line),
    );
    return {
      view: 'learner/what-if.njk',
      title: 'What if',
      status: faults.length > 0 ? 422 : 200,
      model: {
        ...{ action: visit.path, back: learnersPage(record), caption: nameOf(record), results, days },
        plts: text(typed ?? {}, 'plts') === 'yes',
        form: shownForm([], {}, { typed: {}, errors: faults.map((fault) => errorOf(fault, [], 'centre')) }),
        qualifications: qualifications.map(({ qan, title }) => ({ qan, title })),
        progress: progress && {
          headline: progress.explanation.headline,
          grade: progress.evaluation.grade,
          steps: progress.evaluation.conditions.map(({ title, met, pending }) => ({
            ...{ title, state: met ? 'met' : pending ? 'pending' : 'notYet' },
          })),
          lines: progress.explanation.lines.map(({ text: line, actor }) => ({ text: line, who: actingParties[actor] })),
        },
      },
    };
  }

  return {
    path: '/learners/:uln/diplomas/:diploma/what-if',
    needs: { of: 'centre', scopes: ['learners:read'] },
    show: (visit, attempt) => answer(visit, attempt?.typed),
    submit: (visit, typed) => answer(visit, typed),
  };
}
