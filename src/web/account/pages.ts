import { encode } from 'uqr';
import { ROLES } from '../../identity/people/roles.js';
import { isId } from '../../platform/ids.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { type Visit, whoOf } from '../visit.js';

const code: Field = {
  ...{ name: 'code', label: 'Code', kind: 'code', width: 10, autocomplete: 'one-time-code' },
  hint: 'The 6 digits that the app shows now.',
};

const password: Field = {
  ...{ name: 'password', label: 'Your password now', kind: 'password', autocomplete: 'current-password' },
};

const passwords: readonly Field[] = [
  { ...password, name: 'current' },
  {
    ...{ name: 'next', label: 'New password', kind: 'password', autocomplete: 'new-password' },
    hint: 'At least 12 characters.',
  },
];

/** What people see and change of their own: password, second factor, and where they are signed in. */
export function accountPages({ people }: WebParts): readonly Page[] {
  return [
    {
      path: '/account',
      needs: 'signedIn',
      async show(visit) {
        const { person, roles, session, hasSecondFactor, secondFactorRequired } = whoOf(visit);
        const sessions = await people.sessionsOf(person.id);
        return {
          view: 'account/view.njk',
          title: 'Your account',
          model: {
            ...{ person, hasSecondFactor, secondFactorRequired },
            roles: [...roles].map((role) => ROLES[role]),
            sessions: sessions.map((one) => ({ ...one, isThis: one.publicId === session.publicId })),
          },
        };
      },
    },
    {
      path: '/account/sessions/:session/end',
      needs: 'signedIn',
      async submit(visit) {
        const id = visit.params.session ?? '';
        if (id === 'others') await people.endOtherSessions(whoOf(visit));
        else if (isId(id)) await people.endSession(whoOf(visit), id);
        return { goTo: '/account?done=sessionEnded' };
      },
    },
    {
      path: '/account/password',
      needs: 'signedIn',
      secret: true,
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Change your password',
        model: {
          ...{ action: '/account/password', button: 'Change the password', back: '/account' },
          says: ['You stay signed in here, and are signed out everywhere else.'],
          form: shownForm(passwords, {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const read = readFields(passwords, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const { current, next } = read.values as { current: string; next: string };
        const fault = await people.changePassword(whoOf(visit), current, next);
        return fault === undefined ? { goTo: '/account?done=passwordChanged' } : { errors: [fault] };
      },
    },
    {
      path: '/account/second-factor',
      needs: 'signedIn',
      secret: true,
      show(visit, attempt) {
        const who = whoOf(visit);
        const kept = attempt && text(attempt.typed, 'secret');
        const fresh = people.newSecondFactor(who, kept || undefined);
        return {
          view: 'account/second-factor.njk',
          title: who.hasSecondFactor ? 'Set up another second factor' : 'Set up a second factor',
          model: {
            ...{
              sealed: fresh.sealed,
              secret: fresh.secret.match(/.{1,4}/g)?.join(' '),
              picture: pictureOf(fresh.address),
            },
            isRequired: who.secondFactor === 'toSetUp',
            form: shownForm(factorFields(visit), {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const read = readFields(factorFields(visit), typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const shown = read.values as { code: string; password: string | undefined };
        const fault = await people.keepSecondFactor(whoOf(visit), text(typed, 'secret'), shown);
        return fault === undefined ? { goTo: '/account?done=secondFactorSet' } : { errors: [fault] };
      },
    },
    {
      path: '/account/second-factor/remove',
      needs: 'signedIn',
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Remove the second factor',
        model: {
          ...{ action: '/account/second-factor/remove', button: 'Remove', warns: true, back: '/account' },
          form: shownForm([code], {}, attempt),
        },
      }),
      async submit(visit, typed) {
        const read = readFields([code], typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const fault = await people.removeSecondFactor(whoOf(visit), read.values.code as string);
        return fault === undefined ? { goTo: '/account?done=secondFactorRemoved' } : { errors: [fault] };
      },
    },
  ];
}

/** Whoever finds a browser in which somebody is signed in cannot take the account over. */
function factorFields(visit: Visit): readonly Field[] {
  return whoOf(visit).secondFactor === 'toSetUp' ? [code] : [code, { ...password, label: 'Your password' }];
}

/** What an app reads with its camera: one path of squares, and how many there are on a side. */
function pictureOf(address: string): { size: number; path: string } {
  const { size, data } = encode(address, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
