import type { CatalogueQualification } from '../../learners/reference.js';
import { csvLine, harmless } from '../response/csv.js';
import { catalogueColumns } from './columns.js';

/** The catalogue as a file, by number. Loaded as it is, it changes nothing. */
export function catalogueFile(entries: Iterable<CatalogueQualification>): string {
  const sorted = [...entries].sort((one, other) => (one.qan < other.qan ? -1 : 1));
  const lines = sorted.map((entry) =>
    csvLine(catalogueColumns.map(({ property }) => harmless(cells[property](entry)))),
  );
  return `${csvLine(catalogueColumns.map(({ name }) => name))}${lines.join('')}`;
}

const between = '; ';

const cells: Readonly<Record<keyof CatalogueQualification, (entry: CatalogueQualification) => string>> = {
  qan: ({ qan }) => withSlashes(qan),
  title: ({ title }) => title,
  awardingBody: ({ awardingBody }) => awardingBody,
  component: ({ component }) => component,
  subject: ({ subject }) => subject ?? '',
  lines: ({ lines }) => [...lines].sort().join(between),
  level: ({ level }) => String(level),
  gradeLevels: ({ gradeLevels }) =>
    Object.entries(gradeLevels ?? {})
      .map(([grade, level]) => `${grade}=${level}`)
      .join(between),
  glh: ({ glh }) => String(glh),
  barringCode: ({ barringCode }) => barringCode,
  minimumAge: ({ minimumAge }) => (minimumAge === undefined ? '' : String(minimumAge)),
  validFrom: ({ validFrom }) => validFrom,
  validTo: ({ validTo }) => validTo ?? '',
  units: ({ units }) => units.map(({ code, glh, title }) => `${code} (${glh}) ${title}`).join(between),
};

/** As numbers are printed. A spreadsheet takes eight digits for a number, and takes zeros in front away. */
function withSlashes(qan: string): string {
  return `${qan.slice(0, 3)}/${qan.slice(3, 7)}/${qan.slice(7)}`;
}
