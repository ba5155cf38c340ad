/** How a command ends: what it prints, and its exit status. */

import type { Outcome } from "../render/counts.ts";

export interface Ending {
  /** 0 stands, 1 falls short, 2 wrong usage or unreadable input. */
  readonly status: 0 | 1 | 2;
  /** For standard output. */
  readonly out?: string;
  /** For standard error, beside a report: its counts, what depends on the machine. */
  readonly note?: string;
  /** For standard error: why the command could not do what it was asked. */
  readonly error?: string;
}

export const STATUS: Readonly<Record<Outcome, Ending["status"]>> = { stands: 0, short: 1, unreadable: 2, nothing: 2 };
