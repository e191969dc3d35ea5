import { gzipSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";
import { createArticle } from "#db/articles.ts";
import { installBrowser, launchBrowser } from "../browser/browser.ts";
import { signIn } from "../browser/sign-in.ts";
import { openHouse } from "./house.ts";
import { type Figure, figureOf, type Options, type Part, type Row, say } from "./part.ts";

const deskRows = {
  "script.login": { what: "script of the sign-in page, gzip", goal: { most: 150 }, unit: "KB" },
  "script.list": { what: "script of the stories list, gzip", goal: { most: 250 }, unit: "KB" },
  "script.editor": { what: "script of a story being written, gzip", goal: { most: 350 }, unit: "KB" },
  "script.writing": {
    what: "the same, with all that is fetched ahead once somebody writes, gzip",
    goal: { most: 550 },
    unit: "KB",
  },
} as const satisfies Record<string, Row>;

/** What the desk asks of a reporter's line: every script that a page loads before anybody touches it, and once somebody writes. */
export const desk: Part = { groups: ["script"], rows: deskRows, reasons: {}, measure };

async function measure(options: Options): Promise<Record<string, Figure>> {
  if (!installBrowser()) throw new Error("The benchmarks need Chromium.");
  const house = await openHouse(options);
  const browser = await launchBrowser();
  try {
    await house.fill(options.isShort ? 10 : 60);
    const { url } = await house.serve();
    house.enter();
    const article = await createArticle(house.editor, { clientKey: "weight", language: "ar" });
    const staff = await browser.newContext();
    await signIn(staff, house.editor);
    const login = await openWeighed(await browser.newContext(), `${url}/login`, "form");
    const list = await openWeighed(staff, `${url}/desk/articles`, "main");
    const editor = await openWeighed(staff, `${url}/desk/articles/${article.id}`, ".ProseMirror");
    const opened = await editor.weigh();
    await editor.page.locator(".field-body .ProseMirror").pressSequentially("x");
    await editor.rest();
    return {
      "script.login": await login.weigh(),
      "script.list": await list.weigh(),
      "script.editor": opened,
      "script.writing": await editor.weigh(),
    };
  } finally {
    await browser.close();
    await house.close();
  }
}

/**
 * Opens a page and keeps the size of every script that it loads.
 * @param awaited a selector of what the page shows once it can be used
 */
async function openWeighed(context: BrowserContext, url: string, awaited: string) {
  const page = await context.newPage();
  const bodies: Promise<{ name: string; bytes: number }>[] = [];
  let newest = performance.now();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    newest = performance.now();
    const name = new URL(response.url()).pathname.replace(/^.*\//, "");
    bodies.push(response.body().then((body) => ({ name, bytes: gzipSync(body).length })));
  });
  await page.goto(url, { waitUntil: "load" });
  await page.locator(awaited).first().waitFor();
  await page.waitForTimeout(1500); // what is fetched without a deed of anybody's counts too
  /** Until no script has come for three seconds. */
  const rest = async () => {
    newest = performance.now();
    while (performance.now() - newest < 3000) await page.waitForTimeout(250);
  };
  const weigh = async (): Promise<Figure> => {
    const scripts = (await Promise.all(bodies)).toSorted((one, other) => other.bytes - one.bytes);
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
    say(`${new URL(url).pathname}: ${total.toFixed(0)} KB in ${scripts.length} scripts`);
    const largest = scripts.slice(0, 3).map(({ bytes }) => (bytes / 1024).toFixed(0));
    return figureOf([total], "median", `${scripts.length} scripts, the largest ${largest.join(", ")} KB`);
  };
  return { page, rest, weigh };
}
