import { compileStrings } from "@internationalized/string-compiler";
import type { Plugin } from "vite";

const CATALOGUE = /\/src\/.*messages\/[a-z]{2}\.json$/;

/** Compiles catalogues of ICU messages to JavaScript, so that neither a parser nor `eval` is needed in the browser. */
export function messages(): Plugin {
  return {
    name: "messages",
    enforce: "pre",
    transform(code, id) {
      if (!CATALOGUE.test(id)) return null;
      const catalogue = JSON.parse(code) as Record<string, string>;
      return { code: compileStrings(catalogue, { format: "esm" }), moduleType: "js", map: null };
    },
  };
}
