// Decisions and evaluations a second, on one core. In a process of its own, without a database.
// Arguments: rounds, and the seconds that each takes.
import { mixture, openings } from './run/decisions.js';
import { evaluations } from './run/evaluations.js';
import { median } from './run/versus.js';

/** Each a number for a second of one core. */
export interface RuleSpeeds {
  readonly openings: number;
  readonly mixture: number;
  readonly evaluations: number;
}

const [rounds, seconds] = process.argv.slice(2).map(Number) as [number, number];
/** So many different learners in turn: as many as a list of a batch file has. */
const different = 1000;

/**
 * How often the things are done in a second of processor time, the garbage collector's included; of the rounds the
 * median.
 */
function perSecond<T>(things: readonly (() => T)[], right: (outcome: T) => boolean): number {
  // What is measured must be what was meant, and no compiler may leave out what nobody looks at.
  const doAll = () => {
    for (const thing of things) if (!right(thing())) throw new Error('it came out otherwise than was meant');
  };
  const rates = Array.from({ length: rounds + 1 }, () => {
    let done = 0;
    const before = process.cpuUsage();
    for (const end = performance.now() + seconds * 1000; performance.now() < end; done += things.length) doAll();
    const { user, system } = process.cpuUsage(before);
    return (done / (user + system)) * 1_000_000;
  });
  // The first round is for the compiler.
  return median(rates.slice(1));
}

const accepted = ({ outcome }: { outcome: string }) => outcome === 'accepted';
const speeds: RuleSpeeds = {
  openings: perSecond(openings(different), accepted),
  mixture: perSecond(mixture(different), accepted),
  evaluations: perSecond(evaluations(different), ({ awarded }) => awarded),
};
process.stdout.write(JSON.stringify(speeds));
