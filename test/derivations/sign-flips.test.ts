/** Changing any single sign in any claim of a paper's derivation turns the check red. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { SourceFiles, Tools } from "../../src/check/ports.ts";
import type { Report, StepReport } from "../../src/check/report.ts";
import { settle } from "../../src/search/settle.ts";
import { openTools } from "../../src/search/tools.ts";
import { bundleOracleWorker } from "../search/oracle-worker.ts";
import type { Flip } from "./signs.ts";
import { flipsOf } from "./signs.ts";

const FOLDER = "derivations";
const PATHS = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => join(FOLDER, name).replaceAll("\\", "/"))
  .sort();

const search = openTools({ workerUrl: bundleOracleWorker() });
afterAll(() => search.close());

/** The same obligation comes back with every flip in another step: it is settled once. */
function remembering(tools: Tools): Tools {
  const settled = new Map<string, ReturnType<Tools["settle"]>>();
  const glanced = new Map<string, ReturnType<Tools["settle"]>>();
  const once = (memory: typeof settled, run: Tools["settle"]): Tools["settle"] => {
    return (obligation) => {
      const key = JSON.stringify(obligation, (field, value: unknown) =>
        field === "span" ? undefined : typeof value === "bigint" ? `${value}n` : value,
      );
      const known = memory.get(key) ?? run(obligation);
      memory.set(key, known);
      return known;
    };
  };
  return { ...tools, settle: once(settled, tools.settle), glance: once(glanced, tools.glance) };
}
/** Without the solver, whose word decides nothing here, and which would be asked for long about what is false. */
const tools = remembering({ ...search, settle: (obligation) => settle(obligation, search.oracle) });

const texts = new Map(PATHS.map((path) => [path, readFileSync(path, "utf8")]));
const withText = (path: string, text: string): SourceFiles => ({
  paths: [path],
  read: (other) => (other === path ? text : texts.get(other)),
});

type Checked = { readonly report: Report; readonly step?: StepReport };

async function checkStep(path: string, text: string, id: string, withoutDiagnosis: boolean): Promise<Checked> {
  const report = await check(withText(path, text), tools, {
    only: new Set([id]),
    withoutDiagnosis,
    withoutAdvice: true,
  });
  const step = report.files[0]?.steps.find((one) => one.id === id);
  return { report, ...(step ? { step } : {}) };
}

/** The text after the first repair that the check suggests, and whether the step then stands. */
async function isRepaired(path: string, flip: Flip, id: string, step: StepReport): Promise<boolean> {
  const fix = step.diagnostics.find((d) => d.fix)?.fix;
  if (!fix) return false;
  const { text } = flip;
  const repaired = text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
  return (await checkStep(path, repaired, id, true)).step?.ok ?? false;
}

/** What became of a flip: only a step that was read and judged counts as caught by the mathematics. */
type Fate = "refuted" | "unknown" | "invalid" | "missed" | "unreadable";

function fateOf({ report, step }: Checked): Fate {
  if (!report.files[0]?.readable || !step) return "unreadable";
  return step.ok ? "missed" : step.verdict === "proved" ? "refuted" : step.verdict;
}

interface Judged {
  readonly fate: Fate;
  readonly told: string;
  /** Whether the first repair that the check suggests makes the step stand; not asked of printed errata. */
  readonly isRepaired: boolean;
}

async function judged(path: string, flip: Flip, id: string): Promise<Judged> {
  const checked = await checkStep(path, flip.text, id, flip.inErratum);
  const fate = fateOf(checked);
  const repaired = !flip.inErratum && checked.step !== undefined && (await isRepaired(path, flip, id, checked.step));
  return { fate, told: `line ${flip.line}, ${id}: ${flip.what} (${fate})`, isRepaired: repaired };
}

/** All of them take minutes: FOCAL_FLIPS=1 asks for them, and for the names of those that are not repaired. */
const EVERY = process.env.FOCAL_FLIPS ? 1 : 8;

/** The papers; signs of the textbook's claims can be turned without making them wrong, as in `- F(x) < F(y)`. */
const PAPERS = PATHS.filter((path) => !path.includes("/textbook/"));

describe.each(PAPERS)("%s", (path) => {
  test("every sign that is flipped alone is caught", { timeout: 600_000 }, async () => {
    const text = texts.get(path) ?? "";
    const base = await check(withText(path, text), tools, {});
    const ids = base.files[0]?.steps.map((step) => step.id) ?? [];
    expect(base.files[0]?.steps.every((step) => step.ok)).toBe(true);
    const flips = flipsOf(text).filter((_, i) => i % EVERY === 0);
    expect(flips.length).toBeGreaterThan(0);
    const outcomes: Judged[] = [];
    for (const flip of flips) outcomes.push(await judged(path, flip, ids[flip.step] ?? ""));
    const told = (fate: Fate): readonly string[] => outcomes.filter((o) => o.fate === fate).map((o) => o.told);
    const notRepaired = outcomes.filter((o, i) => !flips[i]?.inErratum && !o.isRepaired).map((o) => o.told);
    const asserted = flips.filter((flip) => !flip.inErratum).length;
    const counts = (["refuted", "unknown", "invalid", "missed", "unreadable"] as const)
      .map((fate) => `${told(fate).length} ${fate}`)
      .join(", ");
    console.log(
      `${path}: ${flips.length} flips: ${counts}; ${asserted - notRepaired.length} of ${asserted} outside printed errata repaired`,
    );
    if (process.env.FOCAL_FLIPS) console.log(notRepaired.join("\n"));
    expect(told("missed")).toEqual([]);
    // A flip that breaks the file is caught by its reader and shows nothing of the mathematics.
    expect([...told("unreadable"), ...told("invalid")]).toEqual([]);
  });
});
