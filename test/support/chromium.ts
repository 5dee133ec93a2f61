import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser is. */
    chromium: string;
  }
}

/** A browser is there, or the run ends with the line that says how to get one. */
export default async function setup({ provide }: TestProject): Promise<void> {
  provide('chromium', await ensureChromium());
}
