/** Rigorous evaluation at a point: whether a formula is true there, and what an expression is worth. */

import type { Expr, Formula, Relation } from "../math/expr.ts";
import type { Rational } from "../math/rational.ts";
import { showRational } from "../math/rational.ts";
import { conditionsOf } from "./conditions.ts";
import type { Truth } from "./enclosure.ts";
import { combined, compareClosed, intervalOf, truthOfSign } from "./enclosure.ts";
import { exactSign } from "./exact.ts";
import type { Interval } from "./interval.ts";
import { attempt } from "./meter.ts";
import type { Functions, Point } from "./obligation.ts";
import type { Table } from "./point.ts";
import { close, closedRational, tableOf } from "./point.ts";

/** The truth of a formula at a point whose table is known to be consistent. */
export function truthAt(f: Formula, table: Table): Truth {
  if (f.kind === "relation") return attempt(() => truthOfRelation(f, table)) ?? "unsure";
  return combined(
    f.kind,
    f.parts.map((part) => truthAt(part, table)),
  );
}

/** The truth of a formula at a point; unsure when the point is not usable. */
export function truthAtPoint(f: Formula, point: Point, functions: Functions): Truth {
  const table = attempt(() => tableOf(point, functions));
  return table === undefined ? "unsure" : truthAt(f, table);
}

function truthOfRelation(r: Relation, table: Table): Truth {
  const exact = exactSign(r, table);
  if (exact !== undefined) return truthOfSign(r.op, exact);
  const closed = closeRelation(r, table);
  const defined = isDefined(r, closed, table);
  if (defined !== "true") return defined === "false" ? "undefined" : "unsure";
  return compareClosed(closed);
}

const closeRelation = (r: Relation, table: Table): Relation => ({
  ...r,
  left: close(r.left, table),
  right: close(r.right, table),
});

/**
 * Whether all conditions of what is written hold, arguments and differentiated expressions included; values that are
 * no plain numbers have conditions of their own.
 */
function isDefined(of: Relation | Expr, closed: Relation | Expr, table: Table): Truth {
  const written = conditionsOf(of).map((condition) => truthOfCondition(condition, table));
  const ofValues = table.isPlain ? [] : conditionsOf(closed).map(compareClosed);
  return [...written, ...ofValues].find((truth) => truth !== "true") ?? "true";
}

function truthOfCondition(condition: Relation, table: Table): Truth {
  const exact = exactSign(condition, table);
  return exact === undefined ? compareClosed(closeRelation(condition, table)) : truthOfSign(condition.op, exact);
}

/**
 * The value of an expression at a point: exact when it is rational, otherwise a decimal cut off after `digits`
 * places and followed by an ellipsis; undefined when it is not defined or not known there.
 */
export function valueAt(
  e: Expr,
  point: Point,
  functions: Functions,
  digits: number,
):
  | { readonly exact?: Rational; readonly text: string; readonly interval: (bits: bigint) => Interval | undefined }
  | undefined {
  const closed = attempt(() => closeDefined(e, tableOf(point, functions)));
  if (closed === undefined) return undefined;
  const exact = closedRational(closed);
  const interval = (bits: bigint) => intervalOf(closed, bits);
  if (exact !== undefined) return { exact, text: showRational(exact), interval };
  const enclosed = interval(256n);
  return enclosed && { text: `${decimalOf(enclosed.lo, 256n, digits)}…`, interval };
}

/** The expression at a point where all of it is defined; otherwise undefined. */
function closeDefined(e: Expr, table: Table): Expr | undefined {
  const closed = close(e, table);
  return isDefined(e, closed, table) === "true" ? closed : undefined;
}

/** x / 2^bits, cut off towards zero. */
function decimalOf(x: bigint, bits: bigint, digits: number): string {
  const size = x < 0n ? -x : x;
  const scaled = ((size * 10n ** BigInt(digits)) >> bits).toString().padStart(digits + 1, "0");
  const cut = scaled.length - digits;
  return `${x < 0n ? "-" : ""}${scaled.substring(0, cut)}.${scaled.substring(cut)}`;
}
