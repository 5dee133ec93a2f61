import { describe, expect, it } from 'vitest';
import type { TranscriptContent } from '../../../src/transcript/content.js';
import { transcriptPdf, transcriptsPdf } from '../../../src/transcript/pdf.js';
import { writtenDate } from '../../../src/transcript/written-date.js';
import { component, content, PROVISIONAL, parts } from './learner.js';
import { drawnText, readAloud } from './pdf-reading.js';

const checkAt = 'diploma.example/check';
const open = (made: TranscriptContent) => transcriptPdf(made, { checkAt, compress: false });
/** Lines are broken anywhere, so what is looked for is looked for without spaces. */
const tight = (text: string) => text.replace(/\s/g, '');
const NAME = 'Zażółć Ñandú Nguyễn Ωραία Ἀλέξανδρος Йоссарʼян Đặng Ğülşen Ţepeş Åström ';

describe('the transcript as a PDF', () => {
  it('shows everything that its content holds, dates written out', async () => {
    const made = content({ statements: ['Told by the caller.'] });
    const text = tight(readAloud(await open(made)));
    const ends = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(ends)
          : [];
    for (const end of ends({ ...made, status: undefined })) {
      expect(text).toContain(tight(/^\d{4}-\d\d-\d\d$/.test(end) ? writtenDate(end) : end));
    }
    expect(text).toContain('Completed.');
    expect(text).toContain(checkAt);
  });

  it('is a tagged document in British English that shows its title', async () => {
    const pdf = (await open(content())).toString('latin1');
    for (const entry of [
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (en-GB)',
      '/DisplayDocTitle true',
      '<pdfuaid:part>1</pdfuaid:part>',
      '<rdf:li xml:lang="x-default">Diploma transcript, ULN 1000000043</rdf:li>',
      '/Title',
      '/Scope /Row',
      '/Scope /Column',
    ]) {
      expect(pdf).toContain(entry);
    }
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Lbl', 'LBody']) {
      expect(pdf).toMatch(new RegExp(`/S /${tag}\\n`));
    }
    expect(pdf).not.toContain('Helvetica');
  });

  it('draws nothing outside an element or an artifact', async () => {
    const drawn = drawnText(await open(content()));
    expect(drawn.filter(({ tag }) => tag === '')).toEqual([]);
    expect(drawn.filter(({ text }) => /^Page \d/.test(text)).map(({ tag }) => tag)).toEqual(['Artifact', 'Artifact']);
  });

  it('says on every page, in words, that it is provisional, and never says so of a final one', async () => {
    const many = Array.from({ length: 40 }, (_, i) => component({ title: `Award ${i}` }));
    const drawn = drawnText(await open(content({ ...PROVISIONAL, additionalAndSpecialist: many })));
    const pages = Math.max(...drawn.map(({ page }) => page));
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) {
      const texts = drawn.filter((one) => one.page === page).map(({ text }) => text);
      expect(texts).toContain('PROVISIONAL: no certificate has been issued');
      expect(texts).toContain(`Page ${page} of ${pages}`);
    }
    expect(readAloud(await open(content(PROVISIONAL)))).toContain('Provisional: no certificate has been issued.');
    expect(readAloud(await open(content()))).not.toMatch(/provisional/i);
  });

  it('loses no letter of long names and long lists', async () => {
    const name = NAME.repeat(5).slice(0, 300);
    const many = Array.from({ length: 40 }, (_, i) => component({ title: `${i}: ${name}`, awardingBody: name }));
    const unbroken = 'Ж'.repeat(300);
    const made = content({
      learner: { uln: '1000000043', givenName: name, familyName: unbroken },
      additionalAndSpecialist: many,
    });
    const text = tight(readAloud(await open(made)));
    expect(text).toContain(tight(name));
    expect(text).toContain(unbroken);
    for (const { title } of many) expect(text).toContain(tight(title));
  });

  it('takes a text over pages that no page could hold', async () => {
    const endless = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
    const pdf = await open(content({ project: component({ title: endless }), statements: [endless] }));
    const text = tight(readAloud(pdf));
    expect(text.split(tight(endless))).toHaveLength(3);
  });

  it('keeps the spaces at which it breaks lines, so that words do not run together', async () => {
    const name = 'Anna Maria '.repeat(27).trim();
    const pdf = await open(content({ learner: { uln: '1000000043', givenName: name, familyName: 'X' } }));
    expect(readAloud(pdf).replaceAll('\n', '')).toContain(name);
  });

  it('shows a box for a letter that its font lacks, and still tells a reader the letter', async () => {
    const pdf = await open(content({ learner: { uln: '1000000043', givenName: 'Li 李', familyName: 'X' } }));
    expect(readAloud(pdf)).toContain('Li □');
    // ActualText is in UTF-16 after a byte order mark.
    const told = Buffer.from('\ufeffLi 李', 'utf16le')
      .swap16()
      .toString('latin1')
      .replace(/[()\\]/g, '\\$&');
    expect(pdf.toString('latin1')).toContain(`/ActualText (${told})`);
  });

  it('is the same to the byte for the same content and date', async () => {
    const [one, two] = await Promise.all([
      transcriptPdf(content(), { checkAt }),
      transcriptPdf(content(), { checkAt }),
    ]);
    expect(one.equals(two)).toBe(true);
    const later = await transcriptPdf(content(), { checkAt, producedOn: '2010-09-01' });
    expect(later.equals(one)).toBe(false);
  });

  it('says where there is nothing', async () => {
    const none = { principalLearning: null, project: null, functionalSkills: [], additionalAndSpecialist: [] };
    const bare = content({ ...PROVISIONAL, ...none, diploma: { ...parts().diploma, grade: null } });
    const text = readAloud(await open(bare));
    expect(text).toContain('No grade yet');
    expect(text).toContain('No principal learning is recorded.');
    expect(text).toContain('No project is recorded.');
  });
});

describe('many transcripts as one PDF', () => {
  const print = { checkAt, compress: false, title: 'Diploma transcripts: Engineering' };
  const named = (uln: string, familyName: string) =>
    content({ learner: { ...content().learner, uln, familyName } as TranscriptContent['learner'] });
  const pagesOf = (drawn: ReturnType<typeof drawnText>) => {
    const pages = new Map<number, string>();
    for (const { page, text } of drawn) pages.set(page, `${pages.get(page) ?? ''}${tight(text)}`);
    return [...pages.values()];
  };

  it('begin each on a page of their own, in order, with nothing of another on it', async () => {
    const people = ['Adeyemi', 'Brown', 'Chaudhry'].map((name, index) => named(`100000004${index}`, name));
    const pages = pagesOf(drawnText(await transcriptsPdf(people, print)));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const page of pages)
      expect(['Adeyemi', 'Brown', 'Chaudhry'].filter((name) => page.includes(name)).length).toBeLessThan(2);
    const first = ['Adeyemi', 'Brown', 'Chaudhry'].map((name) => pages.findIndex((page) => page.includes(name)));
    expect(first).toEqual([...first].sort((one, other) => one - other));
    expect(new Set(first).size).toBe(3);
  });

  it('are provisional or final each for itself', async () => {
    const pages = pagesOf(drawnText(await transcriptsPdf([content(PROVISIONAL), named('1000000051', 'Brown')], print)));
    const isProvisional = (page: string) => page.includes('PROVISIONAL');
    const last = pages.findLastIndex((page) => page.includes('Brown'));
    expect(isProvisional(pages[0] as string)).toBe(true);
    expect(isProvisional(pages[last] as string)).toBe(false);
  });

  it('say what is in them and not whose they are, and are never an empty document', async () => {
    const pdf = (await transcriptsPdf([named('1000000051', 'Brown')], print)).toString('latin1');
    expect(pdf).toContain('<rdf:li xml:lang="x-default">Diploma transcripts: Engineering</rdf:li>');
    await expect(transcriptsPdf([], print)).rejects.toThrow(RangeError);
  });
});
