/** The catalogue of codes: one source for the terminal, the reports, the editor and `focal explain`. */

export interface CodeEntry {
  /** A few words, for a heading. */
  readonly title: string;
  /** What it means, why it matters, what to do: plain sentences. */
  readonly explanation: string;
}

export const CODES = {
  F101: {
    title: "not YAML",
    explanation:
      "The file cannot be read as YAML, so nothing in it was checked. Look at the place the caret points to: a missing space after a colon, a tab, an unclosed quote or bracket. A formula that starts with |, [, {, >, &, *, ! or % needs quotes around it.",
  },
  F102: {
    title: "not the expected shape",
    explanation:
      "A field is missing, misspelt, or holds something of another kind than it should. The message names the field and what belongs there; `focal explain` and the JSON Schema list the fields of each step.",
  },
  F103: {
    title: "unknown step kind",
    explanation:
      "Every step has exactly one verb, such as `derivative` or `solve`. This step has none that is known, or more than one.",
  },
  F104: {
    title: "formula not understood",
    explanation:
      "The mathematics cannot be parsed at the caret. Plain notation (`(a + b)^2/2`) and LaTeX (`\\frac{(a+b)^2}{2}`) are both read; brackets must match and an operator needs something on both sides.",
  },
  F105: {
    title: "unknown name",
    explanation:
      "A symbol, function or definition is used that the file does not declare above this place. Declare it under `symbols` or `functions`, or correct the spelling; names are never invented.",
  },
  F106: {
    title: "wrong number of arguments",
    explanation: "A declared function is applied to more or fewer arguments than its declaration names.",
  },
  F107: {
    title: "ambiguous formula",
    explanation:
      "The formula can be read in two ways, as `a/b c` can be a c/b or a/(b c). Write brackets or an explicit `*` to say which.",
  },
  F108: {
    title: "too large",
    explanation:
      "A file, formula, power or nesting exceeds the limits that keep checking a stranger's file safe. Split the step, or write the power with a symbol.",
  },
  F109: {
    title: "declared twice",
    explanation: "A name, id or label stands for two things. Rename one of them.",
  },
  F110: {
    title: "unknown reference",
    explanation: "A step refers to a label or id that no step above it carries.",
  },
  F111: {
    title: "reference to a later step",
    explanation:
      "A step may rest only on steps above it, so that no argument goes in a circle. Move the step it needs above it.",
  },
  F112: {
    title: "file not available",
    explanation: "A file that this one uses cannot be read, lies outside the project, or uses this file in turn.",
  },
  F201: {
    title: "contradictory assumptions",
    explanation:
      "No values of the symbols satisfy all the assumptions of this scope. Under a contradiction every claim would be true, so nothing in the scope is accepted.",
  },
  F202: {
    title: "consistency not shown",
    explanation:
      "No point was found that satisfies all the assumptions of this scope, and no contradiction either. Simplify the assumptions, or check that they are meant so.",
  },
  F203: {
    title: "division by zero",
    explanation: "A denominator is zero whatever the values of the symbols.",
  },
  F301: {
    title: "not equal",
    explanation: "The claimed expression is not what the step derives: at the point shown they differ.",
  },
  F302: {
    title: "not that sign",
    explanation: "The claimed sign fails at the point shown, or, for `ambiguous`, the sign is the same everywhere.",
  },
  F303: {
    title: "not equivalent",
    explanation:
      "The two statements are not true at the same points: at the point shown one holds and the other does not.",
  },
  F304: {
    title: "not the solution set",
    explanation:
      "A claimed solution does not solve the equation, lies outside the assumptions, or a solution is missing from the claim.",
  },
  F305: {
    title: "does not follow",
    explanation: "The claim fails at a point at which everything it is said to follow from holds.",
  },
  F306: {
    title: "a case is forgotten",
    explanation:
      "The Kuhn-Tucker conditions leave a set of binding constraints that no branch of the step treats, a branch is treated twice, or a branch that is set aside as impossible can occur.",
  },
  F307: {
    title: "the printed claim is right",
    explanation:
      "The step is marked as an erratum, but the claim as printed is proved. Remove the erratum, or check the transcription.",
  },
  F308: {
    title: "the correction is not proved",
    explanation: "The step is marked as an erratum, and the corrected claim is refuted or undecided.",
  },
  F309: {
    title: "the recorded counterexample is off",
    explanation:
      "The values that the erratum records at its point are not the values that the formulas have there, the point violates the assumptions, or the printed claim holds there after all.",
  },
  F310: {
    title: "the parameters violate the assumptions",
    explanation: "The stated parameter values cannot hold together with the assumptions of the scope.",
  },
  F311: {
    title: "the value named does not do",
    explanation:
      'An `exists` step names a value that should meet its conditions, and at the point shown it does not. Another value may, so the step is not decided. Name another one, or write `by: "?"` to have Focal look for one; the statement itself is refuted only where no value at all meets the conditions.',
  },
  F320: {
    title: "not the optimum",
    explanation:
      "The claimed point violates a constraint, or another feasible point, which is shown, does better or as well, or a condition fails by which the claim was to follow. Feasible are the points that satisfy the constraints of the problem and what is assumed of its choice variables.",
  },
  F321: {
    title: "wrong region of a branch",
    explanation:
      "The parameters that `when` names for a branch are not those at which it has a solution: the branch occurs outside of them, its solution violates a condition inside, or the regions of all branches leave some parameters out.",
  },
  F322: {
    title: "regions overlap",
    explanation:
      "The parameters of two branches have a point in common, at which several solutions satisfy the Kuhn-Tucker conditions. That is no mistake, but only a comparison of the objective says which of them is best. An `optimum` step makes it.",
  },
  F323: {
    title: "no constraint qualification",
    explanation:
      "At a point where these constraints bind, their gradients are not shown to be independent (LICQ), and the constraints are not shown to be convex with a point strictly inside (Slater). An optimum at such a point need not satisfy the Kuhn-Tucker conditions, so that it may be in no branch. Name a strictly feasible point under `slater`, or look at these points by themselves.",
  },
  F324: {
    title: "not a solution of the problem",
    explanation:
      "The values put in for the choice variables and multipliers do not satisfy the Kuhn-Tucker conditions of the problem, so that the envelope theorem says nothing of the derivative of its value there.",
  },
  F330: {
    title: "the Jacobian can vanish",
    explanation:
      "The implicit function theorem needs a Jacobian determinant, of the equations in their unknowns, that is not zero where they hold. At the point shown it is zero, so the equations need not determine the unknowns there. Assume what excludes such points, such as a strict second-order condition.",
  },
  F331: {
    title: "the matrix can be singular",
    explanation:
      "A matrix has an inverse where its determinant is not zero. At the point shown it is zero. Assume what excludes such points.",
  },
  F340: {
    title: "not a probability",
    explanation:
      "What is said to be a probability is negative or exceeds one at the point shown, the probabilities of all outcomes do not sum to one, a density is negative or has another integral than one, or a distribution function does not rise from zero to one.",
  },
  F341: {
    title: "a hypothesis fails",
    explanation:
      "The theorem that the step applies has a hypothesis that fails at the point shown: the ends of an interval are not in order, the values at its ends lie on the same side, a function leaves the interval, or it takes a value twice. Change the interval, or assume what the theorem needs.",
  },
  F342: {
    title: "not a solution over time",
    explanation:
      "Put into the equations, the claimed formula does not satisfy them at the point shown, or it does not have the values given at some time.",
  },
  F343: {
    title: "not that stability",
    explanation:
      "A steady state is said to be stable, unstable or a saddle point, and the derivatives of the law of motion there say otherwise at the point shown. Where they are on the border (a slope of zero, or of one in absolute value between periods) they decide nothing.",
  },
  F344: {
    title: "induction fails",
    explanation:
      "The claim fails at the first whole number, or at one of those after it; or the step from each number to the next is not shown, in which case the claim is not decided. A stronger claim, or one that says more about the number, may be easier to carry on.",
  },
  F350: {
    title: "not the printed number",
    explanation:
      "A printed number is not the value of its formula. A number with a decimal point or a percent sign is rounded: the value lies within half a unit of its last printed place, and at a tie either neighbour is right. Any other number is exact; write `12.` for 12 rounded to units. The message shows the value in the style of the print.",
  },
  F351: {
    title: "units that do not match",
    explanation:
      "The formula adds or compares what is measured in different units, or takes an exponential, a logarithm or a power of what is no pure number. Checked where all symbols of a formula have a `unit`; numbers are pure, and zero is measured in any unit. Often a factor is missing, such as a price or a length of time.",
  },
  F401: {
    title: "not decided",
    explanation:
      "Neither a proof nor a counterexample was found. The message lists what was tried and which assumption would help.",
  },
  F402: {
    title: "not shown to be defined",
    explanation:
      "The claim divides, takes a root or a logarithm, and the assumptions do not exclude the points where that is impossible. Add the condition named in the message to `assume`.",
  },
  F403: {
    title: "too much work",
    explanation: "The budget of kernel operations was spent before the claim was decided. Split the step in two.",
  },
  F404: {
    title: "a hole to fill",
    explanation: "The claim is still a hole; the message shows what would fill it.",
  },
  F501: {
    title: "rests on an error",
    explanation:
      "The step itself stands, but it rests on a step whose printed claim is wrong or unproved; where that step has a correction, the correction was used.",
  },
  F502: {
    title: "damaged evidence",
    explanation:
      "The file of evidence beside this step file, or a part of it, is not what Focal writes: it was edited, cut off, or comes from another version. What cannot be read is ignored, and no verdict rests on it. `focal prove` writes the file anew.",
  },
  F503: {
    title: "stale evidence",
    explanation:
      "Some of the evidence kept for this file is no longer accepted by the kernel, which judges it again in every run. No verdict rests on it. `focal prove` searches again and writes what it finds.",
  },
  F504: {
    title: "assumption that follows",
    explanation:
      "The other assumptions already imply this one, so it says nothing new. A reader may take it for a restriction that the results need. Looked for with `focal check --assumptions`.",
  },
  F505: {
    title: "assumption without use",
    explanation:
      "Everything that is proved where this assumption holds is proved without it. Either it can be left out, or a step that should use it says less than was meant. Looked for with `focal check --assumptions`.",
  },
} as const satisfies Record<string, CodeEntry>;

export type Code = keyof typeof CODES;
