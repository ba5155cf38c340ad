/** Every way to alter one number or one sign of a proposal as it stands in an evidence file. */

/** A proposal with one change, and where. */
export interface Alteration {
  readonly json: unknown;
  /** The fields on the way to the change, without places in lists: "proof.claim.terms.coefficient". */
  readonly where: string;
  readonly from: string;
  readonly to: string;
}

/** Texts that stand for words, not for mathematics. */
const WORDS = new Set(["by", "kind", "name", "map"]);

/** All alterations, one change each, in the order of the text. */
export function alterationsOf(json: unknown, where = ""): readonly Alteration[] {
  if (typeof json === "number")
    return [json + 1, json - 1].map((n) => ({ json: n, where, from: `${json}`, to: `${n}` }));
  if (typeof json === "string") return textsNear(json).map((text) => ({ json: text, where, from: json, to: text }));
  if (Array.isArray(json))
    return json.flatMap((item, i) =>
      alterationsOf(item, where).map((one) => ({ ...one, json: json.with(i, one.json) })),
    );
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json)
    .filter(([field]) => !WORDS.has(field))
    .flatMap(([field, value]) =>
      alterationsOf(value, where === "" ? field : `${where}.${field}`).map((one) => ({
        ...one,
        json: { ...json, [field]: one.json },
      })),
    );
}

/** The text with one number larger by one, with one sign turned, or with a sign in front. */
function textsNear(text: string): readonly string[] {
  const changed = [...text.matchAll(/\d+|[-+]|<=|>=|!=|[<>=]/g)].flatMap(({ 0: token, index }) =>
    instead(token).map((other) => text.slice(0, index) + other + text.slice(index + token.length)),
  );
  const isNumber = /^-?[\d/.]+$/.test(text);
  return isNumber && !text.startsWith("-") ? [...changed, `-${text}`] : changed;
}

const TURNED: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+", ""],
  "<": [">", "<="],
  ">": ["<", ">="],
  "<=": [">=", "<"],
  ">=": ["<=", ">"],
  "=": ["!="],
  "!=": ["="],
};

const instead = (token: string): readonly string[] => TURNED[token] ?? [`${BigInt(token) + 1n}`];
