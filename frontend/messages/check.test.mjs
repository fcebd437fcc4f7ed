import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { argumentsOf, readCatalogues, readLanguages } from "./catalogues.mjs";
import { faultsOf } from "./check.mjs";
import { moduleOf } from "./module.mjs";

let home;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "catalogue-"));
  mkdirSync(join(home, "messages"));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

/** A feature with one module. */
function feature(code, en, de) {
  writeFileSync(join(home, "page.tsx"), code);
  return { directory: join(home, "messages"), languages: { en, ...(de && { de }) } };
}

const CODE = 'import { t } from "./messages";\n\nexport const title = () => t("title");\n';

test("a catalogue whose messages are all used and translated has no fault", async () => {
  expect(await faultsOf(feature(CODE, { title: "Trash" }, { title: "Papierkorb" }))).toEqual([]);
});

test.each([
  ["a message that a language lacks", CODE, { title: "Trash" }, {}, 'de.json lacks "title"'],
  ["a language that is lacking", CODE, { title: "Trash" }, undefined, 'de.json lacks "title"'],
  ["a message that English lacks", CODE, { title: "a" }, { title: "b", more: "c" }, 'de.json has "more", which en.json lacks'],
  ["an empty translation", CODE, { title: "Trash" }, { title: " " }, 'de.json: "title" is empty'],
  ["a message that nothing uses", CODE, { title: "a", old: "b" }, { title: "a", old: "b" }, 'nothing uses "old"'],
  ["one that is used without its catalogue", 'export const key = "title";\n', { title: "a" }, { title: "a" }, 'nothing uses "title"'],
  ["another argument", CODE, { title: "{name}" }, { title: "{nome}" }, 'de.json: "title" takes {nome,string} instead of {name,string}'],
])("%s is a fault", async (_, code, en, de, fault) => {
  expect(await faultsOf(feature(code, en, de))).toContain(fault);
});

test("what a message takes is read from every branch", async () => {
  const text = "{count, plural, one {# picture of {name}} other {{total, number} of {kind, select, a {{who}} other {}}}}";
  expect(await argumentsOf(text)).toEqual({ count: "number", name: "string", total: "number", kind: "string", who: "string" });
});

test.each(["{count, plural, one {#}", "{name", "{count, plural, one {# picture}}", "back\\slash"])(
  "%s is no message",
  async (text) => {
    await expect(argumentsOf(text)).rejects.toThrow();
  },
);

test("the module of a catalogue types its messages and loads the other languages", async () => {
  const made = await moduleOf({ languages: { en: { title: "Trash", some: "{n, number} of {name}" }, de: {} } });
  expect(made).toContain("  title: undefined;\n  some: { n: number; name: string };\n");
  expect(made).toContain('  de: () => import("./de.json"),\n');
});

test("a key that is no name is refused", async () => {
  await expect(moduleOf({ languages: { en: { "not a name": "a" } } })).rejects.toThrow("not a name");
});

test("the catalogues of the front end are found, with every language that it offers", () => {
  const catalogues = readCatalogues();
  expect(catalogues.length).toBeGreaterThan(20);
  for (const { languages } of catalogues) expect(Object.keys(languages).sort()).toEqual(readLanguages().sort());
});
