import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import { desk } from "#db/process.ts";
import { settings } from "#db/published/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, paragraph, write } from "../factories.ts";
import { arabicStory, makeArabicStory } from "../reader-story.ts";
import { runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const { url: database, dataFolder } = await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "ليلى منصور" });
const earlier = await makeArabicStory(editor, new Date("2026-07-26T11:05:00Z"));
const arabic = await makeArabicStory(editor, new Date("2026-07-27T06:30:00Z"));
const english = await makeLive(editor, {
  content: { headline: "Grain ships return", standfirst: "Cranes moved again at dawn." },
});
const server = await runServer({ database, dataFolder });
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  await server.stop();
});

const withoutScripts = { javaScriptEnabled: false } satisfies BrowserContextOptions;

async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(server.url + path);
  return { page, said };
}

test("a reader without scripts sees every part of a story, in order and in its direction", async () => {
  const { page } = await open(`/s/${arabic}`, withoutScripts);
  const article = page.getByRole("article");
  const text = (await page.locator("body").innerText()).replace(/\s+/gu, " ");
  const parts = [
    /الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد/.exec(text)?.[0] ?? "no weekday",
    arabicStory.kicker,
    arabicStory.headline,
    "شارك القصة",
    `${arabicStory.caption} (${arabicStory.credit})`,
    arabicStory.standfirst,
    "ليلى منصور",
    "نُشر 27 يوليو/ تموز 2026، 09:30",
    ...arabicStory.paragraphs.slice(0, 2),
    arabicStory.subheading,
    arabicStory.quote,
    arabicStory.attribution,
    arabicStory.minor,
    ...arabicStory.items,
    "المصادر: العربي - وكالات",
    arabicStory.topic,
    "قصص سابقة من اقتصاد",
    arabicStory.headline,
  ];
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `"${part}" is missing or out of order`);
    at = found + part.length;
  }
  assert.match(text, /^.*(\S+) (\d+) (\S+) \/ [A-Z][a-z]+ \d{4}/);
  assert.ok(!text.includes(arabicStory.hiddenSource));
  assert.equal(await article.getByRole("heading", { level: 1 }).textContent(), arabicStory.headline);
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.equal(await article.locator("p", { hasText: "Harbour Control" }).getAttribute("dir"), "ltr");
  assert.equal(await article.locator("blockquote").getAttribute("dir"), "rtl");
  assert.equal(await article.getByRole("link", { name: "تقرير البلدية" }).getAttribute("href"), arabicStory.link.href);
  assert.ok(await page.getByRole("region", { name: "المصادر", exact: true }).isVisible());
  const picture = article.getByRole("img", { name: "سفينة عند رصيف" });
  assert.ok(await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0));
  assert.equal(await page.locator(".earlier a").getAttribute("href"), await addressOf(earlier));
  await page.context().close();
});

async function addressOf(id: number): Promise<string> {
  const { page } = await open(`/s/${id}`, withoutScripts);
  const address = new URL(page.url()).pathname;
  await page.context().close();
  return address;
}

test("the share sheet opens and closes without scripts", async () => {
  const { page } = await open(`/s/${arabic}`, withoutScripts);
  const field = page.getByRole("textbox", { name: "رابط القصة" });
  assert.ok(await field.isHidden());
  await page.getByRole("button", { name: "شارك القصة" }).click();
  assert.equal(await field.inputValue(), page.url());
  assert.notEqual(await field.getAttribute("readonly"), null);
  for (const place of ["واتساب", "إكس", "فيسبوك", "تلغرام", "البريد الإلكتروني"]) {
    const href = await page.getByRole("link", { name: place, exact: true }).getAttribute("href");
    assert.ok(href?.includes(encodeURIComponent(page.url())), place);
  }
  assert.ok(await page.getByRole("button", { name: "انسخ الرابط" }).isHidden(), "needs a script");
  await page.getByRole("button", { name: "إغلاق" }).click();
  assert.ok(await field.isHidden());
  await page.context().close();
});

test("with scripts the address can be copied", async () => {
  const { page } = await open(`/s/${english}`, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByRole("button", { name: "Link copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await page.context().close();
});

test("with scripts a story is shared through the system, where it can", async () => {
  const context = await browser.newContext();
  // Chromium has no share sheet on every system: what would be handed to it is written down.
  await context.addInitScript(() => {
    navigator.share = async (given) => void document.documentElement.setAttribute("data-given", JSON.stringify(given));
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/s/${english}`);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Other apps" }).click();
  const given = await page.locator("html").getAttribute("data-given");
  assert.deepEqual(JSON.parse(given ?? ""), { title: "Grain ships return", url: page.url() });
  await context.close();
});

test("nothing stands out of the page from 320 to 1440 pixels", async () => {
  for (const path of ["/", "/en", `/s/${arabic}`, `/s/${english}`]) {
    const { page } = await open(path, withoutScripts);
    for (const width of [320, 390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.ok(overflow <= 0, `${path} at ${width}: ${overflow}`);
    }
    await page.context().close();
  }
});

test("a long story goes on where the reader asks, without scripts too, and is whole on paper", async () => {
  const words = "كلمات كثيرة في فقرة طويلة تمتد على أسطر عديدة ".repeat(12);
  const body = [...Array.from({ length: 12 }, () => paragraph(words)), paragraph("آخر جملة في القصة.")];
  const id = await makeLive(editor, { content: { headline: "قصة طويلة", body }, facts: { language: "ar" } });
  const other = await makeLive(editor, { content: { headline: "قصة أخرى", body }, facts: { language: "ar" } });
  await desk().update(settings).set({ continueReading: true });
  try {
    const { page } = await open(`/s/${id}`, withoutScripts);
    const height = () => page.locator(".prose").evaluate((prose) => prose.getBoundingClientRect().height);
    const clipped = await height();
    assert.ok(clipped < 600, `${clipped}`);
    await page.emulateMedia({ media: "print" });
    assert.ok((await height()) > clipped * 2, "print shows all");
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("link", { name: "تابع القراءة" }).click();
    assert.ok((await height()) > clipped * 2);
    assert.ok(await page.getByRole("link", { name: "تابع القراءة" }).isHidden());
    await page.context().close();

    const scripted = await open(`/s/${id}`);
    const { said } = scripted;
    const goOn = scripted.page.getByRole("link", { name: "تابع القراءة" });
    await goOn.click();
    assert.ok(await goOn.isHidden());
    assert.equal(new URL(scripted.page.url()).hash, "", "the address stays the story's");
    await scripted.page.goto(`${server.url}/s/${id}`);
    assert.ok(await goOn.isHidden(), "remembered");
    await scripted.page.goto(`${server.url}/s/${other}`);
    assert.ok(await goOn.isVisible(), "of this story alone");
    await scripted.page.evaluate(() => localStorage.setItem("khabar-opened", "{not ours"));
    await scripted.page.goto(`${server.url}/s/${id}`);
    await goOn.click();
    assert.ok(await goOn.isHidden(), "whatever lies in the browser's storage");
    assert.deepEqual(said, []);
    await scripted.page.context().close();
  } finally {
    await desk().update(settings).set({ continueReading: false });
  }
});

test("staff preview a draft through the readers' own page; nobody else does", async () => {
  const id = await makeArticle(editor, { content: { headline: "Not yet" }, facts: { language: "en", sources: [] } });
  await write(id, makeContent({ headline: "Only a draft", standfirst: "Nobody has seen it." }));
  const context = await browser.newContext({ locale: "en-US" });
  await signIn(context, editor);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${server.url}/desk/articles/${id}/preview`);
  await page.getByText("Preview: readers do not see this").waitFor();
  assert.equal(await page.getByRole("article").getByRole("heading", { level: 1 }).textContent(), "Only a draft");
  assert.equal(await page.locator('meta[name="robots"]').getAttribute("content"), "noindex, nofollow");
  assert.deepEqual(said, []);

  await page.getByRole("link", { name: "Phone" }).click();
  await page.getByRole("link", { name: "As it would be live" }).click();
  await page.getByRole("link", { name: "Dark" }).click();
  const framed = page.frameLocator("iframe");
  await framed.getByRole("heading", { level: 1, name: "Only a draft" }).waitFor();
  assert.equal(await framed.locator("body").evaluate(() => window.innerWidth), 390);
  assert.equal(await framed.getByRole("complementary", { name: "Preview" }).count(), 0, "the page alone stands in it");
  assert.equal(await page.locator("iframe").evaluate((frame) => getComputedStyle(frame).colorScheme), "dark");
  await page.getByText("missing before").waitFor(); // it lacks what readers need, and says so
  assert.deepEqual(said, []);
  await context.close();
  const stranger = await open(`/desk/articles/${id}/preview`);
  assert.match(stranger.page.url(), /\/login/);
  assert.equal((await fetch(`${server.url}/s/${id}`)).status, 404);
  await stranger.page.context().close();
});
