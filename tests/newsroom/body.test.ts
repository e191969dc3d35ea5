import assert from "node:assert/strict";
import { test } from "node:test";
import { bodySchema, directionOf, directionOfText, lineSchema } from "#newsroom/body.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

function check(...content: object[]): void {
  bodySchema.nodeFromJSON({ type: "doc", content }).check();
}

test("a block takes the direction of its first letter, and digits or quotation marks before it change nothing", () => {
  assert.equal(directionOfText("«8 سنوات» Reuters"), "rtl");
  assert.equal(directionOfText('"2021: The coalition'), "ltr");
  assert.equal(directionOfText("2021 – 48%"), null);
});

test("a quote and a list take theirs from the first letter in them, whatever stands deeper", () => {
  const quote = { type: "blockquote", content: [paragraph("«"), paragraph("قال")] };
  const list = { type: "bulletList", content: [{ type: "listItem", content: [paragraph("First")] }] };
  assert.equal(directionOf(quote), "rtl");
  assert.equal(directionOf(list), "ltr");
});

test("the writer's choice of direction stands above the letters", () => {
  assert.equal(directionOf({ ...paragraph("BBC عربي"), attrs: { dir: "rtl" } }), "rtl");
  assert.equal(directionOf({ ...paragraph("BBC عربي"), attrs: { dir: "sideways" } }), "ltr");
});

test("a quote holds paragraphs and then one attribution, nothing else", () => {
  const attribution = { type: "attribution", content: [{ type: "text", text: "قاسم الأعرجي" }] };
  check({ type: "blockquote", content: [paragraph("قال"), paragraph("وأضاف"), attribution] });
  assert.throws(() => check({ type: "blockquote", content: [attribution] }));
  assert.throws(() => check({ type: "blockquote", content: [paragraph("قال"), attribution, attribution] }));
  assert.throws(() => check(attribution));
});

test("lists hold lists but no pictures", () => {
  const inner = { type: "orderedList", content: [{ type: "listItem", content: [paragraph("2")] }] };
  check({ type: "bulletList", content: [{ type: "listItem", content: [paragraph("1"), inner] }] });
  const picture = { type: "picture", attrs: { pictureId: 1 } };
  assert.throws(() =>
    check({ type: "bulletList", content: [{ type: "listItem", content: [paragraph("1"), picture] }] }),
  );
});

test("a caption and an attribution are plain text, and a link keeps its address alone", () => {
  const bold = [{ type: "text", text: "غيتي", marks: [{ type: "bold" }] }];
  assert.throws(() => check({ type: "picture", attrs: { pictureId: 1 }, content: bold }));
  const link = { type: "link", attrs: { href: "https://example.org/", target: "_blank" } };
  const node = bodySchema.nodeFromJSON({ type: "paragraph", content: [{ type: "text", text: "هنا", marks: [link] }] });
  assert.deepEqual({ ...node.firstChild?.marks[0]?.attrs }, { href: "https://example.org/" });
});

test("a single-line field is one paragraph of plain text", () => {
  assert.throws(() => lineSchema.nodeFromJSON({ type: "doc", content: [] }).check());
  const two = { type: "doc", content: [{ type: "paragraph" }, { type: "paragraph" }] };
  assert.throws(() => lineSchema.nodeFromJSON(two).check());
});
