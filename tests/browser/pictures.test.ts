import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { Page, Request } from "playwright-core";
import { makeActor } from "../factories.ts";
import { makeJpeg, makePhoto } from "../picture-files.ts";
import { filesIn, openPictureHouse, traces } from "../server/picture-house.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const house = await openPictureHouse();
const browser = await launchBrowser();
after(() => browser.close());

async function openPictures(locale: "en" | "ar" = "en"): Promise<Page> {
  const context = await browser.newContext({ locale });
  const person = await makeActor({ language: locale });
  await signIn(context, person);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const problems: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`${house.server.url}/desk/media`);
  assert.deepEqual(problems, []);
  return page;
}

const photo = async (name: string) => ({ name, mimeType: "image/jpeg", buffer: await makePhoto(500, 400) });
const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator("input[type=file]").setInputFiles(files);

/** How fast the page may send from now on, in bytes a second. */
async function slowDown(page: Page, uploadThroughput: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}

suite("on the pictures' page", () => {
  test("a reporter sends a picture, sees how far it is, and then the picture itself", async () => {
    const page = await openPictures();
    await slowDown(page, 60_000);
    await choose(page, [await photo("harbour at dawn.jpg")]);
    const progress = page.getByRole("progressbar", { name: "Sending harbour at dawn.jpg" });
    await progress.waitFor();
    assert.match((await progress.getAttribute("aria-valuenow")) ?? "", /^\d+(\.\d+)?$/);
    const picture = page.getByRole("img", { name: "harbour at dawn.jpg" });
    await picture.waitFor();
    await progress.waitFor({ state: "detached" });
    await page.waitForFunction(
      (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
      await picture.elementHandle(),
    );
    assert.match(
      (await picture.evaluate((image: HTMLImageElement) => image.currentSrc)) ?? "",
      /\/media\/[0-9a-f]{64}\.avif$/,
    );
    await page.context().close();
  });

  test("something else gets a sentence in the person's language and a way on, and leaves nothing", async () => {
    const before = await traces(house);
    const sentences = {
      en: /^"?notes\.jpg.*is not a sound JPEG, PNG, WebP or AVIF picture/s,
      ar: /notes\.jpg.*ليس صورة سليمة/s,
    };
    for (const language of ["en", "ar"] as const) {
      const page = await openPictures(language);
      await choose(page, [{ name: "notes.jpg", mimeType: "image/jpeg", buffer: Buffer.from("only words") }]);
      const alert = page.getByRole("alert").filter({ hasText: "notes.jpg" });
      await alert.waitFor();
      assert.match((await alert.textContent()) ?? "", sentences[language]);
      await alert.getByRole("button", { name: language === "en" ? "Dismiss" : "إخفاء" }).click();
      await alert.waitFor({ state: "detached" });
      await page.context().close();
    }
    assert.deepEqual(await traces(house), before);
  });

  test("a connection that is cut again and again loses nothing", async () => {
    const page = await openPictures();
    let cuts = 0;
    await page.route("**/ut/**", (route) => {
      if (route.request().method() !== "PUT" || cuts === 2) return route.continue();
      cuts += 1;
      return route.abort("connectionreset");
    });
    await choose(page, [await photo("stubborn.jpg")]);
    await page.getByRole("img", { name: "stubborn.jpg" }).waitFor();
    assert.equal(cuts, 2);
    await page.context().close();
  });

  test("when the connection stays away a button goes on later", async () => {
    const page = await openPictures();
    await page.clock.install(); // the pauses between the tries are long
    let isAway = true;
    await page.route("**/api/uploadthing**", (route) =>
      isAway ? route.abort("internetdisconnected") : route.continue(),
    );
    await choose(page, [await photo("later.jpg")]);
    const alert = page.getByRole("alert").filter({ hasText: "later.jpg" });
    for (let turns = 0; turns < 100 && !(await alert.isVisible()); turns += 1) await page.clock.runFor(1000);
    assert.match((await alert.textContent()) ?? "", /connection was lost/);
    isAway = false;
    await page.clock.resume();
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("img", { name: "later.jpg" }).waitFor();
    await page.context().close();
  });

  test("a cancelled upload stops and becomes no picture", async () => {
    const page = await openPictures();
    const before = await traces(house);
    await slowDown(page, 20_000);
    await choose(page, [{ name: "mistake.jpg", mimeType: "image/jpeg", buffer: await makeJpeg(1200, 900) }]);
    const progress = page.getByRole("progressbar", { name: "Sending mistake.jpg" });
    const stopped = page.waitForEvent("requestfailed", (request) => request.method() === "PUT");
    await page.waitForRequest((request) => request.method() === "PUT");
    await page.getByRole("listitem").filter({ has: progress }).getByRole("button", { name: "Cancel" }).click();
    await stopped;
    await progress.waitFor({ state: "detached" });
    const { pictures, originals } = await traces(house);
    assert.deepEqual([pictures, originals], [before.pictures, before.originals]);
    assert.ok(filesIn(house, "incoming").length <= 1, "only the part that the sweep will take");
    await page.context().close();
  });

  test("many pictures go three at a time", async () => {
    const page = await openPictures();
    let running = 0;
    let most = 0;
    page.on("request", (request) => {
      if (request.method() === "PUT") most = Math.max(most, ++running);
    });
    const end = (request: Request) => {
      if (request.method() === "PUT") running -= 1;
    };
    page.on("requestfinished", end);
    page.on("requestfailed", end);
    const names = ["one.jpg", "two.jpg", "three.jpg", "four.jpg", "five.jpg"];
    await choose(page, await Promise.all(names.map(photo)));
    for (const name of names) await page.getByRole("img", { name }).waitFor();
    assert.ok(most <= 3 && most > 1, `${most} at once`);
    await page.context().close();
  });
});
