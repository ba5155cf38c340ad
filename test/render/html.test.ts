/** The static site: nothing in a file can break out of a page, every link arrives, every formula is typeset. */

import { posix } from "node:path";
import { afterAll, expect, test } from "vitest";
import { manual } from "../../src/check/manual.ts";
import { site } from "../../src/render/html/site.ts";
import { casOracle } from "../../src/search/oracle/oracle.ts";
import { STEP_KINDS } from "../../src/steps/kinds.ts";
import { bundleOracleWorker } from "../search/oracle-worker.ts";
import { toolsWith } from "../support/check.ts";
import { hostile, monopoly, sample } from "./sample.ts";
import { elementsOf, markupFault } from "./wellformed.ts";

const oracle = casOracle({ workerUrl: bundleOracleWorker() });
const entries = await manual(toolsWith(oracle));
afterAll(() => oracle.close());

const pages = site(sample, { version: "1.2.3", manual: entries });
const pageOf = (path: string): string => pages.get(path) ?? "";
const FIXED = ["assets/style.css", "assets/katex.css"];

test("there is a page for each file, below the folder they share, and the pages over all", () => {
  expect([...pages.keys()]).toEqual([
    "index.html",
    "errata.html",
    "codes.html",
    "steps/index.html",
    ...STEP_KINDS.map(({ verb }) => `steps/${verb.replaceAll(" ", "-")}.html`),
    "textbook/monopoly.html",
    "hostile/script.html",
  ]);
});

test("files whose names differ only in what a path cannot hold get pages of their own", () => {
  const named = (path: string) => ({ ...monopoly, path });
  const paths = site(
    { files: ["a/b.yaml", "a/B.yaml", "a/b!.yaml", "../index.yaml", "index.yaml"].map(named) },
    { version: "", manual: [] },
  );
  expect([...paths.keys()].slice(4)).toEqual(["a/b.html", "a/B-2.html", "a/b-3.html", "index-2.html", "index-3.html"]);
});

test("a file never takes the page of a kind of step", () => {
  const named = { ...monopoly, path: "steps/solve.yaml" };
  const paths = [
    ...site({ files: [named, { ...named, path: "other/solve.yaml" }] }, { version: "", manual: entries }).keys(),
  ];
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toContain("steps/solve-2.html");
});

test.each(entries)("the page of $verb shows what it is for, all its fields and its example, checked", (entry) => {
  const page = pageOf(`steps/${entry.verb.replaceAll(" ", "-")}.html`);
  const text = textOf(page);
  expect(text).toContain(entry.about.replaceAll("`", ""));
  for (const { path, holds, about } of [...entry.fields, ...entry.shared]) {
    expect(page).toContain(`<code>${path.at(-1)}</code>`);
    expect(text.toLowerCase()).toContain(holds.replaceAll("`", "").toLowerCase());
    expect(text).toContain((about ?? "").replaceAll("`", ""));
  }
  expect(text).toContain(entry.example.text.trimEnd());
  expect(entry.fields.map(({ path }) => path[0])).toContain(entry.verb);
  const verdicts = elementsOf(page).filter(({ attributes }) => attributes.get("class") === "badge proved");
  expect(verdicts.length).toBe(entry.example.steps.length);
});

test("the verb of a step leads to its page in the manual", () => {
  const links = elementsOf(pageOf("textbook/monopoly.html")).filter(
    ({ attributes }) => attributes.get("class") === "kind",
  );
  expect(links.map(({ attributes }) => attributes.get("href"))).toContain("../steps/derivative.html");
});

test.each([...pages])("%s is well-formed", (_path, page) => {
  expect(markupFault(page)).toBeUndefined();
});

test.each([...pages])("%s can run no script and load nothing from elsewhere", (_path, page) => {
  const elements = elementsOf(page);
  expect(elements.filter(({ name }) => ["script", "iframe", "object", "img", "form"].includes(name))).toEqual([]);
  const attributes = elements.flatMap((element) => [...element.attributes]);
  expect(attributes.filter(([name]) => name.startsWith("on"))).toEqual([]);
  expect(
    attributes.filter(([name, value]) => /^(?:href|src)$/.test(name) && /^(?!data:,$)[a-z]+:/i.test(value)),
  ).toEqual([]);
  const policy = elements.find(({ attributes }) => attributes.get("http-equiv") === "Content-Security-Policy");
  expect(policy?.attributes.get("content")).toContain("default-src &#39;none&#39;");
});

test.each([...pages])("every link of %s arrives at a page and an anchor", (path, page) => {
  const links = elementsOf(page).flatMap(({ name, attributes }) => {
    const target = attributes.get("href");
    return target === undefined || target === "data:," ? [] : [{ name, target }];
  });
  expect(links.length).toBeGreaterThan(3);
  for (const { target } of links) {
    const [way = "", anchor] = target.split("#");
    const destination = way === "" ? path : posix.join(posix.dirname(path), way);
    if (FIXED.includes(destination)) continue;
    expect(pages.has(destination), target).toBe(true);
    if (anchor !== undefined) expect(idsOf(pageOf(destination)), target).toContain(anchor);
  }
});

test.each([...pages])("the ids of %s are unique and its references to them arrive", (_path, page) => {
  const ids = idsOf(page);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of elementsOf(page)) {
    const label = attributes.get("aria-labelledby");
    if (label !== undefined) expect(ids).toContain(label);
  }
});

test.each([...pages])("every formula of %s is typeset, with MathML beside it", (_path, page) => {
  expect(page).not.toContain("katex-error");
  const classes = elementsOf(page).filter(({ attributes }) => attributes.get("class") === "katex");
  expect(elementsOf(page).filter(({ name }) => name === "math").length).toBe(classes.length);
});

test("notation that is no TeX, or asks for more than notation, falls back to the names", () => {
  const page = pageOf("hostile/script.html");
  expect(page).toContain("<code>z</code>");
  expect(page).toContain("<code>x</code>");
  expect(page).toMatch(/<annotation encoding="application\/x-tex">x ?= ?y ?\+ ?z<\/annotation>/);
  expect(page).not.toContain("href{javascript");
  expect(page).not.toContain("color:red");
});

test("texts of a file stay texts", () => {
  expect(pageOf("index.html")).toContain(`&lt;script&gt;alert(1)&lt;/script&gt;`);
  expect(pageOf("hostile/script.html")).toContain("&lt;/p&gt;&lt;script&gt;alert(2)");
  expect(pageOf("textbook/monopoly.html")).toContain("&lt;b&gt;marginal&lt;/b&gt; profit &amp; cost");
  expect(pageOf("hostile/script.html")).toContain("\\u{202e}forged");
  expect(hostile.diagnostics[0]?.message).toContain("\u202e");
});

test("a verdict is a word and a shape, and a proof that rests on an error is not simply proved", () => {
  const page = pageOf("textbook/monopoly.html");
  expect(page).toMatch(
    /<span class="badge refuted"><span class="shape refuted" aria-hidden="true">✗<\/span> Refuted<\/span>/,
  );
  expect(page).toContain("Proved, rests on an error");
});

test("an erratum shows both formulas, the mark, the reason, the point and what follows from it", () => {
  const start = pageOf("textbook/monopoly.html").indexOf('id="step-2"');
  const step = pageOf("textbook/monopoly.html").slice(
    start,
    pageOf("textbook/monopoly.html").indexOf("</article>", start),
  );
  for (const words of [
    "As printed",
    "Corrected",
    "the exponent is not lowered",
    "Counterexample.",
    "4 - c",
    "Severity.",
    "With the correction hold",
  ])
    expect(step).toContain(words);
  expect(step).toContain('class="enclosing mark"');
  expect(step).toContain('<a href="#step-3">(3)</a>');
  expect(textOf(step)).toContain("corrected: q - c, because");
});

test("a long formula is broken over lines", () => {
  expect(pageOf("textbook/monopoly.html")).toContain("\\begin{aligned} \\epsilon \\geq{} &amp; ");
});

test("declared names in an author's words are typeset, words and unknown names are not", () => {
  const words = "with p_1^2 or D(p_1), not c, q_9, D(q) or `p_1`";
  const page = [...site({ files: [{ ...monopoly, about: words }] }, { version: "", manual: [] }).values()].at(-1) ?? "";
  const paragraph = page.slice(page.indexOf("<p>with"), page.indexOf("</p>", page.indexOf("<p>with")));
  expect([...paragraph.matchAll(/x-tex">([^<]*)</g)].map(([, tex]) => tex)).toEqual(["p_1^{2}", "D(p_1)"]);
  expect(paragraph).toContain(", not c, q_9, D(q) or <code>p_1</code>");
});

const idsOf = (page: string): readonly string[] =>
  elementsOf(page).flatMap(({ attributes }) => attributes.get("id") ?? []);

/** What a reader sees of the markup. */
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
