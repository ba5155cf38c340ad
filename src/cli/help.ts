/** What the program says of itself. */

import { FORMATS } from "./arguments.ts";

const GENERAL = `Focal checks the derivations of formal models, step by step, and says where they go wrong.

  focal check [paths]     check step files, or the *.yaml files of folders
  focal prove [paths]     check them with every search, and keep the evidence beside them
  focal build [paths]     check them and write a static site
  focal explain [topic]   what a code such as F301 means, or a kind of step such as solve
  focal schema            the JSON Schema of step files, for editors
  focal help [command]    the options of a command

  -h, --help              this text
  -V, --version           the version

Without paths, the current folder is checked.
Exit status: 0 every step stands as its file says; 1 some step falls short;
2 wrong usage, unreadable input, or nothing to check.
`;

const TOPICS: Readonly<Record<string, string>> = {
  check: `focal check [paths] [options]

  -f, --format FORMAT     ${FORMATS.join(", ")} (pretty)
  -o, --output FILE       write the report to a file; the counts are still printed
  -v, --verbose           list every step, not only those that need attention
      --frozen            search for nothing: what has no evidence kept is not decided
      --strict            accept nothing that rests on the word of a solver
      --assumptions       name assumptions that follow from others, or that no step needs

Evidence that \`focal prove\` kept is judged again and spares the search for it.
Colour is used on a terminal; NO_COLOR turns it off and FORCE_COLOR on.
`,
  prove: `focal prove [paths] [options]

  -v, --verbose           list every step

Checks step files with every search, and writes what was found to FILE.evidence.json
beside each: certificates, points and antiderivatives, as text. \`focal check\` judges
them again, so that a damaged or stale file can cost an answer and never make one.
The exit status is that of \`focal check\`.
`,
  build: `focal build [paths] [options]

      --out DIR           the folder to write (public)
  -v, --verbose           list every step
      --frozen, --strict  as for \`focal check\`

The exit status is that of \`focal check\`; the pages are written in any case.
`,
  explain: `focal explain [code or kind of step]

Says what a code such as F301 means and what to do about it, or what a kind of step such
as solve is for, with its fields and an example; without either, lists them all.
`,
  schema: `focal schema

Prints the JSON Schema of step files. With the YAML extension of an editor, put
  # yaml-language-server: $schema=focal.schema.json
on the first line of a step file after \`focal schema > focal.schema.json\`.
`,
};

/** The help on a command, or on the whole. */
export function helpText(topic: string | undefined): string {
  return (topic !== undefined && Object.hasOwn(TOPICS, topic) ? TOPICS[topic] : undefined) ?? GENERAL;
}
