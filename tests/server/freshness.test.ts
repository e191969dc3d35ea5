import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { openDatabase } from "../database.ts";
import { deeds } from "../deed-list.ts";
import { draws, harmless } from "./freshness/draws.ts";
import { openFreshHouse } from "./freshness/house.ts";
import { keepSite, makeSite } from "./freshness/site.ts";

const { url } = await openDatabase();
const cast = await makeSite();
await keepSite();
const house = await openFreshHouse(cast, url);
after(() => house.close());

test("after any deeds, from any process, every page is byte for byte what a fresh render gives", async (t) => {
  const runs = 4;
  const deedsEach = 30;
  const seed = Number(process.env.KHABAR_SEED ?? Date.now() % 2 ** 31);
  t.diagnostic(`seed ${seed}`);
  const property = fc.asyncProperty(draws(deedsEach, deedsEach), async (drawn) => {
    await house.begin();
    for (const draw of drawn) await house.step(draw);
    await house.compareAll();
  });
  await fc.assert(property, { seed, numRuns: runs, interruptAfterTimeLimit: 500_000, markInterruptAsFailure: true });
  const { tally } = house;
  t.diagnostic(JSON.stringify(tally));
  assert.ok(tally.hits > tally.compared / 10, "hardly anything was kept, so nothing was proven");
  assert.ok(tally.refused < tally.deeds / 2, "most deeds were refused, so little was proven");
});

test("a deed that is said to change no page changes none", async () => {
  await house.begin();
  for (const verb of harmless) {
    assert.notEqual(deeds[verb]?.changes, "");
    await house.step({ verb, dice: [1, 2, 3, 4, 5, 6, 7], isElsewhere: false });
  }
  await house.compareAll();
});
