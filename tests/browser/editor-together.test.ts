/* Long on purpose: what happens to text between people, pages and visits, on one server. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Locator, Page } from "playwright-core";
import { submitArticle } from "#db/deeds.ts";
import { changeStaff } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { people } from "#db/schema.ts";
import { closeSessions } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import { textOf } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph, seenOf } from "../factories.ts";
import { givePassword } from "../server/open-newsroom.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, idOf, openPage, readContent, status } from "./editor-page.ts";

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
const hasText = (page: Page, name: string, text: string | RegExp) =>
  box(page, name).filter({ hasText: text }).waitFor();
const bodyOf = async (id: number) => (await readContent(id)).body.map(textOf);

async function writeAtEnd(page: Page, text: string): Promise<void> {
  await box(page, "Body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

async function closeAll(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}

test("two people see each other's text, cursors and names, and undo only their own", async () => {
  const id = await makeArticle(rana, { content: { headline: "", body: [paragraph("أعلن المستشار.")] } });
  const [atRana, atOmar] = [await openStory(rana, id), await openStory(omar, id)];
  await box(atRana, "Headline").click();
  await atRana.keyboard.insertText("هدنة في المرفأ"); // at once: one step of undo
  await hasText(atOmar, "Headline", "هدنة في المرفأ");
  await atOmar.locator('.field-headline .remote-cursor[data-name="رنا الخوري"]').waitFor();
  await atOmar.getByRole("list", { name: "Also in this story" }).getByText("رنا الخوري").waitFor();
  await writeAtEnd(atOmar, " And in English.");
  await hasText(atRana, "Body", "أعلن المستشار. And in English.");
  await atRana.locator('.field-body .remote-cursor[data-name="Omar Haddad"]').waitFor();
  assert.equal(await box(atRana, "Body").textContent(), "أعلن المستشار. And in English."); // the name is no text

  await atRana.keyboard.press("Control+z");
  await hasText(atOmar, "Headline", /^$/);
  await hasText(atOmar, "Body", "And in English.");
  await status(atRana, "Saved");
  assert.deepEqual(await bodyOf(id), ["أعلن المستشار. And in English."]);
  await closeAll(atRana, atOmar);
});

test("what is written without a connection is kept, and sent when it is back", async () => {
  const id = await makeArticle(rana, { content: { body: [paragraph("One.")] } });
  const [atRana, atOmar] = [await openStory(rana, id), await openStory(omar, id)];
  await hasText(atOmar, "Body", "One.");
  await hasText(atRana, "Body", "One.");
  await atRana.context().setOffline(true);
  await writeAtEnd(atRana, " Two.");
  await status(atRana, "Offline");
  await writeAtEnd(atOmar, " Three.");
  await status(atOmar, "Saved");
  assert.deepEqual(await bodyOf(id), ["One. Three."]);
  await atRana.context().setOffline(false);
  await hasText(atOmar, "Body", "Two.");
  await hasText(atRana, "Body", "Three.");
  await status(atRana, "Saved");
  await closeAll(atRana, atOmar);
});

test("a submitted story is read only for its reporter, and the editor's page says what happened", async () => {
  const id = await makeArticle(rana, { content: { body: [paragraph("Ready.")] } });
  const [atRana, atOmar] = [await openStory(rana, id), await openStory(omar, id)];
  await hasText(atOmar, "Body", "Ready.");
  await writeAtEnd(atRana, " Really.");
  await atRana.getByRole("button", { name: "Submit for review" }).click();
  await status(atRana, "Read only");
  assert.equal(await box(atRana, "Body").getAttribute("aria-readonly"), "true");
  assert.equal(await atRana.getByRole("toolbar").count(), 0);
  await writeAtEnd(atRana, " Too late.");
  await atOmar.getByText("The story was submitted for review.").waitFor();
  await hasText(atOmar, "Body", "Ready. Really.");
  await writeAtEnd(atOmar, " Checked.");
  await hasText(atRana, "Body", "Ready. Really. Checked.");
  await status(atOmar, "Saved");
  assert.deepEqual(await bodyOf(id), ["Ready. Really. Checked."]);
  await closeAll(atRana, atOmar);
});

test("a deed of somebody else leaves the caret where it stood in the text, and loses no letter that is being typed", async () => {
  const id = await makeArticle(rana, {
    content: { headline: "Up", body: [paragraph("First."), paragraph("One two.")] },
  });
  const atOmar = await openStory(omar, id);
  const atText = box(atOmar, "Body").getByText("One two.");
  await status(atOmar, "Saved");
  await atText.click();
  await atOmar.keyboard.press("Home");
  for (const _ of "One") await atOmar.keyboard.press("ArrowRight");
  const reached = atOmar.getByText("The story was submitted for review.");
  await submitArticle(rana, id, await seenOf(id));
  const typed: string[] = [];
  while (!(await reached.isVisible()) && typed.length < 300) {
    const word = `w${typed.length}.`;
    typed.push(word);
    await atOmar.keyboard.type(` ${word}`);
  }
  await reached.waitFor();
  await status(atOmar, "Saved");
  await atOmar.keyboard.type(" last");
  await hasText(atOmar, "Body", "last two.");
  await status(atOmar, "Saved");
  const [first, second] = await bodyOf(id);
  assert.equal(first, "First.");
  assert.match(second ?? "", /^One.* last two\.$/); // in the second paragraph, where the caret stood
  const isKept = async () => {
    const copies = await atOmar.getByRole("region", { name: "Held back from" }).allTextContents();
    const isWhole = (word: string) => [second, ...copies].some((text) => text?.includes(word));
    // The deed may come between two letters: then the word ends one text and goes on in the other.
    const isParted = (word: string) =>
      [...word].some(
        (_, at) =>
          second?.startsWith(`One${word.slice(at)}`) &&
          copies.some((text) => text.includes(`${word.slice(0, at)} two.`)),
      );
    return typed.every((word) => isWhole(word) || isParted(word));
  };
  for (let turn = 0; turn < 100 && !(await isKept()); turn += 1) await atOmar.waitForTimeout(100); // it is sent and read anew
  assert.ok(await isKept(), `${typed.join(" ")} stand in: ${second}, or in a held-back copy`);
  await closeAll(atOmar);
});

test("a late laptop changes nothing: its text is offered above the story, put in by an editor, or discarded", async () => {
  const sami = await makeActor({ name: "Sami Late" });
  const id = await makeArticle(rana, { content: { body: [paragraph("Ready.")] } });
  await changeStaff(omar, id, [rana.id, sami.id]);
  const [atRana, atSami] = [await openStory(rana, id), await openStory(sami, id)];
  await hasText(atSami, "Body", "Ready.");
  await hasText(atRana, "Body", "Ready.");
  await atSami.context().setOffline(true);
  await box(atSami, "Body").click();
  await atSami.keyboard.press("Control+End");
  await atSami.keyboard.press("Enter");
  await atSami.keyboard.type("Written on the train.");
  await box(atSami, "Headline").fill("Named on the train");
  await status(atSami, "Offline");
  await atRana.getByRole("button", { name: "Submit for review" }).click();
  await status(atRana, "Read only");
  await atSami.context().setOffline(false);
  const copy = (page: Page) => page.getByRole("region", { name: "Held back from Sami Late" });
  await copy(atSami).getByText("Written on the train.").waitFor();
  await status(atSami, "Read only");
  assert.deepEqual(await bodyOf(id), ["Ready."]);

  const atOmar = await openStory(omar, id);
  await copy(atOmar).getByRole("button", { name: "Insert" }).click();
  await hasText(atOmar, "Body", "Written on the train.");
  await hasText(atOmar, "Headline", /^Named on the train$/);
  await copy(atOmar).waitFor({ state: "detached" });
  assert.deepEqual(await bodyOf(id), ["Ready.", "Written on the train."]);
  await copy(atSami).waitFor({ state: "detached" });
  await closeAll(atRana, atSami, atOmar);
});

test("what a closed page had not sent outlives it: saved on return, or offered when the story has moved on", async () => {
  const lina = await makeActor({ name: "Lina Haddad" });
  const id = await makeArticle(lina, { content: { body: [paragraph("Ready.")] } });
  const writeAndClose = async (page: Page, text: string) => {
    await status(page, "Saved");
    await page.context().setOffline(true);
    await status(page, "Offline");
    await writeAtEnd(page, text);
    await hasText(page, "Body", text.trim());
    await keptByBrowser(page);
    await page.close();
    await page.context().setOffline(false);
  };
  const openAgain = async (page: Page) => {
    const again = await page.context().newPage();
    await again.goto(`${server.url}/desk/articles/${id}`);
    return again;
  };
  const first = await openStory(lina, id);
  await writeAndClose(first, " Written on the train.");
  assert.deepEqual(await bodyOf(id), ["Ready."]);
  const second = await openAgain(first);
  await hasText(second, "Body", "Ready. Written on the train.");
  await status(second, "Saved");
  assert.deepEqual(await bodyOf(id), ["Ready. Written on the train."]);

  await writeAndClose(second, " Too late.");
  await submitArticle(lina, id, await seenOf(id));
  const third = await openAgain(first);
  await third.getByRole("region", { name: "Held back from Lina Haddad" }).getByText("Too late.").waitFor();
  assert.deepEqual(await bodyOf(id), ["Ready. Written on the train."]);
  await closeAll(third);
});

test("what is written on a blank page without a connection waits for the next visit, and becomes its article then", async () => {
  const first = await openPage(browser, rana, `${server.url}/desk/articles/new`);
  await box(first, "Headline").click();
  await first.context().setOffline(true);
  await first.keyboard.type("Fog on the quay");
  await first.getByText("The story could not be created yet.").waitFor();
  await keptByBrowser(first);
  await first.close();
  await first.context().setOffline(false);
  const visit = async () => {
    const page = await first.context().newPage();
    await page.goto(`${server.url}/desk/articles/new`);
    return page;
  };
  const second = await visit();
  await second.waitForURL(/\/desk\/articles\/\d+$/);
  await second.getByText("What you wrote here before the story could be created is back.").waitFor();
  await status(second, "Saved");
  assert.equal((await readContent(idOf(second))).headline, "Fog on the quay");
  const third = await visit();
  await status(third, "Nothing written yet");
  assert.equal(await box(third, "Headline").textContent(), "");
  await closeAll(third);
});

test("a person whose session ends writes on, signs in beside the text, and what was written is sent", async () => {
  await givePassword(rana, "a long word for tests");
  const id = await makeArticle(rana, { content: { body: [paragraph("One.")] } });
  const atRana = await openStory(rana, id);
  await writeAtEnd(atRana, " Two.");
  await status(atRana, "Saved");
  await transact((tx) => closeSessions(tx, rana.id));
  await status(atRana, "Signed out");
  const beside = atRana.getByRole("dialog", { name: "You are signed out" });
  await beside.waitFor();
  await atRana.keyboard.type(" Three."); // the keyboard was left where it is
  await hasText(atRana, "Body", "One. Two. Three.");
  assert.deepEqual(await bodyOf(id), ["One. Two."]);
  assert.equal(await box(beside, "Email").inputValue(), rana.email);
  await signInAt(beside, "not the word");
  await beside.getByRole("alert").filter({ hasText: "do not fit together" }).waitFor();
  await signInAt(beside, "a long word for tests");
  await status(atRana, "Saved");
  await beside.waitFor({ state: "detached" });
  await hasText(atRana, "Body", "One. Two. Three.");
  assert.deepEqual(await bodyOf(id), ["One. Two. Three."]);

  await transact((tx) => closeSessions(tx, rana.id)); // again, while the message of the first time stands at the foot
  await beside.waitFor();
  await signInAt(beside, "a long word for tests");
  await beside.waitFor({ state: "detached" });

  await transact((tx) => closeSessions(tx, rana.id));
  await atRana.getByRole("button", { name: "Submit for review" }).click();
  const over = atRana.getByRole("dialog", { name: "You are signed out" }); // a deed asks with a window
  await signInAt(over, "a long word for tests");
  await over.waitFor({ state: "detached" });
  await status(atRana, "Saved");
  await atRana.getByRole("button", { name: "Submit for review" }).click();
  await status(atRana, "Read only");
  await closeAll(atRana);
});

test("somebody else who signs in on an open page is told whose text it is, and none of it goes under their name", async () => {
  await givePassword(omar, "another long word");
  const id = await makeArticle(rana, { content: { body: [paragraph("One.")] } });
  const atRana = await openStory(rana, id);
  await writeAtEnd(atRana, " Two.");
  await status(atRana, "Saved");
  await transact((tx) => closeSessions(tx, rana.id));
  await status(atRana, "Signed out");
  await atRana.keyboard.type(" Three.");
  await hasText(atRana, "Body", "One. Two. Three.");
  const beside = atRana.getByRole("dialog", { name: "You are signed out" });
  await box(beside, "Email").fill(omar.email);
  await signInAt(beside, "another long word");
  await status(atRana, "Not sent");
  const other = atRana.getByRole("dialog", { name: "Somebody else is signed in" });
  await other.getByText("This text is رنا الخوري’s, and Omar Haddad is signed in").waitFor();
  await other.getByRole("button", { name: "Copy the text" }).waitFor();
  assert.equal(await box(atRana, "Body").getAttribute("aria-readonly"), "true");
  await atRana.getByRole("button", { name: "Submit for review" }).click();
  await atRana.getByText("nothing was done under that name").waitFor();
  assert.deepEqual(await bodyOf(id), ["One. Two."]);

  await other.getByRole("button", { name: "Sign in as رنا الخوري" }).click();
  assert.equal(await box(other, "Email").inputValue(), rana.email);
  await desk().update(people).set({ mustChangePassword: true }).where(eq(people.id, rana.id));
  await signInAt(other, "a long word for tests"); // was given a one-time password meanwhile
  await box(other, "New password").fill("a word of her own");
  await other.getByRole("button", { name: "Change password" }).click();
  await status(atRana, "Saved");
  assert.deepEqual(await bodyOf(id), ["One. Two. Three."]);
  await closeAll(atRana);
});

async function signInAt(dialog: Locator, password: string): Promise<void> {
  await box(dialog, "Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits until the browser has written all that was typed: its store holds something and grows no more. */
async function keptByBrowser(page: Page): Promise<void> {
  let before = 0;
  for (let calm = 0, turn = 0; calm < 5 && turn < 200; turn += 1) {
    const now = await page.evaluate(countKept);
    calm = now > 0 && now === before ? calm + 1 : 0;
    before = now;
    await page.waitForTimeout(100);
  }
  assert.ok(before > 0, "the browser keeps what was typed");
}

/** In the page: how many records lie in its databases. */
async function countKept(): Promise<number> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  let count = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name ?? ""));
    for (const store of database.objectStoreNames) {
      count += await answer(database.transaction(store).objectStore(store).count());
    }
    database.close();
  }
  return count;
}
