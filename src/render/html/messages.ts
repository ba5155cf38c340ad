/** The page of all codes: what each message means and what to do about it. */

import { CODES } from "../../diagnostics/codes.ts";
import { html, prose } from "./markup.ts";
import { page } from "./page.ts";

export function messagesPage(version: string): string {
  const entries = Object.entries(CODES).map(
    ([code, { title, explanation }]) =>
      html`<section class="entry" id="${code}"><h2><a href="#${code}">${code}</a> ${title}</h2><p>${prose(explanation)}</p></section>`,
  );
  return page(
    {
      page: "codes.html",
      title: "Messages · Focal",
      description: "What each message of Focal means, and what to do about it.",
      version,
    },
    html`<h1>Messages</h1>
<p class="lead">Every message carries a code; this is what each of them means.</p>
${entries}`,
  );
}
