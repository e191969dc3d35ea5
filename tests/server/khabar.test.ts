import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { isPassword } from "#db/passwords.ts";
import { connect, embeddedUrl } from "#server/database.ts";
import { readPostmaster } from "#server/postmaster.ts";
import { runKhabar } from "./run-khabar.ts";
import { makeDataFolder, runServer } from "./run-server.ts";

const dataFolder = makeDataFolder();
after(() => rmSync(dataFolder, { recursive: true, force: true }));

const khabar = (words: string[], input = "") => runKhabar(words, { KHABAR_DATA: dataFolder }, input);

type Row = { email: string; roles: string[]; hash: string; must: boolean };

async function readPeople(url: string): Promise<Row[]> {
  const sql = connect(url, { max: 1 });
  const rows = await sql<Row[]>`
    select email, roles, password_hash as hash, must_change_password as must from people order by id`;
  await sql.end();
  return [...rows];
}

test("commands reach the embedded database whether the server runs or not", async () => {
  const added = await khabar([
    "staff",
    "add",
    "--email",
    "Suad@example.org",
    "--name",
    "سعاد",
    "--role",
    "reporter,editor",
  ]);
  assert.match(added.said, /^Added suad@example\.org, one-time password [a-z0-9-]{19}$/);
  assert.equal(added.code, 0);

  const server = await runServer({ database: "embedded", dataFolder });
  const url = embeddedUrl(readPostmaster(join(dataFolder, "postgres"))?.socketFolder ?? "");
  const changed = await khabar(
    ["staff", "password", "--email", "suad@example.org", "--password-stdin"],
    "ورقة وقلم وقهوة\n",
  );
  assert.deepEqual(changed, { code: 0, said: "Changed the password of suad@example.org" });
  assert.deepEqual(await khabar(["republish"]), { code: 0, said: "Republished 0 stories, 0 killed" });
  const sample = await khabar(["sample", "--articles", "12"]);
  assert.match(sample.said, /^12 of 12 stories, \d+ a second\nAdded 12 stories in \d+\.\d s, \d+ a second$/);
  assert.equal(sample.code, 0);
  assert.deepEqual(await khabar(["republish"]), { code: 0, said: "Republished 12 stories, 0 killed" });
  const asked = await khabar(["sample", "--remove"], "no\n");
  assert.match(
    asked.said,
    /12 stories, 0 pictures and 8 people are invented .*\nRemove them\? .*Nothing was removed\.$/s,
  );
  const removed = await khabar(["sample", "--remove", "--yes"]);
  assert.deepEqual(removed, { code: 0, said: "Removed 12 stories, 0 pictures and 8 people" });
  assert.equal((await khabar(["sample", "--remove"])).said, "There is nothing invented here.");
  assert.deepEqual(await khabar(["republish"]), { code: 0, said: "Republished 0 stories, 0 killed" });
  const people = await readPeople(url);
  assert.deepEqual(
    people.map((person) => person.email),
    ["suad@example.org", "admin@khabar.example"],
  );
  const suad = people.find((person) => person.email === "suad@example.org");
  assert.deepEqual(suad?.roles, ["reporter", "editor"]);
  assert.equal(suad?.must, false);
  assert.equal(await isPassword("ورقة وقلم وقهوة", suad?.hash ?? null), true);
  assert.equal(await server.stop(), 0);
});

test("a wrong command, option or person is answered in words and exit code 1", async () => {
  for (const [words, said] of [
    [["staff", "add", "--email", "x"], "--email must be an email address; --name is missing; --role is missing"],
    [
      ["staff", "add", "--email", "a@b.co", "--name", "A", "--role", "king"],
      "--role must be one or more of reporter, editor, chief, admin",
    ],
    [["sample"], "--articles is missing"],
    [["sample", "--articles", "0"], "--articles must be a whole number from 1 to 1,000,000"],
    [["sample", "--articles", "1000001"], "--articles must be a whole number from 1 to 1,000,000"],
    [["sample", "--articles", "1e3"], "--articles must be a whole number from 1 to 1,000,000"],
    [["republish", "--all"], "Unknown option '--all'"],
    [["backup"], "FILE is missing."],
    [["restore", "a", "b"], "One FILE, please."],
    [["restore", "absent.khabar"], "absent.khabar cannot be read: "],
    [["print"], 'There is no command "print".'],
  ] as const) {
    const answer = await khabar([...words]);
    assert.equal(answer.code, 1);
    assert.ok(answer.said.startsWith(said), answer.said);
  }
  assert.equal((await khabar(["staff", "add", "--help"])).code, 0);
});

test("the first start makes an administrator who is chief editor, and only the first", async () => {
  const first = await runServer();
  const [, password] = /one-time password: (\S+)/.exec(first.output()) ?? [];
  const [person] = await readPeople(first.databaseUrl ?? "");
  assert.deepEqual(person?.roles, ["chief", "admin"]);
  assert.equal(person?.must, true);
  assert.equal(await isPassword(password ?? "", person?.hash ?? null), true);
  const variables = { KHABAR_ADMIN_EMAIL: "chief@example.org", KHABAR_ADMIN_PASSWORD: "a lasting password" };
  const second = await runServer({ database: first.databaseUrl ?? "", variables });
  assert.equal((await readPeople(first.databaseUrl ?? "")).length, 1);
  assert.equal(await second.stop(), 0);
  assert.equal(await first.stop(), 0);

  const given = await runServer({ variables });
  const [chief] = await readPeople(given.databaseUrl ?? "");
  assert.equal(chief?.email, "chief@example.org");
  assert.equal(chief?.must, false);
  assert.equal(await isPassword("a lasting password", chief?.hash ?? null), true);
  assert.doesNotMatch(given.output(), /a lasting password/);
  assert.equal(await given.stop(), 0);
});
