/** Limits on a YAML text, checked before anything recurses over it. */

import { Lexer } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../math/span.ts";

const MAX_CHARACTERS = 1_000_000;
const MAX_TOKENS = 300_000;
const MAX_NESTING = 40;
const MAX_INDENT = 200;

export const tooLarge = (span: Span, message: string, hint: string): Diagnostic => ({
  code: "F108",
  severity: "error",
  span,
  message,
  hint,
});

/** What makes a text too large or too deeply nested to be read. */
export function checkLimits(text: string): Diagnostic | undefined {
  if (text.length > MAX_CHARACTERS)
    return tooLarge(
      { start: 0, end: 0 },
      `The file has more than ${MAX_CHARACTERS} characters.`,
      "Split it into several files.",
    );
  const depth: Depth = { brackets: 0, marks: 0 };
  let offset = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    pass(depth, token);
    const here: Span = { start: offset, end: offset + 1 };
    if (isTooDeep(depth, token))
      return tooLarge(here, "Lists and mappings are nested too deeply here.", "A step file needs only a few levels.");
    if (++tokens > MAX_TOKENS) return tooLarge(here, "The file has too many pieces.", "Split it into several files.");
    if (!isControl(token)) offset += token.length;
  }
  return undefined;
}

interface Depth {
  /** Brackets and braces that are open. */
  brackets: number;
  /** Dashes, question marks and colons on this line, each of which can open a level. */
  marks: number;
}

function pass(depth: Depth, token: string): void {
  switch (token) {
    case "[":
    case "{":
      depth.brackets++;
      break;
    case "]":
    case "}":
      depth.brackets = Math.max(0, depth.brackets - 1);
      break;
    case "\n":
      depth.marks = 0;
      break;
    case "-":
    case "?":
    case ":":
      if (depth.brackets === 0) depth.marks++;
      break;
  }
}

function isTooDeep(depth: Depth, token: string): boolean {
  const isIndent = depth.marks === 0 && token.length > MAX_INDENT && /^ +$/.test(token);
  return isIndent || depth.brackets > MAX_NESTING || depth.marks > MAX_NESTING;
}

/** The lexer's own marks (document start, flow end, scalar start) stand for no character of the text. */
const isControl = (token: string): boolean => token === "\u0002" || token === "\u0018" || token === "\u001f";
