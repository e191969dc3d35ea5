import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const css = readFileSync(join(import.meta.dirname, "../../app/tokens.css"), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

/** What is read, on what: the ratio it needs. WCAG 2.2, 1.4.3 and 1.4.11. */
const readable = ["ink", "grey", "light", "accent", "danger", "good", "warn"];
const grounds = ["paper", "raised", "wash"];

for (const [theme, part] of Object.entries({ light, dark })) {
  test(`text can be read on every ground of the ${theme} theme`, () => {
    for (const ground of grounds) {
      for (const name of readable) {
        const ratio = contrast(colourOf(part, name), colourOf(part, ground));
        assert.ok(ratio >= 4.5, `${name} on ${ground}: ${ratio.toFixed(2)}`);
      }
      const edge = contrast(colourOf(part, "field"), colourOf(part, ground));
      assert.ok(edge >= 3, `the edge of a field on ${ground}: ${edge.toFixed(2)}`);
    }
    for (const ground of ["added", "removed"])
      assert.ok(contrast(colourOf(part, "ink"), colourOf(part, ground)) >= 4.5, ground);
    assert.ok(contrast(colourOf(part, "paper"), colourOf(part, "ink")) >= 7, "a button of ink");
  });
}

test("a logo is tried on the papers that readers have", () => {
  const form = readFileSync(join(import.meta.dirname, "../../components/desk/settings/logo-form.tsx"), "utf8");
  for (const [theme, part] of Object.entries({ light, dark })) {
    const paper = `{ id: "${theme}", className: "bg-[${colourOf(part, "paper")}] text-[${colourOf(part, "ink")}]" }`;
    assert.ok(form.includes(paper), `${theme}: the form's paper is not ${paper}`);
  }
});

function colourOf(part: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(part)?.[1];
  assert.ok(found, `--${name} has no colour`);
  return found;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
