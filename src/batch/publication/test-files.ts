import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A file for trying the service out, and what the service answers to it. */
export interface TestFile {
  readonly name: string;
  /** What is odd about it. */
  readonly title: string;
  /** The client of the starter kit that sends it: the supplier, unless it is said. */
  readonly sender?: 'diplomaAwardingBody' | 'componentAwardingBody';
  /** The id of the definition that it is read by. */
  readonly definition?: string;
  readonly verdict: {
    readonly status: string;
    readonly rule?: string;
    readonly line?: number;
    readonly rows?: {
      readonly accepted?: number;
      readonly unchanged?: number;
      readonly repaired?: number;
      readonly refused?: number;
    };
  };
  readonly note?: string;
  /** Too large to keep: the tests make it. It is not offered. */
  readonly made?: boolean;
}

/** The test files that were found. */
export interface TestFiles {
  readonly files: readonly TestFile[];
  /** The content of the file with this name; undefined where the list has none, whatever else the folder holds. */
  read(name: string): Promise<Uint8Array | undefined>;
}

// The same place from src and from dist.
const shipped = new URL('../../../test/batch/files/', import.meta.url);

/** The test files of a folder, as its manifest lists them. None where there is no manifest. Throws where it is broken. */
export function findTestFiles(folder: URL = shipped): TestFiles {
  const files = manifestOf(folder);
  const places = new Map(files.map(({ name }) => [name, new URL(encodeURIComponent(name), folder)]));
  return {
    files,
    async read(name) {
      const place = places.get(name);
      return place === undefined ? undefined : await unlessMissing(() => readFile(place));
    },
  };
}

function manifestOf(folder: URL): readonly TestFile[] {
  let text: string;
  try {
    text = readFileSync(new URL('manifest.json', folder), 'utf8');
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const files = (JSON.parse(text) as readonly TestFile[]).filter(({ made = false }) => !made);
  // A name stands in addresses and in headers, and must not lead out of the folder.
  const strange = files.find(({ name }) => !/^\w[\w.-]*$/.test(name));
  if (strange !== undefined) throw new Error(`the test file ${strange.name} has a name that cannot be published`);
  return files;
}

async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT';
}
