import { readdirSync } from "node:fs";

import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

import { noLiteralText } from "./messages/no-literal-text.mjs";

const features = readdirSync(`${import.meta.dirname}/src/features`);

/** What lies in `target` may not import from `from`: app -> features -> components | lib -> config. */
const zones = [
  { target: "./src/config", from: "./src", except: ["./config"] },
  { target: "./src/lib", from: ["./src/components", "./src/features", "./src/app"] },
  { target: "./src/components", from: ["./src/features", "./src/app"] },
  { target: "./src/features", from: "./src/app" },
  { target: "./src/{app,components,config,features,lib}/**/!(*.test).{ts,tsx}", from: "./src/testing" },
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: "./src/features",
    except: [`./${feature}`],
  })),
];

export default defineConfig(
  globalIgnores(["dist", "src/lib/api/schema.ts"]),
  js.configs.recommended,
  {
    // Scripts of pages that Django renders; they are served as they are.
    files: ["public/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["FormData", "XMLHttpRequest", "crypto", "document", "fetch", "location", "setTimeout"].map((name) => [
          name,
          "readonly",
        ]),
      ),
    },
  },
  {
    // What runs under Node from the command line.
    files: ["*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      importX.flatConfigs.recommended,
      importX.flatConfigs.typescript,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "no-multiple-empty-lines": ["error", { max: 1 }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "import-x/order": [
        "error",
        {
          groups: ["builtin", "external", "internal", "parent", "sibling", "index"],
          pathGroups: [{ pattern: "@/**", group: "internal" }],
          "newlines-between": "always",
          alphabetize: { order: "asc" },
        },
      ],
      // A number reads the same in a template as anywhere.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An arrow function that only calls another one is how React's handlers are written.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // What the pages of the app say. The page of components is for developers; Django's pages are not translated.
    files: ["src/{app,components,config,features,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}", "src/config/languages.ts", "src/app/components-page/**", "src/app/routes/components.tsx", "src/**/*messages/index.ts"],
    plugins: { messages: { rules: { "no-literal-text": noLiteralText } } },
    rules: {
      "messages/no-literal-text": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: ":not(CallExpression[callee.name='loaded']) > ImportExpression",
          message: "Code that comes later waits for its texts: loaded(import(…)).",
        },
      ],
    },
  },
);
