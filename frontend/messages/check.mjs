/** Says what is wrong with the catalogues: keys that one language lacks, that nothing uses, and other arguments. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { argumentsOf, FIRST, readLanguages } from "./catalogues.mjs";

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

/** A key is always written out somewhere, because a message is never named by putting a name together. */
function unusedIn({ directory }, keys) {
  const home = dirname(directory);
  const sources = readdirSync(home, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.includes("messages/"))
    .map((name) => readFileSync(join(home, name), "utf8"))
    .join("\n");
  return keys.filter((key) => !sources.includes(`"${key}"`)).map((key) => `nothing uses "${key}"`);
}
