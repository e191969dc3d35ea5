/* Long on purpose: one filled newsroom, and all that an operator may do with it. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { createArticle } from "#db/articles.ts";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { republish } from "#db/republish.ts";
import { diary, revisions, topics } from "#db/schema.ts";
import { createTopic } from "#db/topics.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeBackup } from "#server/backup/make-backup.ts";
import { connect, connectPools, openDatabase as openProven } from "#server/database.ts";
import { whileFilesMayGo } from "#server/files/stay.ts";
import { openDatabase } from "../database.ts";
import { makeArticle } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { Typist } from "../typist.ts";
import { command, freshDatabase, freshFolder, openBackups, silent } from "./backup-desk.ts";
import { runKhabar } from "./run-khabar.ts";
import { announcePicture, dumpFiles, dumpRows, fillNewsroom, readNextNumbers } from "./whole-newsroom.ts";

/**
 * Backup and restore as an operator uses them. More stories than a few: `KHABAR_DRILL=1000 npm test -- tests/server/backup.test.ts`.
 */
const stories = Number(process.env.KHABAR_DRILL ?? 12);
const key = "the operator's own key";
const desks = await openDatabase();
const { folder, file } = openBackups();

suite("a newsroom with something of everything", () => {
  let editor: Actor;
  let whole: { rows: Record<string, unknown[]>; files: Record<string, string>; numbers: unknown[] };

  before(async () => {
    ({ editor } = await fillNewsroom(stories));
    await announcePicture(editor);
    whole = {
      rows: await dumpRows(desks.desk),
      files: dumpFiles(desks.dataFolder),
      numbers: await readNextNumbers(),
    };
    assert.ok(Object.values(whole.rows).filter((rows) => rows.length > 0).length > 25);
  });

  test("comes back whole from DATABASE_URL to the embedded database and again to a DATABASE_URL, row by row and file by file", async () => {
    const given = { DATABASE_URL: desks.url, KHABAR_DATA: desks.dataFolder, KHABAR_BACKUP_KEY: key };
    const kept = await runKhabar(["backup", file("first")], given);
    assert.match(
      kept.said,
      new RegExp(`first: the newsroom of .* UTC, ${stories.toLocaleString("en")} stories, .* encrypted\\.$`),
    );
    assert.match(kept.said, /\d+ of \d+ rows and files/);
    assert.equal(kept.code, 0);
    assert.equal(statSync(file("first")).mode & 0o777, 0o600);

    const embedded = { KHABAR_DATA: freshFolder(), KHABAR_BACKUP_KEY: key };
    const there = await runKhabar(["restore", file("first")], embedded);
    assert.match(there.said, /Restored and proven: .* stories/);
    assert.equal(there.code, 0);
    assert.deepEqual(dumpFiles(embedded.KHABAR_DATA), whole.files);
    const again = await command(["backup", file("second")], { KHABAR_DATA: embedded.KHABAR_DATA });
    assert.equal(again.code, 0, again.said);

    const { url, sql } = await freshDatabase();
    const other = { DATABASE_URL: url, KHABAR_DATA: freshFolder() };
    const back = await command(["restore", file("second")], other);
    assert.equal(back.code, 0, back.said);
    assert.deepEqual(await dumpRows(sql), whole.rows);
    assert.deepEqual(dumpFiles(other.KHABAR_DATA), whole.files);

    const opened = await openProven(url); // the reader's role sees `published` alone, as a start demands
    const mine = getProcess();
    setProcess({ ...mine, desk: opened.desk, reader: opened.reader, dataFolder: other.KHABAR_DATA });
    try {
      assert.deepEqual(await readNextNumbers(), whole.numbers);
      const seen = await dumpPublished();
      await republish();
      assert.deepEqual(await dumpPublished(), seen);
      await createArticle(editor, { clientKey: "after the restore", language: "ar" });
      await assert.rejects(desk().update(revisions).set({ reason: "forged" }), (error: Error) =>
        /append only/.test(String(error.cause)),
      );
      assert.equal(await desk().$count(diary, eq(diary.deed, "site.restore")), 2);
    } finally {
      setProcess(mine);
      await opened.close();
    }
  });

  test("a backup is of one moment, while people write", async () => {
    const [one, other] = [await makeArticle(editor), await makeArticle(editor)];
    const typists = [await Typist.open(one), await Typist.open(other)] as const;
    let counted = 0;
    const count = async () => {
      counted += 1;
      for (const [place, id] of [one, other].entries()) {
        const typist = typists[place] ?? typists[0];
        const bytes = typist.type("headline", `#${counted}`);
        await appendUpdates(editor, id, typist.epoch, [bytes], { headline: `${counted}`, words: counted });
      }
      await createTopic(editor, { name: `موضوع ${counted}`, language: "ar" }); // with a line of the diary, in one transaction
    };
    for (let turn = 0; turn < 3; turn += 1) await count();
    const state = { isDone: false };
    const writing = (async () => {
      while (!state.isDone) await count();
    })();
    const { contents } = await makeBackup(file("busy"), { key: null, isForced: false, progress: silent });
    const atEnd = counted;
    state.isDone = true;
    await writing;
    assert.ok(atEnd > 4, "nobody wrote meanwhile");

    const { url, sql } = await freshDatabase();
    const restored = await command(["restore", file("busy")], { DATABASE_URL: url, KHABAR_DATA: freshFolder() });
    assert.equal(restored.code, 0, restored.said);
    const pools = connectPools(url);
    const mine = getProcess();
    setProcess({ ...mine, desk: pools.desk, reader: pools.reader });
    try {
      const numbersOf = async (id: number) => {
        const draft = await readDraft(desk(), id);
        return { seq: draft.seq, typed: (contentOf(draft.updates).headline.match(/(?<=#)\d+/g) ?? []).map(Number) };
      };
      const [first, second] = [await numbersOf(one), await numbersOf(other)];
      for (const { typed, seq } of [first, second]) {
        assert.deepEqual(
          typed,
          Array.from({ length: typed.length }, (_, place) => place + 1),
        );
        assert.equal(seq, typed.length); // another table of the same transaction
      }
      assert.ok(first.typed.length - second.typed.length === 0 || first.typed.length - second.typed.length === 1);
      assert.ok(second.typed.length >= 3 && first.typed.length <= atEnd + 1);
      const [named] = await sql`select count(*)::int as lines, (select count(*)::int from topics) as topics
        from diary where deed = 'topic.create'`;
      assert.equal(named?.lines, named?.topics);
      assert.equal(contents.tables.find(({ name }) => name === "topics")?.rows, await desk().$count(topics));
    } finally {
      setProcess(mine);
      await pools.close();
    }
  });

  test("a restore that is killed half-way leaves the newsroom empty, and the next one fills it", async () => {
    const { url, sql } = await freshDatabase();
    const target = { DATABASE_URL: url, KHABAR_DATA: freshFolder(), KHABAR_BACKUP_KEY: key };
    const killed = await runKhabar(["restore", file("first")], target, "", (said, kill) => {
      if (/\d+ of \d+ rows and files/.test(said)) kill();
    });
    assert.equal(killed.code, null);
    const [empty] =
      await sql`select (select count(*)::int from articles) as stories, (select count(*)::int from sections) as sections`;
    assert.deepEqual({ ...empty }, { stories: 0, sections: 6 });
    const again = await command(["restore", file("first")], target);
    assert.equal(again.code, 0, again.said);
    assert.deepEqual(dumpFiles(target.KHABAR_DATA), whole.files);
    assert.deepEqual(readdirSync(join(target.KHABAR_DATA, "media")).toSorted(), ["originals", "renditions"]);
  });

  test("what is no whole backup, or has another key, is refused before anything is touched", async () => {
    const bytes = readFileSync(file("first"));
    const bent = Buffer.from(bytes);
    bent[Math.floor(bent.length / 2)] = (bent[Math.floor(bent.length / 2)] ?? 0) ^ 1;
    const KHABAR_DATA = freshFolder();
    for (const [name, content, by, words] of [
      ["bent", bent, key, /bent is damaged or was cut short: take another copy of it\.$/],
      ["cut", bytes.subarray(0, bytes.length - 5000), key, /cut is damaged or was cut short/],
      ["foreign", Buffer.from("PGDMP a dump of another program"), key, /foreign is no backup of Khabar\.$/],
      ["whole", bytes, "somebody else's key", /^KHABAR_BACKUP_KEY is not the key that .*whole was made with\.$/],
      ["whole", bytes, "", /whole is encrypted: set KHABAR_BACKUP_KEY/],
      ["whole", bytes, "short", /^KHABAR_BACKUP_KEY must have at least 16 characters\.$/],
    ] as const) {
      writeFileSync(file(name), content);
      const { code, said } = await command(["restore", file(name)], { KHABAR_DATA, KHABAR_BACKUP_KEY: by });
      assert.match(said.split("\n").at(-1) ?? "", words);
      assert.equal(code, 1);
      assert.equal(existsSync(KHABAR_DATA), false);
    }
    const checked = await command(["restore", file("whole"), "--check"], { KHABAR_DATA, KHABAR_BACKUP_KEY: key });
    assert.match(checked.said, /whole is whole: the newsroom of /);
    assert.equal(existsSync(KHABAR_DATA), false);
  });

  test("a newsroom that is not empty, or whose server runs, is not restored into", async () => {
    const used = await command(["restore", file("second")], { DATABASE_URL: desks.url, KHABAR_DATA: freshFolder() });
    assert.match(used.said, /This newsroom is not empty, and a restore never mixes two: /);
    assert.equal(used.code, 1);
    const { url, sql } = await freshDatabase();
    const ear = connect(url, { max: 1, connection: { application_name: "khabar-ear" } });
    await ear`select 1`;
    const running = await command(["restore", file("second")], { DATABASE_URL: url, KHABAR_DATA: freshFolder() });
    assert.match(running.said, /A Khabar runs on this database: stop it, then restore\.$/);
    await ear.end();
    const [left] = await sql`select count(*)::int as sections from sections`;
    assert.equal(left?.sections, 6);
  });

  test("an existing file is kept, and no half one is left", async () => {
    const given = { DATABASE_URL: desks.url, KHABAR_DATA: desks.dataFolder };
    const kept = readFileSync(file("second"));
    const taken = await command(["backup", file("second")], given);
    assert.match(taken.said, /second exists: choose another name, or write over it with --force\.$/);
    assert.deepEqual(readFileSync(file("second")), kept);
    const nowhere = await command(["backup", join(folder, "absent", "paper")], given);
    assert.match(nowhere.said, /^The backup could not be written to .*paper: ENOENT/);
    const strange = await command(["backup", folder, "--force"], given);
    assert.match(strange.said, /is no ordinary file: choose another name\.$/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    );
    const nobody = await command(["backup", file("nobody")], { KHABAR_DATA: freshFolder() });
    assert.match(nobody.said, /^There is no newsroom in .*: set KHABAR_DATA, or DATABASE_URL\.$/);
  });

  test("no file goes while a backup is being made", async () => {
    let gone: unknown = "never asked";
    const progress = () => ({
      add() {
        if (gone === "never asked") gone = whileFilesMayGo(async () => "removed");
      },
      end: () => undefined,
    });
    await makeBackup(file("held"), { key: null, isForced: false, progress });
    assert.equal(await gone, null);
    assert.deepEqual(await whileFilesMayGo(async () => "removed"), { done: "removed" });
  });
});
