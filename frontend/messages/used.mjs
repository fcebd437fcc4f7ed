/** Which messages a module needs. A key is always written out, because a message is never named by putting a name together. */
import { dirname, resolve } from "node:path";

const IMPORT = /^import \{ t \} from "(\.[^"]*messages)";$/m;

/** The directory of the catalogue that a module takes its messages from; undefined if it has none. */
export function catalogueOf(code, path) {
  const found = IMPORT.exec(code);
  return found ? resolve(dirname(path), found[1]) : undefined;
}

/** Those of the keys that the module names. */
export function usedIn(code, keys) {
  return keys.filter((key) => code.includes(`"${key}"`));
}
