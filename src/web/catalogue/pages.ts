import { readCatalogue } from '../../batch/catalogue/read-catalogue.js';
import { catalogueFile } from '../../batch/catalogue/write-catalogue.js';
import { lineNames } from '../../batch/rows/line-names.js';
import { messageOf, rules } from '../../learners/rules.js';
import { listCatalogueLoads, loadCatalogue } from '../../ledger/load-catalogue.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, may, whoOf } from '../visit.js';

const reads = { of: 'serviceManagement', scopes: ['reference:read'] } as const;
const writes = { of: 'serviceManagement', scopes: ['catalogue:write'] } as const;
/** In bytes, as for the direct interface. */
const largest = 16 * 1024 * 1024;
const mostListed = 50;

/** The catalogue of qualifications: what was loaded, and a file more, rehearsed first. */
export function cataloguePages({ ledger, reference }: WebParts): readonly Page[] {
  const { pool } = ledger.store;
  return [
    {
      path: '/catalogue',
      needs: reads,
      async show(visit) {
        const realm = whoOf(visit).realm.id;
        const [{ entries, version }, loads] = await Promise.all([
          reference.catalogue(pool, realm),
          listCatalogueLoads(pool, realm, { limit: mostListed, before: undefined }),
        ]);
        return {
          view: 'catalogue/view.njk',
          title: 'Catalogue',
          model: { count: entries.size, version, loads, mayLoad: may(visit, 'catalogue:write') },
        };
      },
    },
    {
      path: '/catalogue/file',
      needs: reads,
      async show(visit) {
        const { entries } = await reference.catalogue(pool, whoOf(visit).realm.id);
        return { file: catalogueFile(entries.values()), type: 'text/csv; charset=utf-8', name: 'catalogue.csv' };
      },
    },
    {
      path: '/catalogue/load',
      needs: writes,
      takesFile: true,
      show: (_visit, attempt) => ({
        view: 'catalogue/load.njk',
        title: 'Load the catalogue',
        model: { errors: (attempt?.errors ?? []).map(({ message }) => ({ text: message, href: '#file' })) },
      }),
      async submit(visit, typed) {
        const { upload } = visit;
        if (upload === undefined || upload.filename === '')
          return { errors: [{ field: 'file', message: 'Choose a file.' }] };
        const chunks: Buffer[] = [];
        let length = 0;
        for await (const chunk of upload.file) {
          length += (chunk as Buffer).length;
          if (length > largest)
            return { errors: [{ field: 'file', message: 'A file of the catalogue has at most 16 MB.' }] };
          chunks.push(chunk as Buffer);
        }
        const { realm, person } = whoOf(visit);
        const awardingBodies = await reference.awardingBodies(realm.id);
        const content = Buffer.concat(chunks);
        const file = await readCatalogue(content, { lines: lineNames(reference), awardingBodies });
        const rehearsal = text(typed, 'rehearse') === 'yes';
        const loaded = await loadCatalogue(
          ledger,
          { ...actorOf(visit), clientId: person.id },
          { content, digest: file.digest, entries: file.entries.map(({ entry }) => entry) },
          { isRefused: file.faults.length > 0, rehearsal },
        );
        const result = 'receipt' in loaded ? loaded.receipt.result : undefined;
        return {
          view: 'catalogue/loaded.njk',
          title:
            file.faults.length > 0 ? 'The file was refused' : rehearsal ? 'What the file would do' : 'Catalogue loaded',
          status: file.faults.length > 0 ? 422 : 200,
          model: {
            faults: file.faults.slice(0, mostListed).map(({ rule, parameters, line, column }) => ({
              ...{ line, column, message: messageOf(rule, parameters), fix: rules[rule].fix },
            })),
            moreFaults: Math.max(0, file.faults.length - mostListed),
            rehearsal,
            unchanged: result?.unchanged ?? 0,
            changes: result?.changes.slice(0, mostListed) ?? [],
            moreChanges: Math.max(0, (result?.changes.length ?? 0) - mostListed),
            version: result?.version,
            repairs: file.repairs.length,
          },
        };
      },
    },
  ];
}
