/** What a step derives, with values for its integrals, sums and limits: so it is shown, and compared with the print. */

import type { Obligation } from "../kernel/obligation.ts";
import type { Expr, Formula } from "../math/expr.ts";
import { mapFormula, relation, rewrite, sameExpr, someNode } from "../math/expr.ts";
import type { Demand } from "../steps/demand.ts";
import type { Session } from "./session.ts";
import { settleOnce } from "./session.ts";

const isOpen = (e: Expr): boolean => e.kind === "integral" || e.kind === "limit" || e.kind === "series";

/** The demand said of the value, once it is proved to be one; the demand itself where there is none to be found. */
export async function saidOfValues(session: Session, demand: Demand): Promise<Demand> {
  const { derived, obligation } = demand;
  const { tools, options } = session;
  if (!derived || obligation.kind !== "forall" || !tools.valuedAs || options.search === "nothing") return demand;
  if (!someNode(derived, isOpen)) return demand;
  const value = await tools.valuedAs({ ...obligation, claim: relation("=", derived, derived) });
  if (value === undefined) return demand;
  const proof = await settleOnce(session, { ...obligation, claim: relation("=", derived, value) });
  if (proof.verdict.kind !== "proved") return demand;
  const put = (e: Expr): Expr => rewrite(e, (node) => (sameExpr(node, derived) ? value : node));
  const putIn = (f: Formula): Formula => mapFormula(f, put);
  const putInto = (o: Obligation): Obligation =>
    o.kind === "forall"
      ? { ...o, given: o.given.map(putIn), claim: putIn(o.claim) }
      : { ...o, given: o.given.map(putIn) };
  return {
    ...demand,
    derived: value,
    sides: demand.sides.map((side) => ({ ...side, of: put(side.of) })),
    ...(demand.repairs
      ? { repairs: demand.repairs.map((r) => ({ ...r, again: (claim) => r.again(claim).map(putInto) })) }
      : {}),
  };
}
