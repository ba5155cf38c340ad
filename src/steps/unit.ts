/** A unit of measurement: a product of powers of named units, read, printed and multiplied. */

import type { Rational } from "../math/rational.ts";
import { add, mul, neg, ONE, parseRational, rational, showRational, sign } from "../math/rational.ts";

/** Each name with its power; a pure number has none. */
export type Unit = ReadonlyMap<string, Rational>;

export const PURE: Unit = new Map();

const TOKENS = /\s*(?:[\p{L}\p{Sc}][\p{L}\p{N}_]*|\^\s*-?\d+|\^\s*\(\s*-?\d+(?:\s*\/\s*\d+)?\s*\)|[()*/]|1(?!\d))/gu;

/** The unit written "euro/hour", "1" or "euro^2/(hour person)"; undefined for anything else. */
export function readUnit(text: string): Unit | undefined {
  const tokens = text.match(TOKENS);
  if (!tokens || tokens.join("").length !== text.trimEnd().length) return undefined;
  return readProduct(tokens.map((token) => token.trim()));
}

/** Factors one after another; a slash turns the next one over. */
function readProduct(tokens: readonly string[]): Unit | undefined {
  let unit = PURE;
  let isUnder = false;
  for (let rest = tokens; rest.length > 0; ) {
    const [first = ""] = rest;
    if (first === "*" || first === "/") {
      if (rest === tokens || rest.length === 1 || isUnder) return undefined;
      isUnder = first === "/";
      rest = rest.slice(1);
      continue;
    }
    const factor = readFactor(rest);
    if (!factor) return undefined;
    unit = times(unit, isUnder ? raised(factor.unit, rational(-1n)) : factor.unit);
    isUnder = false;
    rest = factor.rest;
  }
  return tokens.length === 0 ? undefined : unit;
}

/** A name or a bracket with its power, and the tokens after it. */
function readFactor(tokens: readonly string[]): { readonly unit: Unit; readonly rest: readonly string[] } | undefined {
  const end = tokens[0] === "(" ? tokens.indexOf(")") : 0;
  const base = tokens[0] === "(" ? readProduct(tokens.slice(1, Math.max(end, 1))) : named(tokens[0] ?? "");
  if (end < 0 || !base) return undefined;
  const exponent = tokens[end + 1]?.startsWith("^") ? tokens[end + 1] : undefined;
  if (exponent === undefined) return { unit: base, rest: tokens.slice(end + 1) };
  const power = parseRational(exponent.replace(/[\^()\s]/g, ""));
  return power && { unit: raised(base, power), rest: tokens.slice(end + 2) };
}

const named = (token: string): Unit | undefined =>
  token === "1" ? PURE : /^[\p{L}\p{Sc}]/u.test(token) ? new Map([[token, ONE]]) : undefined;

/** "euro/hour"; a pure number is "1". */
export function showUnit(unit: Unit): string {
  const parts = [...unit].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = (name: string, exponent: Rational): string =>
    exponent.d !== 1n ? `${name}^(${showRational(exponent)})` : exponent.n === 1n ? name : `${name}^${exponent.n}`;
  const above = parts.filter(([, e]) => sign(e) > 0).map(([name, e]) => power(name, e));
  const below = parts.filter(([, e]) => sign(e) < 0).map(([name, e]) => power(name, neg(e)));
  const under = below.length > 1 ? `(${below.join(" ")})` : below.join("");
  return `${above.join(" ") || "1"}${under === "" ? "" : `/${under}`}`;
}

export const times = (a: Unit, b: Unit): Unit => {
  const product = new Map(a);
  for (const [name, exponent] of b) {
    const total = add(product.get(name) ?? rational(0n), exponent);
    if (total.n === 0n) product.delete(name);
    else product.set(name, total);
  }
  return product;
};
export const raised = (unit: Unit, power: Rational): Unit =>
  power.n === 0n ? PURE : new Map([...unit].map(([name, exponent]) => [name, mul(exponent, power)]));
export const same = (a: Unit, b: Unit): boolean => showUnit(a) === showUnit(b);
