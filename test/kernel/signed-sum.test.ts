/** Signs that are read off: sums of terms of one sign, and no others. */

import { describe, expect, test } from "vitest";
import { identical } from "./write.ts";

describe("signs that can be read off", () => {
  test.each([
    ["x y + x^2 > 0", ["x > 0", "y >= 0"]],
    ["x y + z^2 >= 0", ["x < 0", "y <= 0"]],
    ["-x > 0", ["x < 0"]],
    ["1/x + y > 0", ["x > 0", "y >= 0"]],
    ["x/(y + 1) != 0", ["x < 0", "y > 0"]],
    ["1 + x^2 > 0", []],
    ["x^2 y^3 <= 0", ["y <= 0"]],
    ["exp(y) x > 0", ["x > 0"]],
  ])("%s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("proved"));
  test.each([
    ["x y > 0", ["x > 0", "y >= 0"]],
    ["x^2 > 0", []],
    ["x y >= 0", ["x > 0"]],
    ["x - y > 0", ["x > 0", "y > 0"]],
    ["x + y != 0", ["x >= 0", "y >= 0"]],
    ["x^3 >= 0", []],
    ["x + y > 0", ["x > 0", "x + y >= 0"]],
    ["x y > 0", ["x < 0", "y > 0"]],
    ["x = 0", ["x >= 0"]],
    ["-1 > 0", ["x > 0"]],
  ])("but not %s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("unknown"));
});
