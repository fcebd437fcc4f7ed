/** Finds the catalogues, and says what is wrong with them and what their messages take. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

import compiler from "@internationalized/string-compiler";

export const ROOT = join(import.meta.dirname, "..");
const SOURCE = join(ROOT, "src");
/** The language that the others are translated from. */
export const FIRST = "en";

/** Every directory of catalogues: `{ name, directory, languages: { en: { key: text } } }`. */
export function readCatalogues() {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((name) => join(SOURCE, name))
    .filter((path) => /messages\/[a-z]{2}\.json$/.test(path));
  const directories = [...new Set(files.map((path) => dirname(path)))].sort();
  return directories.map((directory) => ({
    name: relative(ROOT, directory),
    directory,
    languages: Object.fromEntries(
      files
        .filter((path) => dirname(path) === directory)
        .map((path) => [basename(path, ".json"), JSON.parse(readFileSync(path, "utf8"))]),
    ),
  }));
}

/** What a message takes: `{ count: "number", name: "string" }`. Throws if it is not ICU, or more of it than is supported. */
export async function argumentsOf(text) {
  if (text.includes("\\")) throw new Error("a backslash does not survive compiling");
  const module = `export default ${compiler.compileString(text)}`;
  const { default: message } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const kinds = {};
  if (typeof message !== "function") return kinds;
  const argument = (name) => {
    kinds[name] ??= "string";
    return { name, toString: () => name };
  };
  const number = ({ name }) => {
    if (name === undefined) throw new Error("a plural with an offset is not supported");
    kinds[name] = "number";
    return "";
  };
  // Goes through every branch, where the real formatter takes one.
  const branches = (options) =>
    Object.values(options).forEach((option) => {
      if (typeof option === "function") option();
    });
  message(new Proxy({}, { get: (_, name) => argument(name) }), {
    number,
    plural: (count, options) => {
      number(count);
      branches(options);
    },
    select: (options) => branches(options),
  });
  return kinds;
}

/** The languages that the front end offers. */
export function readLanguages() {
  const source = readFileSync(join(SOURCE, "config/languages.ts"), "utf8");
  return [...source.matchAll(/^ {2}([a-z]{2}): "/gm)].map(([, language]) => language);
}
