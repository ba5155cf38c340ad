/** The files whose claims are misprinted: the derivations with their errata put right, sample files, textbook claims. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, parseDocument, type YAMLMap } from "yaml";
import { readSuite } from "../suite/suite.ts";
import type { SourceText } from "./claims.ts";
import { stepsIn } from "./claims.ts";
import { solveFiles } from "./solve-files.ts";
import { filesOf } from "./suite-files.ts";

export type Origin = "corpus" | "suite";

/** The fields of a step that a correction names by themselves. */
const FIELDS = ["claim", "sign", "assume", "from", "direction", "multiplicity", "such that", "by", "branches"];

/** The files below the root of the project. */
export function readSources(root: string, origin: Origin): readonly SourceText[] {
  if (origin === "suite")
    return [
      ...readSuite(join(root, "test/suite/")).flatMap(filesOf),
      ...solveFiles(join(root, "test/steps/solution-sets.yaml")),
    ];
  return ["derivations", "test/fixtures/pass"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => {
        const path = `${folder}/${name.replaceAll("\\", "/")}`;
        return { path, about: path, text: corrected(readFileSync(join(root, path), "utf8")) };
      }),
  );
}

/** The text with every confirmed misprint replaced by its correction: what is left is meant to be true. */
function corrected(text: string): string {
  const document = parseDocument(text);
  for (const step of stepsIn(document.get("steps"))) putRight(step);
  return document.toString({ lineWidth: 0 });
}

function putRight(step: YAMLMap): void {
  const erratum = step.get("erratum");
  if (!isMap(erratum)) return;
  const correction = erratum.get("corrected", true);
  step.delete("erratum");
  if (isMap(correction) && correction.items.every(({ key }) => FIELDS.includes(String(key)) || step.has(String(key))))
    for (const { key, value } of correction.items) step.set(String(key), value);
  else step.set(["parameters", "branches", "by"].find((field) => step.has(field)) ?? "claim", correction);
}
