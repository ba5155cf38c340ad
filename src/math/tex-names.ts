/** Names as TeX: Greek letters, subscripts, accents, and words in italics. */

/** The TeX that a file declares for a name; undefined for the usual one. */
export type Notation = (name: string) => string | undefined;

/** The Greek letters by their names, each with the Unicode characters that stand for it. */
export const GREEK: ReadonlyMap<string, string> = new Map([
  ["alpha", "α"],
  ["beta", "β"],
  ["gamma", "γ"],
  ["delta", "δ"],
  ["epsilon", "ε\u03f5"],
  ["zeta", "ζ"],
  ["eta", "η"],
  ["theta", "θ\u03d1"],
  ["iota", "ι"],
  ["kappa", "κ\u03f0"],
  ["lambda", "λ"],
  ["mu", "μ\u00b5"],
  ["nu", "ν"],
  ["xi", "ξ"],
  ["pi", "π\u03d6"],
  ["rho", "ρ\u03f1"],
  ["sigma", "σς"],
  ["tau", "τ"],
  ["upsilon", "υ"],
  ["phi", "φ\u03d5"],
  ["chi", "χ"],
  ["psi", "ψ"],
  ["omega", "ω"],
  ["Gamma", "Γ"],
  ["Delta", "Δ\u2206"],
  ["Theta", "Θ\u03f4"],
  ["Lambda", "Λ"],
  ["Xi", "Ξ"],
  ["Pi", "Π"],
  ["Sigma", "Σ"],
  ["Upsilon", "Υ"],
  ["Phi", "Φ"],
  ["Psi", "Ψ"],
  ["Omega", "Ω\u2126"],
]);

/** Endings of names that are set as an accent: `p_bar` is a p with a bar. */
const ACCENTS: ReadonlySet<string> = new Set(["bar", "hat", "tilde"]);
/** The ending that is set as a superscript: `y_star` is an optimal y. */
const STAR = "star";

/** The usual TeX of a name: q_1, \lambda_2, \mathit{gain}, c_{\mathrm{low}}, \bar{p}, y^{*}. */
export function texName(name: string): string {
  const parts = name.split("_");
  if (parts.length > 1 && parts.at(-1) === STAR) return `${accented(parts.slice(0, -1))}^{*}`;
  return accented(parts);
}

/** The TeX of a name with every ending as a subscript, so that superscripts can follow. */
export function subscriptedName(name: string): string {
  return subscripted(name.split("_"));
}

function accented(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  if (parts.length === 1 || !ACCENTS.has(last)) return subscripted(parts);
  return subscripted(parts.slice(0, -1), `\\${last}`);
}

function subscripted([base = "", ...subscripts]: readonly string[], accent?: string): string {
  const letter = piece(base, "\\mathit");
  const head = accent === undefined ? letter : `${accent}{${letter}}`;
  if (subscripts.length === 0) return head;
  const below = subscripts.map((subscript) => piece(subscript, "\\mathrm")).join(",");
  return below.length === 1 ? `${head}_${below}` : `${head}_{${below}}`;
}

/** A letter or number as it is, a Greek letter as its command, a word in the font given. */
function piece(text: string, font: string): string {
  if (/^([A-Za-z]|[0-9]+)$/.test(text)) return text;
  if (GREEK.has(text)) return `\\${text}`;
  if (/^[A-Za-z0-9]+$/.test(text)) return `${font}{${text}}`;
  return `\\text{${text.replace(/[\\{}$&#^%~]/g, "")}}`;
}
