import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type BodyNode, textOf, walk, wordsOf } from "#newsroom/article.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import { sampleAuthors, sampleTopics } from "#newsroom/sample/cast.ts";
import { type SampleStory, writeSample } from "#newsroom/sample/story.ts";

const many = 3000;
const stories = Array.from({ length: many }, (_, number) => writeSample(number));
const of = (language: "ar" | "en") => stories.filter((story) => story.language === language);

/** Everything that a reader or an editor can read of it. */
function textsOf({ content, sources, update }: SampleStory): string[] {
  const { kicker, headline, standfirst, body } = content;
  const told = sources.flatMap(({ name, note }) => [name, note]);
  return [kicker, headline, standfirst, ...body.map(textOf), ...told, update?.reason ?? ""];
}

suite("sample stories", () => {
  test("have 300 to 900 words, two thirds of them Arabic", () => {
    const words = stories.map(({ content }) => wordsOf(content));
    assert.ok(Math.min(...words) >= 300 && Math.max(...words) <= 900, `${Math.min(...words)} to ${Math.max(...words)}`);
    assert.ok(words.filter((count) => count < 450).length > many / 10);
    assert.ok(words.filter((count) => count > 700).length > many / 10);
    assert.equal(of("ar").length, (many * 2) / 3);
  });

  test("have headlines that are all different, near the millionth too", () => {
    const late = Array.from({ length: 3000 }, (_, place) => writeSample(990_000 + place));
    const headlines = [...stories, ...late].map(({ content }) => content.headline);
    assert.equal(new Set(headlines).size, headlines.length);
  });

  test("keep to the letters of their language, and leave no blank of a sentence unfilled", () => {
    for (const story of stories) {
      const letters = story.language === "ar" ? /[A-Za-z]/ : /\p{Script=Arabic}/u;
      for (const text of textsOf(story)) {
        assert.doesNotMatch(text, letters);
        assert.doesNotMatch(text, /[{}[\]<>|]|\(\(|\)\)|undefined| {2}|\s$/u);
      }
    }
  });

  test("are the same every time, and others with another seed", () => {
    assert.deepEqual(writeSample(17), writeSample(17));
    assert.notDeepEqual(writeSample(17).content.body, writeSample(17, 2).content.body);
  });

  test("are written as the editor would write them: a draft made of one says the same", () => {
    for (const { content, update } of stories.slice(0, 300)) {
      assert.deepEqual(contentOf([seedOf(content)]), content);
      if (update) assert.deepEqual(contentOf([seedOf(update.before)]), update.before);
    }
  });

  test("have everything that stories have: subheadings, quotes with who said them, lists, links, sources of each kind", () => {
    const kinds = new Set(stories.flatMap(({ sources }) => sources.map(({ kind }) => kind)));
    assert.deepEqual([...kinds].sort(), ["agency", "document", "own", "person", "social", "website"]);
    for (const { content, sources } of stories) {
      const nodes = [...walk(content.body)];
      const has = (type: string) => nodes.some((node) => node.type === type);
      assert.ok(has("paragraph") && has("heading") && has("blockquote") && has("attribution") && has("listItem"));
      assert.equal(nodes.filter(isLink).length, 1);
      assert.ok(sources.some(({ isShown }) => isShown));
    }
    assert.ok(stories.some(({ sources }) => sources.some(({ isShown }) => !isShown)));
  });

  test("never show a hidden person: the story neither quotes nor names them", () => {
    const hidden = stories.flatMap((story) =>
      story.sources.filter(({ kind, isShown }) => kind === "person" && !isShown).map(({ name }) => ({ story, name })),
    );
    assert.ok(hidden.length > 50);
    for (const { story, name } of hidden) {
      assert.ok(!story.content.body.some((block) => textOf(block).includes(name)));
    }
  });

  test("spread over topics of very unequal size, all bylines and the years up to now", () => {
    const sizes = sampleTopics.map((_, place) => stories.filter(({ topics }) => topics.includes(place)).length);
    assert.equal(sizes.length, 40);
    assert.ok(Math.min(...sizes) > 0 && Math.max(...sizes) > 30 * Math.min(...sizes), sizes.join(" "));
    for (const place of sampleAuthors.keys()) assert.ok(stories.some(({ authors }) => authors.includes(place)));
    const ages = stories.map(({ age }) => age / 86_400_000);
    assert.ok(Math.min(...ages) >= 0 && Math.min(...ages) < 30 && Math.max(...ages) > 5 * 365);
    const updated = stories.flatMap(({ age, update }) => (update ? [{ age, later: update.age }] : []));
    assert.ok(updated.length > many / 100 && updated.length < many / 5);
    for (const { age, later } of updated) assert.ok(later >= 0 && later < age);
  });
});

function isLink(node: BodyNode): boolean {
  return node.marks?.some(({ type }) => type === "link") ?? false;
}
