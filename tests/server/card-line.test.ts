import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { cardPath, draftCardPath } from "#newsroom/card.ts";
import { serveCard } from "#server/files/card.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive } from "../factories.ts";
import { signIn } from "./picture-house.ts";
import { until } from "./writer.ts";

/*
 * Cards are drawn by the real program, one after the other. Here each drawing waits at its start until the test lets it go,
 * so that the line is as long as the test says, on a machine of any speed.
 */
await openDatabase();
const editor = await makeActor({ roles: ["editor"] });
const server = createServer((req, res) => void serveCard(req, res));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
const site = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
const gate = mkdtempSync(join(tmpdir(), "khabar-gate-"));
const node = process.execPath;
process.execPath = holdNode();
after(() => {
  process.execPath = node;
  server.closeAllConnections();
  server.close();
  rmSync(gate, { recursive: true, force: true });
});

/** A node that begins when the gate is open, and ends at once when it is shut for good. */
function holdNode(): string {
  const path = join(gate, "node");
  writeFileSync(
    path,
    `#!/bin/sh\nwhile [ ! -e "${gate}/open" ]; do [ -e "${gate}/shut" ] && exit 1; sleep 0.05; done\nexec "${node}" "$@"\n`,
  );
  chmodSync(path, 0o700);
  return path;
}

test("twenty cards may wait to be drawn; who asks for one more is told when to come again, and staff have a line of their own", async () => {
  const stories: number[] = [];
  for (let count = 0; count < 21; count += 1) stories.push(await makeLive(editor));
  const draft = await makeArticle(editor);
  const headers = { cookie: await signIn(editor) };
  const answers: number[] = []; // as they come
  const get = async (path: string) => {
    const answer = await fetch(site + path, { headers });
    answers.push(answer.status);
    return answer;
  };
  const asked = stories.map((id) => get(cardPath(id, "1")));
  await until(() => answers.length > 0, "somebody is told to wait");
  const refused = await Promise.race(asked);
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get("retry-after"), "30");
  assert.equal(refused.headers.get("cache-control"), "no-store");

  const again = stories.map((id) => get(cardPath(id, "1"))); // those that wait are asked for once more: they are drawn once
  const forStaff = get(draftCardPath(draft));
  await until(() => answers.length > 1, "the card that does not wait is refused again");
  writeFileSync(join(gate, "open"), "");
  const drawn = await forStaff;
  assert.equal(drawn.status, 200);
  assert.equal(drawn.headers.get("content-type"), "image/png");
  assert.equal(answers.filter((status) => status === 503).length, 2, "the twenty others wait");
  await until(() => answers.filter((status) => status === 200).length > 2, "the line of readers is drawn too");
  writeFileSync(join(gate, "shut"), "");
  rmSync(join(gate, "open")); // what is proven need not be drawn to the end
  const statuses = (await Promise.all([...asked, ...again])).map(({ status }) => status);
  assert.equal(statuses.length, 42);

  rmSync(join(gate, "shut"));
  writeFileSync(join(gate, "open"), "");
  const [last = 0] = stories.filter((_, place) => statuses[place] === 503);
  assert.equal((await get(cardPath(last, "1"))).status, 200, "there is room again");
});
