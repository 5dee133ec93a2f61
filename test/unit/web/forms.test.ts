import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/web/forms/field.js';
import { readFields } from '../../../src/web/forms/read.js';
import { shownForm } from '../../../src/web/forms/shown.js';
import { errorOf } from '../../../src/web/forms/transact.js';
import { plotOf } from '../../../src/web/outcomes/plot.js';

const date: Field = { name: 'to', label: 'Last day', kind: 'date' };
const read = (field: Field, typed: Record<string, string | string[]>) => {
  const { values, errors } = readFields([field], typed);
  return errors.length > 0 ? errors : values;
};
const on = (day: string, month: string, year: string) => ({ 'to-day': day, 'to-month': month, 'to-year': year });

describe('a date in three boxes', () => {
  it.each([
    ['24', '9', '2010', '2010-09-24'],
    ['1', '02', '2012', '2012-02-01'],
    [' 29 ', 'Feb', '2012', '2012-02-29'],
    ['3', 'december', '2010', '2010-12-03'],
  ])('%s %s %s is %s', (day, month, year, expected) => {
    expect(read(date, on(day, month, year))).toEqual({ to: expected });
  });

  it.each([
    ['29', '2', '2011'],
    ['31', '4', '2010'],
    ['1', '13', '2010'],
    ['1', 'x', '2010'],
    ['1', '1', '10'],
    ['-1', '1', '2010'],
    ['1.5', '1', '2010'],
  ])('%s %s %s is none', (day, month, year) => {
    expect(read(date, on(day, month, year))).toEqual([
      { field: 'to', message: 'Last day must be a real date, such as 24 9 2010.' },
    ]);
  });

  it('says which part is missing', () => {
    expect(read(date, on('24', '', '2010'))).toEqual([{ field: 'to', message: 'Last day must include a month.' }]);
    expect(read(date, on('', '', '2010'))).toEqual([
      { field: 'to', message: 'Last day must include a day and a month.' },
    ]);
    expect(read(date, {})).toEqual([{ field: 'to', message: 'Enter the last day.' }]);
    expect(read({ ...date, optional: true }, on('', ' ', ''))).toEqual({});
  });
});

describe('other fields', () => {
  it.each([
    [{ name: 'days', label: 'Days', kind: 'number' }, { days: ' 10 ' }, { days: 10 }],
    [{ name: 'uln', label: 'ULN', kind: 'code' }, { uln: '100 000 0051' }, { uln: '1000000051' }],
    [{ name: 'qans', label: 'Numbers', kind: 'lines' }, { qans: ' a \r\n\r\nb\n' }, { qans: ['a', 'b'] }],
    [{ name: 'done', label: 'Is it done?', kind: 'yesNo' }, { done: 'no' }, { done: false }],
    [{ name: 'password', label: 'Password', kind: 'password' }, { password: ' x ' }, { password: ' x ' }],
  ] as [Field, Record<string, string>, object][])('%o are read', (field, typed, values) => {
    expect(read(field, typed)).toEqual(values);
  });

  it('of boxes says of each whether it is marked, and takes no other', () => {
    const options = [
      { value: 'one', text: 'One' },
      { value: 'two', text: 'Two' },
    ];
    const field: Field = { name: 'which', label: 'Which', kind: 'boxes', options };
    expect(read(field, { which: ['two', 'constructor'] })).toEqual({ which: { one: false, two: true } });
    expect(read(field, {})).toEqual({ which: { one: false, two: false } });
  });

  it('of a list takes only what is in it, and says what is missing', () => {
    const field: Field = { name: 'line', label: 'Line', kind: 'select', options: [{ value: 'a', text: 'A' }] };
    expect(read(field, { line: 'b' })).toEqual([{ field: 'line', message: 'Choose the line from the list.' }]);
    expect(read(field, { line: '' })).toEqual([{ field: 'line', message: 'Choose the line.' }]);
    expect(read({ name: 'n', label: 'Days', kind: 'number' }, { n: '1.5' })).toEqual([
      { field: 'n', message: 'Days must be a whole number, such as 10.' },
    ]);
  });
});

describe('a form that is shown again', () => {
  const fields: readonly Field[] = [date, { name: 'password', label: 'Password', kind: 'password' }];

  it('has what was typed, its errors beside the fields, and links that lead to them', () => {
    const typed = { ...on('99', '1', '2010'), password: 'secret' };
    const form = shownForm(
      fields,
      { to: '2010-09-24' },
      { typed, errors: [{ field: 'to', message: 'Wrong.' }, { message: 'All wrong.' }] },
    );
    expect(form.fields[0]).toMatchObject({ day: '99', month: '1', year: '2010', error: 'Wrong.' });
    // A password is never sent back.
    expect(form.fields[1]).toMatchObject({ value: '', error: undefined });
    expect(form.errors).toEqual([{ text: 'Wrong.', href: '#to-day' }, { text: 'All wrong.' }]);
  });

  it('has at first what stands', () => {
    expect(shownForm([date], { to: '2010-09-04' }, undefined).fields[0]).toMatchObject({
      day: '4',
      month: '9',
      year: '2010',
    });
  });
});

describe('a broken rule', () => {
  it('stands beside the field that its pointer leads to, with what to do, and who has to where that is another', () => {
    const fields: readonly Field[] = [{ name: 'line', label: 'Line', kind: 'select' }];
    const fault = { rule: 'line-unknown', pointer: '/diploma/line', parameters: { line: 'x' } } as const;
    expect(errorOf(fault, fields, 'centre')).toMatchObject({ field: 'line' });
    const theirs = { rule: 'merge-results-differ', pointer: '/into', parameters: { qan: '1' } } as const;
    const { field, message } = errorOf(theirs, fields, 'service');
    expect([field, message.endsWith('The awarding body has to act.')]).toEqual([undefined, true]);
  });
});

describe('a plot', () => {
  it('has a bar for each count, the tallest as tall as it may be, and says the same in words', () => {
    const { bars, says } = plotOf([
      { label: 'A', count: 4 },
      { label: 'B', count: 1 },
      { label: 'C', count: 0 },
    ]);
    expect(bars.map(({ height }) => height)).toEqual([100, 25, 0]);
    expect(says).toBe('A: 4, B: 1, C: 0');
    expect(plotOf([{ label: 'A', count: 0 }]).bars[0]?.height).toBe(0);
  });
});
