import type { Component, TranscriptContent } from './content.js';
import { type Column, type Margins, Sheet, type SheetFacts } from './sheet.js';
import { instantOf, writtenDate } from './written-date.js';

/** What the document says besides its content. */
export interface TranscriptPrint {
  /** Where a code can be checked: an address, as people type it. */
  checkAt: string;
  /** The date of the document, `YYYY-MM-DD`. Without it, the date of issue, or else of the latest award. */
  producedOn?: string;
  /** Off only to read the file's own text in a test. */
  compress?: boolean;
}

const NONE = '—';

/**
 * The transcript as a tagged PDF on A4. The same content and the same print always give the same bytes. No text is cut,
 * however long. Throws RangeError for a date that is none.
 */
export async function transcriptPdf(content: TranscriptContent, print: TranscriptPrint): Promise<Buffer> {
  const sheet = new Sheet({
    // The number and not the name: a title shows in lists of files and windows.
    title: `${nameOf(content)}, ULN ${content.learner.uln.replace(/[^0-9A-Za-z]/g, '')}`,
    ...factsOf(content, print),
  });
  return sheet.finish(writeTranscript(sheet, content, print));
}

/**
 * Many transcripts as one document, each beginning on a page of its own. `contents` are asked for one at a time, and
 * between two of them everything else has its turn. Throws RangeError where there is none.
 */
export async function transcriptsPdf(
  contents: AsyncIterable<TranscriptContent> | Iterable<TranscriptContent>,
  print: TranscriptPrint & { title: string },
): Promise<Buffer> {
  let sheet: Sheet | undefined;
  let margins: Margins | undefined;
  for await (const content of contents) {
    if (sheet === undefined || margins === undefined)
      sheet = new Sheet({ ...factsOf(content, print), title: print.title });
    else sheet.next(margins, warningOf(content));
    margins = writeTranscript(sheet, content, print);
    await new Promise(setImmediate);
  }
  if (sheet === undefined || margins === undefined) throw new RangeError('a document of no transcript');
  return sheet.finish(margins);
}

function nameOf({ status }: TranscriptContent): string {
  return status === 'provisional' ? 'Provisional Diploma transcript' : 'Diploma transcript';
}

function warningOf({ status }: TranscriptContent): string | undefined {
  return status === 'provisional' ? 'PROVISIONAL: no certificate has been issued' : undefined;
}

function factsOf(content: TranscriptContent, print: TranscriptPrint): Omit<SheetFacts, 'title'> {
  const warning = warningOf(content);
  return {
    language: 'en-GB',
    createdAt: instantOf(print.producedOn ?? content.issuedOn ?? latestAward(content)),
    ...(warning === undefined ? {} : { warning }),
    ...(print.compress !== undefined && { compress: print.compress }),
  };
}

/** Writes one transcript, and gives what stands in the margins of its pages. */
function writeTranscript(sheet: Sheet, content: TranscriptContent, print: TranscriptPrint): Margins {
  const { learner, diploma, principalLearning, project, plts, status, certificateNumber, issuedOn } = content;
  const provisional = status === 'provisional';
  const name = nameOf(content);
  sheet.title(name);
  if (provisional) sheet.paragraph('Provisional: no certificate has been issued.', 'strong');

  sheet.heading('Learner');
  sheet.facts([
    ['Given name', learner.givenName],
    ['Family name', learner.familyName],
    ['Unique learner number (ULN)', learner.uln],
  ]);

  sheet.heading('Diploma');
  sheet.facts([
    ['Diploma', diploma.title],
    ['Diploma awarding body', diploma.awardingBody],
    ['Line of learning', diploma.line],
    ['Level', diploma.level],
    [provisional ? 'Grade, provisional' : 'Grade', diploma.grade ?? 'No grade yet'],
    ...(certificateNumber === undefined ? [] : [['Certificate number', certificateNumber] as const]),
    ...(issuedOn === undefined ? [] : [['Date of issue', writtenDate(issuedOn)] as const]),
  ]);

  sheet.heading('Principal learning');
  if (principalLearning) {
    sheet.facts(componentFacts(principalLearning));
    if (principalLearning.units.length > 0) {
      sheet.table(
        [
          { heading: 'Unit', share: 5 },
          { heading: 'Unit grade', share: 1 },
        ],
        principalLearning.units.map(({ title, grade }) => [title, grade]),
      );
    }
  } else sheet.paragraph('No principal learning is recorded.');

  sheet.heading('Project');
  if (project) sheet.facts(componentFacts(project));
  else sheet.paragraph('No project is recorded.');

  sheet.heading('Functional skills');
  if (content.functionalSkills.length > 0) {
    const columns = componentColumns(content.functionalSkills);
    sheet.table(
      [{ heading: 'Subject', share: 2.4 }, ...columns.map(({ column }) => column)],
      content.functionalSkills.map((skill) => [skill.subject, ...columns.map(({ text }) => text(skill))]),
    );
  } else sheet.paragraph('No functional skills are recorded.');

  sheet.heading('Additional and specialist learning');
  if (content.additionalAndSpecialist.length > 0) {
    const columns = componentColumns(content.additionalAndSpecialist);
    sheet.table(
      columns.map(({ column }) => column),
      content.additionalAndSpecialist.map((one) => columns.map(({ text }) => text(one))),
    );
  } else sheet.paragraph('No additional or specialist learning is recorded.');

  sheet.heading('Personal, learning and thinking skills');
  sheet.paragraph(plts.confirmed ? 'Confirmed. These are the skills:' : 'Not confirmed. These are the skills:');
  sheet.list(plts.skills);

  sheet.heading('Work experience');
  sheet.paragraph(content.workExperience.completed ? 'Completed.' : 'Not completed.');

  sheet.heading('About this transcript');
  sheet.list(content.statements);
  sheet.paragraph(`To check this transcript, go to ${print.checkAt} and enter its verification code:`);
  sheet.paragraph(content.verificationCode, 'strong');

  return {
    head: [
      name,
      `ULN ${learner.uln}`,
      ...(print.producedOn ? [`Produced on ${writtenDate(print.producedOn)}`] : []),
    ].join(' · '),
    foot: `Verification code ${content.verificationCode}`,
  };
}

function componentFacts(one: Component): [string, string][] {
  return [
    ['Qualification', one.title],
    ['Awarding body', one.awardingBody],
    ['Level', one.level],
    ['Type', one.type],
    ['Grade', one.grade ?? NONE],
    ['Date of award', writtenDate(one.awardDate)],
    ...(one.credit === undefined ? [] : [['Credit value', one.credit] as [string, string]]),
  ];
}

/** The columns for a list of qualifications. Credit is there only if one of them has any. */
function componentColumns(all: readonly Component[]): { column: Column; text: (one: Component) => string }[] {
  return [
    { column: { heading: 'Qualification', share: 4.4 }, text: (one) => one.title },
    { column: { heading: 'Awarding body', share: 2.6 }, text: (one) => one.awardingBody },
    { column: { heading: 'Level', share: 1.4 }, text: (one) => one.level },
    { column: { heading: 'Type', share: 2.2 }, text: (one) => one.type },
    { column: { heading: 'Grade', share: 1.5 }, text: (one) => one.grade ?? NONE },
    { column: { heading: 'Date of award', share: 2.2 }, text: (one) => writtenDate(one.awardDate) },
    ...(all.some(({ credit }) => credit !== undefined)
      ? [{ column: { heading: 'Credit', share: 1.3 }, text: (one: Component) => one.credit ?? NONE }]
      : []),
  ];
}

/** Dates as `YYYY-MM-DD` sort as text. A transcript of nothing gets a date too, always the same. */
function latestAward(content: TranscriptContent): string {
  const all = [
    content.principalLearning,
    content.project,
    ...content.functionalSkills,
    ...content.additionalAndSpecialist,
  ];
  return all.reduce((latest, one) => (one && one.awardDate > latest ? one.awardDate : latest), '2008-09-01');
}
