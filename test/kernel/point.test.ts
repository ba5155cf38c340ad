/** Points: which ones are usable, and what is true, false, undefined or unsure there. */

import { describe, expect, test } from "vitest";
import { truthAtPoint, valueAt } from "../../src/kernel/evaluate.ts";
import { judge } from "../../src/kernel/judge.ts";
import { Stop } from "../../src/kernel/meter.ts";
import { isClosed, tableOf } from "../../src/kernel/point.ts";
import { atPoint, exists, expr, FUNCTIONS, forall, formula, point } from "./write.ts";

type Values = Readonly<Record<string, string | number>>;
const truth = (text: string, values: Values) => truthAtPoint(formula(text), point(values), FUNCTIONS);

describe("truth at a point", () => {
  test.each<[string, Values, string]>([
    ["x + y = 5", { x: 2, y: 3 }, "true"],
    ["x + y = 5", { x: 2, y: 2 }, "false"],
    ["x^2 = 2", { x: "sqrt(2)" }, "true"],
    ["x < 1.5", { x: "sqrt(2)" }, "true"],
    ["x >= 1.42", { x: "sqrt(2)" }, "false"],
    ["exp(x) > 2", { x: "ln(2)" }, "false"],
    ["ln(x) > 2", { x: "exp(2)" }, "false"],
    ["exp(x) >= 2.01", { x: "ln(2)" }, "false"],
    ["1/x > 0", { x: 0 }, "undefined"],
    ["x/x = 1", { x: 0 }, "undefined"],
    ["sqrt(x) >= 0", { x: -1 }, "undefined"],
    ["ln(x) < 5", { x: 0 }, "undefined"],
    ["x^(1/3) = -2", { x: -8 }, "undefined"],
    ["x = y", { x: 1 }, "unsure"],
    ["x > 0 or 1/x < 0", { x: 0 }, "undefined"],
    ["x > 0 or y > 0", { x: 0, y: 1 }, "true"],
    ["x > 0 and y > 0", { x: 0, y: 1 }, "false"],
    ["x < 0 and y > 0", { x: 0 }, "unsure"],
    ["sqrt(3 + 2 sqrt(2)) = x", { x: "1 + sqrt(2)" }, "unsure"],
    ["sqrt(3 + 2 sqrt(2)) != x", { x: "1 + sqrt(2)" }, "unsure"],
    ["d(x^2)/d(x) = 6", { x: 3 }, "true"],
    ["d(sqrt(x))/d(x) > 0", { x: 0 }, "undefined"],
    ["d(1/y + x)/d(x) = 1", { x: 1, y: 0 }, "undefined"],
    ["int(x, x, 0, 1) = 1/2", { x: 3 }, "unsure"],
  ])("%s at %j: %s", (text, values, expected) => expect(truth(text, values)).toBe(expected));
  test("of functions, by the values of their arguments", () => {
    expect(truth("q(x + 1) = 7", { x: 1, "q(2)": 7 })).toBe("true");
    expect(truth("q(q(1)) = 9", { "q(1)": 4, "q(4)": 9 })).toBe("true");
    expect(truth("q(x) = q(y)", { x: 1, y: "2/2", "q(1)": 4 })).toBe("true");
    expect(truth("q(x) = 7", { x: 1, "q(2)": 7 })).toBe("unsure");
    expect(truth("q'(x) q(x) = 6", { x: 1, "q(1)": 2, "q'(1)": 3 })).toBe("true");
    expect(truth("h(x, y) > h(y, x)", { x: 1, y: 2, "h(1, 2)": 5, "h(2, 1)": 4 })).toBe("true");
    expect(truth("q(x) = 1", { x: "sqrt(2)", "q(1)": 1 })).toBe("unsure");
  });
});

describe("a point is refused", () => {
  const refused = (values: Values) => expect(() => tableOf(point(values), FUNCTIONS)).toThrow(Stop);
  test("when a value is not a number", () => refused({ x: "y" }));
  test("when a function has two values at the same argument", () => {
    refused({ "q(1)": 2, "q(2/2)": 3 });
    expect(() => tableOf(point({ "q(1)": 2, "q(3/3)": "4/2" }), FUNCTIONS)).not.toThrow();
  });
  test("when two symbols make the same argument with two values", () => refused({ x: 1, y: 1, "q(x)": 2, "q(y)": 3 }));
  test("when a function leaves its range", () => {
    refused({ "p(0)": 2 });
    refused({ "p(0)": "-1/100" });
    expect(() => tableOf(point({ "p(0)": 1, "p(1)": 0 }), FUNCTIONS)).not.toThrow();
  });
  test("when a value of a bounded function is not rational", () => refused({ "p(0)": "sqrt(1/2)" }));
  test("when a function has a slope at an end of its range", () => {
    refused({ "p(0)": 1, "p'(0)": 1 });
    refused({ "p'(0)": 1, "p(0)": 0 });
    expect(() => tableOf(point({ "p(0)": "1/2", "p'(0)": 100, "p(1)": 1 }), FUNCTIONS)).not.toThrow();
  });
  test("when an argument is not rational, or not known", () => {
    refused({ "q(sqrt(2))": 1 });
    refused({ "q(x)": 1 });
  });
});

describe("what a point proves", () => {
  test("it shows that assumptions are consistent", () => {
    const consistent = exists("x > 0", "x^2 = 2", "p(x - x) <= 1/2");
    expect(judge(consistent, atPoint({ x: "sqrt(2)", "p(0)": "1/3" })).kind).toBe("proved");
    expect(judge(consistent, atPoint({ x: "sqrt(3)", "p(0)": "1/3" })).kind).toBe("unknown");
    expect(judge(exists(), atPoint({})).kind).toBe("proved");
  });
  test("it refutes a claim only where the assumptions hold", () => {
    expect(judge(forall("x > 1", ["x > 0"]), atPoint({ x: "1/2" })).kind).toBe("refuted");
    expect(judge(forall("x > 1", ["x > 0"]), atPoint({ x: -1 })).kind).toBe("unknown");
    expect(judge(forall("x > 1", ["x > 0"]), atPoint({ x: 2 })).kind).toBe("unknown");
    expect(judge(forall("x > 1", ["1/y > 0"]), atPoint({ x: 0, y: 0 })).kind).toBe("unknown");
  });
  test("it names the condition that fails", () => {
    const verdict = judge(forall("x/y = 1", ["x >= y"]), atPoint({ x: 1, y: 0 }));
    expect(verdict).toMatchObject({ kind: "unknown", refusal: { reason: "undefined", condition: { op: "!=" } } });
    expect(verdict).toHaveProperty("refusal.at");
  });
});

describe("values at a point", () => {
  test.each<[string, Values, string | undefined]>([
    ["x/3", { x: 2 }, "2/3"],
    ["sqrt(x)", { x: 2 }, "1.41421…"],
    ["-sqrt(x)", { x: 2 }, "-1.41421…"],
    ["sqrt(x)", { x: 4 }, "2"],
    ["1/x", { x: 0 }, undefined],
    ["x/x", { x: 0 }, undefined],
    ["d(ln(x))/d(x)", { x: -1 }, undefined],
    ["y", { x: 0 }, undefined],
    ["exp(-5)/100", {}, "0.00006…"],
  ])("%s at %j: %s", (text, values, expected) =>
    expect(valueAt(expr(text), point(values), FUNCTIONS, 5)?.text).toBe(expected),
  );
  test("are closed when they contain numbers only", () => {
    expect(isClosed(expr("sqrt(2) + ln(3)"))).toBe(true);
    expect(isClosed(expr("q(2)"))).toBe(false);
    expect(isClosed(expr("int(1, x, 0, 1)"))).toBe(false);
  });
});
