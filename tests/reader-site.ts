import assert from "node:assert/strict";
import { listAuthors } from "#db/authors.ts";
import { killArticle } from "#db/deeds.ts";
import { findPlace } from "#db/published/addresses.ts";
import { findStory } from "#db/published/stories.ts";
import { createTopic } from "#db/topics.ts";
import { buildAddress } from "#newsroom/address.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeActor, makeLive } from "./factories.ts";
import { makeArabicStory } from "./reader-story.ts";

export type ReaderSite = {
  editor: Actor;
  arabic: number; // a story with everything that a reader can meet
  english: number;
  killed: number;
  /** A page of every kind in both languages, by its canonical address, and the status of its answer. */
  pages: [string, number][];
  feeds: string[];
};

/** Puts stories into an empty site, so that every kind of reader's page has something to show, or on purpose nothing. */
export async function makeReaderSite(): Promise<ReaderSite> {
  const editor = await makeActor({ roles: ["editor"], name: "ليلى منصور" });
  const author = (await listAuthors(editor)).find(({ nameEn }) => nameEn === editor.name);
  const topic = await createTopic(editor, { name: "Harbours", language: "en" });
  const arabic = await makeArabicStory(editor);
  const english = await makeLive(editor, {
    content: { headline: "Grain ships return", standfirst: "Cranes moved again at dawn." },
    facts: { bylineIds: author ? [author.id] : [], topicIds: [topic.id] },
  });
  const newest = await makeLive(editor, { content: { headline: "Harbour reopens" } });
  const killed = await makeLive(editor, { content: { headline: "Withdrawn soon" } });
  const killedAddress = await addressOf(killed);
  await killArticle(editor, killed, { note: "A source asked us to <wait>." });
  const topicOf = async (id: number) => encodeURIComponent((await findStory(id))?.topics[0]?.slug ?? "");
  const later = await findStory(newest);
  const end = await findStory(arabic);
  return {
    editor,
    arabic,
    english,
    killed,
    pages: [
      ["/", 200],
      ["/en", 200],
      ["/latest", 200],
      ["/en/latest", 200],
      [`/latest?before=${end?.publishedAt.getTime()}-${arabic}`, 200], // nothing is older
      [`/en/latest?before=${later?.publishedAt.getTime()}-${newest}`, 200],
      [encodeURI("/اقتصاد"), 200],
      ["/en/news", 200],
      ["/en/science", 200], // empty
      [encodeURI("/علوم"), 200],
      [await addressOf(arabic), 200],
      [await addressOf(english), 200],
      [`/topics/${await topicOf(arabic)}`, 200],
      [`/en/topics/${await topicOf(english)}`, 200],
      [`/authors/${author?.slug}`, 200],
      [`/en/authors/${author?.slug}`, 200],
      [killedAddress, 410],
      ["/nothing-here", 404],
      ["/en/nothing-here", 404],
      ["/%ff%fe", 404],
    ],
    feeds: ["/feed.xml", "/en/feed.xml", encodeURI("/اقتصاد/feed.xml"), "/en/science/feed.xml"],
  };
}

/** Where a story stands, as readers ask for it. */
export async function addressOf(id: number): Promise<string> {
  const place = await findPlace(id);
  assert.ok(place);
  return buildAddress(place);
}
