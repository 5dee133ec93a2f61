import { deviceOf, forgetSession, keepSession, sessionTokenOf } from '../cookies.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import { openKept } from '../kept-form.js';
import { type Attempt, type FieldError, type Outcome, type Page, type Typed, text, type View } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Sealed } from '../sealed.js';
import type { Visit } from '../visit.js';
import { counted } from '../words.js';

const credentials: readonly Field[] = [
  { name: 'username', label: 'User name', kind: 'text', autocomplete: 'username', width: 20 },
  { name: 'password', label: 'Password', kind: 'password', autocomplete: 'current-password' },
];

const code: readonly Field[] = [
  {
    name: 'code',
    label: 'Code',
    kind: 'code',
    hint: 'The 6 digits that your authenticator app shows now.',
    autocomplete: 'one-time-code',
    width: 10,
  },
];

/** Signing in and out. A form that outlived its session comes back after it. */
export function signInPages({ people }: WebParts, sealed: Sealed): readonly Page[] {
  return [
    {
      path: '/sign-in',
      needs: 'anyone',
      show: (visit, attempt) =>
        visit.who !== undefined && attempt === undefined && visit.query.over === undefined
          ? { goTo: visit.who.secondFactor === 'due' ? '/sign-in/code' : '/' }
          : signInView(visit, attempt),

      async submit(visit, typed) {
        const read = readFields(credentials, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const { username, password } = read.values as { username: string; password: string };
        const userAgent = String(visit.request.headers['user-agent'] ?? '');
        const signedIn = await people.signIn({ username, password, device: deviceOf(visit.request), userAgent });
        if (signedIn.outcome === 'refused') return { errors: [refused] };
        if (signedIn.outcome === 'wait') return { errors: [wait(signedIn.seconds)] };
        keepSession(visit.reply, signedIn);
        return onwards(signedIn.token, typed);
      },
    },
    {
      path: '/sign-in/code',
      needs: 'anyone',
      show: (visit, attempt) =>
        visit.who === undefined || visit.who.secondFactor !== 'due' ? { goTo: '/sign-in' } : codeView(visit, attempt),

      async submit(visit, typed) {
        const token = sessionTokenOf(visit.request);
        if (token === undefined || visit.who?.secondFactor !== 'due') return { goTo: '/sign-in' };
        const read = readFields(code, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const checked = await people.showCode(token, read.values.code as string);
        if (checked.outcome === 'wait') return { errors: [wait(checked.seconds)] };
        if (checked.outcome === 'refused')
          return {
            errors: [{ field: 'code', message: 'This is not the code that is shown now. Enter the newest one.' }],
          };
        return onwards(token, typed);
      },
    },
    {
      path: '/sign-in/forgotten',
      needs: 'anyone',
      show: (_visit, attempt) => ({
        view: 'forms/form.njk',
        title: 'Ask for a new password',
        model: {
          ...{ action: '/sign-in/forgotten', button: 'Send the link', back: '/sign-in' },
          says: ['We send a link to the e-mail address of your account. It is good for an hour.'],
          form: shownForm([{ ...(credentials[0] as Field) }], {}, attempt),
        },
      }),
      async submit(_visit, typed) {
        const read = readFields([credentials[0] as Field], typed);
        if (read.errors.length > 0) return { errors: read.errors };
        people.askForReset(read.values.username as string);
        // The same whether there is such a person or not.
        return { goTo: '/sign-in?done=resetAsked' };
      },
    },
    {
      path: '/password/:link',
      needs: 'anyone',
      async show(visit, attempt) {
        const meant = await people.meantBy(visit.params.link ?? '');
        if (meant === undefined) return linkIsOver;
        const isNew = meant.purpose === 'invitation';
        return {
          view: 'forms/form.njk',
          title: isNew ? 'Choose a password' : 'Set a new password',
          model: {
            ...{ action: visit.path, button: 'Set the password', caption: `${meant.name}, ${meant.username}` },
            says: ['At least 12 characters. Three words that nobody would guess are a good password.'],
            form: shownForm(newPassword, {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const read = readFields(newPassword, typed);
        if (read.errors.length > 0) return { errors: read.errors };
        const set = await people.setPassword(visit.params.link ?? '', read.values.password as string);
        if (set.outcome === 'over') return linkIsOver;
        if (set.outcome === 'refused') return { errors: [{ field: 'password', message: set.fault }] };
        forgetSession(visit.reply);
        return { goTo: '/sign-in?done=passwordSet' };
      },
    },
    {
      path: '/sign-out',
      needs: 'anyone',
      async submit(visit) {
        const token = sessionTokenOf(visit.request);
        if (token !== undefined) await people.signOut(token);
        forgetSession(visit.reply);
        return { goTo: '/sign-in' };
      },
    },
  ];

  /** Where one goes who has signed in: to the code, to the form that was being sent, or to the page that was asked for. */
  async function onwards(token: string, typed: Typed): Promise<Outcome> {
    const who = await people.recognise(token);
    const next = localPath(text(typed, 'next'));
    const sealedForm = text(typed, 'kept');
    if (who?.secondFactor === 'due')
      return { view: 'forms/form.njk', title: codeTitle, model: codeModel(undefined, { next, kept: sealedForm }) };
    const kept = openKept(sealed, sealedForm);
    if (kept !== undefined && kept.whose === who?.person.id)
      return { restore: { path: kept.path, typed: kept.typed, token } };
    return { goTo: next ?? '/' };
  }
}

const newPassword: readonly Field[] = [
  { name: 'password', label: 'New password', kind: 'password', autocomplete: 'new-password' },
];

const linkIsOver: View = { view: 'sign-in/over.njk', title: 'This link is good no longer', model: {}, status: 404 };

const refused: FieldError = {
  field: 'username',
  message: 'The user name or the password is wrong. Check both, or ask for a new password.',
};

function wait(seconds: number): FieldError {
  return {
    message: `Too many attempts. Wait ${counted(Math.ceil(seconds / 60), 'minute')}, or ask for a new password.`,
  };
}

function signInView({ query }: Visit, attempt: Attempt | undefined): View {
  const typed = attempt?.typed ?? query;
  return {
    view: 'sign-in/view.njk',
    title: 'Sign in',
    model: {
      form: shownForm(credentials, {}, attempt),
      over: query.over !== undefined,
      keeps: carried(typed),
    },
  };
}

const codeTitle = 'Enter the code from your app';

function codeView({ query }: Visit, attempt: Attempt | undefined): View {
  return { view: 'forms/form.njk', title: codeTitle, model: codeModel(attempt, attempt?.typed ?? query) };
}

function codeModel(attempt: Attempt | undefined, typed: Typed): object {
  return { action: '/sign-in/code', button: 'Continue', form: shownForm(code, {}, attempt), keeps: carried(typed) };
}

/** What goes with the form from page to page. */
function carried(typed: Typed): Record<string, string> {
  const kept = text(typed, 'kept');
  const next = localPath(text(typed, 'next'));
  return { ...(kept === '' ? {} : { kept }), ...(next === undefined ? {} : { next }) };
}

/** An address of this service, or nothing: nobody is sent elsewhere. */
function localPath(path: string): string | undefined {
  return /^\/(?![/\\])[\w./~%-]*$/.test(path) ? path : undefined;
}
