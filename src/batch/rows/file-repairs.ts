import type { FileNotes } from '../reading/notes.js';

/** What was mended about a file as a whole, in words. */
export function fileRepairs(notes: FileNotes): string[] {
  const repairs: string[] = [];
  if (notes.encoding !== 'utf-8') repairs.push('The file was read as UTF-16.');
  if (notes.windows1252Lines > 0)
    repairs.push(`${counted(notes.windows1252Lines, 'line')} read as Windows-1252, not being UTF-8.`);
  if (notes.delimiter !== ',')
    repairs.push(`The cells are set apart by ${notes.delimiter === ';' ? 'semicolons' : 'tabs'}.`);
  if (notes.blankRows > 0) repairs.push(`${counted(notes.blankRows, 'blank row')} left out.`);
  return repairs;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what} was` : `${count.toLocaleString('en')} ${what}s were`;
}
