import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { getArticle, getChanges } from "#db/articles.ts";
import { correctArticle, killArticle } from "#db/deeds.ts";
import { changeFacts, readFacts } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { findTopic } from "#db/published/addresses.ts";
import { listStories } from "#db/published/lists.ts";
import { findStory } from "#db/published/stories.ts";
import { republish } from "#db/republish.ts";
import { addTopic, createTopic, listTopicRows, mergeTopic, removeTopic, renameTopic } from "#db/topics.ts";
import { findDifference, isSame } from "#newsroom/difference.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, seenOf, setFacts } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"] });
const chief = await makeActor({ roles: ["chief"] });

let count = 0;
const make = async (name = `Subject ${++count}`) => (await createTopic(editor, { name, language: "en" })).id;
const words = (nameAr: string, nameEn: string) => ({ nameAr, nameEn, slugAr: "", slugEn: "" });
const topicsOf = async (id: number) => (await findStory(id))?.topics.map((topic) => topic.id);

suite("topics", () => {
  test("each is listed with the stories that have it, and with those that readers see", async () => {
    const [used, unused] = [await make("Grain"), await make("Trade")];
    await makeLive(editor, { facts: { topicIds: [used] } });
    await makeArticle(editor, { facts: { topicIds: [used] } });
    const rows = await listTopicRows(chief);
    const countsOf = (id: number) =>
      rows.filter((row) => row.id === id).map(({ articles, live }) => ({ articles, live }));
    assert.deepEqual(countsOf(used), [{ articles: 2, live: 1 }]);
    assert.deepEqual(countsOf(unused), [{ articles: 0, live: 0 }]);
  });

  test("one is added with a name in each language, and no two share an address", async () => {
    const id = await addTopic(chief, words(" الميناء القديم ", "Old harbour"));
    const row = (await listTopicRows(chief)).find((topic) => topic.id === id);
    const slugs = { slugAr: "الميناء-القديم", slugEn: "old-harbour" };
    assert.deepEqual(row, { id, nameAr: "الميناء القديم", nameEn: "Old harbour", ...slugs, articles: 0, live: 0 });
    assert.deepEqual(await refused(addTopic(chief, words("ميناء", "Old Harbour")), "slugTaken"), {
      fields: ["slugEn"],
    });
    const { id: found } = await createTopic(editor, { name: "old harbour", language: "ar" });
    assert.equal(found, id, "whoever types the name in the other language means the same topic");
    assert.deepEqual(await refused(addTopic(chief, words("…", "Port")), "slugEmpty"), { fields: ["slugAr"] });
  });

  test("a new name reaches readers at once, and the old address leads to the new one", async () => {
    const id = await make("Ports");
    const story = await makeLive(editor, { facts: { topicIds: [id] } });
    await renameTopic(chief, id, words("موانئ", "Harbours"));
    assert.deepEqual((await findStory(story))?.topics, [{ id, name: "Harbours", slug: "harbours" }]);
    assert.deepEqual(await findTopic("ports", "en"), { id, name: "Harbours", slug: "harbours" });
    const other = await make("Ports");
    await makeLive(editor, { facts: { topicIds: [other] } });
    assert.equal((await findTopic("ports", "en"))?.id, other, "whoever has the address now comes first");
    await renameTopic(chief, other, words("أخرى", "Others"));
    await renameTopic(chief, id, words("موانئ", "Ports"));
    assert.equal((await findTopic("ports", "en"))?.id, id);
  });

  test("merging moves stories, drafts, lists and addresses, and no story has a topic twice", async () => {
    const [from, into, third] = [await make("Ship"), await make("Ships"), await make("Sea")];
    const only = await makeLive(editor, { facts: { topicIds: [from] } });
    const both = await makeLive(editor, { facts: { topicIds: [third, into, from] } });
    const draft = await makeArticle(editor, { facts: { topicIds: [from, third, into] } });
    const version = (await getArticle(editor, draft)).factsVersion;
    await mergeTopic(chief, from, into);
    assert.deepEqual(await topicsOf(only), [into]);
    assert.deepEqual(await topicsOf(both), [third, into]);
    assert.deepEqual((await readFacts(desk(), draft)).topicIds, [into, third]);
    assert.equal((await getArticle(editor, draft)).factsVersion, version + 1);
    const { cards } = await listStories("en", { kind: "topic", id: into }, { limit: 9 });
    assert.deepEqual(cards.map(({ id }) => id).toSorted(), [only, both]);
    assert.deepEqual(await findTopic("ship", "en"), { id: into, name: "Ships", slug: "ships" });
    const { live, draft: open } = await getChanges(editor, both);
    assert.ok(isSame(findDifference(live, open)), "merging left something to publish");
    await refused(changeFacts(editor, draft, { topicIds: [third] }, { topicIds: [from, third, into] }), "factsChanged");
    await refused(mergeTopic(chief, into, into), "invalid");
    await refused(mergeTopic(chief, from, into), "notFound");
  });

  test("what was merged twice is read as the last, also from revisions, and republishing gives the same", async () => {
    const [first, second, last] = [await make(), await make(), await make()];
    const story = await makeLive(editor, { facts: { topicIds: [first, second] } });
    await mergeTopic(chief, first, second);
    await mergeTopic(chief, second, last);
    assert.deepEqual(await topicsOf(story), [last]);
    const before = await dumpPublished();
    await republish();
    assert.deepEqual(await dumpPublished(), before);
  });

  test("only one that no draft and no live story has can be removed", async () => {
    const id = await make("Gone soon");
    const story = await makeLive(editor, { facts: { topicIds: [id] } });
    await refused(removeTopic(chief, id), "topicInUse");
    await setFacts(editor, story, { topicIds: [] });
    await refused(removeTopic(chief, id), "topicInUse"); // readers still see it
    await correctArticle(editor, story, { text: "It is another topic.", ...(await seenOf(story)) });
    await removeTopic(chief, id);
    assert.ok(!(await listTopicRows(chief)).some((topic) => topic.id === id));
    await killArticle(editor, story, { note: "Gone" });
    await republish(); // the first revision still names it
  });
});
