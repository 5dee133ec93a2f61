import type { CatalogueQualification } from '../../learners/reference.js';

/** A column of the catalogue's file. */
export interface CatalogueColumn {
  /** Its heading. */
  readonly name: string;
  /** What it says of a qualification. */
  readonly property: keyof CatalogueQualification;
  /** What it holds, in a sentence. */
  readonly description: string;
  readonly example: string;
  /** An empty cell has a meaning of its own. */
  readonly mayBeEmpty: boolean;
}

/**
 * The columns of the catalogue's file, as it is loaded and as it is exported. All of them are needed: a file in which one
 * was forgotten would take from every qualification what the column says.
 */
export const catalogueColumns: readonly CatalogueColumn[] = [
  {
    name: 'QualificationNumber',
    property: 'qan',
    description: 'The qualification accreditation number, with or without slashes.',
    example: '900/0002/X',
    mayBeEmpty: false,
  },
  {
    name: 'Title',
    property: 'title',
    description: 'The title, as it stands on transcripts. At most 200 characters.',
    example: 'Northern Level 2 Principal Learning in Engineering',
    mayBeEmpty: false,
  },
  {
    name: 'AwardingBody',
    property: 'awardingBody',
    description: 'The code of the awarding body.',
    example: 'NDA',
    mayBeEmpty: false,
  },
  {
    name: 'Component',
    property: 'component',
    description: 'principalLearning, project, functionalSkills or additionalAndSpecialist.',
    example: 'principalLearning',
    mayBeEmpty: false,
  },
  {
    name: 'Subject',
    property: 'subject',
    description: 'Of a functional skill: english, mathematics or ict. Empty for everything else.',
    example: '',
    mayBeEmpty: true,
  },
  {
    name: 'Lines',
    property: 'lines',
    description: 'The lines of learning it counts for, with semicolons between them. Empty: for every line.',
    example: 'engineering',
    mayBeEmpty: true,
  },
  {
    name: 'Level',
    property: 'level',
    description: 'The national level, 1 to 8.',
    example: '2',
    mayBeEmpty: false,
  },
  {
    name: 'GradeLevels',
    property: 'gradeLevels',
    description:
      'Where the level depends on the grade: the level that each grade reaches, such as C=2; D=1. Otherwise empty.',
    example: '',
    mayBeEmpty: true,
  },
  {
    name: 'GuidedLearningHours',
    property: 'glh',
    description: 'Guided learning hours, 0 to 5,000.',
    example: '420',
    mayBeEmpty: false,
  },
  {
    name: 'BarringCode',
    property: 'barringCode',
    description: 'Two qualifications with one code cannot both count. ZZZZ, or empty: it bars nothing.',
    example: 'ZZZZ',
    mayBeEmpty: true,
  },
  {
    name: 'MinimumAge',
    property: 'minimumAge',
    description: 'The age from which a learner may count it. Empty: any.',
    example: '',
    mayBeEmpty: true,
  },
  {
    name: 'ValidFrom',
    property: 'validFrom',
    description: 'The first day it is in force.',
    example: '2008-09-01',
    mayBeEmpty: false,
  },
  {
    name: 'ValidTo',
    property: 'validTo',
    description: 'The last day it is in force. Empty: no end is known.',
    example: '',
    mayBeEmpty: true,
  },
  {
    name: 'Units',
    property: 'units',
    description:
      'Its units, in their order: code, guided learning hours in brackets, title; with semicolons between them. Empty: none.',
    example: 'EN201 (60) Engineering Around Us; EN202 (60) Designing for a Purpose',
    mayBeEmpty: true,
  },
];

/** The heading of the column that says this of a qualification. */
export function headingOf(property: keyof CatalogueQualification): string {
  return catalogueColumns.find((column) => column.property === property)?.name ?? property;
}
