/** Equations with several solutions, as step files of one step: those of the table that tests of `solve` use. */

import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { SourceText } from "./claims.ts";

const root = z.union([z.string(), z.number()]).transform(String);
const question = z.looseObject({
  solve: z.unknown(),
  for: z.unknown(),
  assume: z.array(z.string()).default([]),
  claim: z.array(z.unknown()),
});
const table = z.looseObject({
  symbols: z.object({ positive: z.array(z.string()), share: z.array(z.string()), real: z.array(z.string()) }),
  topics: z.record(z.string(), z.array(question)),
});
type Symbols = z.infer<typeof table>["symbols"];

/** The questions whose answer is a list of two or more values of one unknown. Throws on a table of another shape. */
export function solveFiles(path: string): readonly SourceText[] {
  const { symbols, topics } = table.parse(parse(readFileSync(path, "utf8")));
  const questions = Object.entries(topics).flatMap(([topic, list]) => list.map((one) => ({ topic, ...one })));
  return questions.flatMap(({ topic, solve, for: unknown, assume, claim }, number) => {
    const roots = z.array(root).min(2).safeParse(claim);
    if (!roots.success) return [];
    const step = { solve: { equation: solve, for: unknown }, claim: roots.data };
    const used = new Set(JSON.stringify([step, assume]).match(/[A-Za-z]\w*/g) ?? []);
    const header = {
      title: topic,
      symbols: declarations(symbols, used),
      assume: [...boundsOf(symbols, used), ...assume],
    };
    return [
      {
        path: `solve-${number}.yaml`,
        about: `${topic}: ${JSON.stringify(solve)} for ${JSON.stringify(unknown)}`,
        // JSON is YAML, and quotes everything; a claim on a line of its own is easily replaced.
        text: [
          `title: ${JSON.stringify(header.title)}`,
          `symbols: ${JSON.stringify(header.symbols)}`,
          ...(header.assume.length > 0 ? [`assume: ${JSON.stringify(header.assume)}`] : []),
          `steps:\n  - solve: ${JSON.stringify(step.solve)}\n    claim: ${JSON.stringify(step.claim)}\n`,
        ].join("\n"),
      },
    ];
  });
}

const declarations = ({ positive, share, real }: Symbols, used: ReadonlySet<string>): object => ({
  ...Object.fromEntries(
    positive.filter((name) => used.has(name)).map((name) => [name, { is: "a parameter", positive: true }]),
  ),
  ...Object.fromEntries([...share, ...real].filter((name) => used.has(name)).map((name) => [name, { is: "a value" }])),
});

const boundsOf = ({ share }: Symbols, used: ReadonlySet<string>): readonly string[] =>
  share.filter((name) => used.has(name)).flatMap((name) => [`${name} > 0`, `${name} < 1`]);
