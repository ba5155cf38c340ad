/** The reader of engine output takes the plain notation and nothing else. */

import { describe, expect, it } from "vitest";
import { apply, call, type Expr, minus, negate, num, power, product, quotient, sum, sym } from "../../src/math/expr.ts";
import { readAnswers } from "../../src/search/oracle/answer.ts";
import { pose } from "../../src/search/oracle/question.ts";

const price = sym("price");
const demand = apply("D", [sym("income")]);
const names = new Map<string, Expr>([
  ["v0", price],
  ["v1", demand],
]);

describe("an answer", () => {
  it.each<[string, Expr]>([
    ["v0", price],
    ["-v0+v1", minus(demand, price)],
    ["(1/2)*v0*v1^(-1)", quotient(price, product(num(2), demand))],
    ["-2*v0", negate(product(num(2), price))],
    ["v0*(-v1)", negate(product(price, demand))],
    ["v0-(-v1)", sum(price, demand)],
    ["v0^(1/2)", call("sqrt", price)],
    ["v0^(-1/2)", quotient(num(1), call("sqrt", price))],
    ["-v0^2", negate(power(price, num(2)))],
    ["2^v0", power(num(2), price)],
    ["e^v0", call("exp", price)],
    ["e^(-v0)", call("exp", negate(price))],
    ["e", call("exp", num(1))],
    ["exp(log(abs(sqrt(v1))))", call("exp", call("ln", call("abs", call("sqrt", demand))))],
    ["v0/v1*2", quotient(product(price, num(2)), demand)],
    ["v0/(2*v1)", quotient(price, product(num(2), demand))],
  ])("%s is read", (text, expr) => {
    expect(readAnswers(text, names)).toEqual([expr]);
  });

  it("is read from a list, without the items that are not understood", () => {
    expect(readAnswers("[v0,i*v0,-v1]", names)).toEqual([price, negate(demand)]);
    expect(readAnswers("[]", names)).toEqual([]);
  });

  it.each([
    "",
    "x",
    "v2",
    "price",
    "i",
    "pi",
    "0.5*v0",
    "1.000000...",
    "1e5",
    "2v0",
    "v0 v1",
    "v0^v0^v0",
    "e^v0^2",
    "v0+",
    "v0**2",
    "(v0",
    "v0)",
    "sin(v0)",
    "erf(v0)",
    "sqrt",
    "sqrt v0",
    "v0(v1)",
    "integrate(v0,v0)",
    "roots(v0)",
    "v0=1",
    "v0;v1",
    "constructor",
    "toString(v0)",
    "__proto__",
    "\u0000",
    "[v0",
  ])("%j is dropped", (text) => {
    expect(readAnswers(text, names)).toEqual([]);
  });

  it.each([
    ["brackets", `${"(".repeat(5000)}v0${")".repeat(5000)}`],
    ["signs", `${"-".repeat(5000)}v0`],
    ["terms", `${"v0+".repeat(10_000)}v0`],
  ])("with thousands of %s is dropped", (_, text) => {
    expect(readAnswers(text, names)).toEqual([]);
  });

  it("may divide by zero: that is for the kernel to see", () => {
    expect(readAnswers("v0/0", names)).toEqual([quotient(price, num(0))]);
  });
});

describe("a question", () => {
  it("has fresh names for symbols and for everything abstract, the variable first", () => {
    const posed = pose(sum(product(demand, sym("e")), power(price, num(1, 2)), negate(demand)), "price");
    expect(posed?.text).toBe("(v1*v2)+(v0^(1/2))+(-(v1))");
    expect([...(posed?.names ?? [])]).toEqual([
      ["v0", price],
      ["v1", demand],
      ["v2", sym("e")],
    ]);
  });

  it("is not asked about what depends on the variable unseen", () => {
    expect(pose(apply("D", [price]), "price")).toBe(undefined);
    expect(pose({ kind: "integral", of: price, in: "price", from: num(0), to: num(1) }, "price")).toBe(undefined);
  });

  it("forgets where things stood", () => {
    const posed = pose({ ...price, span: { start: 3, end: 8 } });
    expect(posed?.names.get("v0")).toEqual(price);
  });
});
