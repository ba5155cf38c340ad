/** Kept evidence in the place of a search: the same report, without asking a searcher; and what is missing is searched for. */

import { describe, expect, test } from "vitest";
import type { KeptEvidence, Tools } from "../../src/check/ports.ts";
import type { Report } from "../../src/check/report.ts";
import { decode, encode } from "../../src/evidence/codec.ts";
import type { EvidenceStore } from "../../src/evidence/store.ts";
import { openEvidence } from "../../src/evidence/store.ts";
import type { Verdict } from "../../src/kernel/judge.ts";
import type { Obligation, Proposal } from "../../src/kernel/obligation.ts";
import { json } from "../../src/render/json.ts";
import { checkTexts, silentOracle, toolsWith } from "../support/check.ts";
import { fixturesIn } from "../support/fixtures.ts";
import { filesIn, samplesOf } from "./samples.ts";

type Texts = Readonly<Record<string, string>>;

/** What `focal prove` would write for these files, from nothing. */
async function proved(texts: Texts, old: Texts = {}): Promise<{ readonly report: Report; readonly kept: Texts }> {
  const stores = new Map<string, EvidenceStore>();
  const evidence = (path: string): KeptEvidence => {
    const store = openEvidence(old[path]);
    stores.set(path, store);
    return store;
  };
  const report = await checkTexts(texts, { tools: { ...toolsWith(silentOracle), evidence }, search: "everything" });
  return { report, kept: Object.fromEntries([...stores].map(([path, store]) => [path, store.written().text])) };
}

/** Tools that count what they are asked. */
function watchedTools(): { readonly tools: Tools; readonly asked: Obligation[] } {
  const asked: Obligation[] = [];
  const { settle, glance, oracle } = toolsWith(silentOracle);
  const watch =
    (search: Tools["settle"]): Tools["settle"] =>
    (obligation) => {
      asked.push(obligation);
      return search(obligation);
    };
  return { tools: { settle: watch(settle), glance: watch(glance), oracle }, asked };
}

/** The report without what measures work: expressions that stand in memory twice cost more than one that is shared. */
const withoutWork = (report: Report): string => json(report).replaceAll(/"operations": \d+/g, '"operations": 0');

/** What was tried in vain depends on whether anything was tried. */
const withoutAttempts = (report: Report): string =>
  withoutWork(report).replaceAll(
    /(?:tried [^";]*|nothing tried|(?:Tried without success|Nothing was tried)[^"]*)/g,
    "undecided",
  );

describe("with evidence kept", () => {
  test.each(fixturesIn("pass"))("the report on $name is the same without any search", async ({ name, text }) => {
    const texts = { [name]: text };
    const plain = withoutWork(await checkTexts(texts));
    const { report, kept } = await proved(texts);
    expect(withoutWork(report)).toBe(plain);
    expect((await proved(texts)).kept).toEqual(kept);
    expect((await proved(texts, kept)).kept).toEqual(kept);
    const { tools, asked } = watchedTools();
    expect(withoutWork(await checkTexts(texts, { tools, evidence: kept, search: "nothing" }))).toBe(plain);
    expect(asked).toEqual([]);
    expect(withoutWork(await checkTexts(texts, { tools, evidence: kept }))).toBe(plain);
  });

  test("the report on every wrong fixture is the same", {
    timeout: 120_000,
  }, async () => {
    const texts = Object.fromEntries(fixturesIn("fail").map(({ name, text }) => [`${name}.yaml`, text]));
    const plain = withoutWork(await checkTexts(texts));
    const { report, kept } = await proved(texts);
    expect(withoutWork(report)).toBe(plain);
    expect(withoutWork(await checkTexts(texts, { evidence: kept }))).toBe(plain);
  });

  test("only what is missing is searched for", async () => {
    const model = "symbols:\n  x: {is: effort, positive: true}\n  y: {is: luck, nonnegative: true}\nsteps:\n";
    const one = "  - {sign: x^2 + x y, claim: positive}\n";
    const two = "  - {sign: x + y + 1, claim: positive}\n";
    const { kept } = await proved({ "a.yaml": model + one });
    const run = async (text: string): Promise<number> => {
      const { tools, asked } = watchedTools();
      const { files } = await checkTexts({ "a.yaml": text }, { tools, evidence: kept });
      expect(files[0]?.steps.map(({ verdict }) => verdict)).not.toContain("unknown");
      return asked.length;
    };
    expect(await run(model + one)).toBe(0);
    expect(await run(`# A comment.\ntitle: Effort\n${model}\n  # Another.\n${one}`)).toBe(0);
    expect(await run(model + two + one)).toBe(1);
    expect(await run(model.replace("luck,", "luck, tex: Y,") + one)).toBe(0);
    expect(await run(model + one.replace("x^2", "x^3"))).toBe(1);
  });
});

describe("a frozen check", () => {
  const step = "symbols:\n  x: {is: effort, positive: true}\nsteps:\n";

  test("of what has no evidence decides nothing and says what to do", async () => {
    const { tools, asked } = watchedTools();
    const { files } = await checkTexts(
      { "a.yaml": `${step}  - {sign: x + 1, claim: positive}\n` },
      { tools, evidence: {}, search: "nothing" },
    );
    const [file] = files;
    expect(asked).toEqual([]);
    expect(file?.steps.map(({ verdict }) => verdict)).toEqual(["unknown"]);
    expect(JSON.stringify([file?.diagnostics, file?.steps[0]?.diagnostics])).toContain("run `focal prove`");
  });

  test("fills no hole", async () => {
    const asking: Tools = {
      ...watchedTools().tools,
      oracle: { ...silentOracle, simplify: () => Promise.reject(new Error("asked")) },
    };
    const { files } = await checkTexts(
      { "a.yaml": `${step}  - derivative: {of: x^2, in: x}\n    claim: "?"\n` },
      { tools: asking, evidence: {}, search: "nothing" },
    );
    expect(files[0]?.steps[0]?.diagnostics[0]?.hint).toContain("--frozen");
  });

  test("of one file does not use the evidence of another", async () => {
    const text = `${step}  - {sign: x + 1, claim: positive}\n`;
    const { kept } = await proved({ "a.yaml": text });
    const { files } = await checkTexts({ "a.yaml": text, "b.yaml": text }, { evidence: kept, search: "nothing" });
    expect(files.map(({ steps }) => steps[0]?.verdict)).toEqual(["proved", "unknown"]);
  });
});

test("a strict check accepts nothing that rests on a solver's word, and no run keeps it", async () => {
  const proposal: Proposal = { kind: "solver", solver: "Z3", script: "(check-sat)", answer: "unsat" };
  // The kernel alone can make such a verdict: this is one in shape only.
  const verdict = { kind: "proved", proposal, operations: 1 } as unknown as Verdict;
  const { oracle } = toolsWith(silentOracle);
  const believe = async () => ({ verdict, tried: [], operations: 1 });
  const tools: Tools = { settle: believe, glance: believe, oracle };
  const texts = { "a.yaml": "symbols:\n  x: {is: effort}\nsteps:\n  - {sign: x^2, claim: nonnegative}\n" };
  const run = async (strict: boolean) => (await checkTexts(texts, { tools, strict })).files[0]?.steps[0];
  expect((await run(false))?.verdict).toBe("proved");
  const step = await run(true);
  expect(step?.verdict).toBe("unknown");
  expect(JSON.stringify(step?.diagnostics)).toContain("the word of Z3 alone");
  const store = openEvidence(undefined);
  await checkTexts(texts, { tools: { ...tools, evidence: () => store }, search: "everything" });
  expect(store.written().entries).toBe(0);
});

const plainOf = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (field, part: unknown) =>
      field === "span" ? undefined : typeof part === "bigint" ? `${part}` : part,
    ),
  );

describe("the papers", () => {
  test("every proposal comes back from its text as it was, places aside", async () => {
    const samples = [...(await samplesOf("test/fixtures/pass", "search")), ...(await samplesOf("derivations", "kept"))];
    expect(samples.length).toBeGreaterThan(200);
    for (const { proposal } of samples) {
      const back = decode(JSON.parse(JSON.stringify(encode(proposal))));
      expect(plainOf(back)).toEqual(plainOf(proposal));
    }
  });

  test("stand on the evidence that is kept beside them", async () => {
    const { texts, evidence } = filesIn("derivations");
    for (const [path, text] of Object.entries(evidence)) expect(text.length, path).toBeLessThan(2_000_000);
    const { tools, asked } = watchedTools();
    const frozen = await checkTexts(texts, { tools, evidence, search: "nothing" });
    const faults = frozen.files.flatMap((file) => [
      ...file.diagnostics.map(({ code }) => `${file.path} ${code}`),
      ...file.steps.filter(({ ok }) => !ok).map(({ id }) => `${file.path} ${id}`),
    ]);
    // When searches have changed: npm run build && node dist/focal.js prove derivations
    expect(faults).toEqual([]);
    expect(asked).toEqual([]);
  });

  test("stand on new evidence exactly as after the search for it", { timeout: 120_000 }, async () => {
    const { texts } = filesIn("derivations/wei-2021");
    const { report, kept } = await proved(texts);
    const frozen = await checkTexts(texts, { evidence: kept, search: "nothing" });
    expect(withoutAttempts(frozen)).toBe(withoutAttempts(report));
  });
});
