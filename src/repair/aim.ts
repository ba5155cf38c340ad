/** One mistake in a print, or two, found from what the print should be worth. */

import type { Expr } from "../math/expr.ts";
import { children, nodesIn, rewrite, sameExpr, sameHead, someNode, withChildren } from "../math/expr.ts";
import { compile } from "../numeric/approximate.ts";
import type { Change, Palette } from "./change.ts";
import { costOf, paletteOf, partsOf, spanOf, tidy } from "./change.ts";
import type { MistakeClass } from "./classes.ts";
import { exprEdits } from "./edits.ts";
import type { Place } from "./places.ts";
import { placesIn } from "./places.ts";
import { plainReplacementsAt, replacementsAt } from "./replacements.ts";
import type { Sample, Vector } from "./sample.ts";
import { areClose, valuesOf } from "./sample.ts";

/** An expression as printed, and what it should be worth at the points of a sample. */
export interface Target {
  readonly whole: Expr;
  readonly worth: Vector;
  readonly sample: Sample;
  readonly palette: Palette;
}

/** What of these is wrong in an exponent is the exponent. */
const IN_EXPONENTS: ReadonlySet<MistakeClass> = new Set([
  "extra term",
  "missing term",
  "wrong coefficient",
  "extra factor",
  "missing factor",
]);

/** The larger of two parts that explain a mistake equally well is pointed at last. */
const LARGER = 0.002;
const SIZE_LIMIT = 200;
const MOST_CHANGES = 40;

/** The changes of one part after which the print is worth what it should be, the most typical ones first. */
export function singleChanges(target: Target): readonly Change<Expr>[] {
  const { whole, worth, sample } = target;
  const places = placesIn(whole, worth, sample);
  const found = places.flatMap((place) => changesAt(place, target));
  const inside = places.flatMap((place) => argumentChanges(place, target));
  const all = [...found, ...inside, ...swaps(target)].sort((a, b) => a.cost - b.cost).slice(0, MOST_CHANGES);
  // To undo an operation loses digits, and sometimes more.
  return all.filter(({ result }) => areClose(valuesOf(result, sample), worth));
}

function changesAt(place: Place, { palette, sample }: Pick<Target, "palette" | "sample">): readonly Change<Expr>[] {
  return replacementsAt(place, palette, sample).map((change) => ({
    ...change,
    ...(place.isRaised && IN_EXPONENTS.has(change.class) ? { class: "wrong exponent" as const } : {}),
    result: tidy(change.result),
    cost: change.cost + weight(place),
  }));
}

/** A function at another argument that is at hand: what has to change inside. */
function argumentChanges(place: Place, { sample, palette }: Target): readonly Change<Expr>[] {
  const { part, needs } = place;
  if (!isFunction(part) || areClose(place.is, needs)) return [];
  return palette.parts.flatMap(({ of, worth }) => {
    if (of.kind !== part.kind || !sameHead(of, part) || !areClose(worth, needs)) return [];
    const [own, others] = [children(part), children(of)];
    const apart = own.flatMap((arg, i) => {
      const other = others[i];
      const isSame = other === undefined || areClose(valuesOf(arg, sample), valuesOf(other, sample));
      return isSame ? [] : [{ arg, other, i }];
    });
    const [changed, another] = apart;
    if (changed === undefined || another !== undefined) return [];
    const { arg, other, i } = changed;
    const inner = paletteOf([arg, other].flatMap(partsOf), sample);
    return placesIn(arg, valuesOf(other, sample), sample)
      .flatMap((inside) => changesAt(inside, { sample, palette: inner }))
      .map((change) => {
        const args = own.map((one, k) => (k === i ? change.result : one));
        return { ...change, result: tidy(place.put(withChildren(part, args))) };
      });
  });
}

const isFunction = ({ kind }: Expr): boolean => kind === "call" || kind === "application";

const weight = ({ part }: Place): number => LARGER * nodesIn(part, SIZE_LIMIT);

const timesIn = (e: Expr, symbol: Expr): number =>
  sameExpr(e, symbol) ? 1 : children(e).reduce((count, part) => count + timesIn(part, symbol), 0);

/** Where two symbols stand more than once each, one of them misread is the smaller change. */
const OFTEN = 0.3;

/** Two symbols that stand in each other's place. */
function swaps({ whole, worth, sample, palette }: Target): readonly Change<Expr>[] {
  const value = compile(whole);
  // A function at other arguments has its own values.
  const hasArguments = someNode(whole, ({ kind }) => kind === "application");
  const symbols = [...palette.atoms, ...palette.names].flatMap(({ of }) =>
    of.kind === "symbol" && someNode(whole, (node) => sameExpr(node, of)) ? [of] : [],
  );
  return symbols.flatMap((a, i) =>
    symbols.slice(i + 1).flatMap((b) => {
      const exchanged = (name: string): string => (name === a.name ? b.name : name === b.name ? a.name : name);
      const isRight = areClose(
        sample.points.map((at) => value({ get: (name) => at.get(exchanged(name)) })),
        worth,
      );
      if (!isRight && !hasArguments) return [];
      const result = rewrite(whole, (e) =>
        e.kind === "symbol" ? (e.name === a.name ? b : e.name === b.name ? a : e) : e,
      );
      if (!isRight && !areClose(valuesOf(result, sample), worth)) return [];
      const isOften = timesIn(whole, a) + timesIn(whole, b) > 2;
      const change: Change<Expr> = {
        class: "swapped symbols",
        guilty: a,
        instead: b,
        result,
        cost: costOf("swapped symbols") + (isOften ? OFTEN : 0),
        ...spanOf(whole),
      };
      return [change];
    }),
  );
}

/** First changes that are tried for the sake of a second one. */
const MOST_FIRST = 200;
/** Larger prints are not searched for two mistakes. */
const MOST_PARTS = 60;

/** Pairs of plain changes after which the print is worth what it should be. */
export function doubleChanges(target: Target): readonly Change<Expr>[] {
  const { whole, worth, sample, palette } = target;
  if (nodesIn(whole, MOST_PARTS + 1) > MOST_PARTS) return [];
  const atoms = palette.atoms.map(({ of }) => of);
  const found = [...exprEdits(whole, atoms)]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_FIRST)
    .flatMap((first) =>
      placesIn(first.result, worth, sample).flatMap((place) =>
        plainReplacementsAt(place, palette, sample).map(
          (second): Change<Expr> => ({
            ...second,
            result: tidy(second.result),
            also: first,
            cost: first.cost + second.cost + weight(place),
            ...(first.span ? { span: first.span } : {}),
          }),
        ),
      ),
    );
  return found.sort((a, b) => a.cost - b.cost);
}
