import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { messages } from "./vite-plugin";

const TRASH = join(import.meta.dirname, "../src/features/trash");
const CODE = 'import { t } from "../messages";\n\nexport const title = () => t("emptyIt");\n';

type Hook = (this: unknown, code: string, id: string) => { code: string } | null;

function transformed(command: "build" | "serve", code: string, id: string): string | undefined {
  const plugin = messages();
  (plugin.configResolved as (config: unknown) => void)({ command });
  return (plugin.transform as Hook).call(null, code, id)?.code;
}

const catalogue = (language: string) => readFileSync(`${TRASH}/messages/${language}.json`, "utf8");

test("a message becomes a text or a function of its values", () => {
  const code = transformed("serve", catalogue("en"), `${TRASH}/messages/en.json`);
  expect(code).toContain('"emptyIt": `Empty it`');
  expect(code).toMatch(/"deletePicturesForGood": \(args, formatter\) => /);
});

test("in the built site a module has its own English messages with it, and no others", () => {
  const code = transformed("build", CODE, `${TRASH}/components/page.tsx`);
  expect(code?.startsWith(CODE)).toBe(true);
  expect(code?.slice(CODE.length).trim()).toBe('t.add({  "emptyIt": `Empty it`,\n});');
  expect(transformed("build", catalogue("en"), `${TRASH}/messages/en.json`)).toBe("export default {}");
});

test("other languages stay whole, as they come when they are wanted", () => {
  expect(transformed("build", catalogue("de"), `${TRASH}/messages/de.json`)).toContain('"emptyIt": `Leeren`');
});

test("while developing a module is as it is written", () => {
  expect(transformed("serve", CODE, `${TRASH}/components/page.tsx`)).toBeUndefined();
});
