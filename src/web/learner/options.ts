import type { StandingReference } from '../../ledger/reference.js';
import type { Field, Option } from '../forms/field.js';

const byText = (one: Option, other: Option) => one.text.localeCompare(other.text, 'en-GB');

export const genders: readonly Option[] = [
  { value: 'female', text: 'Female' },
  { value: 'male', text: 'Male' },
  { value: 'notSpecified', text: 'Not specified' },
  { value: 'notKnown', text: 'Not known' },
];

/** Who the learner is: as a centre enters it. */
export const personFields: readonly Field[] = [
  { name: 'givenName', label: 'Given name', kind: 'text', rules: ['name-length'], width: 20 },
  { name: 'familyName', label: 'Family name', kind: 'text', width: 20 },
  { name: 'dateOfBirth', label: 'Date of birth', kind: 'date', hint: 'For example, 17 5 1994.' },
  { name: 'gender', label: 'Gender', kind: 'radios', options: genders },
  { name: 'uci', label: 'Unique candidate identifier (UCI)', kind: 'text', optional: true, width: 20 },
  { name: 'upn', label: 'Unique pupil number (UPN)', kind: 'text', optional: true, width: 20 },
];

/** Line, level and Diploma awarding body of a registration. */
export function registrationFields(
  { lines, levels }: StandingReference,
  bodies: readonly { readonly code: string; readonly name: string }[],
  optional = false,
): readonly Field[] {
  return [
    {
      ...{ name: 'line', label: 'Line of learning', kind: 'select', optional },
      options: [...lines.values()].map(({ code, title }) => ({ value: code, text: title })).sort(byText),
    },
    {
      ...{ name: 'level', label: 'Level', kind: 'radios', optional },
      options: [...levels.values()].map(({ code, title, level }) => ({
        value: code,
        text: title,
        hint: `Level ${level}`,
      })),
    },
    {
      ...{ name: 'awardingBody', label: 'Diploma awarding body', kind: 'radios', optional },
      rules: ['centre-not-associated'],
      options: bodies.map(({ code, name }) => ({ value: code, text: name })),
    },
  ];
}

/** Why something is taken back: it stands in the history. */
export const reasonField: Field = {
  ...{ name: 'reason', label: 'Reason', kind: 'longText' },
  hint: 'In a few words. It stands in the learner’s history.',
};
