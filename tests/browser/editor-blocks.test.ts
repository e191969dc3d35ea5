/* Long on purpose: one server and one browser serve every way in which blocks are written, moved and read. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { publishArticle } from "#db/deeds.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, paragraph, seenOf, write } from "../factories.ts";
import { makeShownPicture } from "../reader-story.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved, sketch, status } from "./editor-page.ts";

const { url: database, dataFolder } = await openDatabase();
const editor = await makeActor({ name: "ليلى منصور", roles: ["editor"] });
const arabicEditor = await makeActor({ name: "نادية خليل", roles: ["editor"], language: "ar" });
const server = await runServer({ database, dataFolder });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const bodyOf = async (id: number) => (await readContent(id)).body.map(sketch);
const open = (id: number, actor = editor) =>
  openPage(browser, actor, `${server.url}/desk/articles/${id}`, {
    viewport: { width: 1440, height: 1000 },
    locale: actor.language === "ar" ? "ar" : "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
  });

/** Types a slash and a name, and takes the first block of the list. */
async function insert(page: Page, name: string, shown: string): Promise<void> {
  await page.keyboard.type("/");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.type(name);
  await page.getByRole("option", { name: shown, selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

/** By key presses alone, in the language of the desk: a box, a pull quote, a table and a divider. */
async function writeBlocks(
  page: Page,
  words: { box: string; pull: string; table: string; divider: string },
  names: string[],
) {
  const [box = "", pull = "", table = "", divider = ""] = names;
  const { keyboard } = page;
  await insert(page, words.box, box);
  await keyboard.type("Title");
  await keyboard.press("Enter");
  await keyboard.type("Fact");
  await keyboard.press("Enter");
  await keyboard.press("Enter"); // a second one leaves the box
  await insert(page, words.pull, pull);
  await keyboard.type("Words");
  await press(page, words.pull === "pull" ? "ArrowDown" : "Enter"); // either leads to whose they are
  await keyboard.type("Somebody");
  await press(page, "ArrowDown");
  await insert(page, words.table, table);
  await page.getByRole("toolbar").nth(1).waitFor(); // the keys of tables came with the first one
  await keyboard.type("One");
  await keyboard.press("Tab");
  await keyboard.type("Two");
  await press(page, "Shift+Tab", "End", "!"); // the word is chosen: at its end it is not written over
  for (let presses = 0; presses < 9; presses++) await keyboard.press("Tab"); // from the last cell into a new row
  await keyboard.type("Last");
  await press(page, "ArrowDown");
  await insert(page, words.divider, divider);
  await keyboard.type("End");
  await status(page, names[4] ?? "");
}

const written = [
  "paragraph(Begin)",
  "factBox(boxTitle(Title)paragraph(Fact))",
  "pullQuote(paragraph(Words)attribution(Somebody))",
  `table(${[
    "tableRow(tableHeader(paragraph(One!))tableHeader(paragraph(Two))tableHeader(paragraph()))",
    "tableRow(tableCell(paragraph())tableCell(paragraph())tableCell(paragraph()))",
    "tableRow(tableCell(paragraph())tableCell(paragraph())tableCell(paragraph()))",
    "tableRow(tableCell(paragraph(Last))tableCell(paragraph())tableCell(paragraph()))",
  ].join("")})`,
  "horizontalRule()",
  "paragraph(End)",
];

test("blocks are written by the keyboard alone, found in either language from either desk", async () => {
  const desks = [
    {
      actor: editor,
      body: "Body",
      words: { box: "صندوق", pull: "pull", table: "tab", divider: "فاصل" },
      names: ["Fact box", "Pull quote", "Table", "Divider", "Saved"],
    },
    {
      actor: arabicEditor,
      body: "المتن",
      words: { box: "fact", pull: "بارز", table: "الجَدول", divider: "rule" },
      names: ["صندوق معلومات", "اقتباس بارز", "جدول", "فاصل", "محفوظ"],
    },
  ];
  for (const { actor, body, words, names } of desks) {
    const id = await makeArticle(actor, { content: { body: [paragraph("Begin")] } });
    const page = await open(id, actor);
    await box(page, body).click();
    await press(page, "Control+End", "Enter");
    await writeBlocks(page, words, names);
    assert.deepEqual(await bodyOf(id), written);
    await page.context().close();
  }
});

test("a slash that is left stays text, an undo takes one block away, and a chosen block goes by Delete and comes back", async () => {
  const id = await makeArticle(editor, { content: { body: [paragraph("Begin")] } });
  const page = await open(id);
  const { keyboard } = page;
  await box(page, "Body").click();
  await keyboard.press("Control+End");
  await settle(page);
  await keyboard.type(" and/or ");
  await keyboard.type("/");
  await page.getByRole("listbox").waitFor();
  await keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await keyboard.press("Enter");
  await insert(page, "fact", "Fact box");
  await page.locator("aside[data-fact-box]").waitFor();
  await keyboard.press("Control+z");
  await page.locator("aside[data-fact-box]").waitFor({ state: "detached" });
  await saved(page);
  assert.deepEqual(await bodyOf(id), ["paragraph(Begin and/or /)"]);
  await insert(page, "fact", "Fact box");
  await keyboard.type("Title");
  await keyboard.press("Escape"); // the box as a whole
  await page.locator("aside.ProseMirror-selectednode").waitFor();
  await keyboard.press("Delete");
  await page.locator("aside[data-fact-box]").waitFor({ state: "detached" });
  await keyboard.press("Control+z");
  await page.locator("aside[data-fact-box]").waitFor();
  await saved(page);
  assert.deepEqual(await bodyOf(id), ["paragraph(Begin and/or /)", "factBox(boxTitle(Title)paragraph())"]);
  await page.context().close();
});

test("a block is moved by keys and by the mouse, each one step of undo, while a colleague writes in the one that it passes", async () => {
  const texts = ["First", "Second", "Third"];
  const id = await makeArticle(editor, { content: { body: texts.map(paragraph) } });
  const [page, colleague] = [await open(id), await open(id, arabicEditor)];
  const order = async (at: Page, expected: string[]) => {
    await at.waitForFunction(
      (wanted) => [...document.querySelectorAll(".field-body p")].map((line) => line.textContent).join() === wanted,
      expected.join(),
    );
  };
  await box(colleague, "المتن").getByText("Second").click();
  await colleague.keyboard.press("End");
  await box(page, "Body").getByText("First").click();
  for (const each of [page, colleague]) await settle(each);
  await Promise.all([page.keyboard.press("Alt+Shift+ArrowDown"), colleague.keyboard.type(" from afar")]);
  for (const each of [page, colleague]) await order(each, ["Second from afar", "First", "Third"]);
  await page.keyboard.press("Control+z");
  await order(page, ["First", "Second from afar", "Third"]);

  await box(page, "Body").getByText("Third").hover();
  const grip = page.getByRole("button", { name: "This block" }).last();
  await grip.waitFor();
  await drag(page, grip, box(page, "Body").getByText("First"));
  for (const each of [page, colleague]) await order(each, ["Third", "First", "Second from afar"]);
  await saved(page);
  await page.keyboard.press("Control+z");
  await order(page, ["First", "Second from afar", "Third"]);
  for (const each of [page, colleague]) await each.context().close();
});

test("who writes in a block that a colleague moves goes along with it, and so does what the colleague had not seen", async () => {
  const texts = ["First", "Second", "Third"];
  const id = await makeArticle(editor, { content: { body: texts.map(paragraph) } });
  const [page, colleague] = [await open(id), await open(id, arabicEditor)];
  await box(colleague, "المتن").getByText("First").click();
  await colleague.keyboard.press("End");
  await settle(colleague);
  await colleague.context().setOffline(true);
  await colleague.keyboard.type(" and unseen");
  await box(page, "Body").getByText("First").click();
  await press(page, "Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown");
  await saved(page);
  await colleague.context().setOffline(false);
  await box(page, "Body").getByText("First and unseen").waitFor();
  await colleague.keyboard.type(", and more");
  await box(page, "Body").getByText("First and unseen, and more").waitFor();
  await status(colleague, "محفوظ");
  assert.deepEqual(await bodyOf(id), [
    "paragraph(Second)",
    "paragraph(Third)",
    "paragraph(First and unseen, and more)",
  ]);
  for (const each of [page, colleague]) await each.context().close();
});

/** One key after the other, each once the browser has told of the cursor that the one before has moved. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await settle(page);
    await page.keyboard.press(key);
  }
}

const settle = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** To just above the other, as a hand would: pressed, moved in steps, let go. */
async function drag(page: Page, what: Locator, onto: Locator): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const place = await onto.boundingBox();
  assert.ok(place);
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 4 });
  await page.mouse.move(place.x + place.width / 2, place.y + 3, { steps: 4 });
  await page.mouse.up();
}

test("arrows walk through the cells of a table as they are seen, from right to left in Arabic", async () => {
  const cell = (text: string) => ({ type: "tableCell", content: [paragraph(text)] });
  const rows = [
    ["واحد", "اثنان"],
    ["ثلاثة", "Four"],
  ].map((cells) => ({ type: "tableRow", content: cells.map(cell) }));
  const id = await makeArticle(arabicEditor, {
    content: { body: [paragraph("قبل"), { type: "table", content: rows }, paragraph("بعد")] },
    facts: { language: "ar" },
  });
  const page = await open(id, arabicEditor);
  const cells = page.locator(".field-body td");
  await cells.nth(0).click();
  await page.getByRole("toolbar", { name: "الجدول" }).waitFor();
  await settle(page);
  const [first, second] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
  assert.ok(first && second && first.x > second.x, "the first column stands at the right");
  await press(page, "End", "ArrowLeft", "1");
  await press(page, "Home", "ArrowRight", "2"); // back over the border
  await press(page, "ArrowDown", "End", "ArrowLeft", "3"); // enters a Latin cell from its right, where its text ends
  await press(page, "ArrowDown", "4");
  await status(page, "محفوظ");
  assert.deepEqual((await bodyOf(id)).slice(1), [
    "table(tableRow(tableCell(paragraph(واحد2))tableCell(paragraph(1اثنان)))tableRow(tableCell(paragraph(ثلاثة))tableCell(paragraph(Four3))))",
    "paragraph(4بعد)",
  ]);
  await page.context().close();
});

test("a post becomes a card and another story is found by its headline; readers see both, on a telephone too, and nothing is fetched", async () => {
  await makeLive(editor, { content: { headline: "المكتبة تعود" }, facts: { language: "ar" } });
  const pictureId = await makeShownPicture(editor);
  const id = await makeArticle(editor, { content: { headline: "Harbour", body: [paragraph("Begin")] } });
  const page = await open(id);
  const { keyboard } = page;
  await box(page, "Body").click();
  await press(page, "Control+End", "Enter");
  await insert(page, "يوتيوب", "Embedded post");
  await box(page, "Link of the post").fill("https://film.example/1");
  await box(page, "Whose post it is").fill("Port TV");
  await page.getByRole("button", { name: "Put the card into the story" }).click();
  await page.getByText("This is no post of YouTube, X, Instagram, Facebook or TikTok.").waitFor();
  assert.equal(await box(page, "Whose post it is").inputValue(), "Port TV");
  await box(page, "Link of the post").fill("youtu.be/abc?si=follow");
  await box(page, "Its words").fill("The ship arrives");
  await page.getByRole("button", { name: "Put the card into the story" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await insert(page, "read also", "Related story");
  await page.getByRole("searchbox", { name: "Words of the headline" }).fill("مكتبه");
  await page.getByRole("option", { name: "المكتبة تعود" }).click();
  await page.locator(".body-card", { hasText: "المكتبة تعود" }).waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("https://x.com/marsa/status/12"));
  await keyboard.press("Control+v");
  await page.getByRole("button", { name: "Make a card" }).click();
  assert.equal(await box(page, "Whose post it is").inputValue(), "@marsa");
  await page.getByRole("button", { name: "Put the card into the story" }).click();
  await page.locator(".body-card", { hasText: "@marsa" }).waitFor();
  await saved(page);
  const { body } = await readContent(id);
  assert.deepEqual(
    body.map(({ type, attrs }) => attrs?.href ?? type),
    ["paragraph", "https://youtu.be/abc", "relatedStory", "https://x.com/marsa/status/12"],
  );
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  assert.deepEqual(violations(await page.evaluate(`${axe}; axe.run(".story-paper")`)), []);
  await page.context().close();

  const gallery = {
    type: "gallery",
    content: [1, 2].map((at) => ({
      type: "picture",
      attrs: { pictureId, credit: "x", alternative: `Crane ${at}`, isDecorative: false },
      content: [{ type: "text", text: "Cranes" }],
    })),
  };
  await write(id, makeContent({ headline: "Harbour", body: [...body, gallery] }));
  await publishArticle(editor, id, await seenOf(id));
  const reader = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const shown = await reader.newPage();
  const strangers: string[] = [];
  shown.on("request", (request) => !request.url().startsWith(server.url) && strangers.push(request.url()));
  await shown.goto(`${server.url}/s/${id}`);
  assert.equal(await shown.getByRole("link", { name: "Open on YouTube" }).getAttribute("href"), "https://youtu.be/abc");
  await shown
    .getByRole("complementary")
    .or(shown.locator("aside"))
    .getByRole("link", { name: "المكتبة تعود" })
    .waitFor();
  assert.equal(await shown.getByRole("group", { name: "Pictures" }).getByRole("img").count(), 2);
  assert.deepEqual(strangers, []);
  await reader.close();
});

function violations(result: unknown): string[] {
  const found = typeof result === "object" && result !== null && "violations" in result ? result.violations : null;
  assert.ok(Array.isArray(found));
  return found.map((one) => JSON.stringify([one.id, one.nodes?.[0]?.html]));
}
