/**
 * Makes the modules of the catalogues, after checking these. With --check it changes nothing, and fails if a module is not
 * what its catalogue makes.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readCatalogues } from "./messages/catalogues.mjs";
import { faultsOf } from "./messages/check.mjs";
import { moduleOf } from "./messages/module.mjs";

const isCheck = process.argv.includes("--check");

for (const catalogue of readCatalogues()) {
  const path = join(catalogue.directory, "index.ts");
  const faults = await faultsOf(catalogue);
  const made = await moduleOf(catalogue);
  const isStale = !existsSync(path) || readFileSync(path, "utf8") !== made;
  if (isStale && isCheck) faults.push("index.ts is not what the catalogues make: run `npm run messages`");
  if (isStale && !isCheck) writeFileSync(path, made);
  if (faults.length > 0) process.exitCode = 1;
  for (const fault of faults) console.error(`${catalogue.name}: ${fault}`);
}
