import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { publishArticle, submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { proseOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { listProposals } from "#newsroom/proposals.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph, seenOf } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved, sketch } from "./editor-page.ts";

const { url: database } = await openDatabase();
const rana = await makeActor({ name: "رنا الخوري" });
const omar = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const openStory = (actor: Actor, id: number) => openPage(browser, actor, `${server.url}/desk/articles/${id}`);
const proposalsOf = async (id: number) => listProposals(proseOf((await readDraft(desk(), id)).updates));
const bodyOf = async (id: number) => (await readContent(id)).body.map(sketch);
const told = async (id: number) =>
  (await proposalsOf(id)).map(({ by, added, removed, changes }) => ({
    by,
    added,
    removed,
    kinds: changes.map(({ kind }) => kind),
  }));

async function suggest(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Suggest changes" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /^Suggesting$/ })
    .waitFor();
}

/** The caret to the end of the paragraph that holds these words. */
async function clickAfter(page: Page, words: string): Promise<void> {
  await box(page, "Body").locator("p, h2, li").filter({ hasText: words }).first().click();
  await page.keyboard.press("End");
}

test("two people suggest at once in one Arabic story: typing, deleting words, replacing, bold and Enter", async () => {
  const text = ["أعلن وزير النقل إعادة فتح المرفأ.", "وقال إن العمل يبدأ غدًا.", "ولم يُذكر السبب."];
  const id = await makeArticle(rana, {
    content: { headline: "المرفأ يعود", standfirst: "", body: text.map(paragraph) },
  });
  const [atRana, atOmar] = [await openStory(rana, id), await openStory(omar, id)];
  await suggest(atRana);
  await suggest(atOmar);

  await clickAfter(atRana, "أعلن وزير");
  await atRana.keyboard.press("Control+Backspace"); // "المرفأ." in Chromium: the word and its stop apart
  await atRana.keyboard.type("الميناء.");
  await clickAfter(atOmar, "وقال إن");
  await atOmar.keyboard.type(" صباحًا");
  await atOmar.keyboard.press("Enter");
  await atOmar.keyboard.type("فقرة جديدة.");
  await clickAfter(atOmar, "ولم يُذكر");
  await atOmar.keyboard.press("Shift+Home");
  await atOmar.waitForFunction(() => String(getSelection()).includes("السبب"));
  await atOmar.keyboard.press("Control+b"); // a key asks the browser for the selection first, a button on a busy machine may be quicker
  await box(atRana, "Headline").click();
  await atRana.keyboard.press("End");
  await atRana.keyboard.type(" إلى العمل");
  await box(atRana, "Body").locator("[data-reformat]").waitFor(); // each sees the other's
  await atOmar.locator(".field-headline ins").waitFor();
  await Promise.all([saved(atRana), saved(atOmar)]);
  assert.deepEqual(
    await bodyOf(id),
    text.map((words) => `paragraph(${words})`),
    "nobody's words have changed",
  );
  assert.deepEqual(await told(id), [
    { by: rana.id, added: " إلى العمل", removed: "", kinds: [] },
    { by: rana.id, added: "الميناء.", removed: ".", kinds: [] },
    { by: omar.id, added: " صباحًا", removed: "", kinds: [] },
    { by: omar.id, added: "فقرة جديدة.", removed: "", kinds: [] },
    { by: omar.id, added: "", removed: "", kinds: ["format"] },
  ]);

  await atOmar.keyboard.press("Control+Shift+e"); // from now on he writes
  await atOmar.locator(".suggesting-mark").waitFor({ state: "detached" });
  const list = atOmar.getByRole("region", { name: "Suggestions" });
  await list.getByText("5 suggestions are open.").waitFor();
  await list.locator("ol > li").filter({ hasText: "إلى العمل" }).getByRole("button", { name: "Accept" }).click();
  await list.locator("ol > li").filter({ hasText: "صباحًا" }).getByRole("button", { name: "Reject" }).click();
  await list.getByText("3 suggestions are open.").waitFor();
  await list.locator("ol > li").filter({ hasText: "الميناء" }).getByRole("button", { name: "Show" }).click();
  const card = atOmar.getByRole("region", { name: "Suggestion at the cursor" });
  await card.getByText("رنا الخوري").waitFor();
  await atOmar.keyboard.press("Control+Alt+Backspace"); // reject
  await list.getByText("2 suggestions are open.").waitFor();
  await saved(atOmar);
  assert.equal((await readContent(id)).headline, "المرفأ يعود إلى العمل");
  assert.deepEqual(
    await bodyOf(id),
    text.map((words) => `paragraph(${words})`),
  );

  await submitArticle(rana, id, await seenOf(id));
  assert.equal((await proposalsOf(id)).length, 2, "they go on into the next draft");
  await atOmar.reload();
  await box(atOmar, "Body").locator("[data-reformat]").waitFor();
  await list.getByText("2 suggestions are open.").waitFor();
  await list.getByRole("button", { name: "Accept all" }).click();
  await atOmar
    .getByRole("alertdialog", { name: "Accept all 2 suggestions?" })
    .getByRole("button", { name: "Accept all" })
    .click();
  const message = atOmar.getByRole("region", { name: "Messages" });
  await message.getByText("2 suggestions accepted").hover(); // so that it stays
  await saved(atOmar);
  const accepted = [
    `paragraph(${text[0]})`,
    `paragraph(${text[1]})`,
    "paragraph(فقرة جديدة.)",
    `paragraph(<bold>${text[2]}</>)`,
  ];
  assert.deepEqual(await bodyOf(id), accepted);
  await box(atOmar, "Body").click();
  await atOmar.keyboard.press("Control+z");
  await list.getByText("2 suggestions are open.").waitFor(); // in one step
  await atOmar.keyboard.press("Control+Shift+z");
  await atOmar.getByRole("region", { name: "Suggestions" }).waitFor({ state: "detached" });
  await message.getByRole("button", { name: "Undo" }).click(); // of a step that is no longer the last: redone, it is another
  await message.getByText("The text has changed since").waitFor();
  await saved(atOmar);
  assert.deepEqual(await bodyOf(id), accepted);
  await publishArticle(omar, id, await seenOf(id));
  const page = await (await fetch(`${server.url}/s/${id}`)).text();
  assert.ok(page.includes("فقرة جديدة.") && page.includes("المرفأ يعود إلى العمل"));
  assert.ok(!page.includes("صباحًا") && !page.includes("الميناء"), "what was rejected is nowhere");
});

test("the mode is remembered, is the person's own, and copies out plain text", async () => {
  const id = await makeArticle(omar, { content: { body: [paragraph("Harbour reopens.")] } });
  const page = await openStory(omar, id);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await box(page, "Body").click();
  await page.keyboard.press("Control+Shift+e");
  await page
    .getByRole("status")
    .filter({ hasText: /^Suggesting$/ })
    .waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Control+Backspace");
  await page.keyboard.press("Control+Backspace");
  await page.keyboard.type("closes.");
  await saved(page);
  await page.reload();
  await page
    .getByRole("status")
    .filter({ hasText: /^Suggesting$/ })
    .waitFor();
  await box(page, "Body").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Harbour closes.");
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  assert.match(html ?? "", /Harbour closes\./);
  assert.doesNotMatch(html ?? "", /<ins|<del|reopens|data-proposal/);
  await page.keyboard.press("End");
  await page.keyboard.press("Control+Shift+e");
  await page.keyboard.type(" Soon.");
  await saved(page);
  assert.deepEqual(await bodyOf(id), ["paragraph(Harbour reopens. Soon.)"]);
  await page.context().close();
});
