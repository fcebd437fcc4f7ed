import type { ContentType } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";
import { getLocale } from "@/lib/i18n/language";
import type { Config } from "@/lib/initial-data";

import { t } from "../messages";

const BY_EXTENSION: Record<string, ContentType> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
  heic: "image/heic",
  heif: "image/heif",
};

export type Limits = Pick<Config, "accepted_types" | "max_upload_bytes">;

type Verdict = { contentType: ContentType; refusal: null } | { contentType: null; refusal: string };

const refuse = (refusal: string): Verdict => ({ contentType: null, refusal });

/** What can be said of a file before a byte of it is sent. The server looks again, at the bytes. */
export function checkFile(file: File, config: Limits): Verdict {
  const contentType = typeOf(file);
  if (!contentType || !config.accepted_types.includes(contentType)) {
    return refuse(t("notAKindOfFile", { acceptedTypes: acceptedNames(config.accepted_types) }));
  }
  if (file.size === 0) return refuse(t("theFileIsEmpty"));
  if (file.size > config.max_upload_bytes) {
    return refuse(t("theFileIsLargerThan", { maxUploadBytes: formatBytes(config.max_upload_bytes) }));
  }
  return { contentType, refusal: null };
}

/** Undefined for anything but the kinds of picture that we know. */
export function typeOf({ name, type }: Pick<File, "name" | "type">): ContentType | undefined {
  // Some systems know no type for newer formats; the extension is the next best guess.
  const extension = name.split(".").at(-1)?.toLowerCase() ?? "";
  const told = type || BY_EXTENSION[extension];
  return Object.values(BY_EXTENSION).find((known) => known === told);
}

/** ["image/jpeg", "image/png"] -> "JPEG or PNG". */
export function acceptedNames(types: readonly string[]): string {
  const names = types.map((type) => type.replace("image/", "").toUpperCase().replace("WEBP", "WebP"));
  return new Intl.ListFormat(getLocale(), { type: "disjunction" }).format(names);
}
