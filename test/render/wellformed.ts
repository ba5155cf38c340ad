/** Whether markup is well-formed: tags nest and close, attributes are quoted and unique, nothing is left unescaped. */

const VOID = /^(?:meta|link|br|hr|img|input)$/;
const ENTITY = /&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+|nbsp);)/i;
const TAG =
  /<!--(?:(?!--)[\s\S])*-->|<!DOCTYPE html>|<\?xml[^?]*\?>|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*"|\s+[\w:-]+='[^'<]*')*)\s*(\/?)>/g;

/** The first fault, or undefined. */
export function markupFault(markup: string): string | undefined {
  const open: string[] = [];
  let end = 0;
  for (const match of markup.matchAll(TAG)) {
    const fault = textFault(markup.slice(end, match.index)) ?? tagFault(match, open);
    if (fault !== undefined) return fault;
    end = match.index + match[0].length;
  }
  return textFault(markup.slice(end)) ?? (open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined);
}

/** Every element with its attributes, in order. */
export function elementsOf(
  markup: string,
): readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  return [...markup.matchAll(TAG)].flatMap(([, slash, name, attributes]) =>
    slash === "" && name !== undefined ? [{ name, attributes: new Map(attributesOf(attributes ?? "")) }] : [],
  );
}

function tagFault(match: RegExpMatchArray, open: string[]): string | undefined {
  const [whole, slash, name, attributes = "", selfClosing] = match;
  if (name === undefined) return undefined;
  const names = attributesOf(attributes).map(([attribute]) => attribute);
  if (new Set(names).size !== names.length) return `${whole} repeats an attribute`;
  if (ENTITY.test(attributes)) return `${whole} has a bare &`;
  if (slash === "/") return open.pop() === name ? undefined : `${whole} closes nothing`;
  if (selfClosing !== "/" && !VOID.test(name)) open.push(name);
  return undefined;
}

function textFault(text: string): string | undefined {
  if (text.includes("<")) return `a bare < in ${JSON.stringify(text.slice(0, 80))}`;
  return ENTITY.test(text) ? `a bare & in ${JSON.stringify(text.slice(0, 80))}` : undefined;
}

const attributesOf = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", double, single]) => [
    name,
    double ?? single ?? "",
  ]);
