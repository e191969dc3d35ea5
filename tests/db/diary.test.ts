import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { listDiary, listDiaryFilters } from "#db/diary.ts";
import { desk } from "#db/process.ts";
import { diary } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeSubmitted } from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();

const chief = await makeActor({ roles: ["chief"] });
const admin = await makeActor({ roles: ["admin"] });
const reporter = await makeActor();

suite("the diary", () => {
  test("a chief reads who did what to which story, newest first; an administrator reads no headline", async () => {
    const id = await makeSubmitted(reporter, { content: { headline: "Only for the newsroom" } });
    const { lines } = await listDiary(chief, { personId: reporter.id });
    assert.equal(lines[0]?.deed, "article.submit");
    assert.equal(lines[0]?.actor, reporter.name);
    assert.deepEqual(lines[0]?.article, { id, headline: "Only for the newsroom" });
    const seen = JSON.stringify(await listDiary(admin));
    assert.ok(seen.includes("article.submit") && !seen.includes("Only for the newsroom"));
  });

  test("pages follow one another without a gap or a line twice, even within one instant", async () => {
    const at = new Date("2026-01-01T00:00:00Z");
    await desk()
      .insert(diary)
      .values(Array.from({ length: 120 }, () => ({ at, actorId: admin.id, deed: "settings.change" })));
    const ids: number[] = [];
    let before: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const { lines, next } = await listDiary(chief, { deed: "settings.change", before });
      ids.push(...lines.map((line) => line.id));
      if (!next) break;
      before = next;
    }
    assert.equal(ids.length, 120);
    assert.deepEqual(
      ids,
      ids.toSorted((one, other) => other - one),
    );
    assert.equal(new Set(ids).size, 120);
    assert.equal((await listDiary(chief, { deed: "settings.change", before: "nonsense" })).lines.length, 50);
  });

  test("it is searched by words of headlines and names, in any spelling; an administrator's search finds no headline", async () => {
    const writer = await makeActor({ name: "أحمد النوري" });
    const id = await makeSubmitted(writer, { content: { headline: "أسعار القمح في الميناء 100%" } });
    const found = async (actor: typeof chief, search: string) =>
      (await listDiary(actor, { search, deed: "article.submit" })).lines.map((line) => line.article?.id);
    for (const search of ["احمد", "اسعار القمح", "نوري ميناء", "100%"])
      assert.deepEqual(await found(chief, search), [id]);
    assert.deepEqual(await found(chief, "القمح الشعير"), []);
    assert.deepEqual(await found(chief, "ق_ح"), []);
    assert.deepEqual(await found(admin, "احمد"), [id]);
    assert.deepEqual(await found(admin, "القمح"), []);
    const { lines } = await listDiary(chief, { articleId: id, deed: "article." });
    assert.deepEqual([...new Set(lines.map((line) => line.article?.id))], [id]);
    assert.ok(lines.length > 1);
  });

  test("a search looks through so many lines a page, says that it has not seen all, and goes on from there", async () => {
    const { lines: all } = await listDiary(chief, { personId: reporter.id });
    const found: number[] = [];
    let before: string | undefined;
    let pages = 0;
    for (; pages < 100; pages += 1) {
      const { lines, next } = await listDiary(chief, { personId: reporter.id, before }, 10);
      found.push(...lines.map((line) => line.id));
      if (!next) break;
      before = next;
    }
    assert.ok(pages > 10, `${pages}`);
    assert.deepEqual(
      found,
      all.map((line) => line.id),
    );
  });

  test("it is neither for reporters nor for editors", async () => {
    for (const actor of [reporter, await makeActor({ roles: ["editor"] })]) {
      await refused(listDiary(actor), "forbidden");
      await refused(listDiaryFilters(actor), "forbidden");
    }
  });
});
