import assert from "node:assert/strict";
import { test } from "node:test";
import { deeds, pieces } from "../deed-list.ts";
import { code, read } from "../source.ts";

/** `file function` of all that `db/` exports, but for what only asks. */
const exported = code
  .filter((file) => /^db\/[^/]+\.ts$/.test(file))
  .flatMap((file) =>
    [...read(file).matchAll(/^export (?:async )?function\*? (\w+)/gm)].map(([, name]) => `${file.slice(3)} ${name}`),
  )
  .filter((name) => !/ (?:find|get|list|read|is)[A-Z]/.test(name));

test("every verb of the database stands in the list of deeds, and nothing else does", () => {
  assert.deepEqual([...Object.keys(deeds), ...pieces].toSorted(), exported.toSorted());
});

test("only functions are exported, so that the list can be read from the source", () => {
  const arrows = code
    .filter((file) => /^db\/[^/]+\.ts$/.test(file))
    .filter((file) => /^export (?:const|let) \w+ = (?:async )?\(.*=>|^export default|^export \{ /m.test(read(file)));
  assert.deepEqual(arrows, []);
});
