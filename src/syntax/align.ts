/** Which character of the source each character of a YAML scalar comes from. */

export type ScalarStyle = "plain" | "single" | "double" | "block";

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * The offset of each character of `value`, and one more for its end.
 *
 * Folding and indentation change only white space, so the other characters stand in the source in the same order:
 * they are found one after the other, and white space is taken to stand where the last one ended.
 */
export function alignScalar(source: string, start: number, value: string, style: ScalarStyle): readonly number[] {
  const offsets: number[] = [];
  let here = bodyStart(source, start, style);
  for (let i = 0; i < value.length; i++) {
    const isSpace = /\s/.test(value.charAt(i));
    here = skip(source, here, style, isSpace);
    offsets.push(here);
    const width = widthOf(source, here, style, isSpace);
    here += width;
    // One escape may stand for two UTF-16 units.
    if (width > 1 && isHighSurrogate(value, i)) offsets.push(offsets[i++] ?? here);
  }
  offsets.push(here);
  return offsets;
}

function bodyStart(source: string, start: number, style: ScalarStyle): number {
  if (style === "plain") return start;
  if (style !== "block") return start + 1;
  const header = source.indexOf("\n", start);
  return header < 0 ? source.length : header + 1;
}

/** The next place at which the value can continue: past folded white space, unless white space is what is sought. */
function skip(source: string, from: number, style: ScalarStyle, forSpace: boolean): number {
  let here = from;
  for (;;) {
    if (style === "double" && /^\\\r?\n/.test(source.slice(here, here + 3)))
      here = nonSpaceFrom(source, source.indexOf("\n", here));
    else if (!forSpace && /\s/.test(source.charAt(here))) here = nonSpaceFrom(source, here);
    else return here;
  }
}

function nonSpaceFrom(source: string, from: number): number {
  let here = from;
  while (here < source.length && /\s/.test(source.charAt(here))) here++;
  return here;
}

/** How many characters of the source stand for the character of the value found here. */
function widthOf(source: string, here: number, style: ScalarStyle, isSpace: boolean): number {
  const found = source.charAt(here);
  if (style === "double" && found === "\\") return ESCAPE_LENGTHS[source.charAt(here + 1)] ?? 2;
  if (isSpace) return /\s/.test(found) ? 1 : 0;
  return style === "single" && found === "'" ? 2 : 1;
}

function isHighSurrogate(value: string, index: number): boolean {
  const unit = value.charCodeAt(index);
  return unit >= 0xd800 && unit < 0xdc00 && index + 1 < value.length;
}
