/* Long on purpose: one person's ways through one page. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { desk } from "#db/process.ts";
import { articles } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, idOf, openPage, readContent, saved, sketch } from "./editor-page.ts";

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "ليلى منصور" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const countArticles = async () => (await desk().select({ id: articles.id }).from(articles)).length;

test("looking at the blank page makes no article; the first letter makes one, and keeps focus and letters", async () => {
  const before = await countArticles();
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/new`);
  await box(page, "Headline").click();
  assert.equal(await countArticles(), before);
  await page.keyboard.type("عاجل: هدنة في المرفأ", { delay: 20 });
  await page.waitForURL(/\/desk\/articles\/\d+$/);
  await page.keyboard.type(" بعد أسبوع", { delay: 20 });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Headline");
  await saved(page);
  assert.equal(await countArticles(), before + 1);
  assert.equal((await readContent(idOf(page))).headline, "عاجل: هدنة في المرفأ بعد أسبوع");
  await page.reload();
  await saved(page);
  assert.equal(await box(page, "Headline").textContent(), "عاجل: هدنة في المرفأ بعد أسبوع");
  await page.context().close();
});

test("an answer that gets lost makes no second article", async () => {
  const before = await countArticles();
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/new`);
  let isLost = false;
  await page.route("**/desk/articles/new", async (route) => {
    if (route.request().method() !== "POST" || isLost) return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await box(page, "Body").click();
  await page.keyboard.type("The first line.");
  await page.waitForURL(/\/desk\/articles\/\d+$/);
  await saved(page);
  assert.ok(isLost);
  assert.equal(await countArticles(), before + 1);
  assert.deepEqual((await readContent(idOf(page))).body.map(sketch), ["paragraph(The first line.)"]);
  await page.context().close();
});

test("a fact chosen on a blank page makes its article too", async () => {
  const before = await countArticles();
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/new`);
  await page.getByLabel("Language", { exact: true }).selectOption("ar");
  await page.waitForURL(/\/desk\/articles\/\d+$/);
  await saved(page);
  assert.equal(await countArticles(), before + 1);
  await page.locator(".story-paper[dir=rtl][lang=ar]").waitFor();
  await page.context().close();
});

test("a story is written with the keyboard from kicker to list, each block in its own direction", async () => {
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/new`);
  const keys = page.keyboard;
  await box(page, "Kicker").click();
  for (const line of ["العراق", "انتهاء المهام القتالية", "قادت واشنطن تحالفًا منذ عام 2014"]) {
    await keys.type(line);
    await keys.press("Enter");
  }
  await keys.type("أعلن المستشار اليوم.");
  await keys.press("Enter");
  await keys.type("## What comes next");
  await keys.press("Enter");
  await keys.type("> «8 سنوات» من العمل");
  await page.getByRole("button", { name: "Attribution" }).click();
  await keys.type("قاسم الأعرجي");
  await keys.press("Enter");
  await keys.type("1. One");
  await keys.press("Enter");
  await keys.type("Two");
  await keys.press("Enter");
  await keys.press("Enter");
  await keys.press("Control+b");
  await keys.type("Bold");
  await keys.press("Control+b");
  await keys.type(" end");
  await saved(page);

  assert.deepEqual(
    await page.locator(".field-body .ProseMirror > *").evaluateAll((all) => all.map((one) => one.getAttribute("dir"))),
    ["rtl", "ltr", "rtl", "ltr", "ltr"],
  );
  await page.getByRole("button", { name: "Right to left" }).click();
  await saved(page);
  const content = await readContent(idOf(page));
  assert.equal(content.kicker, "العراق");
  assert.equal(content.headline, "انتهاء المهام القتالية");
  assert.equal(content.standfirst, "قادت واشنطن تحالفًا منذ عام 2014");
  assert.deepEqual(content.body.map(sketch), [
    "paragraph(أعلن المستشار اليوم.)",
    "heading2(What comes next)",
    "blockquote(paragraph(«8 سنوات» من العمل)attribution(قاسم الأعرجي))",
    "orderedList(listItem(paragraph(One))listItem(paragraph(Two)))",
    "paragraph[rtl](<bold>Bold</> end)",
  ]);
  await page.context().close();
});

test("undo goes back through the whole story, field by field, and takes the writer along", async () => {
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/new`);
  await box(page, "Headline").click();
  await page.keyboard.insertText("Harbour");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Opens again");
  await saved(page);
  await page.keyboard.press("Control+z");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Standfirst");
  await page.keyboard.press("Control+z");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Headline");
  await saved(page);
  const back = await readContent(idOf(page));
  assert.deepEqual([back.headline, back.standfirst], ["", ""]);
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await saved(page);
  const again = await readContent(idOf(page));
  assert.deepEqual([again.headline, again.standfirst], ["Harbour", "Opens again"]);
  await page.context().close();
});

test("the toolbar is walked with the arrows in the reading order of the language, and says what is on", async () => {
  const id = await makeArticle(reporter);
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  await page.getByRole("button", { name: "Heading", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Bold");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Bold", pressed: true }).waitFor();
  await page.context().close();

  const arab = await makeActor({ language: "ar" });
  const own = await makeArticle(arab);
  const arabic = await openPage(browser, arab, `${server.url}/desk/articles/${own}`);
  for (const name of ["العنوان التمهيدي", "العنوان", "المقدمة", "المتن"]) await box(arabic, name).waitFor();
  await arabic.getByRole("button", { name: "عنوان فرعي", exact: true }).focus();
  await arabic.keyboard.press("ArrowLeft");
  await arabic.keyboard.press("ArrowLeft");
  assert.equal(await arabic.evaluate(() => document.activeElement?.getAttribute("aria-label")), "عريض");
  await arabic.context().close();
});
