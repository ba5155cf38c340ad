/** Budgets counted in kernel operations, and the reasons for which the kernel stops. */

/** What is left to spend; one unit is about one product of two terms. */
export interface Meter {
  left: number;
  readonly limit: number;
}

export const openMeter = (limit: number): Meter => ({ left: limit, limit });
export const spent = (meter: Meter): number => meter.limit - meter.left;

/** Why the kernel gives up: not a verdict, and never mistaken for one. */
export type StopReason = "budget" | "division-by-zero" | "unsupported" | "refused";

/**
 * Thrown inside the kernel and caught by `judge`; other callers use `attempt`. No Error: a refusal is an answer, and
 * a stack trace for each would cost more than most answers.
 */
export class Stop {
  readonly reason: StopReason;
  readonly message: string;
  constructor(reason: StopReason, message: string) {
    this.reason = reason;
    this.message = message;
  }
}

/** Takes units from the budget. Throws Stop when it is exhausted. */
export function spend(meter: Meter, units: number): void {
  meter.left -= units;
  if (meter.left < 0) throw new Stop("budget", "The budget of kernel operations is spent.");
}

/** The result, or undefined when the kernel stopped on the way. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (stop) {
    if (stop instanceof Stop) return undefined;
    throw stop;
  }
}
