/** Units: what is read as one, how it is printed, and which formulas bring together what is measured differently. */

import { describe, expect, test } from "vitest";
import { readUnit, showUnit } from "../../src/steps/unit.ts";
import { checkText, diagnosticsOf } from "../support/check.ts";

test.each([
  ["euro", "euro"],
  ["1", "1"],
  ["euro/hour", "euro/hour"],
  ["euro hour^-1", "euro/hour"],
  ["euro/(hour person)", "euro/(hour person)"],
  ["euro/hour/person", "euro/(hour person)"],
  ["1/hour", "1/hour"],
  ["kg * m^2 / s^2", "kg m^2/s^2"],
  ["euro euro/euro", "euro"],
  ["euro/euro", "1"],
  ["m^(1/2)", "m^(1/2)"],
  ["(euro/hour)^2", "euro^2/hour^2"],
  ["€/Stück", "€/Stück"],
])("%s is the unit %s", (text, shown) => {
  const unit = readUnit(text);
  expect(unit && showUnit(unit)).toBe(shown);
});

test.each([
  "",
  "2",
  "euro/",
  "/hour",
  "euro//hour",
  "euro^x",
  "()",
  "euro(",
  "euro^",
  "euro + hour",
  "12 euro",
  "m^(1/0)",
])("%s is no unit", (text) => {
  expect(readUnit(text)).toBeUndefined();
});

const MODEL = `symbols:
  w: {unit: euro/hour, positive: true}
  h: {unit: hour, positive: true}
  m: {unit: euro, positive: true}
  s: {unit: 1, positive: true}
  k: {positive: true}
  n: {unit: 1, positive: true}
functions:
  f: {of: [x]}
steps:
  - define: pay
    as: w h
`;

async function warningsOf(steps: string): Promise<readonly string[]> {
  const file = await checkText(`${MODEL}${steps}\n`, { withoutAdvice: true, withoutDiagnosis: true });
  return diagnosticsOf(file).flatMap(({ code, message }) => (code === "F351" ? [message] : []));
}

describe("a formula whose symbols all have units", () => {
  test.each([
    "  - {sign: w h + m, claim: positive}",
    "  - {sign: pay + 0 - m, claim: ambiguous}",
    "  - {sign: sqrt(m^2 s) - abs(m), claim: ambiguous}",
    "  - {sign: 'm^(1/2) m^(1/2) + pay', claim: positive}",
    "  - {sign: ln(pay/m) + exp(s) + s^n + 2, claim: positive}",
    "  - {sign: 'min(m, pay) - piecewise(m if w h > m, 2 pay otherwise)', claim: ambiguous}",
    "  - {sign: 'sum(i, 1, 3, i m) - pay', claim: ambiguous}",
    "  - {sign: d(pay)/d(h) + w, claim: positive}",
    "  - {sign: 'int(w h, h, 0, h) + m h', claim: positive}",
    "  - {sign: f(h) + m, claim: ambiguous}",
    "  - {conclude: Nothing is negative, claim: m > 0}",
    "  - {rearrange: pay = m, claim: h = m/w}",
  ])("has no warning where they match: %s", async (steps) => {
    expect(await warningsOf(steps)).toEqual([]);
  });

  test.each([
    ["  - {sign: pay + w, claim: positive}", "`pay` is in euro, and `w` is in euro/hour: they cannot be added."],
    ["  - {sign: m + 1, claim: positive}", "`m` is in euro, and `1` is a pure number: they cannot be added."],
    ["  - {sign: ln(m), claim: ambiguous}", "This function is taken of a pure number, and `m` is in euro."],
    ["  - {sign: s^h, claim: positive}", "An exponent is a pure number, and `h` is in hour."],
    ["  - {sign: h^s, claim: positive}", "`h` is in hour: only a number as its exponent gives its power a unit."],
    ["  - {rearrange: pay = m, claim: h = w/m}", "`h` is in hour, and `w/m` is in 1/hour: they cannot be compared."],
    [
      "  - {sign: d(pay)/d(w) + w, claim: ambiguous}",
      "`∂(pay)/∂(w)` is in hour, and `w` is in euro/hour: they cannot be added.",
    ],
    ["  - {sign: f(m + h), claim: ambiguous}", "`m` is in euro, and `h` is in hour: they cannot be added."],
    ["  - {sign: 'max(m, h)', claim: positive}", "`m` is in euro, and `h` is in hour: they cannot be compared."],
  ])("is warned of where they do not: %s", async (steps, message) => {
    expect(await warningsOf(steps)).toEqual([message]);
  });
});

test("a formula with a symbol that has no unit is not looked at, nor one built on a clash", async () => {
  expect(await warningsOf("  - {sign: k + m + w, claim: positive}")).toEqual([]);
  expect(await warningsOf("  - {define: odd, as: m + w}\n  - {sign: odd + h, claim: positive}")).toHaveLength(1);
  expect(await warningsOf("  - {define: free, as: m + k}\n  - {sign: free + h, claim: positive}")).toEqual([]);
});

test("what is no unit is told at its place, with what would be one", async () => {
  const { diagnostics } = await checkText("symbols: {x: {unit: 3 euro}}\nsteps: [{sign: x, claim: ambiguous}]");
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(["F102 `3 euro` is not a unit."]);
});
