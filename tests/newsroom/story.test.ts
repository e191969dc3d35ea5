import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Content, emptyContent, type Facts } from "#newsroom/article.ts";
import { parseContent } from "#newsroom/article-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { findAdvice, findMissing, requirementKeys } from "#newsroom/requirements.ts";
import { picturesOf, storyOf } from "#newsroom/story.ts";
import golden from "./golden/content-v1.json" with { type: "json" };

const content = parseContent(golden);
const facts: Facts = {
  language: "ar",
  sectionId: 2,
  slug: "",
  bylineIds: [4],
  topicIds: [],
  lead: { pictureId: 9, caption: "مرفأ", credit: "أرشيف", alternative: "رصيف", isDecorative: false },
  sources: [
    { kind: "agency", name: "وكالة المرفأ", link: "", note: "SECRET-NOTE", isShown: true },
    { kind: "person", name: "SECRET-PERSON", link: "https://example.test/x", note: "", isShown: false },
  ],
};
const publication = { id: 5, publishedSlug: "", publishedAt: new Date(0), updatedAt: null, corrections: [] };

suite("the story that readers get", () => {
  test("holds no hidden source, no note, and no attribute that readers need not have", () => {
    const story = storyOf(content, facts, publication);
    const json = JSON.stringify(story);
    for (const secret of ["SECRET-NOTE", "SECRET-PERSON", "secret", "target"])
      assert.ok(!json.includes(secret), secret);
    assert.deepEqual(story.sources, [{ kind: "agency", name: "وكالة المرفأ", link: "" }]);
    assert.ok(json.includes("نص من المستقبل"), "text of a node unknown to this version stays");
  });

  test("keeps a writer's direction and drops what is not one", () => {
    const body = [
      { type: "paragraph", attrs: { dir: "rtl" }, content: [{ type: "text", text: "a" }] },
      { type: "paragraph", attrs: { dir: '"><script>' }, content: [{ type: "text", text: "b" }] },
    ];
    const story = storyOf({ ...content, body }, facts, publication);
    assert.deepEqual(
      story.body.map((node) => node.attrs),
      [{ dir: "rtl" }, undefined],
    );
  });

  test("has no link that runs a script", () => {
    const marks = [{ type: "link", attrs: { href: "javascript:alert(1)" } }];
    const body = [{ type: "paragraph", content: [{ type: "text", text: "press me", marks }] }];
    assert.deepEqual(storyOf({ ...content, body }, facts, publication).body[0]?.content, [
      { type: "text", text: "press me" },
    ]);
  });

  test("takes its slug from the writer, else from the first publication, else from the headline", () => {
    assert.equal(storyOf(content, { ...facts, slug: "مرفأ" }, publication).slug, "مرفأ");
    assert.equal(storyOf(content, facts, { ...publication, publishedSlug: "قديم" }).slug, "قديم");
    assert.equal(storyOf(content, facts, publication).slug, "سفينة-المكتبة-تعود-إلى-المرفأ");
    assert.equal(storyOf({ ...content, headline: "؟!" }, facts, publication).slug, "story");
  });

  test("shows each of its pictures once, and no words for a decorative one", () => {
    assert.deepEqual(picturesOf(storyOf(content, facts, publication)), [9, 7]);
    const lead = { pictureId: 7, caption: "x", credit: "y", alternative: "left over", isDecorative: true };
    const story = storyOf(content, { ...facts, lead }, publication);
    assert.deepEqual([picturesOf(story), story.lead?.alternative], [[7], ""]);
  });

  test("a picture whose number no row can have keeps its words and is asked of no table", () => {
    const body = [1.5, 2 ** 31, 0, "7"].map((pictureId) => ({
      type: "picture",
      attrs: { pictureId, credit: "x", isDecorative: true },
      content: [{ type: "text", text: "caption" }],
    }));
    assert.deepEqual(picturesOf({ lead: null, body }), []);
    const story = storyOf({ ...content, body: [...content.body, ...body] }, facts, publication);
    assert.deepEqual(story.body.at(-1), { type: "picture", content: [{ type: "text", text: "caption" }] });
  });
});

suite("what publishing needs", () => {
  const bare: Facts = { ...facts, language: null, sectionId: null, bylineIds: [], lead: null, sources: [] };

  test("an empty story misses everything but the texts of pictures", () => {
    assert.deepEqual(findMissing(emptyContent, bare), [
      "headline",
      "section",
      "language",
      "paragraph",
      "byline",
      "source",
    ]);
    assert.deepEqual(findAdvice(emptyContent, bare), ["leadPicture", "standfirst"]);
  });

  test("an agency stands for a byline; another source does not", () => {
    const source = { name: "x", link: "", note: "", isShown: true };
    assert.ok(
      !findMissing(content, { ...facts, bylineIds: [], sources: [{ ...source, kind: "agency" }] }).includes("byline"),
    );
    assert.ok(
      findMissing(content, { ...facts, bylineIds: [], sources: [{ ...source, kind: "person" }] }).includes("byline"),
    );
  });

  test("every picture that is there needs its texts, unless decorative", () => {
    const picture = (attrs: Record<string, unknown>, text = ""): Content["body"][number] => ({
      type: "picture",
      attrs: { pictureId: 1, ...attrs },
      content: text === "" ? [] : [{ type: "text", text }],
    });
    const missing = (node: Content["body"][number]) =>
      findMissing({ ...content, body: [...content.body, node] }, facts);
    assert.deepEqual(missing(picture({})), ["bodyCaption", "bodyCredit", "bodyAlternative"]);
    assert.deepEqual(missing(picture({ credit: "x", isDecorative: true }, "caption")), []);
    const told = { credit: "x", isDecorative: true };
    assert.deepEqual(missing(picture({ ...told, pictureId: null }, "caption")), ["bodyPicture"]);
    assert.deepEqual(missing(picture({ ...told, pictureId: -5 }, "caption")), ["bodyPicture"]);
  });

  test("a heading alone is no paragraph", () => {
    const body = [{ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "x" }] }];
    assert.deepEqual(findMissing({ ...content, body }, facts), ["paragraph"]);
  });

  test("publishing refuses with all of it at once, in the order of the page", () => {
    assert.throws(
      () => storyOf(emptyContent, bare, publication),
      (error) => {
        assert.ok(isRefusal(error));
        const missing = error.details.missing;
        assert.deepEqual(
          missing,
          requirementKeys.filter((key) => Array.isArray(missing) && missing.includes(key)),
        );
        return true;
      },
    );
  });
});
