import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueColumns } from '../../../../src/batch/catalogue/columns.js';
import { readCatalogue } from '../../../../src/batch/catalogue/read-catalogue.js';
import { catalogueFile } from '../../../../src/batch/catalogue/write-catalogue.js';
import { lineNames } from '../../../../src/batch/rows/line-names.js';
import type { CatalogueQualification, LineOfLearning } from '../../../../src/learners/reference.js';
import { catalogueRules } from '../../../../src/learners/rules/catalogue.js';

const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../prisma/reference/${name}`, import.meta.url), 'utf8'));
const lines: LineOfLearning[] = reference('lines-of-learning.json').lines;
const world = {
  lines: lineNames({ lines: new Map(lines.map((line) => [line.code, line])) }),
  awardingBodies: new Map(
    ['NDA', 'PEN'].map((code) => [code, { code, name: `Body ${code}`, diploma: code === 'NDA', component: true }]),
  ),
};

const headings = catalogueColumns.map(({ name }) => name).join(',');
const good = {
  QualificationNumber: '900/0002/X',
  Title: 'Principal Learning in Engineering',
  AwardingBody: 'NDA',
  Component: 'principalLearning',
  Subject: '',
  Lines: 'engineering',
  Level: '2',
  GradeLevels: '',
  GuidedLearningHours: '420',
  BarringCode: '',
  MinimumAge: '',
  ValidFrom: '2008-09-01',
  ValidTo: '',
  Units: 'EN201 (60) Engineering Around Us; EN202 (60) Designing for a Purpose',
};

function row(cells: Partial<Record<keyof typeof good, string>> = {}): string {
  const said: Record<string, string> = { ...good, ...cells };
  return catalogueColumns.map(({ name }) => `"${(said[name] as string).replaceAll('"', '""')}"`).join(',');
}

function read(...rows: string[]) {
  return readCatalogue(Buffer.from([headings, ...rows, ''].join('\r\n')), world);
}

const told = async (...rows: string[]) =>
  (await read(...rows)).faults.map(({ rule, line, column }) => [rule, line, column]);

describe('a file of the catalogue', () => {
  it('says of each qualification all that the catalogue has', async () => {
    const skill = row({
      ...{ QualificationNumber: '90000298', Title: '  Functional   Skills ', Component: 'Functional Skills' },
      ...{ Subject: 'Mathematics', Lines: '', Units: '', BarringCode: 'jc7', MinimumAge: '16' },
      ...{ GradeLevels: 'C=2; D = 1', ValidFrom: '01/09/2009', ValidTo: '31/08/2012' },
    });
    const { entries, faults } = await read(row(), skill);
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      {
        line: 2,
        entry: {
          ...{ qan: '9000002X', title: 'Principal Learning in Engineering', awardingBody: 'NDA' },
          ...{ component: 'principalLearning', subject: undefined, lines: ['engineering'], level: 2, glh: 420 },
          ...{ gradeLevels: undefined, barringCode: 'ZZZZ', minimumAge: undefined, validFrom: '2008-09-01' },
          validTo: undefined,
          units: [
            { code: 'EN201', title: 'Engineering Around Us', glh: 60 },
            { code: 'EN202', title: 'Designing for a Purpose', glh: 60 },
          ],
        },
      },
      {
        line: 3,
        entry: {
          ...{ qan: '90000298', title: 'Functional Skills', awardingBody: 'NDA', component: 'functionalSkills' },
          ...{ subject: 'mathematics', lines: [], level: 2, gradeLevels: { C: 2, D: 1 }, glh: 420 },
          ...{ barringCode: 'JC7', minimumAge: 16, validFrom: '2009-09-01', validTo: '2012-08-31', units: [] },
        },
      },
    ]);
  });

  it('may have its columns in any order and letter case, and columns that stand empty', async () => {
    const names = [...catalogueColumns].reverse().map(({ name }) => name);
    const cells = names.map((name) => `"${good[name as keyof typeof good]}"`);
    const text = `${names.map((name) => name.toUpperCase()).join(',')},\n${cells.join(',')},\n`;
    const { entries, faults } = await readCatalogue(Buffer.from(text), world);
    expect(faults).toEqual([]);
    expect(entries).toHaveLength(1);
  });

  it('tells what was mended, and where', async () => {
    const { repairs } = await read(row({ ValidFrom: '1/9/2008' }));
    expect(repairs).toEqual([{ line: 2, column: 'ValidFrom', message: 'read as 2008-09-01' }]);
  });
});

describe('what is wrong with a file of the catalogue', () => {
  it.each([
    [{ QualificationNumber: '' }, 'catalogue-cell-empty', 'QualificationNumber'],
    [{ QualificationNumber: '123' }, 'field-form', 'QualificationNumber'],
    [{ QualificationNumber: '9.00E+07' }, 'cell-scientific', 'QualificationNumber'],
    [{ Title: '' }, 'catalogue-cell-empty', 'Title'],
    [{ Title: 'x'.repeat(201) }, 'field-length', 'Title'],
    [{ Title: 'Two\nlines' }, 'cell-line-break', 'Title'],
    [{ Title: 'A bell \u0007' }, 'text-characters', 'Title'],
    [{ AwardingBody: 'QQQ' }, 'awarding-body-unknown', 'AwardingBody'],
    [{ Component: 'sport' }, 'field-value', 'Component'],
    [{ Subject: 'english' }, 'catalogue-subject', 'Subject'],
    [{ Component: 'functionalSkills' }, 'catalogue-subject', 'Subject'],
    [{ Component: 'functionalSkills', Subject: 'music' }, 'field-value', 'Subject'],
    [{ Lines: 'engineering; alchemy' }, 'line-unknown', 'Lines'],
    [{ Lines: '' }, 'catalogue-principal-line', 'Lines'],
    [{ Level: 'two' }, 'field-form', 'Level'],
    [{ Level: '9' }, 'field-range', 'Level'],
    [{ GradeLevels: 'C' }, 'catalogue-grade-levels', 'GradeLevels'],
    [{ GradeLevels: 'C=2; C=1' }, 'catalogue-grade-levels', 'GradeLevels'],
    [{ GuidedLearningHours: '-1' }, 'field-form', 'GuidedLearningHours'],
    [{ BarringCode: 'JC 7' }, 'field-form', 'BarringCode'],
    [{ MinimumAge: '0' }, 'field-range', 'MinimumAge'],
    [{ ValidFrom: '2009-02-30' }, 'cell-date-order', 'ValidFrom'],
    [{ ValidFrom: 'soon' }, 'field-form', 'ValidFrom'],
    [{ ValidTo: '2008-08-31' }, 'catalogue-dates', 'ValidTo'],
    [{ Units: 'EN201 Engineering' }, 'catalogue-unit', 'Units'],
    [{ Units: 'EN201 (60) One; EN201 (60) Another' }, 'catalogue-unit', 'Units'],
  ])('%o is told as %s', async (cells, rule, column) => {
    const before = row({ QualificationNumber: '90000018' });
    const broken = row(cells);
    // A subject that cannot be read is no subject either: the first fault is the one that is meant.
    expect((await told(before, broken)).at(0)).toEqual([rule, 3, column]);
  });

  it('is told line by line, all of it at once', async () => {
    expect(await told(row({ Level: 'x', Title: '' }), row(), row(), row({ AwardingBody: 'X' }))).toEqual([
      ['catalogue-cell-empty', 2, 'Title'],
      ['field-form', 2, 'Level'],
      ['catalogue-number-twice', 3, 'QualificationNumber'],
      ['catalogue-number-twice', 4, 'QualificationNumber'],
      ['awarding-body-unknown', 5, 'AwardingBody'],
      ['catalogue-number-twice', 5, 'QualificationNumber'],
    ]);
  });

  it('is told of the headings before anything else', async () => {
    const text = `${headings.replace('Units', 'Modules').replace('Title,', 'Title,Title,')}\n${row()}\n`;
    const { faults } = await readCatalogue(Buffer.from(text), world);
    expect(faults.map(({ rule, parameters }) => [rule, parameters?.column])).toEqual([
      ['file-heading-twice', 'Title'],
      ['file-heading-unknown', 'Modules'],
      ['file-heading-missing', 'Units'],
    ]);
  });

  it.each([
    ['nothing at all', '', 'file-empty'],
    ['headings only', `${headings}\n`, 'catalogue-empty'],
    ['an open quotation mark', `${headings}\n"900`, 'file-quote-open'],
    ['an archive', 'PK\x03\x04', 'file-compressed'],
  ])('is told of %s', async (_what, text, rule) => {
    const { faults } = await readCatalogue(Buffer.from(text, 'latin1'), world);
    expect(faults.map((fault) => fault.rule)).toEqual([rule]);
  });

  it('is always for service management to put right, where the rule is of the catalogue', () => {
    for (const { actor } of Object.values(catalogueRules)) expect(actor).toBe('service');
  });

  it('is told of a row that has more cells than there are columns', async () => {
    expect(await told(`${row()},more`)).toEqual([['row-cells', 2, undefined]]);
  });
});

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Texts as a file can say them: no control characters, spaces in order. */
const text = (maxLength: number, without = /$^/g) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
      fc.stringMatching(/^['=+\-@"]{1,3}[a-z0-9; ,]{1,9}$/),
    )
    .map((one) =>
      one
        .normalize('NFC')
        .replaceAll(without, '')
        .replaceAll(/[\p{C}\s\u2028\u2029]+/gu, ' ')
        .replace(/^'(?=[=+\-@])/, '')
        .slice(0, maxLength)
        .trim(),
    )
    .filter((one) => one !== '' && one.isWellFormed() && !/^'[=+\-@]/.test(one));

const entry: fc.Arbitrary<CatalogueQualification> = fc
  .record({
    qan: fc.stringMatching(/^[0-9]{7}[0-9X]$/),
    title: text(80),
    awardingBody: fc.constantFrom('NDA', 'PEN'),
    component: fc.constantFrom('project', 'additionalAndSpecialist', 'functionalSkills', 'principalLearning'),
    subject: fc.constantFrom('english', 'mathematics', 'ict'),
    lines: fc.uniqueArray(fc.constantFrom(...lines.map(({ code }) => code)), { minLength: 1, maxLength: 4 }),
    level: fc.integer({ min: 1, max: 8 }),
    gradeLevels: fc.option(
      fc.dictionary(fc.constantFrom('A*', 'A', 'B', 'C', 'D', 'E'), fc.integer({ min: 1, max: 8 }), { minKeys: 1 }),
      { nil: undefined },
    ),
    glh: fc.integer({ min: 0, max: 5000 }),
    barringCode: fc.constantFrom('ZZZZ', 'JC7', 'PA1'),
    minimumAge: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    dates: fc.tuple(day, fc.option(day, { nil: undefined })),
    units: fc.uniqueArray(
      fc.record({
        code: fc.stringMatching(/^[A-Z0-9-]{1,20}$/),
        title: text(60, /;/g),
        glh: fc.integer({ min: 0, max: 9999 }),
      }),
      { selector: ({ code }) => code, maxLength: 5 },
    ),
  })
  .map(({ dates: [one, other], subject, lines: some, ...rest }) => {
    const [validFrom, validTo] = other === undefined ? [one] : [one, other].sort();
    return {
      ...rest,
      lines: [...some].sort(),
      gradeLevels: rest.gradeLevels === undefined ? undefined : { ...rest.gradeLevels },
      subject: rest.component === 'functionalSkills' ? subject : undefined,
      validFrom: validFrom as string,
      validTo,
    };
  });

describe('the catalogue as a file', () => {
  it('says, read again, what it was made from, and nothing of it needs to be mended', async () => {
    const catalogue = fc.uniqueArray(entry, { selector: ({ qan }) => qan, minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(catalogue, async (entries) => {
        const file = await readCatalogue(Buffer.from(catalogueFile(entries)), world);
        expect(file.faults).toEqual([]);
        expect(file.repairs).toEqual([]);
        const sorted = [...entries].sort((one, other) => (one.qan < other.qan ? -1 : 1));
        expect(file.entries.map((one) => one.entry)).toEqual(sorted);
      }),
      { numRuns: 300 },
    );
  });
});
