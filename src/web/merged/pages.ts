import { ulnFaults } from '../../learners/uln.js';
import { mergeUlns } from '../../ledger/merge-ulns.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { errorOf } from '../forms/transact.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf } from '../visit.js';

const needs = { of: 'serviceManagement', roles: ['serviceManager'] } as const;

const fields: readonly Field[] = [
  { name: 'uln', label: 'ULN that goes', kind: 'code', width: 10 },
  { name: 'into', label: 'ULN that is kept', kind: 'code', width: 10 },
];

/** Two numbers of one person become one, as the Learning Records Service found. */
export function mergedPages({ ledger }: WebParts): readonly Page[] {
  return [
    {
      path: '/merged-ulns',
      needs,
      show: (_visit, attempt) => ({
        view: 'merged/view.njk',
        title: 'Merge two ULNs',
        model: { form: shownForm(fields, {}, attempt) },
      }),
      async submit(visit, typed) {
        if (text(typed, 'step') === 'edit') return { errors: [] };
        const { values, errors } = readFields(fields, typed);
        if (errors.length > 0) return { errors };
        const { uln, into } = values as { uln: string; into: string };
        const faults = [...ulnFaults(uln, '/uln'), ...ulnFaults(into, '/into')];
        if (faults.length > 0) return { errors: faults.map((fault) => errorOf(fault, fields, 'service')) };
        const stores = text(typed, 'step') === 'store';
        const actor = { ...actorOf(visit), may: (_party: unknown, scope: string) => scope === 'service' };
        const merge = await mergeUlns(ledger, actor, { uln, into }, { rehearsal: !stores });
        if (merge === undefined)
          return { errors: [{ field: 'uln', message: 'One of these ULNs has no learner account here.' }] };
        if (merge.faults.length > 0) return { errors: merge.faults.map((fault) => errorOf(fault, fields, 'service')) };
        if (stores) return { goTo: '/merged-ulns?done=ulnsMerged' };
        return { view: 'merged/review.njk', title: 'Merge: check before you store', model: { merge } };
      },
    },
  ];
}
