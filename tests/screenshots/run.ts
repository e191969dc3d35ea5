import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { getProcess } from "#db/process.ts";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import type { Language } from "#newsroom/article.ts";
import { readEnvironment } from "#server/environment.ts";
import { withDatabase } from "#server/find-database.ts";
import { installBrowser, launchBrowser } from "../browser/browser.ts";
import { buildPages } from "../prepare.ts";
import { runServer } from "../server/run-server.ts";
import { listPages, type Shown } from "./pages.ts";

/** Photographs of every page of the sample newsroom: `npm run screenshots`. */
const help = `npm run screenshots -- [OPTIONS]

Every page of the sample newsroom, in Arabic and English, 390 and 1440 px wide, light and dark, into screenshots/.

  --only NAME,…   some pages
  --readme        also the few that the README shows, into docs/screenshots/
`;

const root = resolve(import.meta.dirname, "..", "..");
const folder = join(root, "screenshots");
const readmeFolder = join(root, "docs", "screenshots");
const credentials = { email: "admin@khabar.example", password: "a long word for photographs" };
const languages = ["ar", "en"] as const;
const widths = [390, 1440];
const themes = ["light", "dark"] as const;
const tallest = 4000; // px

/** What the README shows: light and dark, Arabic and English, a desk and a phone. */
const readme = new Set([
  ...["front-ar-1440-light", "front-en-1440-dark", "story-ar-390-light", "story-ar-390-dark"],
  ...["editor-ar-1440-light", "dashboard-en-1440-light", "stories-ar-1440-dark"],
]);

const { values: given } = parseArgs({
  options: {
    only: { type: "string" },
    readme: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const only = given.only === undefined ? null : new Set(given.only.split(","));

/** @returns how many pictures there are now */
async function photographAll(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  for (const place of given.readme ? [folder, readmeFolder] : [folder]) mkdirSync(place, { recursive: true });
  const browser = await launchBrowser();
  const server = await runServer({
    database: "embedded",
    variables: {
      KHABAR_SAMPLE: "1",
      KHABAR_ADMIN_EMAIL: credentials.email,
      KHABAR_ADMIN_PASSWORD: credentials.password,
    },
    whileStarting: (port) => photographStart(browser, `http://localhost:${port}`),
  });
  let taken = 0;
  try {
    const kinds = await findPages(server.dataFolder);
    for (const language of languages) {
      const pages = kinds[language].filter(({ name }) => only?.has(name) ?? true);
      for (const width of widths) {
        for (const theme of themes)
          taken += await photographPages(browser, server.url, pages, { language, width, theme });
      }
    }
  } finally {
    await server.stop();
    await browser.close();
  }
  return taken;
}

function findPages(dataFolder: string): Promise<Record<Language, Shown[]>> {
  return withDatabase(readEnvironment({ KHABAR_DATA: dataFolder }), async () => {
    const { desk } = getProcess();
    return { ar: await listPages(desk, "ar"), en: await listPages(desk, "en") };
  });
}

type View = { language: Language; width: (typeof widths)[number]; theme: (typeof themes)[number] };

async function photographPages(browser: Browser, url: string, pages: Shown[], view: View): Promise<number> {
  const stranger = await openContext(browser, view);
  const staff = await openContext(browser, view);
  if (pages.some(({ isStaff }) => isStaff)) await signIn(staff, url, view);
  for (const { name, path, isStaff } of pages) {
    const page = await (isStaff ? staff : stranger).newPage();
    await page.goto(url + path, { waitUntil: "load" });
    await settle(page);
    await photograph(page, `${name}-${view.language}-${view.width}-${view.theme}`);
    await page.close();
    process.stdout.write(".");
  }
  await staff.close();
  await stranger.close();
  return pages.length;
}

function openContext(browser: Browser, { language, width, theme }: View): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    locale: language === "ar" ? "ar" : "en-GB",
    reducedMotion: "reduce",
  });
}

async function signIn(context: BrowserContext, url: string, { language }: View): Promise<void> {
  const words = language === "ar" ? ar : en;
  const page = await context.newPage();
  await page.goto(`${url}/login`);
  await page.getByLabel(words.signIn.email, { exact: true }).fill(credentials.email);
  await page.getByLabel(words.signIn.password, { exact: true }).fill(credentials.password);
  await page.getByRole("button", { name: words.signIn.submit, exact: true }).click();
  await page.waitForURL(/\/desk/);
  await page.close();
}

/** Pictures below the first view load as one comes to them; the editor when its script is there. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const picture of document.images) picture.loading = "eager";
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
    await document.fonts.ready;
  })()`);
  if (/\/desk\/articles\/\d+$/.test(page.url())) await page.locator(".ProseMirror").first().waitFor();
  await page.waitForTimeout(300);
}

/** The whole page, as far as anybody looks. */
async function photograph(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ fullPage: true });
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  const seen = sharp(picture).extract({ left: 0, top: 0, width, height: Math.min(height, tallest) });
  await seen
    .clone()
    .png()
    .toFile(join(folder, `${name}.png`));
  if (!given.readme || !readme.has(name)) return;
  const top = sharp(picture).extract({ left: 0, top: 0, width, height: Math.min(height, width < 500 ? 844 : 900) });
  await top.webp({ quality: 82 }).toFile(join(readmeFolder, `${name}.webp`));
}

/** What a reader sees while the server starts. */
async function photographStart(browser: Browser, url: string): Promise<void> {
  for (const language of languages) {
    for (const width of widths) {
      for (const theme of themes) {
        const context = await openContext(browser, { language, width, theme });
        const page = await context.newPage();
        await page.goto(url + (language === "en" ? "/en" : "/"));
        await photograph(page, `503-${language}-${width}-${theme}`);
        await context.close();
      }
    }
  }
}

if (given.help) process.stdout.write(help);
else {
  await buildPages();
  if (!installBrowser()) throw new Error("Photographs need Chromium.");
  process.stdout.write(`\n${await photographAll()} photographs of pages are in ${folder}\n`);
}
process.exit(0);
