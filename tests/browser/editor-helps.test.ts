import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BodyNode } from "#newsroom/article.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved, sketch, status } from "./editor-page.ts";

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "ليلى منصور" });
const arab = await makeActor({ language: "ar" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const heading = (text: string): BodyNode => ({
  type: "heading",
  attrs: { level: 2 },
  content: [{ type: "text", text }],
});

test("a writer finds words in any spelling through the whole story, gives them others in one step of undo, and is back at the place", async () => {
  const id = await makeArticle(reporter, {
    content: {
      headline: "مدرسة القرية",
      body: [
        paragraph("عادت المَدْرسة إلى أهلها، والمدرسه مفتوحة."),
        heading("Who pays"),
        paragraph("The school – مدرسة – is open."),
        paragraph("مدرسة ومدرسة ومدرسة"),
      ],
    },
  });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const keys = page.keyboard;
  const found = page.getByRole("search").getByRole("status").first();
  const says = (text: string) => found.filter({ hasText: new RegExp(`^${text}$`) }).waitFor();
  const marked = () => page.evaluate(() => [CSS.highlights.get("found")?.size, CSS.highlights.get("found-now")?.size]);
  await box(page, "Headline").click();
  await keys.press("Home");
  await keys.press("Control+f");
  await keys.type("مدرسه");
  await says("1 of 7");
  assert.deepEqual(await marked(), [7, 1]);
  await keys.press("Enter");
  await says("2 of 7");
  await keys.press("Shift+Enter");
  await keys.press("Shift+Enter");
  await says("7 of 7");
  await page.getByLabel("Whole words").check();
  await says("1 of 3"); // not with a letter before or behind
  await page.getByLabel("Exact spelling").check();
  await says("Nothing found");
  await page.getByLabel("Exact spelling").uncheck();
  await page.getByLabel("Whole words").uncheck();

  await page.getByRole("search").getByRole("button", { name: "Replace", exact: true }).click();
  await box(page, "Replace with").fill("دار");
  await page.getByRole("button", { name: "Replace all" }).click();
  await page.getByText("7 places replaced").waitFor();
  await saved(page);
  const after = await readContent(id);
  assert.equal(after.headline, "دار القرية");
  assert.deepEqual(after.body.map(sketch), [
    "paragraph(عادت الدار إلى أهلها، والدار مفتوحة.)",
    "heading2(Who pays)",
    "paragraph(The school – دار – is open.)",
    "paragraph(دار ودار ودار)",
  ]);
  await page.getByRole("search").getByRole("button", { name: "Undo" }).click();
  await says("7 of 7");
  await saved(page);
  assert.equal((await readContent(id)).headline, "مدرسة القرية");
  assert.equal(sketch((await readContent(id)).body[3] ?? { type: "none" }), "paragraph(مدرسة ومدرسة ومدرسة)");

  await box(page, "Replace with").press("Enter"); // the one that is looked at
  await says("1 of 6");
  await page.getByRole("textbox", { name: "Find in the story" }).focus();
  await keys.press("Enter");
  await says("2 of 6");
  await keys.press("Escape");
  await page.getByRole("search").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => getSelection()?.toString()), "مَدْرسة");
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
  await page.getByText("1 word of", { exact: false }).waitFor();
  await page.context().close();
});

test("undo beside the search takes back the replacement alone, and nothing that was typed after it", async () => {
  const id = await makeArticle(reporter, { content: { body: [paragraph("One port, two ports.")] } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const bodyNow = async () => (await readContent(id)).body.map(sketch);
  await box(page, "Body").click();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("port");
  const search = page.getByRole("search");
  await search.getByRole("button", { name: "Replace", exact: true }).click();
  await box(page, "Replace with").fill("quay");
  const replaceAll = async () => {
    await page.getByRole("button", { name: "Replace all" }).click();
    await page.getByText("2 places replaced").waitFor();
  };
  await replaceAll();
  await search.getByRole("button", { name: "Undo" }).click();
  await saved(page);
  assert.deepEqual(await bodyNow(), ["paragraph(One port, two ports.)"]);
  await replaceAll();
  await box(page, "Body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Three.");
  await search.getByRole("button", { name: "Undo" }).click();
  await page.getByText("The text has changed since").waitFor();
  await saved(page);
  assert.deepEqual(await bodyNow(), ["paragraph(One quay, two quays. Three.)"]);
  await page.context().close();
});

test("the outline leads to a heading, the text stands alone until Escape, keys are listed, and a phrase gets its language", async () => {
  const id = await makeArticle(arab, {
    content: {
      body: [paragraph("أول الكلام."), heading("من يدفع"), paragraph("كتبت Le Monde أمس")],
    },
    facts: { language: "ar" },
  });
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await openPage(browser, arab, `${server.url}/desk/articles/${id}`, { viewport });
    await box(page, "المتن").click();
    await page.getByRole("button", { name: "البحث والمخطط والاختصارات" }).click();
    await page.getByRole("button", { name: "مخطط القصة" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "من يدفع", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator(".field-body .ProseMirror-focused").waitFor();
    await page.waitForFunction(() => getSelection()?.anchorNode?.parentElement?.closest("h2") !== null);

    await page.keyboard.press("Control+Shift+F");
    await page.getByRole("button", { name: "أظهر كل شيء" }).first().waitFor();
    for (const role of ["navigation", "toolbar", "complementary"] as const)
      assert.equal(await page.getByRole(role).count(), 0, role);
    await page.getByRole("button", { name: "أرسل للمراجعة" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "أظهر كل شيء" }).first().waitFor();
    await box(page, "المتن").click(); // it is open by then
    await page.keyboard.press("Escape");
    await page.getByRole("toolbar").waitFor();

    await box(page, "المتن").click();
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog").getByText("اعكس اتجاه الفقرة").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, "nothing is wider than the page");
    await page.context().close();
  }
  const page = await openPage(browser, arab, `${server.url}/desk/articles/${id}`);
  await box(page, "المتن").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowLeft"); // with the space before it, which stays outside
  await page.keyboard.press("Control+Shift+L");
  await page.getByRole("option", { name: "الفرنسية" }).click();
  await page.locator('.field-body bdi[lang="fr"][dir="ltr"]', { hasText: /^Le Monde$/ }).waitFor();
  await box(page, "المتن").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+X");
  await status(page, "محفوظ");
  const { body } = await readContent(id);
  assert.equal(sketch(body[0] ?? { type: "none" }), "paragraph[ltr](أول الكلام.)");
  assert.deepEqual(body[2]?.content?.[1]?.marks, [{ type: "foreign", attrs: { lang: "fr" } }]);
  await page.keyboard.press("Control+Shift+X");
  await page.locator('.field-body p[dir="rtl"]').first().waitFor();
  await page.context().close();
});
