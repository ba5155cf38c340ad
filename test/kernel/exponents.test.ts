/** Laws of powers, roots, exponentials, logarithms and angles: those that hold, and those that hold somewhere only. */

import { describe, expect, test } from "vitest";
import { identical } from "./write.ts";

const holds = (claim: string, given: readonly string[]) => expect(identical(claim, given).kind).toBe("proved");
const isOpen = (claim: string, given: readonly string[]) => expect(identical(claim, given).kind).toBe("unknown");

describe("laws of powers", () => {
  test.each([
    ["x^(a + b) = x^a x^b", ["x > 0"]],
    ["(x^a)^b = x^(a b)", ["x > 0"]],
    ["(x^a)^(1/a) = x", ["x > 0", "a != 0"]],
    ["x^(2 a) = (x^a)^2", ["x > 0"]],
    ["x^(a/(1 - a)) = x^(1/(1 - a))/x", ["x > 0", "1 - a != 0"]],
    ["x^(-a) = 1/x^a", ["x > 0"]],
    ["(1/x)^a = x^(-a)", ["x > 0"]],
    ["sqrt(x^(2 a)) = x^a", ["x > 0"]],
    ["sqrt(x)^2 = x", ["x >= 0"]],
    ["sqrt(1/x) = 1/sqrt(x)", ["x > 0", "sqrt(x) > 0"]],
    ["(x^2)^(1/2) = abs(x)", []],
    ["4^a = 2^(2 a)", []],
    ["x^0 = 1", []],
  ])("%s from %j", holds);
  test.each([
    ["x^(a + b) = x^a x^b", []],
    ["(x^2)^a = x^(2 a)", ["x != 0"]],
    ["(x^2)^(1/2) = x", []],
    ["sqrt(x^2) = x", []],
    ["(x^a)^(1/a) = x", ["x > 0"]],
    ["(x y)^a = x^a y^a", ["x y > 0"]],
    ["sqrt(x y) = sqrt(x) sqrt(y)", ["x y >= 0"]],
    ["sqrt(x) sqrt(x) = abs(x)", []],
    ["x^(a/a) = x", ["x > 0"]],
    ["0^a = 0", []],
    ["(-8)^(1/3) = -2", []],
    ["x^(1/2) x^(1/2) = x", []],
    ["x^(-1) x = 1", []],
    ["sqrt(1/x) sqrt(x) = 1", []],
    ["1/(1/x) = x", []],
  ])("but not %s from %j", isOpen);
});

describe("laws of exponentials and logarithms", () => {
  test.each([
    ["exp(a + b) = exp(a) exp(b)", []],
    ["exp(ln(x)) = x", ["x > 0"]],
    ["exp(a ln(x)) = x^a", ["x > 0"]],
    ["ln(exp(x)) = x", []],
    ["ln(x^a) = a ln(x)", ["x > 0"]],
    ["ln(1/x) = -ln(x)", ["x > 0"]],
    ["ln(6) = ln(2) + ln(3)", []],
    ["exp(x)^(1/2) = exp(x/2)", []],
  ])("%s from %j", holds);
  test.each([
    ["ln(x^2) = 2 ln(x)", []],
    ["ln(x^2) = 2 ln(x)", ["x != 0"]],
    ["ln(x y) = ln(x) + ln(y)", ["x y > 0"]],
    ["exp(ln(x)) = x", []],
    ["ln(x) - ln(x) = 0", []],
    ["exp(a b) = exp(a) exp(b)", []],
    ["ln(x + y) = ln(x) + ln(y)", ["x > 0", "y > 0"]],
    ["exp(x)^y = exp(x + y)", []],
  ])("but not %s from %j", isOpen);
});
