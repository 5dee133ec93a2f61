import { Problem } from '../../contract/problem.js';
import {
  addInvited,
  changeRoles,
  findPerson,
  type Listed,
  listPeople,
  requireSecondFactor,
  restorePerson,
  rolesToGive,
  suspendPerson,
} from '../../identity/people/directory.js';
import { ROLES } from '../../identity/people/roles.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type Page, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { type Visit, whoOf } from '../visit.js';
import { invitationFields, roleField, sayNewPerson } from './invitation.js';

const needs = { roles: ['localAdministrator', 'serviceManager'] } as const;

/** The people of an organisation: invited, given roles, suspended. */
export function peoplePages({ ledger, people, clock }: WebParts): readonly Page[] {
  const { prisma } = ledger.store;

  async function personInAddress(visit: Visit): Promise<Listed> {
    const { organisation, realm } = whoOf(visit);
    const id = visit.params.person ?? '';
    const person = /^[0-9a-f-]{36}$/.test(id) ? await findPerson(prisma, realm.id, organisation, id) : undefined;
    if (person === undefined) throw new Problem('not-found');
    return person;
  }

  const rules: readonly Field[] = [
    {
      ...{ name: 'required', label: 'Does everybody need a second factor?', kind: 'yesNo' },
      hint: 'Whoever has none sets it up when they sign in next.',
    },
  ];

  return [
    {
      path: '/people',
      needs,
      async show(visit) {
        const { organisation, realm, person: own } = whoOf(visit);
        const listed = await listPeople(prisma, realm.id, organisation);
        return {
          view: 'people/list.njk',
          title: 'People',
          model: {
            people: listed.map((person) => ({
              ...person,
              isOwn: person.id === own.id,
              roles: person.roles.map((role) => ROLES[role].title),
            })),
            isManagement: organisation.kind === 'serviceManagement',
            secondFactorRequired: whoOf(visit).secondFactorRequired,
          },
        };
      },
    },
    {
      path: '/people/invite',
      needs,
      show(visit, attempt) {
        const who = whoOf(visit);
        return {
          view: 'forms/form.njk',
          title: 'Invite a person',
          model: {
            ...{ action: '/people/invite', button: 'Send the invitation', back: '/people' },
            says: ['They get an e-mail with a link, by which they set their password. It is good for 7 days.'],
            form: shownForm(invitationFields(rolesToGive(who, who.organisation)), {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const who = whoOf(visit);
        const fields = invitationFields(rolesToGive(who, who.organisation));
        const read = readFields(fields, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const added = await addInvited(prisma, who, who.organisation, sayNewPerson(read.values, typed), clock());
        if ('faults' in added) return { errors: added.faults };
        await people.sendInvitation(added.id);
        return { goTo: '/people?done=invited' };
      },
    },
    {
      path: '/people/second-factor',
      needs: { roles: ['localAdministrator'] },
      show: (visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Second factor',
        model: {
          ...{ action: '/people/second-factor', button: 'Save', back: '/people' },
          form: shownForm(rules, { required: whoOf(visit).secondFactorRequired }, attempt),
        },
      }),
      async submit(visit, typed) {
        const read = readFields(rules, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const { organisation, realm } = whoOf(visit);
        await requireSecondFactor(prisma, realm.id, organisation, read.values.required === true);
        return { goTo: '/people?done=secondFactorRule' };
      },
    },
    {
      path: '/people/:person/roles',
      needs,
      async show(visit, attempt) {
        const person = await personInAddress(visit);
        const fields = [roleField(rolesToGive(whoOf(visit), whoOf(visit).organisation))];
        const stands = { roles: Object.fromEntries(person.roles.map((role) => [role, true])) };
        return {
          view: 'forms/form.njk',
          title: 'Roles',
          model: {
            ...{ action: visit.path, button: 'Save', back: '/people', caption: person.name },
            form: shownForm(fields, stands, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const person = await personInAddress(visit);
        const faults = await changeRoles(prisma, whoOf(visit), person, texts(typed, 'roles'));
        return faults.length > 0 ? { errors: faults } : { goTo: '/people?done=rolesChanged' };
      },
    },
    {
      path: '/people/:person/suspend',
      needs,
      async show(visit, attempt) {
        const person = await personInAddress(visit);
        return {
          view: 'forms/form.njk',
          title: 'Suspend this person',
          model: {
            ...{ action: visit.path, button: 'Suspend', warns: true, back: '/people', caption: person.name },
            says: ['They are signed out at once and cannot sign in. You can let them in again.'],
            form: shownForm([], {}, attempt),
          },
        };
      },
      async submit(visit) {
        const person = await personInAddress(visit);
        const fault = await prisma.$transaction((tx) => suspendPerson(tx, whoOf(visit), person));
        return fault === undefined ? { goTo: '/people?done=suspended' } : { errors: [fault] };
      },
    },
    {
      path: '/people/:person/restore',
      needs,
      async submit(visit) {
        const person = await personInAddress(visit);
        if (person.status === 'suspended') await restorePerson(prisma, person);
        return { goTo: '/people?done=restored' };
      },
    },
    {
      path: '/people/:person/invite-again',
      needs,
      async submit(visit) {
        const person = await personInAddress(visit);
        if (person.status === 'invited') await people.sendInvitation(person.id);
        return { goTo: '/people?done=invited' };
      },
    },
  ];
}
