/** Maxima, as one process that is asked over its standard input. */

import { execFileSync } from "node:child_process";
import type { Comparison } from "../../src/math/expr.ts";
import type { Engine, Reply } from "./answers.ts";
import { NOT_ASKED, repeat } from "./answers.ts";
import { openConversation } from "./conversation.ts";
import type { Tree } from "./notation.ts";
import { infix } from "./notation.ts";
import type { Comparand } from "./questions.ts";

const PROGRAM = "maxima";

const REPLY: Readonly<Record<string, Reply>> = { true: "accepted", false: "refuted", unknown: "undecided" };
const ANSWER = /^answer (\w+)/;

/** Maxima's `is`, which for equations looks at the rational normal form; undefined where it is not installed. */
export function openMaxima(): Engine | undefined {
  const version = versionOf();
  if (version === undefined) return undefined;
  const conversation = openConversation(PROGRAM, ["--very-quiet"], "display2d: false$ linel: 100000$\n");
  return {
    name: "Maxima",
    version,
    idle: () => conversation.idle('print("ready")$\n', /^ready/),
    async ask({ algebra }, effort) {
      if (algebra === undefined) return NOT_ASKED;
      const { given, claim } = algebra;
      const facts = given.map((fact) => `assume(${predicate(fact)})$ `).join("");
      const set = `kill(all)$ ${facts}${assigned("left", claim.left)}${assigned("right", claim.right)}print("ready")$\n`;
      const query = `print("answer", is(${compared(claim.op, "left", "right")}))$\n`;
      const exchange = (text: string, test: RegExp) =>
        conversation.exchange(text, (line) => test.test(line), effort.limit);
      return repeat(effort, async () => {
        if ((await exchange(set, /^ready/)) === undefined) return undefined;
        const started = performance.now();
        const last = (await exchange(query, ANSWER))?.at(-1);
        const time = performance.now() - started;
        return last === undefined ? undefined : { reply: REPLY[ANSWER.exec(last)?.[1] ?? ""] ?? "undecided", time };
      });
    },
    async close() {
      conversation.close();
    },
  };
}

const assigned = (name: string, tree: Tree): string => `${name}: ${infix(tree)}$ `;

const predicate = ({ op, left, right }: Comparand): string => compared(op, infix(left), infix(right));

function compared(op: Comparison, left: string, right: string): string {
  if (op === "=") return `equal(${left}, ${right})`;
  return op === "!=" ? `notequal(${left}, ${right})` : `${left} ${op} ${right}`;
}

function versionOf(): string | undefined {
  try {
    return /[\d.]+/.exec(execFileSync(PROGRAM, ["--version"], { encoding: "utf8", stdio: "pipe" }))?.[0];
  } catch {
    return undefined;
  }
}
