/**
 * A cheap disproof of identities: two rational functions with different values modulo a prime, at fixed pseudo-random
 * values of their symbols, are not the same (Schwartz 1980; Zippel 1979). The reverse is for the normal form to say.
 */

import type { Application, Expr } from "../math/expr.ts";
import { small } from "./constant.ts";

/** The largest prime below 2^26: products of two residues are exact. */
const PRIME = 67_108_859;

/** A value modulo the prime, as numerator and denominator. */
interface Residue {
  readonly n: number;
  readonly d: number;
}

/** Whether the two are surely different rational functions of their symbols and applications; false when not known. */
export function differ(a: Expr, b: Expr): boolean {
  const x = residueOf(a);
  const y = x && residueOf(b);
  if (!x || !y || x.d === 0 || y.d === 0) return false;
  return (x.n * y.d) % PRIME !== (y.n * x.d) % PRIME;
}

const MODULUS = BigInt(PRIME);
const modulo = (n: bigint): number => small(n >= 0n && n < MODULUS ? n : ((n % MODULUS) + MODULUS) % MODULUS);
const opposite = (n: number): number => (n === 0 ? 0 : PRIME - n);

function residueOf(e: Expr): Residue | undefined {
  switch (e.kind) {
    case "number":
      return { n: modulo(e.value.n), d: e.value.d === 1n ? 1 : modulo(e.value.d) };
    case "symbol":
      return { n: hashOf(e.name), d: 1 };
    case "application":
      return ofApplication(e);
    case "negation": {
      const inner = residueOf(e.of);
      return inner && { n: opposite(inner.n), d: inner.d };
    }
    case "sum":
      return fold(e.terms, plus);
    case "product":
      return fold(e.factors, times);
    case "quotient": {
      const a = residueOf(e.numerator);
      const b = a && residueOf(e.denominator);
      return a && b && { n: (a.n * b.d) % PRIME, d: (a.d * b.n) % PRIME };
    }
    case "power":
      return ofPower(e.base, e.exponent);
    default:
      return undefined;
  }
}

const plus = (a: Residue, b: Residue): Residue =>
  a.d === 1 && b.d === 1
    ? { n: (a.n + b.n) % PRIME, d: 1 }
    : { n: (((a.n * b.d) % PRIME) + ((b.n * a.d) % PRIME)) % PRIME, d: (a.d * b.d) % PRIME };
const times = (a: Residue, b: Residue): Residue => ({ n: (a.n * b.n) % PRIME, d: (a.d * b.d) % PRIME });

function fold(parts: readonly Expr[], op: (a: Residue, b: Residue) => Residue): Residue | undefined {
  let result: Residue | undefined;
  for (const part of parts) {
    const value = residueOf(part);
    if (value === undefined) return undefined;
    result = result === undefined ? value : op(result, value);
  }
  return result;
}

function ofPower(base: Expr, exponent: Expr): Residue | undefined {
  if (exponent.kind !== "number" || exponent.value.d !== 1n) return undefined;
  const inner = residueOf(base);
  if (inner === undefined || exponent.value.n < 0n || exponent.value.n > 60_000n) return undefined;
  const times = small(exponent.value.n);
  return { n: raised(inner.n, times), d: raised(inner.d, times) };
}

function raised(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let e = exponent; e > 0; e = (e - (e % 2)) / 2) {
    if (e % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** Applications with equal arguments have equal values. */
function ofApplication({ name, orders, args }: Application): Residue | undefined {
  let hash = hashOf(`${name}[${orders.join()}]`);
  for (const arg of args) {
    const value = residueOf(arg);
    if (value === undefined || value.d === 0) return undefined;
    hash = (hash * 31 + ((value.n * raised(value.d, PRIME - 2)) % PRIME)) % PRIME;
    hash = (hash * 65_599 + 12_345) % PRIME;
  }
  return { n: hash, d: 1 };
}

const hashes = new Map<string, number>();
const HASH_LIMIT = 10_000;

/** A fixed value for a name, well spread. */
function hashOf(name: string): number {
  const known = hashes.get(name);
  if (known !== undefined) return known;
  const hash = computedHash(name);
  if (hashes.size < HASH_LIMIT) hashes.set(name, hash);
  return hash;
}

function computedHash(name: string): number {
  let hash = 5381;
  for (let i = 0; i < name.length; i++) hash = (hash * 65_599 + name.charCodeAt(i)) % PRIME;
  return raised(hash, 5);
}
