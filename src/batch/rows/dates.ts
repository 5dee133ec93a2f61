import type { ReadCell } from './cells.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date, however a spreadsheet in the United Kingdom writes it: the day comes first. What could be read in two ways, or
 * has lost what it was, is a fault; what is no date at all stays text.
 */
export function readDate(text: string): ReadCell {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { value: text };
  const day = text.replace(/[ T]\d\d?:\d\d(:\d\d(\.\d+)?)?Z?$/, '');
  const iso = /^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$/.exec(day);
  if (iso !== null) return mended(text, iso[1] as string, Number(iso[2]), Number(iso[3]));
  const british = /^(\d\d?)[-/. ](\d\d?)[-/. ](\d{4}|\d\d)$/.exec(day);
  if (british !== null) {
    if ((british[3] as string).length === 2) return { value: undefined, fault: { rule: 'cell-date-year' } };
    return mended(text, british[3] as string, Number(british[2]), Number(british[1]));
  }
  const named = /^(\d\d?)[-/. ]([a-z]{3})[a-z]*[-/. ](\d{4}|\d\d)$/i.exec(day);
  const month = months.indexOf(named?.[2]?.toLowerCase() ?? '') + 1;
  if (named !== null && month > 0) {
    if ((named[3] as string).length === 2) return { value: undefined, fault: { rule: 'cell-date-year' } };
    return mended(text, named[3] as string, month, Number(named[1]));
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return { value: undefined, fault: { rule: 'cell-date-number' } };
  return { value: text };
}

function mended(text: string, year: string, month: number, day: number): ReadCell {
  if (month > 12 || month < 1 || day < 1 || day > new Date(Date.UTC(Number(year), month, 0)).getUTCDate())
    return { value: undefined, fault: { rule: 'cell-date-order' } };
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { value: date, ...(date === text ? {} : { repair: `read as ${date}` }) };
}
