import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { killArticle, publishChanges } from "#db/deeds.ts";
import { appendUpdates } from "#db/draft-log.ts";
import { holdBack } from "#db/held-back.ts";
import { desk } from "#db/process.ts";
import { comments, commentThreads, pictures, previewLinks, type Rendition } from "#db/schema.ts";
import { createTopic } from "#db/topics.ts";
import { enqueue, transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { originalPath, renditionPath } from "#server/files/places.ts";
import { makeActor, makeArticle, makeContent, makeLive, seenOf, write } from "../factories.ts";
import { Typist } from "../typist.ts";

/** A newsroom with something of everything, and how to see all of it at once: for backups. */

/** So many stories, each with a picture's nine files, a draft that is being written, and revisions. */
export async function fillNewsroom(stories: number): Promise<{ editor: Actor }> {
  const editor = await makeActor({ roles: ["editor", "chief"], name: "سعاد «رئيسة»\tالتحرير\\\n" });
  const topic = await createTopic(editor, { name: "الميناء", language: "ar" });
  for (let number = 0; number < stories; number += 1) {
    const pictureId = await makeStoredPicture(editor, number);
    const lead = { pictureId, caption: "رصيف", credit: "وكالة", alternative: "سفينة", isDecorative: false };
    const length = number === stories - 1 ? 50_000 : 40; // the last rows of a table fill whatever they pass through
    const parts = {
      facts: { lead, topicIds: [topic.id] },
      content: { standfirst: `${"نصّ ".repeat(length)}\\N\t${number}` },
    };
    if (number % 3 === 2) await typeOn(editor, await makeArticle(editor, parts), number);
    else {
      const id = await makeLive(editor, parts);
      await write(id, makeContent({ headline: `ثانية ${number}` }));
      if (number % 2 === 0)
        await publishChanges(editor, id, { ...(await seenOf(id)), kind: "update", reason: "خبر جديد" });
      if (number % 10 === 9) await killArticle(editor, id, { note: "سُحبت" });
      else await typeOn(editor, id, number);
    }
  }
  return { editor };
}

async function typeOn(editor: Actor, id: number, number: number): Promise<void> {
  const typist = await Typist.open(id);
  for (const letters of ["خ", "بر", ` ${number}`]) {
    const bytes = typist.type("headline", letters);
    await appendUpdates(editor, id, typist.epoch, [bytes], { headline: `خبر ${number}`, words: number });
  }
  if (number % 7 !== 2) return;
  await holdBack(editor, id, typist.epoch - 1, typist.type("body", "late"));
  const thread = {
    articleId: id,
    field: "body" as const,
    epoch: typist.epoch,
    anchorFrom: randomBytes(9),
    quote: "كلام",
  };
  const [made] = await desk().insert(commentThreads).values(thread).returning();
  await desk()
    .insert(comments)
    .values({ threadId: made?.id ?? 0, authorId: editor.id, text: "لماذا؟" });
  const token = {
    articleId: id,
    tokenHash: randomBytes(32).toString("hex"),
    createdById: editor.id,
    expiresAt: new Date(),
  };
  await desk().insert(previewLinks).values(token);
}

/** Files are bytes here: nobody looks at them. */
async function makeStoredPicture(editor: Actor, number: number): Promise<number> {
  const key = `stored_${number}-${randomBytes(4).toString("hex")}`;
  const original = randomBytes(120_000 + number);
  keep(originalPath(key), original);
  const renditions = [320, 640, 1280, 1920].flatMap((width) =>
    (["avif", "webp"] as const).map((format): Rendition => {
      const bytes = randomBytes(width * 20);
      const rendition = { width, height: width, format, hash: createHash("sha256").update(bytes).digest("hex") };
      keep(renditionPath(rendition), bytes);
      return { ...rendition, bytes: bytes.length };
    }),
  );
  const facts = { key, provider: "local" as const, name: "رصيف.jpg", type: "image/jpeg", bytes: original.length };
  const row = { ...facts, width: 1920, height: 1920, state: "ready" as const, renditions, uploadedById: editor.id };
  const [picture] = await desk().insert(pictures).values(row).returning({ id: pictures.id });
  return picture?.id ?? 0;
}

function keep(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** A picture whose renditions nobody has made yet, and the job that will. */
export async function announcePicture(editor: Actor): Promise<void> {
  const key = `waiting_${randomBytes(4).toString("hex")}`;
  keep(originalPath(key), randomBytes(5000));
  const facts = { key, provider: "local" as const, name: "new.jpg", type: "image/jpeg", bytes: 5000 };
  await transact(async (tx) => {
    const [picture] = await tx
      .insert(pictures)
      .values({ ...facts, uploadedById: editor.id })
      .returning();
    await enqueue(tx, "makeRenditions", { pictureId: picture?.id }, `renditions:${picture?.id}`);
  });
}

const passing = ["sessions", "sign_in_failures", "uploads", "purges"];

/** Every row that must survive, of every table that PostgreSQL knows, and the waiting jobs: by no code of the backup's. */
export async function dumpRows(database: Sql): Promise<Record<string, unknown[]>> {
  const tables = await database<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('public', 'published') and table_name <> all(${passing}) order by 1`;
  const dump: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = await database<{ row: Record<string, unknown> }[]>`
      select to_jsonb(t) as row from ${database(name)} t order by to_jsonb(t)::text collate "C"`;
    dump[name] = rows.map(({ row }) => row).filter((row) => row.deed !== "site.restore"); // the one line that a restore adds
  }
  const jobs =
    await database`select task_identifier, key, run_at::text, max_attempts, payload::text from graphile_worker.jobs
    join graphile_worker._private_jobs using (id, key, run_at, max_attempts) order by key`;
  return { ...dump, jobs: [...jobs] };
}

/** Path → hash of every file below the folder of files. */
export function dumpFiles(dataFolder: string): Record<string, string> {
  const media = join(dataFolder, "media");
  const found = readdirSync(media, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const pairs = found.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(media.length), createHash("sha256").update(readFileSync(path)).digest("hex")] as const;
  });
  return Object.fromEntries(pairs.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The numbers that the next rows get. */
export async function readNextNumbers(): Promise<unknown[]> {
  return [
    ...(await desk().execute(sql`select schemaname, sequencename, last_value from pg_sequences
      where schemaname = 'public' and sequencename <> all(${sql.param(["purges_seq_seq", "diary_id_seq"])}) order by 1, 2`)),
  ];
}
