/** The table of step kinds: a new one is a file in this folder and a line here. */

import { choice } from "./choice.ts";
import { conclude } from "./conclude.ts";
import { define } from "./define.ts";
import { definite } from "./definite.ts";
import { density } from "./density.ts";
import { derivative } from "./derivative.ts";
import { differenceEquation } from "./difference-equation.ts";
import { differential } from "./differential.ts";
import { differentialEquation } from "./differential-equation.ts";
import { distribution } from "./distribution.ts";
import { eigenvalues } from "./eigenvalues.ts";
import { elasticity } from "./elasticity.ts";
import { envelope } from "./envelope.ts";
import { equal } from "./equal.ts";
import { evaluate } from "./evaluate.ts";
import { existence } from "./existence.ts";
import { expectation } from "./expectation.ts";
import { fixedPoint } from "./fixed-point.ts";
import { foc } from "./foc.ts";
import { implicit } from "./implicit.ts";
import { induction } from "./induction.ts";
import { intermediateValue } from "./intermediate-value.ts";
import { inverse } from "./inverse.ts";
import type { StepKind } from "./kind.ts";
import { kkt } from "./kkt.ts";
import { limit } from "./limit.ts";
import { matrixDeterminant } from "./matrix-determinant.ts";
import { matrixInverse } from "./matrix-inverse.ts";
import { optimum } from "./optimum.ts";
import { parameters } from "./parameters.ts";
import { probability } from "./probability.ts";
import { problem } from "./problem.ts";
import { proposition } from "./proposition.ts";
import { rearrange } from "./rearrange.ts";
import { sign } from "./sign.ts";
import { soc } from "./soc.ts";
import { solve } from "./solve.ts";
import { steadyState } from "./steady-state.ts";
import { substitute } from "./substitute.ts";
import { supermodularity } from "./supermodularity.ts";
import { table } from "./table.ts";
import { taylor } from "./taylor.ts";

export const STEP_KINDS: readonly StepKind[] = [
  define,
  equal,
  substitute,
  rearrange,
  derivative,
  elasticity,
  differential,
  taylor,
  sign,
  problem,
  foc,
  soc,
  kkt,
  optimum,
  envelope,
  choice,
  implicit,
  solve,
  limit,
  inverse,
  intermediateValue,
  fixedPoint,
  matrixDeterminant,
  matrixInverse,
  eigenvalues,
  definite,
  supermodularity,
  probability,
  density,
  distribution,
  expectation,
  steadyState,
  differenceEquation,
  differentialEquation,
  induction,
  evaluate,
  table,
  conclude,
  existence,
  parameters,
  proposition,
];
