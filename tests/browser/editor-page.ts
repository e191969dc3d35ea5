import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import type { BodyNode, Content } from "#newsroom/article.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { signIn } from "./sign-in.ts";

/** A page of the desk, opened by a person in a browser window of their own. */
export async function openPage(
  browser: Browser,
  actor: Actor,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  context.setDefaultTimeout(20_000);
  await signIn(context, actor);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/**
 * Stands between a page, before it is opened, and the collaboration: nothing that the page says passes while it is held.
 * `hasAsked` resolves when the page has said something meanwhile.
 */
export async function holdLine(page: Page) {
  let isHeld = false;
  const held: (() => void)[] = [];
  await page.routeWebSocket("**/collaboration", (line) => {
    const server = line.connectToServer();
    line.onMessage((message) => {
      if (isHeld) held.push(() => server.send(message));
      else server.send(message);
    });
  });
  return {
    hold() {
      isHeld = true;
    },
    async hasAsked() {
      while (held.length === 0) await page.waitForTimeout(50);
    },
    release() {
      isHeld = false;
      for (const send of held.splice(0)) send();
    },
  };
}

export const box = (page: Page | Locator, name: string) => page.getByRole("textbox", { name, exact: true });

/** Waits until the status says exactly this. */
export const status = (page: Page, text: string) =>
  page
    .getByRole("status")
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

export const saved = (page: Page) => status(page, "Saved");
export const idOf = (page: Page) => Number(/\/desk\/articles\/(\d+)$/.exec(page.url())?.[1]);

/** What the log holds. */
export async function readContent(id: number): Promise<Content> {
  return contentOf((await readDraft(desk(), id)).updates);
}

/** A node as `type[direction](content)`, short enough to compare. */
export function sketch(node: BodyNode): string {
  if (node.type === "text") {
    const marks = (node.marks ?? []).map((mark) => (mark.type === "link" ? `link ${mark.attrs?.href}` : mark.type));
    return marks.length > 0 ? `<${marks.sort().join(" ")}>${node.text}</>` : (node.text ?? "");
  }
  const { dir, level } = node.attrs ?? {};
  const kind = `${node.type}${level ?? ""}${dir ? `[${dir}]` : ""}`;
  return `${kind}(${(node.content ?? []).map(sketch).join("")})`;
}
