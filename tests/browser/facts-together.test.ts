import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { readFacts } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import type { Source } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, setFacts, write } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, status } from "./editor-page.ts";

const { url: database } = await openDatabase();
const rana = await makeActor({ name: "Rana Khoury" });
const omar = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const agency: Source = { kind: "agency", name: "Harbour Agency", link: "", note: "", isShown: true };
const person = (name: string, isShown = true): Source => ({ ...agency, kind: "person", name, isShown });
const sourcesOf = async (id: number) =>
  (await readFacts(desk(), id)).sources.map(({ name, isShown }) => (isShown ? name : `${name}, hidden`));

async function openStory(actor: Actor, id: number): Promise<Page> {
  const page = await openPage(browser, actor, `${server.url}/desk/articles/${id}`);
  await status(page, "Saved");
  return page;
}

/** As in a tunnel: what the others do meanwhile is not heard. */
async function whileAway(page: Page, run: () => Promise<unknown>): Promise<void> {
  await page.context().setOffline(true);
  await status(page, "Offline");
  await run();
  await page.context().setOffline(false);
  await status(page, "Saved");
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const sources = (page: Page) => page.getByRole("region", { name: "Sources" });
const readStory = async (id: number) => (await fetch(`${server.url}/s/${id}`)).text();

test("a source attached while somebody else changed the list is kept, shown beside theirs, and nothing is lost", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency] } });
  const page = await openStory(rana, id);
  await whileAway(page, async () => {
    await press(page, "Add source");
    await box(page, "Name").fill("Mariam, ferry pilot");
    await box(page, "Note").fill("Met at the quay, number 555-0199");
    await press(page, "Attach");
    await page.getByText("The details did not reach the server.").waitFor();
    await setFacts(omar, id, { sources: [{ ...agency, isShown: false }, person("Yusuf")] });
  });
  await sources(page).getByText("Somebody else changed this list while you did.").waitFor();
  await sources(page).getByText("Met at the quay, number 555-0199").first().waitFor();
  await sources(page).getByRole("alert").getByText("Yusuf").waitFor();
  await press(page, "Submit for review");
  await page.getByText("Somebody changed the details of this story after you looked.").waitFor();
  assert.deepEqual(await sourcesOf(id), ["Harbour Agency, hidden", "Yusuf"]);

  await press(page, "Keep both");
  await page.getByText("Details up to date").waitFor();
  assert.deepEqual(await sourcesOf(id), ["Harbour Agency, hidden", "Yusuf", "Mariam, ferry pilot"]);
  await press(page, "Submit for review");
  await page.getByText("Submitted. The editors have it now.").waitFor();
  await page.context().close();
});

test("of a single value the person chooses: theirs or mine, seeing both", async () => {
  const id = await makeArticle(rana);
  const page = await openStory(rana, id);
  const slug = box(page, "Web address");
  const collide = (mine: string, theirs: string) =>
    whileAway(page, async () => {
      await slug.fill(mine);
      await page.getByText("The details did not reach the server.").waitFor();
      await setFacts(omar, id, { slug: theirs });
    });
  await collide("mine first", "theirs-first");
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody else changed this while you did." });
  await conflict.locator("ins").filter({ hasText: "theirs-first" }).waitFor();
  assert.equal(await slug.inputValue(), "mine first");
  await press(page, "Take theirs");
  await page.getByText("Details up to date").waitFor();
  assert.equal(await slug.inputValue(), "theirs-first");

  await collide("mine second", "theirs-second");
  await conflict.getByText("theirs-second").waitFor();
  await press(page, "Keep mine");
  await page.getByText("Details up to date").waitFor();
  assert.equal((await readFacts(desk(), id)).slug, "mine-second");
  await page.context().close();
});

test("a person's own quick changes never refuse themselves, and end as they were made", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency, person("Mariam"), person("Yusuf")] } });
  const page = await openStory(rana, id);
  await press(page, "Remove Mariam");
  await press(page, "Move Yusuf up");
  await box(page, "Web address").pressSequentially("harbour opens again", { delay: 90 });
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click();
  await press(page, "Move Harbour Agency up");
  await page.getByLabel("Language", { exact: true }).selectOption("ar");
  await page.getByText("Details up to date").waitFor();
  assert.deepEqual(await sourcesOf(id), ["Yusuf", "Harbour Agency", "Mariam"]);
  const { slug, language } = await readFacts(desk(), id);
  assert.deepEqual([slug, language], ["harbour-opens-again", "ar"]);
  assert.equal(await page.getByText("Somebody else changed").count(), 0);
  await box(page, "Web address").fill("harbour"); // on its way while the deed is asked for
  await press(page, "Submit for review");
  await page.getByText("Submitted. The editors have it now.").waitFor();
  assert.equal((await readFacts(desk(), id)).slug, "harbour");
  await page.context().close();
});

test("a change whose answer was lost on the way is not taken for somebody else's", async () => {
  const id = await makeArticle(rana);
  const page = await openStory(rana, id);
  let lost = 0;
  await page.route("**/desk/articles/**", async (route) => {
    if (lost > 0 || !route.request().postData()?.includes("first")) return route.continue();
    lost += 1;
    await route.fetch(); // the server has it; the page never hears so
    await page.locator('input[value="first second"]').waitFor();
    await route.abort();
  });
  const slug = box(page, "Web address");
  const asked = page.waitForRequest((request) => request.postData()?.includes("first") ?? false);
  await slug.fill("first");
  await asked;
  await slug.fill("first second");
  await page.getByText("The details did not reach the server.").waitFor();
  await page.getByText("Details up to date").waitFor();
  assert.equal(lost, 1);
  assert.equal((await readFacts(desk(), id)).slug, "first-second");
  await page.context().close();
});

test("what somebody else writes into a field shows there, also under the cursor, and is not typed over unseen", async () => {
  const id = await makeArticle(rana);
  const page = await openStory(rana, id);
  const slug = box(page, "Web address");
  await slug.click();
  await slug.pressSequentially("mine");
  await page.getByText("Details up to date").waitFor();
  await setFacts(omar, id, { slug: "theirs" });
  await page.waitForFunction(
    () => document.activeElement instanceof HTMLInputElement && document.activeElement.value === "theirs",
  );
  await slug.press("End");
  await slug.pressSequentially(" too");
  await page.getByText("Readers see: ⁨theirs-too⁩").waitFor();
  await page.getByText("Details up to date").waitFor();
  assert.equal((await readFacts(desk(), id)).slug, "theirs-too");
  await page.context().close();
});

test("an editor who did not see a new source is refused, sees it, and publishes with the second press", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency] } });
  const page = await openStory(omar, id);
  let isDeaf = true; // it asks for the newest, and hears nothing until it has sent the deed
  await page.route("**/desk/articles/**", (route) => {
    if (route.request().postData()?.includes("stateVector")) isDeaf = false;
    return isDeaf ? route.abort() : route.continue();
  });
  await setFacts(rana, id, { sources: [agency, person("Somebody who must not be named")] });
  await press(page, "Publish");
  await page.getByText("Somebody changed the details of this story after you looked.").waitFor();
  await sources(page).getByText("Somebody who must not be named").waitFor();
  assert.doesNotMatch(await readStory(id), /must not be named/);

  await press(page, "Remove Somebody who must not be named");
  await press(page, "Publish");
  await page.getByText("Published. Readers see it now.").waitFor();
  const shown = await readStory(id);
  assert.match(shown, /Harbour Agency/);
  assert.doesNotMatch(shown, /must not be named/);
  await page.context().close();
});

test("who comes back from where nothing is heard sees what the others changed", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency] } });
  const page = await openStory(omar, id);
  await whileAway(page, () => setFacts(rana, id, { sources: [agency, person("Mariam")] }));
  await sources(page).getByText("Mariam").waitFor();
  await page.context().close();
});

test("saving an own change on the way to publishing does not count as having seen somebody else's", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency] } });
  const page = await openStory(omar, id);
  await page.route("**/desk/articles/**", async (route) => {
    // what is under way when somebody else shows a source: this page's change of the address
    if (route.request().postData()?.includes("mine")) await setFacts(rana, id, { sources: [agency, person("Unseen")] });
    await route.continue();
  });
  await box(page, "Web address").fill("mine");
  await press(page, "Publish");
  await page.getByText("Somebody changed the details of this story after you looked.").waitFor();
  await sources(page).getByText("Unseen").waitFor();
  assert.doesNotMatch(await readStory(id), /Unseen/);
  await page.context().close();
});

test("the form of a source that somebody hid meanwhile does not show it again, and keeps what was typed", async () => {
  const id = await makeArticle(rana, { facts: { sources: [agency, person("Pilot")] } });
  const page = await openStory(omar, id);
  await press(page, "Edit Pilot");
  await box(page, "Note").fill("Wants no name");
  await setFacts(rana, id, { sources: [agency, person("Pilot", false)] });
  await sources(page).getByText("Only the newsroom sees it").waitFor();
  assert.equal(await box(page, "Note").inputValue(), "Wants no name");
  await press(page, "Keep changes");
  await sources(page).getByText("Somebody else changed this list while you did.").waitFor();
  assert.deepEqual(await sourcesOf(id), ["Harbour Agency", "Pilot, hidden"]);
  await press(page, "Keep both");
  await page.getByText("Details up to date").waitFor();
  assert.deepEqual(await sourcesOf(id), ["Harbour Agency", "Pilot, hidden", "Pilot, hidden"]);
  await page.context().close();
});

test("the comparison before publishing changes follows what others do, and is what is published", async () => {
  const id = await makeLive(omar, { facts: { sources: [agency] } });
  await write(id, makeContent({ headline: "Second headline" }));
  const page = await openStory(omar, id);
  await press(page, "Publish changes");
  const dialog = page.getByRole("dialog", { name: "Publish changes" });
  await dialog.getByText("Second headline").waitFor();
  assert.equal(await dialog.getByText("Late witness").count(), 0);
  await setFacts(omar, id, { sources: [agency, person("Late witness")] });
  await dialog.getByText("Late witness").waitFor();
  await dialog.getByRole("button", { name: "Publish changes" }).click();
  await page.getByText("The changes are published. Readers see them now.").waitFor();
  assert.match(await readStory(id), /Late witness/);
  await page.context().close();
});
