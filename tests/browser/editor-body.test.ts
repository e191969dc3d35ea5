import assert from "node:assert/strict";
import { after, test } from "node:test";
import sharp from "sharp";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved, sketch } from "./editor-page.ts";

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "ليلى منصور" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

test("a link is set, refused when it is none, changed, taken away, and pasted over words", async () => {
  const id = await makeArticle(reporter, {
    content: { body: [{ type: "paragraph", content: [{ type: "text", text: "Read here" }] }] },
  });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
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
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
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
    "heading2(Big)",
    "heading2(Next)",
    "paragraph(One <bold>two</> three)",
    "bulletList(listItem(paragraph(four)))",
  ]);
  await page.context().close();
});

test("a picture goes into the body, with a caption in the text and credit and alternative text beside it", async () => {
  const id = await makeArticle(reporter);
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
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

/** Counts, through the door that React keeps for its tools, how often more than a few parts of the page are drawn anew at once. */
const countRedraws = `
  window.redraws = { count: 0, isFirst: true };
  const isDrawn = (fiber) => typeof fiber.type === "function" && fiber.alternate !== null && (fiber.flags & 1) === 1;
  const countIn = (fiber) => {
    let count = 0;
    for (let each = fiber; each; each = each.sibling) {
      if (isDrawn(each)) count += 1;
      if (each.child && each.child !== each.alternate?.child) count += countIn(each.child);
    }
    return count;
  };
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    renderers: new Map(),
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot(_, root) { if (countIn(root.current.child) > 15) redraws.count += 1; },
  };
`;

test("a letter draws nothing anew but the word that says where the text is; the page follows in its own time", async () => {
  const id = await makeArticle(reporter, { content: { body: [{ type: "paragraph" }] } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  await page.addInitScript(countRedraws);
  await page.reload();
  await box(page, "Body").click();
  await page.keyboard.type("Before. ", { delay: 30 });
  await saved(page);
  const counted = () => page.evaluate(() => [Reflect.get(window, "redraws").count, performance.now()]);
  const [before = 0, began = 0] = await counted();
  await page.keyboard.type("الميناء القديم يفتح أرصفته أمام السفن", { delay: 60 });
  await saved(page);
  const [redraws = 0, ended = 0] = await counted();
  assert.ok(before > 0, "nothing is counted");
  // The checks and the length read the text three times a second.
  assert.ok(redraws - before <= (ended - began) / 300 + 2, `${redraws - before} in ${ended - began} ms`);
  await page.context().close();
});
