/** What the printers print, the parser reads back as the same tree, and KaTeX typesets. */

import fc from "fast-check";
import katex from "katex";
import { expect, test } from "vitest";
import type { Application, Derivative, Expr, Formula, Num, Piecewise, Series, Sym } from "../../src/math/expr.ts";
import {
  apply,
  call,
  children,
  FALSE,
  negate,
  num,
  power,
  quotient,
  relation,
  sameExpr,
  sameFormula,
  someNode,
  sym,
  TRUE,
} from "../../src/math/expr.ts";
import { texExpr, texFormula } from "../../src/math/print-tex.ts";
import { showExpr, showFormula } from "../../src/math/print-text.ts";
import { rational } from "../../src/math/rational.ts";
import { parseExpr, parseFormula } from "../../src/syntax/formula/parse.ts";
import { scopeOf } from "../syntax/formula-reading.ts";

/** Trees per law. */
const numRuns = 2000;

const symbols = [
  ...[
    "x",
    "y",
    "t_F",
    "t_S",
    "q",
    "e",
    "d",
    "D",
    "c_S",
    "gain",
    "gain_low",
    "lambda",
    "lambda_2",
    "epsilon",
    "delta_p",
  ],
  ...[
    "x2",
    "x_12",
    "x_S_m",
    "y_star",
    "p_bar",
    "x_i_hat",
    "p_m_bar_star",
    "x_star_bar",
    "bar",
    "Delta",
    "x_lambda",
    "omega",
  ],
  ...["y_star_star", "t_F_bar_low", "int_x", "dx"],
  ...["a_1", "a_2", "a_3", "beta_1_star", "beta_2_star", "beta_3_star"],
];
/** Names that are declared nowhere, and so can be the index of a series. */
const indices = ["j", "k", "l", "n", "r", "nu"];
const arities = { p: 1, f: 1, U_S: 1, u: 2, W_star: 1, phi: 3, welfare: 1 };
const scope = scopeOf(symbols, arities);
const source = (text: string) => ({ text, at: (index: number) => index });

/** A number with a place in a text, as the parser makes it from a decimal. */
const decimal = (n: number, places: number): Num => ({
  kind: "number",
  value: rational(n, 10 ** places),
  span: { start: 0, end: 1 },
});

const anyComparison = fc.constantFrom("=", "!=", "<", "<=", ">", ">=");
const anySymbol = fc.constantFrom(...symbols).map(sym);
const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.nat(12).map((n) => num(n)) },
  { weight: 1, arbitrary: fc.nat(10 ** 9).map((n) => num(n)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 4 })).map(([n, places]) => decimal(n, places)),
  },
);

/** Whether an index is in use in an expression. */
const uses = (e: Expr, index: string): boolean => someNode(e, (node) => node.kind === "series" && node.index === index);

/** What is repeated in a series, made from an expression and the index. */
const terms: readonly ((e: Expr, index: Expr) => Expr)[] = [
  (e) => e,
  (e, index) => ({ kind: "product", factors: [index, e] }),
  (e, index) => ({ kind: "sum", terms: [e, power(sym("x"), index)] }),
  (e, index) => quotient(e, { kind: "sum", terms: [index, e] }),
  (_, index) => negate(index),
];
/** The same where the bounds are numbers, with names that carry the index. */
const indexedTerms: readonly ((e: Expr, index: string) => Expr)[] = [
  (_, index) => sym(`a_${index}`),
  (e, index) => ({ kind: "product", factors: [sym(`a_${index}`), e, sym(`beta_${index}_star`)] }),
  (e, index) => ({ kind: "sum", terms: [e, power(sym(`beta_${index}_star`), sym(index))] }),
];

function seriesOf(name: Series["name"], inner: Expr, from: Expr, to: Expr, choice: number): Expr {
  const index = indices.find((one) => !uses(inner, one));
  if (index === undefined) return inner;
  const term = terms[choice];
  if (term) return { kind: "series", name, index, from, to, of: term(inner, sym(index)) };
  const of = (indexedTerms[choice - terms.length] ?? sym)(inner as Expr & string, index);
  return { kind: "series", name, index, from: num(1), to: num(choice % 2 === 0 ? 3 : 2), of };
}

type Trees = {
  expr: Expr;
  application: Application;
  derivative: Derivative;
  condition: Formula;
  piecewise: Piecewise;
};

/** Every tree that the parser can make, within some depth. */
const { expr: anyExpr } = fc.letrec<Trees>((tie) => {
  const inner = tie("expr");
  const several = fc.array(inner, { minLength: 2, maxLength: 4 });
  const bound = fc.oneof(
    fc.integer({ min: 1, max: 3 }).map((n) => num(n)),
    anySymbol,
    fc.tuple(inner, anySymbol).map((terms): Expr => ({ kind: "sum", terms })),
  );
  const variable: fc.Arbitrary<Expr> = fc.oneof(anySymbol, tie("application"));
  const exponent = fc.oneof(
    fc.nat(12).map((n) => num(n)),
    fc.nat(12).map((n) => negate(num(n))),
    fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })).map(([n, d]) => quotient(num(n), num(d))),
    variable,
    fc.tuple(anySymbol, inner).map((factors): Expr => ({ kind: "product", factors })),
    fc.tuple(inner, anySymbol).map((terms): Expr => ({ kind: "sum", terms })),
    fc.tuple(anySymbol, inner).map(([x, e]) => power(x, { kind: "sum", terms: [x, e] })),
  );
  return {
    expr: fc.oneof(
      { maxDepth: 7, depthSize: "medium", withCrossShrink: true },
      { weight: 3, arbitrary: anySymbol },
      { weight: 2, arbitrary: anyNumber },
      { weight: 4, arbitrary: several.map((terms): Expr => ({ kind: "sum", terms })) },
      { weight: 4, arbitrary: several.map((factors): Expr => ({ kind: "product", factors })) },
      { weight: 3, arbitrary: fc.tuple(inner, inner).map(([a, b]) => quotient(a, b)) },
      { weight: 2, arbitrary: inner.map(negate) },
      { weight: 3, arbitrary: fc.tuple(inner, exponent).map(([a, b]) => power(a, b)) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("sqrt", "exp", "ln", "abs", "sin", "cos", "tan"), inner)
          .map(([f, a]) => call(f, a)),
      },
      { weight: 2, arbitrary: tie("application") },
      { weight: 1, arbitrary: tie("derivative") },
      {
        weight: 1,
        arbitrary: fc
          .tuple(inner, fc.constantFrom(...symbols), inner, inner)
          .map(([of, variable, from, to]): Expr => ({ kind: "integral", of, in: variable, from, to })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom("sum", "product"),
            inner,
            fc.constantFrom(num(0), num(1), sym("x"), negate(num(2))),
            bound,
            fc.nat(7),
          )
          .map(([name, of, from, to, choice]) => seriesOf(name, of, from, to, choice)),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("min", "max"), several)
          .map(([name, args]): Expr => ({ kind: "extremum", name, args })),
      },
      { weight: 1, arbitrary: tie("piecewise") },
    ),
    condition: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      { weight: 4, arbitrary: fc.tuple(anyComparison, inner, anySymbol).map(([op, a, b]) => relation(op, a, b)) },
      { weight: 1, arbitrary: fc.constantFrom(TRUE, FALSE) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("and", "or"), fc.array(tie("condition"), { minLength: 2, maxLength: 3 }))
          .map(([kind, parts]): Formula => ({ kind, parts })),
      },
    ),
    piecewise: fc
      .tuple(fc.array(fc.record({ value: inner, when: tie("condition") }), { minLength: 1, maxLength: 3 }), inner)
      .map(([pieces, otherwise]): Piecewise => ({ kind: "piecewise", pieces, otherwise })),
    application: fc
      .constantFrom(...Object.entries(arities))
      .chain(([name, arity]) =>
        fc
          .tuple(
            fc.array(inner, { minLength: arity, maxLength: arity }),
            fc.array(fc.constantFrom(0, 0, 0, 1, 2, 4), { minLength: arity, maxLength: arity }),
          )
          .map(([args, orders]) => apply(name, args, orders) as Application),
      ),
    derivative: fc
      .tuple(inner, variable, fc.integer({ min: 1, max: 3 }))
      .map(([of, variable, order]): Derivative => ({ kind: "derivative", of, in: variable, order })),
  };
});

const smallExpr = fc.oneof(
  { weight: 3, arbitrary: anySymbol as fc.Arbitrary<Sym | Expr> },
  { weight: 1, arbitrary: anyExpr },
);
const { formula: anyFormula } = fc.letrec<{ formula: Formula }>((tie) => {
  const several = fc.array(tie("formula"), { minLength: 2, maxLength: 3 });
  return {
    formula: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 4, arbitrary: fc.tuple(anyComparison, smallExpr, smallExpr).map(([op, a, b]) => relation(op, a, b)) },
      { weight: 1, arbitrary: fc.constantFrom(TRUE, FALSE) },
      { weight: 1, arbitrary: several.map((parts): Formula => ({ kind: "and", parts })) },
      { weight: 1, arbitrary: several.map((parts): Formula => ({ kind: "or", parts })) },
      { weight: 2, arbitrary: fc.array(fc.tuple(anyComparison, anySymbol), { minLength: 3, maxLength: 4 }).map(chain) },
    ),
  };
});

/** Relations in which each begins where the one before ends. */
function chain(links: readonly (readonly [Parameters<typeof relation>[0], Expr])[]): Formula {
  const parts = links.slice(1).map(([op, right], i) => relation(op, links[i]?.[1] ?? right, right));
  return { kind: "and", parts };
}

/** The names in an expression that belong to a series around it. */
function indexNames(e: Expr): readonly string[] {
  if (e.kind === "symbol") return symbols.includes(e.name) ? [] : [e.name];
  const found = children(e).flatMap(indexNames);
  return e.kind === "series" ? found.filter((name) => !name.split("_").includes(e.index)) : found;
}

function expectExpr(text: string, e: Expr): void {
  const parsed = parseExpr(source(text), scopeOf([...symbols, ...indexNames(e)], arities));
  if (!parsed.ok) throw new Error(`${text}\n${parsed.diagnostics.map(({ message }) => message).join("\n")}`);
  if (!sameExpr(parsed.value, e)) throw new Error(`${text}\nreads as\n${showExpr(parsed.value)}`);
}

function expectFormula(text: string, f: Formula): void {
  const parsed = parseFormula(source(text), scope);
  if (!parsed.ok) throw new Error(`${text}\n${parsed.diagnostics.map(({ message }) => message).join("\n")}`);
  if (!sameFormula(parsed.value, f)) throw new Error(`${text}\nreads as\n${showFormula(parsed.value)}`);
}

/** Typesets so that a warning is an error, without a limit on the length of what is generated. */
const typeset = (tex: string): string =>
  katex.renderToString(tex, {
    throwOnError: true,
    maxExpand: 10_000,
    trust: ({ command }) => command === "\\htmlClass",
    strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
  });

test("an expression printed as text reads as the same tree", () => {
  fc.assert(
    fc.property(anyExpr, (e) => expectExpr(showExpr(e), e)),
    { numRuns },
  );
});

test("an expression printed as TeX reads as the same tree", () => {
  fc.assert(
    fc.property(anyExpr, (e) => expectExpr(texExpr(e), e)),
    { numRuns },
  );
});

test("a formula printed as text and as TeX reads as the same tree", () => {
  fc.assert(
    fc.property(anyFormula, (f) => {
      expectFormula(showFormula(f), f);
      expectFormula(texFormula(f), f);
    }),
    { numRuns },
  );
});

test("KaTeX typesets every formula", () => {
  fc.assert(
    fc.property(anyFormula, (f) => {
      typeset(texFormula(f));
    }),
    { numRuns: 1000 },
  );
});

/** Every node, from the root on. */
const nodesOf = (e: Expr): readonly Expr[] => [e, ...children(e).flatMap(nodesOf)];

test("KaTeX typesets every formula with a part marked, and the mark is there once", () => {
  fc.assert(
    fc.property(anyExpr, fc.nat(), (e, choice) => {
      const text = showExpr(e);
      const parsed = parseExpr(source(text), scope);
      if (!parsed.ok) throw new Error(text);
      const nodes = nodesOf(parsed.value);
      const mark = nodes[choice % nodes.length]?.span;
      const tex = texExpr(parsed.value, { mark });
      expect(tex.split("\\htmlClass{mark}").length).toBe(2);
      typeset(tex);
    }),
    { numRuns: 1000 },
  );
});

test("the span of every node covers text that reads as that node", () => {
  fc.assert(
    fc.property(anyExpr, fc.nat(1000), (e, offset) => {
      const text = showExpr(e);
      const parsed = parseExpr({ text, at: (index) => index + offset }, scope);
      if (!parsed.ok) throw new Error(text);
      for (const node of nodesOf(parsed.value)) {
        const { start = 0, end = 0 } = node.span ?? {};
        expectExpr(text.slice(start - offset, end - offset), node);
      }
    }),
    { numRuns: 1000 },
  );
});

test("numbers that the parser cannot make print with their value", () => {
  const shown = [rational(-3), rational(2, 3), rational(-1, 2), rational(1, 8)].map(
    (value): Expr => ({ kind: "number", value }),
  );
  expect(shown.map(showExpr)).toEqual(["-3", "2/3", "-1/2", "1/8"]);
  expect(shown.map((e) => showExpr(power(sym("x"), e)))).toEqual(["x^(-3)", "x^(2/3)", "x^(-1/2)", "x^(1/8)"]);
  expect(shown.map((e) => texExpr(e))).toEqual(["-3", "\\frac{2}{3}", "-\\frac{1}{2}", "\\frac{1}{8}"]);
});
