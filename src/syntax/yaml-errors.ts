/** What the YAML reader complains of, in words for someone who writes formulas. */

import type { ErrorCode, YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

interface Words {
  readonly message: string;
  readonly hint?: string;
}

const QUOTES = 'Put the formula in quotes, as in "|x|".';

const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  TAB_AS_INDENT: { message: "A line is indented with a tab.", hint: "Indent with spaces." },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "A second colon stands on this line.",
    hint: "Text that contains a colon and a space needs quotes around it.",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "The name of a field runs over several lines.",
    hint: "Every line needs a colon and a space after the name of its field; longer formulas go on indented lines.",
  },
  BAD_INDENT: {
    message: "The indentation does not fit, or a bracket is not closed.",
    hint: "Fields of the same step start in the same column; a bracket that is opened must be closed.",
  },
  BAD_SCALAR_START: { message: "Text cannot start with this character.", hint: QUOTES },
  BAD_DQ_ESCAPE: {
    message: "Within double quotes a backslash starts an escape, and this one is unknown.",
    hint: "Write LaTeX without quotes or in single quotes.",
  },
  MULTIPLE_DOCS: { message: "A second document starts here.", hint: "A file holds one: remove the line ---." },
  TAG_RESOLVE_FAILED: { message: "Text that starts with ! is a tag in YAML.", hint: QUOTES },
};

/** The diagnostic for the first thing that keeps a text from being YAML. */
export function explainYamlError(error: YAMLError, text: string): Diagnostic {
  const start = Math.min(error.pos[0], Math.max(0, text.length - 1));
  const span = { start, end: Math.max(start + 1, Math.min(error.pos[1], text.length)) };
  const base = { code: "F101", severity: "error", span } as const;
  const hole = loneQuestionMark(text, start);
  if (hole !== undefined)
    return {
      ...base,
      span: { start: hole, end: hole + 1 },
      message: "A question mark by itself means something else in YAML.",
      hint: 'Write a hole as "?" in quotes, or as ???.',
      fix: { span: { start: hole, end: hole + 1 }, text: '"?"', safe: true },
    };
  if (error.message.startsWith("Block scalar header"))
    return { ...base, message: "A value that starts with | or > is a block of lines in YAML.", hint: QUOTES };
  return { ...base, ...(WORDS[error.code] ?? { message: sentence(error.message) }) };
}

/** Where a value that is only a question mark stands on the line of the error. */
function loneQuestionMark(text: string, near: number): number | undefined {
  const lineStart = text.lastIndexOf("\n", near - 1) + 1;
  const lineEnd = text.indexOf("\n", near);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const match = /(?::|\[|,|-)\s+\?(?=\s*(?:[,}\]#]|$))/.exec(line);
  return match ? lineStart + match.index + match[0].length - 1 : undefined;
}

const sentence = (message: string): string => `${message.replace(/\s+/g, " ").replace(/[.:\s]+$/, "")}.`;
