import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { definitionOf, definitions } from '../../../../src/batch/definitions/all.js';
import type { Definition } from '../../../../src/batch/definitions/definition.js';
import { type CsvwTable, csvwMetadata, type Datatype } from '../../../../src/batch/publication/csvw.js';
import { example, exampleOf } from '../../../../src/batch/publication/example.js';
import { recordTypesOf } from '../../../../src/batch/publication/record-types.js';

const baseUrl = 'https://das.example';

describe('the metadata of a definition', () => {
  it.each(definitions.map((one) => [one.id, one] as const))(
    '%s has its columns, and its example fits',
    (_id, definition) => {
      const types = recordTypesOf(definition);
      for (const [index, type] of types.entries()) {
        const { tableSchema } = tablesOf(definition)[index] as CsvwTable;
        const own = type.type === '' ? tableSchema.columns : tableSchema.columns.slice(1);
        expect(own.map(({ name }) => name)).toEqual(type.columns.map(({ name }) => name));
        expect(own.map((column) => column['dc:description'])).toEqual(
          type.columns.map(({ description }) => description),
        );
        // Names of CSV on the Web stand in URI templates.
        for (const { name } of own) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);

        const rows = parse(type.type === '' ? example(definition) : exampleOf(definition, type), { bom: true });
        const body = type.type === '' ? rows.slice(1) : rows;
        if (type.type === '') expect(rows[0]).toEqual(tableSchema.columns.map(({ titles }) => titles));
        expect(body).not.toHaveLength(0);
        for (const row of body) {
          expect(row).toHaveLength(tableSchema.columns.length);
          for (const [place, { name, datatype, required }] of tableSchema.columns.entries()) {
            const cell = row[place] as string;
            if (cell === '') expect(required, name).toBe(false);
            else expect(fits(cell, datatype), `${name}: ${cell}`).toBe(true);
          }
        }
      }
    },
  );

  it('of Release 2 is one table, with a row of headings', () => {
    const metadata = csvwMetadata(definitionOf('release-2/learner-accounts'), baseUrl);
    expect(metadata).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      '@type': 'Table',
      url: 'https://das.example/batch-files/release-2/learner-accounts/example.csv',
      dialect: { header: true },
    });
  });

  it('of Release 3 is a group with a table for each type of record, and says how a file is split', () => {
    const metadata = csvwMetadata(definitionOf('release-3'), baseUrl);
    expect(metadata).toMatchObject({ '@type': 'TableGroup', dialect: { header: false } });
    expect(metadata).toHaveProperty(['notes', 0, 'dc:description'], expect.stringContaining('first column'));
    expect(tablesOf(definitionOf('release-3')).map(({ url }) => url)).toEqual(
      ['H', 'A', 'D', 'G', 'L', 'W', 'C', 'R', 'X', 'Z'].map(
        (type) => `${baseUrl}/batch-files/release-3/example/${type}.csv`,
      ),
    );
  });
});

function tablesOf(definition: Definition): readonly CsvwTable[] {
  const metadata = csvwMetadata(definition, baseUrl);
  return metadata['@type'] === 'TableGroup' ? metadata.tables : [metadata];
}

/** Whether a cell has the datatype, as far as these definitions use datatypes. */
function fits(
  cell: string,
  { base, format, minLength = 0, maxLength = Infinity, minimum = -Infinity, maximum = Infinity }: Datatype,
): boolean {
  switch (base) {
    case 'boolean':
      return (format as string).split('|').includes(cell);
    case 'date':
      return format === 'yyyy-MM-dd' && /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell));
    case 'integer':
      return /^\d+$/.test(cell) && Number(cell) >= minimum && Number(cell) <= maximum;
    case 'string':
      return (
        (format === undefined || new RegExp(format).test(cell)) && cell.length >= minLength && cell.length <= maxLength
      );
  }
}
