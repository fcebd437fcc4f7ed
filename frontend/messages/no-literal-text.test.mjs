import { RuleTester } from "eslint";
import tseslint from "typescript-eslint";
import { describe, test } from "vitest";

import { noLiteralText } from "./no-literal-text.mjs";

RuleTester.describe = describe;
RuleTester.it = test;

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});

tester.run("no-literal-text", noLiteralText, {
  valid: [
    '<h1>{t("title")}</h1>',
    '<a className="button button-small" href="/Some where" rel="noreferrer">{t("open")}</a>',
    '<span aria-hidden="true"> · </span>',
    "<b>ImageShare</b>",
    'if (event.key === "Escape" || kind === "One of them") close();',
    'throw new Error("The page has no #root.");',
    'element.closest("input, textarea, select");',
    'import { x } from "A module";',
    'type Kind = "A kind" | "another";',
    'const headers = { "Content-Type": value };',
  ].map((code) => ({ code, filename: "page.tsx" })),
  invalid: [
    "<h1>Trash</h1>",
    "<h1>the trash</h1>",
    '<button title="Close" />',
    "<button aria-label={`Close ${name}`} />",
    '<p>{isOpen ? "open" : t("closed")}</p>',
    '<Dialog title={isNew ? "New album" : title} />',
    'showToast("it is done now");',
    'const LABELS = { a: "A day" };',
    'const text = () => "Nothing here.";',
  ].map((code) => ({ code, filename: "page.tsx", errors: [{ messageId: "literal" }] })),
});
