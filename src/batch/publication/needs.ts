import type { Column, RecordType } from '../definitions/definition.js';
import { type Place, placesOf } from './places.js';

/** A case in which a column must be filled. */
export interface Need {
  /** The actions with which it must; none where the record has no action. */
  readonly actions: readonly string[];
  /** It must if one of these columns is filled; none: whatever is filled. */
  readonly ifFilled: readonly string[];
}

/** When a column must be filled, as the contract has it. What depends on values (a date with a Y) is left to the rules. */
export function needOf(type: RecordType, column: Column): 'always' | 'never' | readonly Need[] {
  const { name } = column;
  if (type.filled?.includes(name) || type.requests.some(({ when }) => when?.column === name)) return 'always';

  const needed = placesOf(type, name).flatMap((place) => ifFilled(place, name) ?? []);
  if (needed.length === 0) return 'never';
  const isAlways = type.requests.every((request) =>
    needed.some((one) => one.place.request === request && one.ifFilled.length === 0),
  );
  return isAlways ? 'always' : grouped(needed);
}

/** Whether a column must be filled, in words. */
export function needInWords(type: RecordType, column: Column): string {
  const need = needOf(type, column);
  if (need === 'always') return 'Always';
  if (need === 'never') return 'Can be empty';
  return need.map(inWords).join('. ');
}

interface NeededPlace {
  readonly place: Place;
  readonly ifFilled: readonly string[];
}

function ifFilled(place: Place, name: string): NeededPlace | undefined {
  const { need, others, request } = place;
  if (need === 'optional') return undefined;
  if (need === 'withOthers') return { place, ifFilled: others };
  // A request that is made only when one of some columns is filled: this one itself, or another.
  const makers = request.whenFilled ?? [];
  return { place, ifFilled: makers.includes(name) ? makers.filter((maker) => maker !== name) : [] };
}

/** The same condition with several actions is one need. */
function grouped(needed: readonly NeededPlace[]): Need[] {
  const needs = new Map<string, { actions: Set<string>; ifFilled: readonly string[] }>();
  for (const { place, ifFilled } of needed) {
    const key = ifFilled.join(' ');
    const known = needs.get(key) ?? { actions: new Set(), ifFilled };
    needs.set(key, known);
    if (place.request.when !== undefined) known.actions.add(place.request.when.is);
  }
  return [...needs.values()].map((need) => ({ ...need, actions: [...need.actions] }));
}

function inWords({ actions, ifFilled }: Need): string {
  const action = actions.length === 0 ? [] : [`with ${actions.join(' or ')}`];
  const filled = ifFilled.length === 0 ? [] : [`if ${ifFilled.join(' or ')} is filled in`];
  const words = [...action, ...filled].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
