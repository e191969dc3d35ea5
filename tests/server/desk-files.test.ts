import assert from "node:assert/strict";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openDatabase } from "../database.ts";
import { ask } from "./raw-http.ts";
import { runServer } from "./run-server.ts";

const { url: database, dataFolder } = await openDatabase();
const server = await runServer({ database, dataFolder });
after(() => server.stop());
const port = Number(new URL(server.url).port);

const asked = (path: string, { method = "GET", more = [] as string[] } = {}) =>
  ask(port, path, { method, headers: ["Host: localhost", ...more] });

const { body: login } = await asked("/login");
const script = /\/_next\/static\/chunks\/[\w.~-]+\.js/.exec(login.toString())?.[0] ?? "";
const style = /\/_next\/static\/chunks\/[\w.~-]+\.css/.exec(login.toString())?.[0] ?? "";

test("scripts and styles of the desk come as small as the browser takes them, and are whole", async () => {
  for (const path of [script, style]) {
    const bare = await asked(path);
    assert.equal(bare.status, 200, path);
    assert.equal(bare.headers["content-encoding"], undefined);
    const brotli = await asked(path, { more: ["Accept-Encoding: gzip, deflate, br, zstd"] });
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(brotli.body), bare.body);
    assert.ok(brotli.body.length < bare.body.length / 2, `${brotli.body.length} of ${bare.body.length} bytes`);
    const gzip = await asked(path, { more: ["Accept-Encoding: gzip"] });
    assert.equal(gzip.headers["content-encoding"], "gzip");
    assert.deepEqual(gunzipSync(gzip.body), bare.body);
    for (const { headers } of [brotli, gzip]) {
      assert.equal(headers["content-type"], bare.headers["content-type"]);
      assert.equal(headers["cache-control"], bare.headers["cache-control"]);
      assert.equal(headers.vary, "Accept-Encoding");
    }
  }
});

test("only the head is sent of a file whose head is asked for, and what is no file of the build is Next's to refuse", async () => {
  const more = ["Accept-Encoding: br"];
  const head = await asked(script, { method: "HEAD", more });
  assert.deepEqual([head.status, head.headers["content-encoding"], head.body.length], [200, "br", 0]);
  for (const path of ["/_next/static/chunks/no-such-file.js", "/_next/static/chunks/..%2f..%2fpackage.js"]) {
    assert.equal((await asked(path, { more })).status, 404, path);
  }
});

test("a page of the desk comes packed too", async () => {
  const packed = await asked("/login", { more: ["Accept-Encoding: gzip"] });
  assert.equal(packed.headers["content-encoding"], "gzip");
  assert.match(gunzipSync(unchunk(packed.body)).toString(), /<html lang=/);
});

/** RFC 9112, 7.1: the body of an answer that did not know its length. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, end), 16);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
  return Buffer.concat(parts);
}
