/** Pseudo-random choices that are the same on every machine (xorshift, Marsaglia 2003). */

export interface Dice {
  /** An integer from 0 to n - 1. */
  below(n: number): number;
}

export function dice(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return {
    below(n) {
      state ^= state << 13;
      state >>>= 0;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return state % n;
    },
  };
}
