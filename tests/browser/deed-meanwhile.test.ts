import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { approveArticle, openForReview, submitArticle } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { pictures } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph, seenOf } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, holdLine, openPage, readContent, saved, sketch, status } from "./editor-page.ts";

const { url: database } = await openDatabase();
const rana = await makeActor({ name: "رنا الخوري" });
const omar = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const submitted = "The story was submitted for review.";
const body = [paragraph("First."), paragraph("Second.")];
const bodyOf = async (id: number) => (await readContent(id)).body.map(sketch);

/** Waits until the log holds this text; what it holds instead is said when it never does. */
async function awaitBody(page: Page, id: number, expected: string[]): Promise<void> {
  for (let turn = 0; turn < 100 && (await bodyOf(id)).join() !== expected.join(); turn += 1) {
    await page.waitForTimeout(50);
  }
  assert.deepEqual(await bodyOf(id), expected);
}

async function openStory(id: number, actor = omar): Promise<{ page: Page; said: string[] }> {
  const page = await openPage(browser, actor, "about:blank");
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.goto(`${server.url}/desk/articles/${id}`);
  await saved(page);
  return { page, said };
}

async function askForPost(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Insert", exact: true }).click();
  await page.getByRole("menuitem", { name: "Embedded post" }).click();
  await box(page, "Link of the post").fill("youtu.be/abc");
  await box(page, "Whose post it is").fill("Port TV");
  await box(page, "Its words").pressSequentially("The ship ");
}

test("a window with what was typed in it stays through a colleague's deed, and its block goes into the text that came", async () => {
  const id = await makeArticle(rana, { content: { headline: "Up", body } });
  const { page, said } = await openStory(id);
  await box(page, "Body").getByText("First.").click();
  await askForPost(page);
  await submitArticle(rana, id, await seenOf(id));
  await page.getByText(submitted).waitFor();
  await page.keyboard.type("arrives"); // the cursor is where it was
  assert.equal(await box(page, "Its words").inputValue(), "The ship arrives");
  assert.equal(await box(page, "Whose post it is").inputValue(), "Port TV");
  await page.getByRole("button", { name: "Put the card into the story" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await awaitBody(page, id, ["paragraph(First.)", "embed()", "paragraph(Second.)"]);

  await box(page, "Body").getByText("Second.").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Control+k");
  await box(page, "Link address").fill("example.org/a");
  await approveArticle(omar, id, await seenOf(id));
  await page.getByText("The story was approved.").waitFor();
  assert.equal(await box(page, "Link address").inputValue(), "example.org/a");
  await page.getByRole("button", { name: "Set link" }).click();
  const linked = "paragraph(<link https://example.org/a>Second.</>)";
  await awaitBody(page, id, ["paragraph(First.)", "embed()", linked]);
  assert.deepEqual(said, []);
  await page.context().close();
});

test("a picture that comes while the next text is on its way goes into that one", async () => {
  const id = await makeArticle(rana, { content: { headline: "Up", body } });
  const page = await openPage(browser, omar, "about:blank");
  const line = await holdLine(page);
  await page.goto(`${server.url}/desk/articles/${id}`);
  await saved(page);
  await box(page, "Body").getByText("First.").click();
  await page.getByRole("button", { name: "Insert picture" }).click();
  const dialog = page.getByRole("dialog");
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a picture" }).click();
  line.hold();
  await submitArticle(rana, id, await seenOf(id));
  await line.hasAsked();
  const buffer = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#446688" } })
    .jpeg()
    .toBuffer();
  await (await chooser).setFiles({ name: "harbour.jpg", mimeType: "image/jpeg", buffer });
  while ((await desk().select().from(pictures).where(eq(pictures.state, "ready"))).length === 0)
    await page.waitForTimeout(200);
  await page.waitForTimeout(3000); // the page has heard of it
  line.release();
  await dialog.waitFor({ state: "detached" });
  await awaitBody(page, id, ["paragraph(First.)", "picture()", "paragraph(Second.)"]);
  await page.context().close();
});

test("the search goes on in the text that came, with its words and the others for them", async () => {
  const id = await makeArticle(rana, {
    content: { headline: "Port", body: [paragraph("A port."), paragraph("A port.")] },
  });
  const { page, said } = await openStory(id);
  await page.keyboard.press("Control+Alt+f");
  const search = page.getByRole("search");
  await search.getByRole("textbox").first().fill("port");
  await search.getByRole("textbox").last().pressSequentially("har");
  await search.getByText("of 3").waitFor();
  await submitArticle(rana, id, await seenOf(id));
  await page.getByText(submitted).waitFor();
  await page.keyboard.type("bour");
  assert.equal(await search.getByRole("textbox").last().inputValue(), "harbour");
  await search.getByRole("button", { name: "Replace all" }).click();
  await awaitBody(page, id, ["paragraph(A harbour.)", "paragraph(A harbour.)"]);
  await box(page, "Body").getByText("A harbour.").last().click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Another port.");
  await search.getByText("of 1").waitFor();
  assert.deepEqual(said, []);
  await page.context().close();
});

test("a window over a story that may be written no more says so, and keeps what was typed to be copied", async () => {
  const id = await makeArticle(rana, { content: { headline: "Up", body } });
  const { page, said } = await openStory(id, rana);
  await box(page, "Body").getByText("First.").click();
  await askForPost(page);
  await submitArticle(rana, id, await seenOf(id)); // in another tab of hers
  await page.getByRole("dialog").getByText("The story has moved on, and you cannot change it now.").waitFor();
  assert.equal(await box(page, "Whose post it is").inputValue(), "Port TV");
  assert.equal(await page.getByRole("button", { name: "Put the card into the story" }).isDisabled(), true);
  await page.keyboard.press("Escape");
  await status(page, "Read only");
  assert.deepEqual(await bodyOf(id), ["paragraph(First.)", "paragraph(Second.)"]);
  assert.deepEqual(said, []);
  await page.context().close();
});

test("what is done while a page goes over to the next text is seen there once it has joined it", async () => {
  const id = await makeArticle(rana);
  const page = await openPage(browser, rana, "about:blank");
  const line = await holdLine(page);
  await page.goto(`${server.url}/desk/articles/${id}`);
  await saved(page);
  line.hold();
  await submitArticle(rana, id, await seenOf(id));
  await line.hasAsked(); // it has heard of the next text, and asks for it
  await page.waitForTimeout(1500); // a page that was read now would not know of the review
  await openForReview(await makeActor({ name: "Samir Khoury", roles: ["editor"] }), id);
  line.release();
  await page.getByText("Samir Khoury has opened this story for review.").waitFor();
  await page.context().close();
});

test("who does a deed writes in the next text at once, though the line has not told of it", async () => {
  const id = await makeArticle(omar, { content: { headline: "Up", body } });
  const page = await openPage(browser, omar, "about:blank");
  let isMute = false;
  await page.routeWebSocket("**/collaboration", (line) => {
    const server = line.connectToServer();
    server.onMessage((message) => {
      const isNews = typeof message !== "string" && message.includes('"kind":"epoch"');
      if (!isMute || !isNews) line.send(message);
    });
  });
  await page.goto(`${server.url}/desk/articles/${id}`);
  await saved(page);
  isMute = true;
  await page
    .getByRole("button", { name: "Approve" })
    .or(page.getByRole("button", { name: "Submit for review" }))
    .first()
    .click();
  await page.getByRole("button", { name: "Submit for review" }).waitFor({ state: "detached" });
  await saved(page);
  await box(page, "Body").getByText("Second.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" At once.");
  await awaitBody(page, id, ["paragraph(First.)", "paragraph(Second. At once.)"]);
  await page.context().close();
});
