/** The value, frozen all the way down: whoever changes it anywhere throws. */
export function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const item of value.values()) frozen(item);
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  }
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function refuse(): never {
  throw new TypeError('a frozen map was changed');
}
