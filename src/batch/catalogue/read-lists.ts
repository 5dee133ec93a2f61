import type { CatalogueQualification } from '../../learners/reference.js';
import type { RuleId } from '../../learners/rules.js';
import { beginningOf } from '../rows/cells.js';

/** What is wrong with a cell of the catalogue's file. */
export interface CellFault {
  readonly rule: RuleId;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** What a cell was read as, or what is wrong with it. */
export type Read<T> = { readonly value: T; readonly repair?: string | undefined } | { readonly fault: CellFault };

/** The parts of a cell that holds several things. */
export function partsOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const gradeLevel = /^([^=;\s]{1,20})\s*=\s*([1-8])$/;

/** The level that each grade reaches: `C=2; D=1`. */
export function readGradeLevels(text: string): Read<CatalogueQualification['gradeLevels']> {
  const levels = new Map<string, number>();
  for (const part of partsOf(text)) {
    const [, grade, level] = gradeLevel.exec(part) ?? [];
    if (grade === undefined || levels.has(grade))
      return { fault: { rule: 'catalogue-grade-levels', parameters: { part: shortened(part) } } };
    levels.set(grade, Number(level));
  }
  return { value: levels.size === 0 ? undefined : Object.fromEntries(levels) };
}

const unit = /^(\S+)\s*\(\s*(\d{1,4})\s*\)\s*(.+)$/;

/** Units: `EN201 (60) Engineering Around Us; EN202 (60) Designing for a Purpose`. */
export function readUnits(text: string): Read<CatalogueQualification['units']> {
  const units: CatalogueQualification['units'][number][] = [];
  for (const part of partsOf(text)) {
    const [, code, glh, title] = unit.exec(part) ?? [];
    const why = whyNoUnit(code, title, units);
    if (why !== undefined) return { fault: { rule: 'catalogue-unit', parameters: { part: shortened(part), why } } };
    units.push({ code: code as string, title: title as string, glh: Number(glh) });
  }
  return { value: units };
}

function whyNoUnit(
  code: string | undefined,
  title: string | undefined,
  before: CatalogueQualification['units'],
): string | undefined {
  if (code === undefined || title === undefined) return 'code, hours in brackets or title are missing';
  if (code.length > 20) return 'the code has more than 20 characters';
  if (title.length > 200) return 'the title has more than 200 characters';
  return before.some((other) => other.code === code) ? 'another unit has this code' : undefined;
}

function shortened(part: string): string {
  const beginning = beginningOf(part, 60);
  return beginning === part ? part : `${beginning}…`;
}
