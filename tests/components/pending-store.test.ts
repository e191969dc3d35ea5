import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingLog } from "#components/editor/connection/pending-log.ts";
import { openMemoryStore, type PendingStore, withSpare } from "#components/editor/connection/pending-store.ts";
import { emptyContent } from "#newsroom/article.ts";
import { seedOf } from "#newsroom/draft.ts";

const key = { personId: 1, articleId: 2 };
const letters = seedOf({ ...emptyContent, headline: "Harbour" });

/** A browser's store that takes nothing while its disk is full. */
function makeDisk() {
  const memory = openMemoryStore();
  const disk = { isFull: false };
  const store: PendingStore = {
    ...memory,
    isLasting: true,
    add: (...row) => (disk.isFull ? Promise.reject(new Error("QuotaExceededError")) : memory.add(...row)),
  };
  return { disk, store };
}

test("what a full disk does not take is warned of, and is late text like any other when the epoch closes", async () => {
  const { disk, store } = makeDisk();
  const log = new PendingLog(withSpare(store));
  log.open(key, 1);
  log.remember(1, letters);
  await log.recall();
  assert.equal(log.isAtRisk, false);
  disk.isFull = true;
  log.remember(1, letters);
  await log.recall();
  assert.equal(log.isAtRisk, true);
  log.open(key, 2);
  const [late] = await log.listLate({ all: false });
  assert.equal(late?.epoch, 1);
  assert.equal(late.ids.length, 2);
  await log.drop(late.ids);
  assert.deepEqual(await log.listLate({ all: false }), []);
  assert.equal(log.store.isLasting, true);
});
