/** Formulas typeset at build time: KaTeX with MathML beside it for screen readers, or MathML alone where pages have to stay light. */

import type { TrustContext } from "katex";
import katex from "katex";
import type { Expr, Formula, Relation } from "../../math/expr.ts";
import { isFormula, someNode } from "../../math/expr.ts";
import { texExpr, texFormula } from "../../math/print-tex.ts";
import type { Span } from "../../math/span.ts";
import { showMath } from "../words.ts";
import { chainTex, layOut, layOutChain } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { html, trusted } from "./markup.ts";

/** The TeX of a declared name, where the file gives one. */
export type Notation = (name: string) => string | undefined;

export interface TypesetOptions {
  readonly notation: Notation;
  /** A sub-expression to mark, by its span in the source. */
  readonly mark?: Span;
}

/** A formula within a line of text. */
export function inlineMath(math: Expr | Formula, options: TypesetOptions): Markup {
  return firstOf(math, options, (given) => typeset(texOf(math, given), false));
}

/** A formula on its own line; a long one is broken before its relations and terms. */
export function displayMath(math: Expr | Formula, options: TypesetOptions): Markup {
  return firstOf(math, options, (given) =>
    typeset(
      layOut(math, (part) => texOf(part, given)),
      true,
    ),
  );
}

/** Relations each of which begins with what the one before ends with, as one chain. */
export function chainMath(chain: readonly Relation[], options: TypesetOptions, place: "inline" | "display"): Markup {
  const lay = place === "inline" ? chainTex : layOutChain;
  const one = (given: TypesetOptions) =>
    typeset(
      lay(chain, (part) => texOf(part, given)),
      place === "display",
    );
  return (
    one(options) ??
    one({ ...options, notation: () => undefined }) ??
    html`<code>${chain.map(showMath).join(", ")}</code>`
  );
}

/** A matrix within a line. */
export function matrixMath(rows: readonly (readonly Expr[])[], options: TypesetOptions): Markup {
  const one = (given: TypesetOptions) => {
    const lines = rows.map((row) => row.map((e) => texExpr(e, given)).join(" & "));
    // Fractions one above the other need some room between them.
    const isTall = rows.flat().some((e) => someNode(e, ({ kind }) => kind === "quotient"));
    return typeset(`\\begin{pmatrix} ${lines.join(isTall ? " \\\\[0.4em] " : " \\\\ ")} \\end{pmatrix}`, false);
  };
  const words = rows.map((row) => `(${row.map(showMath).join(", ")})`).join(", ");
  return one(options) ?? one({ ...options, notation: () => undefined }) ?? html`<code>${words}</code>`;
}

/** A formula on its own line as MathML alone, a tenth of the weight: for what is folded away and rarely read. */
export function lightMath(math: Expr | Formula, options: TypesetOptions): Markup {
  return firstOf(math, options, (given) =>
    typeset(
      layOut(math, (part) => texOf(part, given)),
      true,
      "mathml",
    ),
  );
}

/** TeX that a file gives for a name, or the name as text when it is no TeX. */
export function typesetName(name: string, tex: string): Markup {
  return typeset(tex, false) ?? html`<code>${name}</code>`;
}

/** With the file's own notation; without it, since that may be no TeX; in the worst case as plain text. */
function firstOf(
  math: Expr | Formula,
  options: TypesetOptions,
  attempt: (options: TypesetOptions) => Markup | undefined,
): Markup {
  return attempt(options) ?? attempt({ ...options, notation: () => undefined }) ?? html`<code>${showMath(math)}</code>`;
}

function texOf(math: Expr | Formula, options: TypesetOptions): string {
  return isFormula(math) ? texFormula(math, options) : texExpr(math, options);
}

/** The typeset TeX, or undefined when it is not TeX that may be typeset. */
function typeset(
  tex: string,
  displayMode: boolean,
  output: "htmlAndMathml" | "mathml" = "htmlAndMathml",
): Markup | undefined {
  try {
    return lean(
      katex.renderToString(tex, {
        displayMode,
        fleqn: true,
        output,
        throwOnError: true,
        maxSize: 20,
        maxExpand: 200,
        trust: onlyOurMark,
        strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
      }),
    );
  } catch {
    return undefined;
  }
}

/** Without the source beside the MathML, which nothing on a page reads, and without names of languages that HTML knows. */
const lean = (markup: string): Markup =>
  trusted(
    markup
      .replace(/ xmlns="http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|2000\/svg)"/g, "")
      .replace("<semantics>", "")
      .replace(/<annotation encoding="application\/x-tex">[^<]*<\/annotation><\/semantics>/, ""),
  );

/** The notation of a stranger's file may neither link nor style: a formula that tries is shown without it. */
function onlyOurMark(context: TrustContext): boolean {
  if (context.command === "\\htmlClass" && context.class === "mark") return true;
  throw new Error(`${context.command} is not notation.`);
}
