/** The table of contents of a file's page: its cases, and every step with its shape. */

import type { FileReport } from "../../check/report.ts";
import { standingOf } from "../standing.ts";
import { spokenShape } from "./badge.ts";
import type { CaseNode, Part } from "./cases.ts";
import type { Markup } from "./markup.ts";
import { html, none } from "./markup.ts";
import type { Setting } from "./setting.ts";
import { stepName } from "./setting.ts";

/** Sections, then steps as short links, nested as the cases are. */
export function contents(
  file: FileReport,
  parts: readonly Part[],
  anchors: ReadonlyMap<CaseNode, string>,
  setting: Setting,
): Markup {
  const sections = [
    file.symbols.length > 0 ? html`<li><a href="#symbols">Symbols</a></li>` : none,
    file.scopes.some((scope) => scope.title === "" && scope.assumptions.length > 0)
      ? html`<li><a href="#assumptions">Assumptions</a></li>`
      : none,
  ];
  const derivation =
    parts.length === 0 ? none : html`<li><a href="#derivation">Derivation</a>${list(parts, anchors, setting)}</li>`;
  return html`<nav class="contents" id="contents" aria-label="Contents"><ol>${sections}${derivation}</ol></nav>`;
}

/** Runs of steps share a line; each case has its own. */
function list(parts: readonly Part[], anchors: ReadonlyMap<CaseNode, string>, setting: Setting): Markup {
  const items = parts.map((part) => {
    if (part.kind === "case")
      return html`<li class="to-case"><a href="#${anchors.get(part) ?? ""}">${part.path.at(-1) ?? ""}</a>${list(part.parts, anchors, setting)}</li>`;
    const { step } = part;
    return html`<li class="to-step"><a href="#${setting.route.anchors.get(step.id) ?? ""}">${spokenShape(standingOf(step))} ${stepName(step, setting)}</a></li>`;
  });
  return html`<ol>${items}</ol>`;
}
