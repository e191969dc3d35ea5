import assert from "node:assert/strict";
import { test } from "node:test";
import { runDrill } from "./drill/run.ts";
import { lossesOf } from "./drill/verdict.ts";

test("two people type for a minute while everything breaks, and every word is there once and in order, or held back", async (t) => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const result = await runDrill({ seed, minutes: 1, say: (line) => t.diagnostic(line) });
  t.diagnostic(JSON.stringify(result));
  assert.deepEqual(lossesOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
  for (const { acknowledged, kept } of result.writers) assert.ok(acknowledged > 3 && kept >= acknowledged);
});
