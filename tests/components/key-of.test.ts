import assert from "node:assert/strict";
import { test } from "node:test";
import { isFindKey, isMod, keyOf, type Press } from "#components/desk/finder/key-of.ts";
import { deedOfLigature } from "#components/editor/ligature-keys.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const press = (key: string, code: string, more: Partial<Press> = {}, state = "") => ({
  ...{ key, code, ...plain, ...more },
  getModifierState: (name: string) => name === state,
});

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

test("Ctrl-K and on Apple's keyboards ⌘-K find, on an Arabic keyboard too, and nothing else does", () => {
  assert.ok(isFindKey(press("k", "KeyK", { ctrlKey: true }), false));
  assert.ok(isFindKey(press("ن", "KeyK", { metaKey: true }), true));
  assert.ok(!isFindKey(press("k", "KeyK", { ctrlKey: true }), true)); // deletes to the end of the line there
  assert.ok(!isFindKey(press("k", "KeyK", { metaKey: true }), false));
  assert.ok(!isFindKey(press("k", "KeyK"), false));
  assert.ok(!isFindKey(press("k", "KeyK", { ctrlKey: true, shiftKey: true }), false));
  assert.ok(!isFindKey(press("e", "KeyK", { ctrlKey: true }), false));
});

test("AltGr, which comes as Ctrl and Alt, writes a sign and holds no key of shortcuts", () => {
  const both = { ctrlKey: true, altKey: true };
  assert.ok(isMod(press("m", "KeyM", both), false));
  assert.ok(!isMod(press("µ", "KeyM", both, "AltGraph"), false));
});

test("bold and quote have their keys where the B key writes two letters, and only there", () => {
  assert.equal(deedOfLigature(press("لا", "KeyB", { ctrlKey: true }), false), "bold");
  assert.equal(deedOfLigature(press("لا", "KeyB", { metaKey: true }), true), "bold");
  assert.equal(deedOfLigature(press("لآ", "KeyB", { ctrlKey: true, shiftKey: true }), false), "quote");
  assert.equal(deedOfLigature(press("b", "KeyB", { ctrlKey: true }), false), null); // the keymap's own
  assert.equal(deedOfLigature(press("لا", "KeyB"), false), null);
  assert.equal(deedOfLigature(press("لا", "KeyB", { ctrlKey: true }, "AltGraph"), false), null);
});
