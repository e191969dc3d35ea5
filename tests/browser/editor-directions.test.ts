import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CDPSession } from "playwright-core";
import { changeStaff } from "#db/facts.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { type Direction, directionOf } from "#newsroom/body.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph } from "../factories.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { box, openPage, readContent, saved } from "./editor-page.ts";
import { mixedParagraphs } from "./stories/mixed-paragraphs.ts";

const { url: database } = await openDatabase();
const chief = await makeActor({ name: "سامر حداد", roles: ["chief"] });
const rana = await makeActor({ name: "رنا الخوري" });
const omar = await makeActor({ name: "Omar Haddad" });
const server = await runServer({ database });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

/** A story of two reporters. */
async function makeShared(body: Parameters<typeof makeArticle>[1]): Promise<number> {
  const id = await makeArticle(rana, body);
  await changeStaff(chief, id, [rana.id, omar.id]);
  return id;
}

const keysOf = (key: string, times: number) => Array.from({ length: times }, () => key);

const keyCodes: Record<string, number> = { End: 35, Home: 36, ArrowLeft: 37, ArrowRight: 39, Backspace: 8, Delete: 46 };

/** Real keys in a row, each sent before the one before has been answered, as a quick hand does it. */
async function pressAll(line: CDPSession, way: string[]): Promise<void> {
  const events = way.flatMap((name) => {
    const key = name.replace(/^(Control|Shift)\+(Shift\+)?/, "");
    const modifiers = (name.startsWith("Control+") ? 2 : 0) + (name.includes("Shift+") ? 8 : 0);
    const code = keyCodes[key];
    const pressed = { key, modifiers, ...(code ? { code: key, windowsVirtualKeyCode: code } : { text: key }) };
    return [
      { type: code ? ("rawKeyDown" as const) : ("keyDown" as const), ...pressed },
      { type: "keyUp" as const, ...pressed },
    ];
  });
  await Promise.all(events.map((event) => line.send("Input.dispatchKeyEvent", event)));
}

/** Where a writer goes and what a writer changes in one line. */
function wayThrough(letters: number, direction: Direction): string[] {
  const [on, back, letter] =
    direction === "rtl" ? (["ArrowLeft", "ArrowRight", "ب"] as const) : (["ArrowRight", "ArrowLeft", "x"] as const);
  return [
    ...["Home", ...keysOf(on, Math.min(letters, 24) + 2), ...keysOf(back, 5), "End", on, "Home", back, "Home"],
    ...[...keysOf(`Control+${on}`, 4), ...keysOf(`Control+${back}`, 3), "End", `Control+${on}`, `Control+${back}`],
    ...[`Shift+${on}`, `Shift+${back}`, `Shift+${back}`, back, "Home", ...keysOf(`Control+Shift+${on}`, 3), back],
    ...[`Control+Shift+${back}`, "Shift+Home", back, "Shift+End", back, "Shift+Home", on, `Control+${on}`, on, on],
    ...["(", back, "Backspace", on, on, "Delete", "»", on, on, "Delete", "Backspace", `Control+${on}`],
    ...["Control+Backspace", "Control+Delete", letter, `Shift+${back}`, letter, "End", ".", "Backspace"],
    ...["Control+Backspace", "Home", '"', "Delete", on, "1", on, "2"],
  ];
}

test("in mixed paragraphs every key does what it does in a field of the browser's own, with another's cursor in the line", async () => {
  const body: BodyNode[] = [paragraph("أول السطور."), ...mixedParagraphs];
  const id = await makeShared({ content: { body }, facts: { language: "ar" } });
  const page = await openPage(browser, rana, `${server.url}/desk/articles/${id}`, {
    viewport: { width: 1000, height: 900 },
  });
  const atOmar = await openPage(browser, omar, `${server.url}/desk/articles/${id}`);
  await box(atOmar, "Body").click();
  await box(page, "Body").click();
  const line = await page.context().newCDPSession(page);
  const wrong: string[] = [];
  const chosen = body.map(({ attrs }) => String(attrs?.dir ?? "auto"));
  for (const [place, node] of [...body.entries()].slice(1).reverse()) {
    await page.evaluate(makeNative, chosen); // of the lines as they are now: what joins two of them leaves those before in their place
    await atOmar.evaluate(standIn, place);
    await page.locator(".field-body .remote-cursor").first().waitFor();
    const letters = [...new Intl.Segmenter().segment(textOf(node))].length;
    const way = wayThrough(letters, directionOf(node) ?? "rtl");
    const runs: string[][] = [];
    for (const field of [".field-body .ProseMirror:not(.native)", ".native"]) {
      await page.evaluate(startIn, [field, String(place)] as const);
      // A caret at the text's start within 200 ms of the focus is taken for the browser's own by ProseMirror, and put back. No hand is so quick.
      if (place === 1) await page.waitForTimeout(300);
      await pressAll(line, way);
      runs.push(await page.evaluate(endLog, field));
    }
    const [ours = [], natives = []] = runs;
    assert.equal(natives.length, way.length + 1, "every key was heard");
    const first = ours.findIndex((step, at) => step !== natives[at]);
    if (first >= 0) {
      wrong.push(`${textOf(node)}\n  after ${way[first - 1]}: ${ours[first]}, the browser's own: ${natives[first]}`);
    }
  }
  assert.deepEqual(wrong.reverse(), []);
  assert.equal(await box(page, "Body").locator(".remote-cursor").count(), 0, "no other's cursor stands in the text");
  await page.context().close();
  await atOmar.context().close();
});

/** In the page: the same lines beside the editor's, as the browser alone edits them. */
function makeNative(directions: string[]): void {
  const paper = document.querySelector(".story-paper");
  const own = document.querySelector(".field-body .ProseMirror");
  if (!paper || !own) throw new Error("no text");
  document.querySelector(".native")?.parentElement?.remove();
  const frame = document.createElement("div");
  frame.className = "field field-body";
  const native = document.createElement("div");
  native.className = "ProseMirror native";
  native.contentEditable = "true";
  native.innerHTML = own.innerHTML;
  for (const [at, line] of [...native.children].entries()) line.setAttribute("dir", directions[at] ?? "auto");
  frame.append(native);
  paper.append(frame);
  const log: string[] = [];
  const note = () => {
    const field = document.activeElement;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
    const [at, to] = [
      [anchorNode, anchorOffset],
      [focusNode, focusOffset],
    ].map(([node, offset]) => {
      if (!(node instanceof Node) || typeof offset !== "number") return "nowhere";
      const line = [...(field?.children ?? [])].findIndex((one) => one.contains(node));
      const range = document.createRange();
      range.setStart(field?.children[line] ?? document, 0);
      range.setEnd(node, offset);
      return `${line}:${range.toString().length}`;
    });
    const line = Number(at?.split(":")[0]);
    log.push(`${at}→${to} ${field?.children[line]?.textContent}`);
  };
  if (!("log" in globalThis))
    addEventListener(
      "keydown",
      (event) => !["Shift", "Control"].includes(event.key) && Reflect.get(globalThis, "note")(),
      true,
    );
  Object.assign(globalThis, { log, note });
}

/** In the page: the caret at the beginning of a line. */
function startIn([field, line]: readonly [string, string]): void {
  const host = document.querySelector<HTMLElement>(field);
  host?.focus();
  getSelection()?.collapse(host?.children[Number(line)] ?? null, 0);
}

function endLog(): string[] {
  const log: string[] = Reflect.get(globalThis, "log");
  Reflect.get(globalThis, "note")();
  return log.splice(0);
}

/** In the other's page: the caret in the middle of a line, inside a word. */
function standIn(line: number): void {
  const words = document.querySelector(".field-body .ProseMirror")?.children[line];
  const host = document.querySelector<HTMLElement>(".field-body .ProseMirror");
  host?.focus();
  const all = document.createTreeWalker(words ?? document, NodeFilter.SHOW_TEXT);
  const node = all.nextNode();
  getSelection()?.collapse(node, Math.floor((node?.textContent?.length ?? 0) / 2));
}

test("a caret that the browser has moved and not yet told of stays there when others write and move", async () => {
  const id = await makeShared({ content: { body: [paragraph("أول السطر، ثم Reuters وآخره.")] } });
  const page = await openPage(browser, rana, `${server.url}/desk/articles/${id}`);
  const atOmar = await openPage(browser, omar, `${server.url}/desk/articles/${id}`);
  await box(atOmar, "Body").click();
  await box(page, "Body").click();
  await page.keyboard.press("Control+Home");
  await page.locator(".field-body .remote-cursor").waitFor();
  await page.evaluate(holdNews);
  await page.keyboard.press("Control+End");
  await atOmar.keyboard.press("Control+Home");
  await atOmar.keyboard.type("قبل ");
  await box(page, "Body").filter({ hasText: "قبل أول السطر" }).waitFor();
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done)))); // all that follows is drawn
  await page.keyboard.type("!");
  await saved(page);
  assert.deepEqual((await readContent(id)).body.map(textOf), ["قبل أول السطر، ثم Reuters وآخره.!"]);

  await page.keyboard.press("Control+Home");
  await page.evaluate(holdNews);
  await page.keyboard.press("Control+End");
  await page.locator(".field-body .remote-sheet").evaluate(watchMoves);
  await atOmar.keyboard.press("Control+End");
  await page.locator("[data-has-moved]").waitFor({ state: "attached" });
  await page.keyboard.type("؟");
  await saved(page);
  assert.deepEqual((await readContent(id)).body.map(textOf), ["قبل أول السطر، ثم Reuters وآخره.!؟"]);
  await page.context().close();
  await atOmar.context().close();
});

/** In the page: the browser's news of its caret do not come through until somebody types. */
function holdNews(): void {
  const hold = (event: Event) => event.isTrusted && event.stopImmediatePropagation();
  addEventListener("selectionchange", hold, true);
  addEventListener("keypress", () => removeEventListener("selectionchange", hold, true), { capture: true, once: true });
}

function watchMoves(sheet: Element): void {
  const note = () => document.body.toggleAttribute("data-has-moved", true);
  new MutationObserver(note).observe(sheet, { childList: true });
}
