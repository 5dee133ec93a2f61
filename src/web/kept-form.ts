import type { Page, Typed } from './page.js';
import type { Sealed } from './sealed.js';

/** A form that was sent when its session was over: what was typed, where, and who had been signed in. */
export interface Kept {
  readonly path: string;
  readonly typed: Typed;
  /** The id of the person. */
  readonly whose: string;
}

const purpose = 'a form that outlived its session';

/** The form as the page to sign in keeps it. */
export function keepForm(sealed: Sealed, kept: Kept): string {
  return sealed.seal(kept, purpose);
}

/** What `keepForm` kept; undefined where it is none of ours. */
export function openKept(sealed: Sealed, text: string): Kept | undefined {
  return text === '' ? undefined : sealed.open<Kept>(text, purpose);
}

/** The page with a form at this address, and what stands in the address where the page's path has names. */
export function pageAt(
  pages: readonly Page[],
  address: string,
): { page: Page; params: Record<string, string> } | undefined {
  const found = pages.flatMap((page) => {
    const params = page.show === undefined || page.submit === undefined ? undefined : paramsOf(page.path, address);
    return params === undefined ? [] : [{ page, params }];
  });
  // As the router chooses: a path that says more of the address goes before one that has names for it.
  return found.sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length)[0];
}

function paramsOf(path: string, address: string): Record<string, string> | undefined {
  const names = path.split('/');
  const values = address.split('/');
  if (names.length !== values.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = values[index] as string;
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(value);
    else if (name !== value) return undefined;
  }
  return params;
}
