import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { contentOf } from "#newsroom/draft.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const { url: database } = await openDatabase();
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

/** A reporter's laptop with an open story, whose text is loaded and saved. */
async function openLaptop() {
  const reporter = await makeActor({ name: "Lina Haddad" });
  const id = await makeArticle(reporter, { content: { headline: "Harbour" } });
  const context = await browser.newContext({ locale: "en" });
  context.setDefaultTimeout(20_000);
  await signIn(context, reporter);
  return { reporter, id, context, page: await openStory(context, id) };
}

async function openStory(context: BrowserContext, id: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/desk/articles/${id}`);
  return page;
}

const status = (page: Page, word: string) => page.getByRole("status").getByText(word, { exact: true }).waitFor();

async function typeOffline({ context, page }: { context: BrowserContext; page: Page }, letters: string): Promise<void> {
  await status(page, "Saved");
  await context.setOffline(true);
  await status(page, "Offline");
  await page.getByRole("textbox", { name: "Headline", exact: true }).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(letters);
}

const headlineOf = async (id: number) => contentOf((await readDraft(desk(), id)).updates).headline;

test("letters typed without a network outlive the page and are saved when it is opened again", async () => {
  const laptop = await openLaptop();
  await typeOffline(laptop, " stays closed");
  await laptop.page.getByText("Harbour stays closed").first().waitFor();
  await laptop.page.close();
  assert.equal(await headlineOf(laptop.id), "Harbour");
  await laptop.context.setOffline(false);
  const page = await openStory(laptop.context, laptop.id);
  await page.getByText("Harbour stays closed").first().waitFor();
  await status(page, "Saved");
  assert.equal(await headlineOf(laptop.id), "Harbour stays closed");
  await laptop.context.close();
});

test("a laptop that comes back after the story was submitted changes nothing and finds its text offered", async () => {
  const laptop = await openLaptop();
  await typeOffline(laptop, " opens again");
  await submitArticle(laptop.reporter, laptop.id, await seenOf(laptop.id));
  await laptop.context.setOffline(false);
  const copy = laptop.page.getByRole("region", { name: /Lina Haddad/ });
  await copy.getByText("Harbour opens again").waitFor();
  assert.equal(await headlineOf(laptop.id), "Harbour");
  assert.equal(await laptop.page.getByRole("textbox", { name: "Headline", exact: true }).textContent(), "Harbour");
  await laptop.context.close();
});
