import { afterEach, expect, test } from "vitest";

import { chooseLanguage } from "@/lib/i18n/choose-language";
import { exampleNotification } from "@/testing/examples";

import { wordingOf } from "./wording";

afterEach(() => chooseLanguage("system"));

test("what the server says is told in English, and in our own words in another language", async () => {
  const shared = exampleNotification({ kind: "shared_album", text: "invited you to “Coast”", album_id: "a" });
  expect(wordingOf(shared).text).toBe("invited you to “Coast”");
  await chooseLanguage("de");
  expect(wordingOf(shared)).toEqual({ text: "hat dich zu einem Album eingeladen", to: "/albums/a" });
});
