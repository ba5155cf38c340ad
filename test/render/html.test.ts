/** The static site: nothing in a file can break out of a page, every link arrives, every formula is typeset. */

import { posix } from "node:path";
import { afterAll, expect, test } from "vitest";
import { manual } from "../../src/check/manual.ts";
import type { FileReport, StepReport } from "../../src/check/report.ts";
import { num, quotient, relation, sum, sym } from "../../src/math/expr.ts";
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
  expect(page).toContain("<mi>x</mi><mo>=</mo><mi>y</mi><mo>+</mo><mi>z</mi>");
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
  expect(pageOf("textbook/monopoly.html")).toMatch(/<math display="block"><mtable[^>]*><mtr>.*?<mi>ϵ<\/mi><mo>≥<\/mo>/);
});

test("declared names in an author's words are typeset, words and unknown names are not", () => {
  const words =
    "with p_1^2 or D(p_1), c and its power (1 - c)^(c - 1), by (3), not q_9, D(q), profit, firm's, b.c. or `p_1`";
  const page = pageWith([], { about: words });
  const paragraph = page.slice(page.indexOf("<p>with"), page.indexOf("</p>", page.indexOf("<p>with")));
  expect(formulasOf(paragraph)).toEqual(["p12", "D(p1)", "c", "c", "c"]);
  expect(paragraph).toContain("<sup>");
  expect(paragraph).toContain(", not q_9, D(q), profit, firm&#39;s, b.c. or <code>p_1</code>");
});

test("a printed number in an author's words leads to its step", () => {
  const page = pageWith([stepOf("(2)")], { about: "By (2), and not by (9)." });
  expect(page).toContain('<p>By <a href="#step-2">(2)</a>, and not by (9).</p>');
});

test("what a step assumes, takes over and names stands in its paragraph", () => {
  const presumed = [relation("<", sym("c"), sym("p_1"))];
  const assumed = [
    { formula: relation("<", num(0), sym("q")) },
    { formula: relation("<=", sym("q"), sym("c")), because: "(2)" },
    { formula: relation(">", sym("p_1"), sym("c")), because: "no loss" },
  ];
  const given = { assumed, presumed, cited: ["(2)"], restsOn: ["profit", "2"] };
  const step = { ...stepOf("(3)"), ...given, sentence: ["In ", { math: sym("q") }, " this is concave"] };
  expect(paragraphOf(pageWith([stepOf("(2)"), stepOf("profit"), step], {}), "step-3")).toBe(
    "Assume 0<q≤c (2) and p1>c (no loss). Suppose that c<p1 holds. By (2), in q this is concave",
  );
  expect(paragraphOf(pageWith([stepOf("(2)"), { ...step, sentence: ["Sales pay:"] }], {}), "step-3")).toMatch(
    /holds\. Sales pay, by \(2\):$/,
  );
});

test("what the sentence names is not told again, and a definition is called by its symbol", () => {
  const step = { ...stepOf("(3)"), cited: ["(2)"], restsOn: ["2", "def-profit"], sentence: ["We have"] };
  const page = pageWith([stepOf("(2)"), { ...stepOf("profit"), id: "def-profit" }, step], {});
  expect(textOf(withoutLook(articleOf(page, "step-3")))).toContain("Rests also on Π");
});

test("bounds of one thing are a chain, and values put in are none", () => {
  const said = (op: "=" | "<=") =>
    pageWith(
      [
        {
          ...stepOf("(3)"),
          sentence: [
            "On ",
            { math: relation(op, num(0), sym("q")) },
            " and ",
            { math: relation(op, sym("q"), sym("c")) },
          ],
        },
      ],
      {},
    );
  expect(paragraphOf(said("<="), "step-3")).toBe("On 0≤q≤c");
  expect(paragraphOf(said("="), "step-3")).toBe("On 0=q and q=c");
});

test("a matrix is typeset, and wide mathematics in a sentence has a box of its own", () => {
  const wide = sum(...Array.from({ length: 12 }, (_, i) => sym(`alpha_${i}`)));
  const matrix = [
    [sym("c"), num(1)],
    [num(1), sym("c")],
  ];
  const page = pageWith([{ ...stepOf("(3)"), sentence: ["The matrix ", { matrix }, " and ", { math: wide }] }], {});
  expect(articleOf(page, "step-3")).toMatch(/<mtable.*<span class="formula"><span class="katex-display/s);
  const small = quotient(num(1), sum(num(1), quotient(num(1), sym("c"))));
  expect(pageWith([{ ...stepOf("(3)"), sentence: ["Of ", { math: small }] }], {})).toContain(
    'Of <span class="formula">',
  );
  expect(markupFault(page)).toBeUndefined();
});

test("what was demanded is folded away as MathML alone, and says when it writes definitions out", () => {
  const cost = relation("=", sym("c"), num(1));
  const settled = [{ what: "the claim follows", verdict: "proved", evidence: "certificate", formula: cost }] as const;
  const page = pageWith([{ ...stepOf("(3)"), sentence: [{ math: sym("profit") }], settled }], {});
  const details = articleOf(page, "step-3").match(/<details class="settled">.*?<\/details>/s)?.[0] ?? "";
  expect(details).toContain("With the definitions written out, and how it was settled: certificate");
  expect(details).toContain("<math");
  expect(details).not.toContain("katex-html");
  const put = pageWith([{ ...stepOf("(3)"), sentence: ["Putting in ", { math: cost }], settled }], {});
  expect(put).toContain("With the values put in, and how it was settled");
  const shown = pageWith([{ ...stepOf("(3)"), displays: [{ role: "printed", math: [cost] }], settled }], {});
  expect(articleOf(shown, "step-3").match(/<details class="settled">.*?<\/details>/s)?.[0]).not.toContain("<math");
});

test("nothing weighs down a page that nobody reads", () => {
  for (const page of pages.values()) expect(page).not.toMatch(/<annotation|xmlns/);
});

test("assumptions that the table of symbols tells are not told again", () => {
  const page = pageOf("textbook/monopoly.html");
  const list = page.slice(
    page.indexOf('<ul class="assumptions">'),
    page.indexOf("</ul>", page.indexOf('<ul class="assumptions">')),
  );
  expect(formulasOf(list)).toEqual(["p1>c", "q>0"]);
  expect(page).toContain("They and the domains above can hold together");
});

test("an erratum in the list of errata says of what it is", () => {
  const page = pageOf("errata.html");
  const start = page.indexOf('<p class="sentence">');
  expect(textOf(withoutLook(page.slice(start, page.indexOf("</p>", start))))).toBe("The marginal profit in q is");
});

test("the assumptions of a case are a sentence", () => {
  const page = pageOf("textbook/monopoly.html");
  const start = page.indexOf('<div class="given">');
  expect(textOf(withoutLook(page.slice(start, page.indexOf("</p>", start))))).toBe("Let c<q.");
});

test("the first page tells papers by their sources and collections by their folders", () => {
  const file = (path: string, title: string, paper: string) => ({ ...monopoly, path, title, source: { paper } });
  const files = [
    file("a/book/two.yaml", "Two", "Author, 1950"),
    file("a/book/one.yaml", "One", "Other, 1960"),
    file("a/key-2020/model.yaml", "Model", "key-2020"),
    file("a/key-2020/proof.yaml", "Proof", "key-2020"),
  ];
  const page = site({ files }, { version: "", manual: [] }).get("index.html") ?? "";
  const text = textOf(page.slice(page.indexOf('id="papers"')));
  expect(text).toMatch(/Papers\s*key-2020[\s\S]*Model[\s\S]*Proof[\s\S]*Book\s*2 pages, 12 steps/);
  expect(page.indexOf(">One<")).toBeLessThan(page.indexOf(">Two<"));
  expect(page).toContain('<span class="topic">The first paragraph.</span><span class="section">Other, 1960</span>');
});

/** The page of the sample with other steps. */
const pageWith = (steps: readonly StepReport[], more: Partial<FileReport>): string =>
  [...site({ files: [{ ...monopoly, steps, ...more }] }, { version: "", manual: [] }).values()].at(-1) ?? "";

const stepOf = (name: string): StepReport => {
  const step = monopoly.steps.find(({ id, label }) => label === name || id === name);
  if (!step) throw new Error(`The sample has no step ${name}.`);
  return step;
};

const articleOf = (page: string, anchor: string): string => {
  const start = page.indexOf(`id="${anchor}"`);
  return page.slice(start, page.indexOf("</article>", start));
};

/** The markup without what MathML says as well. */
const withoutLook = (markup: string): string => {
  let rest = markup;
  for (let at = rest.indexOf(LOOK); at >= 0; at = rest.indexOf(LOOK))
    rest = rest.slice(0, at) + rest.slice(endOf(rest, at));
  return rest;
};
const LOOK = '<span class="katex-html"';

/** The end of the element that begins at a place. */
function endOf(markup: string, at: number): number {
  let depth = 0;
  for (const match of markup.slice(at).matchAll(/<(\/?)span\b[^>]*>/g)) {
    depth += match[1] === "/" ? -1 : 1;
    if (depth === 0) return at + match.index + match[0].length;
  }
  return markup.length;
}

/** The sentence of a step as it is read out. */
function paragraphOf(page: string, anchor: string): string {
  const article = articleOf(page, anchor);
  const start = article.indexOf('<p class="sentence">');
  return textOf(withoutLook(article.slice(start, article.indexOf("</p>", start))));
}

const formulasOf = (markup: string): readonly string[] =>
  [...markup.matchAll(/<math[^>]*>(.*?)<\/math>/g)].map(([, inner = ""]) => textOf(inner));

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
