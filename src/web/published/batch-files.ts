import { definitions } from '../../batch/definitions/all.js';
import type { Definition } from '../../batch/definitions/definition.js';
import { mostBytes, mostRecords } from '../../batch/limits.js';
import {
  addressOf,
  batchFilesAddress,
  exampleAddressOf,
  templateAddressOf,
  testFilesAddress,
  typeExampleAddressOf,
} from '../../batch/publication/addresses.js';
import { batchFilesPage } from '../../batch/publication/batch-files-page.js';
import { csvwMetadata } from '../../batch/publication/csvw.js';
import { definitionPage } from '../../batch/publication/definition-page.js';
import { example, exampleOf } from '../../batch/publication/example.js';
import { template } from '../../batch/publication/files.js';
import type { PublishedPage } from '../../batch/publication/published-page.js';
import { recordTypesOf } from '../../batch/publication/record-types.js';
import { sendersOf } from '../../batch/publication/senders.js';
import { findTestFiles } from '../../batch/publication/test-files.js';
import { testFilesPage } from '../../batch/publication/test-files-page.js';
import { mostCells, mostCharacters } from '../../batch/reading/limits.js';
import { Problem } from '../../contract/problem.js';
import type { Page } from '../page.js';

/** Pages about batch files, and what is made from their definitions: templates, examples, metadata, and test files. */
export function batchFilePages(
  baseUrl: string,
  published: (path: string, make: () => PublishedPage) => Page,
): readonly Page[] {
  const limits = { rows: mostRecords, megabytes: mostBytes / 1024 ** 2, cells: mostCells, characters: mostCharacters };
  const testFiles = findTestFiles();
  return [
    published(
      batchFilesAddress,
      once(() => batchFilesPage(definitions, limits)),
    ),
    ...definitions.flatMap((definition) => [
      published(
        addressOf(definition),
        once(() => definitionPage(definition)),
      ),
      ...filesOf(definition, baseUrl),
    ]),
    published(
      testFilesAddress,
      once(() => testFilesPage(testFiles.files, definitions)),
    ),
    {
      path: `${testFilesAddress}/:name`,
      needs: 'anyone',
      async show({ params: { name = '' } }) {
        const file = await testFiles.read(name);
        if (file === undefined) throw new Problem('not-found');
        // Their encodings are what some of them are about, so none is said.
        return { file, type: 'text/csv', name };
      },
    },
  ];
}

/** What is made once, when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function filesOf(definition: Definition, baseUrl: string): readonly Page[] {
  const address = addressOf(definition);
  const named = definition.id.replaceAll('/', '-');
  // How programs that know CSV on the Web find the metadata of a file.
  const link = `<${baseUrl}${address}/metadata.json>; rel="describedby"; type="application/csvm+json"`;
  const csv = (path: string, name: string, file: string, headers: Record<string, string> = {}): Page => ({
    path,
    needs: 'anyone',
    show: () => ({ file, type: 'text/csv; charset=utf-8', name, headers }),
  });
  const ofSenders = sendersOf(definition).flatMap((sender) => {
    const fileName = (path: string) => `${named}-${path.slice(address.length + 1)}`;
    const [empty, full] = [templateAddressOf(definition, sender), exampleAddressOf(definition, sender)];
    return [
      csv(empty, fileName(empty), template(definition, sender)),
      csv(full, fileName(full), example(definition, sender), { link }),
    ];
  });
  // Where records are of several types, each type is a table of the metadata.
  const types = definition.layout === 'records' ? recordTypesOf(definition) : [];
  const ofTypes = types.map((type) =>
    csv(typeExampleAddressOf(definition, type), `${named}-example-${type.type}.csv`, exampleOf(definition, type), {
      link,
    }),
  );
  const metadata = `${JSON.stringify(csvwMetadata(definition, baseUrl), undefined, 2)}\n`;
  return [
    ...ofSenders,
    ...ofTypes,
    {
      path: `${address}/metadata.json`,
      needs: 'anyone',
      show: () => ({ file: metadata, type: 'application/csvm+json' }),
    },
  ];
}
