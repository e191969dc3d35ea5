import assert from "node:assert/strict";
import { test } from "node:test";
import { isFindKey, keyOf, type Press } from "#components/desk/finder/key-of.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({ key, code, ...plain, ...more });

test("a letter counts as it is typed, and by its place where the layout has no such letter", () => {
  assert.equal(keyOf(press("j", "KeyJ")), "j");
  assert.equal(keyOf(press("ت", "KeyJ")), "j"); // Arabic
  assert.equal(keyOf(press("ى", "KeyN")), "n");
  assert.equal(keyOf(press("ظ", "Slash")), "/");
  assert.equal(keyOf(press("؟", "Slash", { shiftKey: true })), "?");
  assert.equal(keyOf(press("?", "Minus", { shiftKey: true })), "?"); // German
  assert.equal(keyOf(press("n", "KeyB")), "n"); // Dvorak: the letter, not the place
  assert.equal(keyOf(press("x", "KeyN")), "x");
});

test("with Ctrl, Alt or ⌘, or within a word that is being composed, it is no shortcut of ours", () => {
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
    assert.equal(keyOf(press("n", "KeyN", more)), null);
  }
});

test("Ctrl-K and ⌘-K find, on an Arabic keyboard too, and nothing else does", () => {
  assert.ok(isFindKey(press("k", "KeyK", { ctrlKey: true })));
  assert.ok(isFindKey(press("ن", "KeyK", { metaKey: true })));
  assert.ok(!isFindKey(press("k", "KeyK")));
  assert.ok(!isFindKey(press("k", "KeyK", { ctrlKey: true, shiftKey: true })));
  assert.ok(!isFindKey(press("e", "KeyK", { ctrlKey: true })));
});
