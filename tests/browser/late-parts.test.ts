import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved, sketch, status } from "./editor-page.ts";
import { paste, receipt } from "./paste-page.ts";

/* What is fetched only when somebody works: it comes before the line goes, and what does not come is said and asked for again. */

const { url: database, dataFolder } = await openDatabase();
const editor = await makeActor({ name: "ليلى منصور", roles: ["editor"] });
const server = await runServer({ database, dataFolder });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const scripts = "**/_next/static/chunks/**";
const away = "What you asked for could not be fetched.";
const fromWord = {
  html: '<h2>Quay</h2><p class="MsoNormal">Salt <b>and</b> tar.</p>',
  text: "Quay\nSalt and tar.",
};

async function open(...words: string[]): Promise<{ page: Page; id: number }> {
  const id = await makeArticle(editor, { content: { body: words.map((text) => paragraph(text)) } });
  const page = await openPage(browser, editor, `${server.url}/desk/articles/${id}`);
  await box(page, "Body").waitFor();
  await saved(page);
  return { page, id };
}

/** Until no script has come for a second. */
async function fetchedAhead(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByType("resource").length);
  for (let [before, now] = [-1, await count()]; before !== now; [before, now] = [now, await count()])
    await page.waitForTimeout(3000); // a busy page lets each part wait for two seconds
}

const alert = (page: Page) => page.getByRole("alert").filter({ hasText: away });

test("what the network did not bring is said, and comes when it is asked for again", async () => {
  const { page, id } = await open("Harbour");
  await page.route(scripts, (route) => route.abort());
  await box(page, "Body").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+k");
  await alert(page).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("End");
  await page.keyboard.type(" wall"); // the text kept the focus
  await page.keyboard.press("Control+a");
  await page.unroute(scripts);
  await alert(page).getByRole("button", { name: "Try again" }).click();
  await page.getByRole("dialog").waitFor();
  await alert(page).waitFor({ state: "detached" });
  await saved(page);
  assert.deepEqual((await readContent(id)).body.map(sketch), ["paragraph(Harbour wall)"]);
  await page.context().close();
});

test("a search that did not come gives the text its focus back, and keeps what was typed into it", async () => {
  const { page } = await open("Harbour wall");
  await page.route(scripts, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.abort().catch(() => undefined); // the way may be free again by then
  });
  await box(page, "Body").click();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("wall");
  await alert(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest(".field-body") !== null);
  await page.unroute(scripts);
  await alert(page).getByRole("button", { name: "Try again" }).click();
  await page.getByRole("search").waitFor();
  assert.equal(await page.getByRole("search").getByRole("textbox").first().inputValue(), "wall");
  await page.context().close();
});

test("a slash that is typed while its list is still coming finds it open, with what was typed after it", async () => {
  const { page } = await open("");
  const line = Promise.withResolvers<void>();
  await page.route(scripts, (route) => line.promise.then(() => route.continue()));
  await box(page, "Body").focus();
  await page.keyboard.type("/pull");
  assert.equal(await page.getByRole("listbox").count(), 0);
  line.resolve();
  await page.getByRole("option", { name: "Pull quote", selected: true }).waitFor();
  await page.context().close();
});

test("who has written a letter pastes with headings and opens the windows of the text, though the line is gone", async () => {
  const { page, id } = await open("Harbour", "");
  await box(page, "Body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("H");
  await fetchedAhead(page);
  await page.context().setOffline(true);
  await status(page, "Offline");
  await page.keyboard.press("Enter");
  await paste(page, fromWord);
  await receipt(page).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  await page.getByRole("option", { name: "Fact box" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Insert", exact: true }).click();
  await page.getByRole("menuitem", { name: "Fact box" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+f");
  await page.getByRole("search").waitFor();
  assert.equal(await alert(page).count(), 0);
  await page.context().setOffline(false);
  await saved(page);
  const body = (await readContent(id)).body.map(sketch);
  assert.deepEqual(body.slice(1, 4), ["paragraph(H)", "heading2(Quay)", "paragraph(Salt <bold>and</> tar.)"]);
  await page.context().close();
});

test("a paste whose reading did not come is plain text, and says so", async () => {
  const { page, id } = await open("");
  await page.route(scripts, (route) => route.abort());
  await box(page, "Body").focus();
  await paste(page, fromWord);
  await page.getByText("Only the plain text could be put in").waitFor();
  await saved(page);
  assert.deepEqual((await readContent(id)).body.map(sketch), ["paragraph(Quay)", "paragraph(Salt and tar.)"]);
  await page.context().close();
});
