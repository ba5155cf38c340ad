/** SMT-LIB scripts over the reals while they are written: their constants, their assertions, their numerals. */

import type { Expr } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { small } from "./constant.ts";
import { Stop } from "./meter.ts";
import type { Functions } from "./obligation.ts";

/** A constant of a script, without its bars, and the symbol or application that it stands for. */
export interface Stand {
  readonly name: string;
  readonly of: Expr;
}

export interface Member {
  readonly name: string;
  readonly args: readonly string[];
  readonly written: readonly Expr[];
  /** Under which the arguments are defined. */
  readonly conditions: readonly string[];
}

/** A script while it is written; every text of a term stands for one value. */
export interface Script {
  readonly functions: Functions;
  readonly lines: string[];
  /** By what it is made of, the constant that is it. */
  readonly known: Map<string, string>;
  /** Values of the same function at several arguments. */
  readonly families: Map<string, Member[]>;
  readonly stands: Stand[];
  size: number;
  /** Whether the laws of the normal form are being stated, which then are not stated again. */
  inLaw: boolean;
}

/** Characters of a script. */
const SIZE_LIMIT = 200_000;

export const openScript = (functions: Functions): Script => ({
  functions,
  lines: [],
  known: new Map(),
  families: new Map(),
  stands: [],
  size: 0,
  inLaw: false,
});

function write(script: Script, line: string): void {
  script.size += line.length;
  if (script.size > SIZE_LIMIT) throw new Stop("budget", "A script for a solver is too large.");
  script.lines.push(line);
}

/** Adds that something holds. */
export const assert = (script: Script, text: string): void => write(script, `(assert ${text})`);

export const conjunction = (parts: readonly string[]): string => joined("and", parts, "true");
export const implies = (conditions: readonly string[], then: string): string =>
  conditions.length === 0 ? then : `(=> ${conjunction(conditions)} ${then})`;

export function joined(op: string, parts: readonly string[], ofNone: string): string {
  return parts.length > 1 ? `(${op} ${parts.join(" ")})` : (parts[0] ?? ofNone);
}

/** A rational number. */
export function literal({ n, d }: Rational): string {
  const size = n < 0n ? -n : n;
  const text = d === 1n ? `${size}.0` : `(/ ${size}.0 ${d}.0)`;
  return n < 0n ? `(- ${text})` : text;
}

/** The product of n equal factors. */
export const timesItself = (text: string, n: bigint): string =>
  joined(
    "*",
    Array.from({ length: small(n) }, () => text),
    "1.0",
  );

/** The constant for what the key says it is made of; `explain` adds what is true of a new one. */
export function constantFor(script: Script, key: string, hint: string, explain: (name: string) => void): string {
  const known = script.known.get(key);
  if (known !== undefined) return known;
  const name = `|${hint.replace(/[^A-Za-z0-9_']/g, ".").slice(0, 40)} ${script.known.size}|`;
  script.known.set(key, name);
  write(script, `(declare-const ${name} Real)`);
  explain(name);
  return name;
}

/** A short text of the same value, for terms that are used more than once. */
export function named(script: Script, text: string): string {
  if (!text.startsWith("(") || text.length < 16) return text;
  const known = script.known.get(text);
  if (known !== undefined) return known;
  const name = `|let ${script.known.size}|`;
  script.known.set(text, name);
  write(script, `(define-fun ${name} () Real ${text})`);
  return name;
}
