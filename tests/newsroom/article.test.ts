import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { contentVersion, textOf, wordsOf } from "#newsroom/article.ts";
import { linkSchema, parseContent } from "#newsroom/article-schema.ts";
import golden from "./golden/content-v1.json" with { type: "json" };

suite("content", () => {
  test("content of version 1 still reads as it was written", () => {
    assert.deepEqual(parseContent(golden), { ...golden, v: contentVersion });
  });

  test("content without a version, or of one that is still to come, is refused", () => {
    assert.throws(() => parseContent({ headline: "x" }));
    assert.throws(() => parseContent({ v: contentVersion + 1 }));
  });

  test("fields that are missing are empty, not an error", () => {
    assert.deepEqual(parseContent({ v: 1 }), { v: 1, kicker: "", headline: "", standfirst: "", body: [] });
  });

  test("words are counted in standfirst and body, in both scripts", () => {
    assert.equal(wordsOf(parseContent({ v: 1 })), 0);
    const body = [{ type: "paragraph", content: [{ type: "text", text: "ثلاث كلمات هنا" }] }];
    assert.equal(wordsOf(parseContent({ v: 1, standfirst: "Two words", body })), 5);
  });

  test("the text of a block with marks has no gaps inside words", () => {
    const content = [
      { type: "text", text: "عا" },
      { type: "text", text: "دت", marks: [{ type: "bold" }] },
    ];
    assert.equal(textOf({ type: "paragraph", content }), "عادت");
    assert.equal(textOf({ type: "heading", content }), "عادت");
  });

  test("only http and https links are links", () => {
    for (const link of [
      "javascript:alert(1)",
      "data:text/html,x",
      "ftp://example.test",
      "//example.test",
      "example.test",
    ]) {
      assert.equal(linkSchema.safeParse(link).success, false, link);
    }
    assert.ok(linkSchema.safeParse("https://example.test/قصة").success);
  });
});
