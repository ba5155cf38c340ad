/** Numbers as printed: what is read as one, what it claims, and how a value is printed in the same style. */

import { describe, expect, test } from "vitest";
import { rational, showRational } from "../../src/math/rational.ts";
import { exactSlipOf, slipOf, unitsOf } from "../../src/steps/digit-slips.ts";
import type { PrintedNumber } from "../../src/steps/printed-number.ts";
import { printUnits, readPrinted } from "../../src/steps/printed-number.ts";

const read = (text: string): PrintedNumber => {
  const number = readPrinted(text);
  if (!number) throw new Error(`${text} is not read.`);
  return number;
};

test.each([
  ["0.37", "37/100", 2, false],
  [".5", "1/2", 1, false],
  ["-0.370", "-37/100", 3, false],
  ["−1.5", "-3/2", 1, false],
  ["+2.0", "2", 1, false],
  ["37%", "37/100", 2, false],
  ["-0.4 %", "-1/250", 3, false],
  ["37\\%", "37/100", 2, false],
  ["12", "12", 0, true],
  ["12.", "12", 0, false],
  ["-3", "-3", 0, true],
  ["1,234", "1234", 0, true],
  ["1,234,567.8", "12345678/10", 1, false],
  ["12 345.6", "123456/10", 1, false],
])("%s is %s with %s places", (text, value, places, isExact) => {
  const number = read(text);
  const [n = "", d = "1"] = value.split("/");
  expect([showRational(number.value), number.places, number.isExact]).toEqual([
    showRational(rational(BigInt(n), BigInt(d))),
    places,
    isExact,
  ]);
});

test.each([
  "",
  "-",
  ".",
  "%",
  "1/2",
  "a",
  "1,23",
  "0,375",
  "1,2345",
  "1,234 567",
  "1e5",
  "0.3.7",
  "--1",
  "1 2",
  "½",
  "0.33…",
])("%s is no printed number", (text) => {
  expect(readPrinted(text)).toBeUndefined();
});

test.each([
  ["0.00", 2n, 3n, "0.67"],
  ["-0.0", -2n, 3n, "-0.7"],
  ["−0.0", -2n, 3n, "−0.7"],
  ["0.000", 1n, 2000n, "0.001"],
  ["0%", 2n, 3n, "67%"],
  ["0.0%", 1n, 3n, "33.3%"],
  ["1,000.00", 1234567n, 1n, "1,234,567.00"],
  ["9.", 999n, 10n, "100."],
  ["0.1", 0n, 1n, "0.0"],
])("in the style of %s, %s/%s is %s", (style, n, d, shown) => {
  const number = read(style);
  const units = unitsOf({ exact: rational(n, d) }, number.places);
  expect(units === undefined ? undefined : printUnits(units, number)).toBe(shown);
});

describe("what is printed in the place of", () => {
  test.each([
    [2n, 3n, "0.66", "wrong rounding"],
    [2n, 3n, "-0.67", "flipped sign"],
    [2n, 3n, "6.67", "misplaced point"],
    [2n, 3n, "0.07", "misplaced point"],
    [19n, 25n, "0.67", "swapped digits"],
    [2n, 3n, "0.97", "wrong digit"],
    [2n, 3n, "0.12", "wrong number"],
    [1n, 8n, "12%", "wrong rounding"],
  ])("%s/%s: %s is a %s", (n, d, text, slip) => {
    const number = read(text);
    const exact = rational(n, d);
    expect(slipOf({ exact }, unitsOf({ exact }, number.places) ?? 0n, number)).toBe(slip);
  });

  test.each([
    [20n, 7n, "3", "rounded number"],
    [-3n, 1n, "3", "flipped sign"],
    [3n, 8n, "375", "misplaced point"],
    [5n, 1n, "7", "wrong number"],
  ])("%s/%s: %s, which is exact, is a %s", (n, d, text, slip) => {
    expect(exactSlipOf({ exact: rational(n, d) }, read(text))).toBe(slip);
  });
});
