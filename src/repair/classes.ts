/** The kinds of mistakes, and how typical each is of what people write. */

export type MistakeClass =
  | "flipped sign"
  | "wrong direction"
  | "wrong strictness"
  | "power of a sum"
  | "root of a sum"
  | "function of a sum"
  | "misplaced bracket"
  | "inverted fraction"
  | "complement"
  | "wrong coefficient"
  | "wrong exponent"
  | "extra factor"
  | "extra term"
  | "missing factor"
  | "missing term"
  | "swapped symbols"
  | "wrong symbol"
  | "wrong part"
  | "wrong formula"
  | "chain rule"
  | "product rule"
  | "quotient rule"
  | "power rule"
  | "constant kept"
  | "wrong variable"
  | "limit of integration";

/** The smaller, the more typical; what a change brings in is added to it. */
export const RARITY: Readonly<Record<MistakeClass, number>> = {
  "flipped sign": 1,
  "wrong direction": 1,
  "wrong strictness": 1.1,
  "power of a sum": 1.3,
  "root of a sum": 1.3,
  "function of a sum": 1.3,
  "chain rule": 1.4,
  "product rule": 1.4,
  "quotient rule": 1.4,
  "power rule": 1.4,
  "constant kept": 1.5,
  "wrong variable": 1.6,
  "limit of integration": 1.4,
  "misplaced bracket": 1.6,
  "inverted fraction": 1.7,
  complement: 1.7,
  "wrong coefficient": 2,
  "wrong exponent": 2,
  "extra factor": 2,
  "extra term": 1.9,
  "missing factor": 2.2,
  "missing term": 2.3,
  "swapped symbols": 2.25,
  "wrong symbol": 2.5,
  "wrong part": 3.2,
  "wrong formula": 4,
};
