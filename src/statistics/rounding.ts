import { type Count, ofGroup, type Place } from './dimensions.js';

// What may be shown of counts. ADR 25 says why it is done so, and proves what it promises.
//
// Statistics of education in England are rounded to the nearest 5, and small ones are not told (HESA, Rounding and
// suppression to anonymise statistics; Ofqual, Rounding policy for statistical publications). That is for tables that are
// made once. Where everybody puts tables together, several of them can give away what each conceals: four parts shown as
// 5, of a total shown as 10, can only be four times 3. So parts are rounded up or down by chance, as Statistics Canada
// does it to base 5 (2011 Census, Data quality and confidentiality standards), each once, and everything that is shown of
// parts is a sum of them as they are shown.

/** Everything that is shown is a multiple of it. */
const base = 5;

/** By how much at most a part that is shown differs from the count. */
const mostOfPart = base - 1;

/** What may be told: of groups, and of their parts. What is not in the lists is 0. */
export interface Figures {
  readonly groups: readonly Count[];
  readonly parts: readonly Count[];
}

/**
 * A number from 0 to 4 for a part, as if by chance, and for a part the same always: otherwise the mean of what is shown
 * from day to day would be the count.
 */
export type Draw = (place: Place) => number;

/** The figures for exact counts of all parts. A group has at most `partsOf(group)` parts, whether anybody is there or not. */
export function rounded(counts: readonly Count[], draw: Draw, partsOf: (group: Place) => number): Figures {
  const parts: Count[] = [];
  const groups = new Map<string, { place: Place; exact: number; least: number; most: number }>();
  for (const { place, count } of counts) {
    const shown = roundedPart(count, draw(place));
    if (shown > 0) parts.push({ place, count: shown });
    const at = groupOf(place);
    const key = Object.values(at).join(' ');
    // At most: what all its parts could hold that are shown as 0.
    const group = groups.get(key) ?? { place: at, exact: 0, least: 0, most: partsOf(at) * mostOfPart };
    group.exact += count;
    group.least += Math.max(0, shown - mostOfPart);
    group.most += shown;
    groups.set(key, group);
  }
  return {
    parts,
    groups: [...groups.values()].flatMap(({ place, ...group }) => {
      const count = roundedGroup(group);
      return count === 0 ? [] : [{ place, count }];
    }),
  };
}

/** The year, line and level that a place is in. */
function groupOf(place: Place): Place {
  return Object.fromEntries(ofGroup.map((dimension) => [dimension, place[dimension]])) as Place;
}

/** Up or down to a multiple of 5, and up the more likely the nearer it is: on average it is the count. */
export function roundedPart(count: number, draw: number): number {
  return base * Math.floor((count + draw) / base);
}

/**
 * The nearest multiple of 5, unless that lies outside of what the parts, as they are shown, leave open. There the parts
 * would all have to be at their extremes, and so could be told: the next multiple within is shown.
 */
function roundedGroup({ exact, least, most }: { exact: number; least: number; most: number }): number {
  const nearest = base * Math.round(exact / base);
  if (nearest < least) return base * Math.ceil(least / base);
  if (nearest > most) return base * Math.floor(most / base);
  return nearest;
}
