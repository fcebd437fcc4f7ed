import { readFileSync } from "node:fs";

import { compileStrings } from "@internationalized/string-compiler";
import type { Plugin } from "vite";

import { catalogueOf, usedIn } from "./used.mjs";

type Catalogue = Record<string, string>;

const CATALOGUE = /\/src\/.*messages\/[a-z]{2}\.json$/;
/** What is written in the code's own language, and so comes with the code. */
const FIRST = /\/en\.json$/;
const MODULE = /\/src\/.*\.tsx?$/;

/**
 * Compiles catalogues of ICU messages to JavaScript, so that neither a parser nor `eval` is needed in the browser. In the
 * built site a module has its English messages with it, so that a page loads no others.
 */
export function messages(): Plugin {
  let isBuild = false;
  return {
    name: "messages",
    enforce: "pre",
    configResolved({ command }) {
      isBuild = command === "build";
    },
    transform(code, id) {
      if (CATALOGUE.test(id)) {
        const strings = isBuild && FIRST.test(id) ? {} : (JSON.parse(code) as Catalogue);
        return { code: compileStrings(strings, { format: "esm" }), moduleType: "js", map: null };
      }
      const directory = isBuild && MODULE.test(id) ? catalogueOf(code, id) : undefined;
      if (directory === undefined) return null;
      const all = JSON.parse(readFileSync(`${directory}/en.json`, "utf8")) as Catalogue;
      // After the module's own code, which stays in its lines.
      return { code: `${code}\nt.add(${compiled(all, usedIn(code, Object.keys(all)))});\n`, map: null };
    },
  };
}

function compiled(all: Catalogue, keys: readonly string[]): string {
  const wanted = Object.fromEntries(keys.map((key) => [key, all[key] ?? ""]));
  return compileStrings(wanted, { format: "esm" }).replace("export default ", "");
}
