import assert from "node:assert/strict";
import { test } from "node:test";
import { findTyped, fitting, mentionedIn, splitMentions } from "#components/editor/comments/mentions.ts";
import { stack } from "#components/editor/comments/use-stack.ts";

const rana = { id: 1, name: "رنا الخوري" };
const ihsan = { id: 2, name: "إحسان العلي" };
const omar = { id: 3, name: "Omar Haddad" };
const short = { id: 4, name: "Omar" };
const people = [rana, ihsan, omar, short];
const found = (text: string) => {
  const typed = findTyped(text, text.length);
  return typed && fitting(people, typed).map(({ id }) => id);
};

test("a name is found by the beginnings of its words, in any spelling, in Arabic and English", () => {
  assert.deepEqual(found("اسأل @احس"), [2]);
  assert.deepEqual(found("@رنا خو"), [1]);
  assert.deepEqual(found("Ask @oma"), [3, 4]);
  assert.deepEqual(found("Ask @omar had"), [3]);
  assert.deepEqual(found("Ask @"), [1, 2, 3, 4]);
  assert.deepEqual(found("Ask @nobody"), []);
  assert.equal(found("a@example"), null); // an address is no mention
  assert.equal(found("@omar and much more"), null);
});

test("whom a text names is read from its whole names, the longest of them", () => {
  assert.deepEqual(mentionedIn("@Omar Haddad, @رنا الخوري and @Omar; not @Oma", people), [3, 1, 4]);
  assert.deepEqual(
    splitMentions("Ask @Omar Haddad.", people).map(({ text }) => text),
    ["Ask ", "@Omar Haddad", "."],
  );
  assert.deepEqual(splitMentions("Nobody", people), [{ text: "Nobody", ids: [] }]);
});

test("cards stand at their words without one over another, and give way to the chosen one", () => {
  const cards = [100, 110, 120, 500].map((wanted) => ({ wanted, height: 50 }));
  assert.deepEqual(stack(cards, -1), [100, 162, 224, 500]);
  assert.deepEqual(stack(cards, 2), [0, 62, 124, 500], "no card leaves the page upwards");
  const low = cards.map(({ wanted, height }) => ({ wanted: wanted + 200, height }));
  assert.deepEqual(stack(low, 2), [196, 258, 320, 700]);
  assert.deepEqual(stack([], -1), []);
});
