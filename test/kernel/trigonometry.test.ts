/** Identities of sines and cosines: those that hold, and those that do not. */

import { describe, expect, test } from "vitest";
import { judge } from "../../src/kernel/judge.ts";
import { atPoint, forall, identical } from "./write.ts";

describe("identities of angles", () => {
  test.each([
    ["sin(x)^2 + cos(x)^2 = 1", []],
    ["sin(x + y) = sin(x) cos(y) + cos(x) sin(y)", []],
    ["cos(x - y) = cos(x) cos(y) + sin(x) sin(y)", []],
    ["sin(2 x) = 2 sin(x) cos(x)", []],
    ["cos(3 x) = 4 cos(x)^3 - 3 cos(x)", []],
    ["sin(-x) = -sin(x)", []],
    ["sin(x)^2 = (1 - cos(2 x))/2", []],
    ["sin(0) = 0", []],
    ["1 + tan(x)^2 = 1/cos(x)^2", ["cos(x) != 0", "cos(x)^2 != 0"]],
    ["sin(1/y - 1/y + x) = sin(x)", ["y != 0"]],
  ])("%s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("proved"));
  test.each([
    ["tan(x) cos(x) = sin(x)", []],
    ["tan(x)/tan(x) = 1", ["cos(x) != 0"]],
    ["sin(x + y) = sin(x) + sin(y)", []],
    ["cos(x) = sqrt(1 - sin(x)^2)", []],
    ["sin(1/x - 1/x) = 0", []],
    ["cos(-x) = -cos(x)", []],
    ["sin(x y) = sin(x) sin(y)", []],
  ])("but not %s from %j", (claim, given) => expect(identical(claim, given).kind).toBe("unknown"));
  test.each([
    ["cos(x) = sqrt(1 - sin(x)^2)", { x: 3 }],
    ["sin(x) < x", { x: -1 }],
    ["sin(x) <= 99999/100000", { x: "11/7" }],
  ])("and %s is refuted", (claim, at) => expect(judge(forall(claim), atPoint(at)).kind).toBe("refuted"));
});
