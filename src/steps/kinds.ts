/** The table of step kinds: a new one is a file in this folder and a line here. */

import { conclude } from "./conclude.ts";
import { define } from "./define.ts";
import { derivative } from "./derivative.ts";
import { equal } from "./equal.ts";
import { existence } from "./existence.ts";
import { foc } from "./foc.ts";
import type { StepKind } from "./kind.ts";
import { kkt } from "./kkt.ts";
import { limit } from "./limit.ts";
import { parameters } from "./parameters.ts";
import { problem } from "./problem.ts";
import { proposition } from "./proposition.ts";
import { rearrange } from "./rearrange.ts";
import { sign } from "./sign.ts";
import { soc } from "./soc.ts";
import { solve } from "./solve.ts";
import { substitute } from "./substitute.ts";

export const STEP_KINDS: readonly StepKind[] = [
  define,
  equal,
  substitute,
  rearrange,
  derivative,
  sign,
  problem,
  foc,
  soc,
  kkt,
  solve,
  limit,
  conclude,
  existence,
  parameters,
  proposition,
];
