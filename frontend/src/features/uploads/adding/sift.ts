import { t } from "../messages";

import { typeOf } from "./check-file";
import type { Found } from "./walk-folders";

const SYSTEM = new Set(["thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx"]);

/** Hidden, or made by a system for itself, or in a folder that is. */
function isOfSystem(path: string): boolean {
  return path.split("/").some((name) => name.startsWith(".") || SYSTEM.has(name.toLowerCase()));
}

/**
 * Parts what is to be uploaded from what nobody meant: files of systems, and whatever else lies in a folder beside the
 * pictures. A file that was chosen by itself always stays, so that its entry can say why it will not do.
 */
export function sift(found: readonly Found[]): { files: File[]; leftOut: string[] } {
  const files: File[] = [];
  const leftOut: string[] = [];
  for (const { file, path } of found) {
    const isBeside = path.includes("/") && typeOf(file) === undefined;
    if (isOfSystem(path) || isBeside) leftOut.push(file.name);
    else files.push(file);
  }
  return { files, leftOut };
}

const NAMED = 3;

/** "a.jpg, b.jpg, c.jpg and 2 more": the first `most` of them by name. */
export function namesText(names: readonly string[], most = NAMED): string {
  const listed = names.slice(0, most).join(", ");
  const more = names.length - most;
  return more > 0 ? t("namesAndMore", { names: listed, more }) : listed;
}

/** "5 files are not pictures and were left out: .DS_Store, notes.txt, Thumbs.db and 2 more." */
export function leftOutText(names: readonly string[]): string {
  return t("leftOut", { count: names.length, names: namesText(names) });
}

/** "2 files could not be read: a.jpg, b.jpg." */
export function unreadText(names: readonly string[]): string {
  return t("unread", { count: names.length, names: namesText(names) });
}
