import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, embeddedUrl, openDatabase as openAsServer } from "#server/database.ts";
import { createTestDatabase, openDatabase, readCluster } from "../database.ts";

const { desk, reader } = await openDatabase();

test("the reader's role reads published stories and nothing of the desk", async () => {
  assert.equal((await reader`select id from published.sections`).length, 6);
  await assert.rejects(reader`select 1 from public.people`, /permission denied/);
  await assert.rejects(reader`select 1 from graphile_worker.jobs`, /permission denied/);
  await assert.rejects(reader`delete from published.sections`, /read-only transaction/);
});

test("Arabic letters are letters to the embedded database", async () => {
  const [row] = await desk`select to_tsvector('simple', 'خبر عاجل')::text as words, 'خ' ~ '^[[:alpha:]]$' as letter`;
  assert.deepEqual({ ...row }, { words: "'خبر':1 'عاجل':2", letter: true });
});

test("a job can be put into the queue by a deed", async () => {
  const [job] = await desk`select (graphile_worker.add_job('nothing', '{}'::json)).id`;
  assert.ok(job?.id);
});

test("a start is refused where the reader's role could read the desk", async () => {
  const { url, drop } = await createTestDatabase();
  const owner = connect(url, { max: 1 });
  await owner`grant usage on schema public to khabar_reader`;
  await owner`grant select (email) on people to khabar_reader`;
  await assert.rejects(openAsServer(url), /khabar_reader can reach public\.people/);
  await owner`revoke select (email) on people from khabar_reader`;
  const opened = await openAsServer(url);
  await opened.close();
  await owner.end();
  await drop();
});

test("an ordinary login with a database of its own is enough, with or without the right to create roles", async () => {
  const { socketFolder } = readCluster();
  const administrator = connect(embeddedUrl(socketFolder, "postgres"), { max: 1 });
  for (const [login, right] of Object.entries({ press: "createrole", printer: "in role khabar_reader" })) {
    await administrator.unsafe(`create role ${login} login ${right}`);
    if (right === "createrole") await administrator.unsafe(`grant khabar_reader to ${login} with admin option`);
    await administrator.unsafe(`create database ${login} owner ${login} template template0`);
    const url = embeddedUrl(socketFolder, login).replace("khabar@", `${login}@`);
    const opened = await openAsServer(url);
    assert.equal((await opened.reader`select id from published.sections`).length, 6);
    await assert.rejects(opened.reader`select 1 from public.people`, /permission denied/);
    await opened.close();
    await administrator.unsafe(`drop database ${login}`);
    await administrator.unsafe(`drop role ${login}`);
  }
  await administrator.end();
});
