/** Names in formulas: what a scope declares, how a name is normalised, and which one a misspelt name means. */

import { GREEK } from "../../math/tex-names.ts";
import { nearest } from "../nearest.ts";

/** The names that a formula may use; definitions are symbols. */
export interface Names {
  symbol(name: string): boolean;
  /** The number of arguments of a declared function. */
  function(name: string): number | undefined;
  /** Every declared name, for suggestions. */
  names(): Iterable<string>;
}

const greekOf: ReadonlyMap<string, string> = new Map(
  [...GREEK].flatMap(([name, letters]) => [...letters].map((letter) => [letter, name] as const)),
);

/** The name of a Greek letter. */
export const greekName = (letter: string): string | undefined => greekOf.get(letter);

/** The text with every Greek letter replaced by its name, and small digits below the line by a subscript. */
export function spelledOut(text: string): string {
  return text
    .replace(/[\u2080-\u2089]+/g, (digits) => `_${[...digits].map((digit) => digit.charCodeAt(0) - 0x2080).join("")}`)
    .replace(/[^ -~]/g, (letter) => greekOf.get(letter) ?? letter);
}

/** Whether the scope declares the name, as whatever. */
export const isDeclared = (scope: Names, name: string): boolean =>
  scope.symbol(name) || scope.function(name) !== undefined;

/** The name as formulas know it (λ_{2} is lambda_2); undefined when it is not a name. */
export function canonicalName(text: string): string | undefined {
  const [, base = "", below] = /^\\?([^\s\\{}]*?)(?:_\{([^{}]*)\})?$/.exec(text.trim()) ?? [];
  const subscript = below === undefined ? "" : subscriptOf(below);
  if (subscript === undefined) return undefined;
  const name = spelledOut(base) + (subscript === "" ? "" : `_${subscript}`);
  return /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/.test(name) ? name : undefined;
}

const fontCommand = /\\(?:mathrm|mathit|text|textrm|textit|mathsf|mathbf|operatorname)\s*\{([^{}]*)\}/g;

/** The part of a name that the content of a subscript stands for: `S,m` is S_m; undefined for anything but names and numbers. */
export function subscriptOf(content: string): string | undefined {
  const plain = spelledOut(content.replace(fontCommand, " $1 "))
    .replace(/\\([A-Za-z]+)/g, (command, name: string) => (GREEK.has(name) ? ` ${name} ` : command))
    .replace(/\\[,;: ]|[{}]/g, " ");
  const parts = plain.split(/[\s,_]+/).filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => /^[A-Za-z0-9]+$/.test(part)) ? parts.join("_") : undefined;
}

const bareName = (name: string): string => name.toLowerCase().replaceAll("_", "");

/** The declared name that an undeclared one probably means. */
export function declaredNameLike(name: string, scope: Names): string | undefined {
  const names = [...scope.names()];
  const variant = names.find((candidate) => bareName(candidate) === bareName(name));
  return variant ?? (name.length > 1 ? nearest(name, names) : undefined);
}

/** An undeclared name cut into declared ones, as `q_1q_2` is q_1 q_2. */
export function declaredFactors(name: string, scope: Names): readonly string[] | undefined {
  if (name.length > 40) return undefined;
  const cuts: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= name.length; end++) {
    const start = cuts.findIndex((cut, i) => cut !== undefined && isDeclared(scope, name.slice(i, end)));
    cuts[end] = start < 0 ? undefined : [...(cuts[start] ?? []), name.slice(start, end)];
  }
  return cuts[name.length];
}
