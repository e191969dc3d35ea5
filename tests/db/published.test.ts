import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { listAuthors } from "#db/authors.ts";
import { killArticle } from "#db/deeds.ts";
import { listSections } from "#db/facts.ts";
import { desk, getProcess } from "#db/process.ts";
import { findAuthor, findPlace, findSection, findTopic } from "#db/published/addresses.ts";
import { listStories } from "#db/published/lists.ts";
import { settings, stories } from "#db/published/schema.ts";
import { getSite } from "#db/published/site.ts";
import { findKilled, findStory } from "#db/published/stories.ts";
import { noteStatus, noteUntil, readPublished, watchVisit } from "#db/published/visit.ts";
import { createTopic } from "#db/topics.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, makePicture } from "../factories.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "Nour Haddad" });
const [news, economy] = await listSections();
if (!news || !economy) throw new Error("no sections");

test("a live story comes with its names and pictures, in the story's language", async () => {
  const topic = await createTopic(editor, { name: "الموانئ", language: "ar" });
  const pictureId = await makePicture(editor);
  const byline = (await listAuthors(editor)).find((author) => author.nameEn === "Nour Haddad");
  const lead = { pictureId, caption: "الميناء", credit: "غيتي", alternative: "سفن", isDecorative: false };
  const id = await makeLive(editor, {
    content: { headline: "الميناء يفتح أبوابه", standfirst: "بعد عام" },
    facts: { language: "ar", sectionId: economy.id, topicIds: [topic.id], bylineIds: byline ? [byline.id] : [], lead },
  });
  const story = await findStory(id);
  assert.equal(story?.headline, "الميناء يفتح أبوابه");
  assert.deepEqual(story.section, { id: economy.id, name: "اقتصاد", slug: "اقتصاد" });
  assert.deepEqual(
    story.authors.map((author) => author.name),
    ["Nour Haddad"],
  );
  assert.equal(story.topics[0]?.name, "الموانئ");
  assert.deepEqual(story.lead, { pictureId, caption: "الميناء", credit: "غيتي", alternative: "سفن" });
  assert.equal(story.pictures[pictureId]?.renditions[0]?.width, 640);
  const place = await findPlace(id);
  assert.deepEqual(place, { kind: "story", language: "ar", section: "اقتصاد", slug: story.slug, id });
  assert.equal((await findTopic(story.topics[0]?.slug ?? "", "ar"))?.id, topic.id);
  assert.equal((await findAuthor(story.authors[0]?.slug ?? "", "ar"))?.id, byline?.id);
  const card = (await listStories("ar", { kind: "topic", id: topic.id }, { limit: 5 })).cards[0];
  assert.equal(card?.picture?.alternative, "سفن");
});

test("a list shows every story once, newest first, across pages and within one millisecond", async () => {
  const at = new Date("2026-03-01T10:00:00.123Z");
  const ids: number[] = [];
  for (let i = 0; i < 5; i++) ids.push(await makeLive(editor, { facts: { sectionId: economy.id } }, at));
  ids.push(await makeLive(editor, { facts: { sectionId: economy.id } }, new Date(at.getTime() + 1)));
  const seen: number[] = [];
  let before: Parameters<typeof listStories>[2]["before"];
  for (let page = 0; page < 4; page++) {
    const list = await listStories("en", { kind: "section", id: economy.id }, { before, limit: 2 });
    seen.push(...list.cards.map((card) => card.id));
    before = list.next ?? undefined;
    if (!list.next) break;
  }
  assert.deepEqual(seen, ids.toReversed());
});

test("lists hold to their language, section, topic and author", async () => {
  const author = (await listAuthors(editor)).find(({ nameEn }) => nameEn === "Nour Haddad");
  if (!author) throw new Error("no author");
  const id = await makeLive(editor, { facts: { sectionId: news.id, bylineIds: [author.id] } });
  const idsOf = async (list: Parameters<typeof listStories>[1]) =>
    (await listStories("en", list, { limit: 50 })).cards.map((card) => card.id);
  assert.ok((await idsOf({ kind: "latest" })).includes(id));
  assert.ok((await idsOf({ kind: "section", id: news.id })).includes(id));
  assert.ok(!(await idsOf({ kind: "section", id: economy.id })).includes(id));
  assert.ok((await idsOf({ kind: "author", id: author.id })).includes(id));
  assert.deepEqual(await idsOf({ kind: "author", id: author.id + 1000 }), []);
  assert.deepEqual(await idsOf({ kind: "topic", id: 1_000_000 }), []);
  const arabic = await listStories("ar", { kind: "section", id: news.id }, { limit: 50 });
  assert.ok(!arabic.cards.some((card) => card.id === id));
});

test("a killed story leaves its place and its note, and nothing in any list", async () => {
  const id = await makeLive(editor, { content: { headline: "Withdrawn soon" } });
  await killArticle(editor, id, { note: "A source asked us to." });
  assert.equal(await findStory(id), null);
  assert.equal((await findKilled(id))?.note, "A source asked us to.");
  assert.equal((await findPlace(id))?.slug, "withdrawn-soon");
  const { cards } = await listStories("en", { kind: "latest" }, { limit: 100 });
  assert.ok(!cards.some((card) => card.id === id));
});

test("a draft has no place", async () => {
  const id = await makeArticle(editor);
  assert.equal(await findPlace(id), null);
  assert.equal(await findStory(id), null);
});

test("a body from a newer version is shown as it is", async () => {
  const id = await makeLive(editor);
  const body = [{ type: "chart", content: [{ type: "text", text: "Twelve per cent" }] }];
  await desk().update(stories).set({ v: 99, body }).where(eq(stories.id, id));
  assert.deepEqual((await findStory(id))?.body, body);
});

test("the site speaks its name and sections in the page's language", async () => {
  await desk().update(settings).set({ nameEn: "The Daily" });
  const english = await getSite("en");
  assert.equal(english.name, "The Daily");
  assert.equal(english.sections[0]?.slug, "news");
  assert.equal((await getSite("ar")).sections[0]?.name, "أخبار");
  assert.equal((await findSection("economy", "en"))?.id, economy.id);
  assert.equal(await findSection("economy", "ar"), null);
});

test("readers' queries can see nothing of the desk and change nothing", async () => {
  await assert.rejects(getProcess().reader`select 1 from public.articles`, /permission denied/);
  await assert.rejects(getProcess().reader`delete from published.stories`, /read-only|permission denied/);
});

test("a visit notes what its answer depends on, and the first failure", async () => {
  const { visit } = await watchVisit(async () => {
    await findStory(1_000_000);
    noteStatus(404);
    noteUntil(new Date(2000));
    noteUntil(new Date(1000));
    noteUntil(new Date(3000));
    await readPublished(["x"], (db) => db.execute(sql`select nothing from nowhere`)).catch(() => {});
  });
  assert.deepEqual([...visit.tags], ["site", "story:1000000", "x"]);
  assert.equal(visit.status, 404);
  assert.equal(visit.until?.getTime(), 1000);
  assert.ok(visit.failure instanceof Error);
});
