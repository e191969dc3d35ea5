import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { publishChanges } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { stories } from "#db/published/schema.ts";
import type { BodyNode } from "#newsroom/article.ts";
import { createTestDatabase, openDatabase } from "../database.ts";
import { makeArticle, makeLive, makePicture, seenOf, setFacts } from "../factories.ts";
import golden from "../newsroom/golden/blocks-v1.json" with { type: "json" };
import { addressOf, makeReaderSite } from "../reader-site.ts";
import { arabicStory } from "../reader-story.ts";
import { runServer } from "./run-server.ts";
import { until } from "./writer.ts";

const { url: database, dataFolder } = await openDatabase();
const { editor, arabic, killed, pages } = await makeReaderSite();
const killedAddress = await addressOf(killed);
const draft = await makeArticle(editor);
const server = await runServer({ database, dataFolder });
after(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(server.url + path, { headers, method, redirect: "manual" });

test("every page comes under a strict policy, and tells caches to ask", async () => {
  for (const [path, status] of pages) {
    const response = await get(path);
    const { headers } = response;
    assert.equal(response.status, status, path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'sha256-[^']+';/);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("cache-control"), "public, max-age=0, must-revalidate");
    assert.match(headers.get("etag") ?? "", /^"[^"]+"$/);
    assert.equal(headers.get("set-cookie"), null);
    assert.doesNotMatch(await response.text(), new RegExp(arabicStory.hiddenSource), path);
  }
});

test("a story has one address, and every other way leads to it", async () => {
  const canonical = await addressOf(arabic);
  const ways = [`/s/${arabic}`, `/en/s/${arabic}`, `/en/news/other-slug-${arabic}`, `/x/${arabic}`, `${canonical}/`];
  for (const way of ways) {
    let path: string | null = way;
    for (let steps = 0; path && path !== canonical && steps < 3; steps++) {
      const response = await get(path);
      assert.equal(response.status, 308, path);
      path = response.headers.get("location");
    }
    assert.equal(path, canonical, way);
  }
});

test("what is not there is 404, in the language of the address, and says where to go", async () => {
  const paths = [
    `/s/${draft}`,
    "/s/2147483647",
    "/search?q=x",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/reader/ar/front",
  ];
  for (const path of [
    ...paths,
    "/reader/ar/story/1",
    "/topics/none",
    "/authors/none",
    "/wp-login.php",
    "/.env",
    "/a/b/c",
  ]) {
    const response = await get(path);
    assert.equal(response.status, 404, path);
    assert.match(await response.text(), /هذه الصفحة غير موجودة.*href="\/latest"/s, path);
  }
  assert.match(await (await get("/en/a/b/c")).text(), /This page does not exist/);
});

test("a killed story answers 410 with its public note and nothing of itself", async () => {
  const response = await get(`/s/${killed}`);
  assert.equal(response.headers.get("location"), killedAddress);
  const html = await (await get(killedAddress)).text();
  assert.match(html, /A source asked us to &lt;wait&gt;\./);
  assert.doesNotMatch(html, /Withdrawn soon/);
});

test("text is only ever text, and a node that nobody knows yet shows its own", async () => {
  const headline = '</script><script>alert(1)</script> & "quotes"';
  const id = await makeLive(editor, { content: { headline, standfirst: "<b>not bold</b>" } });
  const link = (href: string) => ({ type: "text", text: "a link", marks: [{ type: "link", attrs: { href } }] });
  const body: BodyNode[] = [
    { type: "chart", attrs: { secret: "canary" }, content: [{ type: "text", text: "Twelve per cent <of it>" }] },
    {
      type: "paragraph",
      content: [link("javascript:alert(1)"), link("https://example.org/?a=1&b=2"), { type: "emoji" }],
    },
    { type: "picture", attrs: { pictureId: "7" } },
    { type: "orderedList", attrs: { start: "x" }, content: [{ type: "text", text: "loose" }] },
  ];
  await desk().update(stories).set({ v: 99, body }).where(eq(stories.id, id));
  const response = await get(await addressOf(id));
  const html = await response.text();
  assert.equal(response.status, 200);
  assert.doesNotMatch(html, /<script>|javascript:|<b>|canary/);
  assert.match(html, /<p dir="ltr">Twelve per cent &lt;of it&gt;<\/p>/);
  assert.match(html, /<a href="https:\/\/example\.org\/\?a=1&amp;b=2" rel="noopener noreferrer">a link<\/a>/);
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  assert.equal(z.object({ headline: z.string() }).parse(JSON.parse(json)).headline, headline);
});

test("readers see every block of news as the golden file holds it", async () => {
  const pictures = [await makePicture(editor), await makePicture(editor)];
  const related = await makeLive(editor, {
    content: { headline: "The ship Nour is late" },
    facts: { lead: { pictureId: pictures[0] ?? 0, caption: "x", credit: "y", alternative: "z", isDecorative: false } },
  });
  const ids: Record<number, number> = { 7: pictures[0] ?? 0, 8: pictures[1] ?? 0, 9: related };
  const shown = golden.body.filter(({ attrs }) => !JSON.stringify(attrs ?? {}).includes("javascript"));
  const body: BodyNode[] = JSON.parse(
    JSON.stringify(shown).replace(/("(?:pictureId|articleId)":)([789])\b/g, (_, name, id) => name + ids[id]),
  ).filter(({ attrs }: BodyNode) => attrs?.articleId !== 2_000_000);
  body.push({ type: "relatedStory", attrs: { articleId: await makeArticle(editor) } });
  const id = await makeLive(editor, { content: { body }, facts: { language: "ar" } });
  const page = await (await get(await addressOf(id))).text();
  const prose = /<div class="prose">(.*?)<\/div>(?=<section class="sources")/s.exec(page)?.[1] ?? "no prose";
  const html = prose
    .replace(/\/media\/[^"\s]+/g, "/media/picture")
    .replace(new RegExp(`-${related}"`, "g"), '-9"')
    .replace(/(?<=.)(?=<(?:aside|div class|figure|table|tr|p|ul|hr)\b)/g, "\n");
  const kept = new URL("../newsroom/golden/blocks-v1-readers.txt", import.meta.url);
  assert.equal(`${html}\n`, readFileSync(kept, "utf8"));
});

test("machines find a story's picture, times, feeds and one canonical address", async () => {
  await setFacts(editor, arabic, { topicIds: [] });
  await publishChanges(editor, arabic, { ...(await seenOf(arabic)), kind: "update", reason: "New figures" });
  const address = await addressOf(arabic);
  await until(async () => (await get(address)).headers.get("x-khabar-cache") === "miss", "the purge is heard");
  const html = await (await get(address)).text();
  const canonical = `http://localhost:${server.port}${await addressOf(arabic)}`;
  assert.ok(html.includes(`<link rel="canonical" href="${canonical}"/>`));
  assert.ok(html.includes(`<meta property="og:url" content="${canonical}"/>`));
  assert.match(html, /<meta property="og:image" content="http:\/\/localhost:\d+\/media\/[0-9a-f]{64}\.webp"\/>/);
  assert.match(html, /<meta name="twitter:card" content="summary_large_image"\/>/);
  assert.match(html, /<meta property="article:published_time" content="\d{4}-/);
  assert.match(html, /آخر تحديث <time dateTime="\d{4}-/i);
  assert.equal(html.match(/type="application\/rss\+xml"/g)?.length, 2);
});

test("headers of the framework change nothing, and nothing but GET and HEAD is answered", async () => {
  const plain = await (await get("/en")).text();
  for (const name of ["RSC", "Next-Router-Prefetch", "Next-Action", "x-middleware-subrequest", "Cookie"]) {
    assert.equal(await (await get("/en", { [name]: "1" })).text(), plain, name);
  }
  assert.equal((await get("/en", {}, "POST")).status, 405);
  assert.equal((await get("/en", {}, "DELETE")).headers.get("allow"), "GET, HEAD");
});

test("a reader who has the page already hears 304, and gets it in the encoding that it takes", async () => {
  const path = await addressOf(arabic);
  const first = await get(path, { "accept-encoding": "gzip" });
  assert.equal(first.headers.get("content-encoding"), "gzip");
  assert.equal(first.headers.get("vary"), "Accept-Encoding");
  const etag = first.headers.get("etag") ?? "";
  const again = await get(path, { "accept-encoding": "gzip", "if-none-match": `"x", W/${etag}` });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
  assert.equal((await get(path, { "accept-encoding": "identity", "if-none-match": etag })).status, 200);
  const head = await get(path, { "accept-encoding": "identity" }, "HEAD");
  const whole = await get(path, { "accept-encoding": "identity" });
  assert.equal(head.headers.get("content-length"), String((await whole.arrayBuffer()).byteLength));
  assert.equal(await head.text(), "");
});

test("the feeds hold what is live, and announce themselves", async () => {
  const feed = await get("/feed.xml");
  assert.equal(feed.headers.get("content-type"), "application/rss+xml; charset=utf-8");
  const xml = await feed.text();
  assert.match(
    xml,
    new RegExp(`<title>${arabicStory.headline}</title>\n<link>http://localhost:\\d+${await addressOf(arabic)}</link>`),
  );
  assert.match(await (await get(encodeURI("/اقتصاد/feed.xml"))).text(), /<item>/);
  assert.doesNotMatch(await (await get("/en/economy/feed.xml")).text(), /<item>/);
  assert.match(await (await get("/en/feed.xml")).text(), /Grain ships return/);
  assert.match(await (await get(encodeURI("/اقتصاد"))).text(), /type="application\/rss\+xml" href="[^"]+\/feed\.xml"/);
  assert.match(await (await get("/robots.txt")).text(), /Disallow: \/desk/);
});

test("public files keep for ever under the name of their content", async () => {
  const [, script = ""] = /src="(\/assets\/reader[^"]+)"/.exec(await (await get("/")).text()) ?? [];
  const response = await get(script);
  assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(response.headers.get("content-type"), "text/javascript; charset=utf-8");
  const packed = await fetch(server.url + script, { headers: { "accept-encoding": "gzip" } });
  assert.ok(Number(packed.headers.get("content-length")) <= 3072, "reader.js is at most 3 KB");
  assert.equal((await get(script.replace(/\.[0-9a-f]+\./, ".000000000000."))).status, 404);
});

test("without the database a reader hears so in both languages, and the log tells no query", async () => {
  const { url, drop } = await createTestDatabase();
  const alone = await runServer({ database: url });
  try {
    await drop();
    for (const path of ["/", "/en/latest?before=123-4&secret=canary", "/s/7", "/feed.xml", "/nothing"]) {
      const response = await fetch(alone.url + path, { redirect: "manual" });
      assert.equal(response.status, 503, path);
      assert.equal(response.headers.get("retry-after"), "30");
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.match(await response.text(), /نعود بعد قليل.*Back shortly/s);
    }
    assert.doesNotMatch(alone.output(), /canary|\?before/);
  } finally {
    await alone.stop();
  }
});
