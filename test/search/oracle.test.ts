/** The oracle answers real questions, survives engines that hang or fail, and never sees a user's names. */

import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { truthAtPoint } from "../../src/kernel/evaluate.ts";
import type { Point } from "../../src/kernel/obligation.ts";
import type { Oracle } from "../../src/kernel/ports.ts";
import { substitute } from "../../src/kernel/substitute.ts";
import {
  apply,
  call,
  type Expr,
  minus,
  negate,
  num,
  numberOf,
  power,
  product,
  quotient,
  relation,
  sameExpr,
  someNode,
  sum,
  sym,
} from "../../src/math/expr.ts";
import { add, mul, neg, type Rational, rational } from "../../src/math/rational.ts";
import type { Trouble } from "../../src/search/oracle/channel.ts";
import { casOracle } from "../../src/search/oracle/oracle.ts";
import { bundleOracle, bundleOracleWorker } from "./oracle-worker.ts";

const workerUrl = bundleOracleWorker();
const [a, b, c, x, y] = [sym("a"), sym("b"), sym("c"), sym("x"), sym("y")];
const square = (e: Expr): Expr => power(e, num(2));

/** Positive rational numbers that look random and are the same in every run. */
function* rationals(): Generator<Rational, never> {
  for (let state = 12345n; ; state = (state * 1103515245n + 12345n) % 2147483648n)
    yield rational(1n + ((state >> 8n) % 40n), 1n + ((state >> 16n) % 12n));
}
const numbers = rationals();
const draw = (): Rational => numbers.next().value;
const at = (values: Readonly<Record<string, Rational>>): Point =>
  Object.entries(values).map(([name, value]) => ({ at: sym(name), value: numberOf(value) }));
const anywhere = (): Point => at({ a: draw(), b: draw(), c: draw(), x: draw(), y: draw() });

/** Whether two expressions have the same value, exactly, at twenty points. */
const agree = (left: Expr, right: Expr, point: () => Point = anywhere): boolean =>
  Array.from({ length: 20 }, point).every((p) => truthAtPoint(relation("=", left, right), p, {}) === "true");

const derivative = (of: Expr): Expr => ({ kind: "derivative", of, in: x, order: 1 });

describe("an oracle over both engines", () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = casOracle({ workerUrl });
  });
  afterAll(() => oracle.close());

  it("solves a linear equation", async () => {
    const equation = sum(product(a, minus(x, b)), product(c, x), negate(y));
    const answers = await oracle.solve(equation, "x");
    expect(answers.some((answer) => agree(substitute(equation, [[x, answer]]), num(0)))).toBe(true);
  });

  it("solves a quadratic equation with symbols for coefficients", async () => {
    const equation = sum(product(a, square(x)), product(b, x), c);
    const answers = await oracle.solve(equation, "x");
    /** Coefficients with rational roots, so that the evaluation is exact. */
    const solvable = (): Point => {
      const [leading, one, other] = [draw(), draw(), draw()];
      return at({ a: leading, b: neg(mul(leading, add(one, other))), c: mul(leading, mul(one, other)) });
    };
    const roots = answers.filter((answer) => agree(substitute(equation, [[x, answer]]), num(0), solvable));
    expect(roots.length).toBeGreaterThanOrEqual(2);
    const [first, second] = roots;
    expect(first && second && agree(first, second, solvable)).toBe(false);
  });

  it.each<[string, Expr]>([
    ["a polynomial", sum(product(a, power(x, num(3))), negate(x), b)],
    ["an exponential", call("exp", product(a, x))],
    ["a reciprocal", quotient(b, x)],
    ["a constant", product(a, b)],
  ])("integrates %s", async (_, integrand) => {
    const answers = await oracle.integrate(integrand, "x");
    expect(answers.some((answer) => agree(derivative(answer), integrand))).toBe(true);
  });

  it.each<[string, Expr]>([
    ["a difference of squares", minus(square(a), square(b))],
    ["a square", sum(square(x), negate(product(num(2), x, y)), square(y))],
    ["what has a common factor", sum(product(a, x), product(a, y), product(num(-2), a))],
  ])("factors %s", async (_, expr) => {
    const answers = (await oracle.factor(expr)).filter((answer) => agree(answer, expr));
    expect(answers.some((answer) => answer.kind === "product" || answer.kind === "power")).toBe(true);
  });

  it.each<[string, Expr, Expr]>([
    ["cancels", quotient(minus(square(a), square(b)), minus(a, b)), sum(a, b)],
    ["collects", sum(product(num(2), x), minus(y, x), negate(y)), x],
    ["takes roots", call("sqrt", num(8)), product(num(2), call("sqrt", num(2)))],
  ])("%s", async (_, expr, simple) => {
    const answers = await oracle.simplify(expr);
    expect(answers.some((answer) => agree(answer, simple))).toBe(true);
  });

  it("takes an applied function for a constant, and asks nothing where it is none", async () => {
    const success = apply("p", [sym("s_m")]);
    const answers = await oracle.solve(minus(product(success, x), a), "x");
    expect(answers.some((answer) => sameExpr(answer, quotient(a, success)))).toBe(true);
    expect(await oracle.solve(minus(apply("p", [x]), a), "x")).toEqual([]);
    expect(await oracle.integrate(apply("p", [x]), "x")).toEqual([]);
  });

  it("is safe with names that mean something to an engine", async () => {
    for (const names of [
      ["e", "i", "pi"],
      ["E", "x'", "PI"],
      ["sqrt", "log", "d"],
      ["v1", "v0", "v2"],
      ["a;b", "__proto__", "solve(x,x)"],
    ]) {
      const [p, q, r] = names.map(sym) as [Expr & { name: string }, Expr, Expr];
      const answers = await oracle.solve(minus(product(q, p), r), p.name);
      expect(answers.some((answer) => sameExpr(answer, quotient(r, q)))).toBe(true);
      for (const answer of answers)
        expect(someNode(answer, (node) => node.kind === "symbol" && !names.includes(node.name))).toBe(false);
    }
  });

  it("declines what is too large", async () => {
    const deep = Array.from({ length: 3000 }).reduce<Expr>((e) => call("sqrt", e), x);
    const wide = sum(...Array.from({ length: 3000 }, (_, i) => product(num(i), x)));
    const many = sum(...Array.from({ length: 100 }, (_, i) => sym(`x_${i}`)));
    for (const expr of [deep, wide, many, num(10n ** 100n)]) expect(await oracle.simplify(expr)).toEqual([]);
  });

  it("answers the same whatever was asked before", async () => {
    const questions = [
      () => oracle.simplify(quotient(num(1), minus(x, x))),
      () => oracle.simplify(sum(call("sqrt", num(2)), num(1, 3))),
      () => oracle.solve(minus(square(x), num(2)), "x"),
      () => oracle.factor(minus(square(x), num(2))),
      () => oracle.integrate(call("sqrt", x), "x"),
    ];
    const forwards: (readonly Expr[])[] = [];
    for (const question of questions) forwards.push(await question());
    const backwards: (readonly Expr[])[] = [];
    for (const question of questions.toReversed()) backwards.push(await question());
    expect(backwards.reverse()).toEqual(forwards);
  });
});

/** A worker that follows the protocol and is steered by the numbers in the question. */
const STUB = `
  const { parentPort } = require("node:worker_threads");
  let asked = 0;
  parentPort.on("message", ({ text }) => {
    asked += 1;
    if (text.includes("666")) for (;;);
    if (text.includes("777")) { const hoard = []; for (;;) hoard.push(new Array(1e6).fill(hoard.length)); }
    if (text.includes("888")) process.exit(3);
    parentPort.postMessage({ kind: "answer", text: String(asked) });
    if (text.includes("999")) for (;;);
    parentPort.postMessage({ kind: "done", ...(text.includes("555") ? { fault: "lost" } : {}) });
  });
  parentPort.postMessage({ kind: "ready" });
`;

describe("a worker that does not behave", () => {
  const troubles: Trouble[] = [];
  const open = (url: URL, engine: "nerdamer" | "algebrite" = "nerdamer", timeoutMs = 300): Oracle => {
    troubles.length = 0;
    return casOracle({ workerUrl: url, timeoutMs, engines: [engine], onTrouble: (trouble) => troubles.push(trouble) });
  };
  const stub = new URL(
    `data:text/javascript,import { createRequire } from "node:module"; const require = createRequire("/");${encodeURIComponent(STUB)}`,
  );

  it.each<[string, number, string]>([
    ["hangs", 666, "timeout"],
    ["hoards memory", 777, "fault"],
    ["dies", 888, "fault"],
  ])("and %s is replaced, with no answer", async (_, trigger, kind) => {
    const oracle = open(stub, "nerdamer", trigger === 777 ? 60_000 : 300);
    expect(await oracle.simplify(num(trigger))).toEqual([]);
    expect(troubles).toMatchObject([{ engine: "nerdamer", operation: "simplify", kind }]);
    expect(await oracle.simplify(num(7))).toEqual([num(1)]);
    await oracle.close();
  });

  it("keeps what it had said before it hung", async () => {
    const oracle = open(stub);
    expect(await oracle.simplify(num(999))).toEqual([num(1)]);
    expect(troubles).toMatchObject([{ kind: "timeout" }]);
    await oracle.close();
  });

  it("is kept after an answer, and replaced after a fault", async () => {
    const oracle = open(stub);
    expect(await oracle.simplify(num(1))).toEqual([num(1)]);
    expect(await oracle.simplify(num(555))).toEqual([num(2)]);
    expect(await oracle.simplify(num(1))).toEqual([num(1)]);
    expect(troubles).toMatchObject([{ kind: "fault", message: "lost" }]);
    await oracle.close();
  });

  it("is asked one question at a time", async () => {
    const oracle = open(stub);
    const answers = await Promise.all([oracle.simplify(num(1)), oracle.simplify(num(666)), oracle.simplify(num(1))]);
    expect(answers).toEqual([[num(1)], [], [num(1)]]);
    await oracle.close();
  });

  it("is not waited for when it does not exist", async () => {
    const oracle = open(new URL("./no-such-worker.js", import.meta.url));
    expect(await oracle.simplify(x)).toEqual([]);
    expect(troubles).toMatchObject([{ kind: "unavailable" }]);
    expect(await oracle.simplify(x)).toEqual([]);
    expect(troubles).toHaveLength(1);
    await oracle.close();
  });

  it("is killed by close, and what was asked is answered by nothing", async () => {
    const oracle = open(stub, "nerdamer", 60_000);
    const asked = oracle.simplify(num(666));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await oracle.close();
    expect(await asked).toEqual([]);
    expect(await oracle.simplify(num(1))).toEqual([]);
  });

  it("keeps no process alive that forgets to close it", () => {
    const script = `
      import { casOracle } from ${JSON.stringify(bundleOracle())};
      const answers = await casOracle().simplify({ kind: "symbol", name: "x" });
      console.log(answers.map(({ name }) => name).join());
    `;
    const limits = { encoding: "utf8", timeout: 20_000 } as const;
    expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], limits)).toBe("x\n");
  });

  it("may be a real engine: nerdamer loops on a sqrt(x) + b = 0", async () => {
    const oracle = open(workerUrl, "nerdamer", 1000);
    expect(await oracle.solve(sum(product(a, call("sqrt", x)), b), "x")).toEqual([]);
    expect(troubles).toMatchObject([{ kind: "timeout" }]);
    const answers = await oracle.solve(minus(product(a, x), b), "x");
    expect(answers.some((answer) => sameExpr(answer, quotient(b, a)))).toBe(true);
    await oracle.close();
  });
});
