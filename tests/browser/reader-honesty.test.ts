import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { z } from "zod";
import { createTestDatabase, openDatabase } from "../database.ts";
import { makeReaderSite } from "../reader-site.ts";
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
