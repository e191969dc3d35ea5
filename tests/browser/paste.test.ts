import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import sharp from "sharp";
import type { BodyNode } from "#newsroom/article.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved } from "./editor-page.ts";
import { clear, missingLetters, paste, readReceipt, receipt, shownText, sketch, textWithMarks } from "./paste-page.ts";

/**
 * What each program puts on the clipboard, and what the story makes of it: `paste/*.html` with the expected body and receipt
 * beside it. Pasted as real paste events, read back from the database.
 */
const folder = join(import.meta.dirname, "paste");
const fixtures = globSync("*.html", { cwd: folder }).toSorted();

const { url: database } = await openDatabase();
const reporter = await makeActor({ name: "ليلى منصور" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

test("what Word, Google, LibreOffice, mail and web pages put on the clipboard becomes the story's own, with a receipt, and no letter is lost in silence", async () => {
  const id = await makeArticle(reporter, { content: { body: [] } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  await box(page, "Body").waitFor();
  for (const name of fixtures) {
    const html = readFileSync(join(folder, name), "utf8");
    const text = await shownText(page, html);
    await box(page, "Body").click();
    await paste(page, { html, text });
    await receipt(page).waitFor();
    await saved(page);
    const { body } = await readContent(id);
    const said = await readReceipt(page);
    const made = `${body.map(sketch).join("\n")}\n---\n${said}\n`;
    assert.equal(made, readFileSync(join(folder, name.replace(".html", ".txt")), "utf8"), name);
    const lost = missingLetters(
      text.replace(/\[\w{1,2}\]|^o[\s\u00a0]+/gm, ""),
      `${body.map(textWithMarks).join(" ")} ${said}`,
    );
    assert.equal(lost, "", `${name}: lost in silence`);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await clear(page);
  }
  assert.ok(fixtures.length >= 9);
  await page.context().close();
});

test("the first undo brings the raw text, the second takes it away; a quote pasted into a sentence stays a quote", async () => {
  const words = [{ type: "paragraph", content: [{ type: "text", text: "before after" }] }];
  const id = await makeArticle(reporter, { content: { body: words } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const body = async () => {
    await saved(page);
    return (await readContent(id)).body.map(sketch);
  };
  await box(page, "Body").click();
  await page.keyboard.press("Control+Home");
  for (let letter = 0; letter < 7; letter += 1) await page.keyboard.press("ArrowRight");
  await paste(page, {
    html: "<blockquote><p>So it is.</p></blockquote><p>Thus <b>he</b>.</p>",
    text: "So it\u200b is.\nThus he.",
  });
  await page.getByText("Kept: 1 quote, bold or italic in 1 place.").waitFor();
  assert.deepEqual(await body(), [
    "paragraph(before )",
    "blockquote(paragraph(So it is.))",
    "paragraph(Thus <bold>he</>.after)",
  ]);
  await page.keyboard.press("Control+z");
  await receipt(page).waitFor({ state: "detached" });
  assert.deepEqual(await body(), ["paragraph(before So it\u200b is.)", "paragraph(Thus he.after)"]);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await body(), ["paragraph(before after)"]);

  await page.keyboard.press("Control+a");
  await page.keyboard.down("Shift"); // Mod+Shift+V
  await paste(page, { html: "<h1>Big</h1>", text: "> Big\ufeff" });
  await page.keyboard.up("Shift");
  assert.deepEqual(await body(), ["paragraph(> Big)"]);
  await page.keyboard.press("Control+a");
  await paste(page, { text: "He wrote:\r\n> So it\r\n> is.\r\n>\r\n> Thus." });
  assert.deepEqual(await body(), ["paragraph(He wrote:)", "blockquote(paragraph(So it is.)paragraph(Thus.))"]);
  await page.keyboard.press("Control+a");
  await paste(page, { html: "<ul><li>a</li></ul>", text: "a" });
  await paste(page, { html: "<ul><li>b</li><li>c</li></ul>", text: "b\nc" });
  assert.deepEqual(await body(), ["bulletList(listItem(paragraph(ab))listItem(paragraph(c)))"]);
  await page.keyboard.press("Control+a");
  await paste(page, { html: '<p style="color: red">Red</p>', text: "Red" });
  await page.getByText("Left out: text colour.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Raw text" }).count(), 0); // it is the raw text
  await paste(page, { text: "One\u200b\r\ntwo\u2003three", field: "Headline" });
  await saved(page);
  assert.equal((await readContent(id)).headline.startsWith("One two three"), true);
  await page.context().close();
});

test("what is longer than a million letters is not put in, in no field, and one sentence says what to do", async () => {
  const id = await makeArticle(reporter, { content: { headline: "Harbour", body: [{ type: "paragraph" }] } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const letters = "أخبار ".repeat(200_000);
  for (const clip of [{ text: letters, field: "Headline" }, { text: letters }, { html: `<p>${letters}</p>` }]) {
    await box(page, "Body").pressSequentially("x");
    await paste(page, clip);
    await receipt(page).getByText("more than a million letters").waitFor();
    await receipt(page).getByRole("button", { name: "Dismiss" }).click();
  }
  await saved(page);
  const { headline, body } = await readContent(id);
  assert.deepEqual([headline, ...body.map(sketch)], ["Harbour", "paragraph(xxx)"]); // nothing was undone either
  await page.context().close();
});

test("what is copied from one story of ours is whole in another, and tells nothing", async () => {
  const text = (words: string): BodyNode => ({ type: "text", text: words });
  const blocks: BodyNode[] = [
    { type: "pullQuote", content: [{ type: "paragraph", content: [text("So it is")] }] },
    {
      type: "picture",
      attrs: { pictureId: 7, credit: "Agency", alternative: "", isDecorative: true },
      content: [text("A ship")],
    },
    {
      type: "paragraph",
      content: [text("In "), { ...text("Le Havre"), marks: [{ type: "foreign", attrs: { lang: "fr" } }] }],
    },
  ];
  const from = await makeArticle(reporter, { content: { body: blocks } });
  const to = await makeArticle(reporter, { content: { body: [] } });
  const permissions = ["clipboard-read", "clipboard-write"];
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${from}`, { permissions });
  await box(page, "Body").getByText("Le Havre").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.goto(`${server.url}/desk/articles/${to}`);
  await box(page, "Body").click();
  await page.keyboard.press("Control+v");
  await box(page, "Body").getByText("Le Havre").waitFor();
  await saved(page);
  assert.deepEqual((await readContent(to)).body.map(sketch), (await readContent(from)).body.map(sketch));
  assert.equal(await receipt(page).count(), 0);
  await page.context().close();
});

test("pasted and dropped pictures are sent to where they were put; one that cannot be taken says why and waits for another file", async () => {
  const id = await makeArticle(reporter, { content: { body: [] } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#446688" } })
    .png()
    .toBuffer();
  const encoded = picture.toString("base64");
  await box(page, "Body").click();
  await paste(page, {
    html: `<p>Words</p><img src="data:image/png;base64,${encoded}"><img src="file:///C:/a/clip.png">`,
  });
  await page.getByText("Kept: 1 picture.").waitFor();
  await page.locator(".body-picture img").first().waitFor({ timeout: 90_000 });
  await saved(page);
  const pictures = async () =>
    (await readContent(id)).body.filter((node) => node.type === "picture").map((node) => node.attrs?.pictureId);
  assert.deepEqual(
    (await pictures()).map((each) => typeof each === "number" && each > 0),
    [true, false],
  );

  const chooser = page.waitForEvent("filechooser");
  await box(page, "Body").getByRole("button", { name: "Choose a picture" }).click();
  await (await chooser).setFiles({ name: "none.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByRole("alert").filter({ hasText: "none.png" }).waitFor({ timeout: 90_000 });
  const again = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose another file" }).click();
  await (await again).setFiles({ name: "ship.png", mimeType: "image/png", buffer: picture });
  await page.locator(".body-picture img").nth(1).waitFor({ timeout: 90_000 });

  await box(page, "Body")
    .getByText("Words")
    .evaluate((element, bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(
        new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], "drop.png", { type: "image/png" }),
      );
      const { left, top } = element.getBoundingClientRect();
      const place = { clientX: left + 2, clientY: top + 2, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent("drop", { dataTransfer, ...place }));
    }, encoded);
  await page.locator(".body-picture img").nth(2).waitFor({ timeout: 90_000 });
  await saved(page);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await box(page, "Body").evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["%PDF"], "report.pdf", { type: "application/pdf" }));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByText("Left out: 1 file that is no picture.").waitFor();
  await saved(page);
  const sent = await pictures();
  assert.equal(sent.length, 3);
  assert.ok(sent.every((each) => typeof each === "number" && each > 0));
  await page.context().close();
});

test("one command writes the quotation marks of the whole story, or of what is chosen, as the site does, and one undo takes it back", async () => {
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const body = [paragraph('قال "نعم" أمس'), paragraph("He said \"it's 'fine'\" today")];
  const id = await makeArticle(reporter, { content: { headline: '"لا" قاطعة', body } });
  const page = await openPage(browser, reporter, `${server.url}/desk/articles/${id}`);
  const texts = async () => {
    await saved(page);
    const content = await readContent(id);
    return [content.headline, ...content.body.map(textWithMarks).map((text) => text.trim())];
  };
  const before = await texts();
  await box(page, "Body").click();
  await page.getByRole("button", { name: "Quotation marks" }).click();
  await page.getByText("8 quotation marks changed.").waitFor();
  assert.deepEqual(await texts(), ["«لا» قاطعة", "قال «نعم» أمس", "He said “it's ‘fine’” today"]);
  await page.getByRole("button", { name: "Quotation marks" }).click();
  await page.getByText("All quotation marks are as the site writes them.").waitFor();
  await box(page, "Body").click();
  await page.keyboard.press("Control+z");
  await box(page, "Headline").getByText('"لا"').waitFor();
  assert.deepEqual(await texts(), before);
  await box(page, "Body").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+End");
  await page.getByRole("button", { name: "Quotation marks" }).click();
  await page.getByText("2 quotation marks changed.").waitFor();
  assert.deepEqual(await texts(), ['"لا" قاطعة', "قال «نعم» أمس", before[2]]);
  await page
    .getByRole("alertdialog")
    .filter({ hasText: "2 quotation marks" })
    .getByRole("button", { name: "Undo" })
    .click();
  await box(page, "Body").getByText('قال "نعم" أمس').waitFor();
  assert.deepEqual(await texts(), before);
  await page.context().close();
});
