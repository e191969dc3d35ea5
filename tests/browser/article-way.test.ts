/** One file over 250 lines, since one story goes one way: every step needs the one before. */
import assert from "node:assert/strict";
import { after, before, test as runTest } from "node:test";
import type { Page } from "playwright-core";
import { listSections, readFacts } from "#db/facts.ts";
import { desk as connection } from "#db/process.ts";
import { articleSources } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor } from "../factories.ts";
import { type Running, runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "Lina Haddad" });
const editor = await makeActor({ name: "Samir Khoury", roles: ["editor"] });
const [section] = await listSections();

let server: Running;
let writer: Page;
let desk: Page;
let storyUrl = "";
const faults: string[] = [];
const browser = await launchBrowser();
before(async () => {
  server = await runServer({ database });
  writer = await openDesk(reporter);
  desk = await openDesk(editor);
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** One story, one way: after a step that failed the next ones fail at once. */
let fell = "";
function test(name: string, step: () => void | Promise<void>): void {
  runTest(name, async () => {
    assert.equal(fell, "", "an earlier step failed");
    fell = name;
    await Promise.resolve()
      .then(step)
      .catch(async (error: unknown) => {
        await writer.screenshot({ path: "screenshots/way-writer.png", fullPage: true });
        await desk.screenshot({ path: "screenshots/way-desk.png", fullPage: true });
        throw error;
      });
    fell = "";
  });
}

async function openDesk(person: { id: number }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en" });
  await signIn(context, person);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(message.text());
  });
  return page;
}

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const saved = (page: Page) => page.getByText("Saved", { exact: true }).waitFor();

async function write(page: Page, name: string, text: string): Promise<void> {
  if (!page.url().endsWith("/new")) await saved(page); // after a deed the next text is there then
  await box(page, name).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(text);
  await saved(page);
}

const articleId = () => Number(storyUrl.split("/").at(-1));

/** What a signed-out reader gets at the story's short address. */
async function read(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}/s/${articleId()}`);
  return { status: response.status, text: (await response.text()).replace(/<style>.*?<\/style>/gs, "") };
}

test("a reporter writes a story and submits it without being offered to publish", async () => {
  await writer.goto(`${server.url}/desk/articles/new`);
  await write(writer, "Headline", "Old bridge opens to walkers");
  await writer.waitForURL(/\/desk\/articles\/\d+$/);
  storyUrl = writer.url();
  await write(writer, "Body", "The bridge opened on Monday with 1,800 walkers.");
  assert.equal(await writer.getByRole("button", { name: "Publish", exact: true }).count(), 0);
  await press(writer, "Submit for review");
  await sees(writer, "Submitted. The editors have it now.");
  await sees(writer, "Waiting for an editor.");
});

test("the reporter recalls it while no editor has opened it, and goes on writing", async () => {
  await press(writer, "Recall");
  await sees(writer, "Recalled. It is a draft again.");
  await write(writer, "Body", " It was closed for three years.");
  await press(writer, "Submit for review");
  await writer.getByRole("button", { name: "Recall" }).waitFor();
});

test("once an editor has opened it, the reporter sees who, and can no longer recall it", async () => {
  await desk.goto(storyUrl);
  await sees(desk, "Samir Khoury has opened this story for review.");
  await sees(writer, "Samir Khoury has opened this story for review.");
  await writer.getByRole("button", { name: "Recall" }).waitFor({ state: "detached" });
});

test("returning asks for a note, which then stands on top of the story", async () => {
  await press(desk, "Return");
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: "Return" }).click();
  await dialog.getByText("Write a note first").waitFor();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Who paid for the repairs?");
  await dialog.getByRole("button", { name: "Return" }).click();
  await sees(desk, "Returned with your note.");
  await sees(writer, "Samir Khoury returned this story");
  await sees(writer, "Who paid for the repairs?");
});

test("what is missing is listed, each line leads to its field, and publishing waits for it", async () => {
  const checks = writer.getByRole("region", { name: "Checks" });
  await checks.getByText("2 things are missing before publishing").waitFor();
  await checks.getByRole("link", { name: "Choose a section" }).click();
  await writer.waitForFunction(() => document.activeElement?.id === "fact-section");
  await write(writer, "Body", " The city paid.");
  await press(writer, "Submit for review");
  await writer.getByRole("button", { name: "Recall" }).waitFor();
  await desk.getByRole("button", { name: "Approve" }).waitFor();
  await press(desk, "Publish");
  const dialog = desk.getByRole("dialog", { name: "Before readers can see it" });
  await dialog.getByRole("link", { name: "Attach a source" }).click();
  await desk.waitForFunction(() => document.activeElement?.textContent === "Add source");
  assert.equal((await read()).status, 404);
});

test("a source is refused with a sentence beside its field, and nothing typed is lost", async () => {
  await press(desk, "Add source");
  await desk.getByLabel("Kind").selectOption("person");
  await box(desk, "Note").fill("Met at the quay, number 555-0199");
  await box(desk, "Link").fill("javascript:alert(1)");
  await press(desk, "Attach");
  await sees(desk, "Give the source a name.");
  await sees(desk, "A link starts with http:// or https://");
  await box(desk, "Name").fill("Mariam, ferry pilot");
  await box(desk, "Link").fill("");
  assert.equal(await box(desk, "Note").inputValue(), "Met at the quay, number 555-0199");
  await desk.getByText("Show to readers").click();
  await press(desk, "Attach");
  await press(desk, "Add source");
  await box(desk, "Name").fill("Harbour Agency");
  await press(desk, "Attach");
  const sources = desk.getByRole("region", { name: "Sources" });
  await desk.getByRole("button", { name: "Move Harbour Agency up" }).press("Enter");
  await sources.getByRole("listitem").first().getByText("Harbour Agency").waitFor();
  await sees(desk, "Details up to date");
});

test("a topic without letters is refused; a good one is made in place", async () => {
  const topics = desk.getByRole("combobox", { name: "Add a topic" });
  await topics.fill("!!!");
  await desk.getByRole("option", { name: "Create the topic" }).click();
  await sees(desk, "at least one letter or digit");
  await topics.fill("Bridges");
  await desk.getByRole("option", { name: "Create the topic" }).click();
  await desk.getByRole("list", { name: "Topics" }).getByText("Bridges").waitFor();
  await desk.getByLabel("Section").selectOption(String(section?.id));
  await sees(desk, "Nothing is missing.");
});

test("facts that cannot reach the server stay on the page and go there by themselves", async () => {
  await desk.context().setOffline(true);
  await desk.getByLabel("Web address").fill("bridge opens");
  await sees(desk, "The details did not reach the server.");
  assert.equal(await desk.getByLabel("Web address").inputValue(), "bridge opens");
  await desk.context().setOffline(false);
  await sees(desk, "Details up to date");
  assert.equal((await readFacts(connection(), articleId())).slug, "bridge-opens");
});

test("the server refuses by itself what the page does not know to be missing, and says what it is", async () => {
  const sources = await connection().delete(articleSources).returning();
  await press(desk, "Publish");
  await sees(desk, "One thing is still missing.");
  await desk.getByRole("link", { name: "Attach a source" }).waitFor();
  assert.equal((await read()).status, 404);
  await connection()
    .insert(articleSources)
    .values(sources.map(({ id: _, ...source }) => source));
  await desk.getByRole("region", { name: "Deeds" }).getByRole("button", { name: "Dismiss" }).click();
});

test("an editor approves, then publishes; readers see it, without the hidden source", async () => {
  await press(desk, "Approve");
  await sees(desk, "Approved. It can be published.");
  assert.equal((await read()).status, 404);
  await press(desk, "Publish");
  await sees(desk, "Published. Readers see it now.");
  assert.equal(await desk.getByRole("link", { name: "See it live" }).getAttribute("href"), `/s/${articleId()}`);
  const { status, text } = await read();
  assert.equal(status, 200);
  assert.match(text, /Harbour Agency/);
  assert.doesNotMatch(text, /Mariam|555-0199/);
});

test("publishing changes shows the difference first; a minor one moves no time", async () => {
  await write(desk, "Headline", " again");
  assert.doesNotMatch((await read()).text, /walkers again/);
  await press(desk, "Publish changes");
  const dialog = desk.getByRole("dialog", { name: "Publish changes" });
  assert.match((await dialog.locator("ins").textContent()) ?? "", /^added:\s+again\s+end of change\s*$/);
  await dialog.getByRole("button", { name: "Publish changes" }).click();
  await sees(desk, "The changes are published.");
  const { text } = await read();
  assert.match(text, /walkers again/);
  assert.doesNotMatch(text, /Updated/);
});

test("an update asks for its reason and moves the time", async () => {
  await write(desk, "Body", " A second one follows in spring.");
  await press(desk, "Publish changes");
  const dialog = desk.getByRole("dialog", { name: "Publish changes" });
  await dialog.getByLabel("Update").check();
  await dialog.getByRole("button", { name: "Publish changes" }).click();
  await dialog.getByText("Say in a few words what has changed.").waitFor();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The second bridge");
  await dialog.getByRole("button", { name: "Publish changes" }).click();
  await dialog.waitFor({ state: "detached" });
  await sees(desk, "The changes are published.");
  assert.match((await read()).text, /Updated/);
});

test("nothing changed: the window says so and offers nothing to press", async () => {
  await press(desk, "Publish changes");
  const dialog = desk.getByRole("dialog", { name: "Publish changes" });
  await dialog.getByText("There is nothing to publish.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Publish changes" }).count(), 0);
  await desk.keyboard.press("Escape");
});

test("a correction goes to readers with the draft's changes, seen beside it, and one that was wrong is withdrawn", async () => {
  await write(desk, "Headline", " on Tuesday");
  await press(desk, "Correct");
  const dialog = desk.getByRole("dialog", { name: "Correct this story" });
  await dialog.getByText("The draft’s changes are published with it:").waitFor();
  assert.match((await dialog.locator("ins").textContent()) ?? "", /on Tuesday/);
  await dialog.getByRole("button", { name: "Publish correction" }).click();
  await dialog.getByText("Write the correction first").waitFor();
  await dialog.getByRole("textbox", { name: "Correction" }).fill("It opened on Tuesday, not on Monday.");
  await dialog.getByRole("button", { name: "Publish correction" }).click();
  await sees(desk, "Corrected.");
  const { text } = await read();
  assert.match(text, /on Tuesday<.*Corrections<.*It opened on Tuesday, not on Monday\./s);

  await press(desk, "Correct");
  await dialog.getByText("only the correction is added").waitFor();
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await sees(desk, "Withdrawn. Readers no longer see it.");
  await desk.keyboard.press("Escape");
  assert.doesNotMatch((await read()).text, /not on Monday/);
});

test("a killed story answers 410 with its note, and can be published again there", async () => {
  await press(desk, "Kill");
  const dialog = desk.getByRole("dialog", { name: "Kill the story" });
  await dialog.getByRole("textbox", { name: "Public note" }).fill("The story named the wrong bridge.");
  await dialog.getByRole("button", { name: "Kill" }).click();
  await sees(desk, "Killed. The story is gone from every page.");
  const { status, text } = await read();
  assert.equal(status, 410);
  assert.match(text, /The story named the wrong bridge\./s);
  await press(desk, "Publish");
  await sees(desk, "Published. Readers see it now.");
  assert.equal((await read()).status, 200);
});

test("the history tells every step with who and why, newest first", async () => {
  await desk.getByRole("link", { name: "History" }).click();
  await desk.getByRole("heading", { name: /^History/ }).waitFor();
  const steps = await desk.getByRole("navigation", { name: "Versions" }).getByRole("listitem").allInnerTexts();
  assert.match(steps[0] ?? "", /^Published\s+Live\s+\S+ · Samir Khoury/);
  assert.match(steps[1] ?? "", /^Killed\s.*The story named the wrong bridge\./s);
  assert.match(steps.join("\n"), /Changes published\s+\S+ · Samir Khoury · version \d+\s+The second bridge/);
  assert.match(steps.at(-1) ?? "", /^Submitted\s+\S+ · Lina Haddad/);
});

test("no page threw an error on the way", () => assert.deepEqual(faults, []));
