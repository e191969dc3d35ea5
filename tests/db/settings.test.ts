import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { changeOwnByline } from "#db/account.ts";
import { findOwnAuthor } from "#db/authors.ts";
import { listSections } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { diary } from "#db/schema.ts";
import { addSection, changeSection, changeSettings, getSettings, moveSection } from "#db/settings.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeLive } from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();

const chess = { nameAr: "شطرنج", nameEn: "Chess", slugAr: "", slugEn: "" };

async function liveSections() {
  return desk().select().from(published.sections).orderBy(published.sections.position);
}

suite("settings", () => {
  test("a chief editor changes the house's name and zone, readers' rows follow, the diary remembers what", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    await changeSettings(chief, {
      nameAr: "الميناء",
      zone: "Africa/Tunis",
      monthStyle: "maghrebi",
      continueReading: true,
      quotesAr: "curly",
    });
    const settings = await getSettings();
    assert.equal(settings.nameAr, "الميناء");
    assert.equal(settings.nameEn, "Khabar");
    const [live] = await desk().select().from(published.settings);
    const { welcomeDoneAt: _, quotesAr: _ar, quotesEn: _en, ...shown } = settings;
    assert.deepEqual(live, { id: 1, ...shown });
    const [line] = await desk().select().from(diary).where(eq(diary.deed, "settings.change"));
    assert.deepEqual(line?.details, {
      nameAr: "الميناء",
      zone: "Africa/Tunis",
      monthStyle: "maghrebi",
      continueReading: true,
      quotesAr: "curly",
    });
  });

  test("a zone that no calendar knows is refused and nothing changes", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    const before = await getSettings();
    assert.deepEqual(await refused(changeSettings(chief, { zone: "Moon/Base", nameEn: "X" }), "invalid"), {
      fields: ["zone"],
    });
    assert.deepEqual(await getSettings(), before);
  });

  test("a section is added with addresses from its names, renamed and moved, before readers too", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    const id = await addSection(chief, chess);
    assert.deepEqual((await liveSections()).at(-1), { id, position: 7, ...chess, slugAr: "شطرنج", slugEn: "chess" });
    await changeSection(chief, id, { ...chess, nameEn: "Chess & Go", slugEn: "Chess and Go" });
    await moveSection(chief, id, -1);
    const names = (await liveSections()).map((section) => section.slugEn);
    assert.deepEqual(names, ["news", "economy", "culture", "science", "sport", "chess-and-go", "opinion"]);
    assert.deepEqual(
      (await listSections()).map((section) => section.slugEn),
      names,
    );
    await moveSection(chief, id, 1);
    await moveSection(chief, id, 1);
    assert.equal((await liveSections()).at(-1)?.id, id);
  });

  test("no section takes another's address, a reserved word or nothing", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    const refusedFor = (words: Partial<typeof chess>, reason: "slugTaken" | "slugEmpty") =>
      refused(addSection(chief, { ...chess, nameAr: "ت", nameEn: "T", ...words }), reason);
    assert.deepEqual(await refusedFor({ slugEn: "News" }, "slugTaken"), { fields: ["slugEn"] });
    assert.deepEqual(await refusedFor({ slugAr: "desk" }, "slugTaken"), { fields: ["slugAr"] });
    assert.deepEqual(await refusedFor({ slugEn: "…" }, "slugEmpty"), { fields: ["slugEn"] });
    await refused(changeSection(chief, 999_999, chess), "notFound");
    await refused(moveSection(chief, 999_999, 1), "notFound");
  });

  test("what several change at the same moment reaches readers whole", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    for (const round of ["one", "two", "three"]) {
      const add = (name: string) =>
        addSection(chief, { ...chess, nameAr: `${name} ${round}`, nameEn: `${name} ${round}` });
      await Promise.all([
        changeSettings(chief, { nameEn: `House ${round}` }),
        add("rowing"),
        changeSettings(chief, { nameAr: `بيت ${round}` }),
        add("running"),
      ]);
      const [live] = await desk().select().from(published.settings);
      const { welcomeDoneAt: _, quotesAr: _ar, quotesEn: _en, ...shown } = await getSettings();
      assert.deepEqual(live, { id: 1, ...shown });
      assert.equal(live?.nameEn, `House ${round}`);
      assert.deepEqual(await liveSections(), await listSections());
      const places = (await listSections()).map((section) => section.position);
      assert.equal(new Set(places).size, places.length);
    }
  });

  test("neither reporters nor editors change any of it", async () => {
    for (const role of ["reporter", "editor"] as const) {
      const actor = await makeActor({ roles: [role] });
      await refused(changeSettings(actor, { nameEn: "Mine" }), "forbidden");
      await refused(addSection(actor, { ...chess, nameAr: "لي", nameEn: "Mine" }), "forbidden");
      await refused(changeSection(actor, 1, chess), "forbidden");
      await refused(moveSection(actor, 1, 1), "forbidden");
    }
  });

  test("a byline changed once changes on live stories; one that no story uses stays unpublished", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    await changeOwnByline(editor, { nameAr: "سلمى", nameEn: "Salma" });
    assert.deepEqual(await desk().select().from(published.authors), []);
    const [byline] = await desk().execute<{ id: number }>(`select id from authors where person_id = ${editor.id}`);
    await makeLive(editor, { facts: { bylineIds: [byline?.id ?? 0] } });
    await changeOwnByline(editor, { nameAr: "سلمى نور", nameEn: "Salma Nour" });
    const [live] = await desk().select().from(published.authors);
    assert.equal(live?.nameAr, "سلمى نور");
    const { nameAr, nameEn } = (await findOwnAuthor(editor)) ?? assert.fail();
    assert.deepEqual({ nameAr, nameEn }, { nameAr: "سلمى نور", nameEn: "Salma Nour" });
  });
});
