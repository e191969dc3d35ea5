import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";

/** `npm run dev`: what developers see is what readers will get, and it follows the sources. */
const root = resolve(import.meta.dirname, "..", "..");
const name = `reload-${randomUUID()}.txt`; // beside the public files: changed sources would have other tests build anew
const server = await runServer({ args: ["--dev"] });
const browser = await launchBrowser();
after(async () => {
  rmSync(join(root, "public", name), { force: true });
  await browser.close();
  await server.stop();
});

test("in development a reader's page is as bare as ever, but for one script that loads it again after a change", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000); // the first visit compiles
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  const response = await page.goto(`${server.url}/en`);
  assert.equal(response?.status(), 200);
  const html = (await response?.text()) ?? "";
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag.replace(/\.[0-9a-f]{12}\./, "."));
  assert.deepEqual(scripts, ['<script src="/assets/reader.js" defer="">', '<script src="/assets/reload.js" defer="">']);
  assert.doesNotMatch(html, /_next|__next|<!--|<[^>]+\s(?:style|on\w+)=/);
  const policy = response?.headers()["content-security-policy"] ?? "";
  assert.match(policy, /default-src 'none'; script-src 'self'; .*; connect-src 'self'$/);
  assert.doesNotMatch(policy, /unsafe/);

  const listens = page.waitForRequest((asked) => asked.resourceType() === "eventsource");
  await page.reload();
  await (await listens).response();
  const changes = [
    () => writeFileSync(join(root, "public", name), "changed"),
    () => utimesSync(join(root, "app", "(site)", "reader.css"), new Date(), new Date()),
    () => utimesSync(join(root, "messages", "en.json"), new Date(), new Date()),
  ];
  for (const change of changes) {
    const again = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/en");
    const hears = page.waitForResponse((answer) => answer.request().resourceType() === "eventsource");
    change();
    assert.equal((await again).status(), 200);
    await hears;
  }
  assert.equal(await (await fetch(`${server.url}/${name}`)).text(), "changed");
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Khabar");
  assert.deepEqual(said, []);
});

test("no first visit is turned away while its page is compiled, and a page that is not there says so", async () => {
  for (const [path, status] of [
    ["/", 200],
    ["/latest", 200],
    ["/en/news", 200],
    ["/en/nothing", 404],
    ["/s/7", 404],
  ] as const) {
    assert.equal((await fetch(server.url + path)).status, status, path);
  }
});
