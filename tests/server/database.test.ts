import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "../database.ts";

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
