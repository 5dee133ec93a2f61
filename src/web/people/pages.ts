import { Problem } from '../../contract/problem.js';
import {
  changeDetails,
  changeRoles,
  findPerson,
  type Listed,
  listPeople,
  requireSecondFactor,
  resetSecondFactor,
  restorePerson,
  rolesToGive,
  rolesToLeave,
  suspendPerson,
} from '../../identity/people/directory.js';
import { ROLES } from '../../identity/people/roles.js';
import { type AdministrationName, administer, type Change } from '../../ledger/administration.js';
import { isId } from '../../platform/ids.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type FieldError, type Page, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, type Visit, whoOf } from '../visit.js';
import { detailFields, invitationFields, invite, roleField } from './invitation.js';
import { trailOf, trailView } from './trail.js';

const needs = { roles: ['localAdministrator', 'serviceManager'] } as const;

/** The people of an organisation: invited, given roles, suspended. Service management looks after those of every one. */
export function peoplePages(parts: WebParts): readonly Page[] {
  const { ledger, people } = parts;
  const { prisma } = ledger.store;

  async function personInAddress(visit: Visit): Promise<Listed> {
    const id = visit.params.person;
    const person = isId(id) ? await findPerson(prisma, whoOf(visit), id) : undefined;
    if (person === undefined) throw new Problem('not-found');
    return person;
  }

  /** Changes something about a person, and logs it. */
  function change<T>(visit: Visit, person: Listed, name: AdministrationName, how: Change<T>): Promise<T> {
    return administer(ledger, actorOf(visit), { name, subject: trailOf(person.organisation) }, how);
  }

  /** A page on which something is done with a person after a question. */
  function asked(
    what: string,
    { title, button, says, done }: { title: string; button: string; says: string; done: string },
    act: (visit: Visit, person: Listed) => Promise<FieldError | undefined>,
  ): Page {
    return {
      path: `/people/:person/${what}`,
      needs,
      async show(visit, attempt) {
        const person = await personInAddress(visit);
        return {
          view: 'forms/form.njk',
          title,
          model: {
            ...{ action: visit.path, button, warns: true, back: listOf(visit, person), caption: person.name },
            says: [says],
            form: shownForm([], {}, attempt),
          },
        };
      },
      async submit(visit) {
        const person = await personInAddress(visit);
        const fault = await act(visit, person);
        return fault === undefined ? { goTo: `${listOf(visit, person)}?done=${done}` } : { errors: [fault] };
      },
    };
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
        const { organisation, realm, secondFactorRequired } = whoOf(visit);
        const listed = await listPeople(prisma, realm.id, organisation);
        return {
          view: 'people/list.njk',
          title: 'People',
          model: {
            people: listed.map((person) => shownPerson(visit, person)),
            isManagement: organisation.kind === 'serviceManagement',
            secondFactorRequired,
          },
        };
      },
    },
    {
      path: '/people/history',
      needs,
      show: (visit) => trailView(parts, visit, whoOf(visit).organisation, '/people'),
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
      submit: (visit, typed) => invite(parts, visit, whoOf(visit).organisation, typed, '/people'),
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
        const required = read.values.required === true;
        const entry = { name: 'requireSecondFactor', subject: trailOf(organisation) } as const;
        await administer(ledger, actorOf(visit), entry, async (tx) => {
          await requireSecondFactor(tx, realm.id, organisation, required);
          return { result: undefined, after: { required } };
        });
        return { goTo: '/people?done=secondFactorRule' };
      },
    },
    {
      path: '/people/:person/roles',
      needs,
      async show(visit, attempt) {
        const person = await personInAddress(visit);
        const fields = [roleField(rolesToGive(whoOf(visit), person.organisation))];
        const stands = { roles: Object.fromEntries(person.roles.map((role) => [role, true])) };
        const left = rolesToLeave(whoOf(visit), person).map((role) => ROLES[role].title);
        return {
          view: 'forms/form.njk',
          title: 'Roles',
          model: {
            ...{ action: visit.path, button: 'Save', back: listOf(visit, person), caption: person.name },
            says: left.length > 0 ? [`They stay ${left.join(', ')}: others give these roles.`] : [],
            form: shownForm(fields, stands, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const person = await personInAddress(visit);
        const faults = await change(visit, person, 'changeRoles', async (tx) => {
          const changed = await changeRoles(tx, whoOf(visit), person, texts(typed, 'roles'));
          if ('faults' in changed) return { result: changed.faults };
          const { username } = person;
          return {
            ...{ result: [], before: { username, roles: person.roles } },
            after: { username, roles: changed.roles },
          };
        });
        return faults.length > 0 ? { errors: faults } : { goTo: `${listOf(visit, person)}?done=rolesChanged` };
      },
    },
    {
      path: '/people/:person/details',
      needs,
      async show(visit, attempt) {
        const person = await personInAddress(visit);
        const { name, email } = person;
        return {
          view: 'forms/form.njk',
          title: 'Details',
          model: {
            ...{ action: visit.path, button: 'Save', back: listOf(visit, person), caption: person.username },
            says: ['Letters, such as one with a new password, go to this address. The old one is told.'],
            form: shownForm(detailFields, { name, email }, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const read = readFields(detailFields, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const person = await personInAddress(visit);
        const said = read.values as { name: string; email: string };
        const faults = await change(visit, person, 'changeDetails', async (tx) => {
          const result = await changeDetails(tx, whoOf(visit), person, said);
          const { username, name, email } = person;
          if (result.length > 0 || (said.name === name && said.email === email)) return { result };
          return { result, before: { username, name, email }, after: { username, ...said } };
        });
        if (faults.length > 0) return { errors: faults };
        if (said.email !== person.email) people.tellOfAddress(person);
        return { goTo: `${listOf(visit, person)}?done=detailsChanged` };
      },
    },
    asked(
      'suspend',
      {
        ...{ title: 'Suspend this person', button: 'Suspend', done: 'suspended' },
        says: 'They are signed out at once and cannot sign in. You can let them in again.',
      },
      (visit, person) =>
        change(visit, person, 'suspendPerson', async (tx) => {
          const result = await suspendPerson(tx, whoOf(visit), person);
          return { result, after: result === undefined ? { username: person.username } : undefined };
        }),
    ),
    asked(
      'reset-second-factor',
      {
        ...{ title: 'Reset the second factor', button: 'Reset', done: 'secondFactorReset' },
        says: 'For a person who has lost their phone. Make sure that it is they who ask. They are signed out, and told by e-mail.',
      },
      async (visit, person) => {
        const fault = await change(visit, person, 'resetSecondFactor', async (tx) => {
          const result = await resetSecondFactor(tx, whoOf(visit), person);
          return { result, after: result === undefined ? { username: person.username } : undefined };
        });
        if (fault === undefined) await people.tellOfReset(person.id);
        return fault;
      },
    ),
    {
      path: '/people/:person/restore',
      needs,
      async submit(visit) {
        const person = await personInAddress(visit);
        await change(visit, person, 'restorePerson', async (tx) => {
          const isRestored = await restorePerson(tx, person);
          return { result: undefined, after: isRestored ? { username: person.username } : undefined };
        });
        return { goTo: `${listOf(visit, person)}?done=restored` };
      },
    },
    {
      path: '/people/:person/invite-again',
      needs,
      async submit(visit) {
        const person = await personInAddress(visit);
        if (person.status === 'invited') await people.sendInvitation(person.id);
        return { goTo: `${listOf(visit, person)}?done=invited` };
      },
    },
  ];
}

/** A person as the table of people has them. */
export function shownPerson(visit: Visit, person: Listed): object {
  return {
    ...person,
    isOwn: person.id === whoOf(visit).person.id,
    roles: person.roles.map((role) => ROLES[role].title),
  };
}

/** Where a person stands in a list that whoever visits sees. */
function listOf(visit: Visit, { organisation }: Listed): string {
  if (whoOf(visit).organisation.kind !== 'serviceManagement') return '/people';
  if (organisation.kind === 'centre') return `/organisations/centres/${organisation.number}`;
  return organisation.kind === 'awardingBody' ? `/organisations/bodies/${organisation.code}` : '/people';
}
