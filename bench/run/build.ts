const dist = new URL('../../dist/', import.meta.url);

/** A module of the service as it runs: compiled. `T` is `typeof import` of its source. */
export async function built<T>(path: string): Promise<T> {
  return (await import(new URL(path, dist).href)) as T;
}

/** Where the compiled service starts. */
export const mainFile = new URL('main.js', dist);
