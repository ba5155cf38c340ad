/** What a YAML file says, each piece with its place in the text. */

import type { Span } from "../math/span.ts";

/** A piece of text, with the offset in the file of each of its characters. */
export interface Written<Text extends string = string> {
  readonly kind: "text";
  readonly text: Text;
  readonly span: Span;
  /** The offset of the character at `index`; at the end of the text, the offset after its last character. */
  readonly at: (index: number) => number;
  /** The key under which it stands, when it is a value of a mapping. */
  readonly key?: Written;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly span: Span;
}

export interface Entry {
  readonly key: Written;
  readonly value: Tree;
}

export interface Mapping {
  readonly kind: "mapping";
  readonly entries: readonly Entry[];
  readonly span: Span;
}

/** Where a value is expected and nothing is written. */
export interface Nothing {
  readonly kind: "nothing";
  readonly span: Span;
}

export type Tree = Written | List | Mapping | Nothing;

/** The entry of a mapping with this key. */
export const entryOf = (mapping: Mapping, key: string): Entry | undefined =>
  mapping.entries.find((entry) => entry.key.text === key);

/** The mapping without the entries of these keys, and with others put in their place or at the end. */
export function withEntries(mapping: Mapping, without: readonly string[], entries: readonly Entry[]): Mapping {
  const replaced = new Map(entries.map((entry) => [entry.key.text, entry]));
  const kept = mapping.entries
    .filter((entry) => !without.includes(entry.key.text))
    .map((entry) => {
      const replacement = replaced.get(entry.key.text);
      replaced.delete(entry.key.text);
      return replacement ?? entry;
    });
  return { ...mapping, entries: [...kept, ...replaced.values()] };
}

/** Text that stands in no file, as if written at one place. */
export const textAt = (text: string, span: Span): Written => ({ kind: "text", text, span, at: () => span.start });
