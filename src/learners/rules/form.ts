import type { Rule } from './rule.js';

const source = 'The contract of the direct interface; this service’s own choice.';
const area = 'Form of the request';

/** Rules about the form of what is sent. The sending system breaks them, not the person. */
export const formRules = {
  'field-missing': {
    area,
    statement: 'Every required field is sent.',
    message: 'The field {field} is missing.',
    fix: 'Give it a value.',
    actor: 'supplier',
    source,
  },
  'field-unknown': {
    area,
    statement: 'Only fields of the contract are sent.',
    message: 'There is no field {field}.',
    fix: 'Leave the field out, or mend its name.',
    actor: 'supplier',
    source,
  },
  'field-type': {
    area,
    statement: 'Every value is of the type that the contract gives.',
    message: 'This must be of type {type}.',
    fix: 'Send a value of that type.',
    actor: 'supplier',
    source,
  },
  'field-value': {
    area,
    statement: 'A value that comes from a list is one of the list.',
    message: 'This must be one of: {values}.',
    fix: 'Send one of the list.',
    actor: 'supplier',
    source,
  },
  'field-form': {
    area,
    statement: 'Every value has the form that the contract gives.',
    message: 'This must be {form}.',
    fix: 'Send the value in that form.',
    actor: 'supplier',
    source,
  },
  'field-length': {
    area,
    statement: 'Texts are neither too short nor too long.',
    message: 'This text must have {limit}.',
    fix: 'Shorten or complete the text.',
    actor: 'supplier',
    source,
  },
  'field-range': {
    area,
    statement: 'Numbers are within their range.',
    message: 'This must be {limit}.',
    fix: 'Send a number within the range.',
    actor: 'supplier',
    source,
  },
  'field-count': {
    area,
    statement: 'Lists and objects are neither too short nor too long.',
    message: 'There must be {limit} of these.',
    fix: 'Send fewer or more.',
    actor: 'supplier',
    source,
  },
  'field-repeated': {
    area,
    statement: 'Nothing stands twice in a list.',
    message: 'The same item stands here twice.',
    fix: 'Send it once.',
    actor: 'supplier',
    source,
  },
  'text-characters': {
    area,
    statement: 'Texts hold no control characters and no broken characters.',
    message: 'This text holds a character that cannot be stored.',
    fix: 'Remove control characters, and send the text as well-formed Unicode.',
    actor: 'supplier',
    source,
  },
} satisfies Record<string, Rule>;
