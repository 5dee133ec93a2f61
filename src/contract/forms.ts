import {
  AcademicYear,
  AwardingBodyCode,
  CentreNumber,
  Id,
  Instant,
  LineCode,
  Qan,
  SchemeCode,
  SchemeDigest,
  SupposedResult,
  Uln,
} from './generated/schemas.js';

/** The forms that the contract gives by a pattern or a format, in words: those who mend a value are no programmers. */
const words: Readonly<Record<string, string>> = {
  [Uln.pattern]: 'ten digits',
  [CentreNumber.pattern]: 'five digits',
  [Qan.pattern]: 'seven digits and then a digit or X',
  [LineCode.pattern]: 'a code in small letters such as engineering',
  [AwardingBodyCode.pattern]: 'a code in capital letters and digits such as NDA',
  [Id.pattern]: 'an id that the service gave',
  [SchemeCode.pattern]: 'a code in small letters and digits such as diploma',
  [SchemeDigest.pattern]: 'the digest that the service gave: 64 digits and letters from a to f',
  [SupposedResult.properties.points.pattern]: 'a number such as 9 or 9.5',
  [Instant.pattern]: 'a date and time in UTC such as 2010-09-06T09:00:00Z',
  [Instant.format]: 'a date and time in UTC such as 2010-09-06T09:00:00Z',
  '^[!-~]+$': 'letters, digits and signs without spaces',
  [AcademicYear.pattern]: 'an academic year such as 2009/10',
  date: 'a date such as 2010-09-24, the year first',
};

/** What a value must be, for a pattern or the name of a format. One that has no words here is told as it is. */
export function formInWords(form: string): string {
  return words[form] ?? form;
}
