import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { chooseLanguage } from "./choose-language";
import { getLanguageChoice, getLocale, getShownLanguage, loaded, onLanguage, showLanguage } from "./language";

function browserSpeaks(...languages: string[]): void {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
}

beforeEach(() => {
  browserSpeaks("en-US");
});

afterEach(async () => {
  browserSpeaks("en-US");
  await chooseLanguage("system");
});

test.each([
  [["de-AT", "en"], "de", "de-AT"],
  [["fr", "de"], "de", "de"],
  [["fr-CA"], "en", "en"],
  [["nl", "en-GB", "de"], "en", "en-GB"],
])("a browser that speaks %s sees %s, with dates and numbers of %s", async (speaks, language, locale) => {
  browserSpeaks(...speaks);
  await showLanguage();
  expect(getShownLanguage()).toBe(language);
  expect(getLocale()).toBe(locale);
  expect(document.documentElement.lang).toBe(language);
});

test("a choice goes before what the browser speaks, until it is taken back", async () => {
  browserSpeaks("de");
  await chooseLanguage("en");
  expect([getLanguageChoice(), getShownLanguage()]).toEqual(["en", "en"]);
  await chooseLanguage("system");
  expect([getLanguageChoice(), getShownLanguage()]).toEqual(["system", "de"]);
  expect(document.cookie).not.toContain("language=");
});

test("the cookie has the choice where storage was emptied", async () => {
  await chooseLanguage("de");
  localStorage.clear();
  expect(getLanguageChoice()).toBe("de");
});

test("code that is loaded later is there once its texts are", async () => {
  await chooseLanguage("de");
  let isThere = false;
  const code = Promise.resolve("code").then((value) => {
    onLanguage(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      isThere = true;
    });
    return value;
  });
  expect(await loaded(code)).toBe("code");
  expect(isThere).toBe(true);
});

test("texts that cannot be had leave the page as it is", async () => {
  onLanguage(() => Promise.reject(new Error("offline")));
  await chooseLanguage("de");
  expect(getShownLanguage()).toBe("de");
});
