/** The words for the shape of a function, and what a claim of one is made of. */

import type { Expr } from "../math/expr.ts";
import type { Span } from "../math/span.ts";
import type { Domain } from "./convex-domain.ts";
import type { Demand } from "./demand.ts";

export interface ShapeFacts {
  readonly isStrict: boolean;
  /** Whether it is a matter of averages, or only of the lesser or greater value at the ends. */
  readonly isQuasi: boolean;
  /** Concave shapes, not convex ones. */
  readonly isConcave: boolean;
}

export const SHAPES = {
  concave: { isStrict: false, isQuasi: false, isConcave: true },
  "strictly concave": { isStrict: true, isQuasi: false, isConcave: true },
  convex: { isStrict: false, isQuasi: false, isConcave: false },
  "strictly convex": { isStrict: true, isQuasi: false, isConcave: false },
  "quasi-concave": { isStrict: false, isQuasi: true, isConcave: true },
  "strictly quasi-concave": { isStrict: true, isQuasi: true, isConcave: true },
  "quasi-convex": { isStrict: false, isQuasi: true, isConcave: false },
  "strictly quasi-convex": { isStrict: true, isQuasi: true, isConcave: false },
} as const satisfies Readonly<Record<string, ShapeFacts>>;
export type Shape = keyof typeof SHAPES;
export const isShape = (text: string): text is Shape => Object.hasOwn(SHAPES, text);

/** A claim about the shape of a function on a convex set. */
export interface ShapeClaim {
  readonly of: Expr;
  readonly domain: Domain;
  readonly word: Shape;
  readonly span: Span;
}

/** A condition of which the shape follows. */
export const sufficient = (
  { word, span }: Pick<ShapeClaim, "word" | "span">,
  what: string,
  obligation: Demand["obligation"],
  sides: Demand["sides"] = [],
): Demand => ({
  what,
  obligation,
  code: "F401",
  fault: `It is not decided whether the objective is ${word}: at the point shown it fails that ${what}, which would suffice and is not necessary.`,
  span,
  sides,
  onlySuffices: true,
});
