import { Problem } from '../../contract/problem.js';
import { grantAuthority, listAuthorities, listHolders, withdrawAuthority } from '../../identity/authorities.js';
import { LEARNER_ADMINISTRATOR_SCOPES, SCOPES, type Scope, SUPPLIER_SCOPES } from '../../identity/scopes.js';
import { lastUkDay, ukDayEnd } from '../../learners/uk-time.js';
import { type AdministrationName, administer, type Change } from '../../ledger/administration.js';
import { readHeadOfCentreAgreement, signatureOf, signFor } from '../../onboarding/agreements.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type Page, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, centreOf, type Visit, whoOf } from '../visit.js';

const reads = { of: 'centre', roles: ['headOfCentre', 'localAdministrator'] } as const;
const signs = { of: 'centre', roles: ['headOfCentre'] } as const;

const signing: readonly Field[] = [
  { name: 'signedBy', label: 'Your full name', kind: 'text', width: 30, autocomplete: 'name' },
  {
    ...{ name: 'agreed', label: 'Agreement', kind: 'boxes' },
    options: [
      { value: 'yes', text: 'I am the head of this centre, or act with the head’s written authority, and agree' },
    ],
  },
];

/** The head of centre signs the agreement, and says which software and which awarding bodies may act for the centre. */
export function authorityPages({ ledger }: WebParts): readonly Page[] {
  const { prisma } = ledger.store;

  /** Changes what a centre allows, and logs it. */
  function change<T>(visit: Visit, name: AdministrationName, how: Change<T>): Promise<T> {
    return administer(ledger, actorOf(visit), { name, subject: centreOf(visit) }, how);
  }

  async function grantFields(visit: Visit): Promise<readonly Field[]> {
    const holders = await listHolders(prisma, whoOf(visit).realm.id);
    return [
      {
        ...{ name: 'holder', label: 'Who may act for your centre', kind: 'radios' },
        options: [
          ...holders.suppliers.map(({ id, name }) => ({
            value: `supplier ${id}`,
            text: name,
            hint: 'Supplier of software',
          })),
          ...holders.bodies.map(({ code, name }) => ({
            ...{ value: `body ${code}`, text: name, hint: 'Awarding body, for learner accounts only' },
          })),
        ],
      },
      {
        ...{ name: 'scopes', label: 'What for', kind: 'boxes' },
        options: SUPPLIER_SCOPES.map((scope) => ({ value: scope, text: SCOPES[scope] })),
      },
      {
        name: 'until',
        label: 'Until',
        kind: 'date',
        optional: true,
        hint: 'The last day of it. Leave empty for as long as you do not withdraw it.',
      },
    ];
  }

  return [
    {
      path: '/authority',
      needs: reads,
      async show(visit) {
        const { realm, roles } = whoOf(visit);
        const centre = centreOf(visit);
        const agreement = await readHeadOfCentreAgreement();
        const [signature, authorities] = await Promise.all([
          signatureOf(prisma, realm.id, centre, agreement),
          listAuthorities(prisma, realm.id, centre),
        ]);
        return {
          view: 'authority/view.njk',
          title: 'Agreement and authority',
          model: {
            ...{ signature, version: agreement.version, isHead: roles.has('headOfCentre') },
            authorities: authorities.map(({ scopes, ...one }) => ({
              ...one,
              lastDay: one.validUntil === null ? undefined : lastUkDay(one.validUntil),
              scopes: scopes.map((scope) => SCOPES[scope as Scope] ?? scope),
              stands: one.withdrawnAt === null && (one.validUntil === null || one.validUntil.toISOString() > visit.now),
            })),
          },
        };
      },
    },
    {
      path: '/authority/sign',
      needs: signs,
      async show(_visit, attempt) {
        const agreement = await readHeadOfCentreAgreement();
        return {
          view: 'authority/sign.njk',
          title: 'Head of Centre Agreement',
          model: { ...agreement, form: shownForm(signing, {}, attempt) },
        };
      },
      async submit(visit, typed) {
        const read = readFields(signing, typed);
        const agreed = texts(typed, 'agreed').includes('yes');
        const missing = agreed ? [] : [{ field: 'agreed', message: 'Mark the box if you agree.' }];
        if (read.errors.length + missing.length > 0) return { errors: [...read.errors, ...missing] };
        const { person, realm } = whoOf(visit);
        const signedBy = read.values.signedBy as string;
        if (signedBy.length > 100)
          return { errors: [{ field: 'signedBy', message: 'A name has at most 100 characters.' }] };
        const signed = { signedBy, username: person.username, signedAt: new Date(visit.now) };
        const agreement = await readHeadOfCentreAgreement();
        await change(visit, 'signAgreement', async (tx) => {
          const isNew = await signFor(tx, realm.id, centreOf(visit), agreement, signed);
          const { code, version } = agreement;
          return { result: undefined, after: isNew ? { agreement: code, version, signedBy } : undefined };
        });
        return { goTo: '/authority?done=agreementSigned' };
      },
    },
    {
      path: '/authority/grant',
      needs: signs,
      async show(visit, attempt) {
        return {
          view: 'forms/form.njk',
          title: 'Grant authority',
          model: {
            ...{ action: '/authority/grant', button: 'Grant', back: '/authority' },
            says: ['It acts within 5 seconds. You can withdraw it at any time.'],
            form: shownForm(await grantFields(visit), {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const fields = await grantFields(visit);
        const read = readFields(fields, typed);
        const chosen = texts(typed, 'scopes').filter((scope) => SUPPLIER_SCOPES.some((known) => known === scope));
        const missing = chosen.length === 0 ? [{ field: 'scopes', message: 'Choose one thing at least.' }] : [];
        if (read.errors.length + missing.length > 0) return { errors: [...read.errors, ...missing] };
        const [kind, id = ''] = (read.values.holder as string).split(' ');
        const isBody = kind === 'body';
        const scopes = isBody
          ? chosen.filter((scope) => LEARNER_ADMINISTRATOR_SCOPES.some((known) => known === scope))
          : chosen;
        if (scopes.length < chosen.length)
          return {
            errors: [
              { field: 'scopes', message: 'An awarding body may see and keep learner accounts, and nothing else.' },
            ],
          };
        const until = read.values.until as string | undefined;
        if (until !== undefined && until < visit.today)
          return { errors: [{ field: 'until', message: 'This date must not lie in the past.' }] };
        const holder = fields[0]?.options?.find(({ value }) => value === read.values.holder)?.text;
        await change(visit, 'grantAuthority', async (tx) => {
          const result = await grantAuthority(tx, {
            ...(isBody ? { awardingBodyCode: id } : { supplierId: id }),
            ...{ realmId: whoOf(visit).realm.id, centreNumber: centreOf(visit), scopes, from: new Date(visit.now) },
            ...(until === undefined ? {} : { until: ukDayEnd(until) }),
          });
          return { result, after: { holder, scopes, until } };
        });
        return { goTo: '/authority?done=authorityGranted' };
      },
    },
    {
      path: '/authority/:authority/withdraw',
      needs: signs,
      async submit(visit) {
        const realmId = whoOf(visit).realm.id;
        const id = visit.params.authority ?? '';
        const authorities = await listAuthorities(prisma, realmId, centreOf(visit));
        const authority = authorities.find((one) => one.id === id);
        if (authority === undefined) throw new Problem('not-found');
        await change(visit, 'withdrawAuthority', async (tx) => {
          const isWithdrawn = await withdrawAuthority(tx, { realmId, authorityId: id, at: new Date(visit.now) });
          const { holder, scopes } = authority;
          return { result: undefined, after: isWithdrawn ? { holder, scopes } : undefined };
        });
        return { goTo: '/authority?done=authorityWithdrawn' };
      },
    },
  ];
}
