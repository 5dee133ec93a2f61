/** A bar of a plot, in the units of its picture. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly middle: number;
}

/** A plot of counts as a picture: its size, its bars, and the same in words for whoever does not see it. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[];
  readonly says: string;
}

const bar = 40;
const tallest = 100;
const head = 20;
const foot = 24;

/** Counts in their order, side by side, `step` apart. The tallest has the height of the picture. */
export function plotOf(counts: readonly { readonly label: string; readonly count: number }[], step = 56): Plot {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const bars = counts.map(({ label, count }, index) => {
    const height = Math.round((count / most) * tallest);
    const x = index * step + (step - bar) / 2;
    return { label, count, x, y: head + tallest - height, width: bar, height, middle: x + bar / 2 };
  });
  return {
    ...{ width: counts.length * step, height: head + tallest + foot, bars },
    says: counts.map(({ label, count }) => `${label}: ${count}`).join(', '),
  };
}
