/** Writes the TypeScript module of a catalogue, which types its messages and loads the other languages. */
import { argumentsOf, FIRST } from "./catalogues.mjs";

const KEY = /^[a-z][A-Za-z0-9]*$/;

export async function moduleOf({ languages }) {
  const lines = [];
  for (const [key, text] of Object.entries(languages[FIRST])) {
    if (!KEY.test(key)) throw new Error(`"${key}" is not a name`);
    const kinds = Object.entries(await argumentsOf(text)).sort();
    const taken = kinds.map(([name, kind]) => `${name}: ${kind}`).join("; ");
    lines.push(`  ${key}: ${taken ? `{ ${taken} }` : "undefined"};`);
  }
  const loaders = Object.keys(languages)
    .filter((language) => language !== FIRST)
    .sort()
    .map((language) => `  ${language}: () => import("./${language}.json"),`);
  return `/** Made from the catalogues beside it by \`npm run messages\`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import ${FIRST} from "./${FIRST}.json";

interface Messages {
${lines.join("\n")}
}

export const t = catalogue<Messages>(${FIRST}, {
${loaders.join("\n")}
});
`;
}
