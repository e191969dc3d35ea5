import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { suite, test } from "node:test";
import { zstdCompressSync } from "node:zlib";
import type { Sql } from "postgres";
import { sealChunks } from "#server/backup/container.ts";
import { readBackup } from "#server/backup/read-backup.ts";
import { writeRecords } from "#server/backup/records.ts";
import { dropTables, findSteps, takeSteps } from "#server/backup/schema-version.ts";
import { openDataFolder } from "#server/data-folder.ts";
import { connect, createDatabase, migrateDatabase } from "#server/database.ts";
import { startPostgres } from "#server/embedded-postgres.ts";
import { openDatabase } from "../database.ts";
import { command, freshDatabase, freshFolder, openBackups } from "./backup-desk.ts";
import { dumpRows } from "./whole-newsroom.ts";

/** Backup and restore where the tables are not of this program's own version. */
const { desk } = await openDatabase();
const { folder, file } = openBackups();
const { before: steps } = findSteps("", Number((await readMigrations(desk)).at(-1)));
const day = 86_400_000;

/** A newsroom on one of the two kinds of database, and how to look at it while no command does. */
type Place = { variables: Record<string, string>; look<T>(work: (sql: Sql) => Promise<T>): Promise<T> };

const kinds: Record<string, () => Promise<Place>> = {
  async DATABASE_URL() {
    const { url, sql } = await freshDatabase();
    return { variables: { DATABASE_URL: url, KHABAR_DATA: freshFolder() }, look: (work) => work(sql) };
  },
  async "the embedded database"() {
    const KHABAR_DATA = freshFolder();
    const serve = async <T>(work: (url: string) => Promise<T>) => {
      const { release } = await openDataFolder(KHABAR_DATA);
      const postgres = await startPostgres(KHABAR_DATA);
      try {
        return await work(await createDatabase(postgres.socketFolder));
      } finally {
        await postgres.stop();
        await release();
      }
    };
    const look: Place["look"] = (work) =>
      serve(async (url) => {
        const sql = connect(url, { max: 1 });
        return work(sql).finally(() => sql.end());
      });
    await serve(migrateDatabase);
    return { variables: { KHABAR_DATA }, look };
  },
};

/** As the first Khabar of all left it. */
async function makeOld(sql: Sql, { isEmpty }: { isEmpty: boolean }): Promise<void> {
  await sql.begin(async (tx) => {
    await dropTables(tx);
    await takeSteps(tx, steps.slice(0, 1));
    if (isEmpty) return;
    await tx`insert into people (email, name, roles, password_hash) values ('suad@example.org', 'سعاد', '{chief}', 'none')`;
    await tx`insert into articles (headline, created_by_id) values ('عنوان قديم', 1)`;
    await tx`update settings set name_ar = 'الميناء'`;
  });
}

async function makeNewer(sql: Sql): Promise<void> {
  await sql`update drizzle.__drizzle_migrations set created_at = created_at + ${day}
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
}

async function readMigrations(sql: Sql): Promise<string[]> {
  const rows = await sql<{ at: string }[]>`
    select created_at as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ at }) => at);
}

/** Rows, columns and steps: all that a command could have changed. */
async function readAll(sql: Sql) {
  const columns = await sql`select table_schema, table_name, column_name, data_type from information_schema.columns
    where table_schema in ('public', 'published', 'drizzle', 'graphile_worker') order by 1, 2, 3`;
  return { rows: await dumpRows(sql), columns: [...columns], migrations: await readMigrations(sql) };
}

const wordsOf = (migration: number) => new Date(migration).toISOString().slice(0, 16).replace("T", " ");
const first = wordsOf(steps[0]?.folderMillis ?? 0);
const mine = wordsOf(steps.at(-1)?.folderMillis ?? 0);
const next = wordsOf((steps.at(-1)?.folderMillis ?? 0) + day);
const isNewer = new RegExp(
  `The database is of a newer Khabar, or another one: its tables are of ${next} UTC, this program's of ${mine} UTC\\.`,
);

for (const [kind, open] of Object.entries(kinds)) {
  const place = await open();
  const old = `old of ${kind}`;
  suite(kind, () => {
    const backup = (name: string) => command(["backup", file(name)], place.variables);
    const restore = (name: string) => command(["restore", file(name)], place.variables);

    test("a backup changes nothing there, and an older newsroom comes back brought up to date", async () => {
      await place.look((sql) => makeOld(sql, { isEmpty: false }));
      const found = await place.look(readAll);
      const kept = await backup(old);
      assert.match(kept.said, new RegExp(`older Khabar \\(tables of ${first} UTC, this program's of ${mine} UTC\\)`));
      assert.equal(kept.code, 0);
      assert.deepEqual(await place.look(readAll), found);

      const { url, sql } = await freshDatabase();
      const restored = await command(["restore", file(old)], { DATABASE_URL: url, KHABAR_DATA: freshFolder() });
      assert.equal(restored.code, 0, restored.said);
      const [row] = await sql`select a.headline, a.facts_version, s.name_ar, s.quotes_ar from articles a, settings s`;
      assert.deepEqual(
        { ...row },
        { headline: "عنوان قديم", facts_version: 0, name_ar: "الميناء", quotes_ar: "guillemets" },
      );
      assert.deepEqual(await readMigrations(sql), await readMigrations(desk));
      const again = await command(["backup", file("new"), "--force"], {
        DATABASE_URL: url,
        KHABAR_DATA: freshFolder(),
      });
      assert.equal(again.code, 0);
      assert.doesNotMatch(again.said, /older Khabar/);
    });

    test("a restore into an older newsroom that is not empty is refused before its tables are brought up to date", async () => {
      const found = await place.look(readAll);
      const refused = await restore(old);
      assert.match(refused.said, /^This newsroom is not empty, and a restore never mixes two: /);
      assert.deepEqual(await place.look(readAll), found);
    });

    test("a restore into an older newsroom that is empty fills it", async () => {
      await place.look((sql) => makeOld(sql, { isEmpty: true }));
      const restored = await restore(old);
      assert.equal(restored.code, 0, restored.said);
      const stories = await place.look((sql) => sql`select headline from articles`);
      assert.deepEqual(
        stories.map(({ headline }) => headline),
        ["عنوان قديم"],
      );
    });

    test("of a newer Khabar's tables no backup is made, for it would leave out what this one does not know, and nothing is restored into them", async () => {
      await place.look(makeNewer);
      const found = await place.look(readAll);
      const refused = await backup("newer");
      assert.match(refused.said, isNewer);
      assert.equal(refused.code, 1);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith("newer")),
        [],
      );
      assert.match((await restore(old)).said, isNewer);
      assert.deepEqual(await place.look(readAll), found);
    });
  });
}

test("a restore asks whether another Khabar is connected before it brings the tables up to date", async () => {
  const { url, sql } = await freshDatabase();
  await makeOld(sql, { isEmpty: true });
  const found = await readAll(sql);
  const ear = connect(url, { max: 1, connection: { application_name: "khabar-ear" } });
  await ear`select 1`;
  const refused = await command(["restore", file("new")], { DATABASE_URL: url, KHABAR_DATA: freshFolder() });
  assert.match(refused.said, /^A Khabar runs on this database: stop it, then restore\.$/);
  assert.deepEqual(await readAll(sql), found);
  await ear.end();
});

test("where no newsroom is none is made for a backup", async () => {
  const { url, sql } = await freshDatabase();
  await sql`drop schema public, published, drizzle cascade`;
  const KHABAR_DATA = freshFolder();
  const refused = await command(["backup", file("nothing")], { DATABASE_URL: url, KHABAR_DATA });
  assert.match(refused.said, /^There is no newsroom in this database: /);
  const [left] = await sql`select to_regclass('drizzle.__drizzle_migrations') as journal`;
  assert.equal(left?.journal, null);
  assert.equal(existsSync(KHABAR_DATA), false);
});

test("a newer Khabar's backup is refused before anything is touched", async () => {
  const { contents } = await readBackup(file("new"), null);
  const newer = { ...contents, migration: contents.migration + day, tables: [] };
  const packed = zstdCompressSync(await buffer(writeRecords(newer, Readable.from([]), () => 0)));
  writeFileSync(file("newer"), await buffer(sealChunks(Readable.from([packed]), null)));
  const KHABAR_DATA = freshFolder();
  const { said } = await command(["restore", file("newer")], { KHABAR_DATA });
  assert.match(said, /newer was made by a newer Khabar, or another one: restore it with the version that made it/);
  assert.equal(existsSync(KHABAR_DATA), false);
});

test("no step takes a table away: the backup of an older database would leave it out", () => {
  const taken = steps
    .flatMap(({ sql }) => sql)
    .filter((statement) => /drop table|drop schema|rename to/i.test(statement));
  assert.deepEqual(taken, []);
});
