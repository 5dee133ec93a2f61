import { hash, verify } from '@node-rs/argon2';

// OWASP, Password Storage: argon2id with 19 MiB, two passes and one lane. `Algorithm.Argon2id` is a const enum, which
// a build of one file at a time cannot read: it is 2.
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const stands = '$argon2id$v=19$m=19456,t=2,p=1$';

const shortest = 12;
const longest = 128;

/** What many people choose: long enough, and tried first by whoever guesses. */
const common = [
  'password1234',
  'passwordpassword',
  'administrator',
  'qwertyuiop12',
  'qwertyuiopas',
  'letmeinletmein',
  'welcome12345',
  'iloveyouforever',
  'changeme1234',
  'abcdefghijkl',
  'examsofficer',
  'trustno1trustno1',
  'manchesterunited',
  'liverpoolfc1892',
];

/** What is wrong with a password that somebody wants to have, in words; undefined: nothing. */
export function passwordFault(
  password: string,
  { username, name }: { username: string; name: string },
): string | undefined {
  const length = [...password].length;
  if (length < shortest) return `A password has at least ${shortest} characters. Three words are a good one.`;
  if (length > longest) return `A password has at most ${longest} characters.`;
  const lower = password.toLowerCase();
  const own = [username, ...name.split(/\s+/)].map((part) => part.toLowerCase()).filter((part) => part.length > 3);
  if (own.some((part) => lower.includes(part))) return 'A password must not hold your name or your user name.';
  if (lower.includes('diploma')) return 'A password must not hold the name of this service.';
  if (new Set(lower).size < 5 || isRun(lower) || common.some((one) => lower.includes(one)))
    return 'This password is easy to guess. Choose another one.';
  return undefined;
}

/** Is it nearly all along the alphabet, along the digits or back? It may begin anew in between. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  return [1, -1].some((along) => steps.filter((step) => step === along).length >= steps.length * 0.8);
}

/** As it is kept. Written in another form of Unicode it is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(folded(password), strength);
}

/** What is hashed. One character can become eighteen; more than a password can have would only cost time. */
function folded(password: string): string {
  return password.normalize('NFKC').slice(0, longest * 18);
}

/** Is it this password? Takes as long when there is none to compare with: by the time nobody learns who exists. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const against = kept ?? (await nobodys());
  const same = await verify(against, folded(password));
  return same && kept !== null && kept !== undefined;
}

let known: Promise<string> | undefined;

function nobodys(): Promise<string> {
  known ??= hashPassword('the password of nobody');
  return known;
}

/** Was it hashed with less than is thought good today? Then it is hashed anew when it is next known. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(stands);
}
