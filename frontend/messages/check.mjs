/** Says what is wrong with the catalogues: keys that one language lacks, that nothing uses, and other arguments. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { argumentsOf, FIRST, readLanguages } from "./catalogues.mjs";
import { catalogueOf, usedIn } from "./used.mjs";

export async function faultsOf(catalogue) {
  const { [FIRST]: first = {}, ...others } = catalogue.languages;
  const faults = [...unusedIn(catalogue, Object.keys(first))];
  for (const language of readLanguages().filter((one) => one !== FIRST)) {
    const translated = others[language] ?? {};
    const keys = Object.keys(translated);
    faults.push(
      ...Object.keys(first).filter((key) => !(key in translated)).map((key) => `${language}.json lacks "${key}"`),
      ...keys.filter((key) => !(key in first)).map((key) => `${language}.json has "${key}", which ${FIRST}.json lacks`),
    );
    for (const key of keys.filter((key) => key in first)) {
      const wanted = Object.entries(await argumentsOf(first[key])).sort().join();
      const taken = Object.entries(await argumentsOf(translated[key])).sort().join();
      if (wanted !== taken) faults.push(`${language}.json: "${key}" takes {${taken}} instead of {${wanted}}`);
      if (translated[key].trim() === "") faults.push(`${language}.json: "${key}" is empty`);
    }
  }
  return faults;
}

/** What no module of the catalogue's home names. Another module would not have the message with it in the built site. */
function unusedIn({ directory }, keys) {
  const home = dirname(directory);
  const paths = readdirSync(home, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(home, name));
  const used = new Set();
  for (const path of paths) {
    const code = readFileSync(path, "utf8");
    if (catalogueOf(code, path) === directory) usedIn(code, keys).forEach((key) => used.add(key));
  }
  return keys.filter((key) => !used.has(key)).map((key) => `nothing uses "${key}"`);
}
