/**
 * The convex set on which a claim about the shape of a function is made.
 *
 * Of what is given about the variables, inequalities that are linear in them cut out a convex set. Equations say where
 * the variables happen to stand, and are left out. Anything else may cut out a set that is not convex: a proof does
 * without it, and a counterexample has to satisfy it.
 */

import { attempt } from "../kernel/meter.ts";
import { substituteFormula } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { and, expressionsOf, minus, relation, someNode, sym } from "../math/expr.ts";
import { isAffine } from "./curvature.ts";
import type { Setting } from "./demand.ts";
import { mentions, namesIn } from "./demand.ts";
import type { Variable } from "./determinant.ts";

export interface Domain {
  readonly over: readonly Variable[];
  /** What is given of everything else. */
  readonly others: Setting;
  /** The linear inequalities. */
  readonly bounds: readonly Relation[];
  /** What else is given of the variables, equations aside. */
  readonly further: readonly Formula[];
  /** That the equations can be met at all, said of names of their own. */
  readonly presumed: readonly Formula[];
}

const INEQUALITIES: readonly string[] = ["<", "<=", ">", ">="];

export function convexDomain(setting: Setting, over: readonly Variable[]): Domain {
  const isFree = (of: Expr | Formula): boolean => !over.some((v) => mentions(of, v.name));
  const parts = setting.given.flatMap(partsOf);
  const about = parts.filter((f) => !isFree(f));
  const isBound = (f: Formula): f is Relation =>
    f.kind === "relation" && INEQUALITIES.includes(f.op) && isAffine(minus(f.left, f.right), over);
  const isEquation = (f: Formula): boolean => f.kind === "relation" && f.op === "=";
  const equations = about.filter(isEquation);
  return {
    over,
    others: { ...setting, given: parts.filter(isFree) },
    bounds: about.filter(isBound),
    further: about.filter((f) => !isBound(f) && !isEquation(f)),
    presumed: equations.length === 0 ? [] : renamed(about, over, parts),
  };
}

/** The same with bounds on single variables only, which leave a box. */
export function boxDomain(setting: Setting, over: readonly Variable[]): Domain {
  const domain = convexDomain(setting, over);
  const isOwn = (b: Relation): boolean => over.some((v) => boundOn(b, v, over) !== undefined);
  return {
    ...domain,
    bounds: domain.bounds.filter(isOwn),
    further: [...domain.further, ...domain.bounds.filter((b) => !isOwn(b))],
  };
}

/** A statement about the values of declared functions at the variables may hold at a few points and not between. */
export const isKnownInFull = ({ further, over }: Domain): boolean =>
  !further.some((f) =>
    expressionsOf(f).some((e) =>
      someNode(e, (node) => node.kind === "application" && over.some((v) => mentions(node, v.name))),
    ),
  );

/** All names that mean something where a claim is made about an expression on the domain. */
export const namesAround = (of: Expr, { over, others, bounds, further, presumed }: Domain): Set<string> =>
  new Set([
    ...over.map((v) => v.name),
    ...Object.keys(others.functions),
    ...[of, ...others.given, ...bounds, ...further, ...presumed].flatMap((one) => [...namesIn(one)]),
  ]);

const partsOf = (f: Formula): readonly Formula[] => (f.kind === "and" ? f.parts.flatMap(partsOf) : [f]);

/** The statements, said of other names than those of the variables; none where that is not possible. */
function renamed(about: readonly Formula[], over: readonly Variable[], all: readonly Formula[]): readonly Formula[] {
  const taken = new Set([...all.flatMap((f) => [...namesIn(f)]), ...over.map((v) => v.name)]);
  const pairs = over.map((v) => [v, sym(freshName([`${v.name}_0`], taken))] as const);
  return attempt(() => about.map((f) => substituteFormula(f, pairs))) ?? [];
}

/** The first of the names that is not taken, or the first of them with a number; it is taken from then on. */
export function freshName(wanted: readonly string[], taken: Set<string>): string {
  let name = wanted.find((one) => !taken.has(one)) ?? wanted[0] ?? "z";
  for (let i = 1; taken.has(name); i++) name = `${wanted[0]}_${i}`;
  taken.add(name);
  return name;
}

/** The linear bounds and everything else that a proof may use. */
export const onDomain = ({ others, bounds }: Domain): Setting => ({ ...others, given: [...others.given, ...bounds] });

const STRICT: Readonly<Record<Relation["op"], Relation["op"]>> = {
  "<=": "<",
  ">=": ">",
  "<": "<",
  ">": ">",
  "=": "=",
  "!=": "!=",
};
const strict = (f: Formula): Formula =>
  f.kind === "relation" ? { ...f, op: STRICT[f.op] } : { ...f, parts: f.parts.map(strict) };

/** The interior of the convex set. */
export const onInterior = ({ others, bounds }: Domain): Setting => ({
  ...others,
  given: [...others.given, ...bounds.map(strict)],
});

/** Points around which everything given of the variables holds, equations aside. */
export const insideAll = (domain: Domain): Setting => {
  const { others, further, presumed } = domain;
  return { ...others, given: [...onInterior(domain).given, ...further.map(strict), ...presumed] };
};

/**
 * That the set has an interior, so that what is continuous keeps on its boundary a weak inequality that holds
 * within: each variable is bounded by itself, from below by less than from above. Undefined where bounds are of
 * another kind.
 */
export function hasInterior({ over, bounds }: Domain): Formula | undefined {
  const ranges = over.map((v) => {
    const own = bounds.filter((b) => mentions(b, v.name));
    const sides = own.map((b) => boundOn(b, v, over));
    return sides.includes(undefined) ? undefined : sides.filter((side) => side !== undefined);
  });
  if (ranges.includes(undefined)) return undefined;
  return and(
    ...ranges.flatMap((sides = []) =>
      sides
        .filter((side) => side.isLower)
        .flatMap((low) => sides.filter((side) => !side.isLower).map((high) => relation("<", low.at, high.at))),
    ),
  );
}

/** The bound that a statement such as `v <= a` sets. */
function boundOn(b: Relation, v: Variable, over: readonly Variable[]) {
  const isFree = (e: Expr): boolean => !over.some((w) => mentions(e, w.name));
  const isBelow = b.op === "<" || b.op === "<=";
  if (b.left.kind === "symbol" && b.left.name === v.name && isFree(b.right)) return { at: b.right, isLower: !isBelow };
  if (b.right.kind === "symbol" && b.right.name === v.name && isFree(b.left)) return { at: b.left, isLower: isBelow };
  return undefined;
}
