/**
 * Expressions as SMT-LIB terms over the reals, with true facts about what has no term of its own.
 *
 * A quotient, a root, a logarithm or a function applied becomes a fresh constant. Each assertion made here holds at
 * every real point, whatever is defined there, once the fresh constants are chosen well: inverses of zero, roots of
 * negative numbers and the like may take any value. Where an expression is defined, its term has its value.
 */

import type { Application, Call, Expr, Formula, Piecewise, Power, Relation } from "../math/expr.ts";
import { sameExpr } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { isInteger, rational } from "../math/rational.ts";
import { conditionsOf } from "./conditions.ts";
import { constantValue } from "./constant.ts";
import { withoutDerivatives } from "./facts.ts";
import { attempt, Stop } from "./meter.ts";
import { normalExpr, sameValue } from "./normal.ts";
import { takenApart } from "./smt-laws.ts";
import type { Member, Script } from "./smt-script.ts";
import { assert, conjunction, constantFor, implies, joined, literal, named, timesItself } from "./smt-script.ts";

/** Values of one function, and the power and the root that are written out. */
const FAMILY_LIMIT = 24;
const POWER_LIMIT = 24n;
const ROOT_LIMIT = 12n;

/** A formula as a term; it is right where all its conditions hold. Throws Stop. */
export function formulaTerm(script: Script, f: Formula): string {
  if (f.kind === "relation") return relationTerm(script, f);
  const parts = f.parts.map((part) => formulaTerm(script, part));
  return f.kind === "and" ? conjunction(parts) : joined("or", parts, "false");
}

function relationTerm(script: Script, { op, left, right }: Relation): string {
  const sides = `${termOf(script, left)} ${termOf(script, right)}`;
  return op === "!=" ? `(not (= ${sides}))` : `(${op} ${sides})`;
}

/** The conditions of an expression or formula, innermost first, as terms. */
const conditionTerms = (script: Script, of: Expr | Formula): readonly string[] =>
  conditionsOf(of).map((c) => formulaTerm(script, withoutDerivatives(c)));

/** An expression without derivatives as a term. Throws Stop where there is none. */
function termOf(script: Script, e: Expr): string {
  const term = (part: Expr): string => termOf(script, part);
  switch (e.kind) {
    case "number":
      return literal(numberIn(e.value));
    case "symbol":
      return symbolTerm(script, e);
    case "sum":
      return joined("+", e.terms.map(term), "0.0");
    case "product":
      return joined("*", e.factors.map(term), "1.0");
    case "negation":
      return `(- ${term(e.of)})`;
    case "quotient":
      return quotientTerm(term(e.numerator), inverseTerm(script, e.denominator));
    case "power":
      return powerTerm(script, e);
    case "call":
      return callTerm(script, e);
    case "application":
      return applicationTerm(script, e);
    case "extremum":
      return e.args.map(term).reduce((a, b) => extremumTerm(script, e.name, a, b));
    case "piecewise":
      return piecewiseTerm(script, e);
    case "derivative":
    case "integral":
    case "limit":
    case "series":
      throw new Stop("unsupported", "An integral or a sum of unknown length has no term.");
  }
}

function numberIn({ n, d }: Rational): Rational {
  if (d === 0n) throw new Stop("division-by-zero", "A number divides by zero.");
  return rational(n, d);
}

const standFor = (script: Script, quoted: string, of: Expr): void => {
  script.stands.push({ name: quoted.slice(1, -1), of });
};

const symbolTerm = (script: Script, e: Expr & { kind: "symbol" }): string =>
  constantFor(script, `symbol ${e.name}`, e.name, (name) => standFor(script, name, e));

const quotientTerm = (above: string, inverse: string): string =>
  above === "1.0" ? inverse : `(* ${above} ${inverse})`;

/** 1/e where e is not zero. */
function inverseTerm(script: Script, e: Expr): string {
  const value = constantValue(e);
  if (value !== undefined && value.n !== 0n) return literal(rational(value.d, value.n));
  switch (e.kind) {
    case "product": {
      const parts = e.factors.map((factor) => inverseTerm(script, factor));
      return joined("*", parts, "1.0");
    }
    case "negation":
      return `(- ${inverseTerm(script, e.of)})`;
    case "quotient":
      return `(* ${termOf(script, e.denominator)} ${inverseTerm(script, e.numerator)})`;
    case "power": {
      const exponent = constantValue(e.exponent);
      if (exponent && isInteger(exponent) && exponent.n > 0n && exponent.n <= POWER_LIMIT)
        return timesItself(inverseTerm(script, e.base), exponent.n);
      return inverseConstant(script, e);
    }
    default:
      return inverseConstant(script, e);
  }
}

function inverseConstant(script: Script, e: Expr): string {
  const text = named(script, termOf(script, e));
  return constantFor(script, `inverse ${text}`, "inverse", (name) =>
    assert(script, `(=> (not (= ${text} 0.0)) (= (* ${text} ${name}) 1.0))`),
  );
}

function powerTerm(script: Script, e: Power): string {
  const exponent = constantValue(e.exponent);
  if (exponent === undefined) return symbolicPower(script, e);
  const size = exponent.n < 0n ? -exponent.n : exponent.n;
  if (size > POWER_LIMIT || exponent.d > ROOT_LIMIT)
    return opaque(script, `numeric power ${literal(exponent)}`, [e.base], e);
  if (isInteger(exponent)) {
    const base = exponent.n < 0n ? inverseTerm(script, e.base) : termOf(script, e.base);
    return timesItself(size > 1n ? named(script, base) : base, size);
  }
  const root = rootTerm(script, e.base, exponent.d);
  if (exponent.n > 0n) return timesItself(root, size);
  const inverse = constantFor(script, `inverse ${root}`, "inverse", (name) =>
    assert(script, `(=> (not (= ${root} 0.0)) (= (* ${root} ${name}) 1.0))`),
  );
  return timesItself(inverse, size);
}

/** The nonnegative root of a nonnegative number. */
function rootTerm(script: Script, of: Expr, index: bigint): string {
  const text = named(script, termOf(script, of));
  return constantFor(script, `root ${index} ${text}`, "root", (name) => {
    assert(script, `(=> (>= ${text} 0.0) (and (>= ${name} 0.0) (= ${timesItself(name, index)} ${text})))`);
  });
}

function symbolicPower(script: Script, e: Power): string {
  return opaque(script, "power", [e.base, e.exponent], e, (name, [base = "", exponent = ""]) => {
    const order = orderByBoth([base, "1.0"], [exponent, "0.0"], [name, "1.0"]);
    assert(script, `(=> (> ${base} 0.0) (and (> ${name} 0.0) ${order}))`);
  });
}

function callTerm(script: Script, e: Call): string {
  switch (e.name) {
    case "sqrt":
      return rootTerm(script, e.arg, 2n);
    case "abs": {
      const text = named(script, termOf(script, e.arg));
      return `(ite (>= ${text} 0.0) ${text} (- ${text}))`;
    }
    case "exp":
      return opaque(script, "exp", [e.arg], e, (name, [u = ""]) => {
        assert(script, `(and (> ${name} 0.0) (>= ${name} (+ 1.0 ${u})))`);
        assert(script, `(and ${sameOrder(u, "0.0", name, "1.0")})`);
      });
    case "ln":
      return opaque(script, "ln", [e.arg], e, (name, [u = ""]) => {
        assert(script, `(=> (> ${u} 0.0) (and (<= ${name} (- ${u} 1.0)) ${sameOrder(u, "1.0", name, "0.0")}))`);
      });
    case "sin":
    case "cos":
      return angleTerm(script, e);
    case "tan": {
      const cosine = angleTerm(script, { ...e, name: "cos" });
      const sine = angleTerm(script, { ...e, name: "sin" });
      const inverse = constantFor(script, `inverse ${cosine}`, "inverse", (name) =>
        assert(script, `(=> (not (= ${cosine} 0.0)) (= (* ${cosine} ${name}) 1.0))`),
      );
      return `(* ${sine} ${inverse})`;
    }
  }
}

/** f(u) to f(v) as u to v, for an increasing f: two or three relations. */
const sameOrder = (u: string, v: string, atU: string, atV: string): string =>
  `(= (< ${u} ${v}) (< ${atU} ${atV})) (= (= ${u} ${v}) (= ${atU} ${atV}))`;

function angleTerm(script: Script, e: Call): string {
  return opaque(script, e.name, [e.arg], e, (name) => {
    const other = angleTerm(script, { ...e, name: e.name === "sin" ? "cos" : "sin" });
    if (e.name === "sin") assert(script, `(= (+ (* ${name} ${name}) (* ${other} ${other})) 1.0)`);
  });
}

function extremumTerm(script: Script, name: "min" | "max", a: string, b: string): string {
  const [left, right] = [named(script, a), named(script, b)];
  return `(ite (${name === "min" ? "<=" : ">="} ${left} ${right}) ${left} ${right})`;
}

function piecewiseTerm(script: Script, e: Piecewise): string {
  return e.pieces.reduceRight(
    (otherwise, { value, when }) => `(ite ${formulaTerm(script, when)} ${termOf(script, value)} ${otherwise})`,
    termOf(script, e.otherwise),
  );
}

function applicationTerm(script: Script, e: Application): string {
  return member(script, `function ${JSON.stringify(e.name)} [${e.orders.join()}]`, e.name, e.args, (name, others) => {
    standFor(script, name, e);
    for (const [one, other] of others) runs(script, e, one, other);
  });
}

/** A function of which nothing is known but what `explain` says, its order if it is increasing, and the laws of the normal form. */
function opaque(
  script: Script,
  family: string,
  args: readonly Expr[],
  whole: Expr,
  explain: (name: string, args: readonly string[]) => void = () => {},
): string {
  let isNew = false;
  const result = member(script, family, family, args, (name, others, terms) => {
    isNew = true;
    explain(name, terms);
    for (const [one, other] of others) ordered(script, family, one, other);
  });
  if (isNew) law(script, whole, result);
  return result;
}

type Pairs = readonly (readonly [Member, Member])[];

/** The value of a function at arguments, equal to its other values where their arguments are equal. */
function member(
  script: Script,
  family: string,
  hint: string,
  written: readonly Expr[],
  explain: (name: string, others: Pairs, args: readonly string[]) => void,
): string {
  const args = written.map((arg) => named(script, termOf(script, arg)));
  const key = [family, ...args].join(" ");
  const known = script.known.get(key);
  if (known !== undefined) return known;
  const conditions = written.flatMap((arg) => conditionTerms(script, arg));
  const others = script.families.get(family) ?? [];
  const twin = others.find((other) => isTwin(other, written, conditions));
  if (twin !== undefined) {
    script.known.set(key, twin.name);
    return twin.name;
  }
  if (others.length >= FAMILY_LIMIT) throw new Stop("budget", "A function is applied too often for a solver.");
  return constantFor(script, key, hint, (name) => {
    const one: Member = { name, args, written, conditions };
    script.families.set(family, [...others, one]);
    for (const other of others) assert(script, implies(equalArguments(one, other), `(= ${name} ${other.name})`));
    explain(
      name,
      others.map((other) => [one, other] as const),
      args,
    );
  });
}

/** Whether arguments that are defined everywhere are equal everywhere. */
const isTwin = (other: Member, written: readonly Expr[], conditions: readonly string[]): boolean =>
  conditions.length === 0 &&
  other.conditions.length === 0 &&
  other.written.every((arg, i) => sameValue(arg, written[i] as Expr) === true);

const equalArguments = (one: Member, other: Member, but = -1): readonly string[] =>
  one.args.flatMap((arg, i) => (i === but ? [] : [`(= ${arg} ${other.args[i]})`]));

/** exp is increasing, and ln on the positive numbers; so is a power in its base, or in its exponent, by the other. */
function ordered(script: Script, family: string, one: Member, other: Member): void {
  const [u = "", v = ""] = [one.args[0], other.args[0]];
  const order = `(and ${sameOrder(u, v, one.name, other.name)})`;
  if (family === "exp") assert(script, order);
  if (family === "ln") assert(script, implies([`(> ${u} 0.0)`, `(> ${v} 0.0)`], order));
  if (family === "power") orderedPowers(script, one, other);
}

function orderedPowers(script: Script, one: Member, other: Member): void {
  const [u = "", i = ""] = one.args;
  const [v = "", j = ""] = other.args;
  const values = [one.name, other.name] as const;
  const positive = [`(> ${u} 0.0)`, `(> ${v} 0.0)`];
  if (u === v) assert(script, implies(positive, `(and ${orderByBoth([u, "1.0"], [i, j], values)})`));
  if (i === j) assert(script, implies(positive, `(and ${orderByBoth([u, v], [i, "0.0"], values)})`));
}

type Pair = readonly [left: string, right: string];

/** a to b as the product of c - d and e - f to zero: two relations. */
const orderByBoth = ([c, d]: Pair, [e, f]: Pair, [a, b]: Pair): string =>
  `(= (> ${a} ${b}) (or (and (> ${c} ${d}) (> ${e} ${f})) (and (< ${c} ${d}) (< ${e} ${f})))) ` +
  `(= (= ${a} ${b}) (or (= ${c} ${d}) (= ${e} ${f})))`;

/** How a function runs from one of its arguments to another, by the declared sign of its slope. */
function runs(script: Script, e: Application, one: Member, other: Member): void {
  for (const { orders, op } of script.functions[e.name]?.slopes ?? []) {
    const slot = orders.findIndex((order, i) => order === (e.orders[i] ?? 0) + 1);
    if (slot < 0 || orders.length !== e.orders.length) continue;
    if (orders.some((order, i) => i !== slot && order !== e.orders[i])) continue;
    const fixed = [...one.conditions, ...other.conditions, ...equalArguments(one, other, slot)];
    for (const [low, high] of [
      [one, other],
      [other, one],
    ] as const)
      assert(
        script,
        implies([...fixed, `(< ${low.args[slot]} ${high.args[slot]})`], `(${op} ${high.name} ${low.name})`),
      );
  }
}

/** What a value equals by the laws of its kind: of the normal form where both are defined, of products where they are positive. */
function law(script: Script, e: Expr, name: string): void {
  if (script.inLaw) return;
  script.inLaw = true;
  const normal = attempt(() => normalExpr(e));
  if (normal !== undefined) lawfully(script, e, name, normal, []);
  const apart = takenApart(e);
  if (apart !== undefined) lawfully(script, e, name, apart.value, apart.positive);
  script.inLaw = false;
}

function lawfully(script: Script, e: Expr, name: string, equal: Expr, positive: readonly Expr[]): void {
  if (sameExpr(equal, e)) return;
  const conditions = [...conditionTerms(script, e), ...conditionTerms(script, equal)];
  const signs = positive.map((part) => `(> ${termOf(script, part)} 0.0)`);
  const value = termOf(script, equal);
  if (value !== name) assert(script, implies([...new Set([...signs, ...conditions])], `(= ${name} ${value})`));
}
