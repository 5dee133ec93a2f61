import { checkAddress, type Transcripts } from '../../ledger/transcripts.js';
import { readCode } from '../../transcript/verification.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import type { Attempt, Page, View } from '../page.js';
import type { WebParts } from '../parts.js';

const fields: readonly Field[] = [
  { name: 'uln', label: 'Unique learner number (ULN)', kind: 'code', hint: 'Ten digits', width: 10 },
  {
    ...{ name: 'code', label: 'Verification code', kind: 'text', width: 30 },
    hint: 'At the foot of each page. Spaces, dashes and capitals do not matter.',
  },
];

/**
 * A page for whoever holds a transcript: a college, an employer. It keeps nothing, signs nobody in and changes nothing,
 * so a form from elsewhere that is sent here does no harm. What is typed goes in the body: no ULN stands in an address.
 */
export function transcriptCheckPages({ transcripts }: WebParts): readonly Page[] {
  return [
    {
      path: checkAddress,
      needs: 'anyone',
      harmless: true,
      show: (_visit, attempt) => view(attempt),
      async submit(_visit, typed) {
        const { values, errors } = readFields(fields, typed);
        const { uln = '', code = '' } = values as { uln?: string; code?: string };
        const wrong = [
          ...errors,
          ...(uln !== '' && !/^\d{10}$/.test(uln) ? [{ field: 'uln', message: 'Enter the ULN: ten digits.' }] : []),
          ...(code !== '' && readCode(code) === null
            ? [
                {
                  field: 'code',
                  message: 'Enter the verification code: 20 letters and digits, such as 7Q2MK-0X9RT-4HBN8-ZC3VD.',
                },
              ]
            : []),
        ];
        if (wrong.length > 0) return { errors: wrong };
        return view({ typed, errors: [] }, await transcripts.check({ uln, code }));
      },
    },
  ];
}

function view(attempt: Attempt | undefined, checked?: Awaited<ReturnType<Transcripts['check']>>): View {
  return {
    view: 'transcript-check/view.njk',
    title: 'Check a transcript',
    model: { form: shownForm(fields, {}, attempt), checked },
  };
}
