/* Long on purpose: the sample is made once, which takes a while, and all that is asked of it is asked here. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { and, eq, like, sql } from "drizzle-orm";
import { getArticle, getChanges } from "#db/articles.ts";
import { publishArticle, publishChanges, submitArticle } from "#db/deeds.ts";
import { listDiary } from "#db/diary.ts";
import { createFirstAdministrator } from "#db/operator.ts";
import { isPassword } from "#db/passwords.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { republish } from "#db/republish.ts";
import { addSample } from "#db/sample.ts";
import { isNewsroomEmpty, makeNewsroom, type StoredPicture } from "#db/sample-newsroom.ts";
import { readSample, removeSample } from "#db/sample-remove.ts";
import { articles, authors, diary, people, pictures, revisions, sections, settings, topics } from "#db/schema.ts";
import { actorOf } from "#db/sessions.ts";
import { walk } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { marsaWriters } from "#newsroom/sample/marsa.ts";
import { originalPath, renditionPath } from "#server/files/places.ts";
import { makeFeed } from "#server/reader/feed.ts";
import { readStories, storeDrawings } from "#server/sample/make-sample.ts";
import { drawPicture, pictureKeys } from "#server/sample/pictures/draw.ts";
import { removeFiles } from "#server/sample/remove-files.ts";
import { openDatabase } from "../database.ts";
import { makeArticle, seenOf } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const stories = await readStories();
const keys = stories.flatMap(({ lead, content }) => [
  ...(lead ? [lead.key] : []),
  ...[...walk(content.body)].flatMap((node) => (node.type === "picture" ? [String(node.attrs?.key)] : [])),
]);
const faces = marsaWriters.map(({ slug }) => `portrait-${slug}`);
const all = [...new Set(keys), ...faces, "wordmark-ar", "wordmark-en"];
const drawn = new Map(all.map((key, place) => [key, store(key, place)]));
const portraits = new Map<string, StoredPicture | undefined>(
  marsaWriters.map(({ slug }) => [slug, drawn.get(`portrait-${slug}`)]),
);
const logos = { ar: drawn.get("wordmark-ar"), en: drawn.get("wordmark-en") };
await createFirstAdministrator({ email: "admin@khabar.example", password: null });
const broken = makeNewsroom({ stories, pictures: new Map(), portraits: new Map(), logos });
const isHalted = await broken.then(
  () => false,
  () => true,
);
const isEmptyStill = await isNewsroomEmpty();
const access = await makeNewsroom({ stories, pictures: drawn, portraits, logos });
assert.ok(access);
const [admin, editor, reporter] = [
  await find("admin@khabar.example"),
  await find(access.editor.email),
  await find(access.reporter.email),
];

/** A picture whose files nobody asks for. */
function store(key: string, place: number): StoredPicture {
  const hash = place.toString(16).padStart(64, "a");
  const renditions = [{ width: 640, height: 427, format: "webp" as const, hash, bytes: 9 }];
  return {
    key: `sample-${key}`,
    name: `${key}.jpg`,
    type: "image/jpeg",
    bytes: 9,
    width: 640,
    height: 427,
    renditions,
  };
}

async function find(email: string): Promise<Actor> {
  const [person] = await desk().select().from(people).where(eq(people.email, email));
  assert.ok(person, email);
  return actorOf(person);
}

async function idOf(key: string): Promise<number> {
  const [article] = await desk()
    .select()
    .from(articles)
    .where(eq(articles.clientKey, `sample:story:${key}`));
  assert.ok(article, key);
  return article.id;
}

test("it is made whole or not at all: one picture missing, and the newsroom is as empty as before", () => {
  assert.ok(isHalted);
  assert.ok(isEmptyStill);
});

test("its pictures are drawn and rendered as those of photographers, and leave no file when they go", async () => {
  const drawings = pictureKeys.slice(0, 2).map((key) => ({ key: `test-${key}`, draw: () => drawPicture(key) }));
  const told: number[] = [];
  const progress = (total: number) => ({ say: (done: number) => told.push(done), end: () => told.push(total) });
  const made = [...(await storeDrawings(drawings, progress, new AbortController().signal)).values()];
  assert.deepEqual(told, [2, 2]);
  const files = made.flatMap(({ key, renditions }) => [originalPath(key), ...renditions.map(renditionPath)]);
  assert.equal(files.length, 2 + made.flatMap(({ renditions }) => renditions).length);
  assert.ok(made.every(({ renditions }) => renditions.some(({ format }) => format === "avif")));
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  );
  await removeFiles(made);
  assert.deepEqual(
    files.filter((file) => existsSync(file)),
    [],
  );
  const stopped = storeDrawings(drawings, progress, AbortSignal.abort());
  await assert.rejects(stopped, { name: "AbortError" });
});

test("it is made once, and never in a newsroom where somebody did something", async () => {
  assert.equal(await isNewsroomEmpty(), false);
  assert.equal(await makeNewsroom({ stories, pictures: drawn, portraits, logos }), null);
  assert.equal(await desk().$count(articles), stories.length);
});

test("every story stands as its file says, with a past and none of the future", async () => {
  const stages = { live: "published", changed: "published", opened: "submitted", returned: "draft" } as const;
  for (const { key, state, updated, corrections } of stories) {
    const id = await idOf(key);
    const { stage, epoch, ...view } = await getArticle(editor, id);
    assert.equal(
      stage,
      { ...stages, draft: "draft", submitted: "submitted", approved: "approved", killed: "killed" }[state],
    );
    assert.equal(view.updatedAt !== null, updated !== null || corrections.length > 0, key);
    assert.equal(view.openedBy !== null, state === "opened" || state === "approved", key);
    assert.equal(view.returnNote !== "", state === "returned", key);
    const settled = await desk().$count(revisions, eq(revisions.articleId, id));
    assert.equal(epoch, settled + 1, key);
    const isHeaded = and(eq(diary.articleId, id), eq(diary.deed, "article.create"));
    assert.equal(await desk().$count(diary, isHeaded), 1);
  }
  assert.equal(await desk().$count(diary, sql`${diary.at} > now()`), 0);
  assert.equal(await desk().$count(articles, sql`${articles.touchedAt} > now() or ${articles.createdAt} > now()`), 0);
  const [wrong] = await desk().execute(
    sql`select 1 from diary a join diary b on a.id < b.id and a.at > b.at and a.article_id is not null and b.article_id is not null`,
  );
  assert.equal(wrong, undefined, "the diary's numbers rise with time");
});

test("what readers see of it is what republishing gives, and every page says that it is a sample", async () => {
  const before = await dumpPublished();
  await republish();
  assert.deepEqual(await dumpPublished(), before);
  const [site] = await desk().select().from(published.settings);
  assert.deepEqual([site?.nameAr, site?.nameEn, site?.isSample], ["المرسى", "Al Marsa", true]);
  assert.equal((await makeFeed("ar", null)).headers["X-Robots-Tag"], "noindex");
  const live = stories.filter(({ state }) => state === "live" || state === "changed");
  assert.equal(await desk().$count(published.stories), live.length);
});

test("drafts say what is live, but for those with changes that wait", async () => {
  for (const { key, state } of stories.filter((story) => story.state === "live" || story.state === "changed")) {
    const { live, draft } = await getChanges(editor, await idOf(key));
    if (state === "live") assert.deepEqual(draft, live, key);
    else assert.notDeepEqual(draft.content, live.content, key);
  }
  const [live] = stories.filter(({ state }) => state === "live");
  const id = await idOf(live?.key ?? "");
  const asked = publishChanges(editor, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
  await refused(asked, "nothingToPublish");
});

test("its people have names, portraits and passwords that the console shows for two of them", async () => {
  const staff = await desk().select().from(people).where(like(people.email, "%@marsa.example"));
  assert.equal(staff.length, 9);
  assert.ok(staff.every(({ mustChangePassword, disabledAt }) => mustChangePassword && disabledAt === null));
  for (const { email, oneTimePassword } of Object.values(access)) {
    const row = staff.find((person) => person.email === email);
    assert.ok(await isPassword(oneTimePassword ?? "", row?.passwordHash ?? null));
  }
  const names = await desk().select().from(authors).where(sql`${authors.pictureId} is not null`);
  assert.equal(names.length, 12);
});

test("a reporter and an editor of it can work: what waits is published, what changed goes to readers", async () => {
  const waiting = stories.find(({ state }) => state === "approved");
  if (waiting) await publishArticle(editor, await idOf(waiting.key), await seenOf(await idOf(waiting.key)));
  const changed = stories.find(({ state }) => state === "changed");
  const id = await idOf(changed?.key ?? "");
  await publishChanges(editor, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
  const own = stories.find(({ state, authors: names }) => state === "draft" && names.includes("karim-daher"));
  if (own) await submitArticle(reporter, await idOf(own.key), await seenOf(await idOf(own.key)));
});

test("removing it leaves a clean newsroom with the administrator and its own stories, and what these use", async () => {
  await addSample(3);
  const chief = { ...admin, roles: [...admin.roles] };
  const [city] = await desk().select().from(sections).where(eq(sections.slugEn, "city"));
  const [almonds] = await desk().select().from(topics).where(eq(topics.slugEn, "almonds"));
  const [lead] = await desk().select().from(pictures).where(like(pictures.key, "sample-%")).limit(1);
  const [maya] = await desk().select().from(authors).where(eq(authors.slug, "maya-haddad"));
  assert.ok(city && almonds && lead && maya);
  const use = { caption: "A", credit: "B", alternative: "C", isDecorative: false };
  const facts = {
    sectionId: city.id,
    topicIds: [almonds.id],
    bylineIds: [maya.id],
    lead: { pictureId: lead.id, ...use },
  };
  const own = await makeArticle(chief, { facts });
  await publishArticle(chief, own, await seenOf(own));
  const before = await getArticle(chief, own);
  const { stories: found } = await readSample();
  assert.equal(found, stories.length + 3);

  const removed = await removeSample();
  assert.equal(removed.stories, found);
  assert.deepEqual(removed.kept, ["مايا حداد"]);
  assert.deepEqual(await getArticle(chief, own), before);
  assert.deepEqual(await desk().select({ id: articles.id }).from(articles), [{ id: own }]);
  assert.deepEqual(await desk().select({ id: published.stories.id }).from(published.stories), [{ id: own }]);
  assert.equal(await desk().$count(published.killed), 0);
  const left = await desk().select().from(people).orderBy(people.id);
  assert.deepEqual(
    left.map(({ email, disabledAt }) => [email, disabledAt !== null]),
    [
      ["admin@khabar.example", false],
      ["maya-haddad@marsa.example", true],
    ],
  );
  assert.deepEqual(
    (await desk().select().from(sections)).map(({ slugEn }) => slugEn),
    ["city"],
  );
  assert.deepEqual(
    (await desk().select().from(topics)).map(({ slugEn }) => slugEn),
    ["almonds"],
  );
  const keysLeft = (await desk().select().from(pictures)).map(({ key }) => key).sort();
  assert.deepEqual(keysLeft, [lead.key, "sample-portrait-maya-haddad"].sort());
  assert.equal(removed.files.length, drawn.size - 2);
  const [site] = await desk().select().from(settings);
  assert.deepEqual([site?.nameAr, site?.nameEn, site?.isSample, site?.logoArId], ["خبر", "Khabar", false, null]);
  const { lines } = await listDiary(chief);
  assert.equal(lines[0]?.deed, "site.sampleRemove");
  const pageTags = await desk().execute(sql`select verb from purges order by seq desc limit 1`);
  assert.deepEqual([...pageTags], [{ verb: "forget" }]);
  const after = await dumpPublished();
  await republish();
  assert.deepEqual(await dumpPublished(), after);
  assert.equal(await isNewsroomEmpty(), false);
  const isGuarded = (error: Error) => /append only/.test(String(error.cause));
  await assert.rejects(desk().delete(diary), isGuarded);
  await assert.rejects(desk().delete(revisions), isGuarded);
});
