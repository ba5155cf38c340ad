/** An optimizer for the tests, by itself: augmented Lagrangians from many starts, compared with random points. */

/** coefficient * x_1^p_1 * x_2^p_2 * ... */
export interface Term {
  readonly coefficient: number;
  readonly powers: readonly number[];
}
export type Polynomial = readonly Term[];

/** To be maximized where each of `atMost` is at most zero and each of `zero` is zero. */
export interface Task {
  readonly size: number;
  readonly objective: Polynomial;
  readonly atMost: readonly Polynomial[];
  readonly zero: readonly Polynomial[];
}

export type Place = readonly number[];

/** A place that the search ended in, and what the objective is worth there. */
export interface Local {
  readonly at: Place;
  readonly value: number;
}

export const valueAt = (p: Polynomial, x: Place): number =>
  p.reduce((sum, { coefficient, powers }) => sum + powers.reduce((t, k, i) => t * (x[i] ?? 0) ** k, coefficient), 0);

const derivative = (p: Polynomial, i: number): Polynomial =>
  p.flatMap(({ coefficient, powers }) => {
    const k = powers[i] ?? 0;
    return k === 0 ? [] : [{ coefficient: coefficient * k, powers: powers.map((q, j) => (j === i ? q - 1 : q)) }];
  });

const gradientOf = (p: Polynomial, size: number): ((x: Place) => number[]) => {
  const parts = Array.from({ length: size }, (_, i) => derivative(p, i));
  return (x) => parts.map((part) => valueAt(part, x));
};

/** How far a point is from being feasible. */
export const excess = ({ atMost, zero }: Task, x: Place): number =>
  Math.max(0, ...atMost.map((g) => valueAt(g, x)), ...zero.map((g) => Math.abs(valueAt(g, x))));

const dot = (a: Place, b: Place): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);

/** A minimum of a smooth function near the start, by gradient steps with memory (BFGS) and halving. */
function descend(f: (x: Place) => number, gradient: (x: Place) => number[], start: Place): Place {
  const identity = (): number[][] => start.map((_, i) => start.map((__, j) => (i === j ? 1 : 0)));
  let x = start;
  let g = gradient(x);
  let inverse = identity();
  for (let round = 0; round < 60 && Math.hypot(...g) > 1e-9; round++) {
    let step = inverse.map((row) => -dot(row, g));
    if (dot(step, g) >= 0) {
      inverse = identity();
      step = g.map((v) => -v);
    }
    const here = f(x);
    let t = 1;
    const moved = (): Place => x.map((v, i) => v + t * (step[i] ?? 0));
    while (t > 1e-9 && !(f(moved()) <= here + 1e-4 * t * dot(step, g))) t /= 2;
    if (t <= 1e-9) break;
    const next = moved();
    const slope = gradient(next);
    const s = next.map((v, i) => v - (x[i] ?? 0));
    const y = slope.map((v, i) => v - (g[i] ?? 0));
    const sy = dot(s, y);
    if (sy > 1e-14) {
      const hy = inverse.map((row) => dot(row, y));
      const scale = (1 + dot(y, hy) / sy) / sy;
      inverse = inverse.map((row, i) =>
        row.map(
          (v, j) =>
            v + scale * (s[i] ?? 0) * (s[j] ?? 0) - ((hy[i] ?? 0) * (s[j] ?? 0) + (s[i] ?? 0) * (hy[j] ?? 0)) / sy,
        ),
      );
    }
    x = next;
    g = slope;
  }
  return x;
}

/** A local optimum of the task from a start. */
function climb(task: Task, start: Place): Local | undefined {
  const { size, objective, atMost, zero } = task;
  const slopes = gradientOf(objective, size);
  const all = [...atMost, ...zero].map((g) => ({ g, gradient: gradientOf(g, size) }));
  const isFree = (i: number): boolean => i >= atMost.length;
  let prices = all.map(() => 0);
  let x = start;
  let weight = 10;
  for (let round = 0; round < 25; round++) {
    const pushes = (at: Place): number[] =>
      all.map(({ g }, i) => {
        const push = (prices[i] ?? 0) + weight * valueAt(g, at);
        return isFree(i) ? push : Math.max(0, push);
      });
    const cost = (at: Place): number =>
      -valueAt(objective, at) + pushes(at).reduce((sum, push) => sum + push ** 2, 0) / (2 * weight);
    const slope = (at: Place): number[] => {
      const push = pushes(at);
      const own = slopes(at);
      const parts = all.map(({ gradient }) => gradient(at));
      return own.map((v, j) => -v + parts.reduce((sum, part, i) => sum + (push[i] ?? 0) * (part[j] ?? 0), 0));
    };
    x = descend(cost, slope, x);
    const next = pushes(x);
    const isSettled = Math.hypot(...next.map((v, i) => v - (prices[i] ?? 0))) < 1e-8 && excess(task, x) < 1e-9;
    prices = next;
    if (isSettled) break;
    if (round % 4 === 3) weight = Math.min(weight * 4, 1e5);
  }
  const isFound = x.every((v) => Math.abs(v) < 1e3) && excess(task, x) < 1e-8;
  return isFound ? { at: x, value: valueAt(objective, x) } : undefined;
}

/** The best place of many, and the other places in which the search ended; random points must not be better. */
export function optimize(
  task: Task,
  dice: () => number,
): { readonly best: Local; readonly others: readonly Local[] } | undefined {
  const random = (radius: number): Place => Array.from({ length: task.size }, () => (2 * dice() - 1) * radius);
  const starts = Array.from({ length: 16 }, () => random(4));
  const ends = starts.flatMap((start) => climb(task, start) ?? []);
  for (let i = 0; i < 3000; i++) {
    const x = random(6);
    const top = Math.max(...ends.map(({ value }) => value), Number.NEGATIVE_INFINITY);
    if (excess(task, x) === 0 && valueAt(task.objective, x) > top + 1e-7)
      ends.push(climb(task, x) ?? { at: x, value: Number.NaN });
  }
  const [best, ...others] = ends.sort((a, b) => b.value - a.value);
  return best && ends.every(({ value }) => Number.isFinite(value)) ? { best, others } : undefined;
}
