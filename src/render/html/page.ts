/** The frame of every page: head, landmarks, footer; no script can run in it. */

import type { Markup } from "./markup.ts";
import { html } from "./markup.ts";
import { MANUAL, rootFrom } from "./routes.ts";

export interface PageOptions {
  /** Of this page, from the root of the site. */
  readonly page: string;
  readonly title: string;
  readonly description: string;
  /** Beside the text on a wide screen, after it on a narrow one. */
  readonly aside?: Markup;
  readonly version: string;
}

// Formulas carry their metrics in style attributes; `file:` lets the pages be read from a disk.
const POLICY = [
  "default-src 'none'",
  "style-src 'self' file:",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self' file:",
  "img-src 'self' file: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const PLACES: readonly (readonly [string, string])[] = [
  ["index.html", "Derivations"],
  ["errata.html", "Errata"],
  [MANUAL, "Steps"],
  ["codes.html", "Messages"],
];

/** A whole page. */
export function page(options: PageOptions, content: Markup): string {
  const root = rootFrom(options.page);
  const links = PLACES.map(
    ([place, words]) =>
      html`<li><a href="${root}${place}"${place === options.page ? html` aria-current="page"` : undefined}>${words}</a></li>`,
  );
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="description" content="${options.description}"/>
<title>${options.title}</title>
<link rel="icon" href="data:,"/>
<link rel="stylesheet" href="${root}assets/katex.css"/>
<link rel="stylesheet" href="${root}assets/style.css"/>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="site">
<p class="name"><a href="${root}index.html">Focal</a></p>
<nav aria-label="Site"><ul class="places">${links}</ul></nav>
</header>
${options.aside ? html`<p class="to-contents"><a href="#contents">Contents</a></p>` : undefined}
<div class="${options.aside ? "columns" : "single"}">
${options.aside}
<main id="main">
${content}
</main>
</div>
<footer class="site"><p>Checked and typeset by Focal ${options.version}. These pages run no scripts.</p></footer>
</body>
</html>
`.markup;
}
