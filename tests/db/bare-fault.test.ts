import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { bareFault } from "#db/bare-fault.ts";
import { desk } from "#db/process.ts";
import { topics } from "#db/schema.ts";
import { openDatabase } from "../database.ts";

await openDatabase();

test("the log hears what went wrong, and nothing of what was being written", async () => {
  const row = { nameAr: "سرّ", nameEn: "hush", slugAr: "hush", slugEn: "hush" };
  await desk().insert(topics).values(row);
  const error = await desk()
    .insert(topics)
    .values(row)
    .then(
      () => assert.fail("a second row with this slug"),
      (failure: unknown) => failure,
    );
  assert.match(inspect(error), /hush/);
  const bare = inspect(bareFault(error));
  assert.match(bare, /duplicate key/);
  assert.doesNotMatch(bare, /hush|سرّ/);
});

test("an error that is no query's stays itself", () => {
  const error = new Error("plain");
  assert.equal(bareFault(error), error);
});
