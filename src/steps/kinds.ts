/** The table of step kinds: a new one is a file in this folder and a line here. */

import { choice } from "./choice.ts";
import { conclude } from "./conclude.ts";
import { define } from "./define.ts";
import { definite } from "./definite.ts";
import { derivative } from "./derivative.ts";
import { differential } from "./differential.ts";
import { eigenvalues } from "./eigenvalues.ts";
import { elasticity } from "./elasticity.ts";
import { equal } from "./equal.ts";
import { existence } from "./existence.ts";
import { foc } from "./foc.ts";
import { implicit } from "./implicit.ts";
import type { StepKind } from "./kind.ts";
import { kkt } from "./kkt.ts";
import { matrixDeterminant } from "./matrix-determinant.ts";
import { matrixInverse } from "./matrix-inverse.ts";
import { parameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { proposition } from "./proposition.ts";
import { rearrange } from "./rearrange.ts";
import { sign } from "./sign.ts";
import { soc } from "./soc.ts";
import { solve } from "./solve.ts";
import { substitute } from "./substitute.ts";
import { supermodularity } from "./supermodularity.ts";

export const STEP_KINDS: readonly StepKind[] = [
  define,
  equal,
  substitute,
  rearrange,
  derivative,
  elasticity,
  differential,
  implicit,
  matrixDeterminant,
  matrixInverse,
  eigenvalues,
  definite,
  supermodularity,
  sign,
  problem,
  foc,
  soc,
  kkt,
  solve,
  choice,
  conclude,
  existence,
  parameters,
  proposition,
];
