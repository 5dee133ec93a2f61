import { seal, UnsealError, unseal } from '../identity/sealing.js';

/** Values that a page hands to the browser and takes back: nobody can read or change them on the way. */
export interface Sealed {
  /** What is sealed for one purpose does not open for another. */
  seal(value: unknown, purpose: string): string;
  /** Undefined where it is none of ours, or was sealed for another purpose. */
  open<T>(text: string, purpose: string): T | undefined;
}

/** `key` has 32 bytes. */
export function createSealed(key: Buffer): Sealed {
  return {
    seal: (value, purpose) => seal(key, JSON.stringify(value), purpose),
    open<T>(text: string, purpose: string) {
      try {
        return JSON.parse(unseal(key, text, purpose)) as T;
      } catch (error) {
        if (error instanceof UnsealError) return undefined;
        throw error;
      }
    },
  };
}
