/** Existence by Weierstrass's theorem: a continuous objective on a closed, bounded and nonempty set has its optimum. */

import * as z from "zod";
import type { Formula } from "../math/expr.ts";
import { and, expressionsOf, relation, relationsOf } from "../math/expr.ts";
import { showExpr, showFormula } from "../math/print-text.ts";
import type { Read } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { isContinuous } from "./continuity.ts";
import type { Demand } from "./demand.ts";
import { adding, definedness, exists, forall, namesIn, sidesOf } from "./demand.ts";
import type { Posed } from "./feasible.ts";
import { constraintsOf, speaksOfAny } from "./feasible.ts";
import { formula, type values } from "./fields.ts";
import { readExpr } from "./formulas.ts";
import { feasibilityDemands } from "./global-optimum.ts";
import type { Content } from "./kind.ts";
import { readPointOf } from "./point-of.ts";
import { given, listed, printed } from "./prose.ts";

/** `{x: [0, m/p]}` */
export const withinSchema = z.record(z.string(), z.tuple([formula, formula], { error: "a list of two bounds" }), {
  error: "a mapping from choice variables to a lower and an upper bound",
});

interface Fields {
  readonly claim: Written;
  readonly within: Read<z.output<typeof withinSchema>> | undefined;
  readonly at: Read<z.output<typeof values>> | undefined;
}

export function existenceContent(cx: Context, posed: Posed, { claim, within, at }: Fields): Content | undefined {
  const { problem, over } = posed;
  if (!within)
    return complain(
      cx,
      "F102",
      claim.span,
      "That there is an optimum rests on bounds of the choice variables.",
      `Name them: \`within: {${over[0]?.name ?? "x"}: [0, 1]}\`.`,
    );
  const bounds = readBounds(cx, posed, within, claim);
  if (!bounds || !isClosed(cx, posed, claim) || !mustBeContinuous(cx, posed, claim)) return undefined;
  const somewhere = nonempty(cx, posed, at, claim);
  if (!somewhere) return undefined;
  const functions = [
    ...problem.constraints.flatMap((c) => [c.relation.left, c.relation.right]),
    ...posed.domain.flatMap(expressionsOf),
  ];
  const box = adding(posed.parametric, ...bounds);
  const base = { span: claim.span, sides: [] } as const;
  return {
    sentence: [
      `The problem \`${problem.name}\` has a solution, as its objective is continuous on the feasible points, `,
      "which form a closed and nonempty set within ",
      ...listed(bounds),
    ],
    displays: [
      printed(problem.objective),
      {
        ...given(...problem.constraints.map((c) => c.printed), ...posed.domain),
        words: "feasible are the points with",
      },
    ],
    demands: [
      ...bounds.map(
        (bound): Demand => ({
          what: `every feasible point satisfies \`${showFormula(bound)}\``,
          obligation: forall(posed.anywhere, bound, constraintsOf(problem)),
          code: "F320",
          fault: `The feasible set is not within the bounds: the point shown is feasible and violates \`${showFormula(bound)}\`.`,
          span: claim.span,
          sides: sidesOf(bound),
        }),
      ),
      {
        ...base,
        what: "the constraints are defined within the bounds, so that the feasible set is closed",
        obligation: forall(box, and(...functions.map(definedness))),
        code: "F402",
        fault: "A constraint is not defined within the bounds, so it is not shown that the feasible set is closed.",
      },
      {
        ...base,
        what: "the objective is defined, and so continuous, at every feasible point",
        obligation: forall(posed.anywhere, definedness(problem.objective), constraintsOf(problem)),
        code: "F402",
        fault: "The objective is not defined at every feasible point.",
      },
      ...somewhere,
    ],
    claim: claim.text,
    facts: [],
    worth: [],
  };
}

function readBounds(
  cx: Context,
  { problem, over }: Posed,
  within: NonNullable<Fields["within"]>,
  claim: Written,
): readonly Formula[] | undefined {
  const missing = over.find((v) => !Object.hasOwn(within, v.name));
  const extra = Object.keys(within).find((key) => !over.some((v) => v.name === key));
  if (missing || extra !== undefined)
    return complain(
      cx,
      "F102",
      claim.span,
      missing
        ? `\`within\` has no bounds for \`${missing.name}\`.`
        : `\`${extra}\` is not a choice variable of \`${problem.name}\`.`,
    );
  const bounds = over.flatMap((v) => {
    const [low, high] = (within[v.name] ?? []).map((written) => ({ written, term: readExpr(cx, written) }));
    return [
      { v, op: ">=", ...low },
      { v, op: "<=", ...high },
    ] as const;
  });
  const linked = bounds.find(({ term }) => term && speaksOfAny(term.meaning, over));
  if (linked?.written)
    return complain(
      cx,
      "F102",
      linked.written.span,
      "A bound is written in terms of parameters, without choice variables.",
    );
  const read = bounds.flatMap(({ v, op, term }) => (term ? [relation(op, v, term.meaning)] : []));
  return read.length === bounds.length ? read : undefined;
}

/** Only weak inequalities and equations make for a closed set. */
function isClosed(cx: Context, { domain }: Posed, claim: Written): boolean {
  const open = domain.find((f) => relationsOf(f).some(({ op }) => op === "<" || op === ">" || op === "!="));
  if (!open) return true;
  complain(
    cx,
    "F102",
    claim.span,
    `\`${showFormula(open)}\` is assumed of the choice variables, so the feasible set need not be closed.`,
    "Claim the optimum itself, or assume the weak inequality.",
  );
  return false;
}

/** Elementary expressions are continuous wherever they are defined; those with pieces need not be. */
function mustBeContinuous(cx: Context, { problem, over, domain }: Posed, claim: Written): boolean {
  const functions = [problem.objective, ...[...constraintsOf(problem), ...domain].flatMap(expressionsOf)];
  const loose = functions.find((e) => !isContinuous(e, over));
  if (!loose) return true;
  complain(
    cx,
    "F102",
    claim.span,
    `It is not seen that \`${showExpr(loose)}\` is continuous.`,
    "Existence is shown for objectives and constraints that are elementary or declared functions.",
  );
  return false;
}

/** A feasible point is named; where nothing but the choice variables occurs, one may be looked for. */
function nonempty(cx: Context, posed: Posed, at: Fields["at"], claim: Written): readonly Demand[] | undefined {
  const { problem, over, domain, anywhere } = posed;
  if (at) {
    const point = readPointOf(cx, posed.problem, at, over, "choice variable");
    return point && feasibilityDemands(cx, posed, point);
  }
  const conditions = [...constraintsOf(problem), ...domain];
  const parameter = conditions.flatMap((f) => [...namesIn(f)]).find((name) => !over.some((v) => v.name === name));
  if (parameter !== undefined)
    return complain(
      cx,
      "F102",
      claim.span,
      `A feasible point is to be named, as the constraints speak of \`${parameter.replace("()", "")}\`.`,
      `Write \`at: {${over.map((v) => `${v.name}: ...`).join(", ")}}\`.`,
    );
  return [
    {
      what: "there is a feasible point",
      obligation: exists(anywhere, conditions),
      code: "F320",
      fault: "There is no feasible point.",
      span: claim.span,
      sides: [],
    },
  ];
}
