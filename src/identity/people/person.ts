import type { Scope } from '../scopes.js';
import type { Role } from './roles.js';

export type OrganisationKind = 'centre' | 'awardingBody' | 'serviceManagement';

/** For whom a person works. */
export type Organisation =
  | { readonly kind: 'centre'; readonly number: string; readonly name: string }
  | {
      readonly kind: 'awardingBody';
      readonly code: string;
      readonly name: string;
      readonly diploma: boolean;
      readonly component: boolean;
    }
  | { readonly kind: 'serviceManagement' };

/** For whom somebody works whose row names a centre, an awarding body, or neither. */
export function organisationOf({
  centre,
  awardingBody,
}: {
  readonly centre: { readonly number: string; readonly name: string } | null;
  readonly awardingBody: {
    readonly code: string;
    readonly name: string;
    readonly diploma: boolean;
    readonly component: boolean;
  } | null;
}): Organisation {
  if (centre !== null) return { kind: 'centre', number: centre.number, name: centre.name };
  if (awardingBody === null) return { kind: 'serviceManagement' };
  const { code, name, diploma, component } = awardingBody;
  return { kind: 'awardingBody', code, name, diploma, component };
}

/** Who uses a page, as they stand at this moment. */
export interface SignedIn {
  readonly person: { readonly id: string; readonly username: string; readonly name: string; readonly email: string };
  readonly organisation: Organisation;
  readonly roles: ReadonlySet<Role>;
  readonly scopes: ReadonlySet<Scope>;
  readonly realm: {
    readonly id: number;
    readonly name: string;
    readonly kind: string;
    /** What to add to real time to get the realm's. */
    readonly clockOffsetMs: number;
  };
  readonly session: { readonly publicId: string };
  /** `due`: a code is asked for. `toSetUp`: one is required, and the person has none yet. */
  readonly secondFactor: 'met' | 'due' | 'toSetUp';
  /** May the person do without a second factor? */
  readonly secondFactorRequired: boolean;
  readonly hasSecondFactor: boolean;
  /** The head of the centre has signed what is in force. True for everybody who is of no centre. */
  readonly agreementSigned: boolean;
}

/** For whom a person works, and what they may do there. */
export type Standing = Pick<SignedIn, 'organisation' | 'scopes'>;

/** Something that cannot be done with a person, in words, and the field that is meant if it is one. */
export interface PersonFault {
  readonly field?: string;
  readonly message: string;
}
