/* Long on purpose: one person's ways through one page. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import sharp from "sharp";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { articles } from "#db/schema.ts";
import type { BodyNode, Content } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "ليلى منصور" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

async function openPage(actor: Actor, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", baseURL: server.url, ...options });
  context.setDefaultTimeout(15_000);
  await signIn(context, actor);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const saved = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .waitFor();
const idOf = (page: Page) => Number(/\/desk\/articles\/(\d+)$/.exec(page.url())?.[1]);
const countArticles = async () => (await desk().select({ id: articles.id }).from(articles)).length;

async function readContent(id: number): Promise<Content> {
  return contentOf((await readDraft(desk(), id)).updates);
}

/** A node as `type[attributes](content)`, short enough to compare. */
function sketch(node: BodyNode): string {
  if (node.type === "text") {
    const marks = (node.marks ?? []).map((mark) => (mark.type === "link" ? `link ${mark.attrs?.href}` : mark.type));
    return marks.length > 0 ? `<${marks.sort().join(" ")}>${node.text}</>` : (node.text ?? "");
  }
  const { dir, level } = node.attrs ?? {};
  const kind = `${node.type}${level ?? ""}${dir ? `[${dir}]` : ""}`;
  return `${kind}(${(node.content ?? []).map(sketch).join("")})`;
}

test("looking at the blank page makes no article; the first letter makes one, and keeps focus and letters", async () => {
  const before = await countArticles();
  const page = await openPage(reporter, "/desk/articles/new");
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
  const page = await openPage(reporter, "/desk/articles/new");
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
  const page = await openPage(reporter, "/desk/articles/new");
  await page.getByLabel("Language", { exact: true }).selectOption("ar");
  await page.waitForURL(/\/desk\/articles\/\d+$/);
  await saved(page);
  assert.equal(await countArticles(), before + 1);
  await page.locator(".story-paper[dir=rtl][lang=ar]").waitFor();
  await page.context().close();
});

test("a story is written with the keyboard from kicker to list, each block in its own direction", async () => {
  const page = await openPage(reporter, "/desk/articles/new");
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

test("a link is set, refused when it is none, changed, taken away, and pasted over words", async () => {
  const id = await makeArticle(reporter, {
    content: { body: [{ type: "paragraph", content: [{ type: "text", text: "Read here" }] }] },
  });
  const page = await openPage(reporter, `/desk/articles/${id}`, { permissions: ["clipboard-read", "clipboard-write"] });
  const body = async () => (await readContent(id)).body.map(sketch).join();
  const address = () => page.getByRole("textbox", { name: "Link address" });
  await box(page, "Body").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+k");
  await address().fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await page.getByText("This is no web address").waitFor();
  await address().fill("example.org/a");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Link", pressed: true }).waitFor();
  await saved(page);
  assert.equal(await body(), "paragraph(Read <link https://example.org/a>here</>)");

  await page.getByRole("button", { name: "Link", exact: true }).click();
  assert.equal(await address().inputValue(), "https://example.org/a");
  await page.getByRole("button", { name: "Remove link" }).click();
  await page.getByRole("button", { name: "Link", pressed: false }).waitFor();
  await saved(page);
  assert.equal(await body(), "paragraph(Read here)");

  await box(page, "Body").click();
  await page.keyboard.press("Control+a");
  await page.evaluate(() => navigator.clipboard.writeText("https://example.org/b"));
  await page.keyboard.press("Control+v");
  await saved(page);
  assert.equal(await body(), "paragraph(<link https://example.org/b>Read here</>)");
  await page.context().close();
});

test("pasting keeps what the story knows and drops the rest; a headline takes one line", async () => {
  const id = await makeArticle(reporter, { content: { headline: "", body: [] } });
  const page = await openPage(reporter, `/desk/articles/${id}`, { permissions: ["clipboard-read", "clipboard-write"] });
  const paste = async (field: string, html: string, text: string) => {
    await box(page, field).click();
    await page.evaluate(
      async ([rich = "", plain = ""]) => {
        const item = {
          "text/html": new Blob([rich], { type: "text/html" }),
          "text/plain": new Blob([plain], { type: "text/plain" }),
        };
        await navigator.clipboard.write([new ClipboardItem(item)]);
      },
      [html, text],
    );
    await page.keyboard.press("Control+v");
  };
  const rich =
    '<h1>Big</h1><h2 style="color:red" onclick="x()">Next</h2><p>One <b>two</b> <a href="javascript:x()">three</a></p><ul><li>four</li></ul><script>five</script><img src="x">';
  await paste("Body", rich, "");
  await paste("Headline", "<p>First</p><p>second</p>", "First\n\nsecond");
  await saved(page);
  const { headline, body } = await readContent(id);
  assert.equal(headline, "First second");
  assert.deepEqual(body.map(sketch), [
    "paragraph(Big)",
    "heading2(Next)",
    "paragraph(One <bold>two</> three)",
    "bulletList(listItem(paragraph(four)))",
  ]);
  await page.context().close();
});

test("undo goes back through the whole story, field by field, and takes the writer along", async () => {
  const page = await openPage(reporter, "/desk/articles/new");
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
  const page = await openPage(reporter, `/desk/articles/${id}`);
  await page.getByRole("button", { name: "Heading", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Bold");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Bold", pressed: true }).waitFor();
  await page.context().close();

  const arab = await makeActor({ language: "ar" });
  const own = await makeArticle(arab);
  const arabic = await openPage(arab, `/desk/articles/${own}`);
  for (const name of ["العنوان التمهيدي", "العنوان", "المقدمة", "المتن"]) await box(arabic, name).waitFor();
  await arabic.getByRole("button", { name: "عنوان فرعي", exact: true }).focus();
  await arabic.keyboard.press("ArrowLeft");
  await arabic.keyboard.press("ArrowLeft");
  assert.equal(await arabic.evaluate(() => document.activeElement?.getAttribute("aria-label")), "عريض");
  await arabic.context().close();
});

test("a picture goes into the body, with a caption in the text and credit and alternative text beside it", async () => {
  const id = await makeArticle(reporter);
  const page = await openPage(reporter, `/desk/articles/${id}`);
  const buffer = await sharp({ create: { width: 800, height: 500, channels: 3, background: "#446688" } })
    .jpeg()
    .toBuffer();
  await box(page, "Body").click();
  await page.getByRole("button", { name: "Insert picture" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose a picture" }).click();
  await (await chooser).setFiles({ name: "harbour.jpg", mimeType: "image/jpeg", buffer });
  await box(page, "Caption").waitFor({ timeout: 90_000 }); // its renditions are made first
  await box(page, "Caption").fill("جنود عند المرفأ");
  await box(page, "Credit").fill("غيتي");
  await box(page, "Alternative text").fill("رجال عند سفينة");
  const image = page.locator(".body-picture img");
  await image.waitFor();
  assert.ok(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth > 0)));
  await saved(page);
  const picture = (await readContent(id)).body.find((node) => node.type === "picture");
  assert.equal(sketch(picture ?? { type: "none" }), "picture(جنود عند المرفأ)");
  assert.equal(picture?.attrs?.credit, "غيتي");
  assert.equal(picture?.attrs?.alternative, "رجال عند سفينة");
  await page.getByRole("checkbox", { name: "Decorative" }).check({ force: true });
  await saved(page);
  assert.equal((await readContent(id)).body.find((node) => node.type === "picture")?.attrs?.isDecorative, true);
  await page.context().close();
});
