/* Long on purpose: one site, asked in every odd way. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent, get as request } from "node:http";
import { connect } from "node:net";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { purgeAll } from "#db/purges.ts";
import { transact } from "#db/transact.ts";
import { openDatabase } from "../database.ts";
import { addressOf, makeReaderSite } from "../reader-site.ts";
import { arabicStory } from "../reader-story.ts";
import { ask, readAnswers, talk } from "./raw-http.ts";
import { runServer } from "./run-server.ts";
import { until } from "./writer.ts";

/** Requests that no browser sends, byte for byte: right answers, and nothing of them in anybody's page. */
const { url: database, dataFolder } = await openDatabase();
const site = await makeReaderSite();
const story = await addressOf(site.arabic);
const section = encodeURI("/اقتصاد");
const server = await runServer({ database, dataFolder });
const { port } = server;
after(() => server.stop());

const slow = openSlowly(); // it takes as long as the server is patient, while the other tests run

/** A kept page, as everybody gets it. */
async function page(path: string) {
  await ask(port, path);
  const answer = await ask(port, path);
  assert.equal(answer.headers["x-khabar-cache"], "hit", path);
  return answer;
}

async function missingPage(language: "ar" | "en") {
  return page(language === "en" ? "/en/nothing-here" : "/nothing-here");
}

const encodeAll = (path: string) =>
  path.replace(/[^/]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0")}`);

test("however an address is written, its page is the same one", async () => {
  const spelt = decodeURIComponent(story);
  const ways: [string, string[]][] = [
    ["/", ["/?", "/?utm_source=x", "/?before=1-1", "http://evil.example", "HTTP://evil.example:99/?x", "/?%ff%fe"]],
    ["/en", ["/%65n", "/%65%6E", "/en?", "/en?lang=ar&lang=en", "http://localhost/en", "/en?/../desk", "/en?x=//"]],
    ["/en/latest", ["/en/latest?a=b?before=1-1", "/en/latest?Before=1-1", "/en/lates%74", "/en/latest?#before=1"]],
    [section, [section.toLowerCase(), `https://evil.example${section}`, `${section}?&&&`]],
    [story, [story.toLowerCase(), encodeAll(Buffer.from(spelt).toString("latin1")), `${story}?s=1`]],
    ["/robots.txt", ["/robots%2Etxt", "/robots.txt?x", "http://evil.example/robots.txt"]],
    ["/feed.xml", ["/feed.xml?x=1", "/%66eed.xml"]],
  ];
  for (const [path, others] of ways) {
    const plain = await page(path);
    for (const other of others) {
      const answer = await ask(port, other);
      assert.equal(answer.status, 200, `${other}`);
      assert.equal(answer.headers["x-khabar-cache"], "hit", `${other} has no entry of its own`);
      assert.equal(answer.headers.etag, plain.headers.etag, `${other}`);
      assert.deepEqual(answer.body, plain.body, `${other}`);
    }
  }
});

test("an address that is nearly right moves to the right one", async () => {
  const ways: [string, string][] = [
    ["/en/", "/en"],
    ["/latest/?before=x", "/latest"],
    ["/latest?before=", "/latest"],
    ["/latest?%62efore=x", "/latest"],
    [`${section}/`, section],
    [`/x/%79-${site.arabic}`, story],
    [`http://evil.example/s/${site.arabic}`, story],
    [`/s/000${site.arabic}`, `/s/${site.arabic}`],
  ];
  for (const [from, to] of ways) {
    const { status, headers, body } = await ask(port, from);
    assert.equal(status, 308, from);
    assert.equal(headers.location, to, from);
    assert.equal(body.length, 0);
  }
});

test("what is no address of ours is the helpful page, in the language of the address, and costs no page", async () => {
  const crooked = [
    "//",
    "//en",
    "//evil.example/en",
    "/..",
    "/../desk",
    "/.",
    "/%2e%2E/desk",
    "/desk/../reader/ar/front",
  ];
  const slashes = ["/\\", "/a\\b", "/%5c", "/%2f", "/%2Fen", "/desk%2flogin", "/a//b", "/_next/..%2freader/ar/front"];
  const encoded = ["/%", "/%z", "/%zz", "/%u0041", "/%25", "/%252e%252e/", "/%2565n", "/%00", "/%0d%0aSet-Cookie:x"];
  const utf8 = [
    "/%c0%af",
    "/%c0%ae%c0%ae/",
    "/%e0%80%80",
    "/%ed%a0%80",
    "/%ed%b0%80%ed%a0%80",
    "/%f5%80%80%80",
    "/%ff",
  ];
  const inner = [
    "/reader/ar/front",
    "/%72eader/ar/front",
    "/reader",
    "/404:ar",
    "/%64esk",
    "/DESK",
    "/assets/",
    "/search",
  ];
  const marks = [
    "/a;b",
    "/a&b",
    "/'",
    "/%22%3e%3cscript%3e",
    "/%e2%80%ae",
    "/a%20b",
    "/.env",
    "/.git/config",
    "/x.php",
  ];
  const arabic = await missingPage("ar");
  for (const path of [...crooked, ...slashes, ...encoded, ...utf8, ...inner, ...marks, `/${"a".repeat(9000)}`]) {
    const answer = await ask(port, path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers["x-khabar-cache"], "hit", path);
    assert.deepEqual(answer.body, arabic.body, path);
  }
  const english = await missingPage("en");
  const below = ["/en/../en", "/en//", "/en/%ff", "/en/desk", "/en/reader/en/front", "/en/%2e%2e", "/en/a/b/c"];
  for (const path of [...below, "/e%6e/nothing", "http://evil.example/en/x.php"]) {
    const answer = await ask(port, path);
    assert.equal(answer.status, 404, path);
    assert.deepEqual(answer.body, english.body, path);
  }
});

test("the inner addresses cannot be reached through another room", async () => {
  const build = readFileSync(".next/BUILD_ID", "utf8");
  const ways = [
    `/_next/data/${build}/reader/ar/front.json`,
    "/_next/image?url=%2Freader%2Far%2Ffront&w=640&q=75",
    "/_next//reader/ar/front",
    "/api//reader/ar/front",
    "/desk//reader/ar/front",
  ];
  const headers = ["Host: localhost", "x-matched-path: /reader/ar/front", "x-invoke-path: /reader/ar/front"];
  for (const path of [...ways, "/login"]) {
    const { body } = await ask(port, path, { headers: [...headers, "x-middleware-rewrite: /reader/ar/front"] });
    assert.doesNotMatch(body.toString(), new RegExp(arabicStory.kicker), path);
  }
});

const strangeHeaders = [
  "RSC: 1",
  "Next-Router-Prefetch: 1",
  "Next-Router-Segment-Prefetch: /_tree",
  'Next-Router-State-Tree: ["",{}]',
  "Next-Url: /desk",
  "Next-Action: 00aa",
  "Next-HMR-Refresh: 1",
  "x-nextjs-data: 1",
  "x-nextjs-postponed: 1",
  "x-middleware-subrequest: middleware:middleware:middleware",
  "x-middleware-rewrite: /reader/en/missing",
  "x-middleware-next: 1",
  "x-middleware-override-headers: host",
  "x-middleware-prefetch: 1",
  "x-invoke-path: /reader/en/missing",
  "x-invoke-status: 500",
  "x-invoke-error: 1",
  "x-matched-path: /reader/en/missing",
  "x-prerender-revalidate: 1",
  "x-forwarded-host: evil.example",
  "x-forwarded-proto: https",
  "x-forwarded-port: 99",
  "Forwarded: host=evil.example;proto=https",
  "x-original-url: /desk",
  "x-rewrite-url: /desk",
  "x-http-method-override: POST",
  "Cookie: authjs.session-token=x; NEXT_LOCALE=en; __prerender_bypass=1; __next_preview_data=1",
  "Authorization: Bearer x",
  "Accept: text/x-component",
  "Accept-Language: en",
  "Accept-Charset: utf-16",
  "User-Agent: Googlebot",
  "Origin: https://evil.example",
  "Referer: https://evil.example/",
  "Cache-Control: no-cache, no-store",
  "Pragma: no-cache",
  "Purpose: prefetch",
  "Range: bytes=0-10",
  "Range: bytes=5-4,999999-",
  "If-Range: x",
  "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
  "If-None-Match: not-an-etag",
  "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
  "Save-Data: on",
  "x-khabar-cache: hit",
];

test("no header changes a page, neither for the one who sent it nor for those who ask after", async () => {
  const plain = await page(story);
  for (const header of strangeHeaders) {
    await forgetPages();
    const first = await ask(port, story, { headers: ["Host: evil.example", header] });
    assert.equal(first.headers["x-khabar-cache"], "miss", header);
    const second = await ask(port, story);
    assert.equal(second.headers["x-khabar-cache"], "hit", header);
    for (const { status, headers, body } of [first, second]) {
      assert.equal(status, 200, header);
      assert.deepEqual(body, plain.body, header);
      assert.deepEqual(unhurried(headers), unhurried(plain.headers), header);
    }
  }
});

/** Every page is made anew from now on. */
async function forgetPages(): Promise<void> {
  await page("/en/latest");
  await transact((tx) => purgeAll(tx, "invalidate"));
  await until(async () => (await ask(port, "/en/latest")).headers["x-khabar-cache"] === "miss", "the purge is heard");
}

function unhurried(headers: Record<string, string>): Record<string, string | undefined> {
  return { ...headers, date: undefined, "x-khabar-cache": undefined };
}

test("HEAD says of every kind of answer what GET says, without it", async () => {
  const script = /\/assets\/reader\.[0-9a-f]{12}\.js/.exec((await page("/")).body.toString())?.[0] ?? "";
  const others = [...site.feeds, "/robots.txt", "/favicon.ico", script, `/s/${site.arabic}`, "//", "/%ff", "/en/"];
  for (const path of [...site.pages.map(([one]) => one), ...others]) {
    const got = await ask(port, path);
    const { status, headers, body } = await ask(port, path, { method: "HEAD" });
    const { "whole-length": length, ...said } = headers;
    assert.equal(status, got.status, path);
    assert.equal(body.length, 0, path);
    assert.equal(Number(length), got.body.length, path);
    assert.deepEqual(unhurried({ ...said, "content-length": length ?? "" }), unhurried(got.headers), path);
  }
});

test("who has these very bytes hears 304, and nobody else", async () => {
  for (const path of [story, "/en/nothing-here"]) {
    const { headers, status } = await page(path);
    const gzip = await ask(port, path, { headers: ["Host: x", "Accept-Encoding: gzip"] });
    const tag = headers.etag ?? "";
    const known = [tag, `W/${tag}`, `"x", ${tag}`, `"x",${tag},"y"`, ` W/"z" ,\tW/${tag} `, "*"];
    const unknown = ['""', `${gzip.headers.etag}`, tag.replaceAll('"', ""), `${tag.slice(0, -1)}x"`, "", ",,,", '"*"'];
    for (const given of [...known, ...unknown]) {
      const answer = await ask(port, path, { headers: ["Host: x", `If-None-Match: ${given}`] });
      const isKnown = known.includes(given) && status === 200; // RFC 9110, 13.2.1: of a 404 nothing is asked
      assert.equal(answer.status, isKnown ? 304 : status, given);
      if (!isKnown) continue;
      assert.equal(answer.body.length, 0);
      for (const name of ["etag", "cache-control", "vary", "content-security-policy"]) {
        assert.equal(answer.headers[name], headers[name], name);
      }
    }
    const split = ["Host: x", 'If-None-Match: "x"', `If-None-Match: ${tag}`];
    assert.equal((await ask(port, path, { headers: split })).status, status === 200 ? 304 : status);
    assert.equal((await ask(port, path, { method: "HEAD", headers: split })).status, status === 200 ? 304 : status);
  }
});

test("every form of Accept-Encoding gets the same page, in what it takes", async () => {
  const { body } = await page(story);
  const forms: [string, string | undefined][] = [
    ["gzip", "gzip"],
    ["br", "br"],
    ["BR ; Q=1", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip;q=0.001", "gzip"],
    ["br;q=0.000,*;q=0.5", "gzip"],
    ["*", "br"],
    ["*;q=0", undefined],
    ["identity", undefined],
    ["identity;q=0.5, *;q=0", undefined],
    ["deflate, zstd", undefined],
    ["", undefined],
    [" , ,,", undefined],
    ["br;q=x", undefined],
    [`${"x, ".repeat(100)}gzip`, undefined],
    ["gzip\r\nAccept-Encoding: br", "br"],
  ];
  for (const [form, expected] of forms) {
    for (const path of [story, story]) {
      const answer = await ask(port, path, { headers: ["Host: x", `Accept-Encoding: ${form}`] });
      assert.equal(answer.headers["content-encoding"], expected, form);
      assert.equal(answer.headers.vary, "Accept-Encoding");
      const bytes =
        expected === "br" ? brotliDecompressSync(answer.body) : expected ? gunzipSync(answer.body) : answer.body;
      assert.deepEqual(bytes, body, form);
    }
  }
});

test("requests that come together, with bodies or in an older protocol, are each answered, in their order", async () => {
  const front = await page("/en");
  const missing = await missingPage("en");
  const line = (path: string, ...more: string[]) => [`GET ${path} HTTP/1.1`, "Host: x", ...more, "", ""].join("\r\n");
  await forgetPages();
  const together = [
    line("/en"),
    `${line(story, "Content-Length: 5")}GET /`,
    `${line("/en/nothing-here", "Transfer-Encoding: chunked")}3\r\nabc\r\n0\r\n\r\n`,
    line("//"),
    line("/en", "Connection: close"),
  ];
  const answers = readAnswers(await talk(port, together.join("")));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 404, 404, 200],
  );
  assert.deepEqual(answers[0]?.body, front.body);
  assert.deepEqual(answers[2]?.body, missing.body);
  assert.deepEqual(answers[4]?.body, front.body);
  const old = await ask(port, "/en", { version: "1.0", headers: [] });
  assert.deepEqual([old.status, old.body], [200, front.body]);
  const offered = await ask(port, "/en", { headers: ["Host: x", "Expect: 100-continue"] }).catch(() => null);
  assert.ok(offered === null || [100, 200].includes(offered.status));
});

test("what breaks the protocol is refused and its connection closed", async () => {
  const refused: [string, string, number][] = [
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["another protocol", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", 400],
    ["no target", "GET  HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["a target without a slash", "GET 404:ar HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["HTTP/2 at once", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    ["bytes that are not ASCII in the target", "GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["letters that are not encoded", "GET /\xd8\xa7 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["NUL in the target", "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["a space in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400],
    ["two lengths", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
    [
      "two framings",
      "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["a folded header", "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400],
    ["headers of 40 KB", `GET / HTTP/1.1\r\nHost: x\r\nx: ${"y".repeat(40_000)}\r\n\r\n`, 431],
    ["many headers", `GET / HTTP/1.1\r\nHost: x\r\n${"x: y\r\n".repeat(10_000)}\r\n`, 431],
    ["an address of 40 KB", `GET /${"y".repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ["another method", "POST /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab", 405],
    ["a method for all", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405],
    ["a method of nobody's", "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405],
  ];
  for (const [what, bytes, status] of refused) {
    const [answer] = readAnswers(await talk(port, Buffer.from(bytes, "latin1")));
    assert.equal(answer?.status, status, what);
    if (status === 405) assert.equal(answer?.headers.allow, "GET, HEAD", what);
  }
});

test("tens of thousands of addresses that nobody has leave nothing in memory", async () => {
  const missing = await missingPage("en");
  const addresses = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const n = from + at;
      const kinds = [
        `/en/section-${n}`,
        `/en/topics/t-${n}`,
        `/en/authors/a-${n}`,
        `/en/news/s-${1e6 + n}`,
        `/en/s/${1e6 + n}`,
      ];
      return [...kinds, `/en/x.${n}`, `/en/a/b/${n}`, `/en?${n}`][n % 8] ?? "";
    });
  await page("/en");
  await flood(addresses(0, 4000));
  const before = residentMemory();
  const answers = await flood(addresses(4000, 24_000));
  for (const [said, count] of answers) {
    assert.ok(["404 hit", "200 hit"].includes(said), `${count} times ${said}`);
  }
  assert.equal(answers.get("404 hit"), 21_000);
  const grown = residentMemory() - before;
  assert.ok(grown < 80, `${grown} MB more`);
  assert.deepEqual((await missingPage("en")).body, missing.body);
});

/** Asks for all of them, some at once. @returns how often which status came how */
async function flood(paths: string[]): Promise<Map<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const counts = new Map<string, number>();
  const one = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const asked = request({ port, path, agent }, (response) => {
        const said = `${response.statusCode} ${response.headers["x-khabar-cache"]}`;
        counts.set(said, (counts.get(said) ?? 0) + 1);
        response.resume().once("end", resolve);
      });
      asked.once("error", reject);
    });
  const left = [...paths];
  const work = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await one(path);
  };
  await Promise.all(Array.from({ length: 32 }, work));
  agent.destroy();
  return counts;
}

/** MB that the server holds. */
function residentMemory(): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

test("who sends headers slowly is cut off", async () => {
  const [answer] = readAnswers(await slow);
  assert.equal(answer?.status, 408);
});

/** A letter a second, for as long as it is let, but not for ever. */
function openSlowly(): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "localhost");
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nx: ");
    let letters = 0;
    const dripping = setInterval(() => {
      letters += 1;
      if (letters > 90) socket.destroy();
      else socket.write("y");
    }, 1000);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.once("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.once("close", () => {
      clearInterval(dripping);
      resolve(Buffer.concat(chunks));
    });
  });
}
