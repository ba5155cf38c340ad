/** Random constrained problems with an optimum, as step files and as numeric tasks, the same for the same seed. */

import type { Chance } from "../kernel/chance.ts";
import type { Place, Polynomial, Task, Term } from "./numeric-optimum.ts";

/** A constraint as printed: polynomial <= bound, >= bound or = bound. */
interface Printed {
  readonly of: Polynomial;
  readonly op: "<=" | ">=" | "=";
  readonly bound: number;
}

export interface RandomProblem {
  readonly family: string;
  readonly size: number;
  readonly objective: Polynomial;
  readonly constraints: readonly Printed[];
}

const unit = (size: number, i: number, power = 1): readonly number[] =>
  Array.from({ length: size }, (_, j) => (i === j ? power : 0));
const term = (coefficient: number, powers: readonly number[]): Term => ({ coefficient, powers });
const pair = (size: number, i: number, j: number): readonly number[] =>
  Array.from({ length: size }, (_, k) => (k === i ? 1 : 0) + (k === j ? 1 : 0));

const nonzero = (chance: Chance, most: number): number => chance.whole(1, most) * (chance.below(0.5) ? 1 : -1);

const linear = (chance: Chance, size: number): Polynomial =>
  Array.from({ length: size }, (_, i) => term(chance.whole(-3, 3), unit(size, i))).filter((t) => t.coefficient !== 0);

const products = (chance: Chance, size: number): Polynomial =>
  Array.from({ length: size }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => term(chance.whole(-2, 2), pair(size, i, j))).filter((t) => t.coefficient !== 0),
  );

const squares = (chance: Chance, size: number, from: number, to: number): Polynomial =>
  Array.from({ length: size }, (_, i) => term(chance.whole(from, to), unit(size, i, 2))).filter(
    (t) => t.coefficient !== 0,
  );

const ball = (chance: Chance, size: number): Printed => ({
  of: Array.from({ length: size }, (_, i) => term(chance.whole(1, 2), unit(size, i, 2))),
  op: "<=",
  bound: chance.whole(1, 9),
});

/** A linear constraint that the origin satisfies with room, or an equation. */
function line(chance: Chance, size: number, isEquation = false): Printed {
  const of = [term(nonzero(chance, 3), unit(size, 0)), ...linear(chance, size).filter((t) => (t.powers[0] ?? 0) === 0)];
  const bound = chance.whole(0, 3);
  if (isEquation) return { of, op: "=", bound };
  return chance.below(0.5) ? { of, op: "<=", bound } : { of, op: ">=", bound: -bound };
}

const several = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make);

const FAMILIES: readonly (readonly [string, (chance: Chance) => Omit<RandomProblem, "family">])[] = [
  [
    "concave with linear constraints",
    (chance) => {
      const size = chance.whole(1, 3);
      const objective = [...squares(chance, size, -3, -1), ...linear(chance, size)];
      return { size, objective, constraints: several(chance.whole(1, 3), () => line(chance, size)) };
    },
  ],
  [
    "a quadratic form on a polygon",
    (chance) => {
      const size = chance.whole(1, 2);
      const objective = [...squares(chance, size, -2, 2), ...products(chance, size), ...linear(chance, size)];
      const floors = several(size, () => 0).map(
        (_, i): Printed => ({ of: [term(1, unit(size, i))], op: ">=", bound: 0 }),
      );
      const roof = several(size, () => 0).map((_, i) => term(chance.whole(1, 3), unit(size, i)));
      return { size, objective, constraints: [...floors, { of: roof, op: "<=", bound: chance.whole(1, 6) }] };
    },
  ],
  [
    "a quadratic form on an ellipse",
    (chance) => {
      const size = chance.below(0.2) ? 3 : 2;
      const objective = [...squares(chance, size, -2, 2), ...products(chance, size), ...linear(chance, size)];
      const lines = several(chance.whole(0, size === 3 ? 1 : 2), () => line(chance, size));
      return { size, objective, constraints: [ball(chance, size), ...lines] };
    },
  ],
  [
    "a fourth power",
    (chance) => {
      const size = chance.whole(1, 2);
      const steep = Array.from({ length: size }, (_, i) => term(-1, unit(size, i, 4)));
      const objective = [...steep, ...squares(chance, size, 0, 3), ...products(chance, size), ...linear(chance, size)];
      return { size, objective, constraints: several(chance.whole(1, 2), () => line(chance, size)) };
    },
  ],
  [
    "an equation",
    (chance) => {
      const size = chance.whole(2, 3);
      const objective = [
        ...squares(chance, size, -3, -1),
        ...products(chance, size).slice(0, 1),
        ...linear(chance, size),
      ];
      return { size, objective, constraints: [line(chance, size, true), ball(chance, size)] };
    },
  ],
];

export function randomProblem(chance: Chance): RandomProblem {
  const [family, make] = chance.pick(FAMILIES);
  return { family, ...make(chance) };
}

export function taskOf({ size, objective, constraints }: RandomProblem): Task {
  const room = ({ of, op, bound }: Printed): Polynomial => {
    const flip = op === ">=" ? -1 : 1;
    const all = [...of, term(-bound, unit(size, -1))];
    return all.map(({ coefficient, powers }) => term(flip * coefficient, powers));
  };
  return {
    size,
    objective,
    atMost: constraints.filter(({ op }) => op !== "=").map(room),
    zero: constraints.filter(({ op }) => op === "=").map(room),
  };
}

const NAMES = ["x", "y", "z"] as const;

const show = (p: Polynomial): string =>
  p.length === 0
    ? "0"
    : p
        .map(({ coefficient, powers }) => {
          const parts = powers.flatMap((k, i) => (k === 0 ? [] : [k === 1 ? NAMES[i] : `${NAMES[i]}^${k}`]));
          return `(${coefficient})${parts.map((part) => `*${part}`).join("")}`;
        })
        .join(" + ");

/** The names of the inequalities, in the order of the task. */
export const inequalitiesOf = ({ constraints }: RandomProblem): readonly string[] =>
  constraints.flatMap(({ op }, i) => (op === "=" ? [] : [`c${i}`]));

export function fileOf(problem: RandomProblem, steps: readonly string[]): string {
  const names = NAMES.slice(0, problem.size);
  return `symbols:
${names.map((name) => `  ${name}: {is: a choice}\n`).join("")}${problem.constraints
  .map(({ op }, i) => `  l${i}: {is: a multiplier${op === "=" ? "" : ", nonnegative: true"}}\n`)
  .join("")}steps:
  - problem: p
    maximize: "${show(problem.objective)}"
    over: [${names.join(", ")}]
    subject to:
${problem.constraints
  .map(({ of, op, bound }, i) => `      - {name: c${i}, that: "${show(of)} ${op} ${bound}", multiplier: l${i}}\n`)
  .join("")}${steps.map((step) => `  - ${step}\n`).join("")}`;
}

/** The subsets of binding inequalities. */
export function branchesOf(problem: RandomProblem): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]];
  for (const name of inequalitiesOf(problem)) all = [...all, ...all.map((set) => [...set, name])];
  return all;
}

export const kktStep = (problem: RandomProblem): string =>
  `{kkt: p, branches: [${branchesOf(problem)
    .map((set) => `{binding: [${set.join(", ")}], title: "b ${set.join(" ")}", eliminated: perhaps}`)
    .join(", ")}]}`;

/** A number as a fraction with a small denominator, if it is close to one. */
export function fraction(v: number, most = 400): string | undefined {
  for (let d = 1; d <= most; d++) {
    const n = Math.round(v * d);
    if (Math.abs(n / d - v) < 1e-9) return d === 1 ? `${n}` : `${n}/${d}`;
  }
  return undefined;
}

export const optimumStep = (values: readonly string[]): string =>
  `{optimum: p, claim: {${values.map((value, i) => `${NAMES[i]}: "${value}"`).join(", ")}}}`;

/** A point near a place, with small denominators. */
export const rounded = (at: Place, d: number): Place => at.map((v) => Math.round(v * d) / d);
