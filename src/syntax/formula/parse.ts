/**
 * Reads mathematics, plain or LaTeX, into trees whose every node knows its place in the file.
 *
 * Files: scan, latex, word cut the text into tokens; expression, named, application, calculus, series, pieces and
 * statement are the grammar; reader is the state between them; limits bound what a stranger's formula may cost.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Expr, Formula } from "../../math/expr.ts";
import { GRAMMAR } from "./expression.ts";
import { isDeeperThan, largeExponents } from "./limits.ts";
import type { Names } from "./names.ts";
import type { Bracket, FormulaSource, Reader } from "./reader.ts";
import { complain, DEEPEST, fail, peek, spanOf, unexpected } from "./reader.ts";
import { scan } from "./scan.ts";
import { isStatement, notAStatement, statement } from "./statement.ts";
import type { ScanProblem, Token } from "./token.ts";

export type { Names } from "./names.ts";
export type { FormulaSource } from "./reader.ts";

/** What was read, or why it could not be. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Longer formulas are refused. */
const LONGEST = 20_000;
/** Larger numbers as exponents are refused. */
const LARGEST_EXPONENT = 1000;

/** Reads an expression. */
export function parseExpr(source: FormulaSource, scope: Names): Parsed<Expr> {
  return parse(source, scope, (r, node) => {
    if (!isStatement(node)) return node;
    return fail(r, "F104", wholeOf(r), "A statement stands where an expression belongs.", {
      expected: "an expression without `=` or another relation",
    });
  });
}

/** Reads a statement: relations, their chains, `and`, `or`. */
export function parseFormula(source: FormulaSource, scope: Names): Parsed<Formula> {
  return parse(source, scope, (r, node) => {
    if (isStatement(node)) return node;
    notAStatement(r, wholeOf(r));
    return { kind: "and", parts: [] };
  });
}

/** Reads an expression or a statement. */
export function parseEither(source: FormulaSource, scope: Names): Parsed<Expr | Formula> {
  return parse(source, scope, (_, node) => node);
}

/** The place from the first token to the last. */
const wholeOf = (r: Reader) => ({ start: r.tokens[0]?.start ?? 0, end: r.end });

function parse<T extends Expr | Formula>(
  source: FormulaSource,
  scope: Names,
  demand: (r: Reader, node: Expr | Formula) => T | Expr,
): Parsed<T> {
  const length = source.text.length;
  if (length > LONGEST) {
    const message = `The formula has more than ${LONGEST} characters.`;
    return { ok: false, diagnostics: [{ code: "F108", severity: "error", span: spanOf(source, 0, length), message }] };
  }
  const { tokens, latex, problem } = scan(source.text, scope);
  if (problem) return { ok: false, diagnostics: [scanDiagnostic(source, problem)] };
  const r = readerOf(source, scope, tokens, latex);
  const node = statement(r);
  if (peek(r).kind !== "end") unexpected(r, "an operator or the end of the formula");
  const value = r.diagnostics.length === 0 ? demand(r, node) : node;
  if (r.diagnostics.length === 0) checkLimits(r, value);
  return r.diagnostics.length === 0 ? { ok: true, value: value as T } : { ok: false, diagnostics: r.diagnostics };
}

function scanDiagnostic(source: FormulaSource, { start, end, ...words }: ScanProblem): Diagnostic {
  return { code: "F104", severity: "error", span: spanOf(source, start, end), ...words };
}

function readerOf(source: FormulaSource, scope: Names, tokens: Token[], latex: boolean): Reader {
  return {
    grammar: GRAMMAR,
    source,
    scope,
    indices: [],
    latex,
    tokens,
    brackets: bracketsOf(tokens),
    diagnostics: [],
    failed: false,
    position: 0,
    stop: tokens.length,
    end: 0,
    depth: 0,
    insideBars: false,
  };
}

/** What each opening bracket holds, by its position. */
function bracketsOf(tokens: readonly Token[]): ReadonlyMap<number, Bracket> {
  const brackets = new Map<number, Bracket>();
  const open: { at: number; statement: boolean }[] = [];
  tokens.forEach(({ kind }, at) => {
    const around = open.at(-1);
    if (kind === "open") open.push({ at, statement: false });
    if (around && (kind === "relation" || kind === "and" || kind === "or")) around.statement = true;
    if (around && kind === "close") {
      open.pop();
      const statement = around.statement && !holdsConditions(tokens, around.at);
      brackets.set(around.at, { closedAt: at, statement });
      const outer = open.at(-1);
      if (outer && statement) outer.statement = true;
    }
  });
  return brackets;
}

/** Whether a bracket holds conditions or the beginning of a series, and so is no statement itself. */
function holdsConditions(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const isNamed = before?.kind === "name" && (before.text === "piecewise" || before.text === "indicator");
  return isNamed || before?.kind === "_" || tokens[at]?.text === "\\begin{cases}";
}

function checkLimits(r: Reader, value: Expr | Formula): void {
  if (isDeeperThan(value, DEEPEST)) {
    fail(r, "F108", wholeOf(r), `The formula nests deeper than ${DEEPEST} levels.`);
    return;
  }
  for (const exponent of largeExponents(value, LARGEST_EXPONENT)) {
    const message = `The exponent is beyond ${LARGEST_EXPONENT}.`;
    const hint = "Write the exponent as a symbol.";
    if (exponent.span) r.diagnostics.push({ code: "F108", severity: "error", span: exponent.span, message, hint });
    else complain(r, "F108", wholeOf(r), message, { hint });
  }
}
