import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { suite, test } from "node:test";
import { zstdCompressSync } from "node:zlib";
import { eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { pictures, type Rendition } from "#db/schema.ts";
import { sealChunks } from "#server/backup/container.ts";
import { makeBackup } from "#server/backup/make-backup.ts";
import { type Findings, readBackup } from "#server/backup/read-backup.ts";
import { type Section, writeRecords } from "#server/backup/records.ts";
import { restoreBackup } from "#server/backup/restore-backup.ts";
import { connectPools } from "#server/database.ts";
import { readEnvironment } from "#server/environment.ts";
import { originalPath, renditionPath } from "#server/files/places.ts";
import { openDatabase } from "../database.ts";
import { makeArticle } from "../factories.ts";
import { command, freshDatabase, freshFolder, openBackups, silent } from "./backup-desk.ts";
import { dumpFiles, fillNewsroom } from "./whole-newsroom.ts";

/** What a restore proves of the file it reads, and what of a newsroom lies elsewhere. */
const desks = await openDatabase();
const { file } = openBackups();
const { editor } = await fillNewsroom(3);
// Words that no packing makes small: a table that is longer than one chunk, so that a break can lie inside it.
await makeArticle(editor, { content: { standfirst: randomBytes(600_000).toString("hex") } });

suite("a backup that is another one when it is read for the second time", () => {
  /** Restores what was found at the first reading; `between` is done to the file after it. @returns what was said */
  async function restoreAfter(name: string, between: (path: string, findings: Findings) => Promise<void> | void) {
    await makeBackup(file(name), { key: null, isForced: true, progress: silent });
    const findings = await readBackup(file(name), null);
    await between(file(name), findings);
    const { url, sql } = await freshDatabase();
    const environment = readEnvironment({ DATABASE_URL: url, KHABAR_DATA: freshFolder() });
    const mine = getProcess();
    const said = await restoreBackup(file(name), findings, { key: null, environment, progress: silent })
      .then(() => "restored")
      .catch((error: Error) => `${error.name}: ${error.message}`)
      .finally(() => setProcess(mine));
    return { said, left: await readLeft(sql, environment.dataFolder) };
  }

  /** What a start without a sample makes, and nothing else. */
  const empty = { stories: 0, sections: 6, files: [] as string[] };

  async function readLeft(sql: Sql, dataFolder: string) {
    const [left] = await sql`
      select (select count(*)::int from articles) as stories, (select count(*)::int from sections) as sections`;
    const media = join(dataFolder, "media");
    return { ...left, files: existsSync(media) ? readdirSync(media) : [] };
  }

  test("is refused as damaged where a table breaks off, and the newsroom stays empty", async () => {
    const { said, left } = await restoreAfter("bent", (path) => {
      const bytes = readFileSync(path);
      bytes[500_000] = (bytes[500_000] ?? 0) ^ 1; // in the second chunk, which goes on with the table of the first
      writeFileSync(path, bytes);
    });
    assert.match(said, /bent is damaged or was cut short: take another copy of it\.$/);
    assert.deepEqual(left, empty);
  });

  test("is refused where it ends too early, among the files", async () => {
    const { said, left } = await restoreAfter("cut", (path) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.subarray(0, bytes.length - 200_000));
    });
    assert.match(said, /cut is damaged or was cut short/);
    assert.deepEqual(left, empty);
  });

  test("is refused when it is gone", async () => {
    const { said, left } = await restoreAfter("gone", (path) => rmSync(path));
    assert.match(said, /gone cannot be read: ENOENT/);
    assert.deepEqual(left, empty);
  });

  test("is refused when another whole backup has taken its name", async () => {
    const { said, left } = await restoreAfter("taken", async (path) => {
      await makeBackup(`${path}.new`, { key: null, isForced: false, progress: silent });
      renameSync(`${path}.new`, path);
    });
    assert.match(said, /taken is damaged or was cut short/);
    assert.deepEqual(left, empty);
  });

  test("is refused when it is whole, says that it holds the same, and has other rows", async () => {
    const { said, left } = await restoreAfter("forged", async (path, findings) => {
      writeFileSync(path, await forge(path, findings, (rows) => rows.replaceAll("الميناء", "المطار")));
    });
    assert.match(said, /public\.topics came back other than it was kept, so nothing was restored\.$/);
    assert.deepEqual(left, empty);
  });

  test("is taken when it is the same", async () => {
    const { said, left } = await restoreAfter("same", async (path, findings) => {
      writeFileSync(path, await forge(path, findings, (rows) => rows));
    });
    assert.equal(said, "restored");
    assert.deepEqual(
      { ...left, files: left.files.toSorted() },
      { stories: 4, sections: 6, files: ["originals", "renditions"] },
    );
  });

  /** The same backup, written anew with every hash right, whose topics say something else. */
  async function forge(path: string, { contents }: Findings, change: (rows: string) => string): Promise<Buffer> {
    const sections: Section[] = [];
    let pieces: Buffer[] = [];
    await readBackup(path, null, {
      async visit(record) {
        if (record.kind === "start") pieces = [];
        if (record.kind === "bytes") pieces.push(record.bytes);
        if (record.kind !== "end") return;
        const { head } = record;
        const bytes = Buffer.concat(pieces);
        const isMeant = head.kind === "table" && head.name === "topics";
        sections.push({ head, bytes: Readable.from([isMeant ? Buffer.from(change(bytes.toString())) : bytes]) });
      },
    });
    const plain = await buffer(writeRecords(contents, Readable.from(sections), () => 0));
    return buffer(sealChunks(Readable.from([zstdCompressSync(plain)]), null));
  }
});

test("originals that UploadThing keeps are named and counted, and not in a backup; what readers see of them is", async () => {
  const rows = await desk().select().from(pictures).orderBy(pictures.id);
  const [there, failed] = [rows[0] ?? assert.fail(), rows[1] ?? assert.fail()];
  await desk().update(pictures).set({ provider: "uploadthing" }).where(eq(pictures.id, there.id));
  await desk().update(pictures).set({ provider: "uploadthing", state: "failed" }).where(eq(pictures.id, failed.id));
  rmSync(originalPath(there.key)); // as it is with a token: it never lay on this machine
  const kept = await command(["backup", file("elsewhere")], { DATABASE_URL: desks.url, KHABAR_DATA: desks.dataFolder });
  assert.equal(kept.code, 0, kept.said);
  assert.match(kept.said, /\n1 originals are kept by UploadThing, and are not in it\.$/); // and none is missing
  const { contents, missing } = await readBackup(file("elsewhere"), null);
  assert.deepEqual([contents.elsewhere, missing], [1, 0]);

  const { url, sql } = await freshDatabase();
  const KHABAR_DATA = freshFolder();
  const back = await command(["restore", file("elsewhere")], { DATABASE_URL: url, KHABAR_DATA });
  assert.equal(back.code, 0, back.said);
  assert.match(back.said, /1 originals are kept by UploadThing/);
  const found = dumpFiles(KHABAR_DATA);
  const whole = dumpFiles(desks.dataFolder);
  delete whole[`/originals/${failed.key}`]; // no row asks for it
  assert.deepEqual(found, whole);
  const [row] = await sql<{ key: string; provider: string; renditions: Rendition[] }[]>`
    select key, provider, renditions from pictures where id = ${there.id}`;
  assert.deepEqual([row?.key, row?.provider], [there.key, "uploadthing"]);
  assert.equal(row?.renditions.length, 8);
  const pools = connectPools(url);
  const mine = getProcess();
  setProcess({ ...mine, ...pools, dataFolder: KHABAR_DATA });
  const isHere = row?.renditions.map((rendition) => existsSync(renditionPath(rendition)));
  setProcess(mine);
  await pools.close();
  assert.deepEqual(new Set(isHere), new Set([true]));
});
