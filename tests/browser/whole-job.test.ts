/* Long on purpose: one job from a blank page to a reader, read from top to bottom. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import type { BrowserContext, Locator, Page } from "playwright-core";
import sharp from "sharp";
import { listSections } from "#db/facts.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { makeActor } from "../factories.ts";
import { givePassword, openNewsroom } from "../server/open-newsroom.ts";
import { root } from "../source.ts";
import { launchBrowser } from "./browser.ts";
import { libraryShip } from "./stories/library-ship.ts";
import { readStory } from "./stories/read-story.ts";
import { type Block, linesOf, type TestStory } from "./stories/story.ts";

const newsroom = await openNewsroom();
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await newsroom.stop();
});

const password = "a long word for tests";
const reporter = await makeActor({ name: "ليلى منصور", email: "reporter@example.test", roles: ["reporter"] });
const editor = await makeActor({ name: "سامي الخطيب", email: "editor@example.test", roles: ["editor"] });
await givePassword(reporter, password);
await givePassword(editor, password);
const section = (await listSections()).at(-1) ?? assert.fail("there are no sections");

test("a story goes from a blank page to a reader without scripts", () => doWholeJob(libraryShip));

const reference = ["..", "../.."]
  .map((up) => resolve(root, up, "shared/seeds/000_01e6a11040733180.txt"))
  .find((file) => existsSync(file));
if (reference) {
  test("so does the reference story, every part of it", () => doWholeJob(readStory(readFileSync(reference, "utf8"))));
}

async function doWholeJob(story: TestStory): Promise<void> {
  const complaints: string[] = [];
  const atReporter = await openContext(complaints, { locale: "en-GB" });
  const atEditor = await openContext(complaints, { locale: "en-GB" });
  const atReader = await openContext(complaints, { locale: "ar", javaScriptEnabled: false });
  try {
    await writeAndSubmit(await signIn(atReporter, reporter), story);
    await approveAndPublish(await signIn(atEditor, editor), story);
    await read(await atReader.newPage(), story);
    assert.deepEqual(complaints, []);
  } catch (error) {
    for (const context of [atReporter, atEditor, atReader]) await photograph(context);
    throw error;
  } finally {
    for (const context of [atReporter, atEditor, atReader]) await context.close();
  }
}

async function openContext(complaints: string[], options: Parameters<typeof browser.newContext>[0]) {
  const context = await browser.newContext({
    baseURL: newsroom.url,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(30_000);
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return context;
}

async function signIn(context: BrowserContext, actor: Actor): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/desk/articles");
  await page.getByRole("textbox", { name: "Email" }).fill(actor.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/desk/articles");
  return page;
}

async function writeAndSubmit(page: Page, story: TestStory): Promise<void> {
  await page
    .getByRole("link", { name: "New article" })
    .or(page.getByRole("button", { name: "New article" }))
    .first()
    .click();
  await type(page, "Headline", story.headline);
  await type(page, "Kicker", story.kicker);
  await dictate(page, "Standfirst", story.standfirst);
  await writeBody(page, story.body);
  await page.getByLabel("Section", { exact: true }).selectOption({ label: section.nameEn });
  await page.getByLabel("Language", { exact: true }).selectOption({ label: "Arabic" });
  await attachPicture(page, story);
  for (const name of story.shownSources) await attachSource(page, { kind: "Agency", name, isShown: true });
  await attachSource(page, { kind: "Person", ...story.hiddenSource, isShown: false });
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Submit for review" }).click();
  await page.getByRole("button", { name: "Recall" }).waitFor();
}

async function type(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole("textbox", { name: field, exact: true });
  await box.click();
  await box.pressSequentially(text);
}

/** A sentence at once, as dictation and input methods put it in: much quicker than key by key. */
async function dictate(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: field, exact: true }).click();
  await page.keyboard.insertText(text);
}

/** A paragraph key by key, one dictated, the rest as it comes out of another page. */
async function writeBody(page: Page, body: Block[]): Promise<void> {
  const box = page.getByRole("textbox", { name: "Body", exact: true });
  const [first, second] = body;
  await type(page, "Body", first?.kind === "paragraph" ? first.text : "");
  await box.press("Enter");
  await page.keyboard.insertText(second?.kind === "paragraph" ? second.text : "");
  await box.press("Enter");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async (html) => {
    const type = "text/html";
    await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([html], { type }) })]);
  }, body.slice(2).map(htmlOf).join("\n"));
  await box.press("ControlOrMeta+v");
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p style="text-align: right"><span>${block.text}</span></p>`;
    case "heading":
      return `<h2>${block.text}</h2>`;
    case "quote":
      return `<blockquote><p>${block.text}</p><footer>${block.attribution}</footer></blockquote>`;
  }
}

async function attachPicture(page: Page, { lead }: TestStory): Promise<void> {
  const buffer = await sharp({ create: { width: 1600, height: 900, channels: 3, background: "#2a6f97" } })
    .jpeg()
    .toBuffer();
  const region = page.getByRole("region", { name: "Lead image" });
  await region.locator("input[type=file]").setInputFiles({ name: "harbour.jpg", mimeType: "image/jpeg", buffer });
  await region.getByRole("textbox", { name: "Caption" }).fill(lead.caption);
  await region.getByRole("textbox", { name: "Credit" }).fill(lead.credit);
  await region.getByRole("textbox", { name: "Alternative text" }).fill(lead.alternative);
}

async function attachSource(
  page: Page,
  source: { kind: string; name: string; note?: string; isShown: boolean },
): Promise<void> {
  const region = page.getByRole("region", { name: "Sources" });
  await region.getByRole("button", { name: "Add source" }).click();
  await region.getByLabel("Kind", { exact: true }).selectOption({ label: source.kind });
  await region.getByRole("textbox", { name: "Name" }).fill(source.name);
  if (source.note) await region.getByRole("textbox", { name: "Note" }).fill(source.note);
  if (!source.isShown) await region.getByText("Show to readers").click();
  await region.getByRole("button", { name: "Attach" }).click();
  await region.getByRole("listitem").filter({ hasText: source.name }).waitFor();
}

async function approveAndPublish(page: Page, story: TestStory): Promise<void> {
  await page.getByRole("link", { name: story.headline }).click();
  await page.getByRole("textbox", { name: "Headline", exact: true }).filter({ hasText: story.headline }).waitFor();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Kill" }).waitFor();
}

async function read(page: Page, story: TestStory): Promise<void> {
  const today = mastheadDates();
  await page.goto("/");
  await page.getByRole("link", { name: story.headline }).first().click();
  const html = page.locator("html");
  assert.deepEqual([await html.getAttribute("lang"), await html.getAttribute("dir")], ["ar", "rtl"]);
  const masthead = await page.getByRole("banner").innerText();
  assert.ok(
    [...today, ...mastheadDates()].some((date) => masthead.includes(date)),
    `${masthead} has no ${today}`,
  );
  const article = page.getByRole("article");
  assert.equal(await article.getByRole("heading", { level: 1 }).innerText(), story.headline);
  await readInOrder(article, story);
  await readBody(article, story.body);
  await readPicture(article, story);
  await readDirections(article, story);
  await share(page);
  const source = await page.content();
  for (const secret of [story.hiddenSource.name, story.hiddenSource.note, editor.name, reporter.email]) {
    assert.ok(!source.includes(secret), `${secret} is told to readers`);
  }
  assert.ok(!/<script(?![^>]*(?:ld\+json|reader))/.test(source), "the page brings scripts of a framework");
  assert.equal(new URL(page.url()).pathname.split("/")[1], encodeURIComponent(section.slugAr));
}

/** Every part, once the one before it has come. */
async function readInOrder(article: Locator, story: TestStory): Promise<void> {
  const text = await article.innerText();
  const parts = [story.kicker, story.headline, "شارك القصة", story.lead.caption, story.lead.credit, story.standfirst];
  parts.push(reporter.name, ...publicationDays(), ...story.body.flatMap(linesOf));
  parts.push(`المصادر: ${story.shownSources.join(" - ")}`);
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    assert.ok(at >= 0, `"${part}" does not stand at its place in:\n${text}`);
    from = at + part.length;
  }
}

async function readBody(article: Locator, body: Block[]): Promise<void> {
  const lines = body.flatMap(linesOf);
  const texts = await article.locator("p, h2, h3, footer").allInnerTexts();
  const first = texts.indexOf(lines[0] ?? "");
  assert.deepEqual(texts.slice(first, first + lines.length), lines);
  const headings = body.filter((block) => block.kind === "heading").map((block) => block.text);
  assert.deepEqual(await article.getByRole("heading", { level: 2 }).allInnerTexts(), headings);
  const quotes = body.filter((block) => block.kind === "quote").map((block) => linesOf(block).join(""));
  assert.deepEqual(
    (await article.locator("blockquote").allTextContents()).map((text) => text.trim()),
    quotes,
  );
}

async function readPicture(article: Locator, { lead }: TestStory): Promise<void> {
  const figure = article.getByRole("figure").first();
  const picture = figure.getByRole("img", { name: lead.alternative });
  await article.page().waitForLoadState("load");
  assert.ok(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 300));
  assert.equal(await figure.locator("figcaption").innerText(), `${lead.caption} (${lead.credit})`);
}

/** Arabic blocks run to the left, English ones to the right, and a Latin name keeps its order inside an Arabic line. */
async function readDirections(article: Locator, { body }: TestStory): Promise<void> {
  for (const text of body.flatMap(linesOf)) {
    const block = article.locator("p, h2, h3, footer").filter({ hasText: text }).first();
    const direction = await block.evaluate((element) => getComputedStyle(element).direction);
    assert.equal(direction, /^\P{L}*[A-Za-z]/u.test(text) ? "ltr" : "rtl", text);
    const name = /[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+/.exec(text)?.[0];
    if (!name) continue;
    const words = await block.evaluate(placesOf, name.split(" "));
    const neighbours = words.slice(1).map((word, index) => ({ before: words[index] ?? word, word }));
    const ordered = neighbours.filter(({ before, word }) => before.top === word.top && before.left < word.left);
    const broken = neighbours.filter(({ before, word }) => before.top !== word.top);
    assert.equal(ordered.length + broken.length, neighbours.length, JSON.stringify(words));
    assert.ok(ordered.length > 0);
  }
}

/** Runs in the page: where each word is drawn. */
function placesOf(block: Element, words: string[]): { left: number; top: number }[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const places: { left: number; top: number }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const word of words) {
      const at = (node.textContent ?? "").indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { left, top } = range.getBoundingClientRect();
      places.push({ left, top: Math.round(top) });
    }
  }
  return places;
}

/** The sheet opens and closes without a script, and its places carry the story's address. */
async function share(page: Page): Promise<void> {
  const address = decodeURI(page.url());
  const sheet = page.getByRole("dialog", { name: "شارك القصة" });
  assert.equal(await sheet.isVisible(), false);
  await page.getByRole("article").getByRole("button", { name: "شارك القصة" }).click();
  await sheet.waitFor();
  const field = sheet.getByRole("textbox");
  assert.equal(decodeURI(await field.inputValue()), address);
  assert.equal(await field.getAttribute("readonly"), "");
  const places = await sheet
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const place of ["whatsapp|wa\\.me", "x\\.com|twitter\\.com", "facebook\\.com", "t\\.me|telegram", "mailto:"]) {
    const href = places.find((each) => new RegExp(`^(https://)?[^/]*(${place})`).test(each));
    assert.ok(href && decodeURIComponent(decodeURIComponent(href)).includes(address), `${place}: ${href}`);
  }
  const close = sheet.getByRole("button").last();
  assert.match(await close.innerText(), /^\p{Script=Arabic}+$/u);
  await close.click();
  await sheet.waitFor({ state: "hidden" });
}

const months = {
  ar: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
  levant: "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(","),
  en: "January February March April May June July August September October November December".split(" "),
};

/** Today in the site's zone, in both month languages. */
function mastheadDates(): string[] {
  const { day, month, year, weekday } = today();
  const weekdays = {
    Sun: "الأحد",
    Mon: "الإثنين",
    Tue: "الثلاثاء",
    Wed: "الأربعاء",
    Thu: "الخميس",
    Fri: "الجمعة",
    Sat: "السبت",
  };
  const name = Object.entries(weekdays).find(([short]) => short === weekday)?.[1];
  return [`${name} ${day} ${months.ar[month]} / ${months.en[month]} ${year}`];
}

/** As the site writes the day of publication. */
function publicationDays(): string[] {
  const { day, month, year } = today();
  return [`${day} ${months.ar[month]}/ ${months.levant[month]} ${year}`];
}

function today() {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Beirut",
    ...({ weekday: "short", day: "numeric", month: "numeric", year: "numeric" } as const),
  });
  const parts = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return { day: parts.day, month: Number(parts.month) - 1, year: parts.year, weekday: parts.weekday };
}

async function photograph(context: BrowserContext): Promise<void> {
  for (const [index, page] of context.pages().entries()) {
    const path = join(tmpdir(), `khabar-whole-job-${Date.now()}-${index}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
    process.stderr.write(`${page.url()} as it stood: ${path}\n`);
  }
}
