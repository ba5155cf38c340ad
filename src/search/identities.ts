/** Equations that the normal form settles, told apart beforehand from those that it cannot. */

import type { Obligation, Proposal } from "../kernel/obligation.ts";
import type { Searcher } from "../kernel/ports.ts";
import { differ } from "../kernel/residue.ts";

const PROPOSAL: Proposal = { kind: "proof", proof: { conditions: [], claim: { by: "identity" } } };

/** Offers the bare identity for an equation, whose conditions are then evident or not. */
export const identities: Searcher = {
  name: "normal form",
  propose: (obligation) => (isEquation(obligation) ? [PROPOSAL] : []),
};

const isEquation = (o: Obligation): boolean =>
  o.kind === "forall" && o.claim.kind === "relation" && o.claim.op === "=";

/** Whether the claim is an equation whose sides are different functions, with no equation given that may help. */
export const areDifferent = (o: Obligation): boolean =>
  o.kind === "forall" &&
  o.claim.kind === "relation" &&
  o.claim.op === "=" &&
  o.given.every((f) => f.kind === "relation" && f.op !== "=") &&
  differ(o.claim.left, o.claim.right);
