import { Problem } from '../../contract/problem.js';
import { addAwardingBody, addCentre, listBodies, listCentres, setCentreStatus } from '../../identity/organisations.js';
import { listPeople, rolesToGive } from '../../identity/people/directory.js';
import type { Organisation } from '../../identity/people/person.js';
import { listSuppliers } from '../../identity/suppliers.js';
import { administer } from '../../ledger/administration.js';
import { readCentre } from '../../ledger/centre-reads.js';
import { regions } from '../../statistics/dimensions.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type Page, text, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { invitationFields, invite } from '../people/invitation.js';
import { shownPerson } from '../people/pages.js';
import { trailView } from '../people/trail.js';
import { actorOf, type Visit, whoOf } from '../visit.js';

const needs = { of: 'serviceManagement', roles: ['serviceManager'] } as const;
const pageSize = 50;

const centreFields: readonly Field[] = [
  { name: 'number', label: 'Centre number', kind: 'code', width: 5, hint: '5 digits' },
  { name: 'name', label: 'Name', kind: 'text', width: 30 },
  {
    ...{ name: 'region', label: 'Region', kind: 'select', optional: true },
    options: regions.map((region) => ({ value: region, text: regionTitle(region) })),
  },
];

const bodyFields: readonly Field[] = [
  { name: 'code', label: 'Code', kind: 'text', width: 10, hint: 'Capital letters and digits, such as NDA' },
  { name: 'name', label: 'Name', kind: 'text', width: 30 },
  {
    ...{ name: 'awards', label: 'What it awards', kind: 'boxes' },
    options: [
      { value: 'diploma', text: 'Diplomas' },
      { value: 'component', text: 'Components' },
    ],
  },
];

/** Centres, awarding bodies and suppliers: entered, seen, suspended, and their first people invited. */
export function organisationPages(parts: WebParts): readonly Page[] {
  const { ledger } = parts;
  const { prisma } = ledger.store;

  async function organisationInAddress(visit: Visit): Promise<Organisation> {
    const { realm } = whoOf(visit);
    const { number, code } = visit.params;
    if (number !== undefined) {
      const centre = /^\d{5}$/.test(number) ? await readCentre(prisma, realm.id, number) : undefined;
      if (centre !== undefined) return { kind: 'centre', number: centre.number, name: centre.name };
    } else {
      const body = (await listBodies(prisma, realm.id)).find((one) => one.code === code);
      if (body !== undefined) {
        const { name, diploma, component } = body;
        return { kind: 'awardingBody', code: body.code, name, diploma, component };
      }
    }
    throw new Problem('not-found');
  }

  /** The page of one organisation, at which its first people are invited. */
  const one = (path: string): Page => ({
    path,
    needs,
    async show(visit, attempt) {
      const who = whoOf(visit);
      const organisation = await organisationInAddress(visit);
      const [listed, centre] = await Promise.all([
        listPeople(prisma, who.realm.id, organisation),
        organisation.kind === 'centre' ? readCentre(prisma, who.realm.id, organisation.number) : undefined,
      ]);
      const isNamed = organisation.kind !== 'serviceManagement';
      return {
        view: 'organisations/one.njk',
        title: isNamed ? organisation.name : '',
        model: {
          ...{ organisation, centre, action: visit.path },
          people: listed.map((person) => shownPerson(visit, person)),
          form: shownForm(invitationFields(rolesToGive(who, organisation)), {}, attempt),
        },
      };
    },
    async submit(visit, typed) {
      return invite(parts, visit, await organisationInAddress(visit), typed, visit.path);
    },
  });

  const trail = (path: string): Page => ({
    path: `${path}/history`,
    needs,
    show: async (visit) =>
      trailView(parts, visit, await organisationInAddress(visit), visit.path.replace(/\/history$/, '')),
  });

  return [
    {
      path: '/organisations',
      needs,
      async show(visit) {
        const { realm } = whoOf(visit);
        const { find = '', after } = visit.query;
        const [centres, bodies, suppliers] = await Promise.all([
          listCentres(prisma, realm.id, find.slice(0, 100), { limit: pageSize + 1, after }),
          listBodies(prisma, realm.id),
          listSuppliers(prisma, realm.id),
        ]);
        const shown = centres.slice(0, pageSize);
        return {
          view: 'organisations/list.njk',
          title: 'Organisations',
          model: {
            ...{ find, bodies, suppliers, centres: shown },
            next:
              centres.length > pageSize
                ? `/organisations?find=${encodeURIComponent(find)}&after=${shown.at(-1)?.number}`
                : undefined,
          },
        };
      },
    },
    {
      path: '/organisations/centres/add',
      needs,
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Add a centre',
        model: {
          ...{ action: '/organisations/centres/add', button: 'Add', back: '/organisations' },
          form: shownForm(centreFields, {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const { values, errors } = readFields(centreFields, typed);
        if (errors.length > 0) return { errors };
        const { number, name, region } = values as { number: string; name: string; region?: string };
        const entry = { name: 'addCentre', subject: number } as const;
        const faults = await administer(ledger, actorOf(visit), entry, async (tx) => {
          const result = await addCentre(tx, whoOf(visit).realm.id, { number, name, region });
          return { result, after: result.length > 0 ? undefined : { number, name, region } };
        });
        return faults.length > 0 ? { errors: faults } : { goTo: `/organisations/centres/${number}?done=centreAdded` };
      },
    },
    {
      path: '/organisations/bodies/add',
      needs,
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Add an awarding body',
        model: {
          ...{ action: '/organisations/bodies/add', button: 'Add', back: '/organisations' },
          form: shownForm(bodyFields, {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const { values, errors } = readFields(bodyFields, typed);
        if (errors.length > 0) return { errors };
        const awards = texts(typed, 'awards');
        const said = {
          ...{ code: values.code as string, name: values.name as string },
          ...{ diploma: awards.includes('diploma'), component: awards.includes('component') },
        };
        const entry = { name: 'addAwardingBody', subject: said.code } as const;
        const faults = await administer(ledger, actorOf(visit), entry, async (tx) => {
          const result = await addAwardingBody(tx, whoOf(visit).realm.id, said);
          return { result, after: result.length > 0 ? undefined : said };
        });
        return faults.length > 0 ? { errors: faults } : { goTo: `/organisations/bodies/${said.code}?done=bodyAdded` };
      },
    },
    one('/organisations/centres/:number'),
    one('/organisations/bodies/:code'),
    trail('/organisations/centres/:number'),
    trail('/organisations/bodies/:code'),
    {
      path: '/organisations/centres/:number/status',
      needs,
      async submit(visit, typed) {
        const organisation = await organisationInAddress(visit);
        if (organisation.kind !== 'centre') throw new Problem('not-found');
        const status = text(typed, 'status') === 'closed' ? 'closed' : 'active';
        const entry = { name: 'changeCentreStatus', subject: organisation.number } as const;
        await administer(ledger, actorOf(visit), entry, async (tx) => {
          const isChanged = await setCentreStatus(tx, whoOf(visit).realm.id, organisation.number, status);
          return { result: undefined, after: isChanged ? { status } : undefined };
        });
        return { goTo: `/organisations/centres/${organisation.number}?done=organisationChanged` };
      },
    },
  ];
}

/** `west-midlands` as `West Midlands`. */
function regionTitle(region: string): string {
  return region
    .split('-')
    .map((word) =>
      word === 'of' || word === 'and' || word === 'the' ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}
