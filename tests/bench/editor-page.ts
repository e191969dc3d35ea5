import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import type { Actor } from "#newsroom/permissions.ts";
import { signIn } from "../browser/sign-in.ts";
import { type Figure, figureOf, say } from "./part.ts";

export type Story = { editor: Actor; url: string; id: number };

const bodyBox = ".field-body [contenteditable=true]";

/**
 * Runs in the page before anything of it: puts the caret into the text as soon as there is one, as somebody's finger
 * would, asks for a key, and notes when the frame with its letter was made.
 */
const watchOpening = `
  window.opening = { asked: 0, shown: 0 };
  const afterFrame = (note) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = note; port2.postMessage(0); });
  const look = new MutationObserver(() => {
    const box = document.querySelector(${JSON.stringify(bodyBox)});
    if (!box) return;
    look.disconnect();
    box.focus();
    const before = box.textContent.length;
    new MutationObserver((_, own) => {
      if (box.textContent.length === before) return;
      own.disconnect();
      afterFrame(() => { opening.shown = performance.now(); });
    }).observe(box, { childList: true, characterData: true, subtree: true });
    opening.asked = performance.now();
    askForKey();
  });
  look.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["contenteditable"] });
`;

const opened = z.object({ asked: z.number(), shown: z.number() });

/** Each time in a new profile; the server has shown the page once before. In seconds. */
export async function measureOpening(browser: Browser, story: Story, turns: number): Promise<Figure> {
  const [shown, asked]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= turns; turn += 1) {
    const opening = await openCold(browser, story);
    if (turn === 0) continue; // the server's own first time
    shown.push(opening.shown / 1000);
    asked.push(opening.asked / 1000);
    say(
      `story ${story.id}: text there after ${(opening.asked / 1000).toFixed(2)} s, key shown after ${(opening.shown / 1000).toFixed(2)} s`,
    );
  }
  return figureOf(shown, "median", `the text is there after ${figureOf(asked, "median").value.toFixed(2)} s`);
}

async function openCold(browser: Browser, { editor, url, id }: Story) {
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    await signIn(context, editor);
    const page = await context.newPage();
    const isAsked = new Promise<void>((resolve) => void page.exposeFunction("askForKey", () => resolve()));
    await page.addInitScript(watchOpening);
    await page.goto(`${url}/desk/articles/${id}`, { waitUntil: "commit" });
    await isAsked;
    await page.keyboard.press("b");
    await holds(page, "opening.shown > 0");
    return opened.parse(await page.evaluate("opening"));
  } finally {
    await context.close();
  }
}

/** Notes for every key of the page when the first frame after it was made, from the moment that the keyboard gave it. */
const watchKeys = `
  window.keys = [];
  addEventListener("keydown", (event) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => keys.push(performance.now() - event.timeStamp);
      port2.postMessage(0);
    });
  }, true);
`;

/** Words typed into the middle of a story. @returns ms of each key */
export async function measureKeys(browser: Browser, { editor, url, id }: Story, count: number): Promise<number[]> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  try {
    await signIn(context, editor);
    const page = await context.newPage();
    await page.goto(`${url}/desk/articles/${id}`);
    await page.locator(bodyBox).waitFor();
    await page.locator(`${bodyBox} p`).nth(3).click();
    await typeOn(page, 30); // what comes late has come
    await page.evaluate(watchKeys);
    await typeOn(page, count);
    await holds(page, `keys.length >= ${count}`);
    return z.array(z.number()).parse(await page.evaluate("keys"));
  } finally {
    await context.close();
  }
}

async function typeOn(page: Page, count: number): Promise<void> {
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? "Space" : ("abcdefgh"[key % 8] ?? "a"));
    await page.waitForTimeout(60); // 200 words a minute
  }
}

/** The desk's policy lets no page evaluate words, so the question is asked from here. */
async function holds(page: Page, question: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await page.waitForTimeout(10)) {
    if (await page.evaluate(question)) return;
  }
  throw new Error(`It never was so: ${question}.`);
}
