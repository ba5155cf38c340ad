/** The true claims of the textbook suite as step files of one step, in the ways in which such a claim can be a step. */

import type { SlopeFact } from "../../src/kernel/obligation.ts";
import type { Expr, Formula, Relation } from "../../src/math/expr.ts";
import { children, expressionsOf } from "../../src/math/expr.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import type { Entry } from "../suite/suite.ts";
import { derivativeIn } from "./calculus.ts";
import type { SourceText } from "./claims.ts";

type Claim = NonNullable<Entry["obligation"]> & { readonly kind: "forall" };

/** The step as YAML, and the assumptions that it does not state itself. */
interface Step {
  readonly lines: readonly string[];
  readonly given: readonly Formula[];
}

/** The files of an entry; none for a claim that is false, that cannot be read, or that no declaration can express. */
export function filesOf(entry: Entry, number: number): readonly SourceText[] {
  const { obligation } = entry;
  if (!entry.holds || obligation?.kind !== "forall") return [];
  const declared = functionLines(obligation);
  if (declared === undefined) return [];
  const symbols = [...namesIn(obligation)].map((name) => `  ${quoted(name)}: {is: a quantity}`);
  return stepsFor(obligation).map(({ lines, given }, i) => ({
    path: `suite-${number}-${i}.yaml`,
    about: `${entry.topic}: ${entry.claim}`,
    text: [
      `title: ${quoted(entry.topic)}`,
      ...(symbols.length > 0 ? ["symbols:", ...symbols] : []),
      ...(declared.length > 0 ? ["functions:", ...declared] : []),
      ...(given.length > 0 ? ["assume:", ...given.map((f) => `  - ${quoted(showFormula(f))}`)] : []),
      "steps:",
      ...lines.map((line, k) => `${k === 0 ? "  - " : "    "}${line}`),
      "",
    ].join("\n"),
  }));
}

const quoted = (text: string): string => JSON.stringify(text);
const shown = (e: Expr): string => quoted(showExpr(e));

function stepsFor({ claim, given }: Claim): readonly Step[] {
  const whole: Step = { lines: ["conclude: as the book says", `claim: ${quoted(showFormula(claim))}`], given };
  if (claim.kind !== "relation") return [whole];
  const signs = signSteps(claim, given);
  if (claim.op !== "=") return claim.left.kind === "derivative" && signs.length > 0 ? signs : [...signs, whole];
  const { left, right } = sidesInOrder(claim);
  if (left.kind === "derivative")
    return [
      {
        lines: [
          `derivative: {of: ${shown(left.of)}, in: ${shown(left.in)}${left.order > 1 ? `, order: ${left.order}` : ""}}`,
          `claim: ${shown(right)}`,
        ],
        given,
      },
    ];
  const solving = solveStep(left, right, given);
  if (solving) return [solving];
  if (left.kind === "symbol") return [whole];
  return [{ lines: [`equal: ${shown(left)}`, `claim: ${shown(right)}`], given }];
}

/** What is derived stands on the right: not a derivative, and no bare number unless both are. */
function sidesInOrder({ left, right }: Relation): Pick<Relation, "left" | "right"> {
  const isTurned = (right.kind === "derivative" && left.kind !== "derivative") || left.kind === "number";
  return isTurned && right.kind !== "number" ? { left: right, right: left } : { left, right };
}

const SIGNS: Partial<Readonly<Record<Relation["op"], string>>> = {
  ">": "positive",
  "<": "negative",
  ">=": "nonnegative",
  "<=": "nonpositive",
};

/** A word for the sign; of a derivative, which nobody misprints before it is taken, also with what it is. */
function signSteps({ op, left, right }: Relation, given: readonly Formula[]): readonly Step[] {
  const word = SIGNS[op];
  if (word === undefined || right.kind !== "number" || right.value.n !== 0n) return [];
  const derived = left.kind === "derivative" && left.order === 1 ? derivativeIn(left.of, left.in) : undefined;
  if (left.kind !== "derivative" || derived === undefined)
    return [{ lines: [`sign: ${shown(left)}`, `claim: ${word}`], given }];
  const lines = [
    `derivative: {of: ${shown(left.of)}, in: ${shown(left.in)}}`,
    `claim: ${shown(derived)}`,
    `sign: ${word}`,
  ];
  return [{ lines, given }];
}

/** A value of a symbol that follows from one equation is the solution of that equation. */
function solveStep(left: Expr, right: Expr, given: readonly Formula[]): Step | undefined {
  if (left.kind !== "symbol" || mentions(right, left.name)) return undefined;
  const about = given.filter(
    (f) => f.kind === "relation" && f.op === "=" && expressionsOf(f).some((e) => mentions(e, left.name)),
  );
  const [equation, another] = about;
  if (equation === undefined || another !== undefined) return undefined;
  return {
    lines: [`solve: {equation: ${quoted(showFormula(equation))}, for: ${quoted(left.name)}}`, `claim: ${shown(right)}`],
    given: given.filter((f) => f !== equation),
  };
}

const mentions = (e: Expr, name: string): boolean =>
  e.kind === "symbol" ? e.name === name : children(e).some((part) => mentions(part, name));

/** The symbols of the claim and its assumptions; the index of a series is declared nowhere. */
function namesIn({ claim, given }: Claim): ReadonlySet<string> {
  const names = new Set<string>();
  const indices = new Set<string>();
  const visit = (e: Expr): void => {
    if (e.kind === "symbol") names.add(e.name);
    if (e.kind === "integral") names.add(e.in);
    if (e.kind === "series") indices.add(e.index);
    children(e).forEach(visit);
  };
  for (const f of [claim, ...given]) expressionsOf(f).forEach(visit);
  return new Set([...names].filter((name) => !indices.has(name)));
}

const WORDS: Readonly<Record<1 | 2, Readonly<Record<SlopeFact["op"], string>>>> = {
  1: { ">": "increasing", "<": "decreasing", ">=": "nondecreasing", "<=": "nonincreasing" },
  2: { ">": "strictly convex", "<": "strictly concave", ">=": "convex", "<=": "concave" },
};

/** The declarations of the functions; undefined for a slope that no word states. */
function functionLines({ functions }: Claim): readonly string[] | undefined {
  const lines = Object.entries(functions).map(([name, { arity, slopes = [] }]) => {
    const args = Array.from({ length: arity }, (_, i) => `argument_${i + 1}`);
    const courses = slopes.map((slope) => courseOf(slope, args));
    return courses.includes(undefined)
      ? undefined
      : `  ${name}: {${[`of: [${args.join(", ")}]`, ...courses].join(", ")}}`;
  });
  const known = lines.filter((line) => line !== undefined);
  return known.length === lines.length ? known : undefined;
}

function courseOf({ orders, op }: SlopeFact, args: readonly string[]): string | undefined {
  const at = orders.findIndex((order) => order > 0);
  const order = orders[at];
  const isPlain = orders.every((n, i) => n === 0 || i === at);
  return isPlain && (order === 1 || order === 2) ? `${WORDS[order][op]}: [${args[at]}]` : undefined;
}
