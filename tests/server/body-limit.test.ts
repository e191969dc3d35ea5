import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { openHouse } from "#server/http.ts";

const megabyte = new Uint8Array(1024 * 1024);
let held = 0; // bytes that reached the room behind the door

const house = openHouse({
  async render(request, response) {
    held = 0;
    for await (const chunk of request) held += chunk.length;
    response.end(String(held));
  },
  reader: { sendKept: () => false, answer: async () => undefined, close: async () => undefined },
  collaboration: { handleUpgrade: () => undefined, close: async () => undefined },
  deskFiles: null,
  developmentUpgrades: null,
});
const server = createServer((request, response) => {
  house.answer(request, response).catch(() => response.destroy());
});
server.listen(0, "localhost");
await once(server, "listening");
after(() => server.close());
const address = server.address();
const port = typeof address === "object" && address ? address.port : 0;

/** @throws when the connection is cut before an answer */
function send(megabytes: number, { isChunked }: { isChunked: boolean }): Promise<{ status: number; text: string }> {
  const headers = isChunked ? {} : { "content-length": megabytes * megabyte.length };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "localhost", method: "POST", path: "/api/uploadthing", headers }, (answer) => {
      const { statusCode: status = 0 } = answer;
      text(answer).then((words) => resolve({ status, text: words }), reject);
    });
    sent.on("error", reject);
    for (let turn = 0; turn < megabytes; turn += 1) sent.write(megabyte);
    sent.end();
  });
}

test("a form of any size that we have goes through, with its length said or not", async () => {
  for (const isChunked of [true, false]) {
    assert.equal((await send(4, { isChunked })).text, String(4 * megabyte.length));
  }
});

test("a body that is larger is refused by its length, or cut when it does not say it, and never held", async () => {
  const answer = await send(6, { isChunked: false });
  assert.equal(answer.status, 413);
  await assert.rejects(send(60, { isChunked: true }));
  assert.ok(held <= 5 * megabyte.length, `${held} bytes`);
});
