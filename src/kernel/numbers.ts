/** Relations of numbers such as exp(1) < 3, by intervals that contain both sides: nothing that is given counts. */

import type { Relation } from "../math/expr.ts";
import { nodesIn } from "../math/expr.ts";
import { conditionsOf } from "./conditions.ts";
import { compareClosed } from "./enclosure.ts";
import { againstZero } from "./facts.ts";
import type { Meter } from "./meter.ts";
import { Stop, spend } from "./meter.ts";
import { isClosed } from "./point.ts";

/** What an enclosure costs, and what each node in it does, in kernel operations. */
const COST = 5_000;
const NODE_COST = 250;
/** Larger expressions are not enclosed. */
const NODE_LIMIT = 2_000;

/** Whether a relation of two numbers is certain, and both are defined. Throws Stop when they are no numbers. */
export function holdsOfNumbers(r: Relation, meter: Meter): boolean {
  // Evidence can come from a file: the relation may be of no known kind.
  againstZero(r);
  const size = nodesIn(r.left, NODE_LIMIT) + nodesIn(r.right, NODE_LIMIT);
  if (size >= NODE_LIMIT || !isClosed(r.left) || !isClosed(r.right))
    throw new Stop("refused", "The evidence encloses what is no number.");
  spend(meter, COST + NODE_COST * size);
  return [...conditionsOf(r), r].every((part) => compareClosed(part) === "true");
}
