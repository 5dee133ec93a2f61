/** Does something with each of a list, several at a time. In their order: what came of it. */
export async function inTurns<T, R>(list: readonly T[], doIt: (one: T) => Promise<R>, atOnce = 16): Promise<R[]> {
  const done: R[] = new Array(list.length);
  let next = 0;
  const work = async () => {
    while (next < list.length) {
      const at = next++;
      done[at] = await doIt(list[at] as T);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return done;
}
