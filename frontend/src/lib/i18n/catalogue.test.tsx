import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { catalogue } from "./catalogue";
import { chooseLanguage } from "./choose-language";

interface Messages {
  hello: { name: string };
  plain: undefined;
}

const english = () => ({ hello: (values?: Record<string, unknown>) => `Hello ${String(values?.name)}!`, plain: "Yes" });
const german = () => ({ hello: (values?: Record<string, unknown>) => `Hallo ${String(values?.name)}!`, plain: "Ja" });

beforeEach(() => chooseLanguage("system"));
afterEach(() => chooseLanguage("system"));

test("it speaks English until another language is there, and follows it", async () => {
  const t = catalogue<Messages>(english(), { de: () => Promise.resolve({ default: german() }) });
  expect([t("plain"), t("hello", { name: "Ana" })]).toEqual(["Yes", "Hello Ana!"]);
  await chooseLanguage("de");
  expect([t("plain"), t("hello", { name: "Ana" })]).toEqual(["Ja", "Hallo Ana!"]);
});

test("an element stands in the sentence where the language has it", () => {
  const t = catalogue<Messages>(english(), { de: () => Promise.resolve({ default: german() }) });
  const { container } = render(<p>{t.rich("hello", { name: <b>Ana</b> })}</p>);
  expect(container.innerHTML).toBe("<p>Hello <b>Ana</b>!</p>");
});

test("a language that does not arrive leaves the texts in English", async () => {
  const t = catalogue<Messages>(english(), { de: () => Promise.reject(new Error("offline")) });
  await chooseLanguage("de");
  expect(t("plain")).toBe("Yes");
});

test("modules of the built site add their own messages", () => {
  const t = catalogue<Messages>({}, { de: () => Promise.resolve({ default: german() }) });
  t.add(english());
  expect(t("plain")).toBe("Yes");
});
