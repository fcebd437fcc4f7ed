/**
 * Fails if what a first visit to the feed has to load before it shows anything has grown too large: JavaScript that the
 * entry imports, and the style sheets. Sizes as they are sent, compressed.
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = `${import.meta.dirname}/dist`;
const ENTRY = "src/main.tsx";
const BUDGETS = { JavaScript: 130_000, CSS: 20_000 };

const manifest = JSON.parse(readFileSync(`${DIST}/manifest.json`, "utf8"));
const chunks = new Set();

function collect(name) {
  if (chunks.has(name)) return;
  chunks.add(name);
  for (const imported of manifest[name].imports ?? []) collect(imported);
}

collect(ENTRY);
const entries = [...chunks].map((name) => manifest[name]);
const files = {
  JavaScript: entries.map(({ file }) => file),
  CSS: [...new Set(entries.flatMap(({ css }) => css ?? []))],
};

for (const [kind, names] of Object.entries(files)) {
  const sizes = names.map((name) => gzipSync(readFileSync(`${DIST}/${name}`), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isOver = total > BUDGETS[kind];
  if (isOver) process.exitCode = 1;
  console.log(`${kind}: ${(total / 1000).toFixed(1)} of ${BUDGETS[kind] / 1000} kB${isOver ? " IS TOO MUCH" : ""}`);
  names.forEach((name, at) => {
    console.log(`  ${(sizes[at] / 1000).toFixed(1).padStart(6)} kB  ${name}`);
  });
}
