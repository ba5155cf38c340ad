/** A formula as written beside what it means. */

import type { Expr, Formula } from "../math/expr.ts";
import { isFormula } from "../math/expr.ts";

/** Something as written, and the same with definitions expanded. */
export interface Meant<T> {
  readonly printed: T;
  readonly meaning: T;
}
export type Term = Meant<Expr>;
export type Statement = Meant<Formula>;

export const isTerm = (m: Term | Statement): m is Term => !isFormula(m.meaning);
