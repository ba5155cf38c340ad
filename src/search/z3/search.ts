/** The last searcher: asks Z3 whether a claim can fail, and offers its word, or the point where it may. */

import type { Obligation, Proposal } from "../../kernel/obligation.ts";
import type { Searcher } from "../../kernel/ports.ts";
import { questionOf } from "../../kernel/smt.ts";
import { candidatesOf } from "./candidates.ts";
import type { Solver } from "./solver.ts";

/** A searcher over a solver that somebody else closes. */
export const solverSearch = (solver: Solver): Searcher => ({
  name: solver.isInstalled ? "Z3" : "Z3 (not installed)",
  propose: (obligation) => proposalsFor(obligation, solver),
});

async function* proposalsFor(obligation: Obligation, solver: Solver): AsyncGenerator<Proposal, void, undefined> {
  const question = solver.isInstalled ? questionOf(obligation) : undefined;
  if (question === undefined) return;
  const answer = await solver.ask(question.script);
  switch (answer.kind) {
    case "unsat":
      // That no point satisfies a list of formulas proves nothing of those who ask for one.
      if (obligation.kind === "forall")
        yield { kind: "solver", solver: "Z3", script: question.script, answer: "unsat" };
      return;
    case "sat":
      for (const point of candidatesOf(answer.model, question.stands)) yield { kind: "witness", point };
      return;
    case "unknown":
      return;
  }
}
