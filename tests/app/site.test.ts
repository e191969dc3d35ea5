import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const files = globSync(["app/(site)/**/*.{ts,tsx}", "components/site/**/*.{ts,tsx}"]);

/** Each leaves readers without content, or with a script: found by trying. */
const forbidden: [string, RegExp][] = [
  ["a client component", /^\s*["']use client["']/m],
  ["Suspense", /\bSuspense\b/],
  ["notFound() or redirect()", /\b(?:notFound|redirect|permanentRedirect)\(/],
  ["a framework component that needs its script", /["']next\/(?:image|link|script|dynamic|form|navigation|font)/],
  ["a style attribute", /\bstyle=/],
  ["a handler", /\bon[A-Z]\w*=\{/],
  ["a time that is relative to now", /RelativeTimeFormat|relativeTime/],
];

test("readers' pages use nothing that would need the framework's script", () => {
  assert.ok(files.length > 15);
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    for (const [what, pattern] of forbidden) assert.doesNotMatch(source, pattern, `${file} has ${what}`);
    assert.doesNotMatch(file, /\/(?:loading|error|not-found|template)\.tsx$/);
  }
});

test("readers' stylesheet names its sources, so that the desk's classes do not travel", () => {
  const sheet = readFileSync("app/(site)/reader.css", "utf8");
  assert.match(sheet, /@import "tailwindcss" source\(none\)/);
  assert.doesNotMatch(sheet, /components\/(?:desk|editor|ui)/);
});
