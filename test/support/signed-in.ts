import type { OutgoingHttpHeaders } from 'node:http';
import { expect } from 'vitest';
import type { Role } from '../../src/identity/people/roles.js';
import type { Answer, TestService } from './service.js';

/** What a browser sends a form as. */
export const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** The hidden value by which a form on this page is known as one of the service's. */
export const csrfIn = (page: string) => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] as string;

/** The cookies that an answer gives, as they are sent back. */
export const cookiesIn = (headers: { 'set-cookie'?: string[] }) =>
  (headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');

/** People of the starter kit, one of each role, who look at pages and send forms over HTTP as a browser would. */
export function signedInPeople(service: () => TestService) {
  const cookies = new Map<Role, string>();

  /** The cookies of somebody who has signed in. */
  async function cookieOf(role: Role): Promise<string> {
    const known = cookies.get(role);
    if (known !== undefined) return known;
    const page = await service().send('GET', '/sign-in');
    const before = cookiesIn(page.headers);
    const user = service().kit.users.find((one) => one.role === role)!;
    const body = new URLSearchParams({ _csrf: csrfIn(page.text), username: user.username, password: user.password });
    const { status, headers } = await service().send('POST', '/sign-in', { ...form, cookie: before }, body.toString());
    expect(status).toBe(303);
    const all = `${before}; ${cookiesIn(headers)}`;
    cookies.set(role, all);
    return all;
  }

  return {
    cookieOf,
    /** Whose session is over signs in anew. */
    forget: (role: Role) => cookies.delete(role),

    async get(path: string, role: Role): Promise<Answer> {
      return service().send('GET', path, { cookie: await cookieOf(role), accept: 'text/html' });
    },

    async post(
      path: string,
      role: Role,
      fields: Record<string, string>,
      headers: OutgoingHttpHeaders = {},
    ): Promise<Answer> {
      const cookie = await cookieOf(role);
      const page = await service().send('GET', '/account', { cookie });
      const body = new URLSearchParams({ _csrf: csrfIn(page.text), ...fields }).toString();
      return service().send('POST', path, { ...form, cookie, ...headers }, body);
    },
  };
}
