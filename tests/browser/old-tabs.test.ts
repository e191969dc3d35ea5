import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import * as Y from "yjs";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph } from "../factories.ts";
import { openLine } from "../server/drill/line.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, status } from "./editor-page.ts";
import { buildNewerProgram } from "./newer-build.ts";

/*
 * Two programs that are really built, the second with one more kind of block: the first one's page stays open while the
 * second takes its place, behind one address and on one database.
 */
const { url: database } = await openDatabase();
const omar = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const program = buildNewerProgram();
const line = await openLine();
const address = `http://localhost:${line.port}`;
const variables = { SITE_URL: address };
let server = await runServer({ database, variables });
line.aim(server.port);
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
  await line.close();
});

test("an action that the server no longer knows loses nothing typed, says so in a sentence, and offers a reload", async () => {
  const page = await openPage(browser, omar, `${address}/desk/articles/new`);
  await page.route("**/desk/**", async (route) => {
    const headers = await route.request().allHeaders();
    if (headers["next-action"]) headers["next-action"] = "0".repeat(headers["next-action"].length);
    await route.continue({ headers });
  });
  await box(page, "Headline").click();
  await page.keyboard.type("Fog on the quay");
  const notice = page.getByRole("alert").filter({ hasText: "Khabar was updated while this page was open" });
  await notice.waitFor();
  await page.keyboard.type(", again");
  await page.unroute("**/desk/**");
  await notice.getByRole("button", { name: "Reload" }).click();
  await page.waitForURL(/\/desk\/articles\/\d+$/);
  await status(page, "Saved");
  assert.equal(await box(page, "Headline").textContent(), "Fog on the quay, again");
  await page.context().close();
});

test("a page of yesterday's program deletes nothing that it does not know, publishes nothing, and keeps its text through the reload", async () => {
  const id = await makeArticle(omar, { content: { headline: "Harbour", body: [paragraph("One.")] } });
  const page = await openPage(browser, omar, `${address}/desk/articles/${id}`);
  await writeAtEnd(page, " Two.");
  await status(page, "Saved");
  line.aim(null);
  line.cut();
  await status(page, "Offline");
  await page.keyboard.type(" Three.");

  await server.stop();
  server = await runServer({ database, variables, program });
  await writeWeather(id, "Rain");
  line.aim(server.port);
  await status(page, "This page is old");
  await page.getByText("Khabar was updated while this page was open. Reload it: your text is kept.").waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "nothing was done. Reload the page" }).waitFor();
  assert.deepEqual(await blocksOf(id), ["paragraph: One. Two.", "weather: Rain"]);
  assert.equal(await box(page, "Body").textContent(), "One. Two. Three."); // still there to be read

  await page.getByRole("button", { name: "Reload" }).first().click();
  await status(page, "Saved");
  assert.deepEqual(await blocksOf(id), ["paragraph: One. Two. Three.", "weather: Rain"]);
  assert.equal(await page.locator("[data-weather]").textContent(), "Rain");
  await writeAtEnd(page, "y");
  await status(page, "Saved");
  assert.deepEqual(await blocksOf(id), ["paragraph: One. Two. Three.", "weather: Rainy"]);
  await page.context().close();
});

async function writeAtEnd(page: Page, text: string): Promise<void> {
  await box(page, "Body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

/** Somebody with the newer program writes a block that the older one has never heard of. */
async function writeWeather(articleId: number, words: string): Promise<void> {
  const { epoch, updates } = await readDraft(desk(), articleId);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  const block = new Y.XmlElement("weather");
  block.insert(0, [new Y.XmlText(words)]);
  const body = doc.getXmlFragment("body");
  body.insert(body.length, [block]);
  await appendUpdates(omar, articleId, epoch, [Y.encodeStateAsUpdate(doc, before)], { headline: "Harbour", words: 2 });
}

/** What the log holds, whatever this program knows of it. */
async function blocksOf(articleId: number): Promise<string[]> {
  const doc = new Y.Doc();
  for (const update of (await readDraft(desk(), articleId)).updates) Y.applyUpdate(doc, update);
  return doc
    .getXmlFragment("body")
    .toArray()
    .map((block) => {
      assert.ok(block instanceof Y.XmlElement);
      const texts = block.toArray().map((text) => (text instanceof Y.XmlText ? text.toJSON() : ""));
      return `${block.nodeName}: ${texts.join("")}`;
    })
    .filter((block) => block !== "paragraph: ");
}
