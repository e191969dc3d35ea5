import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { listComments } from "#db/comment-list.ts";
import { submitArticle } from "#db/deeds.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeThread, paragraph, readThreadWords, seenOf } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, saved } from "./editor-page.ts";

const { url: database } = await openDatabase();
const rana = await makeActor({ name: "رنا الخوري" });
const omar = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
await makeActor({ name: "Samer Qasim" }); // may not read the story
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const words = "the harbour agreement";
const body = [paragraph("Yesterday they signed the harbour agreement at night."), paragraph("Then they all left.")];
const makeStory = () => makeArticle(rana, { content: { body } });
const open = (actor: Actor, id: number) => openPage(browser, actor, `${server.url}/desk/articles/${id}`);

/** What is marked in a page's body, in its order. */
const marked = (page: Page) => page.locator(".field-body .comment-mark");
/** Waits until exactly these words are marked; another's cursor in them parts the mark. */
const isMarked = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".comment-mark")].map((mark) => mark.textContent).join("") === wanted,
    text,
  );

/** Chooses words of one paragraph as a person does: the cursor before them, then Shift and the arrows. */
async function choose(page: Page, text: string): Promise<void> {
  await box(page, "Body").click();
  await page.keyboard.press("Control+Home");
  const whole = (await box(page, "Body").innerText()).replaceAll("\n\n", "\n");
  for (let step = whole.indexOf(text); step > 0; step -= 1) await page.keyboard.press("ArrowRight");
  for (let step = text.length; step > 0; step -= 1) await page.keyboard.press("Shift+ArrowRight");
}

async function closeAll(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}

test("two people talk about words, and the talk stays at them whatever is written around and in them", async () => {
  const id = await makeStory();
  const [atRana, atOmar] = [await open(rana, id), await open(omar, id)];
  await choose(atOmar, words);
  await atOmar.getByRole("button", { name: "Comment", exact: true }).last().click();
  await atOmar.getByRole("textbox", { name: "Comment" }).fill("Which one?");
  await atOmar.keyboard.press("Control+Enter");
  await isMarked(atOmar, words);
  await isMarked(atRana, words);
  await atRana.getByRole("button", { name: "Comments: 1 open comment" }).waitFor();

  // written before and in the words, by the other
  await box(atRana, "Body").click();
  await atRana.keyboard.press("Control+Home");
  await atRana.keyboard.type("Late ");
  await isMarked(atOmar, words);
  await choose(atRana, "Late Yesterday they signed the harbour");
  await atRana.keyboard.press("ArrowRight");
  await atRana.keyboard.type(" peace");
  await isMarked(atOmar, "the harbour peace agreement");
  // a paragraph split before them writes all their letters anew
  await choose(atRana, "Late Yesterday ");
  await atRana.keyboard.press("ArrowRight");
  await atRana.keyboard.press("Enter");
  await saved(atRana);
  await isMarked(atOmar, "the harbour peace agreement");
  await isMarked(atRana, "the harbour peace agreement");
  await until(async () => (await readThreadWords(await onlyThread(id))) === "the harbour peace agreement");

  // an answer with a mention
  await atRana.locator(".comment-mark").first().click();
  const margin = atRana.getByRole("region", { name: "Comments" });
  await margin.getByText("Which one?").waitFor();
  await margin.getByRole("textbox", { name: "Your reply" }).click();
  await atRana.keyboard.type("The old one, @oma");
  await atRana.getByRole("option", { name: "Omar Haddad" }).waitFor();
  await atRana.keyboard.press("Enter");
  await atRana.keyboard.type("is it clear?");
  await margin.getByRole("button", { name: "Reply" }).click();
  await margin.getByText("The old one, @Omar Haddad is it clear?").waitFor();
  const atDesk = await openPage(browser, omar, `${server.url}/desk`);
  await atDesk.getByRole("link", { name: /The old one/ }).click();
  await atDesk.getByRole("region", { name: "Comments" }).getByText("is it clear?").waitFor();

  // resolved, shown, opened again
  await margin.getByRole("button", { name: "Resolve", exact: true }).click();
  await atOmar.getByRole("button", { name: "Comments", exact: true }).waitFor();
  await until(async () => (await marked(atOmar).count()) === 0);
  const others = atOmar.getByRole("region", { name: "Comments" });
  await others.getByRole("button", { name: "Show resolved: 1" }).click();
  await others.getByRole("button", { name: "Open the comment of Omar Haddad" }).click();
  await others.getByRole("button", { name: "Reopen" }).click();
  await isMarked(atRana, "the harbour peace agreement");

  // the words go, the thread stays
  await choose(atRana, "");
  await atRana.keyboard.press("Control+a");
  await atRana.keyboard.press("Delete");
  await others.getByRole("heading", { name: "Their words are gone from the text" }).waitFor();
  await others.getByText(words, { exact: true }).first().waitFor();
  await closeAll(atRana, atOmar, atDesk);
});

test("words that somebody suggests to take away stay the thread's, and so they do when that is rejected", async () => {
  const id = await makeStory();
  await makeThread(rana, id, { words, text: "Which one?" });
  const [atRana, atOmar] = [await open(rana, id), await open(omar, id)];
  await isMarked(atOmar, words);
  await box(atOmar, "Body").click();
  await atOmar.keyboard.press("Control+Shift+e");
  await atOmar
    .getByRole("status")
    .filter({ hasText: /^Suggesting$/ })
    .waitFor();
  await choose(atOmar, "harbour agreement at"); // from within the words to behind them
  await atOmar.keyboard.press("Delete");
  await atOmar.locator(".field-body del").first().waitFor();
  await isMarked(atOmar, words);
  await atRana.locator(".field-body del").first().waitFor();
  await isMarked(atRana, words);
  await atOmar.getByRole("region", { name: "Suggestions" }).getByRole("button", { name: "Reject" }).click();
  await atOmar.locator(".field-body del").waitFor({ state: "detached" });
  await atRana.locator(".field-body del").waitFor({ state: "detached" });
  await isMarked(atOmar, words);
  await isMarked(atRana, words);
  await saved(atOmar);
  await until(async () => (await readThreadWords(await onlyThread(id))) === words);
  await closeAll(atRana, atOmar);
});

test("a short word of a block that is moved keeps its talk, on every page", async () => {
  const id = await makeStory();
  const [atRana, atOmar] = [await open(rana, id), await open(omar, id)];
  await choose(atOmar, "at");
  await atOmar.getByRole("button", { name: "Comment", exact: true }).last().click();
  await atOmar.getByRole("textbox", { name: "Comment" }).fill("At or by?");
  await atOmar.keyboard.press("Control+Enter");
  await isMarked(atRana, "at");
  await choose(atOmar, "Yest");
  await atOmar.keyboard.press("Alt+Shift+ArrowDown");
  for (const page of [atOmar, atRana]) {
    await page.locator(".field-body p").nth(1).locator(".comment-mark", { hasText: /^at$/ }).waitFor();
    await isMarked(page, "at");
  }
  await until(async () => (await readThreadWords(await onlyThread(id))) === "at");
  await closeAll(atRana, atOmar);
});

test("what is typed is not lost, and who may not write may still talk", async () => {
  const id = await makeStory();
  await makeThread(omar, id, { words: "left", text: "Where to?" });
  await submitArticle(rana, id, await seenOf(id));
  const page = await open(rana, id);
  await page.getByRole("status").filter({ hasText: "Read only" }).waitFor();
  await isMarked(page, "left");
  await page.locator(".comment-mark").click();
  const margin = page.getByRole("region", { name: "Comments" });
  await margin.getByRole("textbox", { name: "Your reply" }).fill("Home, @Samer Qasim");
  await margin.getByRole("button", { name: "Reply" }).click();
  await margin.getByRole("alert").filter({ hasText: "Samer Qasim may not read this story" }).waitFor();
  await page.reload();
  await page.locator(".comment-mark").click();
  const answer = margin.getByRole("textbox", { name: "Your reply" });
  assert.equal(await answer.inputValue(), "Home, @Samer Qasim");
  await answer.fill("Home.");
  await page.context().setOffline(true);
  await margin.getByRole("button", { name: "Reply" }).click();
  await margin.getByRole("alert").waitFor();
  await page.context().setOffline(false);
  await margin.getByRole("button", { name: "Reply" }).click();
  await margin.getByText("Home.", { exact: true }).waitFor();
  await until(async () => (await answer.inputValue()) === "");
  assert.equal((await listComments(rana, id)).threads[0]?.comments.length, 2);
  await closeAll(page);
});

async function onlyThread(id: number): Promise<number> {
  return (await listComments(rana, id)).threads[0]?.id ?? assert.fail("no thread");
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("it did not happen");
}
