import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { sourceKinds, textOf, walk, wordsOf } from "#newsroom/article.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import { findMissing } from "#newsroom/requirements.ts";
import { fileStates, parseStory, type StoryFile } from "#newsroom/sample/story-file.ts";
import { writePast } from "#newsroom/sample/timeline.ts";
import { readStories } from "#server/sample/make-sample.ts";

const stories = await readStories();
const finished = stories.filter(({ state }) => state !== "draft" && state !== "returned"); // the others wait for words
const of = (language: string) => stories.filter((story) => story.language === language);

suite("the stories of the sample newspaper", () => {
  test("are forty in Arabic and fifteen in English at least, of 150 to 900 words", () => {
    assert.ok(of("ar").length >= 40, `${of("ar").length} in Arabic`);
    assert.ok(of("en").length >= 15, `${of("en").length} in English`);
    for (const { key, content } of finished) {
      const words = wordsOf(content);
      assert.ok(words >= 150 && words <= 900, `${key} has ${words} words`);
    }
  });

  test("stand in every state and name every kind of source, shown and hidden", () => {
    for (const state of fileStates)
      assert.ok(
        stories.some((story) => story.state === state),
        state,
      );
    const sources = stories.flatMap((story) => story.sources);
    for (const kind of sourceKinds)
      assert.ok(
        sources.some((source) => source.kind === kind),
        kind,
      );
    assert.ok(sources.some(({ isShown, note }) => !isShown && note !== ""));
    assert.ok(stories.some(({ corrections }) => corrections.length > 0));
    for (const { key, state, note } of stories) assert.ok((state !== "killed" && state !== "returned") || note, key);
    for (const { key, state, change } of stories) assert.equal(change !== "", state === "changed", key);
  });

  test("lack nothing that publishing needs", () => {
    for (const { key, language, content, lead, sources, authors } of finished) {
      const facts = { language, sectionId: 1, slug: "", bylineIds: authors.map(() => 1), topicIds: [], sources };
      const use = lead && { ...lead, pictureId: 1, isDecorative: false };
      const body = content.body.map((node) =>
        node.type === "relatedStory" ? { ...node, attrs: { articleId: 1 } } : node,
      );
      assert.deepEqual(findMissing({ ...content, body }, { ...facts, lead: use }), [], key);
    }
  });

  test("are translations of stories in the other language, each of one", () => {
    const translations = stories.filter(({ translationOf }) => translationOf !== null);
    assert.ok(translations.length >= 4);
    for (const { key, language, translationOf, section } of translations) {
      const other = stories.find((story) => story.key === translationOf);
      assert.ok(other && other.language !== language && other.section === section, key);
    }
    assert.equal(new Set(translations.map(({ translationOf }) => translationOf)).size, translations.length);
  });

  test("show off dual months, Latin names and numbers inside Arabic, long and short headlines", () => {
    const texts = of("ar").map(({ content }) => content.body.map(textOf).join(" "));
    for (const form of [/كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين/u, /[A-Za-z]{4}/u, /\d,\d{3}/u])
      assert.ok(texts.filter((text) => form.test(text)).length > 3, String(form));
    const lengths = stories.map(({ content }) => content.headline.length);
    assert.ok(Math.min(...lengths) < 25 && Math.max(...lengths) > 75, lengths.sort((a, b) => a - b).join(" "));
    const nodes = stories.flatMap(({ content }) => [...walk(content.body)].map(({ type }) => type));
    for (const type of ["heading", "blockquote", "attribution", "bulletList", "orderedList", "picture"])
      assert.ok(nodes.filter((node) => node === type).length > 2, type);
    for (const type of ["pullQuote", "factBox", "gallery", "table", "embed", "relatedStory"])
      assert.ok(nodes.includes(type), type);
    const related = stories.flatMap(({ content }) => content.body.filter(({ type }) => type === "relatedStory"));
    for (const { attrs } of related)
      assert.match(stories.find(({ key }) => key === attrs?.key)?.state ?? "nowhere", /^(live|changed)$/);
  });

  test("survive the draft letter by letter", () => {
    for (const { key, content } of stories) {
      const again = contentOf([seedOf(content)]);
      assert.equal(again.body.map(textOf).join("\n"), content.body.map(textOf).join("\n"), key);
      assert.equal(again.headline, content.headline, key);
    }
  });

  test("have a past in order, none of the future, at any hour of the day", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const now = new Date(Date.UTC(2026, 10, 23, hour, 17));
      for (const story of stories) {
        const { createdAt, deeds, draftAt } = writePast(story, story.content, now);
        const times = [createdAt, ...deeds.map(({ at }) => at), draftAt].map(Number);
        assert.deepEqual(
          times,
          times.toSorted((one, other) => one - other),
          `${story.key} at ${hour}`,
        );
        assert.ok(Number(draftAt) <= Number(now), `${story.key} at ${hour}`);
      }
    }
  });
});

const file = (change: (text: string) => string) =>
  parseStory("a-story", change("language: en\nsection: city\nstate: live\nage: 3h\nheadline: A\n\nWords."));

test("a file tells its story whole", () => {
  const story: StoryFile = file((text) => text.replace("headline", "updated: 40m\nheadline"));
  assert.deepEqual([story.age, story.updated, story.content.headline], [10_800_000, 2_400_000, "A"]);
  const rich = "**Bold**, *weight* and [a link](https://a.example/b).";
  const [paragraph] = file((text) => text.replace("Words.", rich)).content.body;
  const marks = paragraph?.content?.map((node) => [node.text, node.marks?.[0]?.type]);
  assert.deepEqual(marks, [
    ["Bold", "bold"],
    [", ", undefined],
    ["weight", "italic"],
    [" and ", undefined],
    ["a link", "link"],
    [".", undefined],
  ]);
});

test("a slip stops with its file and line", () => {
  for (const [from, to, said] of [
    ["headline: A", "headlin: A", /^a-story\.txt, line 5: "headlin: A" is no header$/],
    ["headline: A", "headline: *A*", /line 5: bold, weight and links stand in the body alone$/],
    ["section: city", "section: town", /line 2: "town" is no section$/],
    ["age: 3h", "age: 3 hours", /line 4: "3 hours" is no age/],
    ["state: live", "state: live\nstate: live", /line 4: "state" stands here a second time$/],
    ["state: live", "authors: nobody\nstate: live", /line 3: "nobody" is none of the authors$/],
    ["state: live", "topics: nothing\nstate: live", /line 3: "nothing" is none of the topics$/],
    ["state: live", "source: person | A | | maybe\nstate: live", /line 3: this is no source$/],
    ["state: live", "picture: harbour-dawn\nstate: live", /line 3: the picture needs caption/],
    ["state: live\n", "", /line 1: "state" is missing$/],
    ["Words.", "Words **left open.", /line 7: a mark is left open/],
    ["Words.", "[[harbour-dawn | A | B]]", /line 7: a picture is/],
    ["Words.", "One line\nand another", /line 7: a paragraph stands on one line$/],
    ["Words.", "#### Deep", /line 7: this is neither/],
    ["Words.", "| One | two |\n| three |", /line 7: every line of a table has as many cells/],
    ["Words.", "!! A box", /line 7: a box says nothing$/],
    ["Words.", "{{https://film.example/1 | A | B}}", /line 7: a post is/],
    ["Words.", "[[a | A | B | C]]\n[[b | A]]", /line 7: a picture is/],
  ] as const)
    assert.throws(() => file((text) => text.replace(from, to)), { message: said });
});
