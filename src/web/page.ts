import type { Readable } from 'node:stream';
import type { OrganisationKind } from '../identity/people/person.js';
import type { Role } from '../identity/people/roles.js';
import type { Scope } from '../identity/scopes.js';
import type { Visit } from './visit.js';

/** A page: where it is, for whom, what it shows, and what becomes of the form that it has. */
export interface Page {
  /** As Fastify has it: `/learners/:uln`. */
  readonly path: string;
  readonly needs: Needs;
  /** What the page shows. After a form that could not be carried out, `attempt` has what was typed and what was wrong. */
  show?(visit: Visit, attempt?: Attempt): Promise<Answer> | Answer;
  /** Carries out the page's form. */
  submit?(visit: Visit, typed: Typed): Promise<Outcome> | Outcome;
  /** The form holds a file, after all its other fields: the visit has it, of which nothing has been read. */
  readonly takesFile?: true;
  /** What the form holds is kept nowhere when its session is over: passwords. */
  readonly secret?: true;
  /** The form changes nothing and tells nothing but to whoever sends it: it may come from anywhere. */
  readonly harmless?: true;
}

/** For whom a page is. `anyone`: nobody need be signed in. `signedIn`: everybody who is. */
export type Needs =
  | 'anyone'
  | 'signedIn'
  | {
      /** For the people of no other kind of organisation there is such a page. */
      readonly of?: OrganisationKind;
      /** One of these. */
      readonly scopes?: readonly Scope[];
      /** One of these. */
      readonly roles?: readonly Role[];
    };

/** What a form said: the names and values that the browser sent. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is wrong with what was typed, and in which field. Without a field it is the whole that is wrong. */
export interface FieldError {
  readonly field?: string | undefined;
  readonly message: string;
}

/** A form that was sent and could not be carried out: nothing typed is lost. */
export interface Attempt {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** What somebody else changed meanwhile. */
  readonly changedMeanwhile?: readonly Meanwhile[];
  /** The form comes back after its session had ended: nothing is wrong with it. */
  readonly restored?: boolean;
}

/** A change of the record since the page was shown. */
export interface Meanwhile {
  readonly what: string;
  readonly who: string;
  readonly at: string;
}

/** A view with its model. */
export interface View {
  /** The template, from `src/web`. */
  readonly view: string;
  readonly title: string;
  readonly model: object;
  /** 200, unless it is said. */
  readonly status?: number;
  /** A part of a page, for the page's own script: without the layout. */
  readonly fragment?: boolean;
  /** When the form of the page was first shown, as the browser says. Without it: now. */
  readonly seen?: string;
}

export interface GoTo {
  readonly goTo: string;
}

/** A file to save or to look at. */
export interface Download {
  readonly file: Readable | Uint8Array | string;
  readonly type: string;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Answer = View | GoTo | Download;

/** What becomes of a form: another page, or the same once more with what was wrong. */
export type Outcome = Answer | Omit<Attempt, 'typed'> | Restored;

/** Somebody has signed in again, and had been sending a form: here it is. */
export interface Restored {
  readonly restore: { readonly path: string; readonly typed: Typed; readonly token: string };
}

/** The value of a field, without the space around it, and without NUL, which no database takes. */
export function text(typed: Typed, name: string): string {
  const value = typed[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replaceAll('\u0000', '').trim();
}

/** All values of a field that can be sent more than once. */
export function texts(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : value).map((one) => one.replaceAll('\u0000', ''));
}
