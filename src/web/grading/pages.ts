import { Problem } from '../../contract/problem.js';
import {
  confirmationsNeeded,
  confirmScheme,
  readSchemes,
  type SchemeVersion,
} from '../../ledger/scheme-confirmation.js';
import { shownForm } from '../forms/shown.js';
import { errorOf } from '../forms/transact.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, may, type Visit, whoOf } from '../visit.js';

const reads = { of: 'serviceManagement', scopes: ['reference:read'] } as const;
const writes = { of: 'serviceManagement', scopes: ['schemes:write'] } as const;

/** Grading schemes as data, and their confirmation by two people. */
export function gradingPages({ ledger }: WebParts): readonly Page[] {
  const { pool } = ledger.store;

  async function schemeInAddress({ params }: Visit): Promise<SchemeVersion> {
    const version = Number(params.version);
    const isNamed = Number.isInteger(version) && version > 0 && version < 1_000_000;
    const [found] = isNamed ? await readSchemes(pool, { scheme: params.scheme ?? '', version }) : [];
    if (found === undefined) throw new Problem('not-found');
    return found;
  }

  return [
    {
      path: '/grading',
      needs: reads,
      async show() {
        const schemes = await readSchemes(pool);
        return {
          view: 'grading/list.njk',
          title: 'Grading',
          model: { needed: confirmationsNeeded, schemes: schemes.map(({ definition: _definition, ...one }) => one) },
        };
      },
    },
    {
      path: '/grading/:scheme/:version',
      needs: reads,
      async show(visit, attempt) {
        const { definition, ...scheme } = await schemeInAddress(visit);
        return {
          view: 'grading/scheme.njk',
          title: `${scheme.scheme}, version ${scheme.version}`,
          model: {
            ...{ scheme, needed: confirmationsNeeded, action: visit.path },
            definition: JSON.stringify(definition, null, 2),
            form: shownForm([], {}, attempt),
            mayConfirm:
              may(visit, 'schemes:write') &&
              scheme.status === 'unconfirmed' &&
              !scheme.confirmations.some(({ clientId }) => clientId === whoOf(visit).person.id),
          },
        };
      },
    },
    {
      path: '/grading/:scheme/:version/confirm',
      needs: writes,
      async show(visit, attempt) {
        const { scheme, version } = await schemeInAddress(visit);
        if (attempt === undefined) return { goTo: `/grading/${scheme}/${version}` };
        return {
          view: 'grading/refused.njk',
          title: 'This cannot be confirmed',
          model: { form: shownForm([], {}, attempt), back: `/grading/${scheme}/${version}` },
        };
      },
      async submit(visit, typed) {
        const { scheme, version } = await schemeInAddress(visit);
        const actor = { ...actorOf(visit), clientId: whoOf(visit).person.id };
        const confirmed = await confirmScheme(ledger, actor, { scheme, version, digest: text(typed, 'digest') });
        const faults = 'receipt' in confirmed ? confirmed.receipt.result.faults : undefined;
        if (faults !== undefined) return { errors: faults.map((fault) => errorOf(fault, [], 'service')) };
        return { goTo: `/grading/${scheme}/${version}?done=schemeConfirmed` };
      },
    },
  ];
}
