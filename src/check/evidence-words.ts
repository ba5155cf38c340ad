/** What a verdict rests on, in a few words. */

import type { Verdict } from "../kernel/judge.ts";
import type { Evidence, Point, Proof, ValueEvidence } from "../kernel/obligation.ts";
import { showExpr } from "../math/print-text.ts";

/** "kernel identity", "certificate", "counterexample", "a point: x = 1". */
export function evidenceWords(verdict: Verdict, tried: readonly string[]): string {
  switch (verdict.kind) {
    case "proved": {
      const { proposal } = verdict;
      if (proposal.kind === "witness")
        return proposal.point.length === 0 ? "evaluation" : `a point: ${showPoint(proposal.point)}`;
      if (proposal.kind === "solver") return `${proposal.solver}, whose word is not re-checked`;
      const values = [...new Set((proposal.values ?? []).map(({ kind }) => VALUE_WORDS[kind]))];
      return [...values, proofWords(proposal.proof)].join(", then ");
    }
    case "refuted":
      return verdict.point ? "counterexample" : "proof that there is no such point";
    case "unknown":
      return tried.length === 0 ? "nothing tried" : `tried ${tried.join(", ")}`;
  }
}

const VALUE_WORDS: Readonly<Record<ValueEvidence["kind"], string>> = {
  integral: "antiderivative",
  series: "closed form by induction",
  limit: "limit by growth",
};

export const showPoint = (point: Point): string =>
  point.map(({ at, value }) => `${showExpr(at)} = ${showExpr(value)}`).join(", ");

function proofWords(proof: Proof): string {
  const kinds = [...new Set([...kindsIn(proof.claim), ...proof.conditions.flatMap(kindsIn)])];
  const others = kinds.filter((kind) => kind !== "identity");
  if (others.length === 0) return "kernel identity";
  return [...new Set(others.map((kind) => WORDS[kind]))].join(", ");
}

const WORDS: Readonly<Record<Evidence["by"], string>> = {
  identity: "kernel identity",
  combination: "certificate",
  contradiction: "certificate of contradiction",
  conjugate: "conjugate of a root",
  root: "sign of a root",
  lemma: "lemma",
  substitute: "substitution",
  split: "cases of a sign",
  cases: "cases",
  parts: "parts",
  choose: "one alternative",
  axiom: "general truth",
  image: "comparison of images",
  univariate: "roots of polynomials",
  enclosure: "enclosure of numbers",
  "zero-product": "zero product",
};

/** The rules that an evidence uses, the outermost first; taking parts one by one goes without saying. */
function kindsIn(evidence: Evidence): readonly Evidence["by"][] {
  switch (evidence.by) {
    case "identity":
    case "combination":
    case "contradiction":
    case "univariate":
    case "enclosure":
      return [evidence.by];
    case "conjugate":
      return [evidence.by, ...kindsIn(evidence.norm), ...kindsIn(evidence.opposite)];
    case "root":
      return [evidence.by, ...kindsIn(evidence.radicand)];
    case "lemma":
      return [evidence.by, ...kindsIn(evidence.proof.claim), ...kindsIn(evidence.then)];
    case "substitute":
      return [evidence.by, ...kindsIn(evidence.then.claim)];
    case "split":
      return [evidence.by, ...[evidence.negative, evidence.zero, evidence.positive].flatMap(kindsIn)];
    case "cases":
      return [evidence.by, ...evidence.parts.flatMap(kindsIn)];
    case "parts":
      return evidence.parts.flatMap(kindsIn);
    case "image":
      return [evidence.by, ...evidence.sides.flatMap(kindsIn), ...kindsIn(evidence.then.claim)];
    case "axiom":
    case "choose":
    case "zero-product":
      return [evidence.by, ...kindsIn(evidence.then)];
  }
}
