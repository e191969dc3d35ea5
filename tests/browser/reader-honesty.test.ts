import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { z } from "zod";
import { createTestDatabase, openDatabase } from "../database.ts";
import { makeReaderSite } from "../reader-site.ts";
import { arabicStory } from "../reader-story.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";

/** Every kind of reader's page, in both languages and on bad days: what it is made of, and what it does without scripts. */
const { url: database, dataFolder } = await openDatabase();
const site = await makeReaderSite();
const server = await runServer({ database, dataFolder });
const away = await createTestDatabase();
const awayServer = await runServer({ database: away.url });
await away.drop();
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
  await awayServer.stop();
});

const addresses: [url: string, status: number][] = [
  ...site.pages.map(([path, status]): [string, number] => [server.url + path, status]),
  [`${awayServer.url}/`, 503],
  [`${awayServer.url}/en/news/a-story-7`, 503],
];
const phone = { viewport: { width: 390, height: 800 } };

test("a page's bytes hold nothing of the framework's", async () => {
  for (const [url, status] of addresses) {
    const response = await fetch(url);
    const html = await response.text();
    assert.equal(response.status, status, url);
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8", url);
    assert.match(
      html,
      /^<!doctype html><html lang="(?:ar" dir="rtl|en" dir="ltr)"><head>.*<title>[^<]+<\/title>.*<\/head>/is,
      url,
    );
    assert.doesNotMatch(html, /_next|__next|<!--|<link[^>]+as="(?:script|style)"|rel="stylesheet"/, url);
    assert.doesNotMatch(html, /<[^>]+\s(?:style|on\w+)=/, url);
  }
});

test("feeds are feeds, and no page", async () => {
  for (const path of site.feeds) {
    const response = await fetch(server.url + path);
    assert.equal(response.headers.get("content-type"), "application/rss+xml; charset=utf-8", path);
    assert.match(
      await response.text(),
      /^<\?xml version="1\.0" encoding="utf-8"\?>\s*<rss [^>]*>(?!.*<script)/is,
      path,
    );
  }
  assert.equal((await fetch(`${server.url}/robots.txt`)).headers.get("content-type"), "text/plain; charset=utf-8");
});

test("without scripts every page is whole, shows its heading and asks nobody else", async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [url] of addresses) {
    const { said, asked } = await visit(page, url);
    assert.deepEqual(said, [], url);
    assert.deepEqual(asked, [], url);
    assert.deepEqual(await page.evaluate(findDishonesty), [], url);
  }
  await context.close();
});

test("with scripts no page says anything to the console, breaks its policy or is hard to reach for anybody", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  for (const [url] of addresses) {
    const { said, asked } = await visit(page, url);
    assert.deepEqual(said, [], url);
    assert.deepEqual(asked, [], url);
    assert.deepEqual(await page.evaluate(findDishonesty), [], url);
    assert.deepEqual(await findBarriers(page, "axe.run()"), [], url);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await findBarriers(page, 'axe.run({ runOnly: ["color-contrast"] })'), [], `${url} in the dark`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await context.close();
});

test("no page is wider than its window, whatever its width, and none is hard to reach on a narrow or a wide one", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const kinds = new Set([0, 1, 6, 7, 10, 11, 12, 13, 14, 16, 17, 18, addresses.length - 2]); // one of each, in both languages
  for (const [at, [url]] of addresses.entries()) {
    if (!kinds.has(at)) continue;
    await page.goto(url);
    for (const width of [320, 390, 768, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, `${url} at ${width}: ${over}`);
      if (width === 320 || width === 1440)
        assert.deepEqual(await findBarriers(page, "axe.run()"), [], `${url} at ${width}`);
    }
  }
  await context.close();
});

test("with the keyboard alone a reader skips the menus, and opens and leaves the share sheet", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/s/${site.arabic}`);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "انتقل إلى المحتوى");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "اقتصاد", "the first link of the content");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "شارك القصة");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "رابط القصة" });
  await field.waitFor();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "hidden" });
  assert.equal(await focused(), "شارك القصة");
  await page.close();
});

test("an extractor finds the headline, the byline and the whole body of a story, and nothing of the menus", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/s/${site.arabic}`);
  const source = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
  const parsed = z
    .object({ title: z.string(), byline: z.string(), textContent: z.string() })
    .parse(await page.evaluate(`${source}; new Readability(document.cloneNode(true)).parse()`));
  assert.equal(parsed.title, arabicStory.headline);
  assert.match(parsed.byline, /ليلى منصور/);
  for (const words of [...arabicStory.paragraphs.slice(0, 1), arabicStory.quote, ...arabicStory.items]) {
    assert.ok(parsed.textContent.includes(words), words);
  }
  assert.doesNotMatch(parsed.textContent, /انتقل إلى المحتوى|خلاصة RSS|واتساب/);
  await page.close();
});

test("nothing moves when the headline's face arrives late", async () => {
  const page = await browser.newPage(phone);
  await page.route(/\/headline-[^/]+\.woff2$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const path of [`/s/${site.arabic}`, "/"]) {
    await page.goto(server.url + path);
    await page.waitForFunction(
      () => document.fonts.check('700 20px "Khabar Headline"', "خبر") && document.fonts.size > 0,
    );
    await page.waitForTimeout(100);
    assert.deepEqual(await page.evaluate("shifts"), [], path);
  }
  await page.close();
});

/** Opens it and looks at it down to its end. @returns what it said to the console, and what it asked of others */
async function visit(page: Page, url: string): Promise<{ said: string[]; asked: string[] }> {
  const said: string[] = [];
  const asked: string[] = [];
  page.removeAllListeners();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  const status = (await page.goto(url))?.status() ?? 0;
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState("networkidle");
  const ownLine = `Failed to load resource: the server responded with a status of ${status} `; // the browser's, on 404 and the like
  return {
    said: said.filter((line) => status < 400 || !line.startsWith(ownLine)),
    asked: asked.filter((one) => new URL(one).origin !== new URL(url).origin),
  };
}

/** Runs in the page. @returns what should not be in it, and what is missing */
function findDishonesty(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const isScript = name === "script" && element.getAttribute("type") !== "application/ld+json";
    if (isScript && !/^\/assets\/reader\.[0-9a-f]{12}\.js$/.test(element.getAttribute("src") ?? "")) {
      found.push(`a script ${element.getAttribute("src") ?? "of its own"}`);
    }
    const handler = element.getAttributeNames().find((attribute) => /^on|^style$/.test(attribute));
    if (handler) found.push(`${name} with ${handler}`);
    if (/^(?:template|iframe|object|embed|noscript|base)$/.test(name)) found.push(name);
    const waitsForScript = element.matches("button[data-copy], button[data-share]");
    if (element.hasAttribute("hidden") && !waitsForScript) found.push(`hidden ${name}`);
    if (name === "title" && element.parentElement !== document.head) found.push("a title outside of the head");
    if (/^(?:meta|link)$/.test(name) && element.parentElement !== document.head) found.push(`${name} in the body`);
  }
  if (document.title.trim() === "") found.push("no title");
  const headings = [...document.querySelectorAll("h1")];
  if (headings.length !== 1) found.push(`${headings.length} main headings`);
  for (const heading of headings) {
    heading.scrollIntoView({ block: "center" });
    const { x, y, width, height } = heading.getBoundingClientRect();
    const there = document.elementFromPoint(x + width / 2, y + height / 2);
    if (width < 40 || height < 16 || !there || !(heading === there || heading.contains(there))) {
      found.push("an unseen main heading");
    }
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ localName }) => Number(localName[1]));
  if (levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1)) found.push(`headings of levels ${levels.join()}`);
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeResult = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

async function findBarriers(page: Page, run: string): Promise<string[]> {
  const { violations } = axeResult.parse(await page.evaluate(`${axe}; ${run}`));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
