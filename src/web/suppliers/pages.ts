import { Problem } from '../../contract/problem.js';
import { readPublicKey } from '../../identity/public-key-reading.js';
import {
  addClient,
  addClientKey,
  addSupplier,
  findSupplier,
  keyWarningDays,
  revokeClientKey,
  type SupplierInFull,
  setSupplierStatus,
} from '../../identity/suppliers.js';
import { lastUkDay, plusDays, ukDayEnd } from '../../learners/uk-time.js';
import { type AdministrationName, administer, type Change, serviceManagement } from '../../ledger/administration.js';
import { dateInUnitedKingdom } from '../../platform/clock.js';
import { isId } from '../../platform/ids.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, type Visit, whoOf } from '../visit.js';

const needs = { of: 'serviceManagement', roles: ['serviceManager'] } as const;
const aDay = 86_400_000;
/** How long a key is good, in days, unless another day is said: two years. */
const usually = 730;

const nameFields: readonly Field[] = [{ name: 'name', label: 'Name', kind: 'text', width: 30 }];
const programFields: readonly Field[] = [
  { name: 'name', label: 'Name', kind: 'text', width: 30, hint: 'The product and its version, such as Example MIS 4.' },
];
const keyFields: readonly Field[] = [
  { name: 'key', label: 'Public key', kind: 'longText', hint: 'A JWK, or a PEM. Never the private key.' },
  {
    name: 'until',
    label: 'Good until',
    kind: 'date',
    optional: true,
    hint: 'The last day. Without one: two years from today.',
  },
];

/** Suppliers of software, their programs, and the public keys by which these sign in. */
export function supplierPages({ ledger, clock }: WebParts): readonly Page[] {
  const { prisma } = ledger.store;
  const address = ({ id }: Pick<SupplierInFull, 'id'>) => `/organisations/suppliers/${id}`;

  /** Changes something about suppliers, and logs it. */
  function change<T>(visit: Visit, name: AdministrationName, how: Change<T>): Promise<T> {
    return administer(ledger, actorOf(visit), { name, subject: serviceManagement }, how);
  }

  async function supplierInAddress(visit: Visit): Promise<SupplierInFull> {
    const id = visit.params.supplier;
    const supplier = isId(id) ? await findSupplier(prisma, whoOf(visit).realm.id, id) : undefined;
    if (supplier === undefined) throw new Problem('not-found');
    return supplier;
  }

  async function programInAddress(visit: Visit) {
    const supplier = await supplierInAddress(visit);
    const program = supplier.clients.find(({ id }) => id === visit.params.client);
    if (program === undefined) throw new Problem('not-found');
    return { supplier, program };
  }

  function keyShown(key: SupplierInFull['clients'][number]['keys'][number]) {
    const left = key.expiresAt === null ? undefined : Math.ceil((key.expiresAt.getTime() - clock().getTime()) / aDay);
    const stands = key.revokedAt === null && (left === undefined || left > 0);
    const lastDay = key.expiresAt === null ? undefined : lastUkDay(key.expiresAt);
    return { ...key, stands, lastDay, left: stands && left !== undefined && left <= keyWarningDays ? left : undefined };
  }

  return [
    {
      path: '/organisations/suppliers/add',
      needs,
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Add a supplier',
        model: {
          ...{ action: '/organisations/suppliers/add', button: 'Add', back: '/organisations' },
          form: shownForm(nameFields, {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const { values, errors } = readFields(nameFields, typed);
        if (errors.length > 0) return { errors };
        const name = values.name as string;
        const added = await change(visit, 'addSupplier', async (tx) => {
          const result = await addSupplier(tx, whoOf(visit).realm.id, name);
          return { result, after: 'id' in result ? { supplier: name } : undefined };
        });
        return 'faults' in added ? { errors: added.faults } : { goTo: `${address(added)}?done=supplierAdded` };
      },
    },
    {
      path: '/organisations/suppliers/:supplier',
      needs,
      async show(visit) {
        const supplier = await supplierInAddress(visit);
        return {
          view: 'suppliers/view.njk',
          title: supplier.name,
          model: {
            supplier,
            programs: supplier.clients.map(({ keys, ...program }) => {
              const shown = keys.map(keyShown);
              return { ...program, keys: shown, hasKey: shown.some(({ stands }) => stands) };
            }),
          },
        };
      },
    },
    {
      path: '/organisations/suppliers/:supplier/status',
      needs,
      async submit(visit, typed) {
        const supplier = await supplierInAddress(visit);
        const status = text(typed, 'status') === 'suspended' ? 'suspended' : 'active';
        await change(visit, 'changeSupplierStatus', async (tx) => {
          const isChanged = await setSupplierStatus(tx, whoOf(visit).realm.id, supplier.id, status);
          return { result: undefined, after: isChanged ? { supplier: supplier.name, status } : undefined };
        });
        return { goTo: `${address(supplier)}?done=organisationChanged` };
      },
    },
    {
      path: '/organisations/suppliers/:supplier/programs/add',
      needs,
      async show(visit, attempt) {
        const supplier = await supplierInAddress(visit);
        return {
          view: 'forms/form.njk',
          title: 'Add a program',
          model: {
            ...{ action: visit.path, button: 'Add', back: address(supplier), caption: supplier.name },
            form: shownForm(programFields, {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const supplier = await supplierInAddress(visit);
        const { values, errors } = readFields(programFields, typed);
        if (errors.length > 0) return { errors };
        const name = values.name as string;
        const added = await change(visit, 'addProgram', async (tx) => {
          const result = await addClient(tx, whoOf(visit).realm.id, supplier.id, name);
          const after = 'id' in result ? { supplier: supplier.name, program: name, client: result.id } : undefined;
          return { result, after };
        });
        return 'faults' in added ? { errors: added.faults } : { goTo: `${address(supplier)}?done=programAdded` };
      },
    },
    {
      path: '/organisations/suppliers/:supplier/programs/:client/keys/add',
      needs,
      async show(visit, attempt) {
        const { supplier, program } = await programInAddress(visit);
        return {
          view: 'forms/form.njk',
          title: 'Add a public key',
          model: {
            ...{ action: visit.path, button: 'Add', back: address(supplier), caption: program.name },
            says: [
              'Two keys of a program are good at the same time, so that the next one is there before the first is revoked.',
            ],
            // What was pasted may be a secret, and is shown to nobody again.
            form: shownForm(keyFields, {}, attempt && { ...attempt, typed: { ...attempt.typed, key: '' } }),
          },
        };
      },
      async submit(visit, typed) {
        const { supplier, program } = await programInAddress(visit);
        const { values, errors } = readFields(keyFields, typed);
        if (errors.length > 0) return { errors };
        const key = await readPublicKey(values.key as string);
        if ('fault' in key) return { errors: [{ field: 'key', message: key.fault }] };
        const now = clock();
        const today = dateInUnitedKingdom(now);
        const until = (values.until as string | undefined) ?? plusDays(today, usually);
        if (until < today) return { errors: [{ field: 'until', message: 'This date must not lie in the past.' }] };
        const expiresAt = ukDayEnd(until);
        const faults = await change(visit, 'addKey', async (tx) => {
          const result = await addClientKey(tx, program.id, key, { now, expiresAt });
          const told = { supplier: supplier.name, program: program.name, key: key.kid, until };
          return { result, after: result.length > 0 ? undefined : told };
        });
        return faults.length > 0 ? { errors: faults } : { goTo: `${address(supplier)}?done=keyAdded` };
      },
      secret: true,
    },
    {
      path: '/organisations/suppliers/:supplier/programs/:client/keys/:kid/revoke',
      needs,
      async show(visit, attempt) {
        const { supplier, program } = await programInAddress(visit);
        if (!program.keys.some(({ kid }) => kid === visit.params.kid)) throw new Problem('not-found');
        return {
          view: 'forms/form.njk',
          title: 'Revoke this key',
          model: {
            ...{ action: visit.path, button: 'Revoke', warns: true, back: address(supplier), caption: program.name },
            says: [
              `Key ${visit.params.kid}.`,
              'Within 5 seconds neither it nor a token that the program has is good anywhere. With another key it gets a new token. This cannot be undone.',
            ],
            form: shownForm([], {}, attempt),
          },
        };
      },
      async submit(visit) {
        const { supplier, program } = await programInAddress(visit);
        const kid = visit.params.kid ?? '';
        if (!program.keys.some((key) => key.kid === kid)) throw new Problem('not-found');
        await change(visit, 'revokeKey', async (tx) => {
          const isRevoked = await revokeClientKey(tx, program.id, kid, clock());
          const told = { supplier: supplier.name, program: program.name, key: kid };
          return { result: undefined, after: isRevoked ? told : undefined };
        });
        return { goTo: `${address(supplier)}?done=keyRevoked` };
      },
    },
  ];
}
