/** A sentence of words and mathematics on a page. */

import type { Sentence } from "../../check/report.ts";
import type { Expr, Formula } from "../../math/expr.ts";
import { children, expressionsOf, someNode } from "../../math/expr.ts";
import { chainsOf, inlineChain } from "./chains.ts";
import { printWidth } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";
import { displayMath, matrixMath } from "./mathematics.ts";
import type { Setting } from "./setting.ts";
import { authorWords, capital } from "./words.ts";

/** A sentence of words and formulas. */
export function sentence(pieces: Sentence, setting: Setting, begins = true): Markup {
  return html`${withChains(pieces).map((piece, i) => {
    if (typeof piece === "object")
      return "matrix" in piece ? matrixMarkup(piece.matrix, setting) : withinLine(piece, setting);
    return authorWords(i === 0 && begins ? capital(piece) : piece, setting);
  })}`;
}

/** Beyond this width mathematics in a sentence stands on a line of its own, which scrolls by itself. */
const WIDE = 42;

function matrixMarkup(rows: readonly (readonly Expr[])[], setting: Setting): Markup {
  const width = Math.max(...rows.map((row) => row.reduce((sum, e) => sum + printWidth(e) + 2, 0)));
  const matrix = matrixMath(rows, setting);
  return width <= WIDE ? matrix : html`<span class="formula">${matrix}</span>`;
}

function withinLine(chain: readonly (Expr | Formula)[], setting: Setting): Markup {
  const [only] = chain;
  if (!only || chain.length > 1 || (printWidth(only) <= WIDE && !isTall(only))) return inlineChain(chain, setting);
  return html`<span class="formula">${displayMath(only, setting)}</span>`;
}

/** Fractions within fractions would be too small to read between words. */
const isTall = (math: Expr | Formula): boolean => expressionsOf(math).some((e) => someNode(e, hasInnerFraction));
const hasInnerFraction = (e: Expr): boolean => isFraction(e) && children(e).some((part) => someNode(part, isFraction));
const isFraction = ({ kind }: Expr): boolean => kind === "quotient";

type Piece = string | readonly (Expr | Formula)[] | { readonly matrix: readonly (readonly Expr[])[] };

/** The pieces, where "0 <= v and v <= h" becomes a chain. */
function withChains(pieces: Sentence): readonly Piece[] {
  const merged: Piece[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] ?? "";
    const next = pieces[i + 2];
    if (!isMath(piece)) merged.push(piece);
    else if (pieces[i + 1] === " and " && pieces[i - 1] !== ", " && isMath(next) && isChain(piece.math, next.math)) {
      merged.push([piece.math, next.math]);
      i += 2;
    } else merged.push([piece.math]);
  }
  return merged;
}

const isMath = (piece: Sentence[number] | undefined): piece is { readonly math: Expr | Formula } =>
  typeof piece === "object" && "math" in piece;

/** Values put in for several names at once are no chain, though they read like one. */
const isChain = (...pair: readonly (Expr | Formula)[]): boolean =>
  pair.every((one) => one.kind === "relation" && one.op !== "=") && chainsOf(pair, (one) => one).length === 1;
