import type { LevelCode } from '../learners/record.js';
import type { Programme } from '../learners/reference.js';

/** A row of programme. */
export interface ProgrammeRow {
  id: string;
  centre_number: string;
  name: string;
  line: string;
  level: string;
  qualifications: string[];
  created_at: string;
}

export const programmeColumns = 'id, centre_number, name, line, level, qualifications, created_at';

export function programmeOfRow(row: ProgrammeRow): Programme {
  return {
    id: row.id,
    centre: row.centre_number,
    name: row.name,
    line: row.line,
    level: row.level as LevelCode,
    qualifications: row.qualifications,
    createdAt: row.created_at,
  };
}
