import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "drizzle-orm";
import { changeOwnByline } from "#db/account.ts";
import { listAuthors, setPortrait } from "#db/authors.ts";
import { correctArticle, killArticle, publishArticle, publishChanges } from "#db/deeds.ts";
import { listSections } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { findStory } from "#db/published/stories.ts";
import { watchVisit } from "#db/published/visit.ts";
import { forgetPurges, type Purge, purge, purgeAll, readPurges } from "#db/purges.ts";
import { republish } from "#db/republish.ts";
import { changeSettings, setLogo } from "#db/settings.ts";
import { createTopic, renameTopic } from "#db/topics.ts";
import { transact } from "#db/transact.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, makePicture, seenOf, setFacts, write } from "../factories.ts";

const { desk: connection } = await openDatabase();
const editor = await makeActor({ roles: ["editor"] });
const chief = await makeActor({ roles: ["chief"] });
const [news, economy] = await listSections();
if (!news || !economy) throw new Error("no sections");

/** What a deed purged. */
async function purgesOf(deed: () => Promise<unknown>): Promise<Purge[]> {
  const { last } = await readPurges(connection, null);
  await deed();
  const { purges, isWhole } = await readPurges(connection, last);
  assert.ok(isWhole);
  return purges.map(({ verb, tags }) => ({ verb, tags: tags.toSorted() }));
}

test("a new story purges its own page and the heads of its lists, and no list's past", async () => {
  const topic = await createTopic(editor, { name: "Harbours", language: "en" });
  const author = (await listAuthors(editor)).find(({ personId }) => personId === editor.id);
  const bylineIds = author ? [author.id] : [];
  const id = await makeArticle(editor, { facts: { sectionId: news.id, topicIds: [topic.id], bylineIds } });
  const seen = await seenOf(id);
  assert.deepEqual(await purgesOf(() => publishArticle(editor, id, seen)), [
    {
      verb: "invalidate",
      tags: [
        ...[`author:${author?.id}`, `author:${author?.id}:en`, "latest:en", `section:${news.id}:en`, `story:${id}`],
        ...[`topic:${topic.id}`, `topic:${topic.id}:en`],
      ],
    },
  ]);
});

test("a change of words purges the story alone, which every list that shows it has noted", async () => {
  const id = await makeLive(editor);
  await write(id, makeContent());
  const changed = { ...(await seenOf(id)), kind: "minor", reason: "" } as const;
  assert.deepEqual(await purgesOf(() => publishChanges(editor, id, changed)), [
    { verb: "invalidate", tags: [`story:${id}`] },
  ]);
});

test("a story that moves into another section enters that list's past, unless it is the newest", async () => {
  const id = await makeLive(editor, { facts: { sectionId: news.id } });
  const move = async (sectionId: number) => {
    await setFacts(editor, id, { sectionId });
    const changed = { ...(await seenOf(id)), kind: "minor", reason: "" } as const;
    return (await purgesOf(() => publishChanges(editor, id, changed))).flatMap(({ tags }) => tags);
  };
  const heads = [`section:${economy.id}:en`, `section:${news.id}:en`];
  assert.deepEqual(await move(economy.id), [...heads, `story:${id}`].toSorted());
  await makeLive(editor);
  assert.deepEqual(await move(news.id), [...heads, `section:${news.id}:en:past`, `story:${id}`].toSorted());
});

test("a correction purges its story, a portrait its author, a topic's name the topic, a logo every page", async () => {
  const author = (await listAuthors(editor)).find(({ personId }) => personId === editor.id);
  const topic = await createTopic(editor, { name: "Cranes", language: "en" });
  const pictureId = await makePicture(editor);
  const id = await makeLive(editor, { facts: { bylineIds: author ? [author.id] : [], topicIds: [topic.id] } });
  const seen = await seenOf(id);
  const tagsOf = async (deed: () => Promise<unknown>) => (await purgesOf(deed)).flatMap(({ tags }) => tags);
  assert.deepEqual(await tagsOf(() => correctArticle(editor, id, { ...seen, text: "It was Monday." })), [
    `story:${id}`,
  ]);
  assert.deepEqual(await tagsOf(() => setPortrait(editor, author?.id ?? 0, pictureId)), [`author:${author?.id}`]);
  assert.deepEqual(await tagsOf(() => renameTopic(chief, topic.id, { ...topic, nameEn: "Lifts" })), [
    `topic:${topic.id}`,
  ]);
  assert.deepEqual(await tagsOf(() => setLogo(chief, "ar", pictureId)), ["site"]);
});

test("a kill forgets; publishing again enters the past of every list", async () => {
  const id = await makeLive(editor, { facts: { sectionId: news.id } });
  await makeLive(editor);
  const killed = await purgesOf(() => killArticle(editor, id, { note: "Gone" }));
  assert.deepEqual(killed, [{ verb: "forget", tags: [`story:${id}`] }]);
  const seen = await seenOf(id);
  const [again] = await purgesOf(() => publishArticle(editor, id, seen));
  assert.ok(again?.tags.includes(`section:${news.id}:en:past`) && again.tags.includes("latest:en:past"));
});

test("a page that shows another story depends on that one, whether it is live or not", async () => {
  const related = await makeArticle(editor, { content: { headline: "Shown elsewhere" } });
  const body = [{ type: "relatedStory", attrs: { articleId: related } }];
  const id = await makeLive(editor, { content: { body: [...makeContent().body, ...body] } });
  const visit = async () => {
    const { visit: noted, result } = await watchVisit(() => findStory(id));
    assert.ok(noted.tags.has(`story:${related}`), "so that any deed on it makes the page again");
    return result?.related[related]?.headline ?? null;
  };
  assert.equal(await visit(), null);
  const published = await purgesOf(async () => publishArticle(editor, related, await seenOf(related)));
  assert.ok(published.some(({ tags }) => tags.includes(`story:${related}`)));
  assert.equal(await visit(), "Shown elsewhere");
  assert.deepEqual(await purgesOf(() => killArticle(editor, related, { note: "Gone" })), [
    { verb: "forget", tags: [`story:${related}`] },
  ]);
  assert.equal(await visit(), null);
});

test("an author's new name purges the pages that show it, when there are any", async () => {
  const quiet = await makeActor();
  assert.deepEqual(await purgesOf(() => changeOwnByline(quiet, { nameAr: "هادئ", nameEn: "Quiet" })), []);
  const author = (await listAuthors(editor)).find(({ personId }) => personId === editor.id);
  await makeLive(editor, { facts: { bylineIds: author ? [author.id] : [] } });
  assert.deepEqual(await purgesOf(() => changeOwnByline(editor, { nameAr: "اسم", nameEn: "Name" })), [
    { verb: "invalidate", tags: [`author:${author?.id}`] },
  ]);
  assert.deepEqual(await purgesOf(() => changeOwnByline(editor, { nameAr: "اسم", nameEn: "Name" })), []);
});

test("settings purge what every page shows, republishing forgets every page", async () => {
  assert.deepEqual(await purgesOf(() => changeSettings(chief, { nameEn: "The Weekly" })), [
    { verb: "invalidate", tags: ["site"] },
  ]);
  assert.deepEqual((await purgesOf(republish)).at(-1), { verb: "forget", tags: [] });
});

test("many tags mean every page, none mean nothing, and a deed that fails purges nothing", async () => {
  const tags = Array.from({ length: 101 }, (_, at) => `story:${at}`);
  assert.deepEqual(await purgesOf(() => transact((tx) => purge(tx, "invalidate", tags))), [
    { verb: "invalidate", tags: [] },
  ]);
  assert.deepEqual(await purgesOf(() => transact((tx) => purge(tx, "forget", []))), []);
  const fail = () =>
    transact(async (tx) => {
      await purgeAll(tx, "forget");
      throw new Error("no");
    });
  assert.deepEqual(await purgesOf(() => assert.rejects(fail)), []);
});

test("who missed too much, or what the log has dropped, or stands before a database put back, hears so", async () => {
  const { last } = await readPurges(connection, null);
  assert.deepEqual(await readPurges(connection, last), { purges: [], last, isWhole: true });
  assert.deepEqual(await readPurges(connection, last + 5), { purges: [], last, isWhole: false });
  await desk().execute(sql`update purges set at = now() - interval '2 days'`);
  await forgetPurges();
  assert.deepEqual(await readPurges(connection, last), { purges: [], last, isWhole: true });
  assert.equal((await readPurges(connection, last - 3)).isWhole, false);
  await desk().execute(
    sql`insert into purges (verb, tags) select 'invalidate', array['x'] from generate_series(1, 1000)`,
  );
  assert.equal((await readPurges(connection, last)).isWhole, false);
  const { last: newest } = await readPurges(connection, null);
  const { purges, isWhole } = await readPurges(connection, newest - 999);
  assert.deepEqual([purges.length, isWhole], [999, true]);
});
