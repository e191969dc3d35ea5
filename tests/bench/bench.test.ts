import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { z } from "zod";
import { editorRows } from "./editor.ts";
import { readerRows } from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "khabar-bench-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const program = join(import.meta.dirname, "run.ts");
const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
const run = (...words: string[]) => promisify(execFile)(process.execPath, [program, ...words], { env: environment });

const outcomeSchema = z.object({
  isShort: z.literal(true),
  machine: z.object({ cores: z.number(), node: z.string(), kernel: z.string(), postgres: z.string() }),
  rows: z.array(z.object({ id: z.string(), value: z.number(), median: z.number(), isMet: z.boolean() })),
});

for (const [part, table] of Object.entries({ reader: readerRows, editor: editorRows })) {
  test(`the short form of the ${part}'s benchmark gives every row a figure and writes them down`, async () => {
    const file = join(folder, `${part}.json`);
    const { stdout } = await run(part, "--short", "--out", file);
    const { rows } = outcomeSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    assert.deepEqual(
      rows.map(({ id }) => id),
      Object.keys(table),
    );
    for (const { id, value } of rows) assert.ok(Number.isFinite(value), id);
    for (const { what } of Object.values(table)) assert.ok(stdout.includes(what), what);
  });
}

test("a part or a group that there is not is refused before anything is measured", async () => {
  await assert.rejects(run("nothing"), /There is no part "nothing"/);
  await assert.rejects(run("reader", "--only", "nothing"), /There is no group "nothing"/);
  await assert.rejects(run("reader", "--short", "--write-docs"), /not written down/);
});
