/**
 * Expressions and formulas as TeX, as a careful author would set them; the parser reads it back as the same tree.
 *
 * Quotients are \frac, factors stand side by side with \cdot only before a number, brackets grow only around what is
 * tall. `mark` wraps the sub-expression with that span in \htmlClass{mark}{...}.
 */

import type {
  Application,
  Call,
  Comparison,
  Derivative,
  Expr,
  Formula,
  Integral,
  Limit,
  Piecewise,
  Power,
  Product,
  Relation,
  Series,
} from "./expr.ts";
import type { Bound } from "./improper.ts";
import { unboundedParts } from "./improper.ts";
import { asWritten, chainsOf, decimalOf, isFraction, showOrders } from "./print-text.ts";
import type { Span } from "./span.ts";
import type { Notation } from "./tex-names.ts";
import { subscriptedName, texName } from "./tex-names.ts";

export interface TexOptions {
  /** The TeX that a file declares for a name. */
  readonly notation?: Notation | undefined;
  /** The span in the source of the sub-expression to mark. */
  readonly mark?: Span | undefined;
}

/** How strongly an expression holds together in print; a looser one inside a tighter place needs brackets. */
const LEVEL = { sum: 1, negation: 2, product: 3, factor: 4 } as const;
type Level = (typeof LEVEL)[keyof typeof LEVEL];

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  "=": "=",
  "!=": "\\neq",
  "<": "<",
  "<=": "\\leq",
  ">": ">",
  ">=": "\\geq",
};

/** The expression as TeX. */
export function texExpr(e: Expr, options: Notation | TexOptions = {}): string {
  return tex(e, typeof options === "function" ? { notation: options } : options);
}

/** The formula as TeX. */
export function texFormula(f: Formula, options: Notation | TexOptions = {}): string {
  return texStatement(f, typeof options === "function" ? { notation: options } : options);
}

function texStatement(f: Formula, options: TexOptions): string {
  switch (f.kind) {
    case "relation":
      return `${tex(f.left, options)} ${texSide(f, options)}`;
    case "and":
      if (f.parts.length === 0) return "\\text{true}";
      return chainsOf(f.parts)
        .map((chain) => texChain(chain, options))
        .join(" \\;\\text{and}\\; ");
    case "or":
      if (f.parts.length === 0) return "\\text{false}";
      return f.parts.map((part) => texPart(part, options)).join(" \\;\\text{or}\\; ");
  }
}

const texSide = (f: Relation, options: TexOptions): string => `${COMPARISONS[f.op]} ${tex(f.right, options)}`;

const texPart = (part: Formula, options: TexOptions): string =>
  part.kind === "relation" || part.parts.length === 0
    ? texStatement(part, options)
    : brackets(texStatement(part, options));

function texChain(chain: readonly Formula[], options: TexOptions): string {
  return chain.map((part, i) => (i === 0 ? texPart(part, options) : texSide(part as Relation, options))).join(" ");
}

function isMarked(e: Expr, { mark }: TexOptions): boolean {
  return mark !== undefined && e.span?.start === mark.start && e.span.end === mark.end;
}

const marked = (text: string): string => `\\htmlClass{mark}{${text}}`;
const unmarked = (options: TexOptions): TexOptions => ({ notation: options.notation });

function tex(e: Expr, options: TexOptions): string {
  return isMarked(e, options) ? marked(texNode(asWritten(e), unmarked(options))) : texNode(asWritten(e), options);
}

function texNode(e: Expr, options: TexOptions): string {
  switch (e.kind) {
    case "number":
      return decimalOf(e) ?? `${e.value.n}`;
    case "symbol":
      return nameOf(e.name, options);
    case "sum":
      return e.terms.map((term, i) => texTerm(term, i, options)).join(" ");
    case "product":
      return texProduct(e, options);
    case "quotient":
      return `\\frac{${tex(e.numerator, options)}}{${tex(e.denominator, options)}}`;
    case "negation":
      return `-${within(e.of, LEVEL.product, options)}`;
    case "power":
      return texPower(e, options);
    case "call":
      return texCall(e, options);
    case "application":
      return texApplication(e, options);
    case "derivative":
      return texDerivative(e, options);
    case "integral":
    case "series":
      return texBetween(e, e.from, e.to, options);
    case "limit":
      return texLimit(e, options);
    case "extremum":
      return `\\${e.name}${brackets(e.args.map((arg) => tex(arg, options)).join(", "))}`;
    case "piecewise":
      return texPiecewise(e, options);
  }
}

const nameOf = (name: string, { notation }: TexOptions): string => notation?.(name) ?? texName(name);

const INFINITE = { inf: "\\infty", "-inf": "-\\infty" } as const;

function texBetween(e: Integral | Series, from: Bound, to: Bound, options: TexOptions): string {
  const [low, high] = [from, to].map((b) => (typeof b === "string" ? INFINITE[b] : tex(b, options)));
  const of = within(e.of, LEVEL.product, options);
  if (e.kind === "integral") return `\\int_{${low}}^{${high}} ${of} \\, \\mathrm{d}${nameOf(e.in, options)}`;
  return `\\${e.name === "sum" ? "sum" : "prod"}_{${nameOf(e.index, options)}=${low}}^{${high}} ${of}`;
}

const SIDES = { above: "^{+}", below: "^{-}", both: "" } as const;

function texLimit(e: Limit, options: TexOptions): string {
  const parts = unboundedParts(e);
  if (parts) return texBetween(parts.of, parts.from, parts.to, options);
  const { toward } = e;
  const end = typeof toward === "string" ? INFINITE[toward] : `${texEnd(toward.at, options)}${SIDES[toward.from]}`;
  return `\\lim_{${nameOf(e.in, options)} \\to ${end}} ${within(e.of, LEVEL.product, options)}`;
}

/** What the variable tends to, which can carry the sign of a side. */
function texEnd(at: Expr, options: TexOptions): string {
  const text = tex(at, options);
  return at.kind === "number" || (at.kind === "symbol" && !/[\^']/.test(text)) ? text : brackets(text);
}

const isTall = (text: string): boolean => /\\frac|\\int|\\sum|\\prod|\\lim|\\begin/.test(text);
const brackets = (text: string): string => (isTall(text) ? `\\left(${text}\\right)` : `(${text})`);

function levelOf(e: Expr): Level {
  switch (e.kind) {
    case "sum":
      return LEVEL.sum;
    case "negation":
      return LEVEL.negation;
    case "product":
    case "integral":
    case "limit":
    case "series":
      return LEVEL.product;
    default:
      return LEVEL.factor;
  }
}

/** The TeX, in brackets when the expression holds together less than its place demands. */
function within(e: Expr, level: Level, options: TexOptions): string {
  return levelOf(asWritten(e)) >= level ? tex(e, options) : brackets(tex(e, options));
}

function texTerm(term: Expr, index: number, options: TexOptions): string {
  const plain = asWritten(term);
  if (index === 0) return within(term, LEVEL.negation, options);
  if (plain.kind !== "negation") return `+ ${within(term, LEVEL.product, options)}`;
  // The empty group keeps the space of a minus sign between two terms.
  if (isMarked(term, options)) return marked(`{} - ${within(plain.of, LEVEL.product, unmarked(options))}`);
  return `- ${within(plain.of, LEVEL.product, options)}`;
}

function texProduct(e: Product, options: TexOptions): string {
  const factors = e.factors.map((factor) => ({
    factor: asWritten(factor),
    text: within(factor, LEVEL.factor, options),
  }));
  return factors.reduce((text, next, i) => {
    const before = factors[i - 1];
    return before === undefined ? next.text : `${text}${separator(before, next)}${next.text}`;
  }, "");
}

interface Factor {
  readonly factor: Expr;
  readonly text: string;
}

function separator(before: Factor, next: Factor): string {
  if (startsWithNumber(next.factor)) return " \\cdot ";
  if (before.factor.kind === "number" && isFraction(next.factor)) return " \\cdot ";
  const words = before.text.includes("\\mathit") || next.text.startsWith("\\mathit");
  return words ? " \\, " : " ";
}

function startsWithNumber(e: Expr): boolean {
  return e.kind === "number" || (e.kind === "power" && startsWithNumber(asWritten(e.base)));
}

function texPower(e: Power, options: TexOptions): string {
  const base = asWritten(e.base);
  const text = tex(e.base, options);
  const exponent =
    isFraction(e.exponent) && !hasMark(e.exponent, options) ? inline(e.exponent) : tex(e.exponent, options);
  return `${canCarryExponent(base, text) ? text : brackets(text)}^{${exponent}}`;
}

/** Whether the quotient or one of its two sides is to be marked. */
function hasMark(e: Expr, options: TexOptions): boolean {
  return e.kind === "quotient" && [e, e.numerator, e.denominator].some((node) => isMarked(node, options));
}

const inline = (e: Expr): string =>
  e.kind === "quotient" ? `${texNode(e.numerator, {})}/${texNode(e.denominator, {})}` : texNode(e, {});

function canCarryExponent(base: Expr, text: string): boolean {
  if (base.kind === "symbol") return !/[\^']/.test(text);
  return base.kind === "number" || base.kind === "application" || (base.kind === "call" && base.name !== "sqrt");
}

function texCall(e: Call, options: TexOptions): string {
  const arg = tex(e.arg, options);
  switch (e.name) {
    case "sqrt":
      return `\\sqrt{${arg}}`;
    case "abs":
      return isTall(arg) ? `\\left\\lvert ${arg} \\right\\rvert` : `\\lvert ${arg} \\rvert`;
    default:
      return `\\${e.name}${brackets(arg)}`;
  }
}

function texPiecewise(e: Piecewise, options: TexOptions): string {
  const lines = e.pieces.map(
    ({ value, when }) => `${tex(value, options)} & \\text{if } ${texStatement(when, options)} \\\\ `,
  );
  return `\\begin{cases} ${lines.join("")}${tex(e.otherwise, options)} & \\text{otherwise} \\end{cases}`;
}

function texApplication(e: Application, options: TexOptions): string {
  const orders = showOrders(e).replace(/^\^(.*)$/, "^{$1}");
  const args = brackets(e.args.map((arg) => tex(arg, options)).join(", "));
  return `${functionName(e.name, orders !== "", options)}${orders}${args}`;
}

/** The name of a function, free of superscripts where orders of derivatives follow. */
function functionName(name: string, hasOrders: boolean, options: TexOptions): string {
  const text = nameOf(name, options);
  if (!hasOrders || !/[\^']/.test(text)) return text;
  return options.notation?.(name) === undefined ? subscriptedName(name) : `{${text}}`;
}

/** Nested derivatives print as one fraction with all their variables. */
function texDerivative(e: Derivative, options: TexOptions): string {
  const chain: Derivative[] = [e];
  let of = e.of;
  while (of.kind === "derivative" && !isMarked(of, options)) {
    chain.push(of);
    of = of.of;
  }
  const order = chain.reduce((total, { order }) => total + order, 0);
  const variables = chain.map((one) => `\\partial ${texVariable(one, options)}`).join(" \\, ");
  return `\\frac{\\partial${order === 1 ? "" : `^{${order}}`} ${texDifferentiated(of, options)}}{${variables}}`;
}

function texVariable(e: Derivative, options: TexOptions): string {
  const text = tex(e.in, options);
  if (e.order === 1) return e.in.kind === "symbol" || e.in.kind === "application" ? text : brackets(text);
  return `${canCarryExponent(e.in, text) ? text : brackets(text)}^{${e.order}}`;
}

function texDifferentiated(e: Expr, options: TexOptions): string {
  const plain = asWritten(e);
  const bare =
    plain.kind === "symbol" || plain.kind === "application" || plain.kind === "power" || plain.kind === "call";
  return bare ? tex(e, options) : brackets(tex(e, options));
}
