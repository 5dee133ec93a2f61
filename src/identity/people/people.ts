import { randomBytes } from 'node:crypto';
import type { Email, Message } from '../../notifications/email.js';
import type { PrismaClient } from '../../platform/generated/prisma/client.js';
import { seal, UnsealError, unseal } from '../sealing.js';
import { createAttempts } from './attempts.js';
import { hashPassword, isOutdated, isPassword, passwordFault } from './passwords.js';
import type { PersonFault, SignedIn } from './person.js';
import { newTotpSecret, stepOfCode, totpAddress } from './second-factor.js';
import {
  type AgreementInForce,
  beginSession,
  endSessions,
  forgetSessions,
  hashToken,
  type OwnSession,
  recognise,
  sessionsOf,
  whoseWas,
} from './sessions.js';

/** What people do about themselves: sign in and out, their password, their second factor, their sessions. */
export interface People {
  /** `device` is what the browser kept of an earlier time. A wrong name and a wrong password are answered alike, and as slowly. */
  signIn(said: {
    username: string;
    password: string;
    device: string | undefined;
    userAgent: string;
  }): Promise<SignInOutcome>;
  /** Shows the second factor of a session. A code is good once. */
  showCode(token: string, code: string): Promise<{ outcome: 'met' | 'refused' } | Wait>;
  /** Who is signed in, as they stand now. Without `uses` the session does not last longer for it. */
  recognise(token: string, options?: { uses: boolean }): Promise<SignedIn | undefined>;
  /** The id of the person whose session has run out. */
  whoseWas(token: string): Promise<string | undefined>;
  signOut(token: string): Promise<void>;
  sessionsOf(personId: string): Promise<OwnSession[]>;
  endSession(who: SignedIn, publicId: string): Promise<void>;
  endOtherSessions(who: SignedIn): Promise<void>;
  /** Sends a link by which a password is set, if there is such a person. Nobody is told whether there is. */
  askForReset(username: string): void;
  /** Who is meant by a link; undefined when it is none, or good no longer. */
  meantBy(link: string): Promise<LinkMeaning | undefined>;
  /** Sets the password by a link, which is used up, and ends all sessions. */
  setPassword(
    link: string,
    password: string,
  ): Promise<{ outcome: 'done' | 'over' } | { outcome: 'refused'; fault: string }>;
  changePassword(who: SignedIn, current: string, next: string): Promise<PersonFault | undefined>;
  /** A new second factor, or that which was made before, not yet kept: it is once a code has shown that the app has it. */
  newSecondFactor(
    who: SignedIn,
    again?: string,
  ): { readonly sealed: string; readonly secret: string; readonly address: string };
  /**
   * Keeps it, in the place of one that may be there. Whoever is signed in already shows that they know the password, unless
   * it is what they have to do to go on.
   */
  keepSecondFactor(
    who: SignedIn,
    sealed: string,
    shown: { code: string; password: string | undefined },
  ): Promise<PersonFault | undefined>;
  removeSecondFactor(who: SignedIn, code: string): Promise<PersonFault | undefined>;
  /** Sends a link to a new person by which they set their password. */
  sendInvitation(personId: string): Promise<void>;
  /** Tells a person at the address that they had that their letters go to another one. */
  tellOfAddress(person: { readonly name: string; readonly email: string; readonly username: string }): void;
  /** Tells a person that their second factor was taken away. */
  tellOfReset(personId: string): Promise<void>;
  /** Lets go of what is over. */
  forget(): Promise<void>;
}

export type Wait = { readonly outcome: 'wait'; readonly seconds: number };
export type SignInOutcome =
  | { readonly outcome: 'signedIn'; readonly token: string; readonly device: string }
  | { readonly outcome: 'refused' }
  | Wait;

/** For whom a link is, and for what. */
export interface LinkMeaning {
  readonly purpose: 'invitation' | 'passwordReset';
  readonly username: string;
  readonly name: string;
}

const tooMany: PersonFault = { message: 'Too many attempts. Wait 15 minutes.' };
const anHour = 3_600_000;
const goodFor = { invitation: 7 * 24 * anHour, passwordReset: anHour } as const;

/** `now` is the wall's clock; `sealingKey` has 32 bytes; `attemptsKey` makes what browsers keep. */
export function createPeople({
  prisma,
  now,
  sealingKey,
  attemptsKey,
  email,
  baseUrl,
  agreement,
}: {
  prisma: PrismaClient;
  now: () => Date;
  sealingKey: Uint8Array;
  attemptsKey: Buffer;
  email: Email;
  baseUrl: string;
  agreement: AgreementInForce;
}): People {
  const attempts = createAttempts(attemptsKey);

  /** A letter with a new link. */
  async function letterWithLink(
    person: { id: string; email: string },
    purpose: keyof typeof goodFor,
    words: (address: string) => { subject: string; text: string },
  ): Promise<Message> {
    const link = randomBytes(32).toString('base64url');
    const createdAt = now();
    // A newer link ends the older ones.
    await prisma.personLink.deleteMany({ where: { personId: person.id, purpose } });
    await prisma.personLink.create({
      data: {
        ...{ hash: hashToken(link), personId: person.id, purpose, createdAt },
        expiresAt: new Date(createdAt.getTime() + goodFor[purpose]),
      },
    });
    return { to: person.email, ...words(`${baseUrl}/password/${link}`) };
  }

  function findLink(link: string) {
    return prisma.personLink.findFirst({
      where: {
        hash: hashToken(link),
        usedAt: null,
        expiresAt: { gt: now() },
        person: { status: { not: 'suspended' } },
      },
      include: { person: true },
    });
  }

  return {
    async signIn({ username: said, password, device, userAgent }) {
      const username = said.trim().toLowerCase();
      const seconds = await attempts.take(username, device);
      if (seconds !== undefined) return { outcome: 'wait', seconds };
      const person = await prisma.person.findUnique({ where: { username }, include: { centre: true } });
      const isRight = await isPassword(password, person?.passwordHash);
      if (!isRight || person?.status !== 'active') return { outcome: 'refused' };
      if (person.centre !== null && person.centre.status !== 'active') return { outcome: 'refused' };
      const { id, passwordHash } = person;
      const at = now();
      const anew = isOutdated(passwordHash as string) ? { passwordHash: await hashPassword(password) } : {};
      const token = await prisma.$transaction(async (tx) => {
        // Whoever is suspended at this moment, or whose password is changed, gets no session that outlives it: this row
        // is written first here and there.
        const { count } = await tx.person.updateMany({
          where: { id, status: 'active', passwordHash },
          data: { lastSignedInAt: at, ...anew },
        });
        return count === 0 ? undefined : beginSession(tx, { personId: id, userAgent, secondFactor: false, now: at });
      });
      if (token === undefined) return { outcome: 'refused' };
      await attempts.forget(username, device);
      return { outcome: 'signedIn', token, device: attempts.deviceOf(username) };
    },

    async showCode(token, code) {
      const who = await recognise(prisma, token, { now: now(), agreement });
      if (who === undefined) return { outcome: 'refused' };
      // Of the person, not of the session: whoever has the password could begin one after another.
      const seconds = await attempts.takeOf('code', who.person.id);
      if (seconds !== undefined) return { outcome: 'wait', seconds };
      if (!(await takeCode(who, code))) return { outcome: 'refused' };
      await prisma.webSession.updateMany({ where: { tokenHash: hashToken(token) }, data: { secondFactor: true } });
      return { outcome: 'met' };
    },

    recognise: (token, { uses } = { uses: true }) => recognise(prisma, token, { now: now(), agreement, uses }),
    whoseWas: (token) => whoseWas(prisma, token),

    async signOut(token) {
      await prisma.webSession.deleteMany({ where: { tokenHash: hashToken(token) } });
    },

    sessionsOf: (personId) => sessionsOf(prisma, personId, now()),
    endSession: ({ person }, publicId) => endSessions(prisma, person.id, { publicId }),
    endOtherSessions: ({ person, session }) => endSessions(prisma, person.id, { except: session.publicId }),

    askForReset(said) {
      const username = said.trim().toLowerCase();
      // All of it after the answer: the time would tell whether there is somebody to write to.
      email.sendWritten(async () => {
        const person = await prisma.person.findUnique({ where: { username } });
        if (person === null || person.status !== 'active') return undefined;
        if ((await attempts.takeOf('reset', person.id)) !== undefined) return undefined;
        return letterWithLink(person, 'passwordReset', (address) => ({
          subject: 'Set a new password',
          text: `${person.name},\n\nsomebody asked for a new password for your account ${person.username}.\nIf it was you, set it within an hour:\n\n${address}\n\nIf it was not you, do nothing. Your password stays as it is.\n`,
        }));
      });
    },

    async meantBy(link) {
      const found = await findLink(link);
      if (found === null) return undefined;
      const { person, purpose } = found;
      return { purpose: purpose as LinkMeaning['purpose'], username: person.username, name: person.name };
    },

    async setPassword(link, password) {
      const found = await findLink(link);
      if (found === null) return { outcome: 'over' };
      const { person } = found;
      const fault = passwordFault(password, person);
      if (fault !== undefined) return { outcome: 'refused', fault };
      const passwordHash = await hashPassword(password);
      const at = now();
      const done = await prisma.$transaction(async (tx) => {
        // Of two at one moment one finds it used.
        const { count } = await tx.personLink.updateMany({
          where: { hash: found.hash, usedAt: null },
          data: { usedAt: at },
        });
        if (count === 0) return false;
        await tx.personLink.deleteMany({ where: { personId: person.id, hash: { not: found.hash } } });
        await tx.person.update({ where: { id: person.id }, data: { passwordHash, status: 'active' } });
        await tx.webSession.deleteMany({ where: { personId: person.id } });
        return true;
      });
      if (!done) return { outcome: 'over' };
      tellOfPassword(person);
      return { outcome: 'done' };
    },

    async changePassword({ person: { id }, session }, current, next) {
      const person = await prisma.person.findUniqueOrThrow({ where: { id } });
      if ((await attempts.takeOf('password', id)) !== undefined) return tooMany;
      if (!(await isPassword(current, person.passwordHash)))
        return { field: 'current', message: 'This is not your password now.' };
      const fault = passwordFault(next, person);
      if (fault !== undefined) return { field: 'next', message: fault };
      const passwordHash = await hashPassword(next);
      const isChanged = await prisma.$transaction(async (tx) => {
        // A link that somebody asked for before would undo the change.
        await tx.personLink.deleteMany({ where: { personId: id } });
        const { count } = await tx.person.updateMany({
          where: { id, passwordHash: person.passwordHash },
          data: { passwordHash },
        });
        if (count > 0) await endSessions(tx, id, { except: session.publicId });
        return count > 0;
      });
      if (!isChanged) return { field: 'current', message: 'This is not your password now.' };
      tellOfPassword(person);
      return undefined;
    },

    newSecondFactor({ person }, again) {
      const secret = (again && openSecret(again, person.id)) ?? newTotpSecret();
      return { sealed: seal(sealingKey, secret, person.id), secret, address: totpAddress(secret, person.username) };
    },

    async keepSecondFactor({ person, session, secondFactor }, sealed, { code, password }) {
      const { id } = person;
      if (secondFactor !== 'toSetUp') {
        const row = await prisma.person.findUniqueOrThrow({ where: { id } });
        if ((await attempts.takeOf('password', id)) !== undefined) return tooMany;
        if (!(await isPassword(password ?? '', row.passwordHash)))
          return { field: 'password', message: 'This is not your password.' };
      }
      const secret = openSecret(sealed, id);
      const step = secret === undefined ? undefined : stepOfCode(secret, code, now());
      if (step === undefined)
        return { field: 'code', message: 'This is not the code that the app shows now. Enter the newest one.' };
      await prisma.$transaction(async (tx) => {
        await tx.person.update({ where: { id }, data: { totpSecret: sealed, totpLastStep: step } });
        await tx.webSession.updateMany({ where: { publicId: session.publicId }, data: { secondFactor: true } });
        await endSessions(tx, id, { except: session.publicId });
      });
      tellOfSecondFactor(person, 'was set up anew');
      return undefined;
    },

    async removeSecondFactor(who, code) {
      if (who.secondFactorRequired) return { message: 'Your organisation requires a second factor.' };
      if ((await attempts.takeOf('code', who.person.id)) !== undefined) return tooMany;
      if (!(await takeCode(who, code))) return { field: 'code', message: 'This is not the code that is shown now.' };
      await prisma.person.update({ where: { id: who.person.id }, data: { totpSecret: null, totpLastStep: null } });
      tellOfSecondFactor(who.person, 'was removed');
      return undefined;
    },

    async sendInvitation(personId) {
      const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
      const letter = await letterWithLink(person, 'invitation', (address) => ({
        subject: 'You can use the Diploma aggregation service',
        text: `${person.name},\n\nyou have been given an account. Your user name is ${person.username}.\nSet your password within 7 days:\n\n${address}\n`,
      }));
      email.send(letter);
    },

    tellOfAddress({ name, email: to, username }) {
      email.send({
        to,
        subject: 'Your e-mail address was changed',
        text: `${name},\n\nletters about your account ${username} go to another e-mail address from now on.\nIf that is wrong, tell your local administrator.\n`,
      });
    },

    async tellOfReset(personId) {
      const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
      tellOfSecondFactor(person, 'was taken away by an administrator');
    },

    forget: () => forgetSessions(prisma, now()),
  };

  /** A secret that a page was given; undefined where it is none of ours, or another person's. */
  function openSecret(sealed: string, personId: string): string | undefined {
    try {
      return unseal(sealingKey, sealed, personId);
    } catch (error) {
      if (error instanceof UnsealError) return undefined;
      throw error;
    }
  }

  /** Takes a code of the person's own second factor, which is used up. */
  async function takeCode({ person }: SignedIn, code: string): Promise<boolean> {
    const { totpSecret, totpLastStep } = await prisma.person.findUniqueOrThrow({ where: { id: person.id } });
    if (totpSecret === null) return false;
    const step = stepOfCode(unseal(sealingKey, totpSecret, person.id), code, now());
    if (step === undefined || step <= (totpLastStep ?? 0)) return false;
    const { count } = await prisma.person.updateMany({
      where: { id: person.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1;
  }

  function tellOfSecondFactor(person: { name: string; email: string; username: string }, what: string): void {
    email.send({
      to: person.email,
      subject: 'Your second factor was changed',
      text: `${person.name},\n\nthe second factor of your account ${person.username} ${what}.\nIf you did not want it, change your password at ${baseUrl}/sign-in/forgotten and tell your local administrator.\n`,
    });
  }

  function tellOfPassword(person: { name: string; email: string; username: string }): void {
    email.send({
      to: person.email,
      subject: 'Your password was changed',
      text: `${person.name},\n\nthe password of your account ${person.username} was changed.\nIf it was not you, ask for a new one at ${baseUrl}/sign-in/forgotten and tell your local administrator.\n`,
    });
  }
}
