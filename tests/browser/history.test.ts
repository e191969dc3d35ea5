import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { readFacts } from "#db/facts.ts";
import { keepPauses } from "#db/pauses.ts";
import { desk as connection } from "#db/process.ts";
import { listRevisions } from "#db/revisions.ts";
import type { BodyNode } from "#newsroom/article.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeContent, makeLive, makePicture, paragraph, setFacts, typeInto, write } from "../factories.ts";
import { type Running, runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { openPage, readContent } from "./editor-page.ts";

const { url: database } = await openDatabase();
const editor = await makeActor({ name: "سمر حداد", roles: ["editor"], language: "ar" });
const english = await makeActor({ name: "Samir Khoury", roles: ["editor"], language: "en" });
const pictures = [await makePicture(editor), await makePicture(editor)];

const figure = (pictureId: number | undefined, credit: string): BodyNode => ({
  type: "picture",
  attrs: { pictureId, credit, alternative: "سفينة" },
  content: [{ type: "text", text: "سفينة في المرفأ" }],
});
const first = [
  paragraph("أعلن الوزير سامي النجار أمس الإثنين إجلاء 12 سفينة من المرفأ قبل وصول العاصفة الى الساحل."),
  paragraph("وقال مسؤول في الميناء إن العمل سيستأنف يوم 15 أيار بعد فحص الأرصفة كلها."),
  figure(pictures[0], "وكالة"),
];
const second = [
  paragraph("أعلن الوزير كريم الحلبي أمس الثلاثاء إجلاء 15 سفينة من المرفأ قبل وصول العاصفة إلى الساحل."),
  paragraph("وقال مسئول في المينـاء إن العمل سيُستأنف يوم 17 أيار بعد فحص الأرصفة كلها."),
  figure(pictures[1], "غيتي"),
];

let server: Running;
let id = 0;
const browser = await launchBrowser();
before(async () => {
  id = await makeLive(editor, { content: { headline: "إجلاء السفن", body: first }, facts: { language: "ar" } });
  await setFacts(editor, id, { slug: "ships" });
  await write(id, makeContent({ headline: "إجلاء السفن", body: second }));
  await keepPauses(new Date(Date.now() + 3_600_000));
  const { epoch, updates } = await readDraft(connection(), id);
  await appendUpdates(editor, id, epoch, [typeInto(updates, " من المرفأ")], { headline: "more", words: 40 });
  server = await runServer({ database });
});
after(async () => {
  await browser.close();
  await server.stop();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const awaitFocus = (page: Page, words: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent?.includes(wanted), words);

test("an editor sees what differs from the live story, walks through its history and brings a version back", async () => {
  const page = await openPage(browser, editor, `${server.url}/desk/articles/${id}`);
  await page.getByRole("button", { name: "قارن بالمنشور" }).click();
  const dialog = page.getByRole("dialog", { name: "قارن بالمنشور" });
  await dialog.getByText(/تغييرًا? في المعنى|تغييرات في المعنى/).waitFor();
  await dialog.getByRole("button", { name: /12.*15/ }).click();
  await awaitFocus(page, "12");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("F7");
  await dialog.getByRole("button", { name: /كريم الحلبي/ }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("link", { name: "النسخ السابقة" }).click();
  const versions = page.getByRole("navigation", { name: "النسخ" });
  await versions.getByText("نُشرت", { exact: true }).waitFor();
  await page.getByLabel("من", { exact: true }).selectOption("1");
  await page.waitForURL(/from=1&to=draft/);
  await page.getByRole("button", { name: /17 أيار/ }).waitFor();
  assert.equal(await page.getByText("قبل", { exact: true }).count(), 1, "the pictures stand side by side");

  const respelt = page.locator("ins").filter({ hasText: "مسئول" });
  await respelt.waitFor();
  await page.getByText("أظهر تغييرات الإملاء").click();
  await respelt.waitFor({ state: "detached" });
  await page.keyboard.press("F7");
  await awaitFocus(page, "من المرفأ");
  await page.keyboard.press("n");
  await page.waitForFunction(() => !document.activeElement?.textContent?.includes("من المرفأ"));
  const place = await focused(page);
  await page.keyboard.press("Shift+F7");
  await awaitFocus(page, "من المرفأ");
  assert.ok(place !== "" && page.url().includes("/history"), "N begins no new story here");

  await page.getByRole("button", { name: "استعد النسخة 1" }).click();
  const asked = page.getByRole("dialog", { name: /أتعود النسخة 1/ });
  await asked.getByText("القصة المنشورة لا تتغيّر").waitFor();
  await asked.getByRole("button", { name: "استعد النسخة 1" }).click();
  await page.getByText("عادت النسخة 1 مسودةً.").waitFor();
  await page.waitForURL(/from=3&to=draft/);
  await versions.getByText("استُعيدت النسخة 1").waitFor();
  assert.deepEqual((await readContent(id)).body[0], first[0]);
  assert.equal((await readFacts(connection(), id)).slug, "");

  await page.getByRole("button", { name: "تراجع" }).click();
  await page.getByText(/عادت المسودة كما كانت/).waitFor();
  assert.equal((await readContent(id)).headline, "إجلاء السفن من المرفأ");
  assert.equal((await readFacts(connection(), id)).slug, "ships");
  await page.context().close();
});

test("in English, on a telephone, from an address: two versions, turned round, and the text alone brought back", async () => {
  const address = `${server.url}/desk/articles/${id}/history?from=1&to=2`;
  const page = await openPage(browser, english, address, { viewport: { width: 390, height: 780 } });
  await page.getByRole("button", { name: /12.*→.*15/ }).waitFor();
  await page.getByRole("button", { name: "Swap" }).click();
  await page.getByRole("button", { name: /15.*→.*12/ }).waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the telephone`);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByLabel("Only the text").check();
  await asked.getByRole("button", { name: "Restore version 1" }).click();
  await page.getByText("Version 1 is the draft again.").waitFor();
  assert.equal((await readContent(id)).headline, "إجلاء السفن");
  assert.equal((await readFacts(connection(), id)).slug, "ships", "the details stayed");
  const deeds = (await listRevisions(editor, id)).map(({ deed }) => deed);
  assert.deepEqual(deeds.slice(0, 1), ["restore"]);

  await page.goto(`${server.url}/desk/articles/${id}/history?from=99&to=nothing`);
  await page.getByText("There is no such version.").waitFor();
  await page.context().close();
});
