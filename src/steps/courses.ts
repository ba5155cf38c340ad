/** How a declared function runs: the words for the signs of its slopes, and what they are for its inverse. */

import * as z from "zod";
import type { SlopeFact } from "../kernel/obligation.ts";
import type { Read } from "../syntax/schema.ts";
import { isWritten } from "../syntax/schema.ts";
import type { Written } from "../syntax/tree.ts";
import type { Context } from "./context.ts";
import { complain } from "./context.ts";
import { flag, name } from "./fields.ts";

/** The sign that each word gives to the first or second derivative. */
const COURSES = {
  increasing: { order: 1, op: ">" },
  decreasing: { order: 1, op: "<" },
  nondecreasing: { order: 1, op: ">=" },
  nonincreasing: { order: 1, op: "<=" },
  convex: { order: 2, op: ">=" },
  concave: { order: 2, op: "<=" },
  "strictly convex": { order: 2, op: ">" },
  "strictly concave": { order: 2, op: "<" },
} as const satisfies Readonly<Record<string, { order: 1 | 2; op: SlopeFact["op"] }>>;
export type CourseWord = keyof typeof COURSES;
const COURSE_WORDS = Object.keys(COURSES) as readonly CourseWord[];

const course = (description: string) =>
  z
    .union([flag, z.array(name).min(1)], { error: "`true`, or a list of arguments" })
    .optional()
    .meta({ description });

export const courseFields = {
  increasing: course("The derivative is positive everywhere, in the arguments named."),
  decreasing: course("The derivative is negative everywhere, in the arguments named."),
  nondecreasing: course("The derivative is nowhere negative, in the arguments named."),
  nonincreasing: course("The derivative is nowhere positive, in the arguments named."),
  convex: course("The second derivative is nowhere negative, in each of the arguments named."),
  concave: course("The second derivative is nowhere positive, in each of the arguments named."),
  "strictly convex": course("The second derivative is positive everywhere, in each of the arguments named."),
  "strictly concave": course("The second derivative is negative everywhere, in each of the arguments named."),
};
const fields = z.object(courseFields);
export type CourseFields = Read<z.output<typeof fields>>;

/** One word about one argument. */
export interface Course {
  readonly word: CourseWord;
  readonly argument: number;
  readonly written: Written;
}

/** The courses that a declaration states; complains of arguments that do not exist and of words that contradict. */
export function readCourses(cx: Context, declared: CourseFields, args: readonly Written[]): readonly Course[] {
  const courses = COURSE_WORDS.flatMap((word): readonly Course[] => {
    const stated = declared[word];
    if (stated === undefined) return [];
    if (!isWritten(stated)) return stated.flatMap((written) => courseIn(cx, word, written, args));
    if (args.length === 1) return [{ word, argument: 0, written: stated }];
    complain(
      cx,
      "F104",
      stated.span,
      `The function has several arguments, and this does not say in which it is ${word}.`,
      `Name them, as in \`${word}: [${args[0]?.text}]\`.`,
    );
    return [];
  });
  // Of two words that contradict one another the first stands, so that nothing else is said about the file for it.
  return courses.filter((one, i) => {
    const opposite = courses.slice(0, i).find((other) => areOpposite(one, other));
    if (opposite)
      complain(
        cx,
        "F201",
        one.written.span,
        `\`${opposite.word}\` and \`${one.word}\` in the same argument contradict one another.`,
        "Leave one of them out.",
      );
    return opposite === undefined;
  });
}

function courseIn(cx: Context, word: CourseWord, written: Written, args: readonly Written[]): readonly Course[] {
  const places = args.flatMap(({ text }, i) => (text.trim() === written.text.trim() ? [i] : []));
  const [argument, another] = places;
  const names = args.map(({ text }) => `\`${text}\``).join(", ");
  if (argument === undefined)
    complain(cx, "F105", written.span, `\`${written.text}\` is no argument of this function.`, `It has ${names}.`);
  else if (another !== undefined)
    complain(cx, "F109", written.span, `Two arguments of this function are called \`${written.text}\`.`);
  else return [{ word, argument, written }];
  return [];
}

/** Both ways at once leaves a constant or a straight line, which is written out and not declared. */
function areOpposite(a: Course, b: Course): boolean {
  const [one, other] = [COURSES[a.word], COURSES[b.word]];
  return a.argument === b.argument && one.order === other.order && one.op.charAt(0) !== other.op.charAt(0);
}

/** The courses as signs of partial derivatives, the stricter of two of one kind. */
export function slopesOf(courses: readonly Course[], arity: number): readonly SlopeFact[] {
  const isWeaker = (a: Course): boolean =>
    courses.some((b) => {
      const [weak, strict] = [COURSES[a.word], COURSES[b.word]];
      return a.argument === b.argument && weak.order === strict.order && weak.op === `${strict.op}=`;
    });
  return courses
    .filter((one) => !isWeaker(one))
    .map(({ word, argument }) => ({
      orders: Array.from({ length: arity }, (_, i) => (i === argument ? COURSES[word].order : 0)),
      op: COURSES[word].op,
    }));
}

/**
 * The slopes of the inverse g of a function f of one argument. As g(f(x)) = x, g' is 1/f', which is never zero, and g''
 * is -f''/f'^3: it has the sign of f'' where f falls, and the opposite one where f rises.
 */
export function slopesOfInverse(slopes: readonly SlopeFact[]): readonly SlopeFact[] {
  const first = slopes.find(({ orders }) => orders[0] === 1);
  const second = slopes.find(({ orders }) => orders[0] === 2);
  if (!first) return [];
  const rises = first.op.startsWith(">");
  return [
    { orders: [1], op: rises ? ">" : "<" },
    ...(second ? [{ orders: [2], op: rises ? OPPOSITE[second.op] : second.op }] : []),
  ];
}

const OPPOSITE: Readonly<Record<SlopeFact["op"], SlopeFact["op"]>> = { ">": "<", ">=": "<=", "<": ">", "<=": ">=" };

/** "increasing and strictly concave in x, decreasing in y". */
export function courseText(courses: readonly Course[], args: readonly Written[]): readonly string[] {
  if (args.length === 1) return courses.map(({ word }) => word);
  return args.flatMap(({ text }, i) => {
    const said = courses.filter(({ argument }) => argument === i).map(({ word }) => word);
    return said.length === 0 ? [] : [`${said.join(" and ")} in ${text}`];
  });
}
