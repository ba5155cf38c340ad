/** Which page shows what, and how one page links to another. */

import type { FileReport, Report, StepReport } from "../../check/report.ts";
import { nameOf } from "../words.ts";

export interface Route {
  readonly file: FileReport;
  /** Of the page, from the root of the site, with forward slashes. */
  readonly page: string;
  /** The anchor of each step, by its id. */
  readonly anchors: ReadonlyMap<string, string>;
}

/** A place on the site. */
export interface Target {
  readonly page: string;
  readonly anchor?: string;
}

/** The first page of the manual of step kinds. */
export const MANUAL = "steps/index.html";

/** The page of a kind of step. */
export const kindPage = (verb: string): string => `steps/${slug(verb)}.html`;

const FIXED_PAGES = ["index.html", "errata.html", "codes.html", MANUAL];

/** A page for every file, named after its path below the folder that all files share. */
export function routesOf(report: Report, verbs: readonly string[]): readonly Route[] {
  const paths = report.files.map((file) => pathSegments(file.path));
  const shared = sharedFolder(paths);
  const taken = new Set([...FIXED_PAGES, ...verbs.map(kindPage)]);
  return report.files.map((file, i) => {
    const segments = (paths[i] ?? []).slice(shared);
    const page = unique(segments.join("/") || "file", ".html", taken);
    return routeAt(file, page);
  });
}

/** A file on a page of which the path is known. */
export const routeAt = (file: FileReport, page: string): Route => ({ file, page, anchors: anchorsOf(file.steps) });

/** The step that a reference means: an id of the same file, or `file#id`. */
export function targetOf(
  routes: readonly Route[],
  from: Route,
  reference: string,
): (Target & { readonly step: StepReport }) | undefined {
  const own = stepOf(from, reference);
  if (own) return own;
  const hash = reference.lastIndexOf("#");
  const route = routes.find((one) => one.file.path === reference.slice(0, hash));
  return route ? stepOf(route, reference.slice(hash + 1)) : undefined;
}

function stepOf(route: Route, id: string): (Target & { readonly step: StepReport }) | undefined {
  const step = route.file.steps.find((one) => one.id === id);
  const anchor = route.anchors.get(id);
  return step && anchor !== undefined ? { page: route.page, anchor, step } : undefined;
}

/** The address of a target as seen from a page. */
export function hrefFrom(page: string, { page: target, anchor }: Target): string {
  const fragment = anchor === undefined ? "" : `#${anchor}`;
  if (page === target && fragment !== "") return fragment;
  return `${rootFrom(page)}${target}${fragment}`;
}

/** "../" for each folder the page lies in. */
export const rootFrom = (page: string): string => "../".repeat(page.split("/").length - 1);

function anchorsOf(steps: readonly StepReport[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(steps.map((step) => [step.id, unique(`step-${slug(nameOf(step)) || "unnamed"}`, "", taken)]));
}

/** The safe names along a path, without its ending; nothing that could leave the site's folder. */
function pathSegments(path: string): readonly string[] {
  return path
    .replace(/\.ya?ml$/i, "")
    .split("/")
    .map(slug)
    .filter((segment) => segment !== "");
}

function sharedFolder(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let depth = 0;
  while (paths.every((path) => path.length > depth + 1 && path[depth] === first[depth])) {
    if (paths.length === 0) return 0;
    depth += 1;
  }
  return depth;
}

const slug = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");

/** The name, numbered when it is taken; file systems may not tell case apart. */
function unique(name: string, ending: string, taken: Set<string>): string {
  let candidate = `${name}${ending}`;
  for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) candidate = `${name}-${n}${ending}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
