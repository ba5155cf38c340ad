/** What is used of the engines that bring no types: Algebrite, and the parts of nerdamer beside its core. */

declare module "algebrite" {
  interface Algebrite {
    /** Runs one line of its language and returns what it prints. */
    run(line: string): string;
    /** Forgets every definition. */
    clearall(): void;
  }
  const algebrite: Algebrite;
  export default algebrite;
}

declare module "nerdamer/Algebra.js";
declare module "nerdamer/Calculus.js";
declare module "nerdamer/Solve.js";
