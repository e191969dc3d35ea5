import assert from "node:assert/strict";
import { test } from "node:test";
import { storable } from "#newsroom/storable.ts";

test("what PostgreSQL refuses goes, wherever it stands; everything else stays", () => {
  const date = new Date();
  const given = { headline: "مر\0فأ", body: [{ text: "half \ud83d", attrs: { n: 7, none: null } }], date };
  assert.deepEqual(storable(given), {
    headline: "مرفأ",
    body: [{ text: "half \ufffd", attrs: { n: 7, none: null } }],
    date,
  });
  assert.equal(storable("👩‍🚀 ق\u0640و\u064e"), "👩‍🚀 ق\u0640و\u064e");
});
