/** Equations that determine unknowns, and the derivatives of these in a parameter by Cramer's rule. */

import type * as z from "zod";
import { evaluateDerivatives } from "../kernel/differentiate.ts";
import { attempt } from "../kernel/meter.ts";
import { substitute } from "../kernel/substitute.ts";
import type { Expr, Formula, Relation } from "../math/expr.ts";
import { minus, negate, num, quotient, sameExpr, sym } from "../math/expr.ts";
import { showExpr } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain, settingOf } from "./context.ts";
import { freshName } from "./convex-domain.ts";
import type { Setting } from "./demand.ts";
import { adding, mentions, namesIn } from "./demand.ts";
import { determinant, first } from "./determinant.ts";
import type { formulaOrList } from "./fields.ts";
import { readAll, readFormula } from "./formulas.ts";
import { readVariable } from "./held-at.ts";
import type { Meant } from "./meaning.ts";

const MAX_UNKNOWNS = 4;

type Formulas = Read<z.output<typeof formulaOrList>>;

interface SystemFields {
  readonly equation?: Formulas | undefined;
  readonly equations?: Formulas | undefined;
  readonly for: Formulas;
  readonly in: Written;
}

export interface ImplicitSystem {
  readonly unknowns: readonly Meant<Expr>[];
  readonly parameter: Meant<Expr>;
  readonly equations: readonly Relation[];
  readonly printed: readonly Formula[];
  /** Everything given, and the equations. */
  readonly setting: Setting;
  readonly jacobian: Expr;
  /** The derivative of each unknown. */
  readonly derived: readonly Expr[];
  readonly span: Written["span"];
}

export function readSystem(cx: Context, fields: SystemFields): ImplicitSystem | undefined {
  const field = fields.equation ?? fields.equations;
  if (!field || (fields.equation && fields.equations))
    return complain(cx, "F102", cx.span, "An `implicit` step has one of `equation` and `equations`.");
  const written = isWritten(field) ? [field] : field;
  const span = (written[0] as Written).span;
  const statements = readAll(written, (one) => readFormula(cx, one));
  const unknowns = readAll(isWritten(fields.for) ? [fields.for] : fields.for, (one) => readVariable(cx, one));
  const parameter = readVariable(cx, fields.in);
  if (!statements || !unknowns || !parameter) return undefined;
  const equations = statements.flatMap(({ meaning }) =>
    meaning.kind === "relation" && meaning.op === "=" ? [meaning] : [],
  );
  if (equations.length < statements.length)
    return complain(cx, "F102", span, "The implicit function theorem is about equations.");
  if (equations.length !== unknowns.length)
    return complain(
      cx,
      "F102",
      span,
      `There must be as many equations as unknowns, and there are ${equations.length} and ${unknowns.length}.`,
    );
  if (unknowns.length > MAX_UNKNOWNS)
    return complain(cx, "F108", span, `At most ${MAX_UNKNOWNS} equations are treated at once.`);
  const all = [...unknowns, parameter];
  const twice = all.find((one, i) => all.findIndex((other) => sameExpr(other.meaning, one.meaning)) < i);
  if (twice) return complain(cx, "F109", twice.span, `\`${showExpr(twice.printed)}\` stands here twice.`);
  const base = { unknowns, parameter, equations, printed: statements.map((one) => one.printed), span };
  const derivatives = cramer(cx, base);
  return derivatives && { ...base, ...derivatives, setting: adding(settingOf(cx), ...equations) };
}

/** The Jacobian determinant, and each unknown's derivative by Cramer's rule. */
function cramer(
  cx: Context,
  { unknowns, parameter, equations, span }: Omit<ImplicitSystem, "setting" | "jacobian" | "derived">,
): Pick<ImplicitSystem, "jacobian" | "derived"> | undefined {
  // An unknown such as x(a) is varied on its own: a symbol stands in its place until the derivatives are taken.
  const taken = new Set(equations.flatMap((e) => [...namesIn(e)]));
  for (const name of cx.vocabulary.declarations.keys()) taken.add(name);
  const stand = unknowns.map(({ meaning }) =>
    meaning.kind === "application" ? sym(freshName(["z", "u"], taken)) : meaning,
  );
  const there = unknowns.map(({ meaning }, i) => [meaning, stand[i] ?? meaning] as const);
  const back = unknowns.map(({ meaning }, i) => [stand[i] ?? meaning, meaning] as const);
  const sides = attempt(() => equations.map((e) => substitute(minus(e.left, e.right), there)));
  if (!sides) return complain(cx, "F104", span, "No derivative is taken of these equations.");
  const left = unknowns.find(
    ({ meaning }) => meaning.kind === "application" && sides.some((side) => mentions(side, `${meaning.name}()`)),
  );
  if (left)
    return complain(
      cx,
      "F104",
      span,
      `The equations speak of values or slopes of \`${showExpr(left.printed)}\` elsewhere too, which they do not determine.`,
    );
  const taking = (e: Expr): Expr => substitute(e, back);
  return attempt(() => {
    const rows = sides.map((side) => stand.map((u) => evaluateDerivatives(first(side, u))));
    const moved = sides.map((side) => evaluateDerivatives(first(side, parameter.meaning)));
    const jacobian = determinant(rows);
    const derived = stand.map((_, j) =>
      determinant(rows.map((row, i) => row.map((entry, k) => (k === j ? (moved[i] ?? num(0)) : entry)))),
    );
    return {
      jacobian: taking(jacobian),
      derived: derived.map((numerator) => negate(quotient(taking(numerator), taking(jacobian)))),
    };
  });
}
