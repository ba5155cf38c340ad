/** Real roots in floating point, by looking for changes of sign; double roots may be missed. */

const STEPS = 60;
const HALVINGS = 60;
const MOST_ROOTS = 6;

/** The roots that are found on both sides of a start, the nearest ones first. */
export function rootsOf(f: (value: number) => number, start: number): readonly number[] {
  const found: number[] = [];
  for (const direction of [1, -1]) {
    let [before, atBefore] = [start, f(start)];
    for (let i = 1; i <= STEPS; i++) {
      // Small steps nearby, and a long way in the end.
      const next = start + direction * 0.02 * Math.expm1(i / 6);
      const value = f(next);
      if (atBefore === 0) found.push(before);
      else if (atBefore * value < 0) found.push(between(f, before, next, atBefore));
      [before, atBefore] = [next, value];
    }
  }
  const isRoot = (x: number): boolean => Math.abs(f(x)) < 1e-6 * (1 + Math.abs(x));
  return [...new Set(found)]
    .filter(isRoot)
    .sort((a, b) => Math.abs(a - start) - Math.abs(b - start))
    .slice(0, MOST_ROOTS);
}

function between(f: (value: number) => number, a: number, b: number, atA: number): number {
  let [from, to] = [a, b];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (from + to) / 2;
    if (f(middle) * atA > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
