import assert from "node:assert/strict";
import { test } from "node:test";
import { proveDurability } from "./durability.ts";

test("text that a page called saved is there after kill -9 of the server and its database, 3 times of 3", async () => {
  assert.equal(await proveDurability(3), 3);
});
