import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addInvited,
  addWithPassword,
  changeDetails,
  changeRoles,
  findPerson,
  listPeople,
  requireSecondFactor,
  resetSecondFactor,
  restorePerson,
  suspendPerson,
} from '../../../src/identity/people/directory.js';
import { hashPassword } from '../../../src/identity/people/passwords.js';
import { createPeople, type People } from '../../../src/identity/people/people.js';
import type { Organisation, SignedIn } from '../../../src/identity/people/person.js';
import type { Role } from '../../../src/identity/people/roles.js';
import { headOfCentreAgreement } from '../../../src/onboarding/agreements.js';
import { startService, type TestService } from '../../support/service.js';

let service: TestService;
let people: People;
const letters: { to: string; text: string }[] = [];
/** A letter that is being written after the answer. */
let writing: Promise<void> | undefined;
const password = 'harbour pencil sunrise';
const centre: Organisation = { kind: 'centre', number: '90001', name: 'Harrowdene School' };
const minutes = 60_000;
let count = 0;
let hashed: Promise<string> | undefined;

beforeAll(async () => {
  service = await startService();
  people = createPeople({
    prisma: service.service.store.prisma,
    now: service.clock,
    sealingKey: Buffer.alloc(32, 1),
    attemptsKey: Buffer.alloc(32, 2),
    // The network is the one thing that is not there.
    email: {
      send: (letter) => void letters.push(letter),
      sendWritten: (write) => {
        writing = write().then((letter) => void (letter && letters.push(letter)));
      },
      close: async () => undefined,
    },
    baseUrl: service.baseUrl,
    agreement: headOfCentreAgreement,
  });
});
afterAll(() => service?.close());
beforeEach(() => void letters.splice(0));

/** Somebody new of the centre, who can sign in. */
async function somebody(role: Role = 'learnerAdministrator', of: Organisation = centre): Promise<string> {
  const username = `person.${++count}`;
  hashed ??= hashPassword(password);
  const passwordHash = await hashed;
  await addWithPassword(
    service.service.store.prisma,
    2,
    of,
    { username, name: `Person ${count}`, role, passwordHash },
    service.clock(),
  );
  return username;
}

function signIn(username: string, said = password, device?: string) {
  return people.signIn({ username, password: said, device, userAgent: 'Mozilla/5.0 (X11; Linux) Chrome/150' });
}

async function tokenOf(username: string): Promise<string> {
  const signedIn = await signIn(username);
  if (signedIn.outcome !== 'signedIn') throw new Error(signedIn.outcome);
  return signedIn.token;
}

async function whoIs(username: string): Promise<SignedIn> {
  return (await people.recognise(await tokenOf(username))) as SignedIn;
}

async function setUpSecondFactor(who: SignedIn): Promise<void> {
  const fresh = people.newSecondFactor(who);
  const code = new TOTP({ secret: fresh.secret }).generate({ timestamp: service.clock().getTime() });
  expect(await people.keepSecondFactor(who, fresh.sealed, { code, password })).toBeUndefined();
}

async function askForReset(username: string): Promise<void> {
  people.askForReset(username);
  await writing;
}

const linkIn = (text = letters.at(-1)?.text) => /\/password\/(\S+)/.exec(text ?? '')?.[1] as string;

describe('signing in', () => {
  it('answers a wrong password, an unknown name and a suspended person alike', async () => {
    const username = await somebody();
    const suspended = await somebody();
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const listed = (await listPeople(prisma, 2, centre)).find((one) => one.username === suspended)!;
    await suspendPerson(prisma, admin, listed);
    for (const attempt of [signIn(username, 'not the password'), signIn('nobody.at.all'), signIn(suspended)])
      expect(await attempt).toEqual({ outcome: 'refused' });
  });

  it('takes about as long for a name that there is not', async () => {
    const username = await somebody();
    const time = async (name: string) => {
      const since = performance.now();
      await signIn(name, 'not the password');
      return performance.now() - since;
    };
    await time('warm.up');
    const [known, unknown] = [await time(username), await time('nobody.else')];
    // The password is looked at in both: without that it is a few milliseconds.
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it('knows the person whatever the case of the name, and no other spelling', async () => {
    const username = await somebody();
    expect(await signIn(` ${username.toUpperCase()} `)).toMatchObject({ outcome: 'signedIn' });
    expect(await signIn(`${username}.`)).toEqual({ outcome: 'refused' });
  });

  it('cannot be denied to somebody by a stranger who guesses', async () => {
    const username = await somebody();
    const before = await signIn(username);
    const device = before.outcome === 'signedIn' ? before.device : '';
    for (let guess = 0; guess < 12; guess++) await signIn(username, `guess ${guess}`);
    // Strangers wait, even with the right password, and a text that somebody made up or that is another's is no help.
    const foreign = await signIn(await somebody());
    const theirs = foreign.outcome === 'signedIn' ? foreign.device : '';
    for (const strange of [undefined, 'made.up', theirs])
      expect(await signIn(username, password, strange)).toMatchObject({ outcome: 'wait' });
    expect(await signIn(username, password, device)).toMatchObject({ outcome: 'signedIn' });
  });

  it('makes those wait, too, who guess at names that there are not', async () => {
    for (let guess = 0; guess < 10; guess++) await signIn('a.name.that.is.none', `guess ${guess}`);
    expect(await signIn('a.name.that.is.none')).toMatchObject({ outcome: 'wait' });
  });
});

describe('a session', () => {
  it('tells who it is, for whom, and what they may do', async () => {
    const username = await somebody('completionRecorder');
    expect(await whoIs(username)).toMatchObject({
      person: { username },
      organisation: centre,
      scopes: new Set(['learners:read', 'completions:write']),
      realm: { id: 2, kind: 'sandbox' },
      secondFactor: 'met',
      agreementSigned: true,
    });
  });

  it('is over after an hour without use, and then it is known whose it was', async () => {
    const username = await somebody();
    const token = await tokenOf(username);
    for (let turn = 0; turn < 3; turn++) {
      service.advance(50 * minutes);
      expect(await people.recognise(token)).toBeDefined();
    }
    service.advance(61 * minutes);
    expect(await people.recognise(token)).toBeUndefined();
    expect(await people.whoseWas(token)).toBe((await whoIs(username)).person.id);
  });

  it('is over after twelve hours, however much it is used', async () => {
    const token = await tokenOf(await somebody());
    for (let turn = 0; turn < 15; turn++) {
      service.advance(50 * minutes);
      await people.recognise(token);
    }
    expect(await people.recognise(token)).toBeUndefined();
  });

  it('that is ended is over at once, for the one who ends it, and nobody remembers it', async () => {
    const username = await somebody();
    const [first, second] = [await tokenOf(username), await tokenOf(username)];
    const who = (await people.recognise(first)) as SignedIn;
    expect(await people.sessionsOf(who.person.id)).toHaveLength(2);
    const stranger = await whoIs(await somebody());
    await people.endSession(stranger, ((await people.recognise(second)) as SignedIn).session.publicId);
    expect(await people.recognise(second)).toBeDefined();
    await people.endOtherSessions(who);
    expect([await people.recognise(first), await people.recognise(second)]).toEqual([who, undefined]);
    await people.signOut(first);
    expect([await people.recognise(first), await people.whoseWas(first)]).toEqual([undefined, undefined]);
  });

  it('of a suspended person, and of one whose centre is closed, is over at once', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const username = await somebody();
    const token = await tokenOf(username);
    const listed = (await listPeople(prisma, 2, centre)).find((one) => one.username === username)!;
    expect(await suspendPerson(prisma, admin, listed)).toBeUndefined();
    expect(await people.recognise(token)).toBeUndefined();
    await restorePerson(prisma, listed);
    const again = await tokenOf(username);
    await service.query("UPDATE centre SET status = 'closed' WHERE number = '90001'");
    expect(await people.recognise(again)).toBeUndefined();
    await service.query("UPDATE centre SET status = 'active' WHERE number = '90001'");
  });
});

describe('the second factor', () => {
  it('is asked for from then on, and each code is good once', async () => {
    const username = await somebody();
    const who = await whoIs(username);
    const fresh = people.newSecondFactor(who);
    const totp = new TOTP({ secret: fresh.secret });
    const code = (after = 0) => totp.generate({ timestamp: service.clock().getTime() + after });
    expect(await people.keepSecondFactor(who, fresh.sealed, { code: '000000', password })).toMatchObject({
      field: 'code',
    });
    expect(await people.keepSecondFactor(who, fresh.sealed, { code: code(), password })).toBeUndefined();
    expect(letters.at(-1)?.text).toContain('was set up anew');

    const token = await tokenOf(username);
    expect(await people.recognise(token)).toMatchObject({ secondFactor: 'due' });
    // That with which it was set up is used up.
    expect(await people.showCode(token, code())).toEqual({ outcome: 'refused' });
    service.advance(minutes);
    const next = code();
    expect(await Promise.all([people.showCode(token, next), people.showCode(token, next)])).toEqual(
      expect.arrayContaining([{ outcome: 'met' }, { outcome: 'refused' }]),
    );
    expect(await people.recognise(token)).toMatchObject({ secondFactor: 'met' });
  });

  it('of one person is none of another', async () => {
    const [one, other] = [await whoIs(await somebody()), await whoIs(await somebody())];
    const fresh = people.newSecondFactor(one);
    const code = new TOTP({ secret: fresh.secret }).generate({ timestamp: service.clock().getTime() });
    expect(await people.keepSecondFactor(other, fresh.sealed, { code, password })).toMatchObject({ field: 'code' });
  });

  it('is set up or replaced by nobody who only found the browser open', async () => {
    const who = await whoIs(await somebody());
    const fresh = people.newSecondFactor(who);
    const code = new TOTP({ secret: fresh.secret }).generate({ timestamp: service.clock().getTime() });
    for (const said of [undefined, '', 'not the password'])
      expect(await people.keepSecondFactor(who, fresh.sealed, { code, password: said })).toMatchObject({
        field: 'password',
      });
  });

  it('is taken from a person who has lost it by somebody else, and they are told', async () => {
    const { prisma } = service.service.store;
    const username = await somebody();
    const who = await whoIs(username);
    await setUpSecondFactor(who);
    const token = await tokenOf(username);
    const admin = await whoIs(await somebody('localAdministrator'));
    const listed = (await findPerson(prisma, admin, who.person.id))!;
    expect(await resetSecondFactor(prisma, admin, listed)).toBeUndefined();
    await people.tellOfReset(listed.id);
    expect(letters.at(-1)).toMatchObject({
      to: `${username}@example.org`,
      text: expect.stringContaining('taken away'),
    });
    expect(await people.recognise(token)).toBeUndefined();
    expect(await whoIs(username)).toMatchObject({ secondFactor: 'met', hasSecondFactor: false });
    const own = (await findPerson(prisma, admin, admin.person.id))!;
    expect(await resetSecondFactor(prisma, admin, own)).toMatchObject({ message: expect.stringContaining('your own') });
  });

  it('can be guessed at ten times', async () => {
    const username = await somebody();
    const who = await whoIs(username);
    await setUpSecondFactor(who);
    const token = await tokenOf(username);
    for (let guess = 0; guess < 10; guess++) await people.showCode(token, '123456');
    expect(await people.showCode(token, '123456')).toMatchObject({ outcome: 'wait' });
  });

  it('has to be set up where the organisation requires it, and cannot be taken away there', async () => {
    const { prisma } = service.service.store;
    const username = await somebody();
    await requireSecondFactor(prisma, 2, centre, true);
    const who = await whoIs(username);
    expect(who).toMatchObject({ secondFactor: 'toSetUp', secondFactorRequired: true });
    expect(await people.removeSecondFactor(who, '123456')).toMatchObject({
      message: expect.stringContaining('requires'),
    });
    await requireSecondFactor(prisma, 2, centre, false);
  });
});

describe('a link to set a password', () => {
  it('is sent to those that there are, and nobody is told who they are', async () => {
    const username = await somebody();
    await askForReset(username);
    await askForReset('nobody.here');
    expect(letters.map(({ to }) => to)).toEqual([`${username}@example.org`]);
    expect(await people.meantBy(linkIn())).toMatchObject({ purpose: 'passwordReset', username });
  });

  it('is good once, ends every session, and says so by letter', async () => {
    const username = await somebody();
    const token = await tokenOf(username);
    await askForReset(username);
    const link = linkIn();
    const next = 'another good password';
    const set = await Promise.all([people.setPassword(link, next), people.setPassword(link, next)]);
    expect(set.map(({ outcome }) => outcome).sort()).toEqual(['done', 'over']);
    expect(await people.recognise(token)).toBeUndefined();
    expect(letters.at(-1)?.text).toContain('was changed');
    expect(await signIn(username)).toEqual({ outcome: 'refused' });
    expect(await signIn(username, next)).toMatchObject({ outcome: 'signedIn' });
  });

  it('is good for an hour, and until a newer one is sent', async () => {
    const username = await somebody();
    await askForReset(username);
    const first = linkIn();
    await askForReset(username);
    const second = linkIn();
    expect(await people.meantBy(first)).toBeUndefined();
    service.advance(61 * minutes);
    expect(await people.setPassword(second, 'another good password')).toEqual({ outcome: 'over' });
    expect(await people.meantBy('made-up')).toBeUndefined();
  });

  it('takes no password that is easy to guess', async () => {
    const username = await somebody();
    await askForReset(username);
    for (const poor of [
      'short',
      'aaaaaaaaaaaaaaa',
      'abcdefghijklmn',
      `my ${username} is it`,
      'password1234',
      'x'.repeat(129),
    ])
      expect(await people.setPassword(linkIn(), poor), poor).toMatchObject({ outcome: 'refused' });
    expect(await people.setPassword(linkIn(), 'harbour pencil moon')).toEqual({ outcome: 'done' });
  });
});

describe('looking after people', () => {
  const said = (over: object = {}) => ({
    ...{ username: `invited.${++count}`, name: 'In Vited', email: 'in@example.org', roles: ['enquirer'] },
    ...over,
  });

  it('invites by a letter, and the person is active when the password is set', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const added = await addInvited(prisma, admin, centre, said(), service.clock());
    const { id } = added as { id: string };
    await people.sendInvitation(id);
    expect(await findPerson(prisma, admin, id)).toMatchObject({ status: 'invited', organisation: centre });
    expect(await people.setPassword(linkIn(), password)).toEqual({ outcome: 'done' });
    expect(await findPerson(prisma, admin, id)).toMatchObject({ status: 'active' });
  });

  it('refuses what does not fit, and says in which field', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const other = await whoIs(await somebody('learnerAdministrator'));
    const taken = await somebody();
    const faults = async (by: SignedIn, over: object) => {
      const added = await addInvited(prisma, by, centre, said(over), service.clock());
      return 'faults' in added ? added.faults.map(({ field }) => field) : [];
    };
    expect(await faults(admin, { username: 'a b' })).toEqual(['username']);
    expect(await faults(admin, { username: taken })).toEqual(['username']);
    expect(await faults(admin, { email: 'nowhere' })).toEqual(['email']);
    expect(await faults(admin, { email: 'a@b.c\nBcc: x@y.z' })).toEqual(['email']);
    expect(await faults(admin, { roles: [] })).toEqual(['roles']);
    expect(await faults(admin, { roles: ['awardConfirmer'] })).toEqual(['roles']);
    expect(await faults(admin, { roles: ['serviceManager'] })).toEqual(['roles']);
    expect(await faults(admin, { roles: ['constructor'] })).toEqual(['roles']);
    // Who is no administrator gives no role at all.
    expect(await faults(other, {})).toEqual(['roles']);
  });

  it('leaves somebody who looks after people: nobody takes that from themselves', async () => {
    const { prisma } = service.service.store;
    const username = await somebody('localAdministrator');
    const admin = await whoIs(username);
    const own = (await listPeople(prisma, 2, centre)).find((one) => one.username === username)!;
    expect(await changeRoles(prisma, admin, own, ['enquirer'])).toMatchObject({ faults: [{ field: 'roles' }] });
    expect(await suspendPerson(prisma, admin, own)).toBeDefined();
    expect(await whoIs(username)).toMatchObject({ roles: new Set(['localAdministrator']) });
  });

  it('finds nobody of another organisation; service management finds everybody of its realm', async () => {
    const { prisma } = service.service.store;
    const { id } = (await whoIs(await somebody())).person;
    const admin = await whoIs(await somebody('localAdministrator'));
    expect(await findPerson(prisma, admin, id)).toBeDefined();
    const elsewhere: SignedIn = { ...admin, organisation: { kind: 'centre', number: '90002', name: '' } };
    expect(await findPerson(prisma, elsewhere, id)).toBeUndefined();
    const manager = await whoIs(await somebody('serviceManager', { kind: 'serviceManagement' }));
    expect(await findPerson(prisma, manager, id)).toMatchObject({ organisation: centre });
    expect(await findPerson(prisma, { ...manager, realm: { ...manager.realm, id: 1 } }, id)).toBeUndefined();
  });

  it('lets nobody in a centre make its head: service management does, and its other roles are left alone', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const manager = await whoIs(await somebody('serviceManager', { kind: 'serviceManagement' }));
    const { id } = (await whoIs(await somebody('claimMaker'))).person;
    const person = async () => (await findPerson(prisma, admin, id))!;
    expect(await changeRoles(prisma, admin, await person(), ['headOfCentre'])).toMatchObject({
      faults: [{ field: 'roles' }],
    });
    expect(await changeRoles(prisma, manager, await person(), ['headOfCentre'])).toEqual({
      roles: ['claimMaker', 'headOfCentre'],
    });
    expect(await changeRoles(prisma, admin, await person(), ['enquirer'])).toEqual({
      roles: ['headOfCentre', 'enquirer'],
    });
    expect((await person()).roles).toEqual(['headOfCentre', 'enquirer']);
  });

  it('changes where letters go: links that went elsewhere are over, and nobody becomes their own head of centre by it', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const added = await addInvited(prisma, admin, centre, said({ email: 'wrong@example.org' }), service.clock());
    const { id } = added as { id: string };
    await people.sendInvitation(id);
    const link = linkIn();
    const person = async () => (await findPerson(prisma, admin, id))!;
    const right = { name: 'In Vited', email: 'right@example.org' };
    expect(await changeDetails(prisma, admin, await person(), { ...right, email: 'nowhere' })).toMatchObject([
      { field: 'email' },
    ]);
    expect(await people.meantBy(link)).toBeDefined();
    expect(await changeDetails(prisma, admin, await person(), right)).toEqual([]);
    expect(await people.meantBy(link)).toBeUndefined();
    expect(await person()).toMatchObject(right);

    const head = (await whoIs(await somebody('headOfCentre'))).person;
    const listed = (await findPerson(prisma, admin, head.id))!;
    expect(await changeDetails(prisma, admin, listed, right)).toHaveLength(1);
    const manager = await whoIs(await somebody('serviceManager', { kind: 'serviceManagement' }));
    expect(await changeDetails(prisma, manager, listed, right)).toEqual([]);
  });

  it('lets in again only whoever is suspended', async () => {
    const { prisma } = service.service.store;
    const admin = await whoIs(await somebody('localAdministrator'));
    const { id } = (await whoIs(await somebody())).person;
    const person = (await findPerson(prisma, admin, id))!;
    expect(await restorePerson(prisma, person)).toBe(false);
    await suspendPerson(prisma, admin, person);
    expect(await restorePerson(prisma, person)).toBe(true);
    expect(await findPerson(prisma, admin, id)).toMatchObject({ status: 'active' });
  });
});
