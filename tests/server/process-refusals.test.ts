import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { connect, embeddedUrl } from "#server/database.ts";
import { readCluster } from "../database.ts";
import { failToStart, makeDataFolder, runServer } from "./run-server.ts";

/** Starts that must not happen: each ends with one line that says what to do, exit code 1, and nothing harmed. */
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = makeDataFolder();
  folders.push(made);
  return made;
}

test("a second server on the same data folder or the same port is told so and harms nothing", async () => {
  const dataFolder = folder();
  const running = await runServer({ database: "embedded", dataFolder });
  const sameFolder = await failToStart(dataFolder);
  assert.equal(sameFolder.code, 1);
  assert.match(sameFolder.line, /^Another Khabar already runs on the data folder .*: stop it or set KHABAR_DATA\.$/);
  const samePort = await failToStart(folder(), { PORT: String(running.port) });
  assert.equal(samePort.code, 1);
  assert.equal(samePort.line, `Port ${running.port} is in use: stop the other program or set PORT.`);
  assert.deepEqual(await (await fetch(`${running.url}/api/health`)).json(), { status: "ok" });
  assert.equal(await running.stop(), 0);
});

test("a database of another PostgreSQL version is refused and left as it was", async () => {
  const dataFolder = folder();
  mkdirSync(join(dataFolder, "postgres"));
  writeFileSync(join(dataFolder, "postgres", "PG_VERSION"), "16\n");
  const { code, line } = await failToStart(dataFolder);
  assert.equal(code, 1);
  assert.match(line, /was made by PostgreSQL 16, and this Khabar brings 18/);
  assert.deepEqual(readdirSync(join(dataFolder, "postgres")), ["PG_VERSION"]);
});

test("a data folder that cannot be used is named in one line", async () => {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  const closed = folder();
  chmodSync(closed, 0o000);
  for (const path of [file, join(file, "below"), closed]) {
    const { code, line } = await failToStart(path);
    assert.equal(code, 1);
    assert.match(line, new RegExp(`^The data folder ${path} \\(KHABAR_DATA\\) cannot be used: `));
  }
});

test("a database that cannot be reached or would lose Arabic is refused in one line", async () => {
  const taken = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const ports = [port, 9]; // one that hangs up, one where nobody is
  const failed = await Promise.all(
    ports.map((one) => failToStart(folder(), { DATABASE_URL: `postgres://me:secret@127.0.0.1:${one}/news` })),
  );
  taken.close();
  for (const { code, line, output } of failed) {
    assert.equal(code, 1);
    assert.match(line, /^The database 127\.0\.0\.1:\d+\/news \(DATABASE_URL\) cannot be reached: /);
    assert.doesNotMatch(output, /secret/);
  }
});

test("a database that was made for another alphabet is refused in one line and left empty", async () => {
  const { socketFolder } = readCluster();
  const sql = connect(embeddedUrl(socketFolder, "postgres"), { max: 1 });
  const flaws = {
    ascii: [/has the encoding SQL_ASCII, and Khabar needs UTF8/, "encoding 'SQL_ASCII'"],
    unlettered: [/does not know Arabic letters by its character type/, "encoding 'UTF8'"],
  } as const;
  for (const [name, [sentence, encoding]] of Object.entries(flaws)) {
    await sql.unsafe(
      `create database ${name} template template0 ${encoding} locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    );
    const url = embeddedUrl(socketFolder, name);
    const { code, line } = await failToStart(folder(), { DATABASE_URL: url });
    assert.equal(code, 1);
    assert.match(line, sentence);
    const inside = connect(url, { max: 1 });
    assert.equal(
      (await inside`select from pg_tables where schemaname in ('public', 'published', 'drizzle')`).length,
      0,
    );
    await inside.end();
    await sql.unsafe(`drop database ${name}`);
  }
  await sql.end();
});
