/** What has to stand at each part of a print for the whole to be right. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showExpr } from "../../src/math/print-text.ts";
import { singleChanges } from "../../src/repair/aim.ts";
import { paletteOf } from "../../src/repair/change.ts";
import { placesIn } from "../../src/repair/places.ts";
import { constantIn } from "../../src/repair/recognise.ts";
import { areClose, sampleFor, valuesOf } from "../../src/repair/sample.ts";
import { expr, formula } from "../kernel/write.ts";
import { settings } from "../laws/ask.ts";
import { choices, expressions, mutated } from "../laws/expressions.ts";

describe("required values", () => {
  test("put in the place of a part, they make the whole what it should be", () => {
    const whole = expr("a (x + 1)^2/sqrt(b) - exp(-x)");
    const right = expr("2 a x + b");
    const sample = sampleFor(["a > 0", "b > 0", "x > 0"].map(formula), [whole, right]);
    if (!sample) throw new Error("There are no points.");
    const needs = valuesOf(right, sample);
    const places = placesIn(whole, needs, sample);
    expect(places.map(({ part }) => showExpr(part))).toContain("x + 1");
    for (const { part, needs: required, put } of places) {
      if (part.kind === "number" || required.some((value) => value < 0)) continue;
      const probe = expr("w");
      const values = sample.points.map((at, k) => ({
        get: (name: string) => (name === "w" ? required[k] : at.get(name)),
      }));
      const there = valuesOf(put(probe), { points: values, known: new Map(), applications: [] });
      expect(areClose(there, needs), showExpr(part)).toBe(true);
    }
  });
  test("a change that is proposed gives the value asked for", () => {
    let seen = 0;
    fc.assert(
      fc.property(expressions, choices, (right, choice) => {
        const printed = mutated(right, choice);
        const sample = sampleFor(["x > 0", "y > 0"].map(formula), [right, printed]);
        if (!sample) return;
        const worth = valuesOf(right, sample);
        if (areClose(worth, valuesOf(printed, sample))) return;
        const palette = paletteOf([right, printed], sample);
        for (const { result } of singleChanges({ whole: printed, worth, sample, palette }).slice(0, 5)) {
          seen += 1;
          const shown = `${showExpr(printed)} for ${showExpr(right)}: ${showExpr(result)}`;
          expect(areClose(valuesOf(result, sample), worth), shown).toBe(true);
        }
      }),
      settings(300),
    );
    expect(seen).toBeGreaterThan(300);
  });
});

test.each([
  [[0.5, 0.5], "1/2"],
  [[-3, -3, -3], "-3"],
  [[2 / 3, 2 / 3], "2/3"],
])("%j is the constant %s", (values, text) => {
  const found = constantIn(values);
  expect(found && `${found.n}${found.d === 1n ? "" : `/${found.d}`}`).toBe(text);
});
test.each([[[0.5, 0.51]], [[Math.PI, Math.PI]], [[Number.NaN, 1]], [[1e9, 1e9]]])("%j is none", (values) => {
  expect(constantIn(values)).toBeUndefined();
});
