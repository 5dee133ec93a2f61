import type { FastifyInstance } from 'fastify';
import { definitions } from '../batch/definitions/all.js';
import type { Definition } from '../batch/definitions/definition.js';
import { mostBytes, mostRecords } from '../batch/limits.js';
import {
  addressOf,
  batchFilesAddress,
  exampleAddressOf,
  templateAddressOf,
  testFilesAddress,
  typeExampleAddressOf,
} from '../batch/publication/addresses.js';
import { batchFilesPage } from '../batch/publication/batch-files-page.js';
import { csvwMetadata } from '../batch/publication/csvw.js';
import { definitionPage } from '../batch/publication/definition-page.js';
import { example, exampleOf } from '../batch/publication/example.js';
import { template } from '../batch/publication/files.js';
import { recordTypesOf } from '../batch/publication/record-types.js';
import { sendersOf } from '../batch/publication/senders.js';
import { findTestFiles } from '../batch/publication/test-files.js';
import { testFilesPage } from '../batch/publication/test-files-page.js';
import { mostCells, mostCharacters } from '../batch/reading/limits.js';
import { Problem } from '../contract/problem.js';
import { attachment } from './batches.js';
import { servePage } from './page.js';

/** Pages about batch files, and what is made from their definitions: templates, examples, metadata, and test files. */
export function registerBatchFilePages(app: FastifyInstance, baseUrl: string): void {
  const limits = { rows: mostRecords, megabytes: mostBytes / 1024 ** 2, cells: mostCells, characters: mostCharacters };
  const index = batchFilesPage(definitions, limits);
  servePage(app, batchFilesAddress, () => index);
  for (const definition of definitions) registerDefinition(app, definition, baseUrl);
  registerTestFiles(app);
}

function registerDefinition(app: FastifyInstance, definition: Definition, baseUrl: string): void {
  const address = addressOf(definition);
  const page = definitionPage(definition);
  servePage(app, address, () => page);

  const name = definition.id.replaceAll('/', '-');
  const serve = (path: string, fileName: string, content: string, headers: Record<string, string> = {}) => {
    const sent = { ...attachment(fileName, 'text/csv'), ...headers };
    app.get(path, { exposeHeadRoute: false }, async (_request, reply) => reply.headers(sent).send(content));
  };
  // How programs that know CSV on the Web find the metadata of a file.
  const link = `<${baseUrl}${address}/metadata.json>; rel="describedby"; type="application/csvm+json"`;
  for (const sender of sendersOf(definition)) {
    const fileName = (path: string) => `${name}-${path.slice(address.length + 1)}`;
    const [empty, full] = [templateAddressOf(definition, sender), exampleAddressOf(definition, sender)];
    serve(empty, fileName(empty), template(definition, sender));
    serve(full, fileName(full), example(definition, sender), { link });
  }
  // Where records are of several types, each type is a table of the metadata.
  const types = definition.layout === 'records' ? recordTypesOf(definition) : [];
  for (const type of types) {
    const fileName = `${name}-example-${type.type}.csv`;
    serve(typeExampleAddressOf(definition, type), fileName, exampleOf(definition, type), { link });
  }

  const metadata = `${JSON.stringify(csvwMetadata(definition, baseUrl), undefined, 2)}\n`;
  app.get(`${address}/metadata.json`, { exposeHeadRoute: false }, async (_request, reply) =>
    reply.type('application/csvm+json').send(metadata),
  );
}

function registerTestFiles(app: FastifyInstance): void {
  const testFiles = findTestFiles();
  const page = testFilesPage(testFiles.files, definitions);
  servePage(app, testFilesAddress, () => page);
  app.get(`${testFilesAddress}/:name`, { exposeHeadRoute: false }, async (request, reply) => {
    const { name } = request.params as { name: string };
    const content = await testFiles.read(name);
    if (content === undefined) throw new Problem('not-found');
    // Their encodings are what some of them are about, so none is said.
    return reply.headers({ ...attachment(name, 'text/csv'), 'content-type': 'text/csv' }).send(content);
  });
}
