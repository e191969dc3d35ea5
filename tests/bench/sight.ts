import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { z } from "zod";
import { installBrowser, launchBrowser } from "../browser/browser.ts";
import { figureOf, say } from "./part.ts";

/** A middling telephone, as Lighthouse takes it. */
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slower = 4; // × than this machine's processor

/** How a story with a lead picture comes into sight: each load in a fresh browser profile, over a slow network. */
export async function measureSight(url: string, loads: number) {
  if (!installBrowser()) throw new Error("The benchmarks need Chromium.");
  const browser = await launchBrowser();
  try {
    const seen: Sight[] = [];
    const texts: number[] = [];
    for (let load = 0; load < loads; load += 1) {
      const sight = await loadSlowly(browser, url);
      say(`largest paint <${sight.element}> after ${sight.paint.toFixed(2)} s, layout shift ${sight.shift.toFixed(4)}`);
      seen.push(sight);
      texts.push((await isTextPaintedWithoutFonts(browser, url)) ? 1 : 0);
    }
    const sent = [...(seen[0]?.sent ?? [])]
      .map(([type, bytes]) => `${type.toLowerCase()} ${kilobytes(bytes)} KB`)
      .join(", ");
    return {
      "weight.view": figureOf(seen.map(weightWithoutPictures), "median", `as sent, headers included: ${sent}`),
      "sight.text": figureOf(texts, "minimum"),
      "sight.shift": figureOf(
        seen.map(({ shift }) => shift),
        "maximum",
      ),
      "sight.lcp": figureOf(
        seen.map(({ paint }) => paint),
        "median",
        `of <${seen[0]?.element}>`,
      ),
    };
  } finally {
    await browser.close();
  }
}

type Sight = { shift: number; paint: number; element: string; sent: Map<string, number> }; // s; bytes by type

const watched = z.object({ shift: z.number(), paint: z.number(), element: z.string() });

/** Runs in the page before anything of it. */
const watch = `
  window.sight = { shift: 0, paint: NaN, element: "" };
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => Object.assign(sight, { paint: entry.startTime / 1000, element: entry.element?.localName ?? "" }));
  observe("layout-shift", (entry) => { if (!entry.hadRecentInput) sight.shift += entry.value; });
`;

async function loadSlowly(browser: Browser, url: string): Promise<Sight> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const sent = await countBytes(session);
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: "networkidle" });
  await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
  const sight = watched.parse(await page.evaluate("sight"));
  await context.close();
  return { ...sight, sent };
}

/** Fills as answers come in: bytes over the wire by the browser's word for what they are. */
async function countBytes(session: CDPSession): Promise<Map<string, number>> {
  const [sent, types] = [new Map<string, number>(), new Map<string, string>()];
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    sent.set(type, (sent.get(type) ?? 0) + encodedDataLength);
  });
  await session.send("Network.enable");
  return sent;
}

function weightWithoutPictures({ sent }: Sight): number {
  const all = [...sent].filter(([type]) => type !== "Image").map(([, bytes]) => bytes);
  return all.reduce((sum, bytes) => sum + bytes, 0) / 1024;
}

const hidden = 2900; // ms: browsers may hide text that waits for its font for three seconds

/** With every font held back and no pictures, so that what is painted first is text. */
async function isTextPaintedWithoutFonts(browser: Browser, url: string): Promise<boolean> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  let asked = Number.POSITIVE_INFINITY; // when the first font was
  await page.route("**/*", (route) => {
    const type = route.request().resourceType();
    if (type === "font") asked = Math.min(asked, Date.now());
    else return type === "image" ? route.abort() : route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  const paint = await awaitPaint(page);
  await context.close();
  return paint < asked + hidden;
}

/** @returns when the first words were painted, by the machine's clock */
async function awaitPaint(page: Page): Promise<number> {
  const script = "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
  for (let turn = 0; turn < 600; turn += 1) {
    const paint = z.number().safeParse(await page.evaluate(script)); // NaN is no number to it
    if (paint.success) return paint.data;
    await sleep(50);
  }
  throw new Error("Nothing was painted in half a minute.");
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
