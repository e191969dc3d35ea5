/* Long on purpose: one server and one browser for all that staff do beside writing; another file would start another of each. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, suite, test } from "node:test";
import { eq } from "drizzle-orm";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { hashPassword } from "#db/passwords.ts";
import { desk } from "#db/process.ts";
import { people } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeSubmitted } from "../factories.ts";
import { type Running, runServer } from "../server/run-server.ts";
import { launchBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";

const { url: database } = await openDatabase();
const password = "seven calm lighthouses";
const admin = await makeActor({ name: "Nadim Saab", roles: ["chief", "admin"] });
const reporter = await makeActor({ name: "Lina Haddad", language: "ar" });
await desk()
  .update(people)
  .set({ passwordHash: await hashPassword(password) })
  .where(eq(people.id, admin.id));
await makeSubmitted(reporter, { content: { headline: "Ferry fares stay as they are" } });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await launchBrowser();
const faults: string[] = [];
let server: Running;

before(async () => {
  server = await runServer({ database });
});
after(async () => {
  await browser.close();
  await server.stop();
});

async function openPage(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: "en-GB", baseURL: server.url, ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load")) faults.push(message.text());
  });
  return { context, page };
}

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function fillSignIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(typed);
  await press(page, "Sign in");
}

/** Does one of the deeds on a person's line. */
async function change(page: Page, name: string, deed: string): Promise<void> {
  await press(page, `Change ${name}`);
  await page.getByRole("menuitem", { name: deed }).click();
}

suite("staff in the browser", () => {
  test("a wrong password is told in a sentence and the email stays; the right one leads where one wanted to go", async () => {
    const { page, context } = await openPage();
    await page.goto("/desk/staff");
    assert.equal(new URL(page.url()).pathname, "/login");
    await fillSignIn(page, admin.email, "not this one");
    await page.getByText("This email and password do not fit together").waitFor();
    assert.equal(await page.getByLabel("Email").inputValue(), admin.email);
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("/desk/staff");
    await press(page, "Sign out");
    await page.waitForURL("/login");
    await page.goto("/desk");
    assert.equal(new URL(page.url()).pathname, "/login");
    await page.goto("/login?next=https://evil.example/desk");
    await fillSignIn(page, admin.email, password);
    await page.waitForURL("/desk");
    await context.close();
  });

  test("sign-in works before scripts have come, and keeps the email then too", async () => {
    const { page, context } = await openPage({ javaScriptEnabled: false });
    await page.goto("/login?next=/desk/articles");
    await fillSignIn(page, admin.email, "not this one");
    await page.getByText("This email and password do not fit together").waitFor();
    assert.equal(await page.getByLabel("Email").inputValue(), admin.email);
    await fillSignIn(page, admin.email, password);
    await page.waitForURL("/desk/articles");
    await page.getByRole("link", { name: "Ferry fares stay as they are" }).waitFor();
    await context.close();
  });

  test("guessing is slowed down, with the seconds to wait", async () => {
    const { page, context } = await openPage();
    await page.goto("/login");
    for (let guess = 0; guess < 5; guess += 1) {
      await fillSignIn(page, "guessed@example.test", `guess ${guess}`);
      await page.getByRole("button", { name: "Sign in", disabled: false }).waitFor();
      await page.getByText("do not fit together").waitFor();
    }
    await fillSignIn(page, "guessed@example.test", "guess 6");
    await page.getByText(/Too many failed attempts\. Wait \d+ seconds?, then try again\./).waitFor();
    await context.close();
  });

  test("an administrator adds a person, who chooses a password first, changes role, and is out when disabled", async () => {
    const { page, context } = await openPage();
    await signIn(context, admin);
    await page.goto("/desk/staff");
    await box(page, "Name").fill("Rima Saleh");
    await box(page, "Email").fill("rima at example");
    await press(page, "Add person");
    await page.getByText("This is not an email address").waitFor();
    assert.equal(await box(page, "Name").inputValue(), "Rima Saleh");
    await box(page, "Email").fill("rima@example.test");
    await press(page, "Add person");
    await page.getByText("Choose at least one role.").waitFor();
    await page.getByRole("checkbox", { name: "Reporter", exact: true }).check({ force: true });
    await press(page, "Add person");
    const oneTime = await box(page, "One-time password").inputValue();
    await press(page, "Done");
    await page.getByText("rima@example.test").waitFor();
    assert.equal(await page.getByText(oneTime).count(), 0, "shown once");

    const rima = await openPage();
    await rima.page.goto("/desk/articles");
    await fillSignIn(rima.page, "rima@example.test", oneTime);
    await rima.page.waitForURL("/desk/account");
    await rima.page.goto("/desk/articles");
    assert.equal(new URL(rima.page.url()).pathname, "/desk/account", "nothing else works before");
    await box(rima.page, "One-time password").fill(oneTime);
    await box(rima.page, "New password").fill("too short");
    await press(rima.page, "Change password");
    await rima.page.getByText("This password is too short").waitFor();
    await box(rima.page, "New password").fill("eleven green doors");
    await press(rima.page, "Change password");
    await rima.page.waitForURL("/desk");
    await rima.page.goto("/desk/staff");
    await rima.page.getByText("Your role does not allow this").waitFor();

    await change(page, "Rima Saleh", "Change roles");
    await page.getByRole("alertdialog").getByRole("checkbox", { name: "Editor", exact: true }).check({ force: true });
    await press(page, "Save roles");
    await page.getByText("Reporter, Editor").waitFor();
    await change(page, "Rima Saleh", "Disable");
    await page.getByText("They are signed out everywhere within seconds").waitFor();
    await page.getByRole("alertdialog").getByRole("button", { name: "Disable", exact: true }).click();
    await page.getByText("Disabled", { exact: true }).waitFor();
    await rima.page.goto("/desk");
    assert.equal(new URL(rima.page.url()).pathname, "/login");
    await fillSignIn(rima.page, "rima@example.test", "eleven green doors");
    await rima.page.getByText("This account is disabled").waitFor();

    await change(page, "Nadim Saab", "Disable");
    await page.getByRole("alertdialog").getByRole("button", { name: "Disable", exact: true }).click();
    await page.getByText("This is the last administrator").waitFor();
    await page.goto("/desk/diary");
    await page.getByText("Nadim Saab disabled Rima Saleh").waitFor();
    await rima.context.close();
    await context.close();
  });

  test("the site's name changes before readers", async () => {
    const { page, context } = await openPage();
    await signIn(context, admin);
    await page.goto("/desk/settings");
    await box(page, "Name in English").fill("The Breakwater");
    await press(page, "Save");
    await page.getByText("Saved. Readers see it now.").first().waitFor();
    assert.match(await (await fetch(`${server.url}/en`)).text(), /The Breakwater/);
    await press(page, "Move Economy up");
    await page.getByRole("row").first().getByText("Economy", { exact: true }).waitFor();
    await context.close();
  });

  test("the desk speaks the browser's language until the person chooses one", async () => {
    const { page, context } = await openPage({ locale: "ar" });
    await page.goto("/login");
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await press(page, "English");
    await page.locator("html[lang=en][dir=ltr]").waitFor();
    await signIn(context, reporter); // who has chosen Arabic
    await page.goto("/desk");
    await page.getByRole("link", { name: "قصة جديدة" }).waitFor();
    await press(page, "English");
    await page.getByRole("link", { name: "New article" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await context.close();
  });

  test("the list is searched, filtered and opened by keyboard", async () => {
    const { page, context } = await openPage();
    await signIn(context, admin);
    await page.goto("/desk/articles");
    await page.getByLabel("Search headlines").fill("no such words");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing fits").waitFor();
    await page.getByRole("link", { name: "Show all articles" }).press("Enter");
    await page.getByLabel("Search headlines").fill("ferry");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search=ferry/);
    await page.getByRole("link", { name: "Ferry fares stay as they are" }).waitFor();
    await page.getByText("Submitted for review").last().waitFor();
    const stage = page.getByLabel("Status", { exact: true });
    await stage.press("S"); // the first that begins so
    await page.waitForURL(/stage=submitted/);
    await page.getByRole("link", { name: "Ferry fares stay as they are" }).waitFor();
    assert.ok(await stage.evaluate((field) => field === document.activeElement), "the keyboard stays where it was");
    await page.getByRole("link", { name: "Clear the choice" }).press("Enter");
    await page.waitForURL(/articles$/);
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>("[name=stage]")?.value === "");
    assert.equal(await page.getByLabel("Search headlines").inputValue(), "");
    await context.close();
  });

  test("by keys alone: letters go through the list on any layout, never while one types, and Ctrl-K finds", async () => {
    const { page, context } = await openPage();
    await signIn(context, admin);
    await page.goto("/desk/articles");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("j");
    const row = page.getByRole("link", { name: "Ferry fares stay as they are" });
    assert.ok(await row.evaluate((link) => link === document.activeElement));
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ظ", code: "Slash", bubbles: true })),
    );
    const search = page.getByLabel("Search headlines");
    assert.ok(await search.evaluate((field) => field === document.activeElement), "an Arabic keyboard's / searches");
    await page.keyboard.type("n?jk");
    assert.equal(await search.inputValue(), "n?jk");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Find or do" }).waitFor();
    await page.keyboard.type("fares FERRY");
    await page.getByRole("menuitem", { name: /Ferry fares/ }).waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate<string[]>(
      "axe.run('[role=dialog]').then((r) => r.violations.map((v) => v.id + v.nodes[0].html))",
    );
    assert.deepEqual(found, []);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/articles\/\d+$/);
    await page.goto("/desk");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.waitForURL("/desk/articles/new");
    await context.close();
  });

  test("the side folds for this person and stays folded; today shows what waits, and a finished checklist goes", async () => {
    const { page, context } = await openPage();
    await signIn(context, admin);
    await page.goto("/desk");
    await page
      .getByRole("region", { name: /Waiting for review/ })
      .getByRole("link", { name: /Ferry fares/ })
      .waitFor();
    const menu = page.getByRole("button", { name: "Sidebar" });
    await menu.click();
    await page.reload();
    assert.equal(await menu.getAttribute("aria-expanded"), "false");
    assert.ok(
      Number((await page.getByRole("navigation", { name: "Parts of the newsroom" }).boundingBox())?.width) < 80,
    );
    await menu.click();
    await press(page, "Put this list away");
    await page.getByRole("heading", { name: /first minutes/ }).waitFor({ state: "detached" });
    await context.close();
  });

  test("no page of the desk has a fault that axe knows of, in either language, on a phone or a desk", async () => {
    for (const locale of ["en-GB", "ar"]) {
      for (const [width, colorScheme] of [
        [390, "light"],
        [1440, "dark"],
      ] as const) {
        const { page, context } = await openPage({ locale, colorScheme, viewport: { width, height: 900 } });
        const language = locale === "ar" ? "ar" : "en";
        await desk().update(people).set({ language }).where(eq(people.id, admin.id));
        for (const path of [
          "/login",
          "/desk",
          "/desk/articles",
          "/desk/staff",
          "/desk/diary",
          "/desk/settings",
          "/desk/account",
          "/desk/nowhere",
        ]) {
          if (path === "/desk") await signIn(context, admin);
          await page.goto(path);
          await page.evaluate(axe);
          const found = await page.evaluate<string[]>(
            "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ')))",
          );
          assert.deepEqual(found, [], `${locale} ${width} ${path}`);
          const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          assert.equal(isWide, false, `${path} scrolls sideways at ${width}`);
        }
        await context.close();
      }
    }
  });

  test("nothing was said on the console: the policy holds and the pages fit it", () => {
    assert.deepEqual(faults, []);
  });
});
