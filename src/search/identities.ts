/** Equations that the normal form settles, told apart beforehand from those that it cannot. */

import type { Obligation, Proposal } from "../kernel/obligation.ts";
import type { Searcher } from "../kernel/ports.ts";
import { differ } from "../kernel/residue.ts";
import type { Expr } from "../math/expr.ts";
import { someNode } from "../math/expr.ts";
import { compile } from "../numeric/approximate.ts";

const PROPOSAL: Proposal = { kind: "proof", proof: { conditions: [], claim: { by: "identity" } } };

/** Offers the bare identity for an equation, whose conditions are then evident or not. */
export const identities: Searcher = {
  name: "normal form",
  propose: (obligation) => (isEquation(obligation) ? [PROPOSAL] : []),
};

const isEquation = (o: Obligation): boolean => o.kind === "forall" && o.claim.kind === "relation" && o.claim.op === "=";

/** Whether the claim is an equation whose sides are different functions, with no equation given that may help. */
export const areDifferent = (o: Obligation): boolean =>
  o.kind === "forall" &&
  o.claim.kind === "relation" &&
  o.claim.op === "=" &&
  o.given.every((f) => f.kind === "relation" && f.op !== "=") &&
  (differ(o.claim.left, o.claim.right) ||
    ([o.claim.left, o.claim.right].some(isTranscendental) && differNearby(o.claim.left, o.claim.right)));

/** Whether a residue says nothing of it. */
const isTranscendental = (e: Expr): boolean =>
  someNode(e, (node) =>
    node.kind === "power"
      ? node.exponent.kind !== "number" || node.exponent.value.d !== 1n
      : node.kind === "call" || node.kind === "extremum" || node.kind === "piecewise",
  );

/** Whether two sides without functions have different values where all symbols are positive numbers. */
function differNearby(left: Expr, right: Expr): boolean {
  const [a, b] = [left, right].map((side) => compile(side)(SOMEWHERE)) as [number, number];
  return Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

/** Some positive number for every symbol, the same for the same name. */
const SOMEWHERE: Pick<ReadonlyMap<string, number>, "get"> = {
  get(name) {
    let hash = 7;
    for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 1009;
    return 0.5 + hash / 1009;
  },
};
