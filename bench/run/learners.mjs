// The learners of the benchmark: invented, numbered, and the same in the process that loads and in those that store.
import { readFileSync } from 'node:fs';

const { ulnFrom } = await import(new URL('../../dist/learners/identifiers.js', import.meta.url).href);
const sandbox = JSON.parse(readFileSync(new URL('../../prisma/reference/sandbox.json', import.meta.url), 'utf8'));

/** The centres that the sandbox's supplier acts for: all but the last. @type {string[]} */
export const centres = sandbox.centres.slice(0, -1).map((/** @type {{ number: string }} */ centre) => centre.number);

const givenNames = ['Zoë', 'Amir', 'Grace', 'Oluwaseun', 'Niamh', 'Jack', 'Priya', 'Tomasz', 'Chloe', 'Siân'];
const familyNames = ['O’Brien-Smith', 'Khan', 'Taylor', 'Adeyemi', 'Ní Dhuibhne', 'Walker', 'Patel', 'Żak', 'Évans'];
const lines = ['engineering', 'society-health-and-development', 'creative-and-media', 'information-technology'];
const levels = ['foundation', 'higher', 'advanced'];

/**
 * The ULN of learner `n`, from 0 on. One in eleven numbers is never issued; the next one, which always is, stands for it.
 * @param {number} n
 * @returns {string}
 */
export function ulnOf(n) {
  return ulnFrom(200_000_000 + n * 2) ?? ulnFrom(200_000_001 + n * 2);
}

/** The home centre of learner `n`. @param {number} n */
export function centreOf(n) {
  return pick(centres, n);
}

/**
 * Learner `n` as a centre's system sends them, with a first registration.
 * @param {number} n
 */
export function newLearner(n) {
  return {
    uln: ulnOf(n),
    givenName: pick(givenNames, n),
    familyName: pick(familyNames, n),
    dateOfBirth: `1994-0${1 + (n % 9)}-1${n % 10}`,
    gender: n % 2 === 0 ? 'female' : 'male',
    diploma: { line: pick(lines, n), level: pick(levels, n), awardingBody: 'NDA' },
  };
}

/**
 * The n-th of the list, which begins again where it ends.
 * @param {string[]} list
 * @param {number} n
 * @returns {string}
 */
function pick(list, n) {
  return /** @type {string} */ (list[n % list.length]);
}
