import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listAuthors, setPortrait } from "#db/authors.ts";
import { failPicture, keepPicture, listPictures, readPicture } from "#db/pictures.ts";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { pictures } from "#db/schema.ts";
import { setLogo } from "#db/settings.ts";
import { findUpload, registerUpload, type UploadClaim, uploadToken } from "#db/uploads.ts";
import { makeRenditions } from "#server/renditions.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor, makeArticle, makeLive, makePicture } from "../factories.ts";

const { dataFolder, desk: pool } = await openDatabase();
const reporter = await makeActor();
const admin = await makeActor({ roles: ["admin"] });

function claim(person = reporter): UploadClaim {
  return { personId: person.id, uploadId: `${person.id}-${randomUUID()}`, name: "harbour.jpg", bytes: 1000 };
}

async function arrive(person = reporter): Promise<{ key: string; id: number }> {
  const key = randomUUID();
  await registerUpload(key, claim(person));
  return { key, id: await keepPicture(person.id, { key, name: "harbour.jpg", type: "image/jpeg", bytes: 1000 }) };
}

const jobsOf = (id: number) =>
  pool`select from graphile_worker.jobs where key = ${`renditions:${id}`} and task_identifier = 'makeRenditions'`;

suite("an upload", () => {
  test("may be announced again by the same try, and by no other under its key", async () => {
    const mine = claim();
    await registerUpload("one-key", mine);
    await registerUpload("one-key", mine);
    await assert.rejects(registerUpload("one-key", claim()), { reason: "uploadGone" });
    const thief = { ...claim(await makeActor()), uploadId: mine.uploadId };
    await assert.rejects(registerUpload("one-key", thief), { reason: "uploadGone" });
    assert.equal((await findUpload("one-key"))?.uploadId, mine.uploadId);
  });

  test("never gets the key of a picture that is there, even when its own upload is long forgotten", async () => {
    const id = await makePicture(reporter);
    const [picture] = await desk().select().from(pictures).where(eq(pictures.id, id));
    const key = picture?.key ?? assert.fail();
    await assert.rejects(registerUpload(key, claim()), { reason: "uploadGone" });
    assert.equal(await findUpload(key), null);
  });

  test("that arrives becomes one picture and one job, however often it is told", async () => {
    const { key, id } = await arrive();
    const again = await keepPicture(reporter.id, { key, name: "other.jpg", type: "image/png", bytes: 1 });
    assert.equal(again, id);
    assert.equal((await jobsOf(id)).length, 1);
    assert.deepEqual((await readPicture(reporter, id)).name, "harbour.jpg");
    assert.equal((await findUpload(key))?.isFinished, true);
  });

  test("of somebody who may not any more becomes nothing", async () => {
    const before = await desk().$count(pictures);
    const leaver = await makeActor();
    await disable(leaver);
    await assert.rejects(arrive(leaver), { reason: "disabled" });
    await assert.rejects(arrive(admin), { reason: "forbidden" });
    assert.equal(await desk().$count(pictures), before);
  });

  test("is signed with a secret of this installation, or with the real token", async () => {
    const { token, apiKey } = uploadToken();
    const parts = getProcess();
    setProcess({ ...parts, authSecret: "another installation" });
    assert.notEqual(uploadToken().apiKey, apiKey);
    const real = Buffer.from(JSON.stringify({ apiKey: "sk_live", appId: "app", regions: ["sea1"] })).toString("base64");
    setProcess({ ...parts, uploadthingToken: real });
    assert.deepEqual(uploadToken(), { token: real, apiKey: "sk_live", appId: "app" });
    setProcess(parts);
    assert.equal(uploadToken().token, token);
  });
});

suite("pictures", () => {
  test("are listed newest first, a page at a time, for the newsroom and nobody else", async () => {
    const [first, second, third] = [
      await makePicture(reporter),
      await makePicture(reporter),
      await makePicture(reporter),
    ];
    const page = await listPictures(reporter, { limit: 2 });
    assert.deepEqual([page.rows.map((row) => row.id), page.next], [[third, second], second]);
    const rest = await listPictures(reporter, { before: second, limit: 1 });
    assert.equal(rest.rows[0]?.id, first);
    await assert.rejects(listPictures(admin), { reason: "forbidden" });

    await assert.rejects(readPicture(admin, first), { reason: "forbidden" });
    await assert.rejects(readPicture(reporter, 999_999), { reason: "notFound" });
  });

  test("is found by its name and by the words under it, and says which live stories show it", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const [used, other] = [await makePicture(editor), await makePicture(editor)];
    const lead = {
      pictureId: used,
      caption: "Cranes of 50% of the port",
      credit: "Maya",
      alternative: "Cranes",
      isDecorative: false,
    };
    const live = await makeLive(editor, { content: { headline: "The cranes return" }, facts: { lead } });
    await makeArticle(editor, { facts: { lead: { ...lead, caption: "" } } });
    const find = async (search: string) => (await listPictures(reporter, { search })).rows.map(({ id }) => id);
    assert.deepEqual(await find("cranes 50%"), [used]);
    assert.deepEqual(await find("maya cranes"), [used]);
    assert.deepEqual(await find("5%0"), []);
    const rows = (await listPictures(reporter, { search: "harbour.jpg" })).rows;
    const uses = (id: number) =>
      rows.filter((row) => row.id === id).map(({ stories, drafts }) => ({ stories, drafts }));
    assert.deepEqual(uses(used), [{ stories: [{ id: live, headline: "The cranes return" }], drafts: 1 }]);
    assert.deepEqual(uses(other), [{ stories: [], drafts: 0 }]);
  });

  test("say whose portrait they are, and that they are the paper's logo", async () => {
    const editor = await makeActor({ name: "Salma Idris", roles: ["editor"] });
    const [face, mark] = [await makePicture(editor), await makePicture(editor)];
    const author = (await listAuthors(editor)).find(({ nameEn }) => nameEn === "Salma Idris");
    await setPortrait(editor, author?.id ?? 0, face);
    await setLogo(admin, "en", mark);
    const { rows } = await listPictures(reporter, { limit: 2 });
    const uses = rows.map(({ id, portraitOf, isLogo }) => ({ id, isLogo, of: portraitOf.map(({ nameEn }) => nameEn) }));
    assert.deepEqual(uses, [
      { id: mark, isLogo: true, of: [] },
      { id: face, isLogo: false, of: ["Salma Idris"] },
    ]);
  });

  test("whose original is no picture fail with a reason, and the file is gone", async () => {
    const { key, id } = await arrive();
    mkdirSync(join(dataFolder, "media", "originals"), { recursive: true });
    writeFileSync(join(dataFolder, "media", "originals", key), "<html>not a picture");
    await makeRenditions(id);
    const report = await readPicture(reporter, id);
    assert.equal(report.state, "failed");
    assert.equal(report.problem?.reason, "pictureUnreadable");
    assert.deepEqual(readdirSync(join(dataFolder, "media", "originals")), []);
  });

  test("whose original has vanished fail instead of waiting for ever", async () => {
    const { id } = await arrive();
    await makeRenditions(id);
    assert.equal((await readPicture(reporter, id)).problem?.reason, "uploadGone");
  });

  test("that are ready are not failed by a job that comes late", async () => {
    const id = await makePicture(reporter);
    await failPicture(id, "pictureUnreadable");
    await makeRenditions(id);
    assert.equal((await readPicture(reporter, id)).state, "ready");
  });
});
