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

test("shots", async () => {
  const extra = await makeActor({ name: "x", roles: ["editor"] });
  for (const n of [0, 1, 2]) {
    const { epoch, updates } = await readDraft(connection(), id);
    await appendUpdates(extra, id, epoch, [typeInto(updates, " كلمة" + n)], { headline: "إجلاء السفن", words: 40 });
    await keepPauses(new Date(Date.now() + 3_600_000));
  }
  for (const [who, lang] of [
    [editor, "ar"],
    [english, "en"],
  ] as const)
    for (const [w, h] of [
      [1440, 900],
      [390, 800],
    ] as const)
      for (const colorScheme of ["light", "dark"] as const) {
        const page = await openPage(browser, who, `${server.url}/desk/articles/${id}/history?from=1&to=draft`, {
          viewport: { width: w, height: h },
          colorScheme,
        });
        await page.locator("[data-change]").first().waitFor();
        await page.screenshot({ path: `/tmp/shots-h/history-${lang}-${w}-${colorScheme}.png` });
        if (colorScheme === "light" && w === 390) {
          await page.mouse.wheel(0, 500);
          await page.waitForTimeout(300);
          await page.screenshot({ path: `/tmp/shots-h/scrolled-${lang}-${w}-${colorScheme}.png` });
          await page.keyboard.press("F7");
          await page.waitForTimeout(200);
          await page.screenshot({ path: `/tmp/shots-h/walked-${lang}-${w}-${colorScheme}.png` });
        }
        if (colorScheme === "light") {
          await page.goto(`${server.url}/desk/articles/${id}`);
          await page.locator(".ProseMirror").first().waitFor();
          await page.screenshot({ path: `/tmp/shots-h/editor-${lang}-${w}.png` });
        }
        await page.context().close();
      }
});
