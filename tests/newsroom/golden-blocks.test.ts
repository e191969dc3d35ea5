import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type BodyNode, walk } from "#newsroom/article.ts";
import { parseContent } from "#newsroom/article-schema.ts";
import { bodySchema } from "#newsroom/body.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import { findMissing } from "#newsroom/requirements.ts";
import { picturesOf, readersNode, relatedOf } from "#newsroom/story.ts";
import golden from "./golden/blocks-v1.json" with { type: "json" };

/** What readers see of this file is held in `blocks-v1-readers.txt`, by the tests of the reader. */
const content = parseContent(golden);
const blocks = ["pullQuote", "factBox", "gallery", "table", "embed", "relatedStory"];

suite("the blocks of news", () => {
  test("of the golden file read as they were written, and every kind is there", () => {
    assert.deepEqual(content, golden);
    const found = new Set(content.body.map(({ type }) => type));
    assert.deepEqual(
      blocks.filter((type) => !found.has(type)),
      [],
    );
  });

  test("fit the schema that the editor writes with", () => {
    for (const node of content.body) bodySchema.nodeFromJSON(node).check();
  });

  test("come out of the draft's log as they went in, but for what the schema does not know", () => {
    const seeded = contentOf([seedOf(content)]).body;
    const readers = (body: BodyNode[]) => body.map(readersNode);
    assert.deepEqual(readers(seeded).map(withoutDefaults), readers(content.body).map(withoutDefaults));
  });

  test("give readers their own attributes and no others", () => {
    const shown = content.body.map(readersNode);
    const json = JSON.stringify(shown);
    for (const inner of ["secret", "colwidth", "javascript"]) assert.ok(!json.includes(inner), inner);
    const attrs = [...walk(shown)].filter(({ type }) => ["embed", "relatedStory", "tableCell"].includes(type));
    assert.deepEqual(
      attrs.map((node) => node.attrs),
      [
        undefined,
        { colspan: 2, rowspan: 1 },
        {
          href: "https://www.youtube.com/watch?v=abc123",
          author: "مرفأ المرسى",
          quote: "وصول السفينة\nفي دقيقتين",
          pictureId: 7,
        },
        { href: "https://x.com/marsa/status/12", author: "", quote: "", pictureId: null },
        { href: "https://video.example/1", author: "", quote: "", pictureId: null },
        undefined,
        { articleId: 9 },
        { articleId: 2000000 },
      ],
    );
  });

  test("name their pictures and the stories that they point to", () => {
    assert.deepEqual(picturesOf({ lead: null, body: content.body }), [7, 8]);
    assert.deepEqual(relatedOf(content.body), [9, 2000000]);
  });

  test("are missing a link or a story where they point nowhere, and pictures of a gallery need their words", () => {
    const facts = { ...bareFacts, lead: null };
    const missing = (...body: BodyNode[]) =>
      findMissing(
        { ...content, body: [{ type: "paragraph", content: [{ type: "text", text: "x" }] }, ...body] },
        facts,
      );
    assert.deepEqual(missing({ type: "embed", attrs: { href: null, author: "x" } }), ["embedLink"]);
    assert.deepEqual(missing({ type: "relatedStory", attrs: { articleId: null } }), ["relatedStory"]);
    const bare = { type: "picture", attrs: { pictureId: 1 } };
    assert.deepEqual(missing({ type: "gallery", content: [bare] }), ["bodyCaption", "bodyCredit", "bodyAlternative"]);
  });
});

const bareFacts = {
  language: "ar" as const,
  sectionId: 1,
  slug: "",
  bylineIds: [1],
  topicIds: [],
  sources: [{ kind: "agency" as const, name: "x", link: "", note: "", isShown: true }],
};

/** The schema fills in what a file may leave out. */
function withoutDefaults(node: BodyNode): BodyNode {
  const attrs = Object.entries(node.attrs ?? {}).filter(([, value]) => value !== null && value !== 1);
  return {
    type: node.type,
    ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }),
    ...(node.content?.length && { content: node.content.map(withoutDefaults) }),
    ...(node.text !== undefined && { text: node.text }),
  };
}
